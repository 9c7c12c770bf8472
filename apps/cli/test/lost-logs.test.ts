import { cpSync, mkdirSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { backupFileId } from '@athar/synthetic';
import { describe, expect, test } from 'vitest';
import { check, fresh, passwordFile, phoneBackup } from './run-athar.ts';

const logPath = 'Library/SMS/sms.db-wal';
const fileId = backupFileId('HomeDomain', logPath);
const stored = `${fileId.slice(0, 2)}/${fileId}`;
const key = ['--password-file', passwordFile('correct horse')];

/** What a database wrote last stands in its log: a list of files that names one which cannot be read leaves a gap. */
describe.each([
  ['plain', false],
  ['encrypted', true],
] as const)('a write-ahead log that the list of the %s backup names', (_, encrypted) => {
  const backup = phoneBackup({
    encrypted,
    more: [{ domain: 'HomeDomain', relativePath: logPath, content: new Uint8Array(32) }],
  });

  const outcomeAfter = (harm: (path: string) => void) => {
    const copy = fresh('copy');
    cpSync(backup, copy, { recursive: true });
    harm(join(copy, stored));
    const row = check(copy, ...(encrypted ? key : [])).row('ios.sms');
    return { outcome: row.outcome, codes: row.problems.map(({ code }) => code) };
  };

  test('and that is not there', () => {
    expect(outcomeAfter((path) => rmSync(path))).toEqual({
      outcome: 'partly-read',
      codes: ['missing'],
    });
  });

  test('and that is empty', () => {
    const { outcome, codes } = outcomeAfter((path) => writeFileSync(path, ''));
    expect([outcome, codes[0]]).toEqual(['partly-read', 'truncated']);
  });

  test('and that is a link out of the evidence', () => {
    const folder = fresh('elsewhere');
    mkdirSync(folder, { recursive: true });
    const elsewhere = join(folder, 'log');
    writeFileSync(elsewhere, new Uint8Array(32));
    const { outcome, codes } = outcomeAfter((path) => {
      rmSync(path);
      symlinkSync(elsewhere, path);
    });
    expect([outcome, codes]).toEqual(['partly-read', ['link-not-followed']]);
  });

  test('and that is a folder', () => {
    const { outcome } = outcomeAfter((path) => {
      rmSync(path);
      mkdirSync(path);
    });
    expect(outcome).toBe('partly-read');
  });
});
