import { hexOf } from '../bytes/hex.ts';
import { ipv4Bytes, ipv4InBytes, ipv6Bytes } from './addresses.ts';
import { punycode } from './punycode.ts';
import { emptyUrlParts, schemeIs, splitUrl } from './url-parts.ts';
import type { UrlParts } from './url-parts.ts';

/**
 * How values are made equal before they are compared, for indicators and evidence alike
 * (`docs/methodology/how-indicators-are-matched.md`).
 */

/** Hosts longer than this before normalising are no hosts; 253 is what DNS can hold. */
const maxHostInput = 1024;
const maxHostLength = 253;
const maxLabelLength = 63;

const encoder = new TextEncoder();
const decoder = new TextDecoder();

/** Characters that no host can hold; without this check `a b.example` would be one. */
const notInHosts = /[\0-\x20"#/:<>?@[\\\]^`{|}\x7f%]/;

/** Left out by UTS 46 before a name is looked up. */
const ignoredInHosts = /[\u00ad\u034f\u180b-\u180d\u200b\u2060\u2064\ufe00-\ufe0f\ufeff]/gu;
/** Joiners beside a letter that is not of a script with joined letters, or at a border: there no host can hold them (RFC 5892, appendix A). */
const strayJoiners = /(?<![^\0-\x7f])[\u200c\u200d]+|[\u200c\u200d]+(?![^\0-\x7f])/g;
const fullStops = /[\u3002\uff0e\uff61]/g;

/**
 * A host as it is looked up: percent-decoded, lower-case, international labels as `xn--…`, no trailing dot.
 * Takes a host alone, without port and user information. `undefined` where no host can be so named.
 */
export function normaliseHost(host: string): string | undefined {
  if (host.length > maxHostInput) return undefined;
  const decoded = host.includes('%') ? percentDecoded(host) : host;
  const name = /^[\0-\x7f]*$/.test(decoded) ? decoded.toLowerCase() : mapped(decoded);
  const trimmed = name.replace(/^\.+|\.{1,4}$/g, '');
  if (trimmed === '' || trimmed.length > maxHostInput || notInHosts.test(trimmed)) return undefined;
  const labels: string[] = [];
  for (const label of trimmed.split('.')) {
    const ascii = asciiLabel(label);
    if (ascii === undefined) return undefined;
    labels.push(ascii);
  }
  const ascii = labels.join('.');
  return ascii.length <= maxHostLength ? ascii : undefined;
}

/** Lower-cased character by character: `toLowerCase` on the whole would write a final sigma, which names another host. */
function mapped(host: string): string {
  const compatible = host
    .normalize('NFKC')
    .replace(ignoredInHosts, '')
    .replace(fullStops, '.')
    .replace(strayJoiners, '');
  return Array.from(compatible, (character) => character.toLowerCase())
    .join('')
    .normalize('NFKC');
}

function asciiLabel(label: string): string | undefined {
  if (label === '') return undefined;
  if (/^[\0-\x7f]+$/.test(label)) return label.length <= maxLabelLength ? label : undefined;
  const encoded = punycode(label);
  if (encoded === undefined || encoded.length + 4 > maxLabelLength) return undefined;
  return 'xn--' + encoded;
}

/** The address that a host or value names, 4 bytes or 16; `undefined` where it names none. */
export function normaliseAddress(value: string): Uint8Array | undefined {
  const trimmed = value.trim();
  const bytes = encoder.encode(trimmed);
  const ipv4 = ipv4InBytes(bytes, 0, bytes.length);
  return ipv4 >= 0 ? ipv4Bytes(ipv4) : ipv6Bytes(trimmed);
}

/**
 * A URL without scheme, user information, default port and fragment: `host[:port]/path[?query]`. Host as
 * `normaliseHost`, addresses in one spelling, `.` and `..` resolved, percent signs and `&` in one spelling, case of the path kept.
 */
export function normaliseUrl(url: string): string | undefined {
  const bytes = encoder.encode(url);
  const parts = emptyUrlParts();
  splitUrl(bytes, 0, bytes.length, parts);
  return normalisedUrl(bytes, parts);
}

/** The same for a URL that was split already. */
export function normalisedUrl(bytes: Uint8Array, parts: UrlParts): string | undefined {
  if (parts.kind !== 'url' || parts.hostEnd === parts.hostStart) return undefined;
  const host = urlHost(decoder.decode(bytes.slice(parts.hostStart, parts.hostEnd)));
  if (host === undefined) return undefined;
  const port = normalisedPort(bytes, parts);
  if (port === undefined) return undefined;

  let pathEnd = parts.restStart;
  while (pathEnd < parts.end && bytes[pathEnd] !== 0x3f && bytes[pathEnd] !== 0x23) pathEnd++;
  let queryEnd = pathEnd;
  while (queryEnd < parts.end && bytes[queryEnd] !== 0x23) queryEnd++;
  const path = percentNormalised(bytes, parts.restStart, pathEnd).replaceAll('\\', '/');
  return host + port + withoutDotSegments(path) + queryNormalised(bytes, pathEnd, queryEnd);
}

/** The host part of a normalised URL: an address in one spelling, or a name. */
export function urlHost(host: string): string | undefined {
  let address = normaliseAddress(host);
  if (address === undefined) {
    const name = normaliseHost(host);
    // `%3192.0.2.1` is an address once it is decoded
    address = name === undefined || name === host ? undefined : normaliseAddress(name);
    if (address === undefined) return name;
  }
  if (address.length === 4) return address.join('.');
  return `[${hexOf(address)}]`;
}

function normalisedPort(bytes: Uint8Array, parts: UrlParts): string | undefined {
  const text = decoder.decode(
    bytes.slice(parts.portStart, Math.min(parts.portEnd, parts.portStart + 8)),
  );
  if (text === '') return '';
  if (!/^\d{1,7}$/.test(text)) return undefined;
  const port = Number(text);
  const is = (...schemes: readonly string[]) =>
    schemes.some((scheme) => schemeIs(bytes, parts.schemeStart, parts.schemeEnd, scheme));
  const hasScheme = parts.schemeEnd > parts.schemeStart;
  const isDefault =
    (port === 80 && (!hasScheme || is('http', 'ws'))) ||
    (port === 443 && (!hasScheme || is('https', 'wss'))) ||
    (port === 21 && is('ftp'));
  return isDefault ? '' : `:${port}`;
}

function withoutDotSegments(path: string): string {
  if (!/\/(?:\.|%2e)/i.test(path)) return path.startsWith('/') ? path : '/' + path;
  const kept: string[] = [];
  const segments = path.split('/').slice(1);
  for (const [index, segment] of segments.entries()) {
    const plain = segment.replace(/%2e/gi, '.');
    const isLast = index === segments.length - 1;
    if (plain === '..') kept.pop();
    if (plain !== '.' && plain !== '..') kept.push(segment);
    else if (isLast) kept.push('');
  }
  return '/' + kept.join('/');
}

/** Percent signs in one spelling: what needs none is written plain, the rest in capitals; other bytes beyond ASCII get one. */
function percentNormalised(bytes: Uint8Array, start: number, end: number): string {
  let text = '';
  for (let at = start; at < end; at++) {
    const byte = bytes[at] ?? 0;
    if (byte === 0x09 || byte === 0x0a || byte === 0x0d) continue;
    const code = byte === 0x25 && at + 2 < end ? hexPair(bytes[at + 1], bytes[at + 2]) : -1;
    if (code >= 0) {
      text += isUnreserved(code) ? String.fromCharCode(code) : percent(code);
      at += 2;
    } else if (byte <= 0x20 || byte >= 0x7f || byte === 0x22 || byte === 0x3c || byte === 0x3e) {
      text += percent(byte);
    } else {
      text += String.fromCharCode(byte);
    }
  }
  return text;
}

/** Out of a web page the `&` between two values is copied as it is written there, `&amp;`. */
function queryNormalised(bytes: Uint8Array, start: number, end: number): string {
  const query = percentNormalised(bytes, start, end);
  return query.includes('&amp;') ? query.replace(/&(?:amp;)+/g, '&') : query;
}

function percent(byte: number): string {
  return '%' + byte.toString(16).toUpperCase().padStart(2, '0');
}

function isUnreserved(byte: number): boolean {
  return /^[A-Za-z0-9._~-]$/.test(String.fromCharCode(byte));
}

function hexPair(high: number | undefined, low: number | undefined): number {
  const pair = String.fromCharCode(high ?? 0, low ?? 0);
  return /^[0-9a-fA-F]{2}$/.test(pair) ? parseInt(pair, 16) : -1;
}

/** `%XX` replaced by what they stand for, as UTF-8; a `%` that stands for nothing is kept. */
export function percentDecoded(text: string): string {
  const bytes = encoder.encode(text);
  let length = 0;
  for (let at = 0; at < bytes.length; at++) {
    const code = bytes[at] === 0x25 ? hexPair(bytes[at + 1], bytes[at + 2]) : -1;
    bytes[length++] = code >= 0 ? code : (bytes[at] ?? 0);
    if (code >= 0) at += 2;
  }
  return decoder.decode(bytes.subarray(0, length));
}

/** An e-mail address as it is written, without the name of the person before it, `mailto:`, angle brackets and white space. */
export function addressAlone(value: string): string {
  let address = value.trim();
  const bracket = /<([^<>]{1,1024})>\s*$/.exec(address.slice(-1100));
  if (bracket?.[1] !== undefined) address = bracket[1].trim();
  if (/^mailto:/i.test(address)) address = percentDecoded(address.slice(7).split('?', 1)[0] ?? '');
  return address;
}

/** An e-mail address in lower case, its host as `normaliseHost`; without what `addressAlone` leaves out. */
export function normaliseEmail(value: string): string {
  const lower = addressAlone(value).normalize('NFC').toLowerCase();
  const at = lower.lastIndexOf('@');
  if (at < 0) return lower;
  const host = lower.slice(at + 1);
  return lower.slice(0, at + 1) + (normaliseHost(host) ?? host);
}

/** What stands for the person's own home where a path is stored as `~/…`. */
const mobileHome = '/private/var/mobile';

/**
 * A device path with single slashes, `.` and `..` resolved, `/var` and `/etc` folded to `/private/…`, `/tmp` to `/private/var/tmp` (links
 * on iOS; on Android no path begins with `/private`, so folding both sides changes nothing there), `~/` as the home of `mobile`.
 * Without a slash at its end. Relative paths stay relative.
 */
export function normalisePath(path: string): string {
  let full = path.normalize('NFC');
  if (/^file:\/\//i.test(full))
    full = percentDecoded(full.slice(7).replace(/^localhost(?=\/)/i, ''));
  if (full === '~' || full.startsWith('~/')) full = mobileHome + full.slice(1);
  const kept: string[] = [];
  for (const component of full.split('/')) {
    if (component === '' || component === '.') continue;
    if (component === '..') kept.pop();
    else kept.push(component);
  }
  if (!full.startsWith('/')) return kept.join('/');
  const first = kept[0];
  if (first === 'var' || first === 'tmp' || first === 'etc') kept.unshift('private');
  // Where macOS has `/private/tmp`, which some lists name, iOS has `/private/var/tmp`
  if (kept[0] === 'private' && kept[1] === 'tmp') kept.splice(1, 0, 'var');
  return '/' + kept.join('/');
}

/** The last component, without the zero bytes that fixed-width fields leave behind. */
export function lastComponent(path: string): string {
  const zero = path.indexOf('\0');
  const name = zero < 0 ? path : path.slice(0, zero);
  return name.slice(name.lastIndexOf('/') + 1).normalize('NFC');
}

/** Hexadecimal digits in lower case, without the colons, dashes and spaces between bytes; `undefined` where it is not that. */
export function normaliseHex(value: string): string | undefined {
  if (value.length > 1024) return undefined;
  const digits = value.replace(/[\s:-]/g, '').toLowerCase();
  return /^(?:[0-9a-f]{2})+$/.test(digits) ? digits : undefined;
}

/** Identifiers: white space around dropped, lower case. */
export function normaliseIdentifier(value: string): string {
  return value.trim().normalize('NFC').toLowerCase();
}
