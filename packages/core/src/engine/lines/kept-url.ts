import { holdsHiddenCharacter, withoutHiddenCharacters } from '../../bytes/hidden-characters.ts';
import { embeddedUrls } from '../../indicators/embedded-urls.ts';
import { emptyUrlParts, splitUrl } from '../../indicators/url-parts.ts';
import { addressHash } from './address-hash.ts';
import { bytesOf } from './json-bytes.ts';

const parts = emptyUrlParts();
const at = 0x40;
const colon = 0x3a;
const percent = 0x25;

/**
 * A copy of the URL `[start, end)` without what is personal in it and compared with nothing: the name and the password before its host, or before
 * that of a URL within it, whom a link such as `mailto:` or `tel:` reaches with what words, and the text or program that a `data:` or `javascript:`
 * link is; of an e-mail address its SHA-256 is left, and web addresses in those words stay. `undefined` where it stays as it is, as nearly all do.
 */
export function keptOfUrl(bytes: Uint8Array, start: number, end: number): Uint8Array | undefined {
  // A web address begins with an `h`; of the others some reach a person.
  const reaches = (bytes[start]! | 0x20) === 0x68 ? undefined : personalLink(bytes, start, end);
  if (reaches) return withoutInnerUserInfo(reaches, 0, reaches.length) ?? reaches;
  if (!holdsAt(bytes, start, end)) return undefined;
  const kept = withoutUserInfo(bytes, start, end);
  const inner = kept
    ? withoutInnerUserInfo(kept, 0, kept.length)
    : withoutInnerUserInfo(bytes, start, end);
  return inner ?? kept;
}

/**
 * A copy of the URL `[start, end)` without the name and the password that stand before its host, with the `@` behind them; `undefined`
 * where there are none. What is compared with indicators (host, port, path, query) stays as it is. Of `name@example.org`, which stands as an
 * address of a page in some contacts, the host is left, which is what is compared. A URL without a host has nothing to visit, and without its name another part would
 * pass for the host.
 */
export function withoutUserInfo(
  bytes: Uint8Array,
  start: number,
  end: number,
): Uint8Array | undefined {
  splitUrl(bytes, start, end, parts);
  const { kind, schemeStart, schemeEnd, hostStart, hostEnd } = parts;
  if (kind === 'opaque') return withoutBareUserInfo(bytes, start, end);
  if (hostEnd === hostStart || bytes[hostStart - 1] !== at) return undefined;
  let from = hostStart - 1;
  const first = schemeEnd === schemeStart ? schemeStart : schemeEnd + 1;
  while (from > first && !isSlash(bytes[from - 1])) from--;
  return without(bytes, start, end, from, hostStart);
}

/** `user:password@host` reads as a scheme without a host: what stands before the last `@` of its first part goes. */
function withoutBareUserInfo(
  bytes: Uint8Array,
  start: number,
  end: number,
): Uint8Array | undefined {
  let host = 0;
  for (let i = parts.schemeEnd + 1; i < end && !endsAuthority(bytes[i]!); i++)
    if (bytes[i] === at) host = i + 1;
  if (host === 0 || host >= end || endsAuthority(bytes[host]!)) return undefined;
  return without(bytes, start, end, parts.schemeStart, host);
}

/** The same for URLs in the path or the query, as they are or percent-encoded; all of them at once. */
function withoutInnerUserInfo(
  bytes: Uint8Array,
  start: number,
  end: number,
): Uint8Array | undefined {
  let kept: Uint8Array | undefined;
  let length = 0;
  let copied = start;
  for (let i = start + 1; i + 2 < end; i++) {
    if (!beginsInner(bytes, i)) continue;
    let from = i;
    let slashes = 0;
    for (let size = slashAt(bytes, from, end); size > 0; size = slashAt(bytes, from, end)) {
      from += size;
      slashes++;
    }
    if (slashes < 2) continue;
    const host = hostBehindAt(bytes, from, end);
    if (host <= from) continue;
    kept ??= new Uint8Array(end - start);
    kept.set(bytes.subarray(copied, from), length);
    length += from - copied;
    copied = host;
    i = host - 1;
  }
  if (!kept) return undefined;
  kept.set(bytes.subarray(copied, end), length);
  return kept.subarray(0, length + end - copied);
}

