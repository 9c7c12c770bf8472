import { existsSync, mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { writeBackup } from '../src/backup.ts';
import { encryptBackup } from '../src/encrypt-backup.ts';
import { demoPhone } from '../src/phone-life/demo-phone.ts';
import { list, manifestRows, openEncrypted, stored } from './open-backup.ts';

let folder: string;
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'athar-encrypt-'));
});
afterEach(() => {
  rmSync(folder, { recursive: true });
});

const protection = { password: 'given', derivation: { sha256Rounds: 20, sha1Rounds: 10 } };

/** That `encrypted` holds what `plain` holds, row by row and file by file. */
function expectSame(plain: string, encrypted: string): void {
  const rows = manifestRows(readFileSync(join(plain, 'Manifest.db')));
  const opened = openEncrypted(encrypted, protection.password);
  const names = (row: (typeof rows)[number]): unknown[] => [
    row.id,
    row.domain,
    row.path,
    row.flags,
  ];
  expect(opened.rows.map(names)).toEqual(rows.map(names));
  let files = 0;
  for (const [index, { id, flags, file }] of rows.entries()) {
    const other = opened.rows[index]?.file ?? new Map();
    for (const field of ['Size', 'LastModified', 'Birth', 'Mode', 'ProtectionClass']) {
      expect(other.get(field)).toEqual(file.get(field));
    }
    if (flags !== 1 || !existsSync(join(plain, stored(id)))) continue;
    files += 1;
    const bytes = opened.contents.get(id);
    expect(bytes?.equals(readFileSync(join(plain, stored(id)))), id).toBe(true);
  }
  expect(files).toBeGreaterThan(5);
  expect(opened.contents.size).toBe(files);
}

test('a plain backup becomes an encrypted one that holds the same', () => {
  const plain = join(folder, 'plain');
  const encrypted = join(folder, 'encrypted');
  writeBackup(plain, demoPhone().backup);
  encryptBackup(plain, encrypted, protection);
  expectSame(plain, encrypted);
  expect(list(encrypted, 'Manifest.plist').get('Lockdown')).toEqual(
    list(plain, 'Manifest.plist').get('Lockdown'),
  );
  expect(readFileSync(join(encrypted, 'Info.plist'))).toEqual(
    readFileSync(join(plain, 'Info.plist')),
  );
});

test('where entries hold keys already, each row keeps its page and offset', () => {
  const plain = join(folder, 'plain');
  const { backup } = demoPhone();
  writeBackup(plain, { ...backup, decrypted: protection });
  encryptBackup(plain, join(folder, 'again'), protection, 'another seed');
  writeBackup(join(folder, 'directly'), { ...backup, encryption: protection });
  expectSame(plain, join(folder, 'again'));
  const manifest = readFileSync(join(plain, 'Manifest.db'));
  const direct = openEncrypted(join(folder, 'directly'), 'given').manifest;
  expect(direct.equals(manifest)).toBe(true);
  const again = openEncrypted(join(folder, 'again'), 'given').manifest;
  expect(again.length).toBe(manifest.length);
  expect(again.equals(manifest)).toBe(false);
  const row = Buffer.from('Library/SMS/sms.db');
  expect(again.indexOf(row)).toBe(manifest.indexOf(row));
});

const corpus = join(process.env.ATHAR_CORPUS ?? '', 'ios/backup/mvt-ios14');

test.skipIf(!existsSync(corpus))(
  "MVT's sample backup can be encrypted (skipped where the corpus is absent)",
  () => {
    encryptBackup(corpus, join(folder, 'out'), protection);
    expectSame(corpus, join(folder, 'out'));
  },
);
