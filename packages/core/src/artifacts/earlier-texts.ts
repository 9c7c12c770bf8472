import { arrayAt, dataAt, isDictionary, readPropertyList } from '../formats/plist/index.ts';
import { EvidenceError } from '../model/index.ts';

/** Of one message, at most: Messages lets each part be edited five times. */
const mostEarlierTexts = 256;

const magic = Uint8Array.from('bplist0', (letter) => letter.charCodeAt(0));
const leastListBytes = 42;

/**
 * Whether `message_summary_info` is to be read: where it can hold earlier texts, and where it is no list that could be read. Nearly
 * every message of iOS 16 and later has such a list, and few have been edited, so that this looks at bytes alone.
 */
export function isSummaryToRead(bytes: Uint8Array, start: number, end: number): boolean {
  return end > start && (!isWholeList(bytes, start, end) || namesEarlierTexts(bytes, start, end));
}

/** The same of a row from free space, where what is broken is no fault. */
export function isRecoveredSummaryToRead(bytes: Uint8Array): boolean {
  return isWholeList(bytes, 0, bytes.length) && namesEarlierTexts(bytes, 0, bytes.length);
}

function namesEarlierTexts(bytes: Uint8Array, start: number, end: number): boolean {
  // The key `ec` in ASCII, as binary lists hold it.
  for (let at = start + 8; at + 3 <= end; at++) {
    if (bytes[at] === 0x52 && bytes[at + 1] === 0x65 && bytes[at + 2] === 0x63) return true;
  }
  return false;
}

/** A binary property list whose trailer fits its length. */
function isWholeList(bytes: Uint8Array, start: number, end: number): boolean {
  if (end - start < leastListBytes) return false;
  if (!magic.every((byte, index) => bytes[start + index] === byte)) return false;
  const trailer = end - 32;
  const view = new DataView(bytes.buffer, bytes.byteOffset + trailer, 32);
  const [offsetSize, referenceSize] = [view.getUint8(6), view.getUint8(7)];
  const count = view.getUint32(8) === 0 ? view.getUint32(12) : 0;
  const table = view.getUint32(24) === 0 ? view.getUint32(28) : 0;
  const sizesFit = offsetSize > 0 && offsetSize <= 8 && referenceSize > 0 && referenceSize <= 8;
  return sizesFit && count > 0 && table > 8 && table + count * offsetSize <= trailer - start;
}

/**
 * The texts that edits replaced, archived like `attributedBody`, the last of each part being the one that is shown. `ec` holds for each
 * part of the message a list of versions: `t` the text, `d` the time (https://github.com/ReagentX/imessage-exporter, and
 * real lists). Throws `EvidenceError` where the list is damaged or of another form.
 */
export function earlierTexts(summary: Uint8Array): Uint8Array[] {
  const list = readPropertyList(summary);
  if (!isDictionary(list)) throw new EvidenceError('unsupported', 'no dictionary');
  const parts = list.get('ec') ?? new Map<string, never>();
  if (!isDictionary(parts)) throw new EvidenceError('unsupported', 'ec is no dictionary');
  const texts: Uint8Array[] = [];
  for (const part of parts.keys()) {
    for (const version of arrayAt(parts, part) ?? [undefined]) {
      const text = version !== undefined && isDictionary(version) && dataAt(version, 't');
      if (!text) throw new EvidenceError('unsupported', 'an earlier version without a text');
      if (texts.length === mostEarlierTexts) {
        throw new EvidenceError('limit-exceeded', `more than ${mostEarlierTexts} earlier texts`);
      }
      texts.push(text);
    }
  }
  return texts;
}
