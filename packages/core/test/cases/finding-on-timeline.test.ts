import { expect, test } from 'vitest';
import { findingOnTimeline } from '../../src/cases/finding-on-timeline.ts';
import { indicatorExample } from '../reports/sample-report.ts';

const finding = indicatorExample({ met: 'stored', level: 'low', value: 'a.example' });
const linesOf = (text: string): unknown[] =>
  text
    .split('\n')
    .slice(0, -1)
    .map((line) => JSON.parse(line) as unknown);

test('a finding of one record names it, one of several names none', () => {
  expect(linesOf(findingOnTimeline(finding))).toEqual([
    {
      message: finding.message,
      datetime: '2024-03-14T09:12:40Z',
      timestamp_desc: 'message received',
      artifact: 'ios.sms',
      source: 's1',
      record: 'r1',
      findings: [finding.id],
    },
  ]);
  const [line] = linesOf(findingOnTimeline({ ...finding, records: ['r1', 'r2'] }));
  expect(line).not.toHaveProperty('record');
});

test('times that cannot be true make no line, and thousands make no flood', () => {
  const [time] = finding.times;
  const doubtful = { ...time!, doubt: 'after-2037' as const };
  expect(findingOnTimeline({ ...finding, times: [doubtful] })).toBe('');
  const times = Array.from({ length: 5000 }, () => time!);
  expect(linesOf(findingOnTimeline({ ...finding, times }))).toHaveLength(256);
});
