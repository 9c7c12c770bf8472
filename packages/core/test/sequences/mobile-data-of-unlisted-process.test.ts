import { expect, test } from 'vitest';
import { netusage } from '../../src/artifacts/ios/netusage.ts';
import {
  examples,
  mobileDataOfUnlistedProcess,
} from '../../src/sequences/ios/mobile-data-of-unlisted-process.ts';
import { judge } from '../builders/sequence.ts';

test('the latest process is the one that was used last, not the one that was first used last', () => {
  const { records } = examples().hits[0]!;
  const used = (procName: string, first: string, last: string) => ({
    artifact: netusage,
    data: { procName, wwanIn: 10, wwanOut: 10 },
    times: [
      { at: first, marks: 'first usage', clock: 'utc' as const },
      { at: last, marks: 'last usage', clock: 'utc' as const },
    ],
  });
  const [found] = judge(mobileDataOfUnlistedProcess, {
    name: 'example',
    records: [
      ...records.filter(({ artifact }) => artifact.id === 'ios.data-usage'),
      used('oldd', '2020-01-01T10:00:00Z', '2022-11-20T10:00:00Z'),
      used('briefd', '2022-06-01T10:00:00Z', '2022-07-01T10:00:00Z'),
    ],
  }).findings;
  expect(found?.values).toMatchObject({ count: 2, process: 'oldd' });
});
