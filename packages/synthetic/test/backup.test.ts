import { createDecipheriv, createHash, pbkdf2Sync } from 'node:crypto';
import { existsSync, mkdtempSync, readFileSync, readdirSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import initSqlJs, { type SqlJsStatic } from 'sql.js';
import { afterEach, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { readPropertyList, toPlain, unarchive } from '../../core/src/formats/plist/index.ts';
import { backupFileId, writeBackup, type BackupContent, type BackupFile } from '../src/backup.ts';

let sql: SqlJsStatic;
beforeAll(async () => {
  sql = await initSqlJs();
});
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

function list(name: string): Map<string, unknown> {
  return readPropertyList(readFileSync(join(folder, name))) as Map<string, unknown>;
}

interface ManifestRow {
  readonly id: string;
  readonly domain: string;
  readonly path: string;
  readonly flags: number;
  readonly file: Map<string, unknown>;
}

function manifestRows(bytes: Uint8Array): ManifestRow[] {
  const database = new sql.Database(bytes);
  expect(database.exec('PRAGMA integrity_check')[0]?.values).toEqual([['ok']]);
  const rows = database.exec('SELECT fileID, domain, relativePath, flags, file FROM Files');
  database.close();
  return (rows[0]?.values ?? []).map(([id, domain, path, flags, blob]) => ({
    id: String(id),
    domain: String(domain),
    path: String(path),
    flags: Number(flags),
    file: unarchive(readPropertyList(blob as Uint8Array)) as Map<string, unknown>,
  }));
}

/** The other direction, written apart from the writer: a keybag is opened as a reader opens it. */
function openKeybag(bag: Buffer, password: string): Map<number, Buffer> {
  const header = new Map<string, Buffer>();
  const classes: Map<string, Buffer>[] = [];
  for (let at = 0; at < bag.length;) {
    const tag = bag.toString('latin1', at, at + 4);
    const length = bag.readUInt32BE(at + 4);
    const value = bag.subarray(at + 8, at + 8 + length);
    at += 8 + length;
    if (tag === 'UUID' && header.has('UUID')) classes.push(new Map());
    (classes.at(-1) ?? header).set(tag, value);
  }
  const of = (map: Map<string, Buffer>, tag: string): Buffer => map.get(tag) ?? Buffer.alloc(4);
  const rounds = (tag: string): number => of(header, tag).readUInt32BE();
  const first = header.has('DPSL')
    ? pbkdf2Sync(password, of(header, 'DPSL'), rounds('DPIC'), 32, 'sha256')
    : password;
  const key = pbkdf2Sync(first, of(header, 'SALT'), rounds('ITER'), 32, 'sha1');
  return new Map(
    classes.map((entry) => [of(entry, 'CLAS').readUInt32BE(), unwrap(key, of(entry, 'WPKY'))]),
  );
}

/** RFC 3394, 2.2.2, step by step. */
function unwrap(key: Uint8Array, wrapped: Uint8Array): Buffer {
  const count = wrapped.length / 8 - 1;
  const blocks = Array.from({ length: count + 1 }, (_, index) =>
    Buffer.from(wrapped.subarray(index * 8, index * 8 + 8)),
  );
  for (let round = 5; round >= 0; round -= 1) {
    for (let index = count; index >= 1; index -= 1) {
      const register = Buffer.from(blocks[0] ?? []);
      register.writeUInt32BE((register.readUInt32BE(4) ^ (count * round + index)) >>> 0, 4);
      const decipher = createDecipheriv('aes-256-ecb', key, null).setAutoPadding(false);
      const plain = decipher.update(Buffer.concat([register, blocks[index] ?? register]));
      blocks[0] = plain.subarray(0, 8);
      blocks[index] = plain.subarray(8);
    }
  }
  if (blocks[0]?.toString('hex') !== 'a6a6a6a6a6a6a6a6') throw new Error('wrong key');
  return Buffer.concat(blocks.slice(1));
}

function decrypted(name: string, key: Uint8Array, padded: boolean): Buffer {
  const decipher = createDecipheriv('aes-256-cbc', key, Buffer.alloc(16));
  decipher.setAutoPadding(padded);
  return Buffer.concat([decipher.update(readFileSync(join(folder, name))), decipher.final()]);
}

const stored = (id: string): string => join(id.slice(0, 2), id);

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
    expect(list('Manifest.plist').get('IsEncrypted')).toBe(false);
  });

  test('describes the phone in its lists', () => {
    writeBackup(folder, content());
    expect(list('Info.plist').get('Product Version')).toBe('15.7.1');
    expect(toPlain(list('Info.plist').get('Installed Applications') as never)).toEqual([
      'some.app',
      'other.app',
    ]);
    const applications = list('Info.plist').get('Applications') as Map<
      string,
      Map<string, Uint8Array>
    >;
    expect([...applications.keys()]).toEqual(['some.app']);
    const metadata = readPropertyList(
      applications.get('some.app')?.get('iTunesMetadata') ?? new Uint8Array(0),
    );
    expect(toPlain(metadata)).toEqual({ softwareVersionBundleId: 'some.app' });
    expect(list('Status.plist').get('SnapshotState')).toBe('finished');
    expect(
      (list('Manifest.plist').get('Lockdown') as Map<string, unknown>).get('BuildVersion'),
    ).toBe('19H117');
  });
});

describe('an encrypted backup', () => {
  test.each([few, { sha256Rounds: undefined, sha1Rounds: 50 }])(
    'opens with its password, round counts %j',
    (derivation) => {
      writeBackup(folder, content({ password: 'كلمة سر', derivation }));
      const manifest = list('Manifest.plist');
      expect(manifest.get('IsEncrypted')).toBe(true);
      const bag = Buffer.from(manifest.get('BackupKeyBag') as Uint8Array);
      const keys = openKeybag(bag, 'كلمة سر');
      expect([...keys.keys()]).toEqual([1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11]);
      expect(() => openKeybag(bag, 'other')).toThrow('wrong key');

      const open = (wrapped: unknown): Buffer => {
        const bytes = Buffer.from(wrapped as Uint8Array);
        return unwrap(keys.get(bytes.readUInt32LE()) ?? bytes, bytes.subarray(4));
      };
      const database = decrypted('Manifest.db', open(manifest.get('ManifestKey')), false);
      const rows = manifestRows(database);
      const contents = new Map(
        rows
          .filter(({ id }) => existsSync(join(folder, stored(id))))
          .map(({ id, path, file }) => [
            path,
            decrypted(stored(id), open(file.get('EncryptionKey')), true),
          ]),
      );
      for (const file of files) {
        if (file.content === undefined) continue;
        expect(contents.get(file.relativePath)).toEqual(Buffer.from(file.content as Uint8Array));
      }
      expect(contents.size).toBe(3);
      // A payload of whole blocks gets a block of padding; that of the manifest gets none.
      expect(
        readFileSync(join(folder, stored(backupFileId('HomeDomain', 'Library/SMS/sms.db')))).length,
      ).toBe(4112);
      expect(database.length % 4096).toBe(0);
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
