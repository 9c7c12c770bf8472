import type { RandomAccessFile } from '../model/index.ts';

/** A file whose bytes are put together when they are read. There is nothing to close. */
export function filledFile(size: number, readInto: RandomAccessFile['readInto']): RandomAccessFile {
  return {
    size,
    readInto,
    read: (offset, length) => {
      const bytes = new Uint8Array(Math.max(0, Math.min(length, size - offset)));
      readInto(bytes, offset);
      return bytes;
    },
    close: () => undefined,
  };
}