/** Whether slashes here would begin a URL: behind the colon of a scheme (`:` or `%3A`), or behind the `=` of a parameter. */
function beginsInner(bytes: Uint8Array, i: number): boolean {
  const before = bytes[i - 1];
  if (before === colon || before === 0x3d) return true;
  const digit = (before ?? 0) | 0x20;
  // `%3A` and `%3D`, also encoded twice
  return (digit === 0x61 || digit === 0x64) && bytes[i - 2] === 0x33 && isEncoded(bytes, i - 2);
}

/** How many bytes a slash takes that stands at `i`, as it is or percent-encoded; 0 where none does. */
function slashAt(bytes: Uint8Array, i: number, end: number): number {
  if (i >= end) return 0;
  if (isSlash(bytes[i])) return 1;
  return encodedAt(bytes, i, end, 0x32, 0x66);
}

/** Where the host begins behind the last `@` of the authority at `from`; `from` where it has no name, or no host. */
function hostBehindAt(bytes: Uint8Array, from: number, end: number): number {
  let host = from;
  let i = from;
  while (i < end && !endsAuthority(bytes[i]!) && !isEncodedEnd(bytes, i, end)) {
    const size = bytes[i] === at ? 1 : encodedAt(bytes, i, end, 0x34, 0x30);
    if (size > 0 && i > from) host = i + size;
    i += Math.max(size, 1);
  }
  return host < i ? host : from;
}

/** `%2F`, `%3F`, `%23` or `%26`. */
function isEncodedEnd(bytes: Uint8Array, i: number, end: number): boolean {
  return (
    bytes[i] === percent &&
    (encodedAt(bytes, i, end, 0x32, 0x66) > 0 ||
      encodedAt(bytes, i, end, 0x33, 0x66) > 0 ||
      encodedAt(bytes, i, end, 0x32, 0x33) > 0 ||
      encodedAt(bytes, i, end, 0x32, 0x36) > 0)
  );
}

/** How many bytes `%XY` takes at `i`, also encoded more than once (`%25XY`); 0 where something else stands there. Letters in lower case. */
function encodedAt(
  bytes: Uint8Array,
  i: number,
  end: number,
  first: number,
  second: number,
): number {
  if (bytes[i] !== percent) return 0;
  let digits = i + 1;
  while (digits + 3 < end && bytes[digits] === 0x32 && bytes[digits + 1] === 0x35) digits += 2;
  if (digits + 1 >= end) return 0;
  const isSame = bytes[digits] === first && ((bytes[digits + 1] ?? 0) | 0x20) === (second | 0x20);
  return isSame ? digits + 2 - i : 0;
}

/** Whether the digits at `i` belong to a percent sign. */
function isEncoded(bytes: Uint8Array, i: number): boolean {
  let before = i - 1;
  while (bytes[before] === 0x35 && bytes[before - 1] === 0x32) before -= 2;
  return bytes[before] === percent;
}

/**
 * Schemes of links that hold what people wrote: those that reach a person, those by which an app is told what to do (`whatsapp://send`), and those
 * that are a text or a program by themselves.
 */
const personalSchemes: ReadonlyMap<string, 'person' | 'app' | 'content'> = new Map([
  ...[
    'mailto',
    'sms',
    'smsto',
    'mms',
    'mmsto',
    'imessage',
    'tel',
    'telprompt',
    'callto',
    'facetime',
    'facetime-audio',
    'facetime-prompt',
    'facetime-audio-prompt',
    'sip',
    'sips',
    'im',
    'xmpp',
    'skype',
  ].map((scheme) => [scheme, 'person'] as const),
  ...['whatsapp', 'viber', 'tg', 'sgnl', 'threema', 'line', 'fb-messenger'].map(
    (scheme) => [scheme, 'app'] as const,
  ),
  ...['data', 'javascript'].map((scheme) => [scheme, 'content'] as const),
]);
const longestScheme = 22;
const decoder = new TextDecoder();

