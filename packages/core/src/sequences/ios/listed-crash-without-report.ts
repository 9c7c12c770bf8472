import { crashList, type ListedCrash } from '../../artifacts/ios/crash-list.ts';
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
import { aloneRisk } from '../../rules/deletion-traces.ts';
import { secondsOf, secondsText } from '../moments.ts';

const mostShown = 10;

/** The tally that holds the time of the oldest report, as a number that is largest for the oldest. */
const oldest = 'oldest';

/**
 * The system's list names the report of a crash, and that report is gone while older ones are there (A7 in `docs/anti-forensics.md`). Silent unless
 * another report of the list is there: the numbers of both sides then are known to be the same, and reports are kept at all. Only crashes of
 * programs that take in content count, since the system itself drops reports of what crashes often.
 */
export const listedCrashWithoutReport: SequenceRule = {
  id: 'ios.listed-crash-without-report',
  version: 1,
  title: 'Report that the list of crashes names and that is gone',
  message:
    'The list of crashes names reports of programs that take in content from others, and these are gone while older reports are there: {programs}.',
  why:
    'The system drops the oldest reports first. Spyware was seen to remove the reports of the programs through which it came; the list, which is kept apart, still names them.' +
    aloneRisk.medium,
  otherExplanations: [
    'Reports can be removed one by one when they are copied to a computer.',
    'Of a program that crashes very often the system keeps a few reports only.',
  ],
  references: [
    'https://securelist.com/operation-triangulation/109842/',
    'https://citizenlab.ca/2023/04/spyware-vendor-quadream-exploits-victims-customers/',
  ],
  level: 'low',
  confidence: 'low',
  leadsTo: 'S3',
  met: 'stored',
  antiForensic: 'A7',
  notes: [
    noteOf<ListedCrash>({
      artifact: crashList,
      note: ({ data: { state, checksumMatches, incidentId, process } }) =>
        state === 'written' && checksumMatches && incidentId !== null && process !== null
          ? { report: incidentId.toUpperCase(), name: process }
          : undefined,
    }),
  ],
  tallies: [
    tallyOf<CrashReport>({
      artifact: crashReports,
      tally: ({ data: { incidentId, kind, process }, times }) => {
        // Without a number it may be any report of its program.
        if (incidentId === null)
          return process === null ? [] : [{ key: `unnumbered ${process}`, number: 1 }];
        const there = { key: `report ${incidentId.toUpperCase()}`, number: 1 };
        const at = times.map(secondsOf).find((seconds) => seconds !== undefined);
        return kind === 'crash' && at !== undefined
          ? [there, { key: oldest, number: -at }]
          : [there];
      },
    }),
  ],
  needsWhole: [crashReports],
  isBeside: (devicePath) => !mayBeReportOfHandler(reportSubject(devicePath)),
  finish: ({ notes, tallies }) => {
    const isThere = (report: unknown): boolean => tallies.has(`report ${String(report)}`);
    const from = tallies.get(oldest);
    if (from === undefined || !notes.some(({ values }) => isThere(values.report))) return [];
    const gone = notes.flatMap((note) => {
      const [time] = note.times;
      const at = time && secondsOf(time);
      if (at === undefined || at < -from || isThere(note.values.report)) return [];
      const name = String(note.values.name);
      return takesInContent(name) && !tallies.has(`unnumbered ${name}`)
        ? [{ note, text: `${name} (${secondsText(at)})` }]
        : [];
    });
    if (gone.length === 0) return [];
    const shown = gone.slice(0, mostShown);
    return [
      {
        values: { programs: shown.map(({ text }) => text).join(', ') },
        shows: shown.map(({ note }) => note),
      },
    ];
  },
};

const listed = (process: string, incidentId: string, hour: number): SequenceExampleRecord => ({
  artifact: crashList,
  data: { state: 'written', checksumMatches: true, process, incidentId },
  times: [{ at: `2024-04-04T0${hour}:00:00Z`, marks: 'crash entered', clock: 'utc' }],
});
const report = (process: string, incidentId: string, hour: number): SequenceExampleRecord => ({
  artifact: crashReports,
  data: { process, kind: 'crash', incidentId },
  times: [{ at: `2024-04-04T0${hour}:00:01Z`, marks: 'program crashed', clock: 'utc' }],
});
const ofUnknownKind = report('imagent', 'B-2', 2);
const folder = '/private/var/mobile/Library/Logs/CrashReporter';
const older = [listed('Demo', 'a-1', 1), report('Demo', 'A-1', 1)];

export const examples = (): SequenceExamples => ({
  hits: [
    {
      name: 'a report that is gone, and an older one that is there',
      records: [...older, listed('IMTransferAgent', 'B-2', 2)],
    },
    {
      name: 'one of two reports of the same program',
      records: [
        ...older,
        listed('imagent', 'B-2', 2),
        listed('imagent', 'B-3', 3),
        report('imagent', 'B-3', 3),
      ],
    },
    {
      name: 'reports of something else that could not be read',
      records: [...older, listed('imagent', 'B-2', 2)],
      outcomes: new Map([[crashReports, 'partly-read' as const]]),
      faultyFiles: new Map([
        [crashReports, [`${folder}/Analytics-2024-04-04-020001.ips.ca.synced`]],
      ]),
    },
  ],
  misses: [
    {
      name: 'every report is there',
      records: [...older, listed('imagent', 'B-2', 2), report('imagent', 'B-2', 2)],
    },
    {
      name: 'only younger reports are there',
      records: [listed('imagent', 'B-2', 1), listed('Demo', 'A-1', 2), report('Demo', 'A-1', 2)],
    },
    {
      name: 'no report of the list is there',
      records: [listed('imagent', 'B-2', 2), report('Demo', 'A-9', 1)],
    },
    {
      name: 'a program that takes in nothing from others',
      records: [...older, listed('exampled', 'B-2', 2)],
    },
    {
      name: 'an entry that was dropped, and one that is damaged',
      records: [
        ...older,
        {
          artifact: crashList,
          data: { state: 'deleted', checksumMatches: true, process: 'imagent', incidentId: 'B-2' },
        },
        {
          artifact: crashList,
          data: { state: 'written', checksumMatches: false, process: 'imagent', incidentId: 'B-3' },
        },
      ],
    },
    {
      name: 'a report of a kind that is not known',
      records: [
        ...older,
        listed('imagent', 'B-2', 2),
        { ...ofUnknownKind, data: { ...ofUnknownKind.data, kind: null } },
      ],
    },
    {
      name: 'a report without a number',
      records: [
        ...older,
        listed('imagent', 'B-2', 2),
        { ...ofUnknownKind, data: { ...ofUnknownKind.data, incidentId: null } },
      ],
    },
    {
      name: 'reports that could not be read, one of which may be that of the program',
      records: [...older, listed('imagent', 'B-2', 2)],
      outcomes: new Map([[crashReports, 'partly-read' as const]]),
      faultyFiles: new Map([
        [
          crashReports,
          [
            `${folder}/Analytics-2024-04-04-020001.ips`,
            `${folder}/ExcUserFault_imagent-2024-04-04-020001.ips`,
          ],
        ],
      ]),
    },
    {
      name: 'a file whose name does not say what it is',
      records: [...older, listed('imagent', 'B-2', 2)],
      outcomes: new Map([[crashReports, 'partly-read' as const]]),
      faultyFiles: new Map([[crashReports, [`${folder}/lost.ips`]]]),
    },
    {
      name: 'reports that could not all be read',
      records: [...older, listed('imagent', 'B-2', 2)],
      outcomes: new Map([[crashReports, 'partly-read' as const]]),
    },
  ],
});
