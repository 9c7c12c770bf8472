import { rmSync } from 'node:fs';
import { join } from 'node:path';
import { backupFileId, type BackupFile } from '@athar/synthetic';
import { rules, sequences } from '@athar/core';
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
    .map(({ origin, level }) => `${String((origin as { id?: string }).id)} ${String(level)}`)
    .filter((found) => traces.has(found.split(' ')[0]!))
    .sort();

/** The phone after a program removed itself: part of its rows, and the app that brought it. */
function afterRemoval(file: BackupFile): BackupFile {
  const statements: { readonly [name: string]: readonly string[] } = {
    'DataUsage.sqlite': [
      "INSERT INTO ZPROCESS (Z_PK, ZPROCNAME, ZFIRSTTIMESTAMP, ZTIMESTAMP) VALUES (900, 'rogued', 1, 2), (901, 'rogue2d', 1, 2)",
      'INSERT INTO ZLIVEUSAGE (Z_PK, ZHASPROCESS, ZTIMESTAMP, ZWWANIN, ZWWANOUT) VALUES (900, 901, 2, 10, 10)',
      'DELETE FROM ZPROCESS WHERE Z_PK = 901',
    ],
    'TCC.db': [
      "INSERT INTO access (service, client, client_type, auth_value) VALUES ('kTCCServiceMicrophone', 'com.example.rogue', 0, 2)",
    ],
  };
  const name = file.relativePath.replace(/^.*\//, '');
  if (!Object.hasOwn(statements, name)) return file;
  const database = new Database(file.content as Uint8Array);
  try {
    for (const statement of statements[name]!) database.run(statement);
    return { ...file, content: database.export() };
  } finally {
    database.close();
  }
}

/** The artifacts that the changes concern; the whole phone is checked by the demo. */
const flagsOfBoth = [
  '--indicators',
  writtenIndicators(),
  ...['data-usage', 'tcc', 'sms', 'calendar', 'database-state', 'backup-contents'].flatMap((id) => [
    '--artifact',
    `ios.${id}`,
  ]),
];

/** Takes one stored file out of a written backup. */
function withoutFile(folder: string): string {
  const id = backupFileId('HomeDomain', 'Library/SMS/sms.db');
  rmSync(join(folder, id.slice(0, 2), id));
  return folder;
}

describe.each([['plain'], ['encrypted']])('a phone in a %s backup', (kind) => {
  const encrypted = kind === 'encrypted';
  const flags = encrypted
    ? [...flagsOfBoth, '--password-file', passwordFile(encryption.password)]
    : flagsOfBoth;
  let ordinary: Checked;
  let removed: Checked;

  beforeAll(() => {
    ordinary = check(phoneBackup({ encrypted }), ...flags);
    removed = check(withoutFile(phoneBackup({ encrypted, change: afterRemoval })), ...flags);
  }, 60_000);

  test('without anything removed shows no trace of deletion', () => {
    expect(tracesOf(ordinary)).toEqual([]);
    expect(ordinary.row('ios.database-state')).toMatchObject({ outcome: 'read', problems: [] });
    const contents = ordinary.records('ios.backup-contents').map(({ data }) => data);
    expect(contents[0]).toMatchObject({ part: 'total', missing: 0, unlisted: 0 });
  });

  test('shows each of those that were left', () => {
    expect(tracesOf(removed)).toEqual([
      'ios.backup-files-missing low',
      'ios.data-usage-process-deleted info',
      'ios.data-usage-process-without-usage low',
      'ios.orphan-data-usage-row high',
      'ios.permission-of-absent-app low',
    ]);
  });

  test('points at the row of the list that names the missing file', () => {
    const { records, provenance } = removed.findings.find(
      ({ origin }) => (origin as { id?: string }).id === 'ios.backup-files-missing',
    ) as { records: string[]; provenance: { devicePath: string; position: object }[] };
    const [missing, total] = records.map((id) =>
      removed.records('ios.backup-contents').find((record) => record.id === id),
    );
    expect(missing!.data).toMatchObject({
      part: 'missing',
      devicePath: '/private/var/mobile/Library/SMS/sms.db',
    });
    expect(total!.data).toMatchObject({ part: 'total', missing: 1 });
    expect(provenance[0]).toMatchObject({
      devicePath: '/Manifest.db',
      position: { unit: 'row', table: 'Files', space: 'cell' },
    });
  });
});
