import { viewOf } from '../../bytes/byte-arrays.ts';
import { crc32 } from '../../bytes/crc32.ts';

/** Upper half of code page 437, which names in a zip are in unless flagged as UTF-8. */
const upperHalf =
  'ÇüéâäàåçêëèïîìÄÅÉæÆôöòûùÿÖÜ¢£¥₧ƒáíóúñÑªº¿⌐¬½¼¡«»░▒▓│┤╡╢╖╕╣║╗╝╜╛┐└┴┬├─┼╞╟╚╔╩╦╠═╬╧╨╤╥╙╘╒╓╫╪┘┌█▄▌▐▀αßΓπΣσµτΦΘΩδ∞φε∩≡±≥≤⌠⌡÷≈°∙·√ⁿ²■\u00a0';

const utf8 = new TextDecoder('utf-8', { fatal: true, ignoreBOM: true });

/**
 * A member's name: what an extra field tells in UTF-8, where a tool wrote the name itself in the code page of a computer, or with characters in the
 * place of letters that this lacks. Tools for phones write UTF-8 without flagging it, so that is tried next; what is not UTF-8 is code page 437.
 */
export function zipText(bytes: Uint8Array, extra: Uint8Array): string {
  const text = nameInExtra(bytes, extra) ?? utf8Text(bytes);
  if (text !== undefined) return text;
  return Array.from(bytes, (byte) =>
    byte < 0x80 ? String.fromCharCode(byte) : upperHalf.charAt(byte - 0x80),
  ).join('');
}

/** Info-ZIP Unicode Path (APPNOTE.TXT 4.6.9): a version, the CRC-32 of the name that it stands for, the name. */
const unicodePathField = 0x7075;

/** `undefined` where there is none, or where another tool has renamed the member since. */
function nameInExtra(name: Uint8Array, extra: Uint8Array): string | undefined {
  const view = viewOf(extra);
  for (let at = 0; at + 4 <= extra.length;) {
    const start = at + 4;
    const end = start + view.getUint16(at + 2, true);
    if (end > extra.length) return undefined;
    if (view.getUint16(at, true) === unicodePathField && end - start > 5 && extra[start] === 1) {
      const isOfName = view.getUint32(start + 1, true) === crc32(name);
      return isOfName ? utf8Text(extra.subarray(start + 5, end)) : undefined;
    }
    at = end;
  }
  return undefined;
}

/** `undefined` where bytes are no UTF-8. */
export function utf8Text(bytes: Uint8Array): string | undefined {
  try {
    return utf8.decode(bytes);
  } catch (error) {
    if (!(error instanceof TypeError)) throw error;
    return undefined;
  }
}
