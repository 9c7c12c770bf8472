import { momentOfCtime, momentOfText } from '../../bytes/time-text.ts';
import { cutEnd, textLines, ZerosInLog, type TextLine } from '../../formats/text-lines.ts';
import type { Limits, ProblemDraft, RandomAccessFile, TimeDraft } from '../../model/index.ts';

/** An entry of a log in text that a service of the phone writes, by its first line. */
export interface LogEntry {
  readonly kind: 'entry';
  readonly line: number;
  readonly level: string | null;
  /** What follows the head of the line, at most a thousand characters of it. */
  readonly message: string;
  /** On the clock of the device, whose zone such a log does not tell. */
  readonly localDate: string;
}

/** Reads the first line of an entry; `undefined` where the line goes on with an entry, or is of no such log. */
type LineReader = (text: string) => Pick<LogEntry, 'level' | 'message' | 'localDate'> | undefined;

const maxMessageLength = 1000;

/** The entries of such a log; further lines of an entry are left out. A file without any entry is told as `unsupported`, and lines above the first one as
 * `truncated`. */
export function* deviceLog(
  file: RandomAccessFile,
  limits: Limits,
  entryIn: LineReader,
): Generator<LogEntry | ProblemDraft> {
  let understood = false;
  let firstLine = 0;
  let last: TextLine | undefined;
  const zeros = new ZerosInLog();
  for (const line of textLines(file, limits)) {
    yield* zeros.of(line);
    const { number, text } = line;
    last = line;
    const entry = entryIn(text);
    if (entry === undefined) {
      if (text.trim() !== '') firstLine ||= number;
      continue;
    }
    if (!understood && firstLine > 0) {
      const position = { unit: 'line', from: firstLine, to: number - 1 } as const;
      const detail = 'the log begins within an entry';
      yield { kind: 'problem', code: 'truncated', detail, position };
    }
    understood = true;
    const message = entry.message.slice(0, maxMessageLength);
    yield { kind: 'entry', line: number, ...entry, message };
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

const ctimeHead =
  /^[A-Z][a-z]{2} [A-Z][a-z]{2} [ \d]?\d \d\d:\d\d:\d\d \d{4} \[\d{1,10}\] (?:<(\w{1,20})> )?(?:\(0x[\da-f]{1,16}\) )?/;

/** `Thu Mar 14 20:17:55 2019 [67] <notice> (0x16f0b7000) message` */
export const ctimeEntry: LineReader = (text) => {
  const moment = momentOfCtime(text);
  const head = moment === undefined ? null : ctimeHead.exec(text);
  if (moment === undefined || head === null) return undefined;
  const [start, level = null] = head;
  return { level, message: text.slice(start.length), localDate: moment.at.slice(0, -1) };
};

const lockdownHead =
  /^(\d\d)\/(\d\d)\/(\d\d) (\d\d:\d\d:\d\d(?:\.\d{1,9})?) pid=\d{1,10} ([A-Za-z_]\w{0,80}: )/;

/** `03/14/19 20:17:55.123456 pid=67 part: message`; the message begins with the part of the service. */
export const lockdownEntry: LineReader = (text) => {
  const [start, month, day, year, time, part = ''] = lockdownHead.exec(text) ?? [];
  if (start === undefined) return undefined;
  const moment = momentOfText(`20${year}-${month}-${day} ${time}`);
  if (moment === undefined) return undefined;
  const message = part + text.slice(start.length);
  return { level: null, message, localDate: moment.at.slice(0, -1) };
};

/** The time of an entry, for a record. */
export function localTimes(marks: string, { localDate }: LogEntry): TimeDraft[] {
  return [{ at: `${localDate}Z`, marks, clock: 'device-local', epoch: 'text' }];
}

/** A kind of entry that an artifact looks for; the groups of the pattern are what it tells. */
export interface EntryForm {
  readonly event: string;
  readonly marks: string;
  readonly pattern: RegExp;
}

/** The first of these forms that a message has, and its groups. */
export function formOf(
  forms: readonly EntryForm[],
  message: string,
): (EntryForm & { readonly groups: Readonly<Record<string, string | undefined>> }) | undefined {
  for (const form of forms) {
    const found = form.pattern.exec(message);
    if (found !== null) return { ...form, groups: found.groups ?? {} };
  }
  return undefined;
}
