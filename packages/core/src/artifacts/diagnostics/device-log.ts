import { momentOfCtime } from '../../bytes/time-text.ts';
import { cutEnd, textLines, type TextLine } from '../../formats/text-lines.ts';
import type { Limits, ProblemDraft, RandomAccessFile, TimeDraft } from '../../model/index.ts';

/** An entry of a log of the form `Thu Mar 14 20:17:55 2019 [67] <notice> (0x16f0b7000) message`. */
export interface CtimeEntry {
  readonly kind: 'entry';
  readonly line: number;
  readonly pid: number;
  readonly level: string | null;
  /** What follows, at most a thousand characters of it. */
  readonly message: string;
  /** On the clock of the device, whose zone the log does not tell. */
  readonly localDate: string;
}

const maxMessageLength = 1000;

const head =
  /^[A-Z][a-z]{2} [A-Z][a-z]{2} [ \d]?\d \d\d:\d\d:\d\d \d{4} \[(\d{1,10})\] (?:<(\w{1,20})> )?(?:\(0x[\da-f]{1,16}\) )?/;

/** The entries of such a log; further lines of an entry are left out. A file without any entry is told as `unsupported`. */
export function* ctimeLog(
  file: RandomAccessFile,
  limits: Limits,
): Generator<CtimeEntry | ProblemDraft> {
  let understood = false;
  let firstLine = 0;
  let last: TextLine | undefined;
  for (const line of textLines(file, limits)) {
    const { number, text } = line;
    last = line;
    const moment = momentOfCtime(text);
    const start = moment === undefined ? null : head.exec(text);
    if (moment === undefined || start === null) {
      if (text.trim() !== '') firstLine ||= number;
      continue;
    }
    understood = true;
    yield {
      kind: 'entry',
      line: number,
      pid: Number(start[1]),
      level: start[2] ?? null,
      message: text.slice(start[0].length).slice(0, maxMessageLength),
      localDate: moment.at.slice(0, -1),
    };
  }
  yield* cutEnd(last);
  if (!understood && firstLine > 0) {
    yield {
      kind: 'problem',
      code: 'unsupported',
      detail: 'no line of the file is an entry of the log',
      position: { unit: 'line', from: firstLine, to: firstLine },
    };
  }
}

/** The time of an entry, for a record. */
export function localTimes(marks: string, { localDate }: CtimeEntry): TimeDraft[] {
  return [{ at: `${localDate}Z`, marks, clock: 'device-local', epoch: 'text' }];
}
