import { messageDefaults, namedRows, smsSchema, sqliteFile } from '@athar/synthetic';
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { sms } from '../../src/artifacts/ios/sms.ts';
import { GapWatch, joinedGaps, type PieceGaps } from '../../src/engine/reading/row-gaps.ts';
import type { GapEdge, Row, SequenceRule } from '../../src/model/index.ts';
import { rowIdGaps } from '../../src/sequences/ios/row-id-gaps.ts';
import { examine } from '../builders/examine.ts';

const edge = (rowId: number): GapEdge => ({
  artifact: 'ios.t',
  record: String(rowId),
  provenance: {
    source: 's1',
    devicePath: '/t',
    storedAt: [],
    position: { unit: 'row', table: 't', rowId },
  },
  times: [],
  rowId,
});

function pieceOf(rowIds: readonly number[]): PieceGaps | undefined {
  const watch = new GapWatch();
  for (const rowId of rowIds) watch.see({ rowId } as Row);
  return watch.finish('t', edge);
}

const joined = (pieces: readonly (readonly number[])[]) =>
  joinedGaps(
    'ios.t',
    '/t',
    pieces.map(pieceOf).filter((piece) => piece !== undefined),
  )[0];

describe('gaps between rowids', () => {
  test('are counted whole, wherever the pieces begin and end', () => {
    fc.assert(
      fc.property(
        fc.uniqueArray(fc.integer({ min: 1, max: 400 }), { minLength: 1, maxLength: 200 }),
        fc.array(fc.nat(200), { maxLength: 8 }),
        (numbers, cuts) => {
          const rowIds = [...numbers].sort((a, b) => a - b);
          const bounds = [0, ...[...cuts].sort((a, b) => a - b), rowIds.length];
          const pieces = bounds.slice(1).map((end, at) => rowIds.slice(bounds[at], end));
          const steps = rowIds.slice(1).map((rowId, at) => rowId - rowIds[at]! - 1);
          const found = joined(pieces)!;
          expect(found.gapCount).toBe(steps.filter((step) => step > 0).length);
          expect(found.missing).toBe(steps.reduce((sum, step) => sum + step, 0));
          const largest = Math.max(0, ...steps);
          expect(Math.max(0, ...found.gaps.map(({ missing }) => missing))).toBe(largest);
          for (const { before, after, missing } of found.gaps)
            expect(after.rowId - before.rowId - 1).toBe(missing);
        },
      ),
    );
  });

  test('are the largest where there are too many', () => {
    const rowIds = Array.from({ length: 50 }, (_, at) => at * (at + 1));
    expect(joined([rowIds])?.gaps.map(({ missing }) => missing)).toEqual([95, 97]);
    const pieces = Array.from({ length: 2000 }, (_, at) => [at * 10, at * 10 + 1]);
    const found = joined(pieces)!;
    expect([found.gaps.length, found.gapCount, found.missing]).toEqual([1000, 1999, 1999 * 8]);
  });

  test('are none where ids fall, as in a damaged tree, nor where no number holds an id', () => {
    expect(joined([[5, 6, 2, 3]])).toMatchObject({ gapCount: 0, missing: 0 });
    const watch = new GapWatch();
    watch.see({ rowId: 2n ** 60n } as Row);
    watch.see({ rowId: undefined } as Row);
    expect(watch.finish('t', edge)).toBeUndefined();
  });
});

describe('gaps of a table that is read', () => {
  const database = sqliteFile({
    tables: Object.entries(smsSchema).map(([name, columns]) => ({
      name,
      columns,
      rows:
        name === 'message'
          ? namedRows(
              columns,
              [1, 2, 10, 11].map((ROWID) => ({
                ROWID,
                text: `message ${String(ROWID)}`,
                date: 700_000_000 + ROWID,
              })),
              messageDefaults,
            )
          : [],
    })),
  });
  const messages = ({ table }: PieceGaps) => table === 'message';

  test('point at the records before and after, with their times', () => {
    const { rowGaps, lines, timeline, records } = examine(sms, database, {
      sequences: [rowIdGaps],
    });
    const { gaps, first, last } = rowGaps!.find(messages)!;
    expect(gaps).toHaveLength(1);
    const places = [first, gaps[0]!.before, gaps[0]!.after, last];
    expect(places.map(({ record, times, rowId }) => [record, times, rowId])).toEqual(
      lines.map(({ id, times, data }) => [id, times, data.rowid]),
    );
    // What is read a second time leaves no trace.
    expect([records, lines.length, timeline.length]).toEqual([4, 4, 4]);
  });

  test('are the same without --full', () => {
    const all = examine(sms, database, { sequences: [rowIdGaps] });
    expect(examine(sms, database, { sequences: [rowIdGaps], full: false }).rowGaps).toEqual(
      all.rowGaps,
    );
  });

  test('are not looked for where nobody asks', () => {
    const other: SequenceRule = { ...rowIdGaps, rowGapsOf: [] };
    expect(examine(sms, database, { sequences: [other] }).rowGaps).toBeUndefined();
    expect(examine(sms, database).rowGaps).toBeUndefined();
  });
});
