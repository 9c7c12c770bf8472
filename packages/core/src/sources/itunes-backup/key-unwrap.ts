/** RFC 3394: the first register of a key that was wrapped with the right key. */
const initialValue = 0xa6;

/**
 * Unwraps a key as RFC 3394 does; `undefined` where the wrapping key is not the right one (or the bytes are damaged:
 * the two cannot be told apart). `decryptBlock` decrypts one block of 16 bytes.
 */
export function unwrapKey(
  decryptBlock: (block: Uint8Array) => Uint8Array,
  wrapped: Uint8Array,
): Uint8Array | undefined {
  const count = wrapped.length / 8 - 1;
  if (!Number.isInteger(count) || count < 2 || count > 16) return undefined;
  // Register A stands in the first 8 bytes of the block, R[i] in the last 8.
  const block = new Uint8Array(16);
  block.set(wrapped.subarray(0, 8));
  const registers = wrapped.slice(8);
  for (let round = 5; round >= 0; round--) {
    for (let index = count; index >= 1; index--) {
      const step = count * round + index;
      block[7]! ^= step & 0xff;
      block.set(registers.subarray((index - 1) * 8, index * 8), 8);
      const plain = decryptBlock(block);
      block.set(plain.subarray(0, 8));
      registers.set(plain.subarray(8, 16), (index - 1) * 8);
    }
  }
  return block.subarray(0, 8).every((byte) => byte === initialValue) ? registers : undefined;
}
