import { sqliteFile } from '@athar/synthetic';
import { expect, test, vi } from 'vitest';
import { defineTableArtifact } from '../../src/model/index.ts';
import { examine } from '../builders/examine.ts';

let deleted: readonly { readonly table: string; readonly payload: Uint8Array }[] = [];
// Real ones that take so much memory would need a database as large.
vi.mock('../../src/formats/sqlite/recovery/index.ts', () => ({
  recoverRows: () => ({ problems: [] }),
  goneRows: () => deleted,
}));

const database = sqliteFile({ tables: [{ name: 't', columns: 'a', rows: [] }] });

/** What happens to so many deleted rows, whose values are of so many bytes: `shown` and `read`, in order. */
function stepsOver(rows: number, bytes: number): readonly string[] {
  const payload = new Uint8Array(bytes);
  deleted = Array.from({ length: rows }, () => ({ table: 't', payload }));
  const steps: string[] = [];
  const artifact = defineTableArtifact({
    id: 'ios.example',
    version: 1,
    title: 'Example',
    group: 'apps',
    describes: '',
    cannotShow: '',
    references: [],
    paths: ['/private/var/example.db'],
    expected: () => 'always',
    fields: {},
    summary: [],
    times: {},
    tables: [
      {
        table: 't',
        needs: [],
        recover: true,
        foresee: () => void steps.push('shown'),
        prepare: () => () => void steps.push('read'),
      },
    ],
  });
  examine(artifact, database);
  return steps;
}

const many = (rows: number, step: string): string[] => Array<string>(rows).fill(step);

test('each deleted row is shown before any is read', () => {
  expect(stepsOver(5000, 60)).toEqual([...many(5000, 'shown'), ...many(5000, 'read')]);
});

test.each([
  ['many', 50_000, 60],
  ['of much memory', 100, 2 ** 20],
])('of rows that are %s, some are shown and read before the next', (_, rows, bytes) => {
  const steps = stepsOver(rows, bytes);
  const first = steps.indexOf('read');
  expect(first).toBeGreaterThan(10);
  expect(first).toBeLessThan(rows / 2);
  expect(steps.slice(0, 2 * first)).toEqual([...many(first, 'shown'), ...many(first, 'read')]);
  expect(steps.filter((step) => step === 'read')).toHaveLength(rows);
});
