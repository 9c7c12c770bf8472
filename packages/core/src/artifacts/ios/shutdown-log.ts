import { isoTime } from '../../bytes/time.ts';
import { cutEnd, DamageInLog, textLines, type TextLine } from '../../formats/text-lines.ts';
import {
  defineArtifact,
  type ArtifactExample,
  type Emission,
  type ProblemDraft,
} from '../../model/index.ts';
import { inEveryDump, majorVersion } from '../ios-expectation.ts';
import { utcTimes } from '../property-list-file.ts';
import { timeDocs } from '../rows/time-docs.ts';

/** A shutdown, or a process that was still there while the phone shut down. */
export type ShutdownEntry = {
  /** `client`: a process that was still there; `shutdown`: the end of the shutdown itself. */
  readonly entry: 'client' | 'shutdown';
  readonly pid: number | null;
  /** The path of the program, without the UUID of its image that newer systems write behind it. */
  readonly client: string | null;
  readonly imageUuid: string | null;
  /** In how many notices of this shutdown the process stands; for a shutdown, how many notices there were. */
  readonly timesDelayed: number;
  /** Seconds after the beginning of the shutdown at which it was last seen; for a shutdown, the last notice. */
  readonly delay: number | null;
  /** For a shutdown: how many processes were still there. */
  readonly clients: number | null;
  readonly isodate: string | null;
  /** For a shutdown: true where the one written before it has a later time. */
  readonly earlierThanPrevious: boolean | null;
};

/** Where a line is longer, the rest of it is not looked at. */
const maxLookedAt = 8192;

/** Processes of one shutdown that are held until its time is known. */
const maxHeldClients = 10_000;

/** The system from which on the log holds the last shutdown alone, and nothing where there was none. */
export const firstWithoutHistory = 26;

/** What is wrong with a log of an older system that holds nothing at all. */
export const emptyShutdownLog = { code: 'truncated', detail: 'the file is empty' } as const;

const notice = /^\s{0,20}After (\d{1,9}(?:\.\d{1,9})?)\s?s(?:ec(?:onds?)?)?\b/;
const remaining = /\bremaining client pid: (\d{1,10}) \((.{0,4096})\)\s{0,20}$/;
const sigterm = /^\s{0,20}SIGTERM\b/;
const sigtermTime = /^\s{0,20}SIGTERM:? ?\[(\d{9,11})\]| @(\d{10})\b/;
const trailingUuid = /^(.+)\/([\dA-Fa-f]{8}(?:-[\dA-Fa-f]{4}){3}-[\dA-Fa-f]{12})$/;

interface HeldClient {
  readonly pid: number;
  readonly path: string;
  readonly from: number;
  timesDelayed: number;
  delay: number | null;
}

