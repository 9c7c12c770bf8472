import { walSums } from './write-wal.ts';

export interface WalIndexOptions {
  /** Frames up to the last commit. */
  readonly frames: number;
  /** Frames whose pages were written into the database. */
  readonly written?: number;
  readonly pageSize?: number;
  /** The byte order of the device. */
  readonly bigEndian?: boolean;
}

/** The beginning of the index of a log (https://www.sqlite.org/walformat.html, 2), of which the salts are taken. */
export function writeWalIndex(wal: Uint8Array, options: WalIndexOptions): Uint8Array {
  const { frames, written = 0, pageSize = 4096, bigEndian = false } = options;
  const index = Buffer.alloc(32_768);
  const put = (value: number, at: number) =>
    bigEndian ? index.writeUInt32BE(value, at) : index.writeUInt32LE(value, at);
  put(3_007_000, 0);
  put(5, 8);
  index[12] = 1;
  index[13] = wal[3]! & 1;
  if (bigEndian) index.writeUInt16BE(pageSize, 14);
  else index.writeUInt16LE(pageSize, 14);
  put(frames, 16);
  put(2, 20);
  index.set(wal.subarray(16, 24), 32);
  const [first, second] = walSums(index.subarray(0, 40), [0, 0], bigEndian);
  put(first, 40);
  put(second, 44);
  index.copy(index, 48, 0, 48);
  put(written, 96);
  return index;
}
