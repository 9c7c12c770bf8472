import { expect, test } from 'vitest';
import { openDatabase } from '../../../src/formats/sqlite/index.ts';
import type { RandomAccessFile } from '../../../src/model/index.ts';
import { made } from './made-database.ts';

const pageSize = 65_536;
const textBytes = 300 * 2 ** 20;

/** A length beyond 2^28, as SQLite writes it. */
const fiveBytes = (value: number): number[] =>
  [28, 21, 14, 7, 0].map((shift) => ((value >>> shift) & 0x7f) | (shift === 0 ? 0 : 0x80));

/**
 * A database of which a page holds one row, whose first value is a text of 300 MiB, and whose further values are NULL. The pages of the text are
 * made when they are read, so that it costs no memory by itself.
 */
function withHugeText(page: number, nulls: number, encoding: string): RandomAccessFile {
  const bytes = made(
    `PRAGMA page_size = ${pageSize}; PRAGMA encoding = '${encoding}'`,
    'CREATE TABLE t (a TEXT)',
  );
  const header = [6 + nulls, ...fiveBytes(13 + 2 * textBytes), ...Array<number>(nulls).fill(0)];
  const size = header.length + textBytes;
  const least = Math.floor(((pageSize - 12) * 32) / 255) - 23;
  const local = least + ((size - least) % (pageSize - 4));
  const kept = local <= pageSize - 35 ? local : least;
  const head = [...fiveBytes(size), 1, ...header];
  const content = pageSize - (head.length - header.length) - kept - 4;
  const start = (page - 1) * pageSize;
  const view = new DataView(bytes.buffer);
  const treeHeader = start + (page === 1 ? 100 : 0);
  bytes.fill(0, treeHeader + 8, start + pageSize);
  view.setUint16(treeHeader + 3, 1);
  view.setUint16(treeHeader + 5, content);
  view.setUint16(treeHeader + 8, content);
  bytes.set(head, start + content);
  const firstOfText = bytes.length / pageSize + 1;
  view.setUint32(start + pageSize - 4, firstOfText);
  const pages = firstOfText + Math.ceil(textBytes / (pageSize - 4));
  view.setUint32(28, pages);
  const fileSize = pages * pageSize;
  const readInto = (target: Uint8Array, offset: number): number => {
    const length = Math.min(target.length, fileSize - offset);
    target.fill(0).set(bytes.subarray(offset, offset + length));
    const pointers = new DataView(target.buffer, target.byteOffset);
    const first = Math.max(firstOfText, Math.ceil(offset / pageSize) + 1);
    for (let next = first; (next - 1) * pageSize + 4 <= offset + length; next++)
      pointers.setUint32((next - 1) * pageSize - offset, next + 1);
    return length;
  };
  return {
    size: fileSize,
    readInto,
    read(offset, length) {
      const target = new Uint8Array(Math.max(0, Math.min(length, fileSize - offset)));
      readInto(target, offset);
      return target;
    },
    close: () => undefined,
  };
}

test.each(['UTF-8', 'UTF-16le'])(
  'of a text longer than any platform decodes, the beginning is read and the rest is told (%s)',
  (encoding) => {
    const database = openDatabase(withHugeText(2, 0, encoding));
    const rows = [...database.rows(database.tables[0]!)].map((row) => ({
      isText: typeof row.value(0) === 'string',
      knows: row.knows(0),
      certain: row.certain(0),
    }));
    expect(rows).toEqual([{ isText: true, knows: true, certain: false }]);
    expect(database.problems.map(({ code }) => code)).toEqual(['limit-exceeded']);
  },
);

test('an entry of the schema whose type is such a text is told as one of no known type', () => {
  const database = openDatabase(withHugeText(1, 4, 'UTF-8'));
  expect(database.tables).toEqual([]);
  expect(database.problems.map(({ detail }) => detail)).toContain(
    'an entry of the schema is of no known type',
  );
});
