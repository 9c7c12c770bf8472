import { smsSchema, sqliteFile, tablesOf } from '@athar/synthetic';
import { expect, test, vi } from 'vitest';
import { sms } from '../../src/artifacts/ios/sms.ts';
import { coverageOf, isGap } from '../../src/engine/coverage.ts';
import type { ProblemDraft } from '../../src/model/index.ts';
import { examine } from '../builders/examine.ts';

const at = (page: number) => ({ unit: 'row' as const, table: 'message', rowId: null, page });
const stopped = (page: number): ProblemDraft => ({
  kind: 'problem',
  code: 'limit-exceeded',
  detail: 'the free space of a page takes too long to search',
  position: at(page),
});
const damage: ProblemDraft = {
  kind: 'problem',
  code: 'malformed',
  detail: 'a cell pointer leads out of its page',
  position: at(9),
};

let problems: readonly ProblemDraft[] = [];
// No small database makes the real search reach its limit.
vi.mock('../../src/formats/sqlite/recovery/index.ts', () => ({
  recoverRows: () => ({ problems }),
  goneRows: () => [],
}));

const database = sqliteFile({
  tables: tablesOf(smsSchema, {
    message: [{ ROWID: 1, guid: 'g', text: 'x', handle_id: 0, service: 'SMS', date: 6e8 }],
  }),
});

function coverage(found: readonly ProblemDraft[]) {
  problems = found;
  const result = examine(sms, database);
  const all = [...result.problems, ...result.fileProblems].map(({ code, detail }) => ({
    code,
    detail,
    count: 1,
  }));
  return coverageOf('s1', sms.id, 'always', 'chosen', [{ ...result, problems: all }]);
}

test('a search for deleted rows that ended at its limit is told and is no gap: the rows of the database were all read', () => {
  const row = coverage([stopped(4), stopped(7)]);
  expect(row).toMatchObject({ outcome: 'read', problems: [], unsearchedPages: 2 });
  expect(isGap(row)).toBe(false);
});

test('damage that the search meets is a gap', () => {
  const row = coverage([stopped(4), damage]);
  expect(row).toMatchObject({ outcome: 'partly-read', unsearchedPages: 1 });
  expect(row.problems.map(({ code }) => code)).toEqual(['malformed']);
  expect(isGap(row)).toBe(true);
});

test('without either there is nothing to tell', () => {
  expect(coverage([])).not.toHaveProperty('unsearchedPages');
});
