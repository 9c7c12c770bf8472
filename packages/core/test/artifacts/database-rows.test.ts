import { sqliteExample, walFile } from '@athar/synthetic';
import { expect, test } from 'vitest';
import {
  flagAt,
  joinSide,
  numberAt,
  openArtifactDatabase,
  optionalTable,
  requireTable,
  rowReference,
  secondsAt,
  timeAt,
} from '../../src/artifacts/rows/database-rows.ts';
import { memoryFile } from '../../src/bytes/memory-file.ts';
import {
  defaultLimits,
  type ParseContext,
  type SqliteExampleValue,
} from '../../src/model/index.ts';
import { parseContext } from './parse-example.ts';

function contextOf(facts: Partial<ParseContext> = {}): ParseContext {
  return { ...parseContext({ paths: ['/private/var/mobile/x.db'] }), ...facts };
}

const fileWith = (values: readonly SqliteExampleValue[]) =>
  sqliteExample({
    tables: {
      t: { columns: 'id INTEGER PRIMARY KEY, v', rows: values.map((value, i) => [i + 1, value]) },
    },
  });

function valuesRead<T>(
  values: readonly SqliteExampleValue[],
  read: (row: Parameters<typeof numberAt>[0], column: number) => T,
): T[] {
  const database = openArtifactDatabase(memoryFile(fileWith(values)), contextOf());
  const { table, at } = requireTable(database, 't', ['v']);
  return Array.from(database.rows(table), (row) => read(row, at.v));
}

test('rows that stand only in the write-ahead log beside the database are read', () => {
  const before = fileWith(['old']);
  const after = fileWith(['old', 'new']);
  const asked: string[] = [];
  const database = openArtifactDatabase(
    memoryFile(before),
    contextOf({
      related: (path) => {
        asked.push(path);
        return path.endsWith('-wal') ? memoryFile(walFile(before, after)) : undefined;
      },
    }),
  );
  const { table, at } = requireTable(database, 't', ['v']);
  expect(Array.from(database.rows(table), (row) => row.text(at.v))).toEqual(['old', 'new']);
  expect(asked).toEqual(['wal', 'journal', 'shm'].map((end) => `/private/var/mobile/x.db-${end}`));
});

test('a table or all columns that are needed and missing make the schema unsupported; others read as NULL', () => {
  const database = openArtifactDatabase(memoryFile(fileWith([1])), contextOf());
  expect(() => requireTable(database, 'u', [])).toThrow(/no table u/);
  expect(() => requireTable(database, 't', ['w', 'x'])).toThrow(/no column w, x/);
  expect(requireTable(database, 't', ['v', 'w']).at).toEqual({ v: 1, w: -1 });
  expect(requireTable(database, 'T', ['V'], ['w']).at).toEqual({ V: 1, w: -1 });
  expect(optionalTable(database, 'u', ['v'])).toBeUndefined();
  expect(optionalTable(database, 't', ['w'])?.at).toEqual({ w: -1 });
});

test('the first row of a key wins, unless two are made one', () => {
  const database = openArtifactDatabase(memoryFile(fileWith([1, 2, 3])), contextOf());
  const { table, at } = requireTable(database, 't', ['v']);
  const read = (row: Parameters<typeof numberAt>[0]) => {
    const value = numberAt(row, at.v) ?? 0;
    return value === 3 ? undefined : (['key', value] as const);
  };
  expect([...joinSide(database, table, contextOf(), read).rows]).toEqual([['key', 1]]);
  const sum = joinSide(database, table, contextOf(), read, (a, b) => a + b);
  expect([...sum.rows]).toEqual([['key', 3]]);
  expect(sum.problems).toEqual([]);
});

test('a side of a join is bounded, and a missing table is an empty side', () => {
  const database = openArtifactDatabase(memoryFile(fileWith([1, 2, 3])), contextOf());
  const { table } = requireTable(database, 't', ['v']);
  const context = contextOf({ limits: { ...defaultLimits, maxRecordsPerFile: 2 } });
  const side = joinSide(database, table, context, (row) => [row.rowId, true]);
  expect(side.rows.size).toBe(2);
  expect(side.problems.map(({ code }) => code)).toEqual(['limit-exceeded']);
  expect(joinSide(database, undefined, context, () => undefined).rows.size).toBe(0);
});

test('a reference is a whole number and nothing else', () => {
  expect(valuesRead([1, 2n ** 60n, 1.5, 'x', null], rowReference)).toEqual([
    1,
    2n ** 60n,
    undefined,
    undefined,
    undefined,
  ]);
});

test('infinity is no number a record can hold, but is told as a time; times keep every digit', () => {
  expect(valuesRead([1.5, Infinity, null], numberAt)).toEqual([1.5, null, null]);
  expect(valuesRead([588809610123456789n, 1.5, Infinity], timeAt)).toEqual([
    588809610123456789n,
    1.5,
    Infinity,
  ]);
  expect(valuesRead(['588809610123456789', null, 'x'], secondsAt)).toEqual([
    588809610123456800,
    null,
    null,
  ]);
  expect(valuesRead([0, 1, 2, null, 'x'], flagAt)).toEqual([false, true, true, null, null]);
});
