import { expect, test } from 'vitest';
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
