import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { powerlog } from '../../src/artifacts/ios/powerlog.ts';
import { powerlogTables } from '../../src/artifacts/usage/powerlog-tables.ts';
import { countedTable, iosCorpus, isCorpusAbsent, runCase } from './ileapp-golden.ts';

const path = 'sqlite/powerlog-plaso/powerlog_2021-12-16_05-54_84E2141B.PLSQL';
const devicePath =
  '/private/var/containers/Shared/SystemGroup/A/Library/BatteryLife/Archives/powerlog_2021-12-16_05-54_84E2141B.PLSQL';

describe('the power log of a phone with iOS 15 (skipped when the corpus is absent)', () => {
  test.skipIf(isCorpusAbsent)('has a record for each row of each table that is read', () => {
    const bytes = readFileSync(join(iosCorpus, path));
    const { records, problems } = runCase(powerlog, new Map([[devicePath, bytes]]));
    expect(problems).toEqual([]);
    const counts = powerlogTables.map(({ name }) => [
      name,
      records.filter(({ data }) => data['table'] === name).length,
    ]);
    expect(counts).toEqual(powerlogTables.map(({ name }) => [name, countedTable(path, name).rows]));
    // The first row of network use lies behind the third offset of the log, -411.57 seconds.
    const first = records.find(({ data }) => data['processName'] === 'atc');
    expect(first?.data).toMatchObject({
      timestamp: 1_635_848_665.6520019,
      adjustedTimestamp: '2021-11-02T10:17:34.077993Z',
    });
    expect(first?.data['timeOffset']).toBeCloseTo(-411.574, 3);
    // What lies before the first offset gets the oldest.
    const camera = records.find(({ data }) => data['event'] === 'camera');
    expect(camera?.data['timeOffset']).toBeCloseTo(-373.466, 3);
  });
});
