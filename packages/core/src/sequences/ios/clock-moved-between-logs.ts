import { clockChanges, type ClockOffset } from '../../artifacts/ios/clock-changes.ts';
import {
  noteOf,
  type Note,
  type SequenceExampleRecord,
  type SequenceExamples,
  type SequenceRule,
} from '../../model/index.ts';
import { aloneRisk } from '../../rules/deletion-traces.ts';
import { secondsText } from '../moments.ts';

/** From so much on, `ios.clock-set-far` tells a step that stands in one file. */
const leastSeconds = 3600;

/** Steps that lie within so many seconds of the log's own clock count together. */
const together = 86_400;

const mostShown = 10;

/** An entry of the log: where its own clock stood, and how far the phone's was from it. */
interface Entry {
  readonly at: number;
  readonly offset: number;
  /** What `ios.clock-set-far` looks at; null for the first entry of a file. */
  readonly changed: number | undefined;
  readonly note: Note;
}

interface Step {
  readonly entry: Entry;
  readonly by: number;
}

/** The clock of the phone moved by an hour or more where no single entry says so: between two files of the log, or in steps (A19). */
export const clockMovedBetweenLogs: SequenceRule = {
  id: 'ios.clock-moved-between-logs',
  version: 1,
  title: 'Clock of the phone moved by an hour or more, between two logs or in steps',
  message:
    'From one file of the power log to the next, or little by little within a day, the clock of the phone moved from {before} to {after} altogether, at these moments: {moments}.',
  why:
    'The times of all other traces follow the clock of the phone. Whoever sets it forward or back can hide when something happened.' +
    aloneRisk.medium,
  otherExplanations: [
    'The battery ran empty, and the clock was wrong until the network set it.',
    'The log can count anew after an update of iOS or a restored backup; the clock of the phone then only seems to have moved.',
  ],
  references: ['https://github.com/mac4n6/APOLLO'],
  level: 'low',
  confidence: 'low',
  leadsTo: 'S3',
  met: 'configured',
  antiForensic: 'A19',
  notes: [
    noteOf<ClockOffset>({
      artifact: clockChanges,
      note: ({ data: { timestamp, offset, changed } }) =>
        timestamp === null || offset === null
          ? undefined
          : { at: timestamp, offset, ...(changed !== null && { changed }) },
    }),
  ],
  finish: ({ notes }) => runsOf(stepsOf(entriesOf(notes))).map(matchOf),
};

/** In the order of the log's clock. An archive can repeat entries of the file before it: the one that knows its step counts. */
function entriesOf(notes: readonly Note[]): Entry[] {
  const byPlace = new Map<string, Entry>();
  for (const note of notes) {
    const { at, offset, changed } = note.values;
    const entry = {
      at: Number(at),
      offset: Number(offset),
      changed: changed === undefined ? undefined : Number(changed),
      note,
    };
    const key = `${String(at)} ${String(offset)}`;
    if (byPlace.get(key)?.changed === undefined) byPlace.set(key, entry);
  }
  return [...byPlace.values()].sort(
    (a, b) => a.at - b.at || a.offset - b.offset || (a.note.record < b.note.record ? -1 : 1),
  );
}

/** Where the offset differs from the entry before, but for what stands in one file as a step of an hour or more. */
function stepsOf(entries: readonly Entry[]): Step[] {
  return entries.flatMap((entry, place) => {
    const before = entries[place - 1];
    const by = before === undefined ? 0 : entry.offset - before.offset;
    const isTold = entry.changed !== undefined && Math.abs(entry.changed) >= leastSeconds;
    return by === 0 || isTold ? [] : [{ entry, by }];
  });
}

/** Steps within a day that are an hour or more together; no step is in two. */
function runsOf(steps: readonly Step[]): Step[][] {
  const runs: Step[][] = [];
  let run: Step[] = [];
  let sum = 0;
  for (const step of steps) {
    run.push(step);
    sum += step.by;
    while (step.entry.at - run[0]!.entry.at > together) sum -= run.shift()!.by;
    if (Math.abs(sum) < leastSeconds) continue;
    runs.push(run);
    [run, sum] = [[], 0];
  }
  return runs;
}

function matchOf(run: readonly Step[]) {
  const { at, offset } = run[run.length - 1]!.entry;
  const moved = run.reduce((sum, { by }) => sum + by, 0);
  const shown = run.slice(-mostShown).map(({ entry }) => entry);
  return {
    values: {
      before: textOf(at + offset - moved),
      after: textOf(at + offset),
      moments: shown.map((entry) => textOf(entry.at + entry.offset)).join(', '),
    },
    shows: shown.map(({ note }) => note),
  };
}

/** What is no date is told as the number that it is. */
function textOf(seconds: number): string {
  return Math.abs(seconds) < 8.64e12 ? secondsText(seconds) : String(seconds);
}

const start = 1_639_650_000;
const archive = '/private/var/containers/Shared/SystemGroup/A/Library/BatteryLife/Archives/a.PLSQL';
const hour = 3600;

const entry = (
  hours: number,
  offset: number,
  changed: number | null,
  devicePath?: string,
): SequenceExampleRecord => ({
  artifact: clockChanges,
  data: { id: hours, timestamp: start + hours * hour, offset, changed, isodate: null },
  ...(devicePath !== undefined && { devicePath }),
});

export const examples = (): SequenceExamples => ({
  hits: [
    {
      name: 'a day back from one file of the log to the next',
      records: [entry(0, -400, null, archive), entry(5, -86_800, null)],
    },
    {
      name: 'three steps of half an hour within a day',
      records: [
        entry(0, 0, null),
        entry(1, 1800, 1800),
        entry(6, 3599, 1799),
        entry(12, 5400, 1801),
      ],
    },
  ],
  misses: [
    {
      name: 'a step that stands in one file, and is repeated in the next',
      records: [
        entry(0, 0, null, archive),
        entry(1, 7200, 7200, archive),
        entry(1, 7200, null),
        entry(2, 7200, 0),
      ],
    },
    {
      name: 'the drift of some months',
      records: [0, 1, 2, 3, 4, 5, 6].map((n) => entry(n * 200, n * 1000, n === 0 ? null : 1000)),
    },
    {
      name: 'forth and back',
      records: [entry(0, 0, null), entry(1, 3000, 3000), entry(2, 0, -3000), entry(3, 900, 900)],
    },
    {
      name: 'entries without an offset',
      records: [{ artifact: clockChanges, data: { timestamp: 1, offset: null, changed: null } }],
    },
  ],
});
