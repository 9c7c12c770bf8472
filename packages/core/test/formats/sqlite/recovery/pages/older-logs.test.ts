import { expect, test } from 'vitest';
import { memoryFile } from '../../../../../src/bytes/memory-file.ts';
import { LogHistory } from '../../../../../src/formats/sqlite/recovery/pages/page-history.ts';
import { recoverRows } from '../../../../../src/formats/sqlite/recovery/index.ts';
import { made } from '../../made-database.ts';
import { writeWal } from '../../write-wal.ts';

const pageSize = 1024;
const salt = 0x1000;
const base = [
  `PRAGMA page_size = ${pageSize}`,
  'PRAGMA secure_delete = 0',
  'CREATE TABLE note (id INTEGER PRIMARY KEY, service TEXT, seen INT, text TEXT)',
  'CREATE TABLE other (id INTEGER PRIMARY KEY, words TEXT)',
  `INSERT INTO note VALUES (1, 'iMessage', 7, '${'long text '.repeat(400)}'), (2, 'SMS', 8, 'short')`,
  // A page that lists free ones is written over; so another one than those of the first note.
  `INSERT INTO note VALUES (3, 'SMS', 8, '${'junk '.repeat(400)}')`,
  'DELETE FROM note WHERE id = 3',
  "INSERT INTO other VALUES (1, 'x')",
];
const seen = (times: number) =>
  Array.from({ length: times }, (_, i) => `UPDATE note SET seen = ${i + 20} WHERE id = 2`);

/** The log of changes to the leaf of both notes, after whose first frame a newer log was begun. */
function logs(newestSalt: number): Uint8Array {
  const states = [0, 1, 2, 3, 4, 5].map((times) => made(...base, ...seen(times)));
  const log = writeWal(states, { pageSize, salts: [salt, 0x2000] });
  const last = made(...base, ...seen(5));
  const newest = writeWal([last, made(...base, ...seen(5), "UPDATE other SET words = 'y'")], {
    pageSize,
    salts: [newestSalt, 0x3000],
  });
  expect(newest.length).toBeLessThan(log.length);
  log.set(newest);
  return log;
}

function textsOfFirst(file: Uint8Array, newestSalt: number): (string | null)[] {
  const wal = memoryFile(logs(newestSalt));
  return [...recoverRows({ file: memoryFile(file), wal })]
    .filter(({ table, rowId }) => table === 'note' && rowId === 1)
    .map((row) => (row.knows(3) ? row.text(3) : null));
}

const deleted = [...base, ...seen(5), 'DELETE FROM note WHERE id = 1'];
/** SQLite hands out free pages in their order, so that a chain that was used again may be linked as before. */
function usedAgain(file: Uint8Array): Uint8Array {
  const text = Buffer.from(file).toString('latin1').replaceAll('long text', 'OTHERTEXT');
  return Uint8Array.from(Buffer.from(text, 'latin1'));
}

test('a row of an older log has its overflow pages where the newest log follows it at once', () => {
  expect(textsOfFirst(made(...deleted), salt + 1)).toContain('long text '.repeat(400));
});

test('a row of an older log lacks what overflow pages hold of a time that left nothing in the log', () => {
  const texts = textsOfFirst(usedAgain(made(...deleted)), salt + 2);
  expect(texts.length).toBeGreaterThan(0);
  for (const text of texts) expect(text ?? '').not.toMatch(/long text.*OTHER/s);
});

test('a page that an older log did not change is that of the file, unless any frame of the newest brought it', () => {
  const size = 512;
  /** Two pages, of which the second is as it was after so many changes. */
  const state = (first: number, second: number): Uint8Array =>
    new Uint8Array(2 * size).fill(first, 0, size).fill(second, size);
  const changes = (count: number, of: (change: number) => Uint8Array): Uint8Array[] =>
    Array.from({ length: count + 1 }, (_, change) => of(change));
  // The older log changes the first page alone, and is longer.
  const log = writeWal(
    changes(90, (change) => state(change, 0)),
    { pageSize: size, salts: [salt, 1] },
  );
  const newest = changes(80, (change) => state(90, change));
  log.set(writeWal(newest, { pageSize: size, salts: [salt + 1, 2] }));
  const history = new LogHistory(memoryFile(log), size);
  const page = (bytes: Uint8Array) => bytes.subarray(size);
  const seen = (file: Uint8Array) =>
    new LogHistory(memoryFile(log), size).versionAt(2, 85, () => file);
  expect([history.frames, history.page(80), history.page(85)]).toEqual([90, 2, 1]);
  expect(seen(page(newest[0]!))).toEqual(page(newest[0]!));
  expect(seen(page(newest[80]!))).toBeUndefined();
  expect(seen(page(newest[3]!))).toBeUndefined();
});
