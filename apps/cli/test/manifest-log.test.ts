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

test.each([
  ['a folder', (folder: string) => folder],
  ['an archive', archived],
])('an unfinished change of the list of files is undone, in %s', (_, packed) => {
  const folder = phoneBackup();
  const path = join(folder, 'Manifest.db');
  const whole = readFileSync(path);
  // It writes into what it is given.
  const database = new SQL.Database(Uint8Array.from(whole));
  database.run("DELETE FROM Files WHERE relativePath LIKE '%sms.db'");
  const half = Buffer.from(database.export());
  writeFileSync(path, half);
  expect(check(packed(folder), ...indicators).row('ios.sms').records).toBe(0);

  writeFileSync(`${path}-journal`, journalOf(whole, half));
  const result = check(packed(folder), ...indicators);
  expect(result.row('ios.sms').records).toBeGreaterThan(0);
  const rows = result.records('ios.manifest').map(({ data }) => data);
  expect(rows).toHaveLength(result.case.sources[0]!.files);
  expect(rows).toContainEqual(expect.objectContaining({ relativePath: 'Library/SMS/sms.db' }));
});

/** The rollback journal of the change from one database to another, as it stands until the change is finished (https://www.sqlite.org/fileformat2.html, 3). */
function journalOf(before: Buffer, after: Buffer): Buffer {
  const pageSize = before.readUInt16BE(16);
  const sector = 512;
  const header = Buffer.alloc(sector);
  Buffer.from('d9d505f920a163d7', 'hex').copy(header);
  header.writeUInt32BE(7, 12); // nonce of the checksums
  header.writeUInt32BE(before.length / pageSize, 16);
  header.writeUInt32BE(sector, 20);
  header.writeUInt32BE(pageSize, 24);
  const records: Buffer[] = [];
  for (let at = 0; at < before.length; at += pageSize) {
    const page = before.subarray(at, at + pageSize);
    if (page.equals(after.subarray(at, at + pageSize))) continue;
    let sum = 7;
    for (let byte = pageSize - 200; byte > 0; byte -= 200) sum += page[byte]!;
    const record = Buffer.alloc(pageSize + 8);
    record.writeUInt32BE(at / pageSize + 1);
    page.copy(record, 4);
    record.writeUInt32BE(sum >>> 0, pageSize + 4);
    records.push(record);
  }
  header.writeUInt32BE(records.length, 8);
  return Buffer.concat([header, ...records]);
}
