import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { memoryFile } from '../../../../src/bytes/memory-file.ts';
import { recoverRows } from '../../../../src/formats/sqlite/recovery/index.ts';
import { answerKey, judge, type Judgement } from '../../../../../../bench/recovery-key.mjs';

const folder = join(process.env.ATHAR_CORPUS ?? '', 'sqlite-forensic');
const present = existsSync(folder);
const paths = present
  ? readdirSync(folder, { recursive: true, encoding: 'utf8' })
      .filter((name) => name.endsWith('.db'))
      .sort()
  : [];

function rowsOf(path: string): { values: unknown[] }[] {
  const file = memoryFile(readFileSync(join(folder, path)));
  return Array.from(recoverRows({ file }), (row) => ({
    values: row.columns.flatMap((_, column) => (row.knows(column) ? [row.value(column)] : [])),
  }));
}

function sumOf(category: string): Judgement {
  const sum = { deleted: 0, found: 0, wrong: 0, live: 0 };
  for (const path of paths.filter((name) => name.startsWith(category))) {
    const key = answerKey(readFileSync(join(folder, path.replace(/\.db$/, '.xml')), 'utf8'));
    const one = judge(key, rowsOf(path));
    sum.deleted += one.deleted;
    sum.found += one.found;
    sum.wrong += one.wrong;
    sum.live += one.live;
  }
  return sum;
}

describe.skipIf(!present)(
  'databases whose deleted rows are known (skipped where the corpus is absent)',
  () => {
    test('of dropped tables at least nine rows of ten are found', () => {
      const { found, deleted, wrong } = sumOf('0A');
      expect(found / deleted).toBeGreaterThanOrEqual(0.9);
      expect(wrong).toBe(0);
    });

    test('deleted rows are found with recall 0.90 at precision 0.97', () => {
      const { found, deleted, wrong, live } = sumOf('0C');
      expect(found / deleted).toBeGreaterThanOrEqual(0.9);
      expect(found / (found + wrong)).toBeGreaterThanOrEqual(0.97);
      expect(live).toBe(0);
    });

    test.each([
      ['0D', 7],
      ['0E', 6],
    ])('of %s what still stands in the file is found, and nothing else', (category, standing) => {
      const { found, wrong } = sumOf(category);
      expect(found).toBeGreaterThanOrEqual(standing);
      expect(wrong).toBe(0);
    });

    test.each(paths.filter((name) => name.startsWith('v2')))(
      '%s, made to mislead, ends and says what is wrong',
      (path) => {
        const recovery = recoverRows({ file: memoryFile(readFileSync(join(folder, path))) });
        for (const row of recovery) for (const column of row.columns.keys()) row.value(column);
        expect(recovery.problems.length).toBeGreaterThan(0);
      },
    );
  },
);
