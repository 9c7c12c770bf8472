import initSqlJs from 'sql.js';
import { beforeAll, describe, expect, test } from 'vitest';
import { sms } from '../../src/artifacts/ios/sms.ts';
import { safariHistory } from '../../src/artifacts/ios/safari-history.ts';
import { exampleBytes, startSqlite } from '../builders/example-file.ts';
import { examine, type Examined } from '../builders/examine.ts';
import { databaseAfter } from '../builders/database-after.ts';
import { artifactModules } from '../modules.ts';

/** A program may store the text of a column as a blob of the same bytes: what is read and compared of it stays the same. */

beforeAll(startSqlite);
const { Database } = await initSqlJs();

const cases = artifactModules.flatMap(({ definition: artifact, examples }) =>
  examples.flatMap(({ name, content, devicePath, related = {}, problems = [] }) =>
    typeof content === 'object' && 'sqlite' in content && problems.length === 0
      ? [{ id: artifact.id, name, artifact, content, devicePath, related }]
      : [],
  ),
);

let changedValues = 0;

describe('text that is stored as a blob', () => {
  test.each(cases)('is read as text: $id, $name', (one) => {
    const { artifact, content, devicePath, related } = one;
    const read = (turn: (file: Uint8Array) => Uint8Array): unknown =>
      toldBy(
        examine(artifact, turn(exampleBytes(content)), {
          ...(devicePath !== undefined && { devicePath }),
          related: new Map(
            Object.entries(related).flatMap(([path, beside]) => {
              const bytes = exampleBytes(beside);
              const isDatabase = typeof beside === 'object' && 'sqlite' in beside;
              return [[path, isDatabase ? turn(bytes) : bytes] as const];
            }),
          ),
        }),
      );
    expect(read(withBlobs)).toEqual(read((file) => file));
  });

  test('that is asked of many values', () => {
    expect(changedValues).toBeGreaterThan(500);
  });
});

test('bytes that are no text are a problem where something could be met in them, and base64 where they are written', () => {
  const history = (url: string): Examined =>
    examine(
      safariHistory,
      databaseAfter(
        'CREATE TABLE history_items (id INTEGER PRIMARY KEY, url TEXT, visit_count INTEGER)',
        'CREATE TABLE history_visits (id INTEGER PRIMARY KEY, history_item INTEGER, visit_time REAL)',
        `INSERT INTO history_items VALUES (1, ${url}, 1)`,
        'INSERT INTO history_visits VALUES (1, 1, 730000000)',
      ),
    );
  const noText = (column: string) => ({
    code: 'malformed',
    detail: `${column}: bytes instead of a text`,
  });
  const problemsOf = ({ problems, fileProblems }: Examined): unknown =>
    [...problems, ...fileProblems].filter(({ code }) => code === 'malformed');
  // Text of another encoding, and what is no text in any.
  for (const url of ["x'6800740074007000'", "x'fffe80'"]) {
    expect(problemsOf(history(url))).toMatchObject([noText('history_items.url')]);
  }
  expect(problemsOf(history("x'68747470733a2f2f612e6578616d706c65'"))).toEqual([]);

  const message = (type: string, guid: string, text: string): Examined =>
    examine(
      sms,
      databaseAfter(
        `CREATE TABLE message (ROWID INTEGER PRIMARY KEY, guid ${type}, text ${type}, service TEXT, date INTEGER, is_from_me INTEGER, handle_id INTEGER)`,
        `INSERT INTO message VALUES (1, ${guid}, ${text}, 'SMS', 730000000, 0, 1)`,
      ),
    );
  const link = "x'736565206c696e6b2e6578616d706c65'";
  expect(problemsOf(message('TEXT', "x'ff00'", link))).toEqual([]);
  expect(message('TEXT', "x'ff00'", link).lines[0]?.data).toMatchObject({ guid: '/wA=' });
  expect(problemsOf(message('TEXT', "'g'", "x'ff00'"))).toMatchObject([noText('message.text')]);
  // A column that is not declared as text keeps its bytes.
  expect(message('BLOB', link, link).lines[0]?.data).toMatchObject({
    guid: 'c2VlIGxpbmsuZXhhbXBsZQ==',
    links: [],
  });
});

test('deleted rows too', () => {
  const five = [1, 2, 3, 4, 5];
  const { lines } = examine(
    safariHistory,
    databaseAfter(
      'CREATE TABLE history_items (id INTEGER PRIMARY KEY, url TEXT, visit_count INTEGER)',
      'CREATE TABLE history_visits (id INTEGER PRIMARY KEY, history_item INTEGER, visit_time REAL)',
      ...five.map(
        (n) =>
          `INSERT INTO history_items VALUES (${n}, CAST('https://page${n}.example/' AS BLOB), 1)`,
      ),
      'DELETE FROM history_items WHERE id = 4',
    ),
  );
  const deleted = lines.filter((line) => line.deleted === true);
  expect(deleted.map(({ data }) => data['url'])).toEqual(['https://page4.example/']);
});

function toldBy({ lines, problems, fileProblems, absent }: Examined): unknown {
  return {
    lines: lines.map(({ data, times }) => ({ data, times })),
    problems,
    fileProblems,
    absent,
  };
}

/** Every text of a column that is declared as text, as a blob of the same bytes. */
function withBlobs(file: Uint8Array): Uint8Array {
  const database = new Database(file);
  const rowsOf = (sql: string): unknown[][] => database.exec(sql)[0]?.values ?? [];
  try {
    for (const [table] of rowsOf(
      "SELECT name FROM sqlite_schema WHERE type = 'table' AND name NOT LIKE 'sqlite%' AND sql NOT LIKE 'CREATE VIRTUAL%'",
    )) {
      for (const [, column, type] of rowsOf(`PRAGMA table_info("${String(table)}")`)) {
        if (/int/i.test(String(type)) || !/char|clob|text/i.test(String(type))) continue;
        database.run(
          `UPDATE "${String(table)}" SET "${String(column)}" = CAST("${String(column)}" AS BLOB) WHERE typeof("${String(column)}") = 'text'`,
        );
        changedValues += database.getRowsModified();
      }
    }
    return database.export();
  } finally {
    database.close();
  }
}
