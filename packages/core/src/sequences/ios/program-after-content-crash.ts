import { crashList, type ListedCrash } from '../../artifacts/ios/crash-list.ts';
import { crashReports, type CrashReport } from '../../artifacts/ios/crash-reports.ts';
import { dataUsage, type DataUsage } from '../../artifacts/ios/data-usage.ts';
import { netusage } from '../../artifacts/ios/netusage.ts';
import {
  noteOf,
  type AnyNoteSource,
  type Note,
  type NoteValues,
  type Outcome,
  type SequenceExampleRecord,
  type SequenceExamples,
  type SequenceRule,
} from '../../model/index.ts';
import { isContentCrash } from '../../rules/content-handlers.ts';
import { oncePerReport, reportNumber } from '../listed-crashes.ts';
import { placeFrom, secondsOf, secondsText } from '../moments.ts';

/** Seconds from the crash to the first use of the network. */
const window = 300;

/** More programs that are new at one time came with an update or a restore. */
const mostPrograms = 5;

const mostFound = 20;

interface Seen {
  readonly at: number;
  readonly name: string;
  readonly note: Note;
}

/**
 * A program that is no app used the network for the first time within minutes after a program that takes in content had crashed. After an
 * update or a restore many programs are new at once, which is left out.
 */
export const programAfterContentCrash: SequenceRule = {
  id: 'ios.program-after-content-crash',
  version: 1,
  title: 'New program on the network soon after a crash',
  message:
    'At {at} the program {crashed} crashed, which takes in content from others, and at {first} the program {program} used the network for the first time that the phone counts.',
  why:
    'An attack without a click goes through such a program, which often crashes, and then starts a program of its own that reports to the attacker. ' +
    'Public analyses found both within minutes.',
  otherExplanations: [
    'Programs of the system use the network for the first time on ordinary days too, and crashes are frequent.',
    'The counts begin anew when the owner resets the statistics.',
  ],
  references: [
    'https://www.amnesty.org/en/latest/research/2021/07/forensic-methodology-report-how-to-catch-nso-groups-pegasus/',
    'https://securelist.com/operation-triangulation/109842/',
  ],
  level: 'medium',
  confidence: 'low',
  leadsTo: 'S3',
  met: 'ran',
  notes: [
    noteOf<CrashReport>({
      artifact: crashReports,
      note: ({ data }) => (data.kind === 'panic' ? undefined : crashNote(data)),
    }),
    noteOf<ListedCrash>({
      artifact: crashList,
      note: ({ data }) => (data.checksumMatches ? crashNote(data) : undefined),
    }),
    firstUse(dataUsage),
    firstUse(netusage),
  ],
  finish: ({ notes, outcomeOf }) => {
    // In what was not read may stand an earlier use, or the many programs of an update.
    if (![dataUsage, netusage].every((one) => isWholeOrAbsent(outcomeOf(one)))) return [];
    const programs = firstOfEach(seenIn(notes, 'program', ['first usage']));
    const crashes = seenIn(
      oncePerReport(notes.filter(({ values }) => values.kind === 'crash')),
      'crash',
      ['program crashed', 'crash entered'],
    );
    return crashes
      .flatMap((crash) => {
        const next = programs[placeFrom(programs, crash.at)];
        if (next === undefined || next.at > crash.at + window) return [];
        const together =
          placeFrom(programs, next.at + window) - placeFrom(programs, next.at - window);
        if (together > mostPrograms) return [];
        return [
          {
            values: {
              at: secondsText(crash.at),
              crashed: crash.name,
              first: secondsText(next.at),
              program: next.name,
            },
            shows: [next.note, crash.note],
          },
        ];
      })
      .slice(0, mostFound);
  },
};

/** A backup has one of the two databases only. */
function isWholeOrAbsent(outcome: Outcome | undefined): boolean {
  return outcome === 'read' || outcome === 'not-present' || outcome === 'not-applicable';
}

