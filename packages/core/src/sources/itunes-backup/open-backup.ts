import { isSqlite, looksRandom, openDatabase } from '../../formats/sqlite/index.ts';
import {
  isEvidenceError,
  type EvidenceError,
  type EvidenceSource,
  type FailureReason,
  type FileTicket,
  type ProblemCode,
  type RandomAccessFile,
} from '../../model/index.ts';
import { below, type Container } from '../container.ts';
import type { KeyProvider } from '../key-provider.ts';
import { SourceFailure, type Notice } from '../opened.ts';
import type { Platform } from '../platform.ts';
import { readBackupFacts, type BackupFacts } from './backup-facts.ts';
import { backupSource, manifestLogs, type OpenBackup } from './backup-source.ts';
import { findKeys } from './find-keys.ts';
import { hasPlainPayload, lookAtPayloads, type PayloadLook } from './look-at-payloads.ts';
import { filesTable, keepsAnyEntry, type Manifest } from './manifest-rows.ts';
import { withNamesInAnyCase } from './names-in-any-case.ts';
import type { BackupPlace } from './payloads.ts';
import { unwrapClassedKey, type KeyClasses } from './unlock.ts';

interface Opened {
  readonly source: EvidenceSource;
  readonly notices: readonly Notice[];
}

/** Opens the backup in a folder of a container. Throws `SourceFailure` with the reason where nothing can be read of it. */
export async function openBackup(
  platform: Platform,
  stored: Container,
  folder: string,
  label: string,
  keys: KeyProvider,
): Promise<Opened> {
  const container = withNamesInAnyCase(stored, folder);
  const facts = readBackupFacts(platform, container, folder);
  const place = { platform, container, folder };
  try {
    return await openListed(place, facts, label, keys);
  } catch (error) {
    if (!(error instanceof SourceFailure)) throw error;
    const code = codeOfLost[error.reason];
    const mayBePlain = facts.isEncrypted !== true && facts.manifestKey === undefined;
    if (code === undefined || !mayBePlain || !hasPlainPayload(place)) throw error;
    const manifest = { lost: { code, detail: error.message } };
    return openPlain(place, facts, keys, { manifest, close: () => undefined });
  }
}

/**
 * Why the list of files of a plain backup cannot be read although its payloads can: those whose place on the phone is known are named
 * by it, so that they are found all the same.
 */
const codeOfLost: { readonly [reason in FailureReason]?: ProblemCode } = {
  'missing-manifest': 'missing',
  'malformed-manifest': 'malformed',
  'foreign-manifest': 'other-backup',
  'disk-error': 'disk-error',
};

function openPlain(
  place: BackupPlace,
  facts: BackupFacts,
  keys: KeyProvider,
  list: Pick<OpenBackup, 'manifest' | 'close'>,
): Opened {
  const store = { ...place, classes: undefined };
  const source = backupSource({ ...list, facts, encrypted: false, store, manifestKey: undefined });
  return { source, notices: keys.passwords.length > 0 ? ['password-not-needed'] : [] };
}

async function openListed(
  place: BackupPlace,
  facts: BackupFacts,
  label: string,
  keys: KeyProvider,
): Promise<Opened> {
  const { platform, container, folder } = place;
  const manifest = storedManifest(container, folder, facts);
  const isPlainDatabase = beginsLikeSqlite(platform, manifest, facts);
  // A keybag stands in plain backups too; only the flag, or a manifest that cannot be read without it, calls for the password.
  const encrypted =
    facts.isEncrypted === true ||
    (!isPlainDatabase &&
      (facts.manifestKey !== undefined ||
        (facts.isEncrypted === undefined && !hasPlainPayload(place))));
  const known = { kind: 'itunes-backup', encrypted, device: facts.device } as const;
  if (!encrypted) {
    const opened = openManifest(place, manifest, undefined, known);
    return openPlain(place, facts, keys, { manifest: opened, close: opened.close });
  }
  const look = isPlainDatabase ? lookAtBackup(place, manifest, known) : 'unknown';
  let classes: KeyClasses | undefined;
  let manifestKey: Uint8Array | undefined;
  if (look !== 'decrypted') {
    if (facts.keybag === undefined) {
      throw new SourceFailure(
        facts.barred ?? 'malformed-keybag',
        facts.isEncrypted === undefined
          ? 'Manifest.db is encrypted or damaged, and Manifest.plist with its keys cannot be read'
          : 'Manifest.plist holds no keybag',
        known,
      );
    }
    classes = await findKeys(platform.crypto, facts.keybag, keys, { label, known });
    if (!isPlainDatabase) {
      manifestKey = keyOfManifest(platform, facts, classes, known);
    }
  }

  const opened = openManifest(place, manifest, manifestKey, known);
  const source = backupSource({
    facts: look === 'foreign' ? { ...facts, problems: [...facts.problems, foreignList] } : facts,
    encrypted,
    store: { ...place, classes },
    manifest: opened,
    manifestKey,
    close: opened.close,
  });
  return { source, notices: [] };
}

const foreignList = {
  code: 'other-backup',
  detail: 'Manifest.db holds no keys, and the payloads are encrypted',
} as const;

