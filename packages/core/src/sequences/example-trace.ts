import type { SeenFinding } from '../model/index.ts';

/** 2021-07-04T10:00:00Z, in Unix seconds. */
export const exampleMoment = 1_625_392_800;
export const iso = (seconds: number): string => new Date(seconds * 1000).toISOString();

/** A finding of that moment that counts by itself. */
export function exampleTrace(more: Partial<SeenFinding> = {}): SeenFinding {
  return {
    id: 'a'.repeat(32),
    level: 'high',
    confidence: 'medium',
    origin: { kind: 'rule', id: 'ios.orphan-data-usage-row', version: 1 },
    met: 'ran',
    artifact: 'ios.data-usage',
    records: ['b'.repeat(32)],
    provenance: [
      {
        source: 's1',
        devicePath: '/private/var/wireless/Library/Databases/DataUsage.sqlite',
        storedAt: ['file'],
        position: { unit: 'key', path: 'ZLIVEUSAGE/60' },
      },
    ],
    times: [{ at: iso(exampleMoment), marks: 'last usage', clock: 'utc' }],
    deleted: false,
    values: {},
    ...more,
  };
}
