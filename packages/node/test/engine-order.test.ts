import { sqliteFile } from '@athar/synthetic';
import { beforeAll, describe, expect, test } from 'vitest';
import { requireBuild } from './built.ts';
import { runEngine, type TestFiles } from './engine-on-test-artifacts.ts';

beforeAll(requireBuild);

const rowCount = 30_000;
const database = sqliteFile({
  tables: [
    {
      name: 'rows',
      columns: 'id INTEGER PRIMARY KEY, text TEXT',
      rows: Array.from({ length: rowCount }, (_, i) => [
        i + 1,
        (i % 997 === 0 ? `needle ${i}` : `text ${i}`).padEnd(50 + (i % 40), 'y'),
      ]),
    },
  ],
});

const files: TestFiles = [
  ['one/a', '3000 end 100'],
  ['rows/a', database],
  ['rows/b', database],
  ['two/a', '20 end 700000'],
  ['two/b', '5000 throw'],
  ['one/b', '10'],
];

describe('the output', () => {
  test('is the same, byte for byte, with one, two and three workers', async () => {
    const [one, two, three] = [
      await runEngine(files, { jobs: 1, withHashes: true }),
      await runEngine(files, { jobs: 2, withHashes: true }),
      await runEngine(files, { jobs: 3 }),
    ];
    expect(two.bytes === one.bytes).toBe(true);
    expect(three.bytes === one.bytes).toBe(true);
    expect(two.hashes).toEqual(one.hashes);
    expect(one.files.map(({ records }) => records)).toEqual([
      3000,
      rowCount,
      rowCount,
      20,
      5000,
      10,
    ]);
  });

  test('has the rows in their order, and a finding for each that meets a rule, in that order too', async () => {
    const result = await runEngine([['rows/a', database]], { jobs: 3 });
    const rowIds = result
      .lines('records/ios.rows.jsonl')
      .map(({ position }) => (position as { rowId: number }).rowId);
    expect(rowIds).toEqual(Array.from({ length: rowCount }, (_, i) => i + 1));
    const found = result.files[0]!.findings.map(({ values }) =>
      parseInt(String(values.text).slice(7)),
    );
    expect(found).toEqual(Array.from({ length: Math.ceil(rowCount / 997) }, (_, i) => i * 997));
  });

  test('tells a fault of the whole file once, whoever meets it, and faults of rows in their order', async () => {
    const { files: examined } = await runEngine([['rows/a', database]], { jobs: 3 });
    const problems = examined[0]!.problems.map(({ detail, count }) => [detail, count]);
    expect(problems).toContainEqual(['a fault of the whole file', 1]);
    const rows = problems
      .map(([detail]) => String(detail))
      .filter((detail) => detail.startsWith('row '));
    expect(rows).toEqual(Array.from({ length: 30 }, (_, i) => `row ${(i + 1) * 1000}`));
  });

  test('holds lines larger than a block whole', async () => {
    const result = await runEngine([['two/a', '5 end 2000000']], { jobs: 1 });
    const texts = result
      .lines('records/ios.two.jsonl')
      .map(({ data }) => (data as { text: string }).text);
    expect(texts.map((text) => [text[0], text.length])).toEqual(
      [0, 1, 2, 3, 4].map((i) => [String(i), 2_000_000]),
    );
  });
});

describe('a run that is stopped', () => {
  test.each([1, 3])('with %i workers keeps whole lines and counts what it kept', async (jobs) => {
    for (const stopAt of [0.05, 0.5]) {
      const result = await runEngine(files, { jobs, stopAt });
      for (const artifact of ['ios.one', 'ios.two', 'ios.rows']) {
        const counted = result.files
          .filter(({ work }) => work.artifact === artifact)
          .reduce((sum, { records }) => sum + records, 0);
        const lines = result.lines(`records/${artifact}.jsonl`);
        expect(lines).toHaveLength(counted);
        expect(
          new Set(lines.map(({ id, devicePath }) => `${String(id)} ${String(devicePath)}`)).size,
        ).toBe(counted);
      }
      const cut = result.files.filter(({ problems }) =>
        problems.some(({ code }) => code === 'aborted'),
      );
      const missed = result.files.filter(({ notReached }) => notReached);
      expect(cut.length + missed.length).toBeGreaterThan(0);
      for (const file of missed) expect([file.records, file.findings.length]).toEqual([0, 0]);
    }
  });
});
