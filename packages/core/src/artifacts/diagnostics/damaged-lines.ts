/** By what the first line of an entry is known where a letter of it was changed. */
export interface LogHead {
  /** What such a line begins with, in pieces of which none needs another. */
  readonly pieces: readonly RegExp[];
  /** The same as a whole, anywhere in a line. */
  readonly whole: RegExp;
}

/** In which a line is known by two pieces; they stand at its beginning. */
const lookedAtForHead = 80;

/** Whether a line that is no entry was one: further lines of an entry hold at most one of the pieces. */
export function wasEntry(head: LogHead, text: string): boolean {
  const start = text.slice(0, lookedAtForHead);
  return head.pieces.filter((piece) => piece.test(start)).length >= 2;
}

/** Where in a line another entry begins, because the end of the line before it is lost; `undefined` where none does. */
export function entryWithin(head: LogHead, text: string): number | undefined {
  const at = text.slice(1).search(head.whole);
  return at === -1 ? undefined : at + 1;
}
