import { closeSync, constants, fstatSync, openSync, readSync } from 'node:fs';
import { EvidenceError, within, type RandomAccessFile } from '@athar/core/reading';
import { diskPath } from './disk-names.ts';
import { fileError } from '../file-errors.ts';

/** Opens a regular file, read only. A link at the end of the path is refused: links are resolved when evidence is listed. */
export function diskFile(path: string | Uint8Array): RandomAccessFile {
  let descriptor: number;
  try {
    // Without NONBLOCK a named pipe planted in the evidence would hang the run. Windows has neither flag: there they count as 0.
    descriptor = openSync(
      diskPath(path),
      constants.O_RDONLY | constants.O_NOFOLLOW | constants.O_NONBLOCK,
    );
  } catch (error) {
    throw fileError(error, 'a file of the evidence cannot be opened');
  }
  let size: number;
  try {
    const status = fstatSync(descriptor);
    if (!status.isFile()) throw new EvidenceError('not-a-file', 'not a regular file');
    size = status.size;
  } catch (error) {
    closeSync(descriptor);
    throw error instanceof EvidenceError ? error : fileError(error, 'a file of the evidence');
  }
  let isOpen = true;

  const readInto = (target: Uint8Array, offset: number): number => {
    const { at, count } = within(size, offset, target.length);
    let done = 0;
    while (done < count) {
      let got: number;
      try {
        got = readSync(descriptor, target, done, count - done, at + done);
      } catch (error) {
        throw fileError(error, 'a file of the evidence cannot be read');
      }
      if (got === 0) break;
      done += got;
    }
    return done;
  };
  return {
    size,
    read: (offset, length) => {
      const target = new Uint8Array(within(size, offset, length).count);
      const got = readInto(target, offset);
      return got === target.length ? target : target.slice(0, got);
    },
    readInto,
    close: () => {
      if (isOpen) closeSync(descriptor);
      isOpen = false;
    },
  };
}
