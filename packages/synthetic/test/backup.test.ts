import { createHash } from 'node:crypto';
import { existsSync, mkdtempSync, readFileSync, readdirSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { readPropertyList, toPlain } from '../../core/src/formats/plist/index.ts';
import { list, manifestRows, openEncrypted, openKeybag, stored } from './open-backup.ts';
import { backupFileId, writeBackup, type BackupContent, type BackupFile } from '../src/backup.ts';

let folder: string;
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'athar-backup-'));
});
afterEach(() => {
  rmSync(folder, { recursive: true });
});

const files: BackupFile[] = [
  { domain: 'HomeDomain', relativePath: 'Library/SMS/sms.db', content: Buffer.alloc(4096, 'page') },
  { domain: 'HomeDomain', relativePath: 'Library/empty', content: new Uint8Array(0) },
  {
    domain: 'AppDomain-some.app',
    relativePath: 'Documents/ملاحظات.txt',
    content: Buffer.from('seventeen bytes..'),
    modified: 1_660_000_000,
    statedSize: 5,
    protectionClass: 1,
  },
  { domain: 'MediaDomain', relativePath: 'link', flags: 4, linkTarget: '../elsewhere' },
  { domain: 'MediaDomain', relativePath: 'not/stored' },
];

const content = (encryption?: BackupContent['encryption']): BackupContent => ({
  device: {
    name: "Somebody's iPhone",
    productType: 'iPhone10,1',
    productName: 'iPhone 8',
    productVersion: '15.7.1',
    buildVersion: '19H117',
    serialNumber: 'F00000000001',
    uniqueDeviceId: '1cb128eafa77c5be74283e9a3a2130af36a3c059',
  },
  date: new Date('2022-11-20T19:40:12Z'),
  apps: [
    { bundleId: 'some.app', version: '3', storeMetadata: { softwareVersionBundleId: 'some.app' } },
    { bundleId: 'other.app', version: '1' },
  ],
  files,
  ...(encryption && { encryption }),
});

const few = { sha256Rounds: 20, sha1Rounds: 10 };

describe('a plain backup', () => {
  test('names every file and folder, and stores what has content', () => {
    writeBackup(folder, content());
    const rows = manifestRows(readFileSync(join(folder, 'Manifest.db')));
    expect(rows.map(({ domain, path, flags }) => `${flags} ${domain}-${path}`)).toEqual([
      '2 HomeDomain-',
      '2 HomeDomain-Library',
      '2 HomeDomain-Library/SMS',
      '1 HomeDomain-Library/SMS/sms.db',
      '1 HomeDomain-Library/empty',
      '2 AppDomain-some.app-',
      '2 AppDomain-some.app-Documents',
      '1 AppDomain-some.app-Documents/ملاحظات.txt',
      '2 MediaDomain-',
      '4 MediaDomain-link',
      '2 MediaDomain-not',
      '1 MediaDomain-not/stored',
    ]);
    for (const { id, domain, path } of rows) {
      expect(id).toBe(createHash('sha1').update(`${domain}-${path}`).digest('hex'));
    }
    // The name under which every backup stores its messages.
    expect(backupFileId('HomeDomain', 'Library/SMS/sms.db')).toBe(
      '3d0d7e5fb2ce288813306e4d4636395e047a3d28',
    );
    expect(readFileSync(join(folder, stored('3d0d7e5fb2ce288813306e4d4636395e047a3d28')))).toEqual(
      Buffer.alloc(4096, 'page'),
    );
    expect(existsSync(join(folder, stored(backupFileId('MediaDomain', 'not/stored'))))).toBe(false);
    const note = rows.find(({ path }) => path.endsWith('.txt'));
    expect(note?.file.get('Size')).toBe(5);
    expect(note?.file.get('LastModified')).toBe(1_660_000_000);
    expect(rows.find(({ flags }) => flags === 4)?.file.get('Target')).toBe('../elsewhere');
    expect(list(folder, 'Manifest.plist').get('IsEncrypted')).toBe(false);
  });

  test('describes the phone in its lists', () => {
    writeBackup(folder, content());
    expect(list(folder, 'Info.plist').get('Product Version')).toBe('15.7.1');
    expect(
      toPlain(list(folder, 'Info.plist').get('Installed Applications') as never, 1000),
    ).toEqual(['some.app', 'other.app']);
    const applications = list(folder, 'Info.plist').get('Applications') as Map<
      string,
      Map<string, Uint8Array>
    >;
    expect([...applications.keys()]).toEqual(['some.app']);
    const metadata = readPropertyList(
      applications.get('some.app')?.get('iTunesMetadata') ?? new Uint8Array(0),
    );
    expect(toPlain(metadata, 1000)).toEqual({ softwareVersionBundleId: 'some.app' });
    expect(list(folder, 'Status.plist').get('SnapshotState')).toBe('finished');
    expect(
      (list(folder, 'Manifest.plist').get('Lockdown') as Map<string, unknown>).get('BuildVersion'),
    ).toBe('19H117');
  });
});

describe('an encrypted backup', () => {
  test.each([few, { sha256Rounds: undefined, sha1Rounds: 50 }])(
    'opens with its password, round counts %j',
    (derivation) => {
      writeBackup(folder, content({ password: 'كلمة سر', derivation }));
      const top = list(folder, 'Manifest.plist');
      expect(top.get('IsEncrypted')).toBe(true);
      const bag = Buffer.from(top.get('BackupKeyBag') as Uint8Array);
      expect([...openKeybag(bag, 'كلمة سر').keys()]).toEqual([1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11]);
      expect(() => openKeybag(bag, 'other')).toThrow('wrong key');

      const { manifest, contents } = openEncrypted(folder, 'كلمة سر');
      for (const { domain, relativePath, content: bytes } of files) {
        if (bytes === undefined) continue;
        const opened = contents.get(backupFileId(domain, relativePath));
        expect(opened).toEqual(Buffer.from(bytes as Uint8Array));
      }
      expect(contents.size).toBe(3);
      // A payload of whole blocks gets a block of padding; that of the manifest gets none.
      expect(
        readFileSync(join(folder, stored(backupFileId('HomeDomain', 'Library/SMS/sms.db')))).length,
      ).toBe(4112);
      expect(manifest.length % 4096).toBe(0);
    },
  );

  test('is the same, byte for byte, when it is written again, and another with another seed', () => {
    const snapshot = (seed: string): string => {
      const target = join(folder, seed);
      rmSync(target, { recursive: true, force: true });
      writeBackup(target, { ...content({ password: 'x', derivation: few }), seed });
      const hash = createHash('sha256');
      for (const name of readdirSync(target, { recursive: true, encoding: 'utf8' }).sort()) {
        hash.update(name);
        if (/(?:[0-9a-f]{40}|\.db|\.plist)$/u.test(name))
          hash.update(readFileSync(join(target, name)));
      }
      return hash.digest('hex');
    };
    expect(snapshot('one')).toBe(snapshot('one'));
    expect(snapshot('one')).not.toBe(snapshot('two'));
  });

  test('takes its payloads from files too, in pieces', () => {
    const source = join(folder, 'source');
    const bytes = Buffer.alloc(9 << 20, 'nine million bytes ');
    writeFileSync(source, bytes);
    writeBackup(join(folder, 'out'), {
      ...content({ password: 'x', derivation: few }),
      files: [{ domain: 'HomeDomain', relativePath: 'big', content: { file: source } }],
    });
    const id = backupFileId('HomeDomain', 'big');
    expect(readFileSync(join(folder, 'out', stored(id))).length).toBe(bytes.length + 16);
  });
});
