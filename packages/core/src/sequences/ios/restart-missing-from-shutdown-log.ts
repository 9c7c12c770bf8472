import { crashReports, type CrashReport } from '../../artifacts/ios/crash-reports.ts';
import { shutdownLog, type ShutdownEntry } from '../../artifacts/ios/shutdown-log.ts';
import {
  noteOf,
  type SequenceExampleRecord,
  type SequenceExamples,
  type SequenceRule,
} from '../../model/index.ts';
import { secondsOf, secondsText } from '../moments.ts';
import { startExample, startsInActivationLog, startsOfPhone } from '../phone-starts.ts';

/** What a clock of the phone, whose zone is not known, can differ from UTC. */
const mostZone = 14 * 3600;

/** Gaps that one check tells of, at most; and starts that one finding shows. */
const mostGaps = 20;
const mostShown = 10;

/**
 * Between two shutdowns that follow each other the phone can start once; where another log tells of more starts, a shutdown is missing
 * (A18 in `docs/anti-forensics.md`). A panic of the kernel explains one start without a shutdown, so the reports of these must be there too.
 */
export const restartMissingFromShutdownLog: SequenceRule = {
  id: 'ios.restart-missing-from-shutdown-log',
  version: 1,
  title: 'Restart that the record of shutdowns lacks',
  message:
    'Between the shutdowns of {from} and {to} the log of the activation tells of {starts} starts of the phone; reports of stops of the kernel: {panics}.',
  why:
    'After one shutdown the phone starts once. More starts mean that it went off without an orderly shutdown, or that a part of the record was removed. ' +
    'The risk of a false alarm is medium.',
  otherExplanations: [
    'An empty battery, a forced restart or a step of an update of iOS can leave no entry in the record of shutdowns.',
    'The activation service can start again while the phone runs.',
  ],
  references: [
    'https://securelist.com/shutdown-log-lightweight-ios-malware-detection-method/111734/',
    'https://github.com/cheeky4n6monkey/iOS_sysdiagnose_forensic_scripts',
  ],
  level: 'low',
  confidence: 'low',
  leadsTo: 'S3',
  met: 'stored',
  antiForensic: 'A18',
  notes: [
    noteOf<ShutdownEntry>({
      artifact: shutdownLog,
      note: ({ data }) => (data.entry === 'shutdown' ? { kind: 'shutdown' } : undefined),
    }),
    startsInActivationLog,
    noteOf<CrashReport>({
      artifact: crashReports,
      note: ({ data }) => (data.kind === 'panic' ? { kind: 'panic' } : undefined),
    }),
  ],
  needsWhole: [shutdownLog, crashReports],
  finish: ({ notes }) => {
    const moments = (kind: string): { at: number; note: (typeof notes)[number] }[] =>
      notes
        .filter(({ values }) => values.kind === kind)
        .flatMap((note) => {
          const at = note.times.map(secondsOf).find((seconds) => seconds !== undefined);
          return at === undefined ? [] : [{ at, note }];
        })
        .sort((a, b) => a.at - b.at);
    const shutdowns = moments('shutdown');
    const panics = moments('panic');
    const starts = startsOfPhone(notes);
    const found = [];
    let next = 0;
    for (let index = 1; index < shutdowns.length && found.length < mostGaps; index++) {
      const [before, after] = [shutdowns[index - 1]!, shutdowns[index]!];
      // Only what lies between whatever the zone.
      while (next < starts.length && starts[next]!.at <= before.at + mostZone) next += 1;
      const between = [];
      for (; next < starts.length && starts[next]!.at < after.at - mostZone; next++) {
        between.push(starts[next]!);
      }
      const stopped = panics.filter(({ at }) => at > before.at && at < after.at).length;
      if (between.length < 2 + stopped) continue;
      found.push({
        values: {
          from: secondsText(before.at),
          to: secondsText(after.at),
          starts: between.length,
          panics: stopped,
        },
        shows: [before.note, ...between.slice(0, mostShown).map(({ note }) => note), after.note],
      });
    }
    return found;
  },
};

const at = (artifact: typeof shutdownLog | typeof crashReports, data: object, when: string) =>
  ({
    artifact,
    data: { ...data },
    times: [{ at: when, marks: 'phone shut down', clock: 'utc' }],
  }) as SequenceExampleRecord;
const shutdown = (when: string) => at(shutdownLog, { entry: 'shutdown', isodate: when }, when);
const panic = (when: string) => at(crashReports, { kind: 'panic' }, when);
const shutdowns = [shutdown('2022-06-01T08:00:00Z'), shutdown('2022-06-10T08:00:00Z')];
const starts = [startExample('2022-06-03T08:00:00'), startExample('2022-06-06T08:00:00')];

export const examples = (): SequenceExamples => ({
  hits: [
    { name: 'two starts between two shutdowns', records: [...shutdowns, ...starts] },
    {
      name: 'three starts, of which a stop of the kernel explains one',
      records: [
        ...shutdowns,
        ...starts,
        startExample('2022-06-08T08:00:00'),
        panic('2022-06-06T07:58:00Z'),
      ],
    },
  ],
  misses: [
    { name: 'one start', records: [...shutdowns, ...starts.slice(0, 1)] },
    {
      name: 'two starts, of which a stop of the kernel explains one',
      records: [...shutdowns, ...starts, panic('2022-06-06T07:58:00Z')],
    },
    {
      name: 'starts that may lie before or after, by the zone',
      records: [
        ...shutdowns,
        startExample('2022-06-01T10:00:00'),
        startExample('2022-06-05T08:00:00'),
      ],
    },
    { name: 'starts before the record begins', records: [shutdowns[1]!, ...starts] },
    {
      name: 'a record that could not be read whole',
      records: [...shutdowns, ...starts],
      outcomes: new Map([[shutdownLog, 'partly-read' as const]]),
    },
    {
      name: 'reports of crashes that were left out of the check',
      records: [...shutdowns, ...starts],
      outcomes: new Map([[crashReports, 'skipped' as const]]),
    },
  ],
});