export const shutdownLog = defineArtifact<ShutdownEntry>({
  id: 'ios.shutdown-log',
  version: 1,
  title: 'Record of shutdowns and of programs that delayed them',
  group: 'system',
  describes:
    'Each restart of the phone that iOS wrote down, and the programs that were still running when they should have ended, with ' +
    'how often and how long they delayed it.',
  cannotShow:
    'Programs that ended in time, and restarts without an orderly shutdown. Since iOS 26 the log is begun anew at each start, ' +
    'so that the last shutdown alone can be there.',
  references: [
    'https://securelist.com/shutdown-log-lightweight-ios-malware-detection-method/111734/',
    'https://docs.mvt.re/en/latest/ios/records/#shutdown_logjson',
    'https://iverify.io/blog/key-iocs-for-pegasus-and-predator-spyware-cleaned-with-ios-26-update',
  ],
  // Older logs are kept as `shutdown.0.log` and so on, some with a UUID in the name.
  paths: [
    '/private/var/db/diagnostics/shutdown.log',
    '/private/var/db/diagnostics/shutdown.*.log',
    '/private/var/db/diagnostics/shutdown.log.*',
    '/private/var/db/diagnostics/shutdown-*.log',
  ],
  logLike: true,
  mayBeEmpty: true,
  expected: inEveryDump,

  fields: {
    entry: { label: 'Kind of entry' },
    pid: { label: 'Number of the process' },
    client: { label: 'Program', observable: 'process', met: 'ran' },
    imageUuid: { label: 'UUID of the program' },
    timesDelayed: { label: 'Notices' },
    delay: { label: 'Delay (seconds)' },
    clients: { label: 'Programs still there' },
    isodate: { label: 'Shut down' },
    earlierThanPrevious: { label: 'Before the shutdown written above it' },
  },
  summary: ['entry', 'client', 'timesDelayed'],
  times: timeDocs('unix-seconds', { entries: ['phone shut down'] }),

  *parse(file, context) {
    const shutdown = new OpenShutdown();
    let understood = 0;
    let unknownLine = 0;
    let last: TextLine | undefined;
    const damage = new DamageInLog();

    for (const line of textLines(file, context.limits)) {
      yield* damage.of(line);
      last = line;
      const { number } = line;
      const text = line.text.slice(0, maxLookedAt);
      if (line.isCut) yield atLine(number, 'limit-exceeded', 'a line that is too long was cut off');
      const after = notice.exec(text);
      if (after !== null) yield* shutdown.notice(Number(after[1]), number);
      const client = remaining.exec(text);
      if (client !== null) yield* shutdown.client(Number(client[1]), client[2]!, number);
      const isEnd = sigterm.test(text);
      if (isEnd) yield* shutdown.end(text, number);
      if (isEnd || after !== null || client !== null) understood += 1;
      else if (text.trim() !== '') unknownLine ||= number;
      yield* unreadParts(text, number, [after !== null, client !== null, isEnd]);
    }

    if (last === undefined) {
      if (majorVersion(context.device.osVersion) >= firstWithoutHistory) {
        context.absent('shutdowns before the last start, as iOS 26 begins this log anew');
      } else {
        yield { kind: 'problem', ...emptyShutdownLog };
      }
    }
    if (shutdown.isOpen) yield* shutdown.withoutTime(last?.number ?? 0, 'the last shutdown');
    else yield* cutEnd(last);
    if (understood === 0 && unknownLine > 0) {
      yield atLine(unknownLine, 'unsupported', 'no line of the file is one of a shutdown log');
    }
  },
});

/** A shutdown whose last line, with its time, has not come yet: its clients are held until then. */
class OpenShutdown {
  readonly #held = new Map<string, HeldClient>();
  #notices = 0;
  /** Seconds from the beginning of the shutdown to its last notice. */
  #delay: number | null = null;
  /** When the shutdown before this one ended. */
  #previousSeconds = -Infinity;

  get isOpen(): boolean {
    return this.#held.size > 0 || this.#notices > 0;
  }

  /** A line that says for how long clients have been waited for. */
  *notice(seconds: number, line: number): Generator<Emission<ShutdownEntry>> {
    // Seconds count from the beginning of a shutdown: where they go back, the one before was not written to its end.
    if (this.#delay !== null && seconds < this.#delay) {
      yield* this.withoutTime(line - 1, 'a shutdown');
      this.#held.clear();
      this.#notices = 0;
    }
    this.#notices += 1;
    this.#delay = seconds;
  }

