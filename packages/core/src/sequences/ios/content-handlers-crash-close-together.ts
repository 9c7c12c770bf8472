import { crashList, type ListedCrash } from '../../artifacts/ios/crash-list.ts';
import { crashReports, type CrashReport } from '../../artifacts/ios/crash-reports.ts';
import {
  noteOf,
  type NoteValues,
  type SequenceExampleRecord,
  type SequenceExamples,
  type SequenceRule,
} from '../../model/index.ts';
import { isContentCrash, mediaDriverIn } from '../../rules/content-handlers.ts';
import { oncePerReport, reportNumber } from '../listed-crashes.ts';
import { runsOf, secondsOf, secondsText, sightsOf, type Moment } from '../moments.ts';

/** Seconds between one and the next. */
const window = 600;

/** Crashes that weigh something without a stop of the kernel. */
const leastCrashes = 3;

interface Report extends Moment<'crash' | 'panic'> {
  readonly telling: boolean;
}

/** Pages crash again and again on ordinary phones, each time they are loaded anew. */
const isWebContent = (process: string | null): boolean =>
  process?.startsWith('com.apple.WebKit.') === true;

/** What is remembered of a crash, from its report or from the list that stays when the report is gone. */
function crashNote(data: CrashReport | ListedCrash): NoteValues | undefined {
  const { process, incidentId } = data;
  return isContentCrash(data)
    ? { kind: 'crash', telling: !isWebContent(process), report: reportNumber(incidentId) }
    : undefined;
}

/**
 * Several crashes of programs that take in content from others within minutes, or a stop of the kernel soon after one. Each report by itself
 * is ordinary, and has a rule of its own.
 */
export const contentHandlersCrashCloseTogether: SequenceRule = {
  id: 'ios.content-handlers-crash-close-together',
  version: 1,
  title: 'Programs that take in content crashed close together',
  message:
    'From {from} to {to}, with at most ten minutes between one and the next: number of crashes of programs that take in content from others {crashes}, number of stops of the kernel after the first of them {panics}.',
  why:
    'Attacks without a click went through such programs and were tried several times over, and went on from there to the kernel. Failed attempts ' +
    'made the programs crash and stopped the phone.',
  otherExplanations: [
    'A damaged picture or message makes the same program crash again and again, each time it is shown.',
    'Test versions of iOS, and phones with faulty hardware, crash and stop more often.',
  ],
  references: [
    'https://googleprojectzero.blogspot.com/2021/12/a-deep-dive-into-nso-zero-click.html',
    'https://securelist.com/operation-triangulation-the-last-hardware-mystery/111669/',
  ],
  level: 'medium',
  confidence: 'low',
  leadsTo: 'S3',
  met: 'ran',
  notes: [
    noteOf<CrashReport>({
      artifact: crashReports,
      note: ({ data }) => {
        if (data.kind === 'panic') {
          return { kind: 'panic', telling: mediaDriverIn(data.reason ?? '') !== undefined };
        }
        return crashNote(data);
      },
    }),
    noteOf<ListedCrash>({
      artifact: crashList,
      note: ({ data }) => (data.checksumMatches ? crashNote(data) : undefined),
    }),
  ],
  finish: ({ notes }) =>
    runsOf(
      oncePerReport(notes).flatMap((note): Report[] => {
        const time = note.times.find(({ marks }) => marks !== 'program started');
        const at = time && secondsOf(time);
        return at === undefined
          ? []
          : [
              {
                at,
                kind: note.values.kind === 'panic' ? 'panic' : 'crash',
                telling: note.values.telling === true,
                sight: note,
              },
            ];
      }),
      window,
    ).flatMap((run) => {
      // What stopped before the first crash did not follow from it.
      const first = run.findIndex(({ kind }) => kind === 'crash');
      if (first === -1) return [];
      const rest = run.slice(first);
      const crashes = rest.filter(({ kind }) => kind === 'crash').length;
      const panics = rest.length - crashes;
      if (crashes < leastCrashes && panics === 0) return [];
      const telling = (of: Report['kind']): number =>
        rest.filter((one) => one.kind === of && one.telling).length;
      const counts = telling('crash') >= leastCrashes || telling('panic') > 0;
      return [
        {
          values: {
            from: secondsText(rest[0]!.at),
            to: secondsText(rest[rest.length - 1]!.at),
            crashes,
            panics,
          },
          shows: sightsOf(rest),
          level: counts ? 'medium' : 'low',
        },
      ];
    }),
};

const report = (data: object, at: string): SequenceExampleRecord => ({
  artifact: crashReports,
  data: {
    kind: 'crash',
    process: 'IMTransferAgent',
    exceptionType: 'EXC_BAD_ACCESS',
    incidentId: null,
    ...data,
  },
  times: [{ at, marks: 'program crashed', clock: 'utc' }],
});
const crash = (minute: number) =>
  report({}, `2022-09-18T06:${String(minute).padStart(2, '0')}:00Z`);
const listed = (minute: number, incidentId: string): SequenceExampleRecord => ({
  artifact: crashList,
  data: {
    process: 'IMTransferAgent',
    exceptionType: 'EXC_BAD_ACCESS',
    incidentId,
    checksumMatches: true,
  },
  times: [{ at: `2022-09-18T06:0${minute}:01Z`, marks: 'crash entered', clock: 'utc' }],
});
const panic = (minute: number) =>
  report(
    { kind: 'panic', process: null, reason: 'AppleAVE2Driver: odd' },
    `2022-09-18T06:${String(minute).padStart(2, '0')}:00Z`,
  );

export const examples = (): SequenceExamples => ({
  hits: [
    { name: 'three crashes within twenty minutes', records: [crash(1), crash(9), crash(18)] },
    { name: 'a stop of the kernel after a crash', records: [crash(1), panic(10)] },
    {
      name: 'a page that crashes each time it is loaded, which says less',
      records: [1, 2, 3].map((minute) =>
        report({ process: 'com.apple.WebKit.WebContent' }, `2022-09-18T06:0${minute}:00Z`),
      ),
    },
    {
      name: 'three crashes, of which one report is left',
      records: [
        report({ incidentId: 'a-1' }, '2022-09-18T06:01:00Z'),
        listed(1, 'A-1'),
        listed(2, 'B-2'),
        listed(3, 'C-3'),
      ],
    },
  ],
  misses: [
    { name: 'two crashes', records: [crash(1), crash(5)] },
    {
      name: 'two crashes that stand in the list as well as in reports',
      records: [
        report({ incidentId: 'A-1' }, '2022-09-18T06:01:00Z'),
        listed(1, 'A-1'),
        report({ incidentId: 'B-2' }, '2022-09-18T06:02:00Z'),
        listed(2, 'B-2'),
      ],
    },
    {
      name: 'faults that were no crashes',
      records: [1, 2, 3].map((minute) =>
        report({ kind: 'fault', exceptionType: 'EXC_GUARD' }, `2022-09-18T06:0${minute}:00Z`),
      ),
    },
    { name: 'three crashes over the day', records: [crash(1), crash(20), crash(40)] },
    { name: 'a stop of the kernel before the crash', records: [panic(1), crash(4)] },
    {
      name: 'crashes of an app',
      records: [1, 2, 3].map((minute) =>
        report({ process: 'Example' }, `2022-09-18T06:0${minute}:00Z`),
      ),
    },
  ],
});
