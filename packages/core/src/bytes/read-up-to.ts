import { isEvidenceError, type RandomAccessFile } from '../model/index.ts';

/** Reads up to `most` bytes at a place, more than are needed so that they are there when they are; where its disk fails to give all of them, the `least` that are needed. */
export function readUpTo(
  file: RandomAccessFile,
  offset: number,
  least: number,
  most: number,
): Uint8Array {
  try {
    return file.read(offset, Math.max(least, most));
  } catch (error) {
    if (most <= least || !isEvidenceError(error) || error.code !== 'disk-error') throw error;
    return file.read(offset, least);
  }
}
