import { sms } from '../../artifacts/ios/sms.ts';
import type {
  RowGap,
  SequenceExamples,
  SequenceRule,
  TableGaps,
  Timestamp,
} from '../../model/index.ts';
import { exampleGap } from '../example-gaps.ts';

/** Gaps whose neighbours a finding shows. */
const mostShown = 5;

/**
 * Row ids that are counted up and have no row (A10). Deleting a message leaves such a gap on every
 * phone, so it is context: what rules of two traces have to do with each other is for others to say.
 */
export const rowIdGaps: SequenceRule = {
  id: 'ios.row-id-gaps',
  version: 1,
  title: 'Rows that are no longer in a database',
  message:
    'Row numbers without a row in the table {table}: {missing}; gaps: {gaps}; the largest gap ({largest}) lies between a row dated {from} and a row dated {to}.',
  why:
    'A program numbers the rows of such a table one after the other, so a missing number is mostly a row that was deleted. ' +
    'Whoever removes the traces of an attack leaves such gaps too; the dates of the rows around a gap say when to look closer.',
  otherExplanations: [
    'Deleting messages and conversations is ordinary and leaves the same gaps, and so does a setting that deletes old messages.',
    'Messages in iCloud, or a restored backup, can give rows other numbers and leave some out.',
  ],
  references: ['https://www.sqlite.org/autoinc.html', 'https://securelist.com/trng-2023/'],
  level: 'info',
  confidence: 'low',
  leadsTo: 'S3',
  met: 'stored',
  antiForensic: 'A10',
  rowGapsOf: [sms],
  finish: ({ rowGaps }) =>
    rowGaps.flatMap((table) => {
      const dated = table.gaps.filter(isDated);
      const largest = bySize(dated)[0];
      if (!largest) return [];
      const { gapCount, missing } = table;
      return [
        {
          values: {
            table: table.table,
            missing,
            gaps: gapCount,
            largest: largest.missing,
            from: lastTime(largest.before.times),
            to: firstTime(largest.after.times),
          },
          shows: bySize(dated)
            .slice(0, mostShown)
            .flatMap(({ before, after }) => [before, after]),
        },
      ];
    }),
};

function isDated({ before, after }: RowGap): boolean {
  return before.times.length > 0 && after.times.length > 0;
}

function bySize(gaps: readonly RowGap[]): RowGap[] {
  return [...gaps].sort((a, b) => b.missing - a.missing || a.before.rowId - b.before.rowId);
}

function firstTime(times: readonly Timestamp[]): string {
  return times.map(({ at }) => at).sort()[0] ?? '?';
}

function lastTime(times: readonly Timestamp[]): string {
  return (
    times
      .map(({ at }) => at)
      .sort()
      .at(-1) ?? '?'
  );
}

const table = (gaps: readonly RowGap[]): TableGaps => ({
  artifact: sms.id,
  devicePath: '/private/var/mobile/Library/SMS/sms.db',
  table: 'message',
  gaps,
  gapCount: gaps.length,
  missing: gaps.reduce((sum, { missing }) => sum + missing, 0),
});

export const examples = (): SequenceExamples => ({
  hits: [
    {
      name: 'three messages that are gone',
      records: [],
      rowGaps: [
        table([exampleGap(sms, [10, '2021-07-04T10:00:00Z'], [14, '2021-07-04T11:00:00Z'])]),
      ],
    },
  ],
  misses: [
    { name: 'a table without gaps', records: [], rowGaps: [table([])] },
    {
      name: 'neighbours without a date',
      records: [],
      rowGaps: [table([exampleGap(sms, [10, undefined], [14, '2021-07-04T11:00:00Z'])])],
    },
  ],
});
