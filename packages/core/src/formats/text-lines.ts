import { joined } from '../bytes/byte-arrays.ts';
import type { Limits, ProblemDraft, RandomAccessFile } from '../model/index.ts';

/** A line of a log, without its end. */
export interface TextLine {
  /** Counted from 1. */
  readonly number: number;
  /** Bytes that are not UTF-8 are U+FFFD. */
  readonly text: string;
  /** False where `text` has U+FFFD in the place of other bytes. */
  readonly isUtf8: boolean;
  /** The line was longer than `maxLineBytes`: its end is not in `text`. */
  readonly isCut: boolean;
  /** False for a last line behind which the file ends. */
  readonly isEnded: boolean;
}

/**
 * What is wrong with a log whose writer ends each line, by its last line: where that has no end, the file was cut, or copied while the line
 * was written.
 */
export function cutEnd(last: TextLine | undefined): ProblemDraft[] {
  if (last === undefined || last.isEnded) return [];
  const position = { unit: 'line', from: last.number, to: last.number } as const;
  return [{ kind: 'problem', code: 'truncated', detail: 'the last line has no end', position }];
}

/**
 * What is wrong with a log in whose lines stands what no writer of text writes: zeros, where a disk gave them in the place of what was written,
 * other control characters, or bytes of no UTF-8. Told of the first line with zeros and of the first with any of the others.
 */
export class DamageInLog {
  private readonly told = new Set<string>();

  *of({ number, text, isUtf8 }: TextLine): Generator<ProblemDraft> {
    const detail = text.includes('\0')
      ? 'zeros in the place of text'
      : isUtf8 && !otherThanText.test(text)
        ? undefined
        : 'bytes that are no text';
    if (detail === undefined || this.told.has(detail)) return;
    this.told.add(detail);
    const position = { unit: 'line', from: number, to: number } as const;
    yield { kind: 'problem', code: 'malformed', detail, position };
  }
}

/** Control characters but for those that stand in text: tabulators, ends of lines and pages, and the escape that colours begin with. */
const otherThanText = /[\u0001-\u0008\u000e-\u001a\u001c-\u001f\u007f]/;

const pieceBytes = 2 ** 16;
const newline = 0x0a;
const carriageReturn = 0x0d;

/**
 * The lines of a text file in order, held one at a time; a last line without an end counts. Of a line longer than `maxLineBytes`
 * its beginning is given, and reading goes on after its end, at the cost of one look at each byte.
 */
export function* textLines(
  file: RandomAccessFile,
  limits: Pick<Limits, 'maxLineBytes'>,
): Generator<TextLine> {
  const decoder = new TextDecoder();
  const piece = new Uint8Array(pieceBytes);
  let pending: Uint8Array[] = [];
  let pendingBytes = 0;
  let cutBytes = 0;
  let number = 0;

  const keep = (from: number, to: number) => {
    const room = limits.maxLineBytes - pendingBytes;
    cutBytes += Math.max(0, to - from - room);
    const kept = piece.slice(from, Math.min(to, from + room));
    if (kept.length === 0) return;
    pending.push(kept);
    pendingBytes += kept.length;
  };
  const line = ({ isEnded }: Pick<TextLine, 'isEnded'>): TextLine => {
    const bytes = joined(pending, pendingBytes);
    const end = bytes.at(-1) === carriageReturn ? bytes.length - 1 : bytes.length;
    number += 1;
    const text = decoder.decode(bytes.subarray(0, end));
    const made = {
      number,
      text,
      isUtf8: cutBytes > 0 || isUtf8(bytes, text),
      isCut: cutBytes > 0,
      isEnded,
    };
    pending = [];
    pendingBytes = 0;
    cutBytes = 0;
    return made;
  };

  for (let offset = 0; offset < file.size;) {
    const length = file.readInto(piece, offset);
    if (length === 0) break;
    let start = 0;
    for (;;) {
      const end = piece.subarray(0, length).indexOf(newline, start);
      if (end === -1) break;
      keep(start, end);
      yield line({ isEnded: true });
      start = end + 1;
    }
    keep(start, length);
    offset += length;
  }
  if (pendingBytes > 0 || cutBytes > 0) yield line({ isEnded: false });
}

/** Whether what a text has of U+FFFD stands in its bytes too. */
function isUtf8(bytes: Uint8Array, text: string): boolean {
  if (!text.includes('\u{FFFD}')) return true;
  const written = text.split('\u{FFFD}').length - 1;
  let stored = 0;
  for (let at = bytes.indexOf(0xef); at !== -1; at = bytes.indexOf(0xef, at + 1)) {
    if (bytes[at + 1] === 0xbf && bytes[at + 2] === 0xbd) stored++;
  }
  return stored === written;
}
