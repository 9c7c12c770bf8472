import {
  arrayOf,
  isJsonObject,
  memberOf,
  numberOf,
  readJson,
  textOf,
  type JsonObject,
} from '../../formats/json.ts';
import { faultOfObject, type JsonShape } from '../../formats/json-shape.ts';
import {
  defineArtifact,
  EvidenceError,
  type ArtifactExample,
  type Timestamp,
} from '../../model/index.ts';
import { inSomeDumps } from '../ios-expectation.ts';
import { faultsOfReport, openReport } from '../diagnostics/report-file.ts';
import { timesOfText } from '../diagnostics/report-header.ts';
import { reportPaths } from '../diagnostics/report-paths.ts';
import { timeDocs } from '../rows/time-docs.ts';

/** A process that ran when the phone was short of memory. */
export type JetsamProcess = {
  readonly process: string | null;
  readonly pid: number | null;
  readonly uuid: string | null;
  readonly states: readonly string[];
  readonly priority: number | null;
  readonly coalition: number | null;
  /** Pages of memory in use, and the seconds of computing so far. */
  readonly pages: number | null;
  readonly cpuTime: number | null;
  /** Why the system ended it; null for processes that were only there. */
  readonly reason: string | null;
  readonly isLargest: boolean;
  readonly isodate: string | null;
};

export const jetsamEvents = defineArtifact<JetsamProcess>({
  id: 'ios.jetsam-events',
  version: 1,
  title: 'Programs that ran when memory was short',
  group: 'system',
  describes:
    'All processes that ran when the phone was short of memory, with which of them the system ended: a list of what ran at these moments.',
  cannotShow:
    'Where a program lies, and what ran at other times. A phone with much memory writes few such lists; they are dropped after some weeks.',
  references: [
    'https://developer.apple.com/documentation/xcode/identifying-high-memory-use-with-jetsam-event-reports',
  ],
  paths: reportPaths('JetsamEvent-*.ips', 'JetsamEvent-*.ips.*'),
  logLike: true,
  expected: inSomeDumps,

  fields: {
    process: { label: 'Process', observable: 'process', met: 'ran' },
    pid: { label: 'Number of the process' },
    uuid: { label: 'UUID of the program' },
    states: { label: 'State' },
    priority: { label: 'Priority' },
    coalition: { label: 'Number of its group' },
    pages: { label: 'Pages of memory' },
    cpuTime: { label: 'Time of computing (seconds)' },
    reason: { label: 'Ended because of' },
    isLargest: { label: 'Used most memory' },
    isodate: { label: 'Time' },
  },
  summary: ['process', 'reason'],
  times: timeDocs('text', { entries: ['memory was short'] }),

  *parse(file, context) {
    const report = openReport(file, context);
    const text = report.body();
    const body = bodyOf(text);
    yield* report.lacksKind;
    yield* report.faults;
    yield* faultsOfReport(body, text, { processes: 'list', largestProcess: 'text' });
    const written = report.header === undefined ? null : textOf(report.header, 'timestamp');
    const times = timesOfText(['memory was short', written ?? textOf(body, 'date')]);
    const largest = textOf(body, 'largestProcess');
    const processes = memberOf(body, 'processes');
    // A report always has the list; without it nothing was read, and that is not to look like a list without entries.
    if (!Array.isArray(processes)) {
      throw new EvidenceError('unsupported', 'a report without a list of processes');
    }
    const most = mostPages(processes, largest);
    for (const [index, process] of (processes as readonly unknown[]).entries()) {
      const position = { unit: 'key', path: `processes/${index}` } as const;
      if (!isJsonObject(process)) {
        yield { kind: 'problem', code: 'malformed', detail: 'a process that is none', position };
        continue;
      }
      const name = textOf(process, 'name');
      const detail =
        faultOfObject(process, shapeOfProcess) ?? (name === null ? 'a process without a name' : '');
      if (detail !== '') yield { kind: 'problem', code: 'malformed', detail, position };
      yield {
        kind: 'record',
        data: {
          process: name,
          pid: numberOf(process, 'pid'),
          uuid: textOf(process, 'uuid'),
          states: arrayOf(process, 'states').filter((state) => typeof state === 'string'),
          priority: numberOf(process, 'priority'),
          coalition: numberOf(process, 'coalition'),
          pages: numberOf(process, 'rpages'),
          cpuTime: numberOf(process, 'cpuTime'),
          reason: textOf(process, 'reason'),
          isLargest: name !== null && name === largest && pagesOf(process) === most,
          isodate: times[0]?.at ?? null,
        },
        position,
        times,
      };
    }
  },
});

