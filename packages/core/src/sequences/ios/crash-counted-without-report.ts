import { crashCounters, type CrashCounter } from '../../artifacts/ios/crash-counters.ts';
import { crashReports, type CrashReport } from '../../artifacts/ios/crash-reports.ts';
import {
  noteOf,
  tallyOf,
  type SequenceExampleRecord,
  type SequenceExamples,
  type SequenceRule,
} from '../../model/index.ts';
import { reportSubject } from '../../artifacts/diagnostics/report-paths.ts';
import { mayBeReportOfHandler, takesInContent } from '../../rules/content-handlers.ts';

const mostNames = 10;

/** Crashes of one program from which on a missing report says something. */
const leastCrashes = 2;

/**
 * The system counted crashes of a program that takes in content, and no report of that program is left (A7 in `docs/anti-forensics.md`). Silent
 * unless the folder of reports was read and holds reports of other programs: else it was left out, or reports are not kept at all.
 */
export const crashCountedWithoutReport: SequenceRule = {
  id: 'ios.crash-counted-without-report',
  version: 1,
  title: 'Crashes that were counted, without a report',
  message:
    'The system counted crashes of programs that take in content from others: {programs}; the folder of reports has none of these programs; other programs with reports there: {reports}.',
  why:
    'The counts stay where a report was removed, and spyware was seen to remove the reports of the programs through which it came. The risk of a false alarm is high: ' +
    'ordinary phones show this all the time, and alone it says nothing.',
  otherExplanations: [
    'Reports are dropped after some weeks, while the counts can be of an older version of the system.',
    'Reports are removed when they were copied to a computer, or when too many are there.',
  ],
  references: [
    'https://securelist.com/operation-triangulation/109842/',
    'https://citizenlab.ca/2023/04/spyware-vendor-quadream-exploits-victims-customers/',
  ],
  level: 'info',
  confidence: 'low',
  leadsTo: 'S3',
  met: 'stored',
  antiForensic: 'A7',
  notes: [
    noteOf<CrashCounter>({
      artifact: crashCounters,
      note: ({ data: { program, crashes } }) =>
        takesInContent(program) && Number(crashes) >= leastCrashes
          ? { name: program, crashes: Number(crashes) }
          : undefined,
    }),
  ],
  tallies: [
    tallyOf<CrashReport>({
      artifact: crashReports,
      // Whether faults without an end are counted too is not published: a report of one is a report of its program all the same.
      tally: ({ data: { process, kind } }) =>
        process === null || !(kind === 'crash' || kind === 'fault')
          ? []
          : [{ key: process, number: 1 }],
    }),
  ],
  needsWhole: [crashReports],
  isBeside: (devicePath) => !mayBeReportOfHandler(reportSubject(devicePath)),
  finish: ({ notes, tallies }) => {
    if (tallies.size === 0) return [];
    const missing = notes.filter(({ values }) => !tallies.has(String(values.name)));
    if (missing.length === 0) return [];
    const names = missing.map(({ values }) => `${values.name} (${values.crashes})`);
    return [
      {
        values: { reports: tallies.size, programs: names.slice(0, mostNames).join(', ') },
        shows: missing.slice(0, mostNames),
      },
    ];
  },
};

const counted = (program: string, crashes: number): SequenceExampleRecord => ({
  artifact: crashCounters,
  data: { program, crashes },
});
const report = (process: string): SequenceExampleRecord => ({
  artifact: crashReports,
  data: { process, kind: 'crash' },
});
const ofFault = { process: 'imagent', kind: 'fault' };

export const examples = (): SequenceExamples => ({
  hits: [
    {
      name: 'four crashes, and reports of another program',
      records: [counted('IMTransferAgent', 4), report('Example')],
    },
    {
      name: 'a report of something else that could not be read',
      records: [counted('IMTransferAgent', 4), report('Example')],
      outcomes: new Map([[crashReports, 'partly-read' as const]]),
      faultyFiles: new Map([
        [crashReports, ['/private/var/logs/CrashReporter/stacks-2024-04-04-020001.ips']],
      ]),
    },
  ],
  misses: [
    {
      name: 'a report of the same program',
      records: [counted('IMTransferAgent', 4), report('IMTransferAgent')],
    },
    {
      name: 'a report of a fault of the same program, and of a crash of another',
      records: [counted('imagent', 4), { ...report('imagent'), data: ofFault }, report('Example')],
    },
    { name: 'no report at all', records: [counted('IMTransferAgent', 4)] },
    { name: 'another program', records: [counted('Example', 9), report('exampled')] },
    { name: 'one crash', records: [counted('IMTransferAgent', 1), report('exampled')] },
    {
      name: 'reports that could not all be read',
      records: [counted('IMTransferAgent', 4), report('Example')],
      outcomes: new Map([[crashReports, 'partly-read' as const]]),
    },
  ],
});
