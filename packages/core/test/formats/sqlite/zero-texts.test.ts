import { expect, test } from 'vitest';
import { memoryFile } from '../../../src/bytes/memory-file.ts';
import { recoverRows } from '../../../src/formats/sqlite/recovery/index.ts';
import { textsWithZero } from '../../../src/formats/sqlite/zero-texts.ts';
import { made, opened, rowsOf } from './made-database.ts';

const told = 'a text holds a zero byte, where many programs end it';
const detailsOf = (database: Uint8Array): string[] =>
  textsWithZero(opened(database)).map(({ detail }) => detail);

test.each(['UTF-8', 'UTF-16le', 'UTF-16be'])(
  'a text with a zero byte is told with its place, once for its column, and read whole: %s',
  (encoding) => {
    const database = opened(
      made(
        `PRAGMA encoding = '${encoding}'`,
        'CREATE TABLE t (a INTEGER, b TEXT, c BLOB)',
        "INSERT INTO t VALUES (0, 'whole', x'00')",
        "INSERT INTO t VALUES (1, 'seen' || char(0) || 'hidden', x'00'), (2, char(0), NULL)",
        `INSERT INTO t VALUES (3, printf('%.3000c', 'x') || char(0), NULL)`,
      ),
    );
    expect(textsWithZero(database)).toMatchObject([
      { code: 'malformed', detail: `t.b: ${told}`, position: { table: 't', rowId: 2 } },
    ]);
    expect(rowsOf(database)[1]![1]).toBe('seen\0hidden');
    expect(database.problems).toEqual([]);
  },
);

test('also where it stands behind the page of its row', () => {
  const database = made(
    'CREATE TABLE t (a TEXT)',
    `INSERT INTO t VALUES (printf('%.9000c', 'x') || char(0) || 'hidden')`,
  );
  expect(detailsOf(database)).toEqual([`t.a: ${told}`]);
});

test('and in the statement of a table, of which programs see the beginning', () => {
  const database = made('CREATE TABLE t (a TEXT, name TEXT)');
  database[Buffer.from(database).indexOf('name TEXT')] = 0;
  expect(detailsOf(database)).toContain(`sqlite_schema.sql: ${told}`);
});

test.each([{}, { tables: ['t'] }])('it is no gap for who looks for deleted rows: %j', (options) => {
  const database = made('CREATE TABLE t (a TEXT); INSERT INTO t VALUES (char(65, 0, 66))');
  const recovery = recoverRows({ file: memoryFile(database) }, options);
  expect([...recovery]).toEqual([]);
  expect(recovery.problems).toEqual([]);
});
