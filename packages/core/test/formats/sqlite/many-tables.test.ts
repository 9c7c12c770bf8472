import { setFlagsFromString } from 'node:v8';
import { runInNewContext } from 'node:vm';
import { expect, test } from 'vitest';
import { sqliteFile } from '@athar/synthetic';
import { memoryFile } from '../../../src/bytes/memory-file.ts';
import { openDatabase } from '../../../src/formats/sqlite/index.ts';

test('a table that nobody asks takes little memory', () => {
  const count = 5000;
  const file = memoryFile(
    sqliteFile({
      tables: Array.from({ length: count }, (_, index) => ({
        name: `t${index}`,
        columns: 'id INTEGER PRIMARY KEY, name TEXT, value BLOB, created REAL',
        rows: [],
      })),
    }),
  );
  setFlagsFromString('--expose-gc');
  const collect = runInNewContext('gc') as () => void;
  const held = (): number => {
    collect();
    // Buffers are given back one collection later.
    collect();
    const { heapUsed, arrayBuffers } = process.memoryUsage();
    return heapUsed + arrayBuffers;
  };
  const before = held();
  const database = openDatabase(file);
  // With the pages that are kept in memory, whatever the tables.
  expect((held() - before) / count).toBeLessThan(1800);
  expect(database.table('T4999')?.column('CREATED')).toBe(3);
});
