import { sqliteExample } from '@athar/synthetic';
import { describe, expect, test } from 'vitest';
import { calls } from '../../src/artifacts/ios/calls.ts';
import { knowledgeC } from '../../src/artifacts/ios/knowledge-c.ts';
import { logReach } from '../../src/engine/times/log-gaps.ts';
import { mergedTimes, SeenTimes, type TimesSeen } from '../../src/engine/times/seen-times.ts';
import { examine } from '../builders/examine.ts';

const first = Date.parse('2021-05-01T12:00:00Z') / 1000;
const at = (day: number): number => first + day * 86_400;
const daily = (from: number, to: number): number[] =>
  Array.from({ length: to - from + 1 }, (_, i) => from + i);

const gapsOf = (seen: TimesSeen) => logReach(calls, 'read', seen).gaps;

/** What is seen of one call on each of these days, in this order in its table. */
function seenOfCalls(days: readonly number[]): TimesSeen {
  const rows = days.map((day, i) => [i + 1, at(day) - 978_307_200, 5, '+15550100', 0, 1, 1]);
  const columns =
    'Z_PK INTEGER PRIMARY KEY, ZDATE REAL, ZDURATION REAL, ZADDRESS TEXT, ZORIGINATED INTEGER, ZANSWERED INTEGER, ZCALLTYPE INTEGER';
  return examine(calls, sqliteExample({ tables: { ZCALLRECORD: { columns, rows } } }));
}

/** The same of the days on which apps were in front: their rows are written without an object for each. */
function seenOfApps(days: readonly number[]): TimesSeen {
  const rows = days.map((day, i) => [i + 1, '/app/inFocus', at(day) - 978_307_200]);
  const columns = 'Z_PK INTEGER PRIMARY KEY, ZSTREAMNAME TEXT, ZSTARTDATE REAL';
  return examine(knowledgeC, sqliteExample({ tables: { ZOBJECT: { columns, rows } } }));
}

describe.each([
  ['of records', seenOfCalls],
  ['of rows', seenOfApps],
])('a gap %s', (_, seenOf) => {
  const spring = daily(0, 40);

  test('behind which a log goes on is told as it is', () => {
    expect(gapsOf(seenOf([...spring, ...daily(300, 310)]))).toEqual([
      { from: '2021-06-11', to: '2022-02-24', days: 259 },
    ]);
  });

  test('in front of entries that the next ones go back behind is out of order: the clock was set forward', () => {
    const days = [...daily(0, 30), 900, 900, ...daily(31, 40)];
    expect(gapsOf(seenOf(days))).toEqual([
      { from: '2021-06-11', to: '2023-10-17', days: 859, outOfOrder: true },
    ]);
  });

  test('behind entries to which later ones went back is out of order: the clock was set back', () => {
    const days = [...daily(0, 30), -900, -900, ...daily(31, 40)];
    expect(gapsOf(seenOf(days))).toEqual([
      { from: '2018-11-14', to: '2021-04-30', days: 899, outOfOrder: true },
    ]);
  });

  test('is out of order by itself: another one is not, nor are small steps back beside it', () => {
    const days = [1, 0, ...daily(2, 30), 900, 40, 39, ...daily(41, 70)];
    expect(gapsOf(seenOf(days))?.map(({ days: long, outOfOrder }) => [long, outOfOrder])).toEqual([
      [8, undefined],
      [829, true],
    ]);
  });
});

describe('the order of entries', () => {
  const row = (rowId: number, table = 't') => ({ unit: 'row', table, rowId }) as const;

  test('is known of rows of a table by their numbers, and of each table by itself', () => {
    const seen = new SeenTimes();
    for (const day of [9, 3]) seen.entry(at(day));
    expect(seen.take().backwards).toBeUndefined();
    for (const [position, day] of [
      [row(1), 3],
      [row(2), 9],
      [row(1, 'other'), 2],
      [{ unit: 'line', from: 3, to: 3 }, 1],
      [row(9), 5],
      // Read by another order than that of the numbers.
      [row(4), 4],
    ] as const) {
      seen.startAt(position);
      seen.entry(at(day));
    }
    expect(seen.take().backwards).toBeUndefined();
    for (const [rowId, day] of [
      [1, 9],
      [3, 2],
    ] as const) {
      seen.startAt(row(rowId));
      seen.entry(at(day));
    }
    expect(seen.take().backwards).toHaveLength(1);
    seen.startAt(row(7));
    seen.entry(at(1));
    expect(seen.take().backwards).toBeUndefined();
  });

  test('is the same in whatever pieces and order it is put together', () => {
    const inOrder = (days: readonly number[]): TimesSeen => {
      const seen = new SeenTimes();
      seen.startAt({ unit: 'row', table: 't', rowId: 0 });
      for (const day of days) seen.entry(at(day));
      return seen.take();
    };
    const pieces = [[5, 2, 8, 4], [20, 12, 30, 29], [4, 1], []].map(inOrder);
    const backwards = mergedTimes(pieces).backwards?.map(({ from, to }) => to - from);
    expect(backwards).toEqual([7, 8, 1]);
    expect(mergedTimes([...pieces].reverse())).toEqual(mergedTimes(pieces));
    expect(mergedTimes([mergedTimes(pieces.slice(0, 2)), ...pieces.slice(2)])).toEqual(
      mergedTimes(pieces),
    );
  });
});
