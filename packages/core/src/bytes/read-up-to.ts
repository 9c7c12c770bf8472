import { isDiskError, type RandomAccessFile } from '../model/index.ts';

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
    if (most <= least || !isDiskError(error)) throw error;
    return file.read(offset, least);
  }
}

/** The same into memory that is used again: as much as it holds. Returns how many bytes were read. */
export function fillUpTo(
  file: RandomAccessFile,
  target: Uint8Array,
  offset: number,
  least: number,
): number {
  try {
    return file.readInto(target, offset);
  } catch (error) {
    if (!isDiskError(error)) throw error;
    return file.readInto(target.subarray(0, least), offset);
  }
}
