import { EvidenceError, type RandomAccessFile, type SparseRun } from '../model/index.ts';

/** Bytes `[offset, offset + size)` of another file, cut where that file ends. Closing it closes the other. */
export function partOf(file: RandomAccessFile, offset: number, size: number): RandomAccessFile {
  const start = Math.min(Math.max(0, offset), file.size);
  const length = Math.min(Math.max(0, size), file.size - start);
  return {
    size: length,
    read: (from, count) => {
      const { at, count: available } = within(length, from, count);
      return file.read(start + at, available);
    },
    readInto: (target, from) => {
      const { at, count } = within(length, from, target.length);
      return count === 0 ? 0 : file.readInto(target.subarray(0, count), start + at);
    },
    close: () => {
      file.close();
    },
  };
}

/**
 * A sparse member of an archive as the device saw it: `runs` say where the stored bytes belong, the rest is zero.
 * Runs must be in order, not overlap, and lie within `size`.
 */
export function sparseFile(
  stored: RandomAccessFile,
  runs: readonly SparseRun[],
  size: number,
): RandomAccessFile {
  let end = 0;
  for (const run of runs) {
    if (run.at < end || run.size < 0 || run.at + run.size > size || run.from < 0) {
      throw new EvidenceError('malformed', `sparse run at ${run.at} overlaps or lies outside`);
    }
    end = run.at + run.size;
  }
  const readInto = (target: Uint8Array, from: number): number => {
    const { at, count } = within(size, from, target.length);
    target.fill(0, 0, count);
    for (let index = firstRunEndingAfter(runs, at); index < runs.length; index++) {
      const run = runs[index]!;
      if (run.at >= at + count) break;
      const first = Math.max(run.at, at);
      const last = Math.min(run.at + run.size, at + count);
      stored.readInto(target.subarray(first - at, last - at), run.from + (first - run.at));
    }
    return count;
  };
  return {
    size,
    read: (from, length) => {
      const target = new Uint8Array(within(size, from, length).count);
      readInto(target, from);
      return target;
    },
    readInto,
    close: () => {
      stored.close();
    },
  };
}

/** The part of a wanted range that lies within a file of `size` bytes. */
export function within(
  size: number,
  offset: number,
  length: number,
): { readonly at: number; readonly count: number } {
  if (offset < 0 || offset >= size || length <= 0) return { at: 0, count: 0 };
  return { at: offset, count: Math.min(length, size - offset) };
}

function firstRunEndingAfter(runs: readonly SparseRun[], offset: number): number {
  let low = 0;
  let high = runs.length;
  while (low < high) {
    const middle = (low + high) >>> 1;
    const run = runs[middle]!;
    if (run.at + run.size > offset) high = middle;
    else low = middle + 1;
  }
  return low;
}
