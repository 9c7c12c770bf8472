import { execFileSync } from 'node:child_process';
import { readFileSync, writeFileSync } from 'node:fs';
import { basename, dirname, join } from 'node:path';
import { walFile } from '@athar/synthetic';
import initSqlJs from 'sql.js';
import { expect, test } from 'vitest';
import { check, fresh, phoneBackup, writtenIndicators } from './run-athar.ts';

const SQL = await initSqlJs();

/** A plain backup whose list of files has a row that was renamed and one that was added, both in its log alone. */
function backupWithLog(): string {
  const folder = phoneBackup();
  const path = join(folder, 'Manifest.db');
  const before = readFileSync(path);
  const database = new SQL.Database(before);
  database.run("UPDATE Files SET domain = 'RenamedDomain' WHERE relativePath LIKE '%sms.db'");
  database.run(
    "INSERT INTO Files VALUES ('" +
      `${'ab'.repeat(20)}', 'HomeDomain', 'Library/https_press-room.invalid_0', 2, NULL)`,
  );
  const after = database.export();
  writeFileSync(path, before);
  writeFileSync(`${path}-wal`, walFile(before, after));
  return folder;
}

const indicators = ['--indicators', writtenIndicators()];

function archived(folder: string): string {
  const archive = `${fresh('backup')}.tar`;
  execFileSync('tar', ['-cf', archive, '-C', dirname(folder), basename(folder)]);
  return archive;
}

test.each([
  ['a folder', (folder: string) => folder],
  ['an archive', archived],
])('the log of the list of files is read as the list is, in %s', (_, packed) => {
  const result = check(packed(backupWithLog()), ...indicators);
  const rows = result.records('ios.manifest').map(({ data }) => data);
  expect(rows).toHaveLength(result.case.sources[0]!.files);
  expect(rows).toContainEqual(
    expect.objectContaining({ domain: 'RenamedDomain', relativePath: 'Library/SMS/sms.db' }),
  );
  expect(rows).not.toContainEqual(
    expect.objectContaining({ domain: 'HomeDomain', relativePath: 'Library/SMS/sms.db' }),
  );
  expect(result.findings).toContainEqual(expect.objectContaining({ artifact: 'ios.manifest' }));
  const read = result.case.sources[0]!.read.map(({ devicePath }) => devicePath);
  expect(read).toContain('/Manifest.db-wal');
});
