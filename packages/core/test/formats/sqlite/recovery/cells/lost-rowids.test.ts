import { describe, expect, test } from 'vitest';
import { memoryFile } from '../../../../../src/bytes/memory-file.ts';
import { recoverRows } from '../../../../../src/formats/sqlite/recovery/index.ts';
import { made } from '../../made-database.ts';

/** Rows that are told: the rowid, and the text of the second column. `~` stands before a rowid that was worked out. */
function told(...statements: readonly string[]): string[] {
  const file = made('PRAGMA page_size = 4096; PRAGMA secure_delete = 0', ...statements);
  return [...recoverRows({ file: memoryFile(file) })]
    .map((row) => {
      const id = row.rowId === undefined ? '?' : String(row.rowId);
      return `${row.isRowIdWorkedOut ? '~' : ''}${id} ${row.text(row.columns.indexOf('text'))}`;
    })
    .sort();
}

const schema = 'CREATE TABLE message (id INTEGER PRIMARY KEY, text TEXT, date INTEGER)';
/** A message every hundred seconds. */
const date = (id: number): number => 700_000_000 + 100 * id;
const messages = (
  from: number,
  to: number,
  text = (id: number): string => `message number ${id}`,
) =>
  `INSERT INTO message VALUES ${Array.from({ length: to - from + 1 }, (_, i) => from + i)
    .map((id) => `(${id}, '${text(id)}', ${date(id)})`)
    .join()}`;
const without = (id: number): string => `DELETE FROM message WHERE id = ${id}`;

describe('the rowid of a row that lost it is worked out where all that is known leaves one', () => {
  test('between two messages, as its date says', () => {
    expect(told(schema, messages(20_030, 20_070), without(20_050))).toEqual([
      '~20050 message number 20050',
    ]);
  });

  test('it is no value that was read, and none of the place of the row', () => {
    const file = made(
      'PRAGMA secure_delete = 0',
      schema,
      messages(20_030, 20_070),
      without(20_050),
    );
    const [row] = recoverRows({ file: memoryFile(file) });
    expect(row).toMatchObject({ rowId: 20_050, isRowIdWorkedOut: true, confidence: 'medium' });
    expect([row!.knows(0), row!.value(0), row!.certain(0), row!.certain(1)]).toEqual([
      true,
      20_050,
      false,
      true,
    ]);
    expect(row!.position()).toMatchObject({ table: 'message', rowId: null });
  });

  test('several between two, in the order of their dates', () => {
    const gone = [20_050, 20_051, 20_052];
    expect(told(schema, messages(20_030, 20_070), ...gone.map(without))).toEqual(
      gone.map((id) => `~${id} message number ${id}`),
    );
  });

  test('by the last byte of it that stands, where others between the two were never there', () => {
    const long = (id: number): string => `${id} ${'long text '.repeat(14)}`.trim();
    const statements = [messages(20_030, 20_089, long), messages(20_095, 20_150, long)];
    expect(told(schema, ...statements, without(20_095))).toEqual([`~20095 ${long(20_095)}`]);
    // Of a short one no byte stands.
    const short = [messages(20_030, 20_089), messages(20_095, 20_150)];
    expect(told(schema, ...short, without(20_095))).toEqual(['? message number 20095']);
  });

  test('without a date, where each row of the page has its place', () => {
    const rows = (from: number, to: number) =>
      `INSERT INTO note (text) VALUES ${Array.from({ length: to - from + 1 }, (_, i) => `('note number ${from + i}')`).join()}`;
    const counted = 'CREATE TABLE note (id INTEGER PRIMARY KEY AUTOINCREMENT, text TEXT)';
    expect(told(counted, rows(1, 40), 'DELETE FROM note WHERE id = 20')).toEqual([
      '~20 note number 20',
    ]);
    // Another may have been written into its space and be gone, where SQLite does not say which the last one was.
    const plain = 'CREATE TABLE note (id INTEGER PRIMARY KEY, text TEXT)';
    expect(told(plain, rows(1, 40), 'DELETE FROM note WHERE id = 20')).toEqual([
      '? note number 20',
    ]);
  });
});

