import type { CryptoPort, DerivationProgress } from '../platform.ts';
import { unwrapKey } from './key-unwrap.ts';
import type { Keybag } from './keybag.ts';

/** Class keys in the clear, by protection class. */
export type KeyClasses = ReadonlyMap<number, Uint8Array>;

const keyBytes = 32;

/**
 * Derives the key of this password and unwraps the class keys with it; `undefined` where it unwraps none,
 * so the password is not the one. Keys that alone do not unwrap are damaged and left out.
 */
export async function unlockKeybag(
  crypto: CryptoPort,
  keybag: Keybag,
  password: string,
  onProgress?: (progress: DerivationProgress) => void,
): Promise<KeyClasses | undefined> {
  let secret: Uint8Array = new TextEncoder().encode(password);
  const { first } = keybag;
  // The first derivation has a thousand times the rounds of the second, so its share is the progress.
  if (first !== undefined) {
    secret = await crypto.pbkdf2('sha256', secret, first.salt, first.rounds, keyBytes, onProgress);
  }
  const key = await crypto.pbkdf2(
    'sha1',
    secret,
    keybag.salt,
    keybag.rounds,
    keyBytes,
    first === undefined ? onProgress : undefined,
  );
  const decryptBlock = crypto.aes256Blocks(key);
  const classes = new Map<number, Uint8Array>();
  for (const { protectionClass, wrapped } of keybag.classKeys) {
    const classKey = unwrapKey(decryptBlock, wrapped);
    if (classKey?.length === keyBytes) classes.set(protectionClass, classKey);
  }
  return classes.size > 0 ? classes : undefined;
}

/**
 * Unwraps a key that names its class (`ManifestKey`, `EncryptionKey` of a file): 4 bytes of the class, little-endian, then the wrapped key.
 * A string says why it cannot be had.
 */
export function unwrapClassedKey(
  crypto: CryptoPort,
  classes: KeyClasses,
  classed: Uint8Array,
): Uint8Array | { readonly missingClass: number } | { readonly damaged: string } {
  if (classed.length !== 44) return { damaged: `wrapped key of ${classed.length} bytes` };
  const protectionClass = new DataView(classed.buffer, classed.byteOffset, 4).getUint32(0, true);
  const classKey = classes.get(protectionClass);
  if (classKey === undefined) return { missingClass: protectionClass };
  const key = unwrapKey(crypto.aes256Blocks(classKey), classed.subarray(4));
  return key?.length === keyBytes ? key : { damaged: 'the wrapped key does not unwrap' };
}
