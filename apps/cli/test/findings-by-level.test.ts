import type { Finding, Level } from '@athar/core';
import { describe, expect, test } from 'vitest';
import { findingsByLevel } from '../src/findings-by-level.ts';

const ofRule = (id: string, level: Level, n: number): Finding[] =>
  Array.from({ length: n }, (_, i) => ({
    id: `${id}-${String(i)}`,
    level,
    confidence: 'low',
    origin: { kind: 'rule', id, version: 1 },
    met: 'ran',
    message: '',
    why: '',
    otherExplanations: [],
    references: [],
    artifact: 'ios.data-usage',
    records: [],
    provenance: [],
    times: [],
    deleted: false,
    values: { process: `p${String(i)}` },
  }));

const ofThreat = (threat: string, n: number): Finding[] =>
  ofRule(threat, 'medium', n).map((finding, i) => ({
    ...finding,
    origin: {
      kind: 'indicator',
      type: 'domain',
      value: `${String(i)}.${threat}.example`,
      pattern: '',
      threat,
      file: `${threat}.stix2`,
    },
    met: 'received',
    artifact: 'ios.sms',
    values: { value: `https://${String(i)}.${threat}.example/`, field: 'links' },
  }));

describe('the findings at the end of a check', () => {
  test('are counted for each level, the strongest first', () => {
    const few = [
      ...ofRule('ios.row-id-gaps', 'info', 2),
      ...ofRule('ios.orphan-data-usage-row', 'high', 1),
    ];
    expect(findingsByLevel(few, 'en')).toEqual([
      'Strong sign: 1 finding',
      'For your information: 2 findings. Advice or background. It is not a sign of anything.',
    ]);
  });

  test('are told by their kinds where they are very many', () => {
    const flood = [
      ...ofRule('ios.row-id-gaps', 'info', 1),
      ...ofRule('ios.data-usage-process-deleted', 'info', 2000),
    ];
    expect(findingsByLevel(flood, 'en')).toEqual([
      'For your information: 2,001 findings (2 kinds). Advice or background. It is not a sign of anything.',
      '  Process that the usage statistics no longer name: 2,000 findings',
      '  Rows that are no longer in a database: 1 finding',
    ]);
  });

  test('name the most frequent kinds, and say how many others there are', () => {
    const ids = Array.from({ length: 8 }, (_, n) => `org.example.rule-${String(n)}`);
    const flood = ids.flatMap((id, n) => ofRule(id, 'low', 20 - n));
    const [, ...kinds] = findingsByLevel(flood, 'ar');
    expect(kinds[0]).toBe('  \u2068org.example.rule-0\u2069: 20 ملاحظة');
    expect(kinds).toHaveLength(6);
    expect(kinds[5]).toBe('  3 أنواع أخرى');
  });

  test('say once what was met of several threats in the same way', () => {
    const flood = [
      ...ofThreat('one', 3),
      ...ofThreat('two', 15),
      ...ofRule('ios.row-id-gaps', 'medium', 4),
    ];
    expect(findingsByLevel(flood, 'en')).toEqual([
      'Worth a closer look: 22 findings (3 kinds)',
      '  A link from a published list, in a received message: 18 findings',
      '  Rows that are no longer in a database: 4 findings',
    ]);
  });
});
