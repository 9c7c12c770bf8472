import { shortestCell } from '../../page.ts';
import { varintSize } from '../../varint.ts';
import type { CellGuess } from '../cells/cell-guess.ts';
import type { CellReader } from '../readings/cell-reader.ts';
import { firstIsText, isDoubtfulLength, possibleLengths } from '../cells/first-value.ts';
import { payloadOf, serialsOf } from '../cells/row-head.ts';
import { blobBit, serialLength } from '../shapes/serial-class.ts';

/** So many bytes are hardly the same by chance. */
const tellingBytes = 2;
/** Where so few rows have a first value so long, the cell was hardly one that went on in what is in use behind it. */
const rareLength = 1 / 15;

/**
 * Whether all bytes that a cell has behind its header are those that the row in use behind it begins with: what stands there is rather an earlier
 * version of that row, which was longer and lost its end to the new one. Then either the first value was another and the others were the same, or it
 * was the same and the others were not as long together: SQLite writes a row that is as long as before where it stands.
 */
export function beginsAsNext(bytes: Uint8Array, guess: CellGuess): boolean {
  const { bodyAt, end, starts, serials } = guess;
  if (end - bodyAt < tellingBytes || end + shortestCell > bytes.length) return false;
  const headerAt = payloadOf(bytes, end);
  const nextBodyAt = headerAt + varintSize(bytes, headerAt);
  const shift = nextBodyAt - bodyAt;
  for (let at = bodyAt; at < end; at++) if (bytes[at] !== bytes[at + shift]) return false;
  const next = serialsOf(bytes, headerAt);
  if (next.length !== serials.length) return true;
  const isSame = (serial: number, position: number): boolean =>
    position === 0 || serial === serials[position];
  const restLength = (all: readonly number[]): number =>
    all.slice(1).reduce((sum, serial) => sum + serialLength(serial), 0);
  return (
    next.every(isSame) ||
    (serialLength(next[0]!) > (starts[1] ?? 0) && restLength(next) !== restLength(serials))
  );
}

/**
 * Whether the row in use behind a cell has all the serial types that stand of it, that of a text or blob among them: it may be the same row with
 * another first value, which became shorter and took the end of its earlier version.
 */
export function isShapedAsNext(reader: CellReader, bytes: Uint8Array, guess: CellGuess): boolean {
  const { end, serials, starts, shape, bodyAt } = guess;
  if (end + shortestCell > bytes.length || !firstIsText(shape!)) return false;
  const headerAt = payloadOf(bytes, end);
  // It ended where that one does.
  const length = (starts[1] ?? 0) + headerAt + varintSize(bytes, end) - end;
  if (!possibleLengths(shape!, 1, false).includes(length) || isDoubtfulLength(shape!, length))
    return false;
  // Then its first value began with all that stands here.
  if (shape!.rarityOfFirstLength(length) < rareLength) return false;
  if (
    (shape!.seen[0]! & blobBit) === 0 &&
    reader.score.isNoText(bytes, bodyAt, bodyAt + length, end)
  )
    return false;
  const next = serialsOf(bytes, headerAt);
  const isTelling = (serial: number): boolean =>
    serial >= 12 && serialLength(serial) > tellingBytes;
  return (
    next.length === serials.length &&
    serials.slice(1).some(isTelling) &&
    serials.every((serial, position) => position === 0 || serial === next[position])
  );
}
