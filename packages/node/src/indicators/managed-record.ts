import { createHash } from 'node:crypto';
import { existsSync, readFileSync, statSync } from 'node:fs';
import { join } from 'node:path';

/** What is known of a managed file beyond its content. */
export interface ManagedEntry {
  readonly file: string;
  /** The name that the index gives it; for an added file its own. */
  readonly title: string;
  /** Where it was downloaded from; absent for an added file. */
  readonly url?: string;
  /** The index that names it; absent for an added file. */
  readonly index?: string;
  readonly updatedAt: string;
  /** Of the file as it was put there; absent in records of earlier versions. */
  readonly sha256?: string;
  readonly sources?: readonly string[];
  readonly references?: readonly string[];
}

/** What the managed folder notes of itself, in the file beside the bundles. */
export interface StoreRecord {
  /** When the last update ended, in ISO 8601; absent before the first. */
  readonly lastUpdate?: string;
  readonly files: readonly ManagedEntry[];
}

/** The file that holds the record, beside the bundles. */
export const recordName = 'athar-indicators.json';
const maxRecordBytes = 4 * 2 ** 20;

/** The record of the folder; an empty one where there is none, or where it cannot be understood (the files are still there). */
export function readRecord(folder: string): StoreRecord {
  return recordIn(folder).record;
}

/** The record, and whether all of it is understood; that there is none is no damage. */
export function recordIn(folder: string): {
  readonly record: StoreRecord;
  readonly isWhole: boolean;
} {
  const path = join(folder, recordName);
  if (!existsSync(path)) return { record: { files: [] }, isWhole: true };
  const status = statSync(path);
  const value =
    status.isFile() && status.size <= maxRecordBytes
      ? jsonIn(readFileSync(path, 'utf8'))
      : undefined;
  if (typeof value !== 'object' || value === null) return { record: { files: [] }, isWhole: false };
  const { sha256, ...told } = value as Record<string, unknown>;
  const { lastUpdate, files } = told;
  const listed: readonly unknown[] = Array.isArray(files) ? files : [];
  const entries = listed.filter(isEntry);
  return {
    record: { ...(typeof lastUpdate === 'string' && { lastUpdate }), files: entries },
    isWhole: Array.isArray(files) && entries.length === listed.length && isAsWritten(told, sha256),
  };
}

/** The record as it is written: with a digest of the rest of it, since of a lost entry or a changed name nothing else tells. */
export function textOfRecord(record: StoreRecord): string {
  return JSON.stringify({ sha256: digestOf(record), ...record }, null, 2) + '\n';
}

function digestOf(told: object): string {
  return createHash('sha256').update(JSON.stringify(told)).digest('hex');
}

const keysWithoutDigest = ['lastUpdate', 'files'];

/** Records of earlier versions have no digest; neither have they a key that could have been one. */
function isAsWritten(told: Readonly<Record<string, unknown>>, sha256: unknown): boolean {
  if (sha256 !== undefined) return sha256 === digestOf(told);
  return Object.keys(told).every((key) => keysWithoutDigest.includes(key));
}

function jsonIn(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch (error) {
    if (error instanceof SyntaxError) return undefined;
    throw error;
  }
}

function isEntry(value: unknown): value is ManagedEntry {
  if (typeof value !== 'object' || value === null) return false;
  const { file, title, updatedAt, url, index, sha256 } = value as Record<string, unknown>;
  const isTextOrAbsent = (text: unknown) => text === undefined || typeof text === 'string';
  return (
    typeof file === 'string' &&
    isPlainName(file) &&
    typeof title === 'string' &&
    typeof updatedAt === 'string' &&
    [url, index, sha256].every(isTextOrAbsent)
  );
}

/** A name that a file right in the managed folder can have, and that is no path. */
export function isPlainName(name: string): boolean {
  return /^[\w.-]+\.stix2$/i.test(name);
}
