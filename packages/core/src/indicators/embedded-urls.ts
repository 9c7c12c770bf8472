import { percentDecoded } from './normalise.ts';

const encoder = new TextEncoder();
const decoder = new TextDecoder();
const colon = 0x3a;
const percentSign = 0x25;
const plus = 0x2b;

/** URLs in one text, and how long the text that holds them. */
const maxEmbedded = 16;
const maxEmbeddedBytes = 2 ** 20;

/** Levels of percent encoding that are taken off an embedded URL. */
const maxDecodings = 3;

/**
 * Reports the whole `http(s)://…` values that stand in bytes `[start, end)`, as they are or percent-encoded, each behind a border such as `=` or
 * `/`, without their encoding. Those within them stand in what is reported, and are found by asking again.
 */
export function embeddedUrls(
  bytes: Uint8Array,
  start: number,
  end: number,
  report: (url: Uint8Array) => void,
): void {
  let found = 0;
  const last = Math.min(end, start + maxEmbeddedBytes);
  for (let at = start; at < last && found < maxEmbedded; at++) {
    const byte = bytes[at];
    if (byte !== colon && byte !== percentSign) continue;
    const from = schemeBefore(bytes, start, at);
    if (from < 0 || !isSchemeMark(bytes, at, end)) continue;
    found++;
    // A `+` beside encoded characters is the space of a form, or it would be encoded as well.
    const isForm = byte === percentSign;
    while (at < last && !endsValue(bytes[at] ?? 0) && !(isForm && bytes[at] === plus)) at++;
    report(encoder.encode(decoded(decoder.decode(bytes.slice(from, at)))));
    at--;
  }
}

function decoded(url: string): string {
  let text = url;
  let isEncoded = false;
  for (let times = 0; times < maxDecodings && isStillEncoded(text); times++) {
    text = percentDecoded(text);
    isEncoded = true;
  }
  // What was said around a link is encoded with it.
  if (isEncoded) text = text.slice(0, text.search(/[\0-\x20"<>`]|$/));
  const { start, end } = hostOf(text);
  const behind = text.slice(start, end).indexOf('+');
  return behind < 0 ? text : text.slice(0, start + behind);
}

/** Some programs encode a value but for `://`, so that what ends the host or the name before it would pass for a part of it. */
function isStillEncoded(url: string): boolean {
  const { start, end } = hostOf(url);
  return /^https?%/i.test(url) || /%(?:25)*(?:2f|3a|3f|40|23|5c)/i.test(url.slice(start, end));
}

/** Where host and port stand as they are written, without a name before them. */
function hostOf(url: string): { readonly start: number; readonly end: number } {
  const first = /^https?:\/\/[^/\\?#]*/i.exec(url)?.[0] ?? '';
  return {
    start: Math.max(first.lastIndexOf('@'), first.indexOf('//') + 1) + 1,
    end: first.length,
  };
}

/** Where `http` or `https` begins that ends right before `mark`, behind a border; -1 where it does not. */
function schemeBefore(bytes: Uint8Array, start: number, mark: number): number {
  let at = mark - 1;
  if (lower(bytes, at, start) === 0x73) at--;
  const isHttp =
    lower(bytes, at, start) === 0x70 &&
    lower(bytes, at - 1, start) === 0x74 &&
    lower(bytes, at - 2, start) === 0x74 &&
    lower(bytes, at - 3, start) === 0x68;
  if (!isHttp) return -1;
  const from = at - 3;
  return from === start || isBorder(bytes, start, from) ? from : -1;
}

function lower(bytes: Uint8Array, at: number, start: number): number {
  return at < start ? 0 : (bytes[at] ?? 0) | 0x20;
}

/** Whether what stands before the value cannot belong to it: anything but a letter or digit, or an encoded character (`%3D`). */
function isBorder(bytes: Uint8Array, start: number, at: number): boolean {
  if (at - 3 >= start && bytes[at - 3] === percentSign) return true;
  const byte = bytes[at - 1] ?? 0;
  const letter = byte | 0x20;
  return !((letter >= 0x61 && letter <= 0x7a) || (byte >= 0x30 && byte <= 0x39) || byte >= 0x80);
}

/** `://`, or the same percent-encoded up to three times: `%3A%2F%2F`, `%253A…`. */
function isSchemeMark(bytes: Uint8Array, at: number, end: number): boolean {
  if (bytes[at] === colon)
    return at + 2 < end && bytes[at + 1] === 0x2f && isSlashOrEncoded(bytes, at + 2);
  let next = at + 1;
  for (
    let times = 1;
    times < maxDecodings && bytes[next] === 0x32 && bytes[next + 1] === 0x35;
    times++
  ) {
    next += 2;
  }
  const isColon = bytes[next] === 0x33 && ((bytes[next + 1] ?? 0) | 0x20) === 0x61;
  return isColon && isSlashOrEncoded(bytes, next + 2);
}

function isSlashOrEncoded(bytes: Uint8Array, at: number): boolean {
  return bytes[at] === 0x2f || bytes[at] === percentSign;
}

/** A value in a query ends at `&`, `;`, `#` or white space, one in a page or a program also at what no URL holds: `"`, `<`, `>` and `` ` ``. */
function endsValue(byte: number): boolean {
  return (
    byte === 0x26 ||
    byte === 0x3b ||
    byte === 0x23 ||
    byte <= 0x20 ||
    byte === 0x22 ||
    byte === 0x3c ||
    byte === 0x3e ||
    byte === 0x60
  );
}
