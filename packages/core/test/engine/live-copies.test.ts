import { expect, test } from 'vitest';
import type { FindingDraft } from '../../src/engine/findings/findings.ts';
import { liveCopies } from '../../src/engine/reading/live-copies.ts';
import type { RowPosition } from '../../src/model/index.ts';
import { met } from './finding-drafts.ts';

const place = {
  unit: 'row',
  table: 'message',
  rowId: 301,
} as const satisfies RowPosition;

function inRow(more: Partial<FindingDraft>, position: Partial<RowPosition> = {}): FindingDraft {
  const finding = met('domain', 'received');
  const [first] = finding.provenance;
  const provenance = [{ ...first!, position: { ...place, ...position } }];
  return {
    ...finding,
    values: { value: 'https://a.example/', field: 'links' },
    provenance,
    ...more,
  };
}

const live = inRow({ id: 'live' });
const earlier = inRow({ id: 'earlier', deleted: true }, { space: 'wal', frame: 3 });

test('what an earlier version of a row says and the row still says is the same finding, in whatever order', () => {
  const copies = new Map([['s1', new Map([['earlier', 'live']])]]);
  expect(liveCopies([live, earlier])).toEqual(copies);
  expect(liveCopies([earlier, live])).toEqual(copies);
});

test.each([
  ['of another row', inRow({ deleted: true }, { rowId: 302 })],
  ['of a row of another table', inRow({ deleted: true }, { table: 'deleted_messages' })],
  ['of a row that is not known', inRow({ deleted: true }, { rowId: null })],
  [
    'of another value',
    inRow({ deleted: true, values: { value: 'https://b.example/', field: 'links' } }),
  ],
  ['met in another way', inRow({ deleted: true, met: 'sent' })],
])('one %s stays', (_, other) => {
  expect(liveCopies([live, other]).size).toBe(0);
});

test('a version of a row that is gone stays', () => {
  expect(liveCopies([earlier]).size).toBe(0);
});

test('a version of a row that is gone from another backup of the phone stays there', () => {
  const place = (source: string) => ({ ...earlier.provenance[0]!, source });
  const inOther = { ...earlier, provenance: [place('s2')] };
  expect([...liveCopies([live, earlier, inOther]).keys()]).toEqual(['s1']);
});
