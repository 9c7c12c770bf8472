import { expect, test } from 'vitest';
import { memoryFile } from '../../../../../src/bytes/memory-file.ts';
import { openParts } from '../../../../../src/formats/sqlite/database.ts';
import { pageKind } from '../../../../../src/formats/sqlite/page.ts';
import { KnownTables } from '../../../../../src/formats/sqlite/recovery/pages/known-tables.ts';
import { NeighbouringKeys } from '../../../../../src/formats/sqlite/recovery/readings/neighbouring-keys.ts';
import { CellReader } from '../../../../../src/formats/sqlite/recovery/readings/cell-reader.ts';
import { headBeyond } from '../../../../../src/formats/sqlite/recovery/readings/head-beyond.ts';
import { tornHead } from '../../../../../src/formats/sqlite/recovery/regions/torn-head.ts';
import { made } from '../../made-database.ts';

const file = made(
  'PRAGMA page_size = 1024',
  'CREATE TABLE k (a TEXT, b INT, PRIMARY KEY (a)) WITHOUT ROWID',
  "WITH RECURSIVE n(i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM n WHERE i < 40) INSERT INTO k SELECT printf('key %03d', i), 1000 + i FROM n",
  'CREATE TABLE p (a INT, b INT, PRIMARY KEY (a, b)) WITHOUT ROWID',
  'WITH RECURSIVE n(i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM n WHERE i < 40) INSERT INTO p SELECT 500000 + i, i FROM n',
);
const parts = openParts(memoryFile(file), {});
const reader = new CellReader(1024, 'utf-8', parts.pager.pageCount);
const shapeOf = (name: string) =>
  new KnownTables(parts).learn(parts.tables.find((table) => table.name === name)!);

/** A cell of `k`: its size, its header, and a text of seven bytes and a number of two. */
const cellOf = (key: string) => [12, 3, 27, 2, ...Buffer.from(key), 4, 1];

test('the whole head of a newer cell that went on beyond an older one is found within it', () => {
  const shape = shapeOf('k');
  const older = [...Buffer.from('some text of a longer row')];
  const bytes = Uint8Array.from([...older, ...cellOf('key 007')]);
  const head = older.length;
  // What is in use from here on took its end.
  expect(headBeyond(reader, bytes, 4, head + 8, shape)).toBe(head);
  // One that ends before is none that went on.
  expect(headBeyond(reader, bytes, 4, bytes.length, shape)).toBe(-1);
  // A size that is not that of its values is no head, nor is a kind of value that the table does not have.
  const other = bytes.slice();
  other[head]! += 1;
  expect(headBeyond(reader, other, 4, head + 8, shape)).toBe(-1);
  const blob = bytes.slice();
  blob[head + 2] = 26;
  expect(headBeyond(reader, blob, 4, head + 8, shape)).toBe(-1);
});

test.each([
  ['one that ended where the row behind it does', 2, [14, 3], true],
  ['one of another size, by its header and first serial type', 3, [40, 3, 27], true],
  ['a size that says nothing, and another header', 3, [40, 30, 27], false],
  ['a text', 3, [...Buffer.from('day')], false],
] as const)('what is left of a head before an entry: %s', (_, torn, head, isHead) => {
  const before = [...Buffer.from('the value of an older row ')];
  const bytes = Uint8Array.from([...before, ...head, ...cellOf('key 007')]);
  const contentAt = before.length + torn;
  const at = tornHead(bytes, 0, contentAt, pageKind.leafIndex, bytes.length);
  expect(at).toBe(isHead ? before.length : contentAt);
});

test('keys near those of the rows of a leaf are likelier than others', () => {
  const page = parts.pager.page(parts.tables.find(({ name }) => name === 'p')!.rootPage)!.bytes;
  const keys = NeighbouringKeys.of(page)!;
  const anywhere = Math.log(1e-6);
  expect(keys.of(500_021, anywhere)).toBeGreaterThan(anywhere + 5);
  expect(keys.of(1957, anywhere)).toBeLessThan(anywhere);
  expect(NeighbouringKeys.of(new Uint8Array(1024))).toBeUndefined();
  const texts = parts.pager.page(parts.tables.find(({ name }) => name === 'k')!.rootPage)!.bytes;
  expect(NeighbouringKeys.of(texts)).toBeUndefined();
});
