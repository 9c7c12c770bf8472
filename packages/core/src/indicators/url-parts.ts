/** Where the parts of a URL lie, as offsets; filled again for each URL so that nothing is allocated. */
export interface UrlParts {
  /** `opaque`: a scheme without a host, such as `mailto:` or `data:`. */
  kind: 'url' | 'file' | 'opaque';
  schemeEnd: number;
  /** Equal to `start` where there is no scheme. */
  schemeStart: number;
  /** Empty where there is no host. An IPv6 address includes its brackets. */
  hostStart: number;
  hostEnd: number;
  /** The digits of the port; empty where there is none. */
  portStart: number;
  portEnd: number;
  /** Path, query and fragment. */
  restStart: number;
  end: number;
}

/** For `splitUrl` to fill, for one URL after the other. */
export function emptyUrlParts(): UrlParts {
  return {
    kind: 'url',
    schemeStart: 0,
    schemeEnd: 0,
    hostStart: 0,
    hostEnd: 0,
    portStart: 0,
    portEnd: 0,
    restStart: 0,
    end: 0,
  };
}

const maxSchemeLength = 40;
const slash = 0x2f;
const backslash = 0x5c;
const colon = 0x3a;

/**
 * Finds scheme, host, port and rest of UTF-8 bytes `[start, end)` as a browser would: white space around is dropped, and direction marks,
 * which stand around what is copied out of a text in Arabic or Hebrew;
 * `\` counts as `/`, user information goes up to the last `@`. Without a scheme the text begins with the host.
 */
export function splitUrl(bytes: Uint8Array, start: number, end: number, parts: UrlParts): void {
  let from = start;
  let to = end;
  let size = signLength(bytes, from);
  // What begins at the last byte and ends behind it is cut off, and none.
  for (; size > 0 && from + size <= to; size = signLength(bytes, from)) from += size;
  size = signBefore(bytes, to);
  for (; size > 0 && to - size >= from; size = signBefore(bytes, to)) to -= size;
  parts.kind = 'url';
  parts.schemeStart = from;
  parts.end = to;

  const colonAt = schemeColon(bytes, from, to);
  let authority = from;
  if (colonAt < 0 || isPortOrHostColon(bytes, colonAt + 1, to, from)) {
    parts.schemeEnd = from;
    // `//host/path`, as links inside a page are written
    if (isSlash(bytes[from]) && isSlash(bytes[from + 1])) authority = from + 2;
  } else {
    parts.schemeEnd = colonAt;
    authority = colonAt + 1;
    const special = isSpecialScheme(bytes, from, colonAt);
    if (special || (isSlash(bytes[authority]) && isSlash(bytes[authority + 1]))) {
      if (special) while (authority < to && isSlash(bytes[authority])) authority++;
      else authority += 2;
      if (schemeIs(bytes, from, colonAt, 'file')) parts.kind = 'file';
    } else {
      parts.kind = 'opaque';
      parts.hostStart =
        parts.hostEnd =
        parts.portStart =
        parts.portEnd =
        parts.restStart =
          authority;
      return;
    }
  }
  splitAuthority(bytes, authority, to, parts);
}

/** How many bytes white space takes that begins at `at`, or a sign without width; 0 where something else does. */
function signLength(bytes: Uint8Array, at: number): number {
  const byte = bytes[at] ?? 0;
  if (byte <= 0x20) return 1;
  if (byte < 0xc2) return 0;
  const second = bytes[at + 1] ?? 0;
  const third = bytes[at + 2] ?? 0;
  switch (byte) {
    case 0xc2: // no-break space
      return second === 0xa0 ? 2 : 0;
    case 0xd8: // Arabic letter mark
      return second === 0x9c ? 2 : 0;
    case 0xe2: // U+2000 to U+200F, U+2028 to U+202F; U+2060, U+2066 to U+2069
      if (second === 0x80)
        return (third >= 0x80 && third <= 0x8f) || (third & 0xf8) === 0xa8 ? 3 : 0;
      return second === 0x81 && (third === 0xa0 || (third >= 0xa6 && third <= 0xa9)) ? 3 : 0;
    case 0xe3: // ideographic space
      return second === 0x80 && third === 0x80 ? 3 : 0;
    case 0xef: // byte order mark
      return second === 0xbb && third === 0xbf ? 3 : 0;
    default:
      return 0;
  }
}

