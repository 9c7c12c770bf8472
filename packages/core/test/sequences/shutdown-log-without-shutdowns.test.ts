import { describe, expect, test } from 'vitest';
import { shutdownLog } from '../../src/artifacts/ios/shutdown-log.ts';
import { coverageOf } from '../../src/engine/coverage.ts';
import { defaultLimits } from '../../src/model/index.ts';
import {
  examples,
  shutdownLogWithoutShutdowns,
} from '../../src/sequences/ios/shutdown-log-without-shutdowns.ts';
import { backupFacts, examine } from '../builders/examine.ts';
import { judge } from '../builders/sequence.ts';

const onVersion = (osVersion: string | undefined) => ({
  ...backupFacts,
  kind: 'filesystem-dump' as const,
  device: { platform: 'ios' as const, ...(osVersion !== undefined && { osVersion }) },
});

function coverageOfEmpty(osVersion: string | undefined) {
  const facts = onVersion(osVersion);
  const read = examine(shutdownLog, new Uint8Array(0), { facts });
  return coverageOf('s1', shutdownLog.id, 'always', 'chosen', [read]);
}

describe('an empty record of shutdowns', () => {
  test('is a fault up to iOS 18', () => {
    for (const version of ['12.4', '18.7']) {
      expect(coverageOfEmpty(version)).toMatchObject({
        outcome: 'partly-read',
        problems: [{ code: 'truncated' }],
      });
    }
  });

  test('is ordinary from iOS 26 on, and the coverage says what is not there', () => {
    const coverage = coverageOfEmpty('26.0');
    expect(coverage).toMatchObject({ outcome: 'read', records: 0, problems: [] });
    expect(coverage.absent?.join()).toContain('iOS 26');
  });

  test('is no finding from iOS 26 on, nor where the version is not known', () => {
    const [emptied] = examples().hits;
    const found = (version: string | undefined) =>
      judge(shutdownLogWithoutShutdowns, emptied!, defaultLimits, onVersion(version)).findings
        .length;
    expect(found('18.7')).toBe(1);
    expect(found('26.0')).toBe(0);
    expect(found(undefined)).toBe(0);
  });
});
