import { expect, test } from 'vitest';
import { memoryFile } from '../../../../../src/bytes/memory-file.ts';
import { recoverRows } from '../../../../../src/formats/sqlite/recovery/index.ts';
import { made } from '../../made-database.ts';

/** A row of two numbers and a text, as a cell of a table whose first column is the rowid. */
function cellOf(id: number, text: string): number[] {
  const body = [5, 57, ...Buffer.from(text), 3, 232];
  return [5 + body.length, id, 5, 0, 2, 13 + 2 * text.length, 2, ...body];
}

const withHeader = (cell: readonly number[], size: number) => [0, 0, 0, size, ...cell.slice(4)];

test.each([[0], [7]])(
  'a row is told to its end where the header of the freeblock that it joined stands behind it, and ends where its own does (%i bytes before that)',
  (shift) => {
    const file = made(
      'PRAGMA page_size = 1024',
      'CREATE TABLE note (id INTEGER PRIMARY KEY, kind INTEGER, text TEXT, size INTEGER)',
      `WITH RECURSIVE n(i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM n WHERE i < 20) INSERT INTO note SELECT 60 + i, 1300 + i, 'note ' || i, 990 + i FROM n`,
    );
    const first = cellOf(41, 'a text of the first row');
    const second = cellOf(40, 'a text of the second row');
    const newer = cellOf(52, 'a row that came later and stands over it');
    const end = first.length + second.length;
    // Of the second only the beginning is left, and the newer one goes on behind the end of both.
    const left = [
      ...withHeader(first, end),
      ...withHeader(second, second.length - shift).slice(0, 12),
      ...newer,
    ];
    expect(left.length).toBeGreaterThan(end);
    const page = file.subarray(1024, 2048);
    page.set(left, ((page[5]! << 8) | page[6]!) - left.length);

    const texts = Array.from(recoverRows({ file: memoryFile(file) }), (row) => row.text(2));

    const told = shift === 0 ? ['a text of the first row'] : [];
    expect(texts.sort()).toEqual([...told, 'a row that came later and stands over it'].sort());
  },
);