  /** A line that names a client which is still there. */
  *client(pid: number, path: string, line: number): Generator<Emission<ShutdownEntry>> {
    const key = `${pid} ${path}`;
    const seen = this.#held.get(key);
    if (seen !== undefined) {
      seen.timesDelayed += 1;
      seen.delay = this.#delay;
      return;
    }
    this.#held.set(key, { pid, path, from: line, timesDelayed: 1, delay: this.#delay });
    if (this.#held.size <= maxHeldClients) return;
    yield atLine(line, 'limit-exceeded', `more than ${maxHeldClients} programs in one shutdown`);
    yield* clientsOf(this.#held, null, line);
    this.#held.clear();
  }

  /** The last line of a shutdown. */
  *end(text: string, line: number): Generator<Emission<ShutdownEntry>> {
    const time = sigtermTime.exec(text);
    const seconds = time === null ? null : Number(time[1] ?? time[2]);
    if (seconds === null) yield atLine(line, 'malformed', 'a SIGTERM line without a time');
    const isodate = isoTime('unix-seconds', seconds) ?? null;
    yield* clientsOf(this.#held, isodate, line);
    yield {
      kind: 'record',
      data: {
        entry: 'shutdown',
        pid: null,
        client: null,
        imageUuid: null,
        timesDelayed: this.#notices,
        delay: this.#delay,
        clients: this.#held.size,
        isodate,
        earlierThanPrevious: seconds === null ? null : seconds < this.#previousSeconds,
      },
      position: { unit: 'line', from: line, to: line },
      times: utcTimes('unix-seconds', ['phone shut down', isodate]),
    };
    this.#previousSeconds = seconds ?? this.#previousSeconds;
    this.#held.clear();
    this.#notices = 0;
    this.#delay = null;
  }

  /** The clients of a shutdown whose end was not written, up to a line. */
  *withoutTime(line: number, which: string): Generator<Emission<ShutdownEntry>> {
    yield* clientsOf(this.#held, null, line);
    yield atLine(line, 'truncated', `${which} has no SIGTERM line, so its records have no time`);
  }
}

function* clientsOf(
  held: ReadonlyMap<string, HeldClient>,
  isodate: string | null,
  line: number,
): Generator<Emission<ShutdownEntry>> {
  for (const { pid, path, from, timesDelayed, delay } of held.values()) {
    const [, program, uuid] = trailingUuid.exec(path) ?? [];
    yield {
      kind: 'record',
      data: {
        entry: 'client',
        pid,
        client: program ?? path,
        imageUuid: uuid ?? null,
        timesDelayed,
        delay,
        clients: null,
        isodate,
        earlierThanPrevious: null,
      },
      position: { unit: 'line', from, to: line },
      times: utcTimes('unix-seconds', ['phone shut down', isodate]),
    };
  }
}

/** By what each part is known that a line holds: a notice, a client, the end. */
const partsOfLines: readonly { readonly what: string; readonly pieces: RegExp }[] = [
  {
    what: 'a line about a delay',
    pieces: /^\s{0,20}After \d|clients are still here/,
  },
  {
    what: 'a line about a program',
    pieces: /remaining client|client pid|\bpid: \d{1,10} \(|\(\/|(?:-[\dA-F]{4}){3}-[\dA-F]{12}\)/,
  },
  { what: 'a line about the end of a shutdown', pieces: /SIGTERM|buffers flushed/ },
];

/** What of a line that holds something of a known part could not be read as one. */
function* unreadParts(
  text: string,
  line: number,
  isRead: readonly boolean[],
): Generator<ProblemDraft> {
  for (const { what } of partsOfLines.filter(({ pieces }, at) => !isRead[at] && pieces.test(text)))
    yield atLine(line, 'malformed', `${what} that cannot be read`);
}

function atLine(line: number, code: ProblemDraft['code'], detail: string): ProblemDraft {
  return { kind: 'problem', code, detail, position: { unit: 'line', from: line, to: line } };
}

const locationd = {
  entry: 'client',
  pid: 61,
  client: '/usr/libexec/locationd',
  imageUuid: 'EBFB3E7F-4CA4-3656-8E9C-8CCF5995C34A',
  clients: null,
  earlierThanPrevious: null,
} satisfies Partial<ShutdownEntry>;

const shutdown = {
  entry: 'shutdown',
  pid: null,
  client: null,
  imageUuid: null,
  earlierThanPrevious: false,
} satisfies Partial<ShutdownEntry>;

export const examples = (): ArtifactExample<ShutdownEntry>[] => [
  {
    name: 'two shutdowns, of which the second was delayed twice',
    content: [
      'After 1.26s, these clients are still here:',
      '\t\tremaining client pid: 61 (/usr/libexec/locationd/EBFB3E7F-4CA4-3656-8E9C-8CCF5995C34A)',
      'SIGTERM: [1656590000] All buffers flushed',
      'After 1.26s, these clients are still here:',
      '\t\tremaining client pid: 61 (/usr/libexec/locationd/EBFB3E7F-4CA4-3656-8E9C-8CCF5995C34A)',
      '\t\tremaining client pid: 2143 (/usr/libexec/example (beta))',
      'After 2.62s, these clients are still here:',
      '\t\tremaining client pid: 2143 (/usr/libexec/example (beta))',
      'SIGTERM: [1657590000] All buffers flushed',
      '',
    ].join('\n'),
    records: [
      { ...locationd, timesDelayed: 1, delay: 1.26, isodate: '2022-06-30T11:53:20Z' },
      {
        ...shutdown,
        timesDelayed: 1,
        delay: 1.26,
        clients: 1,
        isodate: '2022-06-30T11:53:20Z',
      },
      { ...locationd, timesDelayed: 1, delay: 1.26, isodate: '2022-07-12T01:40:00Z' },
      {
        ...locationd,
        pid: 2143,
        client: '/usr/libexec/example (beta)',
        imageUuid: null,
        timesDelayed: 2,
        delay: 2.62,
        isodate: '2022-07-12T01:40:00Z',
      },
      {
        ...shutdown,
        timesDelayed: 2,
        delay: 2.62,
        clients: 2,
        isodate: '2022-07-12T01:40:00Z',
      },
    ],
    times: [
      [{ at: '2022-06-30T11:53:20Z', marks: 'phone shut down', clock: 'utc' }],
      [{ at: '2022-06-30T11:53:20Z', marks: 'phone shut down', clock: 'utc' }],
      [{ at: '2022-07-12T01:40:00Z', marks: 'phone shut down', clock: 'utc' }],
      [{ at: '2022-07-12T01:40:00Z', marks: 'phone shut down', clock: 'utc' }],
      [{ at: '2022-07-12T01:40:00Z', marks: 'phone shut down', clock: 'utc' }],
    ],
  },
  {
    name: 'a log cut off before its SIGTERM line keeps its records',
    content:
      'SIGTERM: [1657590000] All buffers flushed\nAfter 1.26s, these clients are still here:\n' +
      '\t\tremaining client pid: 61 (/usr/libexec/locationd/EBFB3E7F-4CA4-3656-8E9C-8CCF5995C34A)\n',
    records: [
      { ...shutdown, timesDelayed: 0, delay: null, clients: 0, isodate: '2022-07-12T01:40:00Z' },
      { ...locationd, timesDelayed: 1, delay: 1.26, isodate: null },
    ],
    times: [[{ at: '2022-07-12T01:40:00Z', marks: 'phone shut down', clock: 'utc' }], []],
    problems: ['truncated'],
  },
  {
    name: 'a shutdown without its SIGTERM line before another one keeps its records, and its programs are none of the other',
    content: [
      'After 1.26s, these clients are still here:',
      '\t\tremaining client pid: 61 (/usr/libexec/locationd/EBFB3E7F-4CA4-3656-8E9C-8CCF5995C34A)',
      'After 2.62s, these clients are still here:',
      '\t\tremaining client pid: 61 (/usr/libexec/locationd/EBFB3E7F-4CA4-3656-8E9C-8CCF5995C34A)',
      'After 0.63s, these clients are still here:',
      '\t\tremaining client pid: 61 (/usr/libexec/locationd/EBFB3E7F-4CA4-3656-8E9C-8CCF5995C34A)',
      'SIGTERM: [1657590000] All buffers flushed',
      '',
    ].join('\n'),
    records: [
      { ...locationd, timesDelayed: 2, delay: 2.62, isodate: null },
      { ...locationd, timesDelayed: 1, delay: 0.63, isodate: '2022-07-12T01:40:00Z' },
      { ...shutdown, timesDelayed: 1, delay: 0.63, clients: 1, isodate: '2022-07-12T01:40:00Z' },
    ],
    problems: ['truncated'],
  },
  {
    name: 'a log cut off behind the first line of a shutdown',
    content:
      'SIGTERM: [1657590000] All buffers flushed\nAfter 1.26s, these clients are still here:\n',
    records: [
      { ...shutdown, timesDelayed: 0, delay: null, clients: 0, isodate: '2022-07-12T01:40:00Z' },
    ],
    problems: ['truncated'],
  },
  {
    name: 'the forms with a time after @, with both on one line, and a clock that went back',
    devicePath: '/private/var/db/diagnostics/shutdown.0.log',
    content:
      'After 0.1s, remaining client pid: 61 (/usr/libexec/locationd/EBFB3E7F-4CA4-3656-8E9C-8CCF5995C34A)\n' +
      'SIGTERM: all buffers flushed @1657590000\r\nSIGTERM: [1656590000]\n',
    records: [
      { ...locationd, timesDelayed: 1, delay: 0.1, isodate: '2022-07-12T01:40:00Z' },
      { ...shutdown, timesDelayed: 1, delay: 0.1, clients: 1, isodate: '2022-07-12T01:40:00Z' },
      {
        ...shutdown,
        timesDelayed: 0,
        delay: null,
        clients: 0,
        isodate: '2022-06-30T11:53:20Z',
        earlierThanPrevious: true,
      },
    ],
  },
  {
    name: 'an older log that is empty',
    devicePath: '/private/var/db/diagnostics/shutdown.0123ABCD-0123-4567-89AB-0123456789AB.log',
    content: '',
    records: [],
    problems: ['truncated'],
  },
  {
    name: 'another file that has this name',
    content: 'shutting down at noon\n',
    records: [],
    problems: ['unsupported'],
  },
];
