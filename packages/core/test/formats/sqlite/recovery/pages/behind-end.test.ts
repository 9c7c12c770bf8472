import { expect, test } from 'vitest';
import { memoryFile } from '../../../../../src/bytes/memory-file.ts';
import { recoverRows } from '../../../../../src/formats/sqlite/recovery/index.ts';
import { sqlJs } from '../../oracle.ts';
import { writeWal } from '../../write-wal.ts';

const pageSize = 1024;

/** Before and after a deletion that let the database become shorter at once. */
function shortened(): { readonly before: Uint8Array; readonly after: Uint8Array } {
  const database = new sqlJs.Database();
  database.run(`PRAGMA page_size = ${pageSize}; PRAGMA auto_vacuum = FULL`);
  database.run('CREATE TABLE t (a INTEGER PRIMARY KEY, b TEXT)');
  for (let n = 1; n <= 200; n++)
    database.run(`INSERT INTO t VALUES (${n}, 'row number ${n} of many')`);
  const before = database.export();
  // `export` closes and opens the database, so that settings of the connection are gone; this one stands in the file.
  database.run('DELETE FROM t WHERE a > 20');
  const after = database.export();
  database.close();
  return { before, after };
}

test('pages that a vacuum left behind the end are no damage, and give the rows that they held', () => {
  const { before, after } = shortened();
  expect(after.length).toBeLessThan(before.length);
  const recovery = recoverRows({
    file: memoryFile(before),
    wal: memoryFile(writeWal([before, after], { pageSize })),
  });
  const found = new Set<unknown>();
  for (const row of recovery) if (row.table === 't') found.add(row.value(1));
  expect(recovery.problems).toEqual([]);
  expect([...recovery.database.rows(recovery.database.table('t')!)]).toHaveLength(20);
  expect(found).toContain('row number 200 of many');
  expect(found).not.toContain('row number 1 of many');
});
