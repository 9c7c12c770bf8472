import { describe, expect, test } from 'vitest';
import { memoryFile } from '../../../../../src/bytes/memory-file.ts';
import {
  recoverRows,
  type RecoveredRow,
} from '../../../../../src/formats/sqlite/recovery/index.ts';
import { messages } from '../../../../../src/locales/index.ts';
import { positionText } from '../../../../../src/reports/position-text.ts';
import { made } from '../../made-database.ts';
import { withoutOldDeclarations } from '../histories/old-declarations.ts';

const numbers = (to: number) =>
  `WITH RECURSIVE n(i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM n WHERE i < ${to})`;
const english = messages('en');
const columns = 'id INTEGER PRIMARY KEY, body TEXT, date INTEGER';
const filled = (table: string, to: number) =>
  `${numbers(to)} INSERT INTO ${table} SELECT i, '${table} words ' || i, 700000000 + i FROM n`;

function rowsWith(file: Uint8Array, words: string): RecoveredRow[] {
  return [...recoverRows({ file: memoryFile(file) })].filter((row) =>
    row.text(1)?.startsWith(words),
  );
}

test('rows of a free page are told as of their table by their form alone, since a table of the same form may have been dropped', () => {
  const file = withoutOldDeclarations(
    made(
      'PRAGMA secure_delete = 0',
      `CREATE TABLE message (${columns})`,
      filled('message', 30),
      `CREATE TABLE twin (${columns})`,
      filled('twin', 30),
      'DROP TABLE twin',
    ),
  );
  const rows = rowsWith(file, 'twin');
  expect(rows.length).toBe(30);
  for (const row of rows) {
    expect([row.table, row.isTableByForm]).toEqual(['message', true]);
    expect(row.position().tableByForm).toBe(true);
    expect(positionText(english, row.position()).source).toMatch(/told only by the form/);
  }
});

test('of rows in a page that their table has still, the page tells whose they are', () => {
  const file = made(
    'PRAGMA secure_delete = 0',
    `CREATE TABLE message (${columns})`,
    `CREATE TABLE twin (${columns})`,
    filled('message', 30),
    'DELETE FROM message WHERE id % 7 = 3',
  );
  const rows = rowsWith(file, 'message');
  expect(rows.length).toBe(4);
  for (const row of rows) {
    expect([row.table, row.isTableByForm]).toEqual(['message', false]);
    expect(row.position()).not.toHaveProperty('tableByForm');
    expect(positionText(english, row.position()).source).not.toMatch(/form/);
  }
});

test('nor does a page tell whose rows are in its gap, where another table of the same form may have had it before', () => {
  const from = (first: number, table: string) =>
    `${numbers(60)} INSERT INTO ${table} SELECT ${first} + i, 'words ' || (${first} + i), 700000000 + i FROM n`;
  const file = made(
    'PRAGMA page_size = 1024; PRAGMA secure_delete = 0',
    `CREATE TABLE message (${columns})`,
    `CREATE TABLE twin (${columns})`,
    from(200, 'twin'),
    'DROP TABLE twin',
    from(300, 'message'),
    `CREATE TABLE twin (${columns})`,
  );
  const rows = rowsWith(file, 'words 2');
  expect(rows.length).toBeGreaterThan(20);
  for (const { isTableByForm, confidence } of rows)
    expect([isTableByForm, confidence]).toEqual([true, 'low']);
});

describe('of free pages whose rows two tables could hold', () => {
  const card = `'card' || i, 'message' || i, 'title' || i, NULL`;
  const key = 'number INTEGER PRIMARY KEY';
  /** The tables that are told of 250 deleted rows of `button`, which begin with NULL, as all of its rows do; of `card`, which could hold them too, so many rows are left. */
  const toldOf = (cards: number, { first = 'id TEXT', values = card } = {}) => {
    const button = (from: number) =>
      `SELECT ${from} + i, 'message' || i, 'https://gone' || i || '.example/', 'https://x.example/' FROM n`;
    const file = made(
      'PRAGMA secure_delete = 0; PRAGMA page_size = 4096',
      `CREATE TABLE card (${first}, message TEXT, title TEXT, subtitle TEXT)`,
      `CREATE TABLE button (${key}, message TEXT, address TEXT, shown TEXT)`,
      `${numbers(cards)} INSERT INTO card SELECT ${values} FROM n`,
      `${numbers(20)} INSERT INTO button ${button(0)}`,
      `${numbers(250)} INSERT INTO button ${button(10_000)}`,
      `DELETE FROM card WHERE ${cards} = 1`,
      'DELETE FROM button WHERE number > 10000',
    );
    const rows = [...recoverRows({ file: memoryFile(file) })];
    return new Set(
      rows
        .filter((row) => row.position().space === 'freelist' && row.text(2)?.includes('gone'))
        .map(({ table }) => table),
    );
  };

  test('the table is told whose many live rows are of their kinds, where none of many of the other is', () => {
    const values = `i, 'message' || i, 'title' || i, NULL`;
    expect(toldOf(20, { first: key, values })).toEqual(new Set(['button']));
  });

  test.each([20, 6, 1])(
    'the table is told whose rowid stands where all of them hold NULL, and no live row of the other does (%i)',
    (cards) => {
      expect(toldOf(cards)).toEqual(new Set(['button']));
    },
  );

  test('none is told where both have their rowid there and the other has few rows, or where some of its rows are like them', () => {
    const values = `i, 'message' || i, 'title' || i, NULL`;
    expect(toldOf(6, { first: key, values })).toEqual(new Set([null]));
    const some = `nullif('card' || i, 'card7'), 'message' || i, 'title' || i, nullif('' || i, '8')`;
    expect(toldOf(20, { values: some })).toEqual(new Set([null]));
  });
});
