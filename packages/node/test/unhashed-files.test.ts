import { defaultLimits, SequenceMemory, type EvidenceSource, type Problem } from '@athar/core';
import { expect, test } from 'vitest';
import { changedFiles, FileWatch, unhashedFiles } from '../src/check/changed-files.ts';
import { openedResult } from '../src/check/check-outcome.ts';
import { artifacts } from '../src/check/ordered-artifacts.ts';
import type { ExaminedFile } from '../src/engine/examined-file.ts';

const devicePath = '/private/var/mobile/Library/SMS/sms.db';
const artifact = artifacts.find(({ id }) => id === 'ios.sms')!;
const source: EvidenceSource = {
  kind: 'itunes-backup',
  encrypted: true,
  device: { platform: 'ios' },
  installedApps: new Set(),
  domains: new Set(),
  files: () => [],
  problems: [],
  hidden: [],
  totals: { files: 1, bytes: 1 },
  close: () => undefined,
};
const failure: Problem = { code: 'disk-error', detail: 'it cannot be read', count: 1 };

/** The coverage of a file that its artifact read, and that met this when it was read from front to back. */
function rowOf(
  hashed: Problem | { sha256: string; bytes: number; isWhole: boolean },
  met: Problem[] = [],
) {
  const examined: ExaminedFile = {
    work: {
      artifact: artifact.id,
      source: 's1',
      devicePath,
      storedAt: [],
      content: { kind: 'path', path: 'none' },
      related: [],
    },
    records: 1,
    opened: true,
    problems: met,
    findings: [],
    rowGaps: [],
    notReached: false,
  };
  const hashes = [{ devicePath, hashed }];
  const { coverage } = openedResult({
    opened: { id: 's1', label: 'phone', source },
    plan: {
      artifacts: [
        {
          artifact,
          expectation: 'always',
          isChosen: true,
          files: [],
          closed: [],
          hidden: [],
          listed: new Map(),
        },
      ],
      stored: [],
    },
    examined: [examined],
    memory: new SequenceMemory(defaultLimits),
    indicators: [],
    aborted: false,
    isZoneKnown: false,
    changed: changedFiles(hashes, [], new FileWatch()),
    unhashed: unhashedFiles(hashes),
  });
  return coverage.map(({ outcome, problems }) => [outcome, problems])[0];
}

test('a file that could not be read from front to back is not told as read whole', () => {
  expect(rowOf(failure)).toEqual(['partly-read', [failure]]);
  const timeout: Problem = { code: 'timeout', detail: 'longer than 300 s', count: 1 };
  expect(rowOf(timeout)).toEqual(['partly-read', [timeout]]);
});

test('what the artifact met itself is told once, and an early end for itself', () => {
  const met: Problem = { ...failure, detail: 'a page' };
  expect(rowOf(failure, [met])).toEqual(['partly-read', [met]]);
  expect(rowOf({ code: 'aborted', detail: 'interrupted', count: 1 })).toEqual(['read', []]);
  expect(rowOf({ sha256: '00', bytes: 1, isWhole: true })).toEqual(['read', []]);
});
