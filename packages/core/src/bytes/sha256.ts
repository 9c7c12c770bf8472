import { hexOf } from './hex.ts';

/** Round constants: the first 32 bits of the fractions of the cube roots of the first 64 primes (FIPS 180-4, 4.2.2). */
const constants = roundConstants();

/** SHA-256 of the bytes (FIPS 180-4), synchronous and without a platform. For short texts and ids; whole files are hashed where the platform is faster. */
export function sha256(bytes: Uint8Array): Uint8Array<ArrayBuffer> {
  const state = new Uint32Array([
    0x6a09e667, 0xbb67ae85, 0x3c6ef372, 0xa54ff53a, 0x510e527f, 0x9b05688c, 0x1f83d9ab, 0x5be0cd19,
  ]);
  const schedule = new Uint32Array(64);
  const whole = bytes.length - (bytes.length % 64);
  for (let at = 0; at < whole; at += 64) compress(state, schedule, bytes, at);

  const rest = bytes.subarray(whole);
  const tail = new Uint8Array(rest.length < 56 ? 64 : 128);
  tail.set(rest);
  tail[rest.length] = 0x80;
  const length = new DataView(tail.buffer, tail.length - 8);
  length.setUint32(0, Math.floor(bytes.length / 2 ** 29));
  length.setUint32(4, (bytes.length << 3) >>> 0);
  for (let at = 0; at < tail.length; at += 64) compress(state, schedule, tail, at);

  const digest = new Uint8Array(32);
  const view = new DataView(digest.buffer);
  state.forEach((word, n) => {
    view.setUint32(n * 4, word);
  });
  return digest;
}

/** The digest as lower-case hex. */
export function sha256Hex(bytes: Uint8Array): string {
  return hexOf(sha256(bytes));
}

function compress(
  state: Uint32Array,
  schedule: Uint32Array,
  bytes: Uint8Array,
  offset: number,
): void {
  for (let n = 0; n < 16; n++) {
    const at = offset + n * 4;
    schedule[n] =
      ((bytes[at] ?? 0) << 24) |
      ((bytes[at + 1] ?? 0) << 16) |
      ((bytes[at + 2] ?? 0) << 8) |
      (bytes[at + 3] ?? 0);
  }
  for (let n = 16; n < 64; n++) {
    const early = schedule[n - 15] ?? 0;
    const late = schedule[n - 2] ?? 0;
    const mixedEarly = rotate(early, 7) ^ rotate(early, 18) ^ (early >>> 3);
    const mixedLate = rotate(late, 17) ^ rotate(late, 19) ^ (late >>> 10);
    schedule[n] = (schedule[n - 16] ?? 0) + mixedEarly + (schedule[n - 7] ?? 0) + mixedLate;
  }
  const at = (n: number): number => state[n] ?? 0;
  let [a, b, c, d] = [at(0), at(1), at(2), at(3)];
  let [e, f, g, h] = [at(4), at(5), at(6), at(7)];
  for (let n = 0; n < 64; n++) {
    const sumE = rotate(e, 6) ^ rotate(e, 11) ^ rotate(e, 25);
    const choice = (e & f) ^ (~e & g);
    const first = (h + sumE + choice + (constants[n] ?? 0) + (schedule[n] ?? 0)) | 0;
    const sumA = rotate(a, 2) ^ rotate(a, 13) ^ rotate(a, 22);
    const majority = (a & b) ^ (a & c) ^ (b & c);
    h = g;
    g = f;
    f = e;
    e = (d + first) | 0;
    d = c;
    c = b;
    b = a;
    a = (first + sumA + majority) | 0;
  }
  state[0] = at(0) + a;
  state[1] = at(1) + b;
  state[2] = at(2) + c;
  state[3] = at(3) + d;
  state[4] = at(4) + e;
  state[5] = at(5) + f;
  state[6] = at(6) + g;
  state[7] = at(7) + h;
}

function rotate(word: number, by: number): number {
  return (word >>> by) | (word << (32 - by));
}

/** Computed exactly: a cube root in floating point is right to more than the 32 bits that are kept. */
function roundConstants(): Uint32Array {
  const table = new Uint32Array(64);
  let found = 0;
  for (let candidate = 2; found < 64; candidate++) {
    let prime = true;
    for (let divisor = 2; divisor * divisor <= candidate; divisor++)
      if (candidate % divisor === 0) prime = false;
    if (!prime) continue;
    const root = Math.cbrt(candidate);
    table[found++] = Math.floor((root - Math.floor(root)) * 2 ** 32);
  }
  return table;
}