/** Notes of a kind by the time with one of these marks, in order. */
function seenIn(notes: readonly Note[], kind: string, marks: readonly string[]): Seen[] {
  return notes
    .flatMap((note) => {
      if (note.values.kind !== kind) return [];
      const time = note.times.find((one) => marks.includes(one.marks));
      const at = time && secondsOf(time);
      return at === undefined ? [] : [{ at, name: String(note.values.name), note }];
    })
    .sort((a, b) => a.at - b.at);
}

/** Each program once, as it was first seen: it can stand in two lists, and in several rows of one. */
function firstOfEach(seen: readonly Seen[]): Seen[] {
  const names = new Set<string>();
  return seen.filter(({ name }) => !names.has(name) && names.add(name));
}

/** What is remembered of a crash, from its report or from the list that stays when the report is gone. */
function crashNote(data: CrashReport | ListedCrash): NoteValues | undefined {
  const { process, incidentId } = data;
  return process !== null && isContentCrash(data)
    ? { kind: 'crash', name: process, report: reportNumber(incidentId) }
    : undefined;
}

/** Programs without a bundle id: apps are new on ordinary days. */
function firstUse(artifact: typeof dataUsage): AnyNoteSource {
  return noteOf<DataUsage>({
    artifact,
    note: ({ data: { procName, bundleId } }) =>
      procName !== null && procName !== '' && (bundleId === null || bundleId === '')
        ? { kind: 'program', name: procName }
        : undefined,
  });
}

const crash: SequenceExampleRecord = {
  artifact: crashReports,
  data: {
    kind: 'crash',
    process: 'IMTransferAgent',
    exceptionType: 'EXC_BAD_ACCESS',
    incidentId: null,
  },
  times: [{ at: '2022-09-18T06:28:37Z', marks: 'program crashed', clock: 'utc' }],
};
const listed: SequenceExampleRecord = {
  artifact: crashList,
  data: {
    process: 'IMTransferAgent',
    exceptionType: 'EXC_BAD_ACCESS',
    incidentId: 'A-1',
    checksumMatches: true,
  },
  times: [{ at: '2022-09-18T06:28:38Z', marks: 'crash entered', clock: 'utc' }],
};
const used = (
  at: string,
  procName: string,
  bundleId: string | null = null,
): SequenceExampleRecord => ({
  artifact: dataUsage,
  data: { procName, bundleId },
  times: [{ at, marks: 'first usage', clock: 'utc' }],
});

export const examples = (): SequenceExamples => ({
  hits: [
    { name: 'two minutes later', records: [crash, used('2022-09-18T06:30:40Z', 'agent')] },
    {
      name: 'after a crash whose report is gone',
      records: [listed, used('2022-09-18T06:30:40Z', 'agent')],
    },
    {
      name: 'on a phone that has long known other programs',
      records: [
        crash,
        ...['a', 'b', 'c', 'd', 'e', 'f'].map((name) => used('2022-09-01T12:00:00Z', name)),
        used('2022-09-18T06:30:40Z', 'agent'),
      ],
    },
  ],
  misses: [
    {
      name: 'after a fault that was no crash',
      records: [
        { ...crash, data: { ...crash.data, kind: 'fault' } },
        used('2022-09-18T06:30:40Z', 'agent'),
      ],
    },
    { name: 'an hour later', records: [crash, used('2022-09-18T07:30:40Z', 'agent')] },
    { name: 'before the crash', records: [crash, used('2022-09-18T06:28:00Z', 'agent')] },
    { name: 'an app', records: [crash, used('2022-09-18T06:30:40Z', 'Example', 'org.example')] },
    {
      name: 'many programs at once, as after an update',
      records: [
        crash,
        ...['a', 'b', 'c', 'd', 'e', 'f'].map((name) => used('2022-09-18T06:30:40Z', name)),
      ],
    },
    {
      name: 'a table that could not be read whole',
      records: [crash, used('2022-09-18T06:30:40Z', 'agent')],
      outcomes: new Map([[dataUsage, 'partly-read' as const]]),
    },
    {
      name: 'another program crashed',
      records: [
        { ...crash, data: { ...crash.data, process: 'Example' } },
        used('2022-09-18T06:30:40Z', 'agent'),
      ],
    },
  ],
});
