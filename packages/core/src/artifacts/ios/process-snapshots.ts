import {
  isJsonObject,
  memberOf,
  numberOf,
  objectOf,
  readJson,
  textOf,
} from '../../formats/json.ts';
import { faultOfObject, type JsonShape } from '../../formats/json-shape.ts';
import { defineArtifact, EvidenceError, type ArtifactExample } from '../../model/index.ts';
import { faultsOfReport, openReport } from '../diagnostics/report-file.ts';
import { timesOfText } from '../diagnostics/report-header.ts';
import { reportPaths } from '../diagnostics/report-paths.ts';
import { inSomeDumps } from '../ios-expectation.ts';
import { timeDocs } from '../rows/time-docs.ts';

/** A process that ran when the system looked at all of them. */
export type SnapshotProcess = {
  readonly process: string | null;
  readonly pid: number | null;
  readonly userId: number | null;
  /** Number of the group of processes that it is ended with. */
  readonly coalition: number | null;
  /** Seconds of computing so far. */
  readonly cpuTime: number | null;
  /** `panic`, `stackshot` or `forced-restart`; another number of Apple's as it stands. */
  readonly occasion: string | null;
  readonly isodate: string | null;
};

const occasions: ReadonlyMap<string, string> = new Map([
  ['210', 'panic'],
  ['288', 'stackshot'],
  ['151', 'forced-restart'],
]);

export const processSnapshots = defineArtifact<SnapshotProcess>({
  id: 'ios.process-snapshots',
  version: 1,
  title: 'Programs that ran when the phone hung or its kernel stopped',
  group: 'system',
  describes:
    'All processes that ran when the kernel stopped, when the phone was restarted by force, or when the system looked at all of them because something hung: a list of what ran at these moments.',
  cannotShow:
    'Where a program lies, and what ran at other times. Reports without such a list, as of many stops of the kernel, give nothing here; ' +
    'they are dropped after some weeks. Names of programs are cut at 32 characters.',
  references: [
    // Who writes the list, and its keys.
    'https://github.com/apple-oss-distributions/xnu/blob/main/tools/lldbmacros/kcdata.py',
    'https://developer.apple.com/documentation/xcode/interpreting-the-json-format-of-a-crash-report',
  ],
  paths: ['panic-*', 'stacks-*', 'stacks+*', 'forceReset-*'].flatMap((name) =>
    reportPaths(`${name}.ips`, `${name}.ips.*`),
  ),
  logLike: true,
  expected: inSomeDumps,

  fields: {
    process: { label: 'Process', observable: 'process', met: 'ran' },
    pid: { label: 'Number of the process' },
    userId: { label: 'User number' },
    coalition: { label: 'Number of its group' },
    cpuTime: { label: 'Time of computing (seconds)' },
    occasion: { label: 'Why the system looked' },
    isodate: { label: 'Time' },
  },
  summary: ['process', 'occasion'],
  times: timeDocs('text', { entries: ['all processes listed'] }),

  *parse(file, context) {
    const report = openReport(file, context);
    yield* report.lacksKind;
    yield* report.faults;
    const text = report.body().trimStart();
    if (text === '') throw new EvidenceError('truncated', 'the report ends after its header');
    if (!text.startsWith('{')) throw new EvidenceError('unsupported', 'the report is no object');
    const body = readJson(text);
    if (!isJsonObject(body)) throw new EvidenceError('malformed', 'the report is no object');
    yield* faultsOfReport(body, text, { processByPid: 'object', stackshot: 'object' });
    // A look at everything because one program hung stands within the report of that program.
    const list =
      memberOf(body, 'processByPid') ?? memberOf(objectOf(body, 'stackshot'), 'processByPid');
    if (list === undefined || list === null) {
      context.holdsNone();
      return;
    }
    if (!isJsonObject(list)) throw new EvidenceError('malformed', 'the processes are no object');
    const { bugType, header } = report;
    const written = header === undefined ? null : textOf(header, 'timestamp');
    const times = timesOfText(['all processes listed', written ?? textOf(body, 'date')]);
    for (const [key, process] of Object.entries(list)) {
      const position = { unit: 'key', path: `processByPid/${key.slice(0, 20)}` } as const;
      if (!isJsonObject(process)) {
        yield { kind: 'problem', code: 'malformed', detail: 'a process that is none', position };
        continue;
      }
      const detail = faultOfObject(process, shapeOfProcess);
      if (detail !== undefined) yield { kind: 'problem', code: 'malformed', detail, position };
      yield {
        kind: 'record',
        data: {
          process: textOf(process, 'procname'),
          pid: numberOf(process, 'pid') ?? numberIn(key),
          userId: numberOf(process, 'userID'),
          coalition: numberOf(process, 'jetsamCoalition'),
          cpuTime: sum(numberOf(process, 'userTimeTask'), numberOf(process, 'systemTimeTask')),
          occasion: (bugType === null ? null : occasions.get(bugType)) ?? bugType,
          isodate: times[0]?.at ?? null,
        },
        position,
        times,
      };
    }
  },
});

