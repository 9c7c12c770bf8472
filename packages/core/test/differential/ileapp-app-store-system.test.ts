import { describe, expect, test } from 'vitest';
import { appStoreSystem } from '../../src/artifacts/ios/app-store-system.ts';
import { caseFiles, countedTable, goldenRows, isCorpusAbsent, runCase } from './ileapp-golden.ts';
import { spanOf } from './spans.ts';

const database =
  'ffs/josh_ios17_ffs/store-system/private/var/containers/Data/System/42B6823B-3B96-4828-9E37-7C81DF73C9E8/Documents/Persistence/storeSystem.db';

const tables = [
  'app_install',
  'app_updates',
  'mapi_app_update',
  'app_package',
  'app_done',
  'odr_asset_pack',
  'odr_asset_download',
  'odr_manifest',
  'beta_app_info',
];

describe('the App Store of a phone with iOS 17 (skipped when the corpus is absent)', () => {
  test.skipIf(isCorpusAbsent)('has a record for each row of each table that is read', () => {
    const { records: all, problems } = runCase(
      appStoreSystem,
      caseFiles('josh_ios17_ffs', 'store-system'),
    );
    expect(problems).toEqual([]);
    const records = all.filter(({ deleted }) => deleted !== true);
    const counts = tables.map((name) => [
      name,
      records.filter(({ data }) => data['table'] === name).length,
    ]);
    expect(counts).toEqual(tables.map((name) => [name, countedTable(database, name).rows]));
    const updates = records.filter(({ data }) => data['table'] === 'app_updates');
    const times = countedTable(database, 'app_updates').times!['timestamp']!;
    expect(spanOf(updates, 'store entry made')).toEqual([times.min_iso, times.max_iso]);
    // A difference: iLEAPP's output for this image has no row, though the table has 52 by the corpus' own count.
    expect(goldenRows('josh_ios17_ffs', 'storeSystem.storeSystemAppUpdates')).toEqual([]);
    // No install is under way, but free space and the log tell of those that were.
    const vanished = all.filter(({ deleted }) => deleted === true);
    const installs = vanished.filter(({ data }) => data['table'] === 'app_install');
    expect(installs.map(({ data }) => data['bundleName'])).toEqual(
      expect.arrayContaining(['Teams', 'Zoom', 'Skype', 'Wire']),
    );
    const ids = new Set(
      records.map(({ data }) => `${String(data['table'])} ${String(data['id'])}`),
    );
    expect(
      vanished.filter(({ data }) => ids.has(`${String(data['table'])} ${String(data['id'])}`)),
    ).toEqual([]);
    expect(updates.every(({ data }) => String(data['urls']).startsWith('https://'))).toBe(true);
  });
});
