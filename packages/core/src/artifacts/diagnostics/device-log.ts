import { momentOfCtime, momentOfText } from '../../bytes/time-text.ts';
import { cutEnd, DamageInLog, textLines, type TextLine } from '../../formats/text-lines.ts';
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

/** How the entries of a log begin. */
export interface LogForm {
  /** What the first line of an entry begins with, in pieces by which it is known where a letter of it was changed: none needs another. */
  readonly pieces: readonly RegExp[];
  /** The same as a whole, anywhere in a line. */
  readonly whole: RegExp;
  /** Reads the first line of an entry; `undefined` where the line goes on with an entry, or is of no such log. */
  entryIn(text: string): ReadEntry | undefined;
}

interface ReadEntry extends Pick<LogEntry, 'level' | 'message' | 'localDate'> {
  /** What in its beginning cannot be, where something cannot. */
  readonly fault?: string;
}

const maxMessageLength = 1000;

/**
 * The entries of such a log; further lines of an entry are left out. A file without any entry is told as `unsupported`, and lines above the
 * first one as `truncated`; a line that was the first of an entry and can no longer be read as `malformed`. An entry that begins within a line
 * is read from there.
 */
export function* deviceLog(
  file: RandomAccessFile,
  limits: Limits,
  form: LogForm,
): Generator<LogEntry | ProblemDraft> {
  let understood = false;
  let firstLine = 0;
  let last: TextLine | undefined;
  const damage = new DamageInLog();
  for (const line of textLines(file, limits)) {
    yield* damage.of(line);
    const { number } = line;
    last = line;
    const texts = entriesIn(form, line.text);
    if (texts.length > 1) yield malformed(number, 'several entries in one line');
    for (const text of texts) {
      const entry = form.entryIn(text);
      if (entry === undefined) {
        if (text.trim() !== '') firstLine ||= number;
        if (understood && wasEntry(form, text)) {
          yield malformed(number, 'the beginning of an entry cannot be read');
        }
        continue;
      }
      if (!understood && firstLine > 0) {
        const to = Math.max(firstLine, number - 1);
        const position = { unit: 'line', from: firstLine, to } as const;
        const detail = 'the log begins within an entry';
        yield { kind: 'problem', code: 'truncated', detail, position };
      }
      understood = true;
      const { fault, ...read } = entry;
      if (fault !== undefined) yield malformed(number, fault);
      const message = entry.message.slice(0, maxMessageLength);
      yield { kind: 'entry', line: number, ...read, message };
    }
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

/** A line, or its parts where the end of one before it was lost. */
function entriesIn({ whole }: LogForm, text: string): readonly string[] {
  const texts: string[] = [];
  let rest = text;
  for (;;) {
    const at = rest.slice(1).search(whole) + 1;
    if (at === 0) return [...texts, rest];
    texts.push(rest.slice(0, at));
    rest = rest.slice(at);
  }
}

/** So much of the beginning of a line is looked at for pieces. */
const lookedAtForHead = 80;

/** Whether a line that is no entry was one: further lines of an entry hold at most one of the pieces. */
function wasEntry({ pieces }: LogForm, text: string): boolean {
  const start = text.slice(0, lookedAtForHead);
  return pieces.filter((piece) => piece.test(start)).length >= 2;
}

function malformed(line: number, detail: string): ProblemDraft {
  const position = { unit: 'line', from: line, to: line } as const;
  return { kind: 'problem', code: 'malformed', detail, position };
}

const ctimeHead =
  /^[A-Z][a-z]{2} [A-Z][a-z]{2} [ \d]?\d \d\d:\d\d:\d\d \d{4} \[\d{1,10}\] (?:<(\w{1,20})> )?(?:\(0x[\da-f]{1,16}\) )?/;

const dayNames: readonly string[] = ['Sun', 'Mon', 'Tue', 'Wed', 'Thu', 'Fri', 'Sat'];

/** `Thu Mar 14 20:17:55 2019 [67] <notice> (0x16f0b7000) message` */
export const ctimeLog: LogForm = {
  pieces: [
    /^.{0,3}[A-Z][a-z]{2} [A-Z][a-z]{2} [ \d]?\d /,
    / \d\d:\d\d:\d\d [12]\d{3} /,
    / \[\d{1,10}\] /,
    /<\w{1,20}> \(0x[\da-f]{1,16}\) /,
  ],
  whole:
    /(?:Sun|Mon|Tue|Wed|Thu|Fri|Sat) [A-Z][a-z]{2} [ \d]?\d \d\d:\d\d:\d\d \d{4} \[\d{1,10}\] /,

  entryIn(text) {
    const moment = momentOfCtime(text);
    const head = moment === undefined ? null : ctimeHead.exec(text);
    if (moment === undefined || head === null) return undefined;
    const [start, level = null] = head;
    const isItsDay = dayNames[new Date(moment.at).getUTCDay()] === text.slice(0, 3);
    return {
      level,
      message: text.slice(start.length),
      localDate: moment.at.slice(0, -1),
      ...(!isItsDay && { fault: 'a date that is another day of the week' }),
    };
  },
};

const lockdownHead = /^(\d\d)\/(\d\d)\/(\d\d) (\d\d:\d\d:\d\d(?:\.\d{1,9})?) pid=\d{1,10} /;

/** `03/14/19 20:17:55.123456 pid=67 part: message`; the message begins with the part of the service. */
export const lockdownLog: LogForm = {
  pieces: [/^.{0,3}\d\d\/\d\d\/\d\d /, / \d\d:\d\d:\d\d(?:\.\d{1,9})? /, / pid=\d{1,10} /],
  whole: /\d\d\/\d\d\/\d\d \d\d:\d\d:\d\d(?:\.\d{1,9})? pid=\d{1,10} /,

  entryIn(text) {
    const [start, month, day, year, time] = lockdownHead.exec(text) ?? [];
    if (start === undefined) return undefined;
    const moment = momentOfText(`20${year}-${month}-${day} ${time}`);
    if (moment === undefined) return undefined;
    return { level: null, message: text.slice(start.length), localDate: moment.at.slice(0, -1) };
  },
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
