import { closeSync, mkdtempSync, openSync, rmSync, writeSync } from 'node:fs';
import { join } from 'node:path';
import type { ScratchFolder } from '@athar/core';
import { environmentError } from '../machine-errors.ts';

/** A scratch folder on the disk, readable by its owner only. */
export interface DiskScratch extends ScratchFolder {
  /** Removes the folder with all it holds. */
  remove(): void;
}

/** Makes a scratch folder inside a folder of the output; it stands on the disk from the first file on. */
export function scratchFolder(parent: string): DiskScratch {
  let folder: string | undefined;
  let count = 0;
  return {
    create: () => {
      folder ??= mkdtempSync(join(parent, '.unpacked-'));
      const path = join(folder, String(++count));
      const descriptor = openSync(path, 'wx', 0o600);
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
    remove: () => {
      if (folder !== undefined) rmSync(folder, { recursive: true, force: true });
      folder = undefined;
    },
  };
}
