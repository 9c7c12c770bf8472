import { smsSchema, sqliteFile, tablesOf, walFile, type BackupFile } from '@athar/synthetic';
import initSqlJs from 'sql.js';
import { describe, expect, test } from 'vitest';
import {
  checked,
  expectPart,
  noise,
  plain,
  smsDevicePath,
  smsOf,
  smsPath,
  withSms,
} from './bad-evidence.ts';

/** The first 1,500 messages, with the pages that lead to them in front of them. */
async function withItsTreeInFront(database: Uint8Array): Promise<Uint8Array> {
  const { Database } = await initSqlJs();
  const opened = new Database(database);
  opened.run('DELETE FROM message WHERE ROWID > 1500');
  opened.run('VACUUM');
  return opened.export();
}

describe('a database', () => {
  test('of random bytes', () => {
    expectPart(checked(withSms(noise(20_000))), 'ios.sms', 'unreadable');
  });

  test('of no bytes', () => {
    const result = checked(withSms(new Uint8Array(0)));
    expectPart(result, 'ios.sms', 'unreadable');
    expect(result.row('ios.sms').problems.map(({ code }) => code)).toEqual(['truncated']);
  });

  test('of a schema that is not known', () => {
    const content = sqliteFile({ tables: [{ name: 'message', columns: 'a, b', rows: [[1, 2]] }] });
    const result = checked(withSms(content));
    expectPart(result, 'ios.sms', 'not-supported');
  });

  test.each([0.4, 0.7, 0.9])('cut off at %d keeps the rows that are left', async (share) => {
    const whole = await withItsTreeInFront(smsOf(plain));
    const result = checked(withSms(whole.subarray(0, Math.floor(whole.length * share))));
    expectPart(result, 'ios.sms', 'partly-read');
    const partly = result.coverage.filter(({ outcome }) => outcome === 'partly-read').length;
    expect(result.out).toContain(`${String(partly)} parts were read only in part.`);
    expect(result.row('ios.sms').records).toBeGreaterThan(0);
    expect(result.records('ios.sms')).toHaveLength(result.row('ios.sms').records);
  });

  test('with a write-ahead log beside it has the rows of the log, and says which frame', () => {
    const message = (id: number, text: string) => ({
      ROWID: id,
      guid: `g${id}`,
      text,
      handle_id: 0,
      service: 'SMS',
      date: 600_000_000,
      is_from_me: 0,
    });
    const made = (texts: readonly string[]) =>
      sqliteFile({
        writeAheadLog: true,
        tables: tablesOf(smsSchema, {
          message: texts.map((text, i) => message(i + 1, text)),
        }),
      });
    const before = made(['old https://old.example/']);
    const after = made(['old https://old.example/', 'new https://new.example/']);
    const wal: BackupFile = {
      domain: 'HomeDomain',
      relativePath: `${smsPath}-wal`,
      content: walFile(before, after),
    };
    const result = checked(withSms(before, [wal]));
    expect(result.row('ios.sms')).toMatchObject({ outcome: 'read', records: 2 });
    const [, last] = result.records('ios.sms');
    expect(last).toMatchObject({
      position: { space: 'wal', rowId: 2 },
      data: { links: ['https://new.example/'] },
    });
    expect((last!.position as { frame: number }).frame).toBeGreaterThan(0);
    const read = result.case.sources[0]!.read.map(({ devicePath }) => devicePath);
    expect(read).toContain(`${smsDevicePath}-wal`);
  });
});
