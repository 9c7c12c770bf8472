import { expect, test } from 'vitest';
import { memoryFile } from '../../../../../src/bytes/memory-file.ts';
import { bareRegion } from '../../../../../src/formats/sqlite/recovery/regions/free-region.ts';
import { OlderBlocks } from '../../../../../src/formats/sqlite/recovery/pages/older-blocks.ts';
import { recoverRows } from '../../../../../src/formats/sqlite/recovery/index.ts';
import { made } from '../../made-database.ts';
import { writeWal } from '../../write-wal.ts';

/** A leaf whose list of freeblocks begins with this one. */
function leafWith(block: number, next: number, size: number): Uint8Array {
  const bytes = new Uint8Array(512);
  const view = new DataView(bytes.buffer);
  bytes[0] = 13;
  view.setUint16(1, block);
  view.setUint16(block, next);
  view.setUint16(block + 2, size);
  return bytes;
}

const region = () => bareRegion(200, 240, 'freeblock', true);

test.each([
  ['of no length that names itself', 200, 0],
  ['shorter than its header', 203, 3],
  ['that ends outside the page', 0, 400],
  ['that leads back', 100, 60],
])('a freeblock %s tells nothing, and does not hold up', (_, next, size) => {
  const older = new OlderBlocks();
  const page = leafWith(200, next, size);
  older.add(2, page);
  const told = region();
  older.tell(2, page, told);
  expect([told.endStands(1, false), told.takenFrom]).toEqual([true, 240]);
});

test('one that was longer before says that what begins at its end came later', () => {
  const older = new OlderBlocks();
  const page = leafWith(200, 0, 60);
  older.add(2, page);
  const [told, elsewhere] = [region(), region()];
  older.tell(2, page, told);
  older.tell(3, page, elsewhere);
  expect([told.endStands(1, false), told.takenFrom]).toEqual([false, 240]);
  expect(elsewhere.endStands(1, false)).toBe(true);
});

test('one that was shorter before says from where on what is behind was taken', () => {
  const older = new OlderBlocks();
  const page = leafWith(200, 0, 30);
  older.add(2, page);
  const told = region();
  older.tell(2, page, told);
  expect([told.endStands(1, false), told.takenFrom]).toEqual([true, 230]);
});

const words = 'alpha bravo charlie delta echo foxtrot golf hotel'.split(' ');
const textOf = (first: number, count: number): string =>
  Array.from({ length: count }, (_, i) => words[(first + i) % words.length]).join(' ');

const pageSize = 4096;
const whole = textOf(0, 8);
const cut = textOf(0, 4);
/** The cell of a row without rowid takes four bytes besides its two texts, and takes them from the end of the freeblock. */
const taking = 'x'.repeat(whole.length - cut.length - 4 - '+41000'.length);
const before = [
  `PRAGMA page_size = ${pageSize}; PRAGMA secure_delete = 0`,
  'CREATE TABLE place (number TEXT PRIMARY KEY, words TEXT) WITHOUT ROWID',
  ...Array.from(
    { length: 40 },
    (_, i) => `INSERT INTO place VALUES ('+33${100 + 7 * i}', '${textOf(i, 1 + (i % 5))}')`,
  ),
  `INSERT INTO place VALUES ('+39777', '${whole}'), ('+40500', 'echo')`,
  "DELETE FROM place WHERE number = '+39777'",
];
const after = [...before, `INSERT INTO place VALUES ('+41000', '${taking}')`];
const filling = `INSERT INTO place VALUES ('+42000', '${'y'.repeat(cut.length)}')`;

test.each([
  ['a page as it is now', [before, after]],
  ['one that the log replaced in turn', [before, after, [...after, filling]]],
])(
  'what took the end of a row without rowid is told by an older version in the log, of %s',
  (_, steps) => {
    const states = steps.map((statements) => made(...statements));
    const wal = memoryFile(writeWal(states, { pageSize }));
    const rows = [...recoverRows({ file: memoryFile(states[0]!), wal })];
    const texts = rows.filter((row) => row.value(0) === '+39777').map((row) => row.value(1));
    expect(texts).toEqual([whole]);
  },
);