/** What is kept of a link that holds what people wrote: its scheme, what it does or is, the hash of an e-mail address, and the web addresses in it. */
function personalLink(bytes: Uint8Array, start: number, end: number): Uint8Array | undefined {
  let from = start;
  while (from < end && bytes[from]! <= 0x20) from++;
  let schemeEnd = from;
  const last = Math.min(end, from + longestScheme);
  while (schemeEnd < last && bytes[schemeEnd] !== colon) schemeEnd++;
  if (schemeEnd === last) return undefined;
  const scheme = decoder.decode(bytes.slice(from, schemeEnd)).toLowerCase();
  const kind = personalSchemes.get(scheme);
  if (kind === undefined) return undefined;
  // Whatever stands behind it: an address is no longer than a line.
  const rest = decoder.decode(bytes.slice(schemeEnd + 1, Math.min(end, schemeEnd + 1 + 1024)));
  const slashes = rest.startsWith('//') && kind !== 'content' ? '//' : '';
  const links = linksIn(bytes, schemeEnd + 1, end);
  const kept = `${scheme}:${slashes}${keptHead(kind, rest.slice(slashes.length))}`;
  return bytesOf(links.length === 0 ? kept : `${kept}?${links.join('&')}`);
}

function keptHead(kind: 'person' | 'app' | 'content', rest: string): string {
  switch (kind) {
    case 'content':
      // What a `data:` link says that it is
      return /^[a-z]{1,20}\/[a-z\d.+-]{1,60}(?=[;,])/i.exec(rest)?.[0] ?? '';
    case 'app':
    case 'person': {
      const whom = rest.split(/[?&;,]/, 1)[0] ?? '';
      if (whom.includes('@')) return hashOf(whom);
      return kind === 'app' && /^[a-z]{1,20}(?=\/|$)/.test(whom) ? whom.split('/', 1)[0]! : '';
    }
  }
}

/** The web addresses that are compared with indicators, so that they are compared the same again: encoded where a character in them would end them. */
function linksIn(bytes: Uint8Array, start: number, end: number): readonly string[] {
  const links = new Set<string>();
  const collect = (link: Uint8Array): void => {
    const text = decoder.decode(link);
    links.add(/[&;#]/.test(text) ? encodeURIComponent(text) : text);
  };
  embeddedUrls(bytes, start, end, collect);
  if (holdsHiddenCharacter(bytes, start, end)) {
    const { plain } = withoutHiddenCharacters(bytes, start, end);
    embeddedUrls(plain, 0, plain.length, collect);
  }
  return [...links];
}

const hashOf = (address: string): string => addressHash(bytesOf(address));

/** A cheap look for an `@`, as it is or percent-encoded (`%40`, `%2540`): few URLs have one. */
function holdsAt(bytes: Uint8Array, start: number, end: number): boolean {
  for (let i = start; i < end; i++) {
    const byte = bytes[i];
    if (byte === at) return true;
    if (byte === 0x30 && bytes[i - 1] === 0x34 && isEncoded(bytes, i - 1)) return true;
  }
  return false;
}

function without(
  bytes: Uint8Array,
  start: number,
  end: number,
  from: number,
  to: number,
): Uint8Array {
  const kept = new Uint8Array(end - start - (to - from));
  kept.set(bytes.subarray(start, from));
  kept.set(bytes.subarray(to, end), from - start);
  return kept;
}

/** `/` `\` `?` `#` `&`, white space or a quotation mark */
function endsAuthority(byte: number): boolean {
  return (
    isSlash(byte) ||
    byte === 0x3f ||
    byte === 0x23 ||
    byte === 0x26 ||
    byte <= 0x20 ||
    byte === 0x22 ||
    byte === 0x27
  );
}

function isSlash(byte: number | undefined): boolean {
  return byte === 0x2f || byte === 0x5c;
}