/** What the payloads are where the list of an encrypted backup is plain, before any password is asked for. */
function lookAtBackup(place: BackupPlace, manifest: FileTicket, known: Known): PayloadLook {
  const opened = openManifest(place, manifest, undefined, known);
  try {
    return lookAtPayloads({ ...place, classes: undefined }, opened);
  } finally {
    opened.close();
  }
}

type Known = ConstructorParameters<typeof SourceFailure>[2];

function storedManifest(container: Container, folder: string, facts: BackupFacts): FileTicket {
  const known = { kind: 'itunes-backup', device: facts.device } as const;
  const entry = container.entry(below(folder, 'Manifest.db'));
  if (entry === undefined) {
    if (container.entry(below(folder, 'Manifest.mbdb')) !== undefined) {
      throw new SourceFailure(
        'unsupported',
        'a backup of iOS 9 or earlier (Manifest.mbdb) cannot be read yet',
        known,
      );
    }
    throw new SourceFailure('missing-manifest', 'Manifest.db is missing', known);
  }
  if (entry.content.kind === 'unreadable') {
    const { code, detail } = entry.content;
    throw new SourceFailure(reasonOf(code), `Manifest.db: ${detail}`, known);
  }
  return entry.content;
}

/** A member of an archive may be locked by it, whether or not the backup is encrypted, or packed in a way that is not read. */
function reasonOf(code: ProblemCode): FailureReason {
  if (code === 'archive-locked') return 'locked-archive';
  if (code === 'archive-method') return 'packed-archive';
  return code === 'no-permission' || code === 'disk-error' ? code : 'malformed-manifest';
}

const sqliteMagic = new TextEncoder().encode('SQLite format 3\0');

function beginsLikeSqlite(platform: Platform, ticket: FileTicket, facts: BackupFacts): boolean {
  try {
    const file = platform.open(ticket);
    try {
      if (file.size === 0) {
        throw new SourceFailure('malformed-manifest', 'Manifest.db is empty', {
          kind: 'itunes-backup',
          device: facts.device,
        });
      }
      const head = file.read(0, sqliteMagic.length);
      return sqliteMagic.every((byte, index) => head[index] === byte);
    } finally {
      file.close();
    }
  } catch (error) {
    if (!isEvidenceError(error)) throw error;
    throw new SourceFailure(reasonOf(error.code), `Manifest.db: ${error.message}`, {
      kind: 'itunes-backup',
      device: facts.device,
    });
  }
}

function keyOfManifest(
  platform: Platform,
  facts: BackupFacts,
  classes: KeyClasses,
  known: Known,
): Uint8Array {
  const fail = (detail: string): SourceFailure =>
    new SourceFailure('malformed-keybag', detail, known);
  if (facts.manifestKey === undefined) throw fail('Manifest.plist holds no ManifestKey');
  const key = unwrapClassedKey(platform.crypto, classes, facts.manifestKey);
  if (key instanceof Uint8Array) return key;
  throw fail(
    'missingClass' in key
      ? `no key of class ${key.missingClass}, which Manifest.db needs`
      : `ManifestKey: ${key.damaged}`,
  );
}

function openManifest(
  { platform, container, folder }: BackupPlace,
  stored: FileTicket,
  key: Uint8Array | undefined,
  known: Known,
): Manifest & { readonly close: () => void } {
  const open: RandomAccessFile[] = [];
  const close = (): void => {
    for (const file of open) file.close();
  };
  try {
    const ticket: FileTicket =
      key === undefined ? stored : { kind: 'aes-cbc', of: stored, key, padded: false };
    const file = platform.open(ticket);
    open.push(file);
    const logNamed = (name: string): RandomAccessFile | undefined => {
      const entry = key === undefined ? container.entry(below(folder, name)) : undefined;
      if (entry === undefined || entry.content.kind === 'unreadable' || entry.size === 0)
        return undefined;
      const log = platform.open(entry.content);
      open.push(log);
      return log;
    };
    const [wal, journal] = [logNamed(manifestLogs.wal), logNamed(manifestLogs.journal)];
    const database = openDatabase(file, { ...(wal && { wal }), ...(journal && { journal }) });
    const table = filesTable(database);
    if (typeof table === 'string') throw new SourceFailure('malformed-manifest', table, known);
    const opened = { file, database, table, close };
    if (!keepsAnyEntry(opened)) {
      const detail = 'Manifest.db is damaged, and none of its entries can be read';
      throw new SourceFailure('malformed-manifest', detail, known);
    }
    return opened;
  } catch (error) {
    if (!isEvidenceError(error)) {
      close();
      throw error;
    }
    // What its disk fails to give is not looked at again.
    const isCipher =
      error.code !== 'disk-error' && open[0] !== undefined && isOfOtherKey(open[0], error);
    close();
    const reason = isCipher ? 'foreign-manifest' : reasonOf(error.code);
    throw new SourceFailure(reason, `Manifest.db: ${error.message}`, known);
  }
}

/**
 * With the right key or none it would show what it is: its key, if any, is that of another backup. Padding makes no whole page,
 * so that the length says nothing.
 */
function isOfOtherKey(manifest: RandomAccessFile, { code }: EvidenceError): boolean {
  return code === 'encrypted' || (!isSqlite(manifest.read(0, 16)) && looksRandom(manifest));
}
