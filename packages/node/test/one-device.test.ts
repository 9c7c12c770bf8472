import { expect, test } from 'vitest';
import type { FindingDraft, IndicatorType, Met, StateId } from '@athar/core';
import { judgedByDevice, type SourceResult } from '../src/check/check-outcome.ts';

function finding(
  source: string,
  artifact: string,
  type: IndicatorType,
  met: Met,
  leadsTo: StateId,
): FindingDraft {
  return {
    id: `${source} ${artifact}`,
    level: 'high',
    confidence: 'high',
    origin: { kind: 'indicator', type, value: 'x', pattern: 'x', threat: 'Example', file: 'a' },
    met,
    artifact,
    records: ['r'],
    provenance: [
      {
        source,
        devicePath: `/${artifact}`,
        storedAt: [],
        position: { unit: 'line', from: 1, to: 1 },
      },
    ],
    times: [],
    deleted: false,
    values: {},
    leadsTo,
  };
}

const result = (id: string, state: SourceResult['state'], findings: SourceResult['findings']) =>
  ({ id, state, findings }) as SourceResult;

const results = [
  result('s1', 'S3', [finding('s1', 'ios.data-usage', 'process', 'ran', 'S3')]),
  result('s2', 'S4', [finding('s2', 'ios.sms', 'domain', 'received', 'S4')]),
  result('s3', 'S2', []),
];

test('a process in one backup and a link in another of the same phone are two traces on one device', () => {
  const phones = new Map([
    ['s1', 'udid-a'],
    ['s2', 'udid-a'],
    ['s3', 'udid-a'],
  ]);
  expect(judgedByDevice(results, phones).map(({ state }) => state)).toEqual(['S5', 'S4', 'S2']);
});

test.each<[string, [source: string, device: string][]]>([
  [
    'another phone',
    [
      ['s1', 'udid-a'],
      ['s2', 'udid-b'],
    ],
  ],
  ['a phone that is not known', [['s1', 'udid-a']]],
  ['two phones that are not known', []],
])('those of %s are not', (_, known) => {
  const phones = new Map(known);
  expect(judgedByDevice(results, phones).map(({ state }) => state)).toEqual(['S3', 'S4', 'S2']);
});
