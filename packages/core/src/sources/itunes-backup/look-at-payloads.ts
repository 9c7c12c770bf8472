import { isSqlite } from '../../formats/sqlite/index.ts';
import { readMbFile } from '../../formats/plist/index.ts';
import { isEvidenceError } from '../../model/index.ts';
import { below, fileNames, folderNames } from '../container.ts';
import { payloadOf, type BackupPlace, type PayloadStore } from './payloads.ts';
import { wantedEntries, type Manifest } from './manifest-rows.ts';

/**
 * What the payloads of an encrypted backup are whose list of files is plain: `decrypted` (a copy that a tool decrypted, and that keeps the
 * property lists of the original), `locked` (the list holds their keys), `foreign` (neither plain nor with keys: the list is that of
 * another backup), or `unknown` where none could be looked at.
 */
export type PayloadLook = 'decrypted' | 'locked' | 'foreign' | 'unknown';

/** Files that begin with a mark of their format. */
const marked = /\.(?:db|sqlite|sqlitedb|storedata|plist)$/;

const mostLooked = 20;

/** Looks at the first bytes of some payloads. */
export function lookAtPayloads(store: PayloadStore, manifest: Manifest): PayloadLook {
  return orUndefined(() => lookFrom(store, manifest)) ?? 'unknown';
}

function lookFrom(store: PayloadStore, manifest: Manifest): PayloadLook {
  const tally = { entries: 0, files: 0, domains: new Set<string>(), problems: [], nameless: [] };
  let looked = 0;
  let withKey = 0;
  for (const entry of wantedEntries(manifest, tally, (path) => marked.test(path))) {
    if (looked >= mostLooked) break;
    const head = entry.fileId === undefined ? undefined : headOf(store, entry.fileId);
    if (head === undefined || head.length === 0) continue;
    if (isPlain(head)) return 'decrypted';
    looked += 1;
    if (hasKey(entry.blob)) withKey += 1;
  }
  if (looked === 0) return 'unknown';
  return withKey > 0 ? 'locked' : 'foreign';
}

/** Most payloads that are looked at where no list tells which have a mark. */
const mostLookedUnlisted = 256;

/** Whether any of some payloads begins with a mark that no encrypted one has; for a backup whose list cannot be read. */
export function hasPlainPayload({ platform, container, folder }: BackupPlace): boolean {
  const fileIds = function* (): Generator<string> {
    const children = container.children(folder);
    yield* fileNames(folder, children);
    // One of each folder: their files may be many.
    for (const name of folderNames(folder, children)) {
      if (!/^[0-9a-f]{2}$/.test(name)) continue;
      const path = below(folder, name);
      const first = [...fileNames(path, container.children(path))].find((file) => isFileId(file));
      if (first !== undefined) yield first;
    }
  };
  const store = { platform, container, folder, classes: undefined };
  let looked = 0;
  for (const fileId of fileIds()) {
    if (!isFileId(fileId)) continue;
    if (++looked > mostLookedUnlisted) break;
    const head = headOf(store, fileId);
    if (head !== undefined && isPlain(head)) return true;
  }
  return false;
}

function isFileId(name: string): boolean {
  return /^[0-9a-f]{40}$/.test(name);
}

function isPlain(head: Uint8Array): boolean {
  return isSqlite(head) || isPropertyList(head);
}

function headOf(store: PayloadStore, fileId: string): Uint8Array | undefined {
  const content = payloadOf(store, fileId)?.content;
  if (content === undefined || content.kind === 'unreadable') return undefined;
  return orUndefined(() => {
    const file = store.platform.open(content);
    try {
      return file.read(0, 16);
    } finally {
      file.close();
    }
  });
}

function hasKey(blob: Uint8Array | null): boolean {
  return orUndefined(() => blob && readMbFile(blob)?.encryptionKey) instanceof Uint8Array;
}

function isPropertyList(head: Uint8Array): boolean {
  const text = new TextDecoder('latin1').decode(head);
  return text.startsWith('bplist0') || text.startsWith('<?xml');
}

/** What cannot be read is told when it is read for good. */
function orUndefined<T>(read: () => T): T | undefined {
  try {
    return read();
  } catch (error) {
    if (!isEvidenceError(error)) throw error;
    return undefined;
  }
}
