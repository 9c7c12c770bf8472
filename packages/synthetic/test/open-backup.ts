import { createDecipheriv, pbkdf2Sync } from 'node:crypto';
import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import initSqlJs from 'sql.js';
import { expect } from 'vitest';
import { readPropertyList, unarchive } from '../../core/src/formats/plist/index.ts';

const sql = await initSqlJs();

export interface ManifestRow {
  readonly id: string;
  readonly domain: string;
  readonly path: string;
  readonly flags: number;
  readonly file: Map<string, unknown>;
}

export function manifestRows(bytes: Uint8Array): ManifestRow[] {
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
export function openKeybag(bag: Buffer, password: string): Map<number, Buffer> {
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
export function unwrap(key: Uint8Array, wrapped: Uint8Array): Buffer {
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

export function decrypted(path: string, key: Uint8Array, padded: boolean): Buffer {
  const decipher = createDecipheriv('aes-256-cbc', key, Buffer.alloc(16));
  decipher.setAutoPadding(padded);
  return Buffer.concat([decipher.update(readFileSync(path)), decipher.final()]);
}

export function list(folder: string, name: string): Map<string, unknown> {
  return readPropertyList(readFileSync(join(folder, name))) as Map<string, unknown>;
}

export const stored = (id: string): string => join(id.slice(0, 2), id);

export interface OpenedBackup {
  readonly manifest: Buffer;
  readonly rows: readonly ManifestRow[];
  /** By file id. */
  readonly contents: ReadonlyMap<string, Buffer>;
}

/** Everything that an encrypted backup holds. */
export function openEncrypted(folder: string, password: string): OpenedBackup {
  const top = list(folder, 'Manifest.plist');
  const keys = openKeybag(Buffer.from(top.get('BackupKeyBag') as Uint8Array), password);
  const open = (wrapped: unknown): Buffer => {
    const bytes = Buffer.from(wrapped as Uint8Array);
    return unwrap(keys.get(bytes.readUInt32LE()) ?? bytes, bytes.subarray(4));
  };
  const manifest = decrypted(join(folder, 'Manifest.db'), open(top.get('ManifestKey')), false);
  const rows = manifestRows(manifest);
  const contents = new Map(
    rows
      .filter(({ id }) => existsSync(join(folder, stored(id))))
      .map(({ id, file }) => [
        id,
        decrypted(join(folder, stored(id)), open(file.get('EncryptionKey')), true),
      ]),
  );
  return { manifest, rows, contents };
}
