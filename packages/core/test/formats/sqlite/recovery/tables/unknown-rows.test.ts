import { expect, test } from 'vitest';
import type { Candidate } from '../../../../../src/formats/sqlite/recovery/candidate.ts';
import { Comparisons } from '../../../../../src/formats/sqlite/recovery/copies/alike-rows.ts';
import { HeldRows } from '../../../../../src/formats/sqlite/recovery/copies/held-rows.ts';
import { UnknownRows } from '../../../../../src/formats/sqlite/recovery/copies/unknown-rows.ts';

function rowOf(text: string, rowId: number | undefined, page: number): Candidate {
  const body = new TextEncoder().encode(text);
  return {
    shape: undefined,
    fitting: [],
    record: {
      serials: [13 + 2 * body.length],
      starts: [0],
      body,
      unsure: 'nothing',
      ownBytes: body.length,
    },
    chainEnd: 0,
    rowId,
    workedOut: undefined,
    places: [{ page, offset: 100, space: 'freelist' }],
    confidence: 'low',
    isByForm: false,
    known: 1,
  };
}

/** Rowid and pages of the rows that are told of these copies. */
function toldOf(copies: readonly (readonly [string, number | undefined])[]) {
  const held = new HeldRows([]);
  const unknown = new UnknownRows(held, new Comparisons());
  copies.forEach(([text, rowId], i) => unknown.add(rowOf(text, rowId, i + 1)));
  return Array.from({ length: held.count }, (_, row) => {
    const { rowId, places } = held.get(row);
    return [rowId, places.map(({ page }) => page)];
  });
}

test.each([
  ['that has its rowid', 'a', 13, undefined],
  ['that has lost it', 'a', undefined, 13],
] as const)(
  'a row of no known table is told once behind a copy of it %s',
  (_, text, first, second) => {
    expect(
      toldOf([
        [text, first],
        [text, second],
      ]),
    ).toEqual([[13, [1, 2]]]);
  },
);

test('rows of the same values and other rowids are several, and those of other values as well', () => {
  const told = toldOf([
    ['a', 1],
    ['a', 2],
    ['b', undefined],
    ['a', undefined],
    ['a', 2],
    ['c', 2],
  ]);
  expect(told).toEqual([
    [1, [1, 4]],
    [2, [2, 5]],
    [undefined, [3]],
    [2, [6]],
  ]);
});
