import { expect, test } from 'vitest';
import { memoryFile } from '../../../../../src/bytes/memory-file.ts';
import { recoverRows } from '../../../../../src/formats/sqlite/recovery/index.ts';
import { made } from '../../made-database.ts';
import { outcomeOf } from '../histories/random-history.ts';

test.each([
  [1, [21, 22]],
  [2, [21, 22]],
  [3, [21, 22]],
  [1, [21]],
  [2, [21]],
  [3, [21]],
])(
  'a row is told to its end where the row in use behind it left %d bytes of the header of the freeblock that it joined, and %j were freed',
  (left, gone) => {
    const file = made(
      'PRAGMA page_size = 4096; PRAGMA secure_delete = 0',
      'CREATE TABLE participant (id INTEGER PRIMARY KEY, kind INTEGER, role INTEGER, email TEXT, owner INTEGER)',
      `WITH RECURSIVE n(i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM n WHERE i < 40)
        INSERT INTO participant SELECT i, 7, 2, printf('person.%02d.%s@example.org', i, CASE i % 3 WHEN 0 THEN 'a' ELSE 'bc' END), 1000 + i FROM n`,
      'DELETE FROM participant WHERE id = 20',
      // Each joins the one behind it, which was freed before.
      ...gone.map((id) => `DELETE FROM participant WHERE id = ${id}`),
      `INSERT INTO participant SELECT 60, 7, 2, substr('new.person@example.org.uk', 1, length('person.20.bc@example.org') - ${left}), 1060`,
    );
    const rows = [...recoverRows({ file: memoryFile(file) })];
    const told = rows.map((row) => [row.value(3), row.value(4)]);
    expect(told.sort()).toEqual(
      [
        ['person.21.a@example.org', 1021],
        ['person.22.bc@example.org', 1022],
      ].slice(0, gone.length),
    );
  },
);

test('seed 9600421: a byte behind a row is none of such a header where the row may be of more columns', () => {
  expect(outcomeOf(9_600_421).wrong).toEqual([]);
});
