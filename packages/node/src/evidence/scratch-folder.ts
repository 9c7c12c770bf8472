import { closeSync, mkdtempSync, openSync, rmSync, writeSync } from 'node:fs';
import { join } from 'node:path';
import type { ScratchFolder } from '@athar/core';
import { environmentError } from '../machine-errors.ts';

/** A scratch folder on the disk, readable by its owner only. */
export interface DiskScratch extends ScratchFolder {
  /** Removes the folder with all it holds. */
  remove(): void;
}

const prefix = '.unpacked-';

/** Whether a name is that of a scratch folder: one that is still there belongs to a run that goes on, or was killed. */
export function isScratchName(name: string): boolean {
  return name.startsWith(prefix) && /^[A-Za-z\d]{6}$/.test(name.slice(prefix.length));
}

/** Makes a scratch folder inside a folder of the output; it stands on the disk from the first file on, and no longer than this process. */
export function scratchFolder(parent: string): DiskScratch {
  let folder: string | undefined;
  let count = 0;
  const remove = (): void => {
    if (folder !== undefined) rmSync(folder, { recursive: true, force: true });
    folder = undefined;
    process.off('exit', remove);
  };
  const begin = (): { readonly path: string; readonly descriptor: number } => {
    try {
      if (folder === undefined) {
        folder = mkdtempSync(join(parent, prefix));
        process.on('exit', remove);
      }
      const path = join(folder, String(++count));
      return { path, descriptor: openSync(path, 'wx', 0o600) };
    } catch (cause) {
      throw environmentError(cause, 'the output folder cannot be written');
    }
  };
  return {
    create: () => {
      const { path, descriptor } = begin();
      let isOpen = true;
      return {
        append: (bytes) => {
          for (let done = 0; done < bytes.length;) {
            try {
              done += writeSync(descriptor, bytes, done);
            } catch (cause) {
              throw environmentError(cause, 'the output folder cannot be written');
            }
          }
        },
        finish: () => {
          if (isOpen) closeSync(descriptor);
          isOpen = false;
          return { kind: 'path', path };
        },
      };
    },
    remove,
  };
}