const shapeOfProcess: JsonShape = {
  name: 'text',
  pid: 'number',
  uuid: 'text',
  states: 'list',
  priority: 'number',
  coalition: 'number',
  rpages: 'number',
  cpuTime: 'number',
  reason: 'text',
};

/** A report names the largest process, and several may have its name. */
function mostPages(processes: readonly unknown[], largest: string | null): number {
  let most = 0;
  for (const process of processes) {
    if (!isJsonObject(process) || textOf(process, 'name') !== largest) continue;
    most = Math.max(most, pagesOf(process));
  }
  return most;
}

function pagesOf(process: JsonObject): number {
  return numberOf(process, 'rpages') ?? 0;
}

function bodyOf(text: string): JsonObject {
  if (text.trim() === '') throw new EvidenceError('truncated', 'the report ends after its header');
  // Before iOS 9 such reports were tables in text.
  if (!text.trimStart().startsWith('{')) {
    throw new EvidenceError('unsupported', 'a report in text');
  }
  const body = readJson(text);
  if (!isJsonObject(body)) throw new EvidenceError('malformed', 'the report is no object');
  return body;
}

const devicePath =
  '/private/var/mobile/Library/Logs/CrashReporter/JetsamEvent-2024-03-22-220309.ips';
const header = JSON.stringify({ bug_type: '298', timestamp: '2024-03-22 22:03:09.00 -0700' });

export const examples = (): ArtifactExample<JetsamProcess>[] => [
  {
    name: 'processes, one of which was ended, and another of its name',
    devicePath,
    content: `${header}\n${JSON.stringify({
      largestProcess: 'Example',
      processes: [
        {
          uuid: '0123abcd-0123-4567-89ab-0123456789ab',
          states: ['frontmost', 'active'],
          name: 'Example',
          pid: 4711,
          rpages: 19240,
          priority: 100,
          coalition: 65,
          cpuTime: 12.5,
          reason: 'per-process-limit',
        },
        { name: 'exampled', pid: 76 },
        { name: 'Example', pid: 4712, rpages: 300 },
      ],
    })}`,
    records: [
      {
        process: 'Example',
        pid: 4711,
        uuid: '0123abcd-0123-4567-89ab-0123456789ab',
        states: ['frontmost', 'active'],
        priority: 100,
        coalition: 65,
        pages: 19240,
        cpuTime: 12.5,
        reason: 'per-process-limit',
        isLargest: true,
        isodate: '2024-03-23T05:03:09Z',
      },
      {
        process: 'exampled',
        pid: 76,
        uuid: null,
        states: [],
        priority: null,
        coalition: null,
        pages: null,
        cpuTime: null,
        reason: null,
        isLargest: false,
        isodate: '2024-03-23T05:03:09Z',
      },
      {
        process: 'Example',
        pid: 4712,
        uuid: null,
        states: [],
        priority: null,
        coalition: null,
        pages: 300,
        cpuTime: null,
        reason: null,
        isLargest: false,
        isodate: '2024-03-23T05:03:09Z',
      },
    ],
    times: Array<readonly Timestamp[]>(3).fill([
      {
        at: '2024-03-23T05:03:09Z',
        marks: 'memory was short',
        clock: 'utc',
        raw: '2024-03-22 22:03:09.00 -0700',
      },
    ]),
  },
  {
    name: 'an entry that is none',
    devicePath,
    content: `${header}\n{"processes":["odd"]}`,
    records: [],
    problems: ['malformed'],
  },
  {
    name: 'a report without the list of processes',
    devicePath,
    content: `${header}\n{"largestProcess":"odd"}`,
    records: [],
    problems: ['unsupported'],
  },
  {
    name: 'a report cut off after its header',
    devicePath,
    content: header,
    records: [],
    problems: ['truncated'],
  },
  {
    name: 'an old report in text',
    devicePath,
    content: 'Incident Identifier: 0123\nFree pages: 1000\n',
    records: [],
    problems: ['unsupported'],
  },
];
