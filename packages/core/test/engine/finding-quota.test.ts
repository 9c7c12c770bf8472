import { expect, test } from 'vitest';
import { FindingQuota } from '../../src/engine/findings/finding-quota.ts';
import { judged, met } from './finding-drafts.ts';

test('of each kind, level and state so many findings are kept, whatever else there is', () => {
  const others = [
    judged('medium', 'S3'),
    judged('medium', 'S5'),
    judged('low', 'S3'),
    met('domain', 'stored'),
  ];
  const quota = new FindingQuota(2);
  const takes = () => others.map((finding) => quota.takes(finding));
  expect([takes(), takes(), takes()]).toEqual([
    others.map(() => true),
    others.map(() => true),
    others.map(() => false),
  ]);
  expect(quota.hasRoom('rule', { level: 'medium', leadsTo: 'S3' })).toBe(false);
  expect(quota.hasRoom('rule', { level: 'medium', leadsTo: 'S4' })).toBe(true);
  quota.clear();
  expect(takes()).toEqual(others.map(() => true));
});

test('asking for room takes none', () => {
  const quota = new FindingQuota(1);
  const finding = judged('high', 'S4');
  expect(quota.hasRoom('rule', finding)).toBe(true);
  expect(quota.hasRoom('rule', finding)).toBe(true);
  expect(quota.takes(finding)).toBe(true);
});
