import { statSync } from 'node:fs';
import type { FileTicket, Problem } from '@athar/core';
import { diskPath } from '../evidence/disk-names.ts';
import type { HashedFile } from '../engine/run.ts';

/**
 * Tells which files on the disk were written to while they were read: a backup that is still being made, a copy that goes on. What was read of
 * such a file, and its SHA-256, may be of different states of it. Of a file in an archive it is the archive that counts.
 */
export class FileWatch {
  readonly #seen = new Map<
    string,
    { readonly path: string | Uint8Array; readonly state: string }
  >();
  readonly #now = new Map<string, string>();

  /** Before anything of the file is read. */
  note(ticket: FileTicket): void {
    const path = pathOf(ticket);
    if (path === undefined) return;
    const key = keyOf(path);
    if (this.#seen.has(key)) return;
    const state = stateOf(path);
    if (state !== undefined) this.#seen.set(key, { path, state });
  }

  /** Once everything was read. One that is gone by then was read whole, or could not be opened, which is told. */
  hasChanged(ticket: FileTicket): boolean {
    const path = pathOf(ticket);
    const key = path === undefined ? '' : keyOf(path);
    const seen = this.#seen.get(key);
    if (seen === undefined) return false;
    const now = this.#now.get(key) ?? stateOf(seen.path) ?? seen.state;
    this.#now.set(key, now);
    return now !== seen.state;
  }
}

/** The file of the examiner's disk in which the bytes lie. */
function pathOf(ticket: FileTicket): string | Uint8Array | undefined {
  let inner = ticket;
  while (inner.kind !== 'path') {
    if (inner.kind === 'memory') return undefined;
    inner = inner.of;
  }
  return inner.path;
}

function keyOf(path: string | Uint8Array): string {
  return typeof path === 'string' ? path : `bytes ${Buffer.from(path).toString('latin1')}`;
}

function stateOf(path: string | Uint8Array): string | undefined {
  try {
    // Not the number of the inode: disks in FAT and exFAT give a file a new one at any time.
    const { size, mtimeNs } = statSync(diskPath(path), { bigint: true });
    return `${size} ${mtimeNs}`;
  } catch (error) {
    if (error instanceof Error && 'code' in error) return undefined;
    throw error;
  }
}

/** Files of a source whose bytes are not those that their archive took in, or not those that were there before, by device path. */
export function changedFiles(
  hashed: readonly { readonly devicePath: string; readonly hashed: HashedFile | Problem }[],
  stored: readonly { readonly devicePath: string; readonly ticket: FileTicket }[],
  watch: FileWatch,
): ReadonlyMap<string, Problem> {
  const changed = new Map<string, Problem>();
  for (const { devicePath, hashed: outcome } of hashed) {
    if ('sha256' in outcome && !outcome.isWhole) changed.set(devicePath, otherSum);
  }
  for (const { devicePath, ticket } of stored) {
    if (watch.hasChanged(ticket)) changed.set(devicePath, writtenTo);
  }
  return changed;
}

/**
 * Files that could not be read from front to back, by device path: no digest stands for what was read of them. What an artifact reads of one
 * may be whole all the same.
 */
export function unhashedFiles(
  hashed: readonly { readonly devicePath: string; readonly hashed: HashedFile | Problem }[],
): ReadonlyMap<string, Problem> {
  return new Map(
    hashed.flatMap(({ devicePath, hashed: outcome }): [string, Problem][] =>
      'sha256' in outcome || outcome.code === 'aborted' ? [] : [[devicePath, outcome]],
    ),
  );
}

/** Of a member of an archive that was read whole and whose checksum is another. */
export const otherSum: Problem = {
  code: 'malformed',
  detail: 'the checksum of the archive does not fit what is stored',
  count: 1,
};

const writtenTo: Problem = {
  code: 'changed',
  detail: 'size or time of change is another than before the file was read',
  count: 1,
};
