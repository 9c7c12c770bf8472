import { joined } from '../bytes/byte-arrays.ts';
import type { Limits, ProblemDraft, RandomAccessFile } from '../model/index.ts';

/** A line of a log, without its end. */
export interface TextLine {
  /** Counted from 1. */
  readonly number: number;
  /** Bytes that are not UTF-8 are U+FFFD. */
  readonly text: string;
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

/** What is wrong with a log in whose lines zeros stand: a disk gave them in the place of what was written. Told of the first such line alone. */
export class ZerosInLog {
  private isTold = false;

  *of({ number, text }: TextLine): Generator<ProblemDraft> {
    if (this.isTold || !text.includes('\0')) return;
    this.isTold = true;
    const position = { unit: 'line', from: number, to: number } as const;
    yield { kind: 'problem', code: 'malformed', detail: 'zeros in the place of text', position };
  }
}

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
    const made = {
      number,
      text: decoder.decode(bytes.subarray(0, end)),
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
