import { createDecipheriv, createHash, pbkdf2, pbkdf2Sync } from 'node:crypto';
import type { CryptoPort, DerivationProgress } from '@athar/core';

const calibrationRounds = 20_000;
const progressEveryMilliseconds = 250;

/** Ciphers of encrypted backups by OpenSSL; key derivation runs in Node's thread pool. */
export const nodeCrypto: CryptoPort = {
  pbkdf2: async (hash, password, salt, rounds, keyBytes, onProgress) => {
    const stop =
      onProgress !== undefined && rounds > 4 * calibrationRounds
        ? reportProgress(secondsFor(hash, rounds), onProgress)
        : undefined;
    try {
      return await new Promise<Uint8Array>((resolve, reject) => {
        pbkdf2(password, salt, rounds, keyBytes, hash, (error, key) => {
          if (error === null) resolve(new Uint8Array(key));
          else reject(error);
        });
      });
    } finally {
      stop?.();
    }
  },

  aes256Blocks: (key) => {
    // ECB has no state from block to block, so one decipher serves them all.
    const decipher = createDecipheriv('aes-256-ecb', key, null).setAutoPadding(false);
    return (block) => decipher.update(block);
  },

  sha1: (bytes) => createHash('sha1').update(bytes).digest(),
};

function secondsFor(hash: 'sha1' | 'sha256', rounds: number): number {
  const start = performance.now();
  pbkdf2Sync('calibration', 'calibration', calibrationRounds, 32, hash);
  return ((performance.now() - start) / 1000) * (rounds / calibrationRounds);
}

function reportProgress(
  expectedSeconds: number,
  onProgress: (progress: DerivationProgress) => void,
): () => void {
  const start = performance.now();
  onProgress({ share: 0, secondsLeft: expectedSeconds });
  const timer = setInterval(() => {
    const seconds = (performance.now() - start) / 1000;
    // An estimate that was too short must not stand at its end.
    const share = Math.min(0.99, seconds / expectedSeconds);
    onProgress({ share, secondsLeft: Math.max(0, expectedSeconds - seconds) });
  }, progressEveryMilliseconds);
  return () => {
    clearInterval(timer);
    onProgress({ share: 1, secondsLeft: 0 });
  };
}
