/** Four bytes at a time where the memory allows: most gaps are zero, and all of them are looked at. */
export function isZero(bytes: Uint8Array, from: number, to: number): boolean {
  let at = from;
  const misaligned = (bytes.byteOffset + at) & 3;
  if (misaligned !== 0) {
    const first = Math.min(to, at + 4 - misaligned);
    for (; at < first; at++) if (bytes[at] !== 0) return false;
  }
  const words = (to - at) >> 2;
  if (words > 8) {
    const view = new Int32Array(bytes.buffer, bytes.byteOffset + at, words);
    for (let i = 0; i < words; i++) if (view[i] !== 0) return false;
    at += words * 4;
  }
  for (; at < to; at++) if (bytes[at] !== 0) return false;
  return true;
}

/** Whether four bytes are zero; false beyond the end. */
export function isZeroWord(bytes: Uint8Array, at: number): boolean {
  return bytes[at] === 0 && bytes[at + 1] === 0 && bytes[at + 2] === 0 && bytes[at + 3] === 0;
}
