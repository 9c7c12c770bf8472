import { execFileSync } from 'node:child_process';
import { cpSync, mkdirSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { backupFileId, binaryPlist, ordinaryPhone } from '@athar/synthetic';
import { describe, expect, test } from 'vitest';
import { check, fresh, passwordFile, phoneBackup } from './run-athar.ts';

const logPath = 'Library/SMS/sms.db-wal';
const fileId = backupFileId('HomeDomain', logPath);
const stored = `${fileId.slice(0, 2)}/${fileId}`;
const key = ['--password-file', passwordFile('correct horse')];
/** All that is asked of these checks. */
const ofMessages = ['--artifact', 'ios.sms'];

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
    const row = check(copy, ...ofMessages, ...(encrypted ? key : [])).row('ios.sms');
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

  test.skipIf(process.platform === 'win32')(
    'and that is a link out of the evidence (skipped on Windows)',
    () => {
      const folder = fresh('elsewhere');
      mkdirSync(folder, { recursive: true });
      const elsewhere = join(folder, 'log');
      writeFileSync(elsewhere, new Uint8Array(32));
      const { outcome, codes } = outcomeAfter((path) => {
        rmSync(path);
        symlinkSync(elsewhere, path);
      });
      expect([outcome, codes]).toEqual(['partly-read', ['link-not-followed']]);
    },
  );

  test('and that is a folder', () => {
    const { outcome } = outcomeAfter((path) => {
      rmSync(path);
      mkdirSync(path);
    });
    expect(outcome).toBe('partly-read');
  });
});

const messages = [...ordinaryPhone().backup.files].find(
  ({ relativePath }) => relativePath === 'Library/SMS/sms.db',
)!.content as Uint8Array;

describe('what stands in the place of a log beside a database of a file system copy', () => {
  const logName = 'private/var/mobile/Library/SMS/sms.db-wal';

  /** A copy with whatever is put there. */
  function copyWith(put: (path: string) => void): string {
    const folder = fresh('dump');
    for (const [name, content] of [
      [
        'System/Library/CoreServices/SystemVersion.plist',
        binaryPlist({ ProductVersion: '16.1.1' }),
      ],
      ['private/var/mobile/Library/SMS/sms.db', messages],
    ] as const) {
      mkdirSync(dirname(join(folder, name)), { recursive: true });
      writeFileSync(join(folder, name), content);
    }
    put(join(folder, logName));
    return folder;
  }

  function outcomeOf(evidence: string): { outcome: string; codes: readonly string[] } {
    const { outcome, problems } = check(evidence, ...ofMessages).row('ios.sms');
    return { outcome, codes: problems.map(({ code }) => code) };
  }

  const asFolder = (path: string): void => {
    mkdirSync(join(path, 'below'), { recursive: true });
    writeFileSync(join(path, 'below/file'), 'x');
  };

  test('nothing, and an empty log, is no gap', () => {
    expect(outcomeOf(copyWith(() => undefined)).outcome).toBe('read');
    expect(
      outcomeOf(
        copyWith((path) => {
          writeFileSync(path, '');
        }),
      ).outcome,
    ).toBe('read');
  });

  // Windows lets few people make links.
  test.skipIf(process.platform === 'win32').each([
    ['a folder', asFolder, 'not-a-file'],
    [
      'an empty folder',
      (path: string) => {
        mkdirSync(path);
      },
      'not-a-file',
    ],
    [
      'a link to a folder',
      (path: string) => {
        symlinkSync('..', path);
      },
      'not-a-file',
    ],
    [
      'a link to nothing',
      (path: string) => {
        symlinkSync('gone', path);
      },
      'missing',
    ],
    [
      'a link out of the evidence',
      (path: string) => {
        symlinkSync('/etc/hostname', path);
      },
      'link-not-followed',
    ],
  ])('%s is a gap (skipped on Windows)', (_, put, code) => {
    expect(outcomeOf(copyWith(put))).toEqual({ outcome: 'partly-read', codes: [code] });
  });

  test.skipIf(process.platform === 'win32')('a pipe is a gap (skipped on Windows)', () => {
    const evidence = copyWith((path) => {
      execFileSync('mkfifo', [path]);
    });
    expect(outcomeOf(evidence)).toEqual({ outcome: 'partly-read', codes: ['not-a-file'] });
  });

  test.skipIf(process.platform === 'win32').each([
    ['a folder', asFolder],
    [
      'a link to a folder',
      (path: string) => {
        symlinkSync('..', path);
      },
    ],
  ])('%s in a tar is a gap (skipped on Windows)', (_, put) => {
    const archive = fresh('dump') + '.tar';
    execFileSync('tar', ['-C', copyWith(put), '-cf', archive, '.']);
    expect(outcomeOf(archive)).toEqual({ outcome: 'partly-read', codes: ['not-a-file'] });
  });
});
