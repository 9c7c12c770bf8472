import { createHash } from 'node:crypto';
import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import {
  deviceDerivation,
  fileKey,
  keybag,
  seededBytes,
  type KeyDerivation,
} from './backup/keys.ts';
import {
  infoList,
  manifestList,
  statusList,
  type BackupApp,
  type BackupDevice,
  type BackupLists,
  type ManifestKeys,
} from './backup/lists.ts';
import { manifestDatabase, manifestRow, type ManifestEntry } from './backup/manifest.ts';
import { storeEncrypted, storePlain, type PayloadContent } from './backup/payload.ts';
import { binaryPlist, xmlPlist } from './property-list.ts';
import { sqliteFile, writeSqliteFile, type SqliteRow } from './sqlite-file.ts';

/** An entry of the manifest, and what is stored for it. */
export interface BackupFile {
  readonly domain: string;
  readonly relativePath: string;
  /** Absent: the manifest names the file, but nothing is stored. */
  readonly content?: PayloadContent;
  /** 1 file (default), 2 folder, 4 symbolic link. */
  readonly flags?: 1 | 2 | 4;
  readonly linkTarget?: string;
  /** Seconds since 1970; default: the date of the backup. */
  readonly modified?: number;
  readonly changed?: number;
  readonly born?: number;
  readonly mode?: number;
  /** Where the manifest shall state another size than the content has, as it often does for databases. */
  readonly statedSize?: number;
  readonly protectionClass?: number;
}

/** What the backup is encrypted with. */
export interface BackupPassword {
  readonly password: string;
  /** Default: as phones do it, which takes seconds. Tests give few rounds. */
  readonly derivation?: KeyDerivation;
}

/** The phone of the backup, when it was made, and what it holds. */
export interface BackupContent {
  readonly device: BackupDevice;
  readonly date: Date;
  readonly apps?: readonly BackupApp[];
  /** Taken one after the other; the folders above them are added where they are not given. */
  readonly files: Iterable<BackupFile>;
  /** Absent: a plain backup. */
  readonly encryption?: BackupPassword;
  /**
   * A plain backup whose entries hold keys all the same, as a decrypted one has them: its manifest is then,
   * byte for byte, that of the backup encrypted with the same password and seed.
   */
  readonly decrypted?: BackupPassword;
  /** Keys and identifiers are drawn from it: the same content and seed give the same bytes. */
  readonly seed?: string;
}

/** Name under which a backup stores a file. */
export function backupFileId(domain: string, relativePath: string): string {
  return createHash('sha1').update(`${domain}-${relativePath}`).digest('hex');
}

/** Writes an iTunes or Finder backup, as iOS 10.2 and later lay it out, into a folder that is made if it is not there. */
export function writeBackup(folder: string, content: BackupContent): void {
  const { device, date, apps = [], encryption, decrypted, seed = 'athar' } = content;
  mkdirSync(folder, { recursive: true });
  const lists: BackupLists = { device, apps, date, backupId: uuid(seed, 'backup') };
  const protection = encryption && openProtection(encryption, seed);
  const keyed = protection ?? (decrypted && openProtection(decrypted, seed));
  const rows = storedRows(folder, content, keyed);

  const manifestPath = join(folder, 'Manifest.db');
  if (protection === undefined) {
    writeSqliteFile(manifestPath, manifestDatabase(rows));
  } else {
    storeEncrypted(
      manifestPath,
      sqliteFile(manifestDatabase(rows)),
      protection.manifestKey,
      'none',
    );
  }
  const keys: ManifestKeys | undefined = protection && {
    keybag: protection.bag.bytes,
    manifestKey: protection.wrappedManifestKey,
  };
  writeFileSync(join(folder, 'Manifest.plist'), binaryPlist(manifestList(lists, keys)));
  writeFileSync(join(folder, 'Status.plist'), binaryPlist(statusList(lists)));
  writeFileSync(join(folder, 'Info.plist'), xmlPlist(infoList(lists)));
}

