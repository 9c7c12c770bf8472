import { expect, test } from 'vitest';
import { memoryFile } from '../../../../src/bytes/memory-file.ts';
import type { RecoveredPlace } from '../../../../src/formats/sqlite/recovery/index.ts';
import { recoverRows } from '../../../../src/formats/sqlite/recovery/index.ts';
import { made } from '../made-database.ts';
import { writeWal } from '../write-wal.ts';

const pageSize = 1024;
const start = [
  `PRAGMA page_size = ${pageSize}; PRAGMA secure_delete = 0`,
  'CREATE TABLE note (id INTEGER PRIMARY KEY, text TEXT)',
];
const insert = Array.from(
  { length: 200 },
  (_, i) => `INSERT INTO note VALUES (${i}, 'note number ${i} of many')`,
);

test('a row of a free page that only the log holds stands where its frame says', () => {
  const file = made(...start);
  const full = made(...start, ...insert);
  const wal = writeWal([file, full, made(...start, ...insert, 'DELETE FROM note')], { pageSize });
  const isThere = ({ page, offset, frame }: RecoveredPlace, text: string) => {
    const [bytes, from] =
      frame === undefined
        ? [file, (page - 1) * pageSize]
        : [wal, 32 + frame * 24 + (frame - 1) * pageSize];
    return Buffer.from(bytes.subarray(from + offset, from + offset + 60)).includes(text);
  };
  const places = [...recoverRows({ file: memoryFile(file), wal: memoryFile(wal) })].flatMap((row) =>
    [row.at, ...row.also].map((place) => ({ place, text: row.text(1)! })),
  );
  expect(places.filter(({ place }) => place.space === 'freelist').length).toBeGreaterThan(100);
  expect(places.filter(({ place, text }) => !isThere(place, text))).toEqual([]);
});
