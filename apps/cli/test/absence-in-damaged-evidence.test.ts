import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { rules, sequences } from '@athar/core';
import { binaryPlist, type BackupFile } from '@athar/synthetic';
import initSqlJs from 'sql.js';
import { beforeAll, describe, expect, test } from 'vitest';
import {
  check,
  encryption,
  fresh,
  passwordFile,
  phoneBackup,
  writtenIndicators,
  type Checked,
} from './run-athar.ts';

const { Database } = await initSqlJs();

const traces = new Set(
  [...rules, ...sequences].filter(({ antiForensic }) => antiForensic).map(({ id }) => id),
);
const tracesOf = ({ findings }: Checked): readonly string[] =>
  findings
    .map(({ origin }) => String((origin as { id?: string }).id))
    .filter((id) => traces.has(id))
    .sort();

const flags = [
  '--indicators',
  writtenIndicators(),
  '--password-file',
  passwordFile(encryption.password),
];

/** Every database with every fourth of its pages full of zeros, the first of these at `from`. */
function damaged(from: number) {
  return (file: BackupFile): BackupFile => {
    const { content } = file;
    if (!(content instanceof Uint8Array) || content.length < 512) return file;
    const bytes = Buffer.from(content);
    if (bytes.toString('latin1', 0, 15) !== 'SQLite format 3') return file;
    const stated = bytes.readUInt16BE(16);
    const pageSize = stated === 1 ? 65_536 : stated;
    for (let at = from * pageSize; at < bytes.length; at += 4 * pageSize)
      bytes.fill(0, at, at + pageSize);
    return { ...file, content: bytes };
  };
}

describe('what could not be read is not taken for removed', () => {
  let ordinary: Checked;

  beforeAll(() => {
    ordinary = check(phoneBackup({ encrypted: true }), ...flags);
  }, 60_000);

  test.each([1, 3])(
    'in databases of which every fourth page is damaged, from offset %i on',
    (from) => {
      const result = check(phoneBackup({ encrypted: true, change: damaged(from) }), ...flags);
      expect(result.coverage.filter(({ outcome }) => outcome === 'partly-read')).not.toEqual([]);
      const known = new Set(tracesOf(ordinary));
      expect(tracesOf(result).filter((id) => !known.has(id))).toEqual([]);
    },
  );

  test('in parts that were left out of the check', () => {
    const skipped = ['contacts', 'calls', 'message-accounts', 'data-usage', 'sms'];
    const result = check(
      phoneBackup({ encrypted: true }),
      ...flags,
      ...skipped.flatMap((id) => ['--skip', `ios.${id}`]),
    );
    const known = new Set(tracesOf(ordinary));
    expect(tracesOf(result).filter((id) => !known.has(id))).toEqual([]);
  });

  test('in a list of installed apps that is damaged', () => {
    const rule = 'ios.permission-of-absent-app';
    const phone = () => phoneBackup({ encrypted: true, change: withPermission });
    expect(tracesOf(check(phone(), ...flags))).toContain(rule);
    const folder = phone();
    writeFileSync(join(folder, 'Info.plist'), 'bplist00');
    expect(tracesOf(check(folder, ...flags))).not.toContain(rule);
  });
});

describe('a report of a crash that is gone', () => {
  const rule = 'ios.crash-counted-without-report';
  const crash = JSON.stringify({ bug_type: '309', app_name: 'Demo', incident_id: 'A-1' });

  /** A copy in which four crashes of a program were counted that has no report, and one report that cannot be read. */
  const copyWith = (damagedReport: string): string => {
    const folder = fresh('copy');
    const put = (path: string, content: string | Uint8Array): void => {
      mkdirSync(join(folder, path, '..'), { recursive: true });
      writeFileSync(join(folder, path), content);
    };
    const counted = { 'stability-monitor.baselineCrashCount': { IMTransferAgent: 4 } };
    put(
      'private/var/root/Library/Preferences/com.apple.osanalyticshelper.plist',
      binaryPlist(counted),
    );
    const reports = 'private/var/mobile/Library/Logs/CrashReporter';
    put(`${reports}/Demo-2024-04-04-010000.ips`, `${crash}\n{"pid":1}`);
    put(`${reports}/${damagedReport}`, 'cut off');
    return folder;
  };

  test('is missed though another file of the folder is damaged, but not if that may be the report', () => {
    const beside = check(copyWith('Analytics-2024-04-04-020001.ips'), ...flags);
    expect(beside.row('ios.crash-reports').outcome).toBe('partly-read');
    expect(tracesOf(beside)).toContain(rule);
    const own = check(copyWith('IMTransferAgent-2024-04-04-020001.ips'), ...flags);
    expect(own.row('ios.crash-reports').outcome).toBe('partly-read');
    expect(tracesOf(own)).not.toContain(rule);
  });
});

/** The permission of an app that is not installed. */
function withPermission(file: BackupFile): BackupFile {
  if (!file.relativePath.endsWith('TCC.db')) return file;
  const database = new Database(file.content as Uint8Array);
  try {
    database.run(
      "INSERT INTO access (service, client, client_type, auth_value) VALUES ('kTCCServiceMicrophone', 'com.example.rogue', 0, 2)",
    );
    return { ...file, content: database.export() };
  } finally {
    database.close();
  }
}
