import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { screenTime } from '../../src/artifacts/ios/screen-time.ts';
import { countedTable, iosCorpus, isCorpusAbsent, runCase } from './ileapp-golden.ts';

const path = 'sqlite/screentime-plaso/RMAdminStore-Local.sqlite';

describe('Screen Time of a phone (skipped when the corpus is absent)', () => {
  test.skipIf(isCorpusAbsent)('has a record for each row of the three tables', () => {
    const bytes = readFileSync(join(iosCorpus, path));
    const { records: all, problems } = runCase(
      screenTime,
      new Map([[screenTime.paths[0]!, bytes]]),
    );
    expect(problems).toEqual([]);
    const records = all.filter(({ deleted }) => deleted !== true);
    const count = (kind: string) => records.filter(({ data }) => data['kind'] === kind).length;
    expect(count('use')).toBe(countedTable(path, 'ZUSAGETIMEDITEM').rows);
    expect(count('notifications')).toBe(countedTable(path, 'ZUSAGECOUNTEDITEM').rows);
    expect(count('app')).toBe(countedTable(path, 'ZINSTALLEDAPP').rows);
    // Every hour is known, and the phone, its account's Mac and the sums are told apart.
    const uses = records.filter(({ data }) => data['kind'] === 'use');
    expect(uses.every(({ times }) => times.length === 1)).toBe(true);
    expect(new Set(uses.map(({ data }) => data['device']))).toEqual(
      new Set(['this', 'all', 'other']),
    );
    expect(uses.some(({ data }) => data['domain'] === 'abrignoni.blogspot.com')).toBe(true);
  });
});
