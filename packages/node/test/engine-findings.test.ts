import { sqliteFile } from '@athar/synthetic';
import { beforeAll, expect, test } from 'vitest';
import { requireBuild } from './built.ts';
import { runEngine } from './engine-on-test-artifacts.ts';

beforeAll(requireBuild);

/** Rows in as many pieces as the engine makes of them; each tenth of a thousand is what counts. */
const table = (count: number) =>
  sqliteFile({
    tables: [
      {
        name: 'rows',
        columns: 'id INTEGER PRIMARY KEY, text TEXT',
        rows: Array.from({ length: count }, (_, i) => [
          i + 1,
          (i % 1000 === 999 ? 'needle' : 'noise').padEnd(60, 'y'),
        ]),
      },
    ],
  });

const tooMany = {
  code: 'limit-exceeded',
  detail: 'more findings of one level than are kept for one file',
};

test.each([1000, 20_000])(
  'very many findings that count for little take no room from those that count (%i rows)',
  async (count) => {
    const limits = { maxFindingsPerFile: 50 };
    const result = await runEngine([['rows/a', table(count)]], { limits });
    const [file] = result.files;
    const levels = file!.findings.map(({ level }) => level);
    expect(levels.filter((level) => level === 'medium')).toHaveLength(count / 1000);
    expect(levels.filter((level) => level === 'low')).toHaveLength(50);
    const left = file!.problems.filter(({ code }) => code === 'limit-exceeded');
    expect(left).toEqual([{ ...tooMany, count: (count / 1000) * 999 - 50 }]);
  },
);

test('what has room is the same with any number of workers', async () => {
  const limits = { maxFindingsPerFile: 50 };
  const files = [['rows/a', table(20_000)]] as const;
  const one = await runEngine(files, { limits, jobs: 1 });
  expect((await runEngine(files, { limits, jobs: 3 })).bytes).toBe(one.bytes);
});
