import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { demoPhone, type BackupFile } from '@athar/synthetic';
import initSqlJs from 'sql.js';
import { describe, expect, test } from 'vitest';
import { check, phoneBackup } from './run-athar.ts';

const { Database } = await initSqlJs();

/** Nanoseconds since 2001 of the beginning of a day. */
const startOf = (day: string): bigint =>
  BigInt(Date.parse(`${day}T00:00:00Z`) / 1000 - 978_307_200) * 1_000_000_000n;

/** The messages of three days are deleted, as their owner would delete them: their rows stay in free space. */
function withoutDays(from: string, after: string) {
  return (file: BackupFile): BackupFile => {
    if (file.relativePath !== 'Library/SMS/sms.db') return file;
    const database = new Database(file.content as Uint8Array);
    try {
      database.run(
        `DELETE FROM message WHERE date >= ${startOf(from)} AND date < ${startOf(after)}`,
      );
      expect(database.getRowsModified()).toBeGreaterThan(0);
      return { ...file, content: database.export() };
    } finally {
      database.close();
    }
  };
}

const logOf = (result: ReturnType<typeof check>) =>
  result.coverage.find(({ artifact }) => artifact === 'ios.sms') as unknown as {
    readonly span: { readonly from: string; readonly to: string };
    readonly daysWithEntries: number;
    readonly gaps: readonly object[];
  };

describe('a log of which three days were deleted', () => {
  const gap = { from: '2022-10-10', to: '2022-10-12', days: 3 };
  const whole = check(phoneBackup({ phone: demoPhone() }));
  const cut = check(
    phoneBackup({ phone: demoPhone(), change: withoutDays('2022-10-10', '2022-10-13') }),
  );

  test('says which', () => {
    expect(logOf(cut).gaps).toEqual([gap]);
    expect(logOf(cut).span).toEqual(logOf(whole).span);
    expect(logOf(cut).daysWithEntries).toBe(logOf(whole).daysWithEntries - 3);
  });

  test('is silent where nothing was deleted', () => {
    expect(logOf(whole).gaps).toEqual([]);
    expect(whole.out).not.toContain('Has no entries');
  });

  test('has rows in free space that were found again, and fill no gap', () => {
    const recovered = cut.records('ios.sms').filter(({ deleted }) => deleted === true);
    expect(recovered.length).toBeGreaterThan(0);
  });

  test('is told in the report and on the terminal, without a word of alarm', () => {
    const report = readFileSync(join(cut.folder, 'report.html'), 'utf8');
    expect(report).toContain('ordinary reasons');
    expect(report).toMatch(
      /Has no entries between .*10 October 2022.* and .*12 October 2022.*\(3 days\)/s,
    );
    expect(cut.out).toContain(
      'Has no entries between 10 October 2022 and 12 October 2022 (3 days).',
    );
  });
});
