/** Longest text that is looked at as an address: `[` 8 groups, an IPv4 tail and a zone `]`. */
const maxAddressLength = 100;

/**
 * The IPv4 address that a host names, as browsers read it: one to four parts, each decimal, octal (`0…`) or
 * hexadecimal (`0x…`), the last filling what is left. -1 where it is none. Allocates nothing.
 */
export function ipv4InBytes(bytes: Uint8Array, start: number, end: number): number {
  let last = end;
  if (last > start && bytes[last - 1] === 0x2e) last--;
  if (last <= start || last - start > maxAddressLength) return -1;
  let address = 0;
  let parts = 0;
  let from = start;
  for (let at = start; at <= last; at++) {
    if (at < last && bytes[at] !== 0x2e) continue;
    const value = numberInBytes(bytes, from, at);
    parts++;
    if (value < 0 || parts > 4) return -1;
    if (at < last) {
      if (value > 255) return -1;
      address = address * 256 + value;
    } else {
      const room = 256 ** (5 - parts);
      if (value >= room) return -1;
      address = address * room + value;
    }
    from = at + 1;
  }
  return address;
}

/** One part of an address: decimal, `0` and octal, `0x` and hexadecimal; -1 for anything else or beyond 32 bits. */
function numberInBytes(bytes: Uint8Array, start: number, end: number): number {
  if (start >= end) return -1;
  let radix = 10;
  let at = start;
  if (bytes[at] === 0x30 && end - at > 1) {
    const isHexadecimal = ((bytes[at + 1] ?? 0) | 0x20) === 0x78;
    radix = isHexadecimal ? 16 : 8;
    at += isHexadecimal ? 2 : 1;
  }
  let value = 0;
  for (; at < end; at++) {
    const digit = digitValue(bytes[at] ?? 0);
    if (digit < 0 || digit >= radix) return -1;
    value = value * radix + digit;
    if (value > 0xffffffff) return -1;
  }
  return value;
}

function digitValue(byte: number): number {
  if (byte >= 0x30 && byte <= 0x39) return byte - 0x30;
  const lower = byte | 0x20;
  return lower >= 0x61 && lower <= 0x66 ? lower - 0x57 : -1;
}

/** The four bytes of an IPv4 address. */
export function ipv4Bytes(address: number): Uint8Array {
  return Uint8Array.of(
    address >>> 24,
    (address >>> 16) & 255,
    (address >>> 8) & 255,
    address & 255,
  );
}

/**
 * The bytes of an IPv6 address in any spelling, with or without brackets and zone; `undefined` where it is none.
 * An IPv4 address written as IPv6 (`::ffff:192.0.2.1`) comes back as its four bytes: it is the same host.
 */
export function ipv6Bytes(text: string): Uint8Array | undefined {
  if (text.length > maxAddressLength) return undefined;
  let address = text.startsWith('[') && text.endsWith(']') ? text.slice(1, -1) : text;
  const zone = address.indexOf('%');
  if (zone >= 0) address = address.slice(0, zone);

  const halves = address.split('::');
  if (halves.length > 2 || !address.includes(':')) return undefined;
  const head = groupsOf(halves[0] ?? '');
  const tail = groupsOf(halves[1] ?? '');
  if (head === undefined || tail === undefined) return undefined;
  const missing = 8 - head.length - tail.length;
  if (halves.length === 1 ? missing !== 0 : missing < 1) return undefined;

  const groups = [...head, ...Array<number>(missing).fill(0), ...tail];
  const bytes = Uint8Array.from(groups.flatMap((group) => [group >> 8, group & 255]));
  const isMapped = groups.slice(0, 5).every((group) => group === 0) && groups[5] === 0xffff;
  return isMapped ? bytes.slice(12) : bytes;
}

/** The 16-bit groups of one side of `::`; an IPv4 tail gives two. */
function groupsOf(text: string): number[] | undefined {
  if (text === '') return [];
  const groups: number[] = [];
  const parts = text.split(':');
  for (const [index, part] of parts.entries()) {
    if (/^[0-9a-f]{1,4}$/i.test(part)) {
      groups.push(parseInt(part, 16));
      continue;
    }
    const dotted = index === parts.length - 1 && /^\d{1,3}(?:\.\d{1,3}){3}$/.test(part);
    const octets = dotted ? part.split('.').map(Number) : [];
    if (octets.length !== 4 || octets.some((octet) => octet > 255)) return undefined;
    const [a = 0, b = 0, c = 0, d = 0] = octets;
    groups.push(a * 256 + b, c * 256 + d);
  }
  return groups.length > 8 ? undefined : groups;
}
