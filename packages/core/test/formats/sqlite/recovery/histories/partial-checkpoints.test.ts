import { expect, test } from 'vitest';
import { memoryFile } from '../../../../../src/bytes/memory-file.ts';
import { recoverRows } from '../../../../../src/formats/sqlite/recovery/index.ts';
import { made } from '../../made-database.ts';
import { writeWal } from '../../write-wal.ts';

const pageSize = 512;
const base = [
  `PRAGMA page_size = ${pageSize}`,
  'PRAGMA secure_delete = 0',
  'CREATE TABLE message (id INTEGER PRIMARY KEY, service TEXT, text TEXT, sender TEXT)',
  `WITH RECURSIVE n(i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM n WHERE i < 40)
     INSERT INTO message SELECT i, 'iMessage', 'the text of message ' || i, 'sender ' || i FROM n`,
];
/** Its root is the page that was the root of the messages. */
const fresh = [
  'DROP TABLE message',
  'CREATE TABLE fresh (first TEXT, date INTEGER, size REAL, place)',
];
const steps = [
  base,
  [...base, ...fresh],
  [...base, ...fresh, "INSERT INTO fresh VALUES ('x', 1, 2.5, 'y')"],
];

test('a database file of which a checkpoint brought some pages up to date is of no moment: its new list of tables is none of its old pages', () => {
  const states = steps.map((statements) => made(...statements));
  const [first, second, third] = states as [Uint8Array, Uint8Array, Uint8Array];
  // With a log, a commit that changes rows alone leaves the first page as it is.
  for (const [from, to] of [
    [24, 28],
    [92, 100],
  ])
    third.set(second.subarray(from, to), from);
  expect(third.subarray(0, pageSize)).toEqual(second.subarray(0, pageSize));
  // So its newest frame is of the first commit and that of the root of the second, which a reader who began between them keeps out of the file.
  const file = first.slice();
  file.set(second.subarray(0, pageSize));
  const wal = memoryFile(writeWal(states, { pageSize }));
  const rows = [...recoverRows({ file: memoryFile(file), wal })];
  expect(new Set(rows.map(({ table }) => table))).toEqual(new Set([null]));
  expect(rows.map(({ rowId }) => Number(rowId)).sort((one, other) => one - other)).toEqual(
    Array.from({ length: 40 }, (_, i) => i + 1),
  );
});

test('a leaf that a checkpoint brought is no longer of the table whose tree in the file still leads to it', () => {
  const second = [
    ...base,
    'CREATE TABLE other (id INTEGER PRIMARY KEY, name TEXT, words TEXT, place TEXT)',
    'DELETE FROM message',
    `WITH RECURSIVE n(i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM n WHERE i < 40)
       INSERT INTO other SELECT i, 'name ' || i, 'these are the words of row ' || i, 'place ' || i FROM n`,
  ];
  const states = [base, second, [...second, 'DELETE FROM other']].map((lines) => made(...lines));
  const [first, later, last] = states as [Uint8Array, Uint8Array, Uint8Array];
  const file = new Uint8Array(Math.max(first.length, later.length));
  file.set(first);
  let brought = 0;
  // Not the leaf of the smallest rowids: a tree that leads to none shows that it is of another time.
  const firstLeaf = first
    .subarray(pageSize)
    .findIndex((byte, at) => at % pageSize === 0 && byte === 0x0d);
  for (let at = firstLeaf + 2 * pageSize; at < first.length; at += pageSize) {
    const page = later.subarray(at, at + pageSize);
    // Whose newest frame is of the first commit of the log.
    if (Buffer.compare(page, last.subarray(at, at + pageSize)) !== 0 || page[0] !== 0x0d) continue;
    file.set(page, at);
    brought++;
  }
  expect(brought).toBeGreaterThan(1);
  const wal = memoryFile(writeWal(states, { pageSize }));
  const rows = [...recoverRows({ file: memoryFile(file), wal })];
  const others = rows.filter((row) =>
    row.columns.some((_, at) => /^name/.test(String(row.value(at)))),
  );
  expect(others).toHaveLength(40);
  expect(new Set(others.map(({ table }) => table))).toEqual(new Set(['other']));
});

test('of a row whose overflow page no checkpoint brought into the file, no zeros are told as its values', () => {
  const data = 'd49e4d93'.repeat(150);
  const before = [
    ...base,
    'CREATE TABLE file (id INTEGER PRIMARY KEY, name TEXT, data BLOB, size REAL)',
    "INSERT INTO file VALUES (1, 'one', x'00', 1.5)",
    `INSERT INTO file VALUES (2, 'another', x'${data}', 2.5)`,
  ];
  const states = [made(...before), made(...before, 'DELETE FROM file WHERE id = 2')];
  const file = states[0]!.slice();
  const content = Buffer.from(data.slice(0, 64), 'hex');
  for (let page = 0; page < file.length; page += pageSize)
    if (Buffer.from(file.subarray(page + 8, page + pageSize)).indexOf(content) === 0)
      file.fill(0, page, page + pageSize);
  const wal = memoryFile(writeWal(states, { pageSize }));

  const rows = [...recoverRows({ file: memoryFile(file), wal })].filter((row) => row.rowId === 2);

  expect(rows.map((row) => [row.value(1), row.knows(2), row.knows(3)])).toEqual([
    ['another', false, false],
  ]);
});