/** The keys of one encrypted backup. */
export interface Protection {
  readonly bag: ReturnType<typeof keybag>;
  readonly seed: string;
  readonly manifestKey: Buffer;
  readonly wrappedManifestKey: Buffer;
}

/** Class of the key that Manifest.db is encrypted with. */
const manifestClass = 3;

/** The keys of an encrypted backup. The same password and seed give the same ones. */
export function openProtection(
  { password, derivation = deviceDerivation }: BackupPassword,
  seed: string,
): Protection {
  const bag = keybag(password, seed, derivation);
  const { key, wrapped } = fileKey(bag, manifestClass, seed, 'Manifest.db');
  return { bag, seed, manifestKey: key, wrappedManifestKey: wrapped };
}

function* storedRows(
  folder: string,
  { files, date, encryption }: BackupContent,
  protection: Protection | undefined,
): Generator<SqliteRow> {
  const now = Math.floor(date.getTime() / 1000);
  const store = new PayloadFolder(folder);
  const known = new Set<string>();
  let inode = 1000;
  const rowOf = (file: BackupFile): SqliteRow => {
    const { domain, relativePath, content, flags = 1 } = file;
    const fileId = backupFileId(domain, relativePath);
    const protectionClass = file.protectionClass ?? (flags === 1 ? 3 : 0);
    const secret =
      protection && flags === 1
        ? fileKey(protection.bag, protectionClass, protection.seed, fileId)
        : undefined;
    let size = 0;
    if (content !== undefined) {
      const path = store.pathOf(fileId);
      const key = encryption && secret?.key;
      size = key ? storeEncrypted(path, content, key) : storePlain(path, content);
    }
    const modified = file.modified ?? now;
    inode += 1;
    const entry: ManifestEntry = {
      fileId,
      domain,
      relativePath,
      flags,
      size: file.statedSize ?? size,
      mode: file.mode ?? defaultModes[flags],
      protectionClass,
      modified,
      changed: file.changed ?? modified,
      born: file.born ?? modified,
      inode,
      ...(secret && { encryptionKey: secret.wrapped }),
      ...(file.linkTarget !== undefined && { linkTarget: file.linkTarget }),
    };
    return manifestRow(entry);
  };
  for (const file of files) {
    for (const relativePath of foldersAbove(file.relativePath)) {
      const key = `${file.domain}-${relativePath}`;
      if (known.has(key)) continue;
      known.add(key);
      yield rowOf({
        domain: file.domain,
        relativePath,
        flags: 2,
        ...(file.modified !== undefined && { modified: file.modified }),
      });
    }
    if (file.flags === 2) {
      const key = `${file.domain}-${file.relativePath}`;
      if (known.has(key)) continue;
      known.add(key);
    }
    yield rowOf(file);
  }
}

const defaultModes = { 1: 0o100644, 2: 0o40755, 4: 0o120777 } as const;

/** '' (the domain itself), then each folder on the way. */
function foldersAbove(relativePath: string): string[] {
  if (relativePath === '') return [];
  const parts = relativePath.split('/');
  return parts.map((_, index) => parts.slice(0, index).join('/'));
}

/** Stored files stand in folders named by the first two digits of their id. */
export class PayloadFolder {
  readonly #folder: string;
  readonly #made = new Set<string>();

  constructor(folder: string) {
    this.#folder = folder;
  }

  pathOf(fileId: string): string {
    const folder = join(this.#folder, fileId.slice(0, 2));
    if (!this.#made.has(folder)) {
      mkdirSync(folder, { recursive: true });
      this.#made.add(folder);
    }
    return join(folder, fileId);
  }
}

function uuid(seed: string, label: string): string {
  const hex = seededBytes(seed, `uuid ${label}`, 16).toString('hex');
  return [8, 12, 16, 20, 32]
    .map((end, index, ends) => hex.slice(ends[index - 1] ?? 0, end))
    .join('-');
}
