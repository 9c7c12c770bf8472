import { expect, test } from 'vitest';
import { dataUsage } from '../../src/artifacts/ios/data-usage.ts';
import { netusage } from '../../src/artifacts/ios/netusage.ts';
import { sms } from '../../src/artifacts/ios/sms.ts';
import type { BelievedTime, GapEdge, SequenceExample } from '../../src/model/index.ts';
import { exampleGap } from '../../src/sequences/example-gaps.ts';
import { rowIdGaps } from '../../src/sequences/ios/row-id-gaps.ts';
import { judge } from '../builders/sequence.ts';

const time = (at: string, marks: string): BelievedTime => ({ at, marks, clock: 'utc' });

function found(example: Omit<SequenceExample, 'name'>) {
  const [one] = judge(rowIdGaps, { name: 'example', ...example }).findings;
  return { from: one?.values['from'], to: one?.values['to'], times: one?.times };
}

test('processes around a gap are dated by their first use, which gave them their number', () => {
  const process = (procId: number, first: string) => ({
    artifact: dataUsage,
    data: { procId },
    times: [
      time('2024-01-30T08:26:00Z', 'live usage'),
      time(first, 'first usage'),
      time('2024-01-30T08:25:00Z', 'last usage'),
    ],
  });
  const { from, to, times } = found({
    records: [process(6, '2022-03-02T09:00:00Z'), process(9, '2022-03-02T11:00:00Z')],
  });
  expect([from, to]).toEqual(['2022-03-02T09:00:00Z', '2022-03-02T11:00:00Z']);
  expect(times?.map(({ marks }) => marks)).toEqual(['first usage', 'first usage']);
});

test('messages around a gap are dated by when they came, not by when they were read', () => {
  const gap = exampleGap(sms, [10, '2021-07-04T10:00:00Z'], [14, '2021-07-04T11:00:00Z']);
  const readLater = (edge: GapEdge): GapEdge => ({
    ...edge,
    times: [...edge.times, time('2021-08-01T10:00:00Z', 'message read')],
  });
  const table = {
    artifact: sms.id,
    devicePath: '/private/var/mobile/Library/SMS/sms.db',
    table: 'message',
    gaps: [{ ...gap, before: readLater(gap.before), after: readLater(gap.after) }],
    gapCount: 1,
    missing: 3,
  };
  const { from, to } = found({ records: [], rowGaps: [table] });
  expect([from, to]).toEqual(['2021-07-04T10:00:00Z', '2021-07-04T11:00:00Z']);
});

test('says that the largest gap it dates is that between dated rows, where a larger one has none', () => {
  const gaps = [
    exampleGap(sms, [10, undefined], [500, '2021-07-04T11:00:00Z']),
    exampleGap(sms, [510, '2021-07-05T10:00:00Z'], [514, '2021-07-05T11:00:00Z']),
  ];
  const devicePath = '/private/var/mobile/Library/SMS/sms.db';
  const table = { artifact: sms.id, devicePath, table: 'message', gaps, gapCount: 2, missing: 492 };
  const [one] = judge(rowIdGaps, { name: 'example', records: [], rowGaps: [table] }).findings;
  expect(one?.values).toMatchObject({ missing: 492, gaps: 2, largest: 3 });
  expect(rowIdGaps.message).toContain('of those between dated rows the largest ({largest})');
});

test('counts the processes of each statistic by themselves, and of each copy of one', () => {
  const at = '2022-03-02T09:00:00Z';
  const process = (artifact: typeof dataUsage, procId: number, devicePath: string) => ({
    artifact,
    data: { procId },
    times: [time(at, 'first usage')],
    devicePath,
  });
  const [old, now] = [
    '/private/var/networkd/netusage.sqlite',
    '/private/var/networkd/db/netusage.sqlite',
  ];
  const records = [
    ...[6, 7].map((number) => process(dataUsage, number, dataUsage.paths[0]!)),
    ...[6, 9].map((number) => process(netusage, number, now)),
    ...[7, 12].map((number) => process(netusage, number, old)),
  ];
  const found = judge(rowIdGaps, { name: 'example', records }).findings;
  const told = found.map(({ values, provenance }) => [
    provenance[0]!.devicePath,
    values['missing'],
  ]);
  expect(told).toEqual([
    [now, 2],
    [old, 4],
  ]);
});
