import { cocoaOffsetSeconds } from '../../bytes/time.ts';
import { EvidenceError } from '../../model/index.ts';
import { readPropertyList } from './read.ts';
import { isKeyedArchive, unarchive } from './keyed-archive.ts';
import { readUsualMbFile, readUsualMbFileSize } from './mb-file-bytes.ts';
import type { MbFile } from './mb-file-fields.ts';
import { isDictionary, PlistDate, type PlistDictionary, type PlistValue } from './value.ts';

/**
 * Reads the archive of an MBFile. The layout that iOS writes is read straight from the bytes; anything else goes
 * through the general readers. `undefined` where it is a property list of something else; throws where it is none.
 */
export function readMbFile(blob: Uint8Array): MbFile | undefined {
  return readUsualMbFile(blob) ?? readArchivedMbFile(blob);
}

/** The size alone, for which nothing else of the archive need be sound. */
export function readMbFileSize(blob: Uint8Array): number | bigint | undefined {
  return readUsualMbFileSize(blob) ?? readMbFile(blob)?.size;
}

/** The same from the object graph, whatever its layout. */
export function readArchivedMbFile(blob: Uint8Array): MbFile | undefined {
  const list = readPropertyList(blob);
  if (!isKeyedArchive(list)) return undefined;
  const root = unarchive(list);
  if (!isDictionary(root) || root.get('$class') !== 'MBFile') return undefined;
  return {
    birth: seconds(root, 'Birth'),
    lastModified: seconds(root, 'LastModified'),
    lastStatusChange: seconds(root, 'LastStatusChange'),
    mode: number(root, 'Mode'),
    userId: number(root, 'UserID'),
    groupId: number(root, 'GroupID'),
    size: integer(root, 'Size'),
    inode: integer(root, 'InodeNumber'),
    protectionClass: number(root, 'ProtectionClass'),
    flags: number(root, 'Flags'),
    encryptionKey: data(root, 'EncryptionKey'),
    digest: data(root, 'Digest'),
    relativePath: utf8(root.get('RelativePath')),
    target: text(root, 'Target'),
  };
}

function seconds(root: PlistDictionary, key: string): number | undefined {
  const value = root.get(key);
  return value instanceof PlistDate ? value.cocoaSeconds + cocoaOffsetSeconds : number(root, key);
}

function number(root: PlistDictionary, key: string): number | undefined {
  const value = root.get(key);
  if (value === undefined || value === null || typeof value === 'number') return value ?? undefined;
  throw wrong(key);
}

function integer(root: PlistDictionary, key: string): number | bigint | undefined {
  const value = root.get(key);
  return typeof value === 'bigint' ? value : number(root, key);
}

function data(root: PlistDictionary, key: string): Uint8Array | undefined {
  const value = root.get(key);
  if (value === undefined || value === null) return undefined;
  if (value instanceof Uint8Array) return value.slice();
  throw wrong(key);
}

function text(root: PlistDictionary, key: string): string | undefined {
  const value = root.get(key);
  if (value === undefined || value === null || typeof value === 'string') return value ?? undefined;
  throw wrong(key);
}

const encoder = new TextEncoder();

function utf8(value: PlistValue | undefined): Uint8Array | undefined {
  return typeof value === 'string' ? encoder.encode(value) : undefined;
}

function wrong(key: string): EvidenceError {
  return new EvidenceError('malformed', `MBFile: ${key} is of another type`);
}
