import { expect, test } from 'vitest';
import { joinLists } from '../../src/artifacts/rows/database-rows.ts';
import { defaultLimits, type ParseContext, type Row } from '../../src/model/index.ts';
import { made, opened } from '../formats/sqlite/made-database.ts';

const database = opened(
  made(
    'CREATE TABLE chain (id INT, url TEXT)',
    "INSERT INTO chain VALUES (1, 'a'), (1, 'b'), (2, 'c'), (1, 'd')",
  ),
);
const context = { limits: defaultLimits } as ParseContext;
const read = (row: Row): readonly [number, (string | null)[]] => [row.number(0)!, [row.text(1)]];

test('rows that belong to one other are kept in their order', () => {
  const { rows, problems } = joinLists(database, database.tables[0], context, 3, read);
  expect([...rows]).toEqual([
    [1, ['a', 'b', 'd']],
    [2, ['c']],
  ]);
  expect(problems).toEqual([]);
});

test('that there are more than are kept is told', () => {
  const { rows, problems } = joinLists(database, database.tables[0], context, 2, read);
  expect(rows.get(1)).toEqual(['a', 'b']);
  expect(problems).toMatchObject([{ code: 'limit-exceeded' }]);
});
