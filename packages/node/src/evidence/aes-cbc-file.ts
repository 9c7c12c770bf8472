import { createDecipheriv, type Decipher } from 'node:crypto';
import { EvidenceError, within, type RandomAccessFile } from '@athar/core/reading';

const blockBytes = 16;
const zeroVector = new Uint8Array(blockBytes);
const windowBytes = 65_536;
/** Windows kept for pages that are read here and there. */
const keptWindows = 8;

interface Window {
  readonly index: number;
  readonly bytes: Uint8Array;
}

/**
 * An AES-256-CBC file with a zero first vector, decrypted where it is read: each window needs only the
 * cipher block before it. With `padded`, PKCS#7 decides the size, and the listing has told a bad padding
 * as a problem; the file then ends with its last whole block.
 */
export function aesCbcFile(
  stored: RandomAccessFile,
  key: Uint8Array,
  padded: boolean,
): RandomAccessFile {
  if (key.length !== 32) throw new EvidenceError('malformed', `a key of ${key.length} bytes`);
  const whole = stored.size - (stored.size % blockBytes);
  const padding = padded ? paddingOf(stored, key) : undefined;
  const size = whole - (padding ?? 0);
  const blocks = new BlockDecipher(stored, key);
  // Most recently used last; the few entries make a list faster than a Map.
  const kept: Window[] = [];

  const windowAt = (index: number): Uint8Array => {
    const place = kept.findIndex((window) => window.index === index);
    if (place >= 0) {
      const [found] = kept.splice(place, 1);
      kept.push(found!);
      return found!.bytes;
    }
    const start = index * windowBytes;
    const bytes = blocks.decrypt(start, Math.min(windowBytes, whole - start));
    if (kept.length === keptWindows) kept.shift();
    kept.push({ index, bytes });
    return bytes;
  };

  const readInto = (target: Uint8Array, offset: number): number => {
    const { at, count } = within(size, offset, target.length);
    let done = 0;
    while (done < count) {
      const position = at + done;
      const index = Math.floor(position / windowBytes);
      const inWindow = position - index * windowBytes;
      const wanted = Math.min(windowBytes - inWindow, count - done);
      // A scan takes whole windows once: they need no place among the kept ones.
      const bytes =
        wanted === windowBytes
          ? blocks.decrypt(position, windowBytes)
          : windowAt(index).subarray(inWindow, inWindow + wanted);
      if (bytes.length === 0) break;
      target.set(bytes.length > wanted ? bytes.subarray(0, wanted) : bytes, done);
      done += Math.min(bytes.length, wanted);
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
      kept.length = 0;
      stored.close();
    },
  };
}

/** Bytes of PKCS#7 padding at the end; `undefined` where it is not one, or nothing is stored. */
function paddingOf(stored: RandomAccessFile, key: Uint8Array): number | undefined {
  const whole = stored.size - (stored.size % blockBytes);
  // A file that was cut off has lost its padding: what its last block ends with is content.
  if (whole === 0 || whole !== stored.size) return undefined;
  const last = new BlockDecipher(stored, key).decrypt(whole - blockBytes, blockBytes);
  const count = last.at(-1);
  if (count === undefined || count < 1 || count > blockBytes) return undefined;
  return last.subarray(blockBytes - count).every((byte) => byte === count) ? count : undefined;
}

/**
 * Decrypts whole blocks anywhere in a file. A decipher of its own for each place would cost as much as decrypting there: one is led
 * to each place by the cipher block before it, and what it makes of that block is left out.
 */
class BlockDecipher {
  readonly #stored: RandomAccessFile;
  readonly #decipher: Decipher;
  #cipher = new Uint8Array(2 * blockBytes);

  constructor(stored: RandomAccessFile, key: Uint8Array) {
    this.#stored = stored;
    this.#decipher = createDecipheriv('aes-256-cbc', key, zeroVector).setAutoPadding(false);
  }

  /** Whole blocks from `start`; fewer where the stored file got shorter meanwhile. */
  decrypt(start: number, length: number): Uint8Array {
    const wanted = blockBytes + length;
    if (this.#cipher.length < wanted) this.#cipher = new Uint8Array(wanted);
    const cipher = this.#cipher.subarray(0, wanted);
    let read = 0;
    if (start === 0) {
      // Before the first block of the file stands the zero vector.
      cipher.set(zeroVector);
      read = blockBytes + this.#stored.readInto(cipher.subarray(blockBytes), 0);
    } else {
      read = this.#stored.readInto(cipher, start - blockBytes);
    }
    const whole = read - (read % blockBytes);
    if (whole <= blockBytes) return new Uint8Array(0);
    return this.#decipher.update(cipher.subarray(0, whole)).subarray(blockBytes);
  }
}
