import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { accounts } from '../../src/artifacts/ios/accounts.ts';
import { caseFiles, countedTable, iosCorpus, isCorpusAbsent, runCase } from './ileapp-golden.ts';
import { spanOf } from './spans.ts';

const devicePath = '/private/var/mobile/Library/Accounts/Accounts3.sqlite';

describe('accounts of two phones (skipped when the corpus is absent)', () => {
  test.skipIf(isCorpusAbsent)('are as many as the table has rows, the log applied', () => {
    const table = countedTable(`ffs/josh_ios15_ffs/accounts${devicePath}`, 'ZACCOUNT');
    const { records, problems } = runCase(accounts, caseFiles('josh_ios15_ffs', 'accounts'));
    expect(problems).toEqual([]);
    expect(records).toHaveLength(table.rows);
    expect(spanOf(records, 'account added')).toEqual([
      table.times!['ZDATE']!.min_iso,
      table.times!['ZDATE']!.max_iso,
    ]);
    expect(records.every(({ data }) => data['accountType'] !== null)).toBe(true);
    const google = records.filter(({ data }) => data['accountType'] === 'com.apple.account.Google');
    expect(google.map(({ data }) => data['owningBundleId'])).toEqual(['com.apple.mobilemail']);
    expect(records.flatMap(({ data }) => data['hosts'])).toContain('calendar.google.com');
  });

  test.skipIf(isCorpusAbsent)('of an older schema too', () => {
    const path = 'sqlite/accounts-plaso/Accounts3.sqlite';
    const bytes = readFileSync(join(iosCorpus, path));
    const { records, problems } = runCase(accounts, new Map([[devicePath, bytes]]));
    expect(problems).toEqual([]);
    expect(records).toHaveLength(countedTable(path, 'ZACCOUNT').rows);
  });
});
