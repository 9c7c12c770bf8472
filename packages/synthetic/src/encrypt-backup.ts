import { cpSync, existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { memoryFile, type PlistExampleValue } from '@athar/core';
import {
  isDictionary,
  openDatabase,
  PlistDate,
  PlistReal,
  PlistUid,
  readMbFile,
  readPropertyList,
  type PlistDictionary,
  type PlistValue,
} from '@athar/core/formats';
import { openProtection, PayloadFolder, type BackupPassword, type Protection } from './backup.ts';
import { fileKey } from './backup/keys.ts';
import { manifestDatabase } from './backup/manifest.ts';
import { storeEncrypted } from './backup/payload.ts';
import { mbFile } from './keyed-archive.ts';
import { binaryPlist } from './property-list.ts';
import { sqliteFile, type SqliteRow } from './sqlite-file.ts';

/** Files that get a class where their entry names none. */
const usualClass = 3;

/**
 * Makes an encrypted backup of a plain one: same rows in the same order, same payloads. Where the plain backup's entries
 * hold keys already (as those of a decrypted backup do), they are replaced in place, and a manifest that this package
 * wrote keeps each row on its page. Both folders are the caller's; the plain one is only read.
 */
export function encryptBackup(
  plainFolder: string,
  outFolder: string,
  encryption: BackupPassword,
  seed = 'athar',
): void {
  mkdirSync(outFolder, { recursive: true });
  const protection = openProtection(encryption, seed);
  const manifest = sqliteFile(manifestDatabase(encryptedRows(plainFolder, outFolder, protection)));
  storeEncrypted(join(outFolder, 'Manifest.db'), manifest, protection.manifestKey, 'none');
  for (const name of ['Info.plist', 'Status.plist']) {
    const path = join(plainFolder, name);
    if (existsSync(path)) cpSync(path, join(outFolder, name));
  }
  const list = {
    ...manifestListOf(plainFolder),
    IsEncrypted: true,
    BackupKeyBag: protection.bag.bytes,
    ManifestKey: protection.wrappedManifestKey,
  };
  writeFileSync(join(outFolder, 'Manifest.plist'), binaryPlist(list));
}

function* encryptedRows(
  plainFolder: string,
  outFolder: string,
  protection: Protection,
): Generator<SqliteRow> {
  const manifest = memoryFile(readFileSync(join(plainFolder, 'Manifest.db')));
  const database = openDatabase(manifest);
  const table = database.table('Files');
  if (table === undefined) throw new Error('the manifest has no table Files');
  const at = {
    id: table.column('fileID'),
    domain: table.column('domain'),
    path: table.column('relativePath'),
    flags: table.column('flags'),
    file: table.column('file'),
  };
  const store = new PayloadFolder(outFolder);
  for (const row of database.rows(table)) {
    const id = row.text(at.id) ?? '';
    const flags = row.number(at.flags);
    const blob = row.blob(at.file)?.slice() ?? null;
    const columns = [id, row.text(at.domain), row.text(at.path), flags] as const;
    if (flags !== 1 || !/^[0-9a-f]{40}$/u.test(id)) {
      yield [...columns, blob];
      continue;
    }
    const known = blob && readMbFile(blob);
    const secret = fileKey(
      protection.bag,
      known?.protectionClass ?? usualClass,
      protection.seed,
      id,
    );
    const payload = join(plainFolder, id.slice(0, 2), id);
    if (existsSync(payload)) storeEncrypted(store.pathOf(id), { file: payload }, secret.key);
    yield [...columns, withKey(blob, row.text(at.path) ?? '', secret.wrapped)];
  }
}

/** The same description with this key: in the place of the old one where there is one. */
function withKey(blob: Uint8Array | null, relativePath: string, wrapped: Buffer): Uint8Array {
  const known = blob === null ? undefined : readMbFile(blob);
  if (blob !== null && known?.encryptionKey?.length === wrapped.length) {
    const changed = Buffer.from(blob);
    const place = changed.indexOf(known.encryptionKey);
    if (place >= 0) {
      wrapped.copy(changed, place);
      return changed;
    }
  }
  const fields = Object.entries(known ?? {}).filter(([, value]) => value !== undefined);
  const description = { protectionClass: usualClass, ...Object.fromEntries(fields) };
  return mbFile({ ...description, relativePath, encryptionKey: wrapped });
}

/** What stands beside the keys: from the plain backup's own list, or else from what Info.plist tells. */
function manifestListOf(folder: string): Record<string, PlistExampleValue> {
  const own = listAt(folder, 'Manifest.plist');
  if (own !== undefined) return asWritten(own) as Record<string, PlistExampleValue>;
  const info = listAt(folder, 'Info.plist') ?? new Map<string, PlistValue>();
  const text = (key: string): PlistExampleValue => asWritten(info.get(key) ?? '');
  return {
    Version: '10.0',
    Lockdown: {
      BuildVersion: text('Build Version'),
      DeviceName: text('Device Name'),
      ProductType: text('Product Type'),
      ProductVersion: text('Product Version'),
      SerialNumber: text('Serial Number'),
      UniqueDeviceID: text('Target Identifier'),
    },
  };
}

function listAt(folder: string, name: string): PlistDictionary | undefined {
  const path = join(folder, name);
  if (!existsSync(path)) return undefined;
  const list = readPropertyList(readFileSync(path));
  if (!isDictionary(list)) throw new Error(`${name} is no dictionary`);
  return list;
}

/** A value that was read, as the writers of property lists take it. */
export function asWritten(value: PlistValue): PlistExampleValue {
  if (value instanceof PlistDate) return new Date((value.cocoaSeconds + 978_307_200) * 1000);
  if (value instanceof PlistUid) return { uid: value.value };
  if (value instanceof PlistReal) return value.value;
  if (value instanceof Uint8Array || value === null || typeof value !== 'object') return value;
  if (isDictionary(value)) {
    return Object.fromEntries([...value].map(([key, inner]) => [key, asWritten(inner)]));
  }
  return value.map(asWritten);
}
