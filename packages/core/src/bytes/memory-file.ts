import type { RandomAccessFile } from '../model/index.ts';

/** A file that is already in memory. */
export function memoryFile(content: string | Uint8Array): RandomAccessFile {
  const given = typeof content === 'string' ? new TextEncoder().encode(content) : content;
  // A subclass may give views where a Uint8Array gives copies (Node's Buffer does).
  const bytes = new Uint8Array(given.buffer, given.byteOffset, given.byteLength);
  return {
    size: bytes.length,
    read: (offset, length) => bytes.slice(offset, offset + length),
    readInto: (target, offset) => {
      const part = bytes.subarray(offset, offset + target.length);
      target.set(part);
      return part.length;
    },
    close: () => undefined,
  };
}
