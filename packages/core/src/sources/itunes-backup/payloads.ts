import { readMbFile, type MbFile } from '../../formats/plist/index.ts';
import { PayloadListing, storedPayloadsPath } from '../../formats/stored-payloads.ts';
import {
  isEvidenceError,
  type EvidenceFile,
  type FileTicket,
  type RandomAccessFile,
  type SourceProblem,
  type UnreadableContent,
} from '../../model/index.ts';
import { below, containerProblems, type Container, type Entry } from '../container.ts';
import type { CryptoPort, Platform } from '../platform.ts';
import type { ManifestEntry } from './manifest-rows.ts';
import { unwrapClassedKey, type KeyClasses } from './unlock.ts';

/** Where a backup lies. */
export interface BackupPlace {
  readonly platform: Platform;
  readonly container: Container;
  /** The backup's own folder in the container. */
  readonly folder: string;
}

/** Where the payloads of a backup lie and how they are opened. */
export interface PayloadStore extends BackupPlace {
  /** `undefined` in a plain backup, where keys that the manifest still holds mean nothing. */
  readonly classes: KeyClasses | undefined;
}

/** The name of a payload relative to the backup, as written since iOS 10 (`3d/3d0d…`) or flat, as some tools copy it. */
export function payloadOf(store: PayloadStore, fileId: string): Entry | undefined {
  const { container, folder } = store;
  return (
    container.entry(below(folder, `${fileId.slice(0, 2)}/${fileId}`)) ??
    container.entry(below(folder, fileId))
  );
}

/** The evidence file of a manifest entry, its key unwrapped where the backup is encrypted. `isTaken`: another file of its path is read. */
export function evidenceFileOf(
  store: PayloadStore,
  entry: ManifestEntry,
  isTaken = false,
): EvidenceFile {
  const { devicePath, fileId } = entry;
  if (fileId === undefined) {
    const content = unreadable('malformed', 'the file id is not 40 hexadecimal digits');
    return { devicePath, storedAt: [], size: undefined, content };
  }
  const payload = payloadOf(store, fileId);
  if (payload === undefined) {
    return {
      devicePath,
      storedAt: storedAt(store, `${fileId.slice(0, 2)}/${fileId}`),
      size: undefined,
      content: unreadable('missing', `payload ${fileId} is not in the backup`),
    };
  }
  const common = {
    devicePath,
    storedAt: storedAt(store, nameInBackup(store, payload)),
  };
  const stored = payload.content;
  if (stored.kind === 'unreadable') return { ...common, size: payload.size, content: stored };
  if (isTaken) {
    const content = unreadable('same-place', 'another file of this place is read');
    return { ...common, size: payload.size, content };
  }
  const problems = [...payload.problems];
  if (payload.size === 0) problems.push(...problemsOfEmpty(fileId, entry.blob));
  const content =
    store.classes === undefined || payload.size === 0
      ? stored
      : entry.isLost
        ? unreadable(
            'missing-key',
            'the entry of the manifest is lost, and the key of the file with it',
          )
        : decrypted(store.platform, store.classes, payload, stored, entry.blob, problems);
  return {
    ...common,
    size: payload.size,
    content,
    stored,
    ...(payload.identity && { identity: payload.identity }),
    ...(problems.length > 0 && { problems }),
  };
}

/** A file of the backup itself (`Info.plist`), which stands at the top of the device's tree. */
export function backupFileOf(
  store: PayloadStore,
  name: string,
  key: Uint8Array | undefined,
): EvidenceFile | undefined {
  const entry = store.container.entry(below(store.folder, name));
  if (entry === undefined) return undefined;
  const { content: stored } = entry;
  return {
    devicePath: `/${name}`,
    storedAt: storedAt(store, nameInBackup(store, entry)),
    size: entry.size,
    content:
      key === undefined || stored.kind === 'unreadable'
        ? stored
        : { kind: 'aes-cbc', of: stored, key, padded: false },
    ...(stored.kind !== 'unreadable' && { stored }),
    ...(entry.problems.length > 0 && { problems: entry.problems }),
  };
}

/**
 * The names of all payloads, those of flat copies too; made while the source is listed, so nothing of it is stored.
 * Unreadable where not every folder could be looked into: what lies there would count as missing.
 */
