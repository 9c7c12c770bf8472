import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { demoPhone, type BackupFile } from '@athar/synthetic';
import initSqlJs from 'sql.js';
import { describe, expect, test } from 'vitest';
import { check, phoneBackup, type Checked } from './run-athar.ts';

const { Database } = await initSqlJs();

/** Nanoseconds since 2001 of the beginning of a day, at a clock that is so many hours ahead of UTC. */
const startOf = (day: string, ahead: number): bigint =>
  BigInt(Date.parse(`${day}T00:00:00Z`) / 1000 - ahead * 3600 - 978_307_200) * 1_000_000_000n;

/** The messages of three days are deleted, as their owner would delete them: their rows stay in free space. */
function withoutDays(from: string, after: string, ahead = 0) {
  return (file: BackupFile): BackupFile => {
    if (file.relativePath !== 'Library/SMS/sms.db') return file;
    const database = new Database(file.content as Uint8Array);
    try {
      database.run(
        `DELETE FROM message WHERE date >= ${startOf(from, ahead)} AND date < ${startOf(after, ahead)}`,
      );
      expect(database.getRowsModified()).toBeGreaterThan(0);
      return { ...file, content: database.export() };
    } finally {
      database.close();
    }
  };
}

const checkMessages = (evidence: string, ...flags: readonly string[]): Checked =>
  check(evidence, '--artifact', 'ios.sms', ...flags);

const logOf = (result: Checked) =>
  result.coverage.find(({ artifact }) => artifact === 'ios.sms') as unknown as {
    readonly span: { readonly from: string; readonly to: string };
    readonly daysWithEntries: number;
    readonly gaps: readonly object[];
  };

describe('a log of which three days were deleted', () => {
  const gap = { from: '2022-10-10', to: '2022-10-12', days: 3 };
  const whole = checkMessages(phoneBackup({ phone: demoPhone() }));
  const cut = checkMessages(
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
    expect(cut.out).toContain('This has ordinary reasons');
    expect(whole.out).not.toContain('This has ordinary reasons');
    expect(cut.out).toContain(
      'Has no entries between 10 October 2022 and 12 October 2022 (3 days).',
    );
  });

  test.each([
    ['Asia/Tokyo', 9],
    ['America/Los_Angeles', -7],
  ])('by the clocks of a zone says them in that zone (%s)', (zone, ahead) => {
    const change = withoutDays('2022-10-10', '2022-10-13', ahead);
    const told = checkMessages(phoneBackup({ phone: demoPhone(), change }), '--timezone', zone);
    expect(logOf(told).gaps).toEqual([gap]);
    expect(told.out).toContain('between 10 October 2022 and 12 October 2022 (3 days).');
    expect(readFileSync(join(told.folder, 'report.html'), 'utf8')).toMatch(
      /Has no entries between .*10 October 2022.* and .*12 October 2022.*\(3 days\)/s,
    );
  });
});

describe('a busy log of which one day or two were deleted', () => {
  /** Forty messages a day for three weeks by the clocks of a zone, and none on some days. */
  const busyBut = (silent: readonly string[], ahead = 0) => {
    const change = (file: BackupFile): BackupFile => {
      if (file.relativePath !== 'Library/SMS/sms.db') return file;
      const database = new Database(file.content as Uint8Array);
      try {
        for (let i = 0; i < 21; i++) {
          const day = new Date(Date.UTC(2023, 6, 1 + i)).toISOString().slice(0, 10);
          if (silent.includes(day)) continue;
          for (let n = 0; n < 40; n++)
            database.run('INSERT INTO message (guid, text, handle_id, date) VALUES (?, ?, 1, ?)', [
              `busy-${day}-${String(n)}`,
              'See you tomorrow',
              String(startOf(day, ahead) + BigInt(n) * 2_100_000_000_000n),
            ]);
        }
        // What the phone held before has a rhythm of its own.
        database.run(`DELETE FROM message WHERE guid NOT LIKE 'busy-%'`);
        return { ...file, content: database.export() };
      } finally {
        database.close();
      }
    };
    return phoneBackup({ change });
  };

  test('says which, by the clocks of the zone that is named', () => {
    const one = checkMessages(busyBut(['2023-07-10']));
    expect(logOf(one).gaps).toEqual([{ from: '2023-07-10', to: '2023-07-10', days: 1 }]);
    expect(one.out).toContain('Has no entries on 10 July 2023.');
    const two = checkMessages(busyBut(['2023-07-10', '2023-07-11'], 9), '--timezone', 'Asia/Tokyo');
    expect(logOf(two).gaps).toEqual([{ from: '2023-07-10', to: '2023-07-11', days: 2 }]);
    expect(two.out).toContain('between 10 July 2023 and 11 July 2023 (2 days).');
  });

  test('is silent where no day was', () => {
    const whole = checkMessages(busyBut([]));
    expect(logOf(whole).daysWithEntries).toBe(21);
    expect(logOf(whole).gaps).toEqual([]);
  });
});
