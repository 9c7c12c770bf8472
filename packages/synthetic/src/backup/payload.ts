import { createCipheriv } from 'node:crypto';
import {
  closeSync,
  copyFileSync,
  openSync,
  readSync,
  statSync,
  writeFileSync,
  writeSync,
} from 'node:fs';

/** Bytes in memory, or a file of this machine that is read in pieces. */
export type PayloadContent = Uint8Array | { readonly file: string };

const pieceBytes = 4 << 20;
const zeroVector = Buffer.alloc(16);

/** Stores a payload as it is; returns its length. */
export function storePlain(path: string, content: PayloadContent): number {
  if (content instanceof Uint8Array) {
    writeFileSync(path, content);
    return content.length;
  }
  copyFileSync(content.file, path);
  return statSync(content.file).size;
}

/** Stores a payload under AES-256-CBC with a zero vector; returns the length of what it holds. Manifest.db alone has no padding. */
export function storeEncrypted(
  path: string,
  content: PayloadContent,
  key: Uint8Array,
  padding: 'pkcs7' | 'none' = 'pkcs7',
): number {
  const cipher = createCipheriv('aes-256-cbc', key, zeroVector);
  cipher.setAutoPadding(padding === 'pkcs7');
  const target = openSync(path, 'w');
  let length = 0;
  try {
    for (const piece of pieces(content)) {
      length += piece.length;
      writeSync(target, cipher.update(piece));
    }
    writeSync(target, cipher.final());
  } finally {
    closeSync(target);
  }
  return length;
}

function* pieces(content: PayloadContent): Generator<Uint8Array> {
  if (content instanceof Uint8Array) {
    yield content;
    return;
  }
  const source = openSync(content.file, 'r');
  const window = Buffer.allocUnsafe(pieceBytes);
  try {
    for (;;) {
      const length = readSync(source, window, 0, window.length, null);
      if (length === 0) return;
      yield window.subarray(0, length);
    }
  } finally {
    closeSync(source);
  }
}
