import { expect, test } from 'vitest';
import {
  deletionTracesCloseTogether,
  examples,
} from '../../src/sequences/ios/deletion-traces-close-together.ts';
import { judge } from '../builders/sequence.ts';

test('is dated by the two moments that lie close, not by what else the two findings tell', () => {
  const example = examples().hits[1]!;
  const [one, ...others] = example.findings!;
  const early = { at: '2016-02-01T08:00:00Z', marks: 'first usage', clock: 'utc' as const };
  const findings = [{ ...one!, times: [early, ...one!.times] }, ...others];
  const [found] = judge(deletionTracesCloseTogether, { ...example, findings }).findings;
  expect(found?.times.map(({ at }) => at)).toEqual([
    '2021-07-04T10:00:00Z',
    '2021-07-05T09:59:00Z',
  ]);
  // The messages around a gap are shown all the same.
  expect(found?.records).toHaveLength(4);
});