export function payloadListing({ container, folder }: PayloadStore): EvidenceFile {
  const listing = new PayloadListing();
  // In small letters, as the list of files has them.
  const nameOf = (path: string): string => path.slice(path.lastIndexOf('/') + 1).toLowerCase();
  for (const { name, kind } of container.children(folder)) {
    if (kind !== 'folder') listing.add(nameOf(name));
    else if (/^[\da-f]{2}$/i.test(nameOf(name))) {
      for (const inner of container.children(name)) listing.add(nameOf(inner.name));
    }
  }
  const common = { devicePath: storedPayloadsPath, storedAt: [] };
  const [problem] = containerProblems(container, folder);
  if (problem !== undefined) {
    const detail = `not everything that is stored in the backup could be listed: ${problem.detail}`;
    return { ...common, size: undefined, content: unreadable(problem.code, detail) };
  }
  const bytes = listing.bytes();
  return { ...common, size: bytes.length, content: { kind: 'memory', bytes } };
}

/** The sizes of the list are old at times, but a file that had bytes was not stored as none. */
function problemsOfEmpty(fileId: string, blob: Uint8Array | null): SourceProblem[] {
  let size: number | bigint | null | undefined;
  try {
    size = blob === null ? null : readMbFile(blob)?.size;
  } catch (error) {
    // What is wrong with the list is told of the list.
    if (!isEvidenceError(error)) throw error;
  }
  if (!size) return [];
  const detail = `payload ${fileId} is empty, and the list of files gives it ${size} bytes`;
  return [{ code: 'truncated', detail }];
}

const nameInBackup = ({ folder }: PayloadStore, { name }: Entry): string =>
  name.slice(folder === '' ? 0 : folder.length + 1);

const storedAt = (store: PayloadStore, name: string): readonly string[] => [
  ...store.container.storedIn,
  // In an archive the backup's folder is part of the name, in a folder it is where the source begins.
  store.container.storedIn.length === 0 ? name : below(store.folder, name),
];

function decrypted(
  platform: Platform,
  classes: KeyClasses,
  { size }: Entry,
  stored: FileTicket,
  blob: Uint8Array | null,
  problems: SourceProblem[],
): FileTicket | UnreadableContent {
  if (blob === null) return unreadable('malformed', 'the manifest has no metadata of the file');
  let known: MbFile | undefined;
  try {
    known = readMbFile(blob);
  } catch (error) {
    if (!isEvidenceError(error)) throw error;
    return unreadable(error.code, `metadata of the file: ${error.message}`);
  }
  if (known === undefined)
    return unreadable('malformed', 'the metadata of the file are of something else');
  // Files without a key (empty ones above all) are stored as they are.
  if (known.encryptionKey === undefined)
    return isLongAsPadded(size, known.size)
      ? unreadable('missing-key', 'the manifest has no key of the file, which is stored encrypted')
      : stored;
  const key = unwrapClassedKey(platform.crypto, classes, known.encryptionKey);
  if (!(key instanceof Uint8Array)) {
    return 'missingClass' in key
      ? unreadable('missing-key', `no key of protection class ${key.missingClass}`)
      : unreadable('malformed', key.damaged);
  }
  try {
    const file = platform.open(stored);
    try {
      const problem = paddingProblem(platform.crypto, file, key);
      if (problem !== undefined) problems.push(problem);
    } finally {
      file.close();
    }
  } catch (error) {
    if (!isEvidenceError(error)) throw error;
    return unreadable(error.code, error.message);
  }
  return { kind: 'aes-cbc', of: stored, key, padded: true };
}

const blockBytes = 16;

/** Whether a payload is not as long as the file that the list names, but as that is with the padding of encryption. */
function isLongAsPadded(stored: number | undefined, size: number | bigint | undefined): boolean {
  if (stored === undefined || size === undefined || Number(size) === 0) return false;
  return stored === (Math.floor(Number(size) / blockBytes) + 1) * blockBytes;
}

/** What the end of an encrypted payload says about it: cut off within a block, or without the padding that every whole file has. */
function paddingProblem(
  crypto: CryptoPort,
  file: RandomAccessFile,
  key: Uint8Array,
): SourceProblem | undefined {
  if (file.size === 0) return undefined;
  if (file.size % blockBytes !== 0) {
    return { code: 'truncated', detail: 'encrypted payload ends within a block' };
  }
  const tail = file.read(Math.max(0, file.size - 2 * blockBytes), 2 * blockBytes);
  const last = crypto.aes256Blocks(key)(tail.slice(-blockBytes));
  // CBC: the block before is mixed into the last; before the first block stands a vector of zeros.
  if (tail.length > blockBytes) {
    for (let index = 0; index < blockBytes; index++) last[index]! ^= tail[index]!;
  }
  const count = last.at(-1)!;
  const isPadding =
    count >= 1 && count <= blockBytes && last.subarray(-count).every((byte) => byte === count);
  return isPadding
    ? undefined
    : { code: 'malformed', detail: 'encrypted payload ends without padding: cut off or damaged' };
}

function unreadable(code: SourceProblem['code'], detail: string): UnreadableContent {
  return { kind: 'unreadable', code, detail };
}
