import { dataUsage } from '../../artifacts/ios/data-usage.ts';
import { netusage } from '../../artifacts/ios/netusage.ts';
import { sms } from '../../artifacts/ios/sms.ts';
import type { NetworkUsage } from '../../artifacts/usage/network-usage.ts';
import {
  noteOf,
  type RowGap,
  type SequenceExampleRecord,
  type SequenceExamples,
  type SequenceRule,
  type TableGaps,
} from '../../model/index.ts';
import { aloneRisk } from '../../rules/deletion-traces.ts';
import { exampleGap } from '../example-gaps.ts';
import { gapsOfNumbers, madeAt } from '../numbered-notes.ts';

/** The databases that count the data of processes, each with numbers of its own. */
const statistics = [dataUsage, netusage];

/** Gaps whose neighbours a finding shows. */
const mostShown = 5;

/**
 * Rowids that are counted up and have no row (A10), and processes whose data were counted (A2). Deleting a message or an app leaves such a gap on every
 * phone, so it is context: what rules of two traces have to do with each other is for others to say.
 */
export const rowIdGaps: SequenceRule = {
  id: 'ios.row-id-gaps',
  version: 1,
  title: 'Rows that are no longer in a database',
  message:
    'Row numbers without a row in the table {table}: {missing}; gaps: {gaps}; of those between dated rows the largest ({largest}) lies between a row dated {from} and a row dated {to}.',
  why:
    'A program numbers the rows of such a table one after the other, so a missing number is mostly a row that was deleted. ' +
    'Whoever removes the traces of an attack leaves such gaps too; the dates of the rows around a gap say when to look closer.' +
    aloneRisk.high,
  otherExplanations: [
    'Deleting messages and apps is ordinary and leaves the same gaps, and so does a setting that deletes old messages.',
    'Messages in iCloud, or a restored backup, can give rows other numbers and leave some out.',
  ],
  references: ['https://www.sqlite.org/autoinc.html', 'https://securelist.com/trng-2023/'],
  level: 'info',
  confidence: 'low',
  leadsTo: 'S3',
  met: 'stored',
  antiForensic: 'A10',
  rowGapsOf: [sms],
  notes: statistics.map((artifact) =>
    noteOf<NetworkUsage>({
      artifact,
      note: ({ data: { procId }, deleted }) =>
        typeof procId === 'number' && deleted !== true ? { number: procId } : undefined,
    }),
  ),
  finish: ({ rowGaps, notes, outcomeOf }) =>
    [
      ...rowGaps,
      // A table of which a part could not be read has gaps of its own.
      ...statistics
        .filter((one) => outcomeOf(one) === 'read')
        .flatMap(({ id }) =>
          gapsOfNumbers(
            'ZPROCESS',
            notes.filter(({ artifact }) => artifact === id),
          ),
        ),
    ].flatMap((table) => {
      const dated = table.gaps.map(datedByNumbers).filter(isDated);
      const largest = bySize(dated)[0];
      if (!largest) return [];
      const { gapCount, missing } = table;
      // Rows need not stand in the order of their dates.
      const [from, to] = [largest.before, largest.after].map(({ times }) => times[0]!.at).sort();
      return [
        {
          values: {
            table: table.table,
            missing,
            gaps: gapCount,
            largest: largest.missing,
            from: from!,
            to: to!,
          },
          shows: bySize(dated)
            .slice(0, mostShown)
            .flatMap(({ before, after }) => [before, after]),
        },
      ];
    }),
};

/** Its rows with the time at which each was made, and no other. */
function datedByNumbers({ before, after, missing }: RowGap): RowGap {
  return { before: madeAt(before), after: madeAt(after), missing };
}

function isDated({ before, after }: RowGap): boolean {
  return before.times.length > 0 && after.times.length > 0;
}

function bySize(gaps: readonly RowGap[]): RowGap[] {
  return [...gaps].sort((a, b) => b.missing - a.missing || a.before.rowId - b.before.rowId);
}

const table = (gaps: readonly RowGap[]): TableGaps => ({
  artifact: sms.id,
  devicePath: '/private/var/mobile/Library/SMS/sms.db',
  table: 'message',
  gaps,
  gapCount: gaps.length,
  missing: gaps.reduce((sum, { missing }) => sum + missing, 0),
});

const process = (procId: number, at: string): SequenceExampleRecord => ({
  artifact: dataUsage,
  data: { procId },
  times: [{ at, marks: 'first usage', clock: 'utc' }],
});
const deleted: SequenceExampleRecord = { ...process(20, '2021-07-08T10:00:00Z'), deleted: true };

export const examples = (): SequenceExamples => ({
  hits: [
    {
      name: 'three messages that are gone',
      records: [],
      rowGaps: [
        table([exampleGap(sms, [10, '2021-07-04T10:00:00Z'], [14, '2021-07-04T11:00:00Z'])]),
      ],
    },
    {
      name: 'processes that are gone from the data usage',
      records: [
        process(9, '2021-07-05T10:00:00Z'),
        process(6, '2021-07-04T10:00:00Z'),
        process(6, '2021-07-06T10:00:00Z'),
      ],
    },
  ],
  misses: [
    {
      name: 'processes one after the other, and one whose number was deleted with it',
      records: [process(6, '2021-07-04T10:00:00Z'), process(7, '2021-07-04T10:00:00Z'), deleted],
    },
    {
      name: 'a table of processes that was read in part',
      records: [process(6, '2021-07-04T10:00:00Z'), process(9, '2021-07-05T10:00:00Z')],
      outcomes: new Map([[dataUsage, 'partly-read']]),
    },
    { name: 'a table without gaps', records: [], rowGaps: [table([])] },
    {
      name: 'neighbours without a date',
      records: [],
      rowGaps: [table([exampleGap(sms, [10, undefined], [14, '2021-07-04T11:00:00Z'])])],
    },
  ],
});