describe('none is worked out', () => {
  test('of a row that was written into the space of another', () => {
    expect(
      told(
        schema,
        messages(1, 40),
        without(20),
        `INSERT INTO message VALUES (41, 'message number 41', ${date(41)})`,
        `INSERT INTO message VALUES (42, 'message number 42', ${date(42)})`,
        without(41),
      ),
    ).toEqual(['? message number 41']);
  });

  test('of one in a table whose dates are in no order', () => {
    const rows = Array.from({ length: 40 }, (_, i) => `('text ${i}', ${(i * 7919) % 1000})`);
    expect(
      told(
        'CREATE TABLE message (text TEXT, date INTEGER)',
        `INSERT INTO message VALUES ${rows.join()}`,
        'DELETE FROM message WHERE rowid = 20',
      ),
    ).toEqual(['? text 19']);
  });

  test('of an earlier version of a row that is there', () => {
    expect(
      told(
        schema,
        messages(1, 40),
        `UPDATE message SET text = 'another text that is longer' WHERE id = 20`,
      ),
    ).toEqual(['? message number 20']);
  });

  test('of a message that came late', () => {
    expect(
      told(
        schema,
        messages(1, 30),
        `INSERT INTO message VALUES (31, 'this came late', ${date(20) + 50})`,
        `INSERT INTO message VALUES (32, 'this is the last', ${date(32)})`,
        without(20),
        without(31),
      ).filter((row) => row.endsWith('late')),
    ).toEqual(['? this came late']);
  });

  test('of several between two of which one came late: they stand in another order than their dates', () => {
    const late = `INSERT INTO message VALUES (320, 'message number 320', ${date(318) + 50})`;
    const gone = [319, 320].map(without);
    expect(told(schema, messages(1, 319), late, messages(321, 400), ...gone)).toEqual([
      '? message number 319',
      '? message number 320',
    ]);
  });

  test('of a row with a rowid below all others that came into the space of one', () => {
    const rows = Array.from({ length: 20 }, (_, i) => `(${i + 50}, 'note number ${i + 50}')`);
    expect(
      told(
        'CREATE TABLE note (id INTEGER PRIMARY KEY AUTOINCREMENT, text TEXT)',
        `INSERT INTO note VALUES ${rows.join()}`,
        'DELETE FROM note WHERE id = 60',
        `INSERT INTO note VALUES (7, 'note number 07')`,
        'DELETE FROM note WHERE id = 7',
      ),
    ).toEqual(['? note number 07']);
  });
});

test('in a page with thousands of deleted rows none is worked out, since each is compared with each', () => {
  const numbers = (from: number, count: number): number[] =>
    Array.from({ length: count }, (_, i) => from + i);
  const ofPage = (count: number): readonly [lost: number, workedOut: number] => {
    const rows = numbers(1, 2 * count + 200).map((id) => `(${id}, 't', ${date(id)})`);
    // What is deleted behind a row that was deleted keeps its head.
    const gone = [
      ...numbers(51, count).filter((id) => id % 2 === 0),
      ...numbers(count + 100, count).reverse(),
    ];
    const file = made(
      'PRAGMA page_size = 65536; PRAGMA secure_delete = 0',
      schema,
      `INSERT INTO message VALUES ${rows.join()}`,
      gone.map(without).join(';'),
    );
    const found = [...recoverRows({ file: memoryFile(file) })];
    const workedOut = found.filter((row) => row.isRowIdWorkedOut).length;
    return [workedOut + found.filter(({ rowId }) => rowId === undefined).length, workedOut];
  };
  expect(ofPage(300)).toEqual([151, 151]);
  const [lost, workedOut] = ofPage(1500);
  expect(lost).toBeGreaterThan(700);
  expect(workedOut).toBe(0);
});
