import { serialLength } from '../shapes/serial-class.ts';
import { varintSizeOf } from '../cells/cell-arithmetic.ts';
import { overwritten, type CellGuess } from '../cells/cell-guess.ts';
import { isText } from '../cells/first-kind.ts';

/** The constant 1 and an empty text: the only values without bytes whose serial types may begin a text, as a tab and the end of a line. */
const typesAsLetters: readonly number[] = [9, 13];

/**
 * Whether a cell that lost the length of its header may have had one value more, of a column that the table has no longer: then what is read as the
 * first letter of its text is the serial type of that, and the text is one byte off. No live text begins so.
 */
export function mayHaveMoreValues(bytes: Uint8Array, guess: CellGuess): boolean {
  const { offset, shape, serials, starts, bodyAt } = guess;
  if (shape === undefined || !typesAsLetters.includes(bytes[bodyAt]!)) return false;
  const first = serials.findIndex((serial) => serial < 0 || serialLength(serial) > 0);
  if (first < 0 || starts[first] !== 0 || !isText(serials[first]!)) return false;
  let headerSize = 1;
  for (const serial of serials) headerSize += varintSizeOf(serial);
  const stands = bodyAt - headerSize >= offset + overwritten;
  return !stands && !shape.textEdges.hasFirst(first, bytes[bodyAt]!);
}
