import { emptyUrlParts, splitUrl } from '../indicators/url-parts.ts';

const parts = emptyUrlParts();

/**
 * A copy of the URL `[start, end)` without the name and the password that stand before its host, with the `@` behind them; `undefined`
 * where there are none. What is compared with indicators (host, port, path, query) stays as it is. A URL needs its scheme: `name@example.org`
 * alone is no URL with a name in it. One without a host has nothing to visit, and without its name another part would pass for the host.
 */
export function withoutUserInfo(
  bytes: Uint8Array,
  start: number,
  end: number,
): Uint8Array | undefined {
  if (!mayHoldUserInfo(bytes, start, end)) return undefined;
  splitUrl(bytes, start, end, parts);
  const { kind, schemeStart, schemeEnd, hostStart, hostEnd } = parts;
  if (kind === 'opaque' || schemeEnd === schemeStart || hostEnd === hostStart) return undefined;
  if (bytes[hostStart - 1] !== 0x40) return undefined;
  let from = hostStart - 1;
  while (from > schemeEnd + 1 && !isSlash(bytes[from - 1])) from--;
  const kept = new Uint8Array(end - start - (hostStart - from));
  kept.set(bytes.subarray(start, from));
  kept.set(bytes.subarray(hostStart, end), from - start);
  return kept;
}

/** A cheap look for an `@` before the path: nearly no URL has one. */
function mayHoldUserInfo(bytes: Uint8Array, start: number, end: number): boolean {
  for (let at = start; at < end; at++) {
    const byte = bytes[at];
    if (byte === 0x40) return true;
    if (byte === 0x3f || byte === 0x23) return false;
    if (isSlash(byte) && at > start && !isSlash(bytes[at - 1]) && bytes[at - 1] !== 0x3a) {
      return false;
    }
  }
  return false;
}

function isSlash(byte: number | undefined): boolean {
  return byte === 0x2f || byte === 0x5c;
}