/** The same for what ends at `end`. */
function signBefore(bytes: Uint8Array, end: number): number {
  for (let size = 1; size <= 3; size++) if (signLength(bytes, end - size) === size) return size;
  return 0;
}

/** The same for a value that is known to be a host, with port and user information perhaps, or a whole URL. */
export function splitHost(bytes: Uint8Array, start: number, end: number, parts: UrlParts): void {
  splitUrl(bytes, start, end, parts);
  if (parts.kind !== 'opaque') return;
  // `user:password@host` looks like a scheme without a host
  parts.kind = 'url';
  parts.schemeEnd = parts.schemeStart;
  splitAuthority(bytes, parts.schemeStart, parts.end, parts);
}

/** Finds user information, host and port of what starts at `start` and ends at the first `/`, `?` or `#`. */
function splitAuthority(bytes: Uint8Array, start: number, end: number, parts: UrlParts): void {
  let host = start;
  let at = start;
  for (; at < end; at++) {
    const byte = bytes[at];
    if (byte === slash || byte === backslash || byte === 0x3f || byte === 0x23) break;
    if (byte === 0x40) host = at + 1;
  }
  parts.restStart = at;
  parts.hostStart = host;

  let hostEnd = at;
  let colons = 0;
  if (bytes[host] === 0x5b) {
    while (hostEnd > host && bytes[hostEnd - 1] !== 0x5d) hostEnd--;
    if (hostEnd === host) hostEnd = at;
  } else {
    for (let i = at - 1; i >= host; i--) {
      if (bytes[i] !== colon) continue;
      hostEnd = i;
      colons++;
    }
    // An address such as `2001:db8::1` without brackets, as logs write it
    if (colons > 1) hostEnd = at;
  }
  parts.hostEnd = hostEnd;
  parts.portStart = Math.min(hostEnd + 1, at);
  parts.portEnd = at;
}

/** The `:` that ends a scheme, or -1. */
function schemeColon(bytes: Uint8Array, start: number, end: number): number {
  const last = Math.min(end, start + maxSchemeLength);
  for (let at = start; at < last; at++) {
    const byte = bytes[at] ?? 0;
    if (byte === colon) return at > start ? at : -1;
    const lower = byte | 0x20;
    if (lower >= 0x61 && lower <= 0x7a) continue;
    const isLater =
      (byte >= 0x30 && byte <= 0x39) || byte === 0x2b || byte === 0x2d || byte === 0x2e;
    if (at === start || !isLater) return -1;
  }
  return -1;
}

/** True for `example.org:8443/…` and `fe80:…`, where what stands before the colon is no scheme. */
function isPortOrHostColon(bytes: Uint8Array, at: number, end: number, start: number): boolean {
  let digits = 0;
  let i = at;
  for (; i < end; i++) {
    const byte = bytes[i] ?? 0;
    if (byte === slash || byte === 0x3f || byte === 0x23 || byte === backslash) break;
    if (byte < 0x30 || byte > 0x39) return isBareIpv6(bytes, start, end);
    digits++;
  }
  return digits > 0 ? !isSpecialScheme(bytes, start, at - 1) : i === end;
}

function isBareIpv6(bytes: Uint8Array, start: number, end: number): boolean {
  let colons = 0;
  if (end - start > 60) return false;
  for (let at = start; at < end; at++) {
    const byte = bytes[at] ?? 0;
    if (byte === 0x25 && colons > 1) return true;
    if (byte === colon) colons++;
    else {
      const lower = byte | 0x20;
      const isHex = (byte >= 0x30 && byte <= 0x39) || (lower >= 0x61 && lower <= 0x66);
      if (!isHex && byte !== 0x2e) return false;
    }
  }
  return colons > 1;
}

const specialSchemes = ['https', 'http', 'ftp', 'ws', 'wss', 'file'];

function isSpecialScheme(bytes: Uint8Array, start: number, end: number): boolean {
  return specialSchemes.some((scheme) => schemeIs(bytes, start, end, scheme));
}

/** Whether bytes `[start, end)` are this lower-case ASCII word, in any case. */
export function schemeIs(bytes: Uint8Array, start: number, end: number, word: string): boolean {
  if (end - start !== word.length) return false;
  for (let at = 0; at < word.length; at++) {
    if (((bytes[start + at] ?? 0) | 0x20) !== word.charCodeAt(at)) return false;
  }
  return true;
}

function isSlash(byte: number | undefined): boolean {
  return byte === slash || byte === backslash;
}
