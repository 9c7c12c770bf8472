import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { rules, sequences } from '@athar/core';
import type { BackupFile } from '@athar/synthetic';
import initSqlJs from 'sql.js';
import { beforeAll, describe, expect, test } from 'vitest';
import {
  check,
  encryption,
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
