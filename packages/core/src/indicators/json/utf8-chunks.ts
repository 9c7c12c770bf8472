import { isEvidenceError } from '../../model/index.ts';
import type { RandomAccessFile } from '../../model/index.ts';

const chunkBytes = 2 ** 20;

/** Gives the next piece of a file as UTF-8, `undefined` at its end. */
export interface ChunkReader {
  (): Uint8Array | undefined;
  /** Why the file could not be read to its end. */
  failure: unknown;
}

/** Reads a text file from start to end as UTF-8, whatever its byte order mark says it is; the mark is left out. */
export function utf8Chunks(file: RandomAccessFile): ChunkReader {
  const window = new Uint8Array(Math.min(chunkBytes, Math.max(file.size, 4)));
  const encoder = new TextEncoder();
  let offset = 0;
  let decoder: TextDecoder | undefined;

  const read = (): Uint8Array | undefined => {
    const count = file.readInto(window, offset);
    if (count === 0) return undefined;
    let bytes = window.subarray(0, count);
    if (offset === 0) {
      const mark = byteOrderMark(bytes);
      if (mark.encoding !== 'utf-8') decoder = new TextDecoder(mark.encoding);
      bytes = bytes.subarray(mark.length);
    }
    offset += count;
    return decoder ? encoder.encode(decoder.decode(bytes, { stream: true })) : bytes;
  };

  const next: ChunkReader = Object.assign(
    () => {
      try {
        return read();
      } catch (error) {
        if (!isEvidenceError(error)) throw error;
        // What was read before stays valid; that the rest is missing is told by `failure`
        next.failure = error;
        return undefined;
      }
    },
    { failure: undefined },
  );
  return next;
}

/** The encoding that the first bytes tell; UTF-16 without a mark is known by the zero byte beside the first bracket. */
function byteOrderMark(bytes: Uint8Array): { encoding: string; length: number } {
  const [first = 0, second = 0, third = 0] = bytes;
  if (first === 0xef && second === 0xbb && third === 0xbf) return { encoding: 'utf-8', length: 3 };
  if (first === 0xff && second === 0xfe) return { encoding: 'utf-16le', length: 2 };
  if (first === 0xfe && second === 0xff) return { encoding: 'utf-16be', length: 2 };
  if (first !== 0 && second === 0) return { encoding: 'utf-16le', length: 0 };
  if (first === 0 && second !== 0) return { encoding: 'utf-16be', length: 0 };
  return { encoding: 'utf-8', length: 0 };
}
