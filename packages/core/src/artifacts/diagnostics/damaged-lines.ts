import type { ProblemDraft } from '../../model/index.ts';

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

/** What is wrong with an entry of no form that is looked for, if it holds what such a form begins with but for one letter. */
export function unlike(
  phrases: readonly string[],
  { line, message }: { readonly line: number; readonly message: string },
): ProblemDraft[] {
  if (!phrases.some((phrase) => almostHolds(message, phrase))) return [];
  const position = { unit: 'line', from: line, to: line } as const;
  const detail = 'a line that is not of a known form by one letter';
  return [{ kind: 'problem', code: 'malformed', detail, position }];
}

/** Whether a phrase stands in a text with one letter changed, lost or too many: one of its halves is whole then. */
function almostHolds(text: string, phrase: string): boolean {
  if (text.includes(phrase)) return false;
  const middle = phrase.length >> 1;
  const [first, second] = [phrase.slice(0, middle), phrase.slice(middle)];
  for (const at of placesOf(text, first)) {
    const rest = text.slice(at + middle);
    if (lengthsNear(second).some((length) => isOneEdit(rest.slice(0, length), second))) return true;
  }
  for (const at of placesOf(text, second)) {
    const before = text.slice(0, at);
    if (lengthsNear(first).some((length) => isOneEdit(lastOf(before, length), first))) return true;
  }
  return false;
}

function* placesOf(text: string, part: string): Generator<number> {
  for (let at = text.indexOf(part); at !== -1; at = text.indexOf(part, at + 1)) yield at;
}

const lengthsNear = ({ length }: string): readonly number[] => [length - 1, length, length + 1];

const lastOf = (text: string, length: number): string =>
  text.length < length ? '' : text.slice(text.length - length);

/** Whether one is the other with one letter changed, lost or too many. */
function isOneEdit(one: string, other: string): boolean {
  const [short, long] = one.length < other.length ? [one, other] : [other, one];
  if (long.length - short.length > 1 || one === other) return false;
  let start = 0;
  while (start < short.length && short[start] === long[start]) start++;
  return short.slice(long.length === short.length ? start + 1 : start) === long.slice(start + 1);
}
