import { sqliteFile } from '@athar/synthetic';
import { beforeAll, describe, expect, test } from 'vitest';
import { requireBuild } from './built.ts';
import { runEngine } from './engine-on-test-artifacts.ts';

beforeAll(requireBuild);

/** Some four hundred leaf pages: several pieces of work. */
const rowCount = 12_000;

const sound = sqliteFile({
  pageSize: 2048,
  tables: [
    {
      name: 'rows',
      columns: 'id INTEGER PRIMARY KEY, text TEXT',
      rows: Array.from({ length: rowCount }, (_, i) => [i + 1, `text ${i + 1};`.padEnd(70, 'y')]),
    },
  ],
});

/** Two bytes, however small the number: damage that keeps its length. */
const varint = (value: number) => Buffer.from([0x80 | (value >> 7), value & 0x7f]);

/** The table with other rowids in some of its rows, as a damaged or forged file has them. */
function withRowIds(changes: readonly (readonly [row: number, rowId: number])[]): Uint8Array {
  const bytes = Buffer.from(sound);
  for (const [row, rowId] of changes) {
    const text = bytes.indexOf(`text ${row};`);
    const at = bytes.lastIndexOf(varint(row), text);
    expect(text - at).toBeLessThan(10);
    varint(rowId).copy(bytes, at);
  }
  return bytes;
}

async function results(content: Uint8Array, limits = {}) {
  const all = [];
  for (const jobs of [1, 3]) all.push(await runEngine([['rows/a', content]], { jobs, limits }));
  const [one] = all;
  for (const other of all) expect(other.bytes === one!.bytes).toBe(true);
  const lines = one!.lines('records/ios.rows.jsonl') as readonly {
    readonly id: string;
    readonly position: { readonly rowId: number };
  }[];
  return { lines, file: one!.files[0]! };
}

describe('rowids that repeat', () => {
  let soundResults: ReturnType<typeof results> | undefined;
  test.each([
    ['in another piece of work', [[10_000, 100]]],
    ['in a piece before', [[8_000, 11_999]]],
    [
      'many times',
      [
        [6_000, 7],
        [8_500, 7],
        [11_000, 7],
        [11_001, 7],
      ],
    ],
    [
      'on one page, with others between',
      [
        [8_002, 8_000],
        [8_003, 7_999],
        [8_004, 8_000],
      ],
    ],
    [
      'beyond those of the next piece',
      [
        [7_000, 16_000],
        [7_001, 11_500],
        [11_501, 7_000],
      ],
    ],
  ] as const)('%s give records with ids of their own', async (_, changes) => {
    const { lines } = await results(withRowIds(changes));
    expect(lines).toHaveLength(rowCount);
    for (const [row, rowId] of changes) expect(lines[row - 1]!.position.rowId).toBe(rowId);
    expect(new Set(lines.map(({ id }) => id)).size).toBe(rowCount);
    // What is not damaged keeps the id that it has in a sound table.
    const whole = (await (soundResults ??= results(sound))).lines;
    const changed = lines.filter(({ id }, n) => id !== whole[n]!.id).length;
    expect(changed).toBeLessThan(100);
  });
});

describe('the most records of a file', () => {
  test.each([1, 5_000, rowCount - 1])(
    'are kept to %d, whoever reads the pieces, and the rest is told',
    async (maxRecordsPerFile) => {
      const { lines, file } = await results(sound, { maxRecordsPerFile });
      expect(lines.map(({ position }) => position.rowId)).toEqual(
        Array.from({ length: maxRecordsPerFile }, (_, i) => i + 1),
      );
      expect(file.records).toBe(maxRecordsPerFile);
      const told = file.problems.filter(({ code }) => code === 'limit-exceeded');
      expect(told).toEqual([
        { code: 'limit-exceeded', detail: `more than ${maxRecordsPerFile} records`, count: 1 },
      ]);
    },
  );

  test('may be just as many as there are', async () => {
    const { lines, file } = await results(sound, { maxRecordsPerFile: rowCount });
    expect(lines).toHaveLength(rowCount);
    expect(file.problems.some(({ code }) => code === 'limit-exceeded')).toBe(false);
  });
});