const shapeOfProcess: JsonShape = {
  procname: 'text',
  pid: 'number',
  userID: 'number',
  jetsamCoalition: 'number',
  userTimeTask: 'number',
  systemTimeTask: 'number',
};

/** The list is kept by the numbers of the processes. */
function numberIn(key: string): number | null {
  return /^\d{1,10}$/.test(key) ? Number(key) : null;
}

function sum(user: number | null, system: number | null): number | null {
  return user === null && system === null ? null : (user ?? 0) + (system ?? 0);
}

const folder = '/private/var/mobile/Library/Logs/CrashReporter';
const nothing = { userId: null, coalition: null, cpuTime: null };

const report = (header: object, body: unknown): string =>
  `${JSON.stringify(header)}\n${typeof body === 'string' ? body : JSON.stringify(body, null, 2)}\n`;

export const examples = (): ArtifactExample<SnapshotProcess>[] => [
  {
    name: 'a stop of the kernel with the processes that ran',
    devicePath: `${folder}/Panics/panic-full-2024-01-02-030405.000.ips`,
    content: report(
      { bug_type: '210', timestamp: '2024-01-02 03:04:05.00 +0000' },
      {
        panicString: 'panic(cpu 0 caller 0x1): x',
        processByPid: {
          0: { pid: 0, procname: 'kernel_task', userID: 0, systemTimeTask: 12.5 },
          321: {
            pid: 321,
            procname: 'exampled',
            userID: 501,
            jetsamCoalition: 99,
            userTimeTask: 1.25,
            systemTimeTask: 0.5,
            threadById: {},
          },
          322: 'odd',
        },
      },
    ),
    records: [
      {
        ...nothing,
        process: 'kernel_task',
        pid: 0,
        userId: 0,
        cpuTime: 12.5,
        occasion: 'panic',
        isodate: '2024-01-02T03:04:05Z',
      },
      {
        process: 'exampled',
        pid: 321,
        userId: 501,
        coalition: 99,
        cpuTime: 1.75,
        occasion: 'panic',
        isodate: '2024-01-02T03:04:05Z',
      },
    ],
    times: [
      [{ at: '2024-01-02T03:04:05Z', marks: 'all processes listed', clock: 'utc' }],
      [{ at: '2024-01-02T03:04:05Z', marks: 'all processes listed', clock: 'utc' }],
    ],
    problems: ['malformed'],
  },
  {
    name: 'a look at all processes',
    devicePath: `${folder}/stacks-2026-07-08-134437.ips`,
    content: report(
      { bug_type: '288', timestamp: '2026-07-08 13:44:37.00 -0700' },
      { processByPid: { 1: { procname: 'launchd' } } },
    ),
    records: [
      {
        ...nothing,
        process: 'launchd',
        pid: 1,
        occasion: 'stackshot',
        isodate: '2026-07-08T20:44:37Z',
      },
    ],
  },
  {
    name: 'a stop of the kernel without a list',
    devicePath: `${folder}/Panics/panic-full-2024-01-02-030405.000.ips`,
    content: report(
      { bug_type: '210', timestamp: '2024-01-02 03:04:05.00 +0000' },
      { panicString: 'panic(cpu 0 caller 0x1): x' },
    ),
    records: [],
  },
  {
    name: 'a report in text, whose list is not known',
    devicePath: `${folder}/stacks-2026-07-08-134437.ips`,
    content: report({ bug_type: '288', timestamp: '2026-07-08 13:44:37.00 -0700' }, 'Stackshot'),
    records: [],
    problems: ['unsupported'],
  },
  {
    name: 'a report that is cut off',
    devicePath: `${folder}/stacks-2026-07-08-134437.ips`,
    content: '{"bug_type":"288"}\n{"processByPid":{"1":{"procname":"laun',
    records: [],
    problems: ['malformed'],
  },
];
