import { hexOf } from './hex.ts';

/**
 * SHA-1 (FIPS 180-4) and MD5 (RFC 1321), synchronous and without a platform. For small values that lists name by these digests, as
 * certificates; they prove nothing about who made a value, and are used for nothing else.
 */
export function sha1Hex(bytes: Uint8Array): string {
  const state = new Uint32Array([...initial, 0xc3d2e1f0]);
  const schedule = new Uint32Array(80);
  const message = padded(bytes, 'big-endian');
  for (let at = 0; at < message.byteLength; at += 64) sha1Block(state, schedule, message, at);
  return hex(state, 'big-endian');
}

/** As lower-case hex. */
export function md5Hex(bytes: Uint8Array): string {
  const state = new Uint32Array(initial);
  const message = padded(bytes, 'little-endian');
  for (let at = 0; at < message.byteLength; at += 64) md5Block(state, message, at);
  return hex(state, 'little-endian');
}

const initial = [0x67452301, 0xefcdab89, 0x98badcfe, 0x10325476] as const;
const md5Shifts = [
  [7, 12, 17, 22],
  [5, 9, 14, 20],
  [4, 11, 16, 23],
  [6, 10, 15, 21],
] as const;
/** The first 32 bits of the fractions of sines (RFC 1321, 3.4). */
const md5Constants = Uint32Array.from({ length: 64 }, (_, n) =>
  Math.floor(Math.abs(Math.sin(n + 1)) * 2 ** 32),
);

type ByteOrder = 'big-endian' | 'little-endian';

/** The message with its end mark and its length in bits; whole blocks. */
function padded(bytes: Uint8Array, order: ByteOrder): DataView {
  const littleEndian = order === 'little-endian';
  const message = new Uint8Array(Math.ceil((bytes.length + 9) / 64) * 64);
  message.set(bytes);
  message[bytes.length] = 0x80;
  const view = new DataView(message.buffer);
  const high = Math.floor(bytes.length / 2 ** 29);
  const low = (bytes.length << 3) >>> 0;
  view.setUint32(message.length - 8, littleEndian ? low : high, littleEndian);
  view.setUint32(message.length - 4, littleEndian ? high : low, littleEndian);
  return view;
}

function sha1Block(
  state: Uint32Array,
  schedule: Uint32Array,
  message: DataView,
  offset: number,
): void {
  for (let n = 0; n < 16; n++) schedule[n] = message.getUint32(offset + n * 4);
  const at = (n: number): number => schedule[n] ?? 0;
  for (let n = 16; n < 80; n++) {
    schedule[n] = rotate(at(n - 3) ^ at(n - 8) ^ at(n - 14) ^ at(n - 16), 1);
  }
  let [a = 0, b = 0, c = 0, d = 0, e = 0] = state;
  for (let n = 0; n < 80; n++) {
    const [mixed, constant] =
      n < 20
        ? [(b & c) | (~b & d), 0x5a827999]
        : n < 40
          ? [b ^ c ^ d, 0x6ed9eba1]
          : n < 60
            ? [(b & c) | (b & d) | (c & d), 0x8f1bbcdc]
            : [b ^ c ^ d, 0xca62c1d6];
    const next = (rotate(a, 5) + mixed + e + constant + at(n)) | 0;
    e = d;
    d = c;
    c = rotate(b, 30);
    b = a;
    a = next;
  }
  add(state, [a, b, c, d, e]);
}

function md5Block(state: Uint32Array, message: DataView, offset: number): void {
  let [a = 0, b = 0, c = 0, d = 0] = state;
  for (let n = 0; n < 64; n++) {
    const round = n >> 4;
    const [mixed, word] =
      round === 0
        ? [(b & c) | (~b & d), n]
        : round === 1
          ? [(d & b) | (~d & c), 5 * n + 1]
          : round === 2
            ? [b ^ c ^ d, 3 * n + 5]
            : [c ^ (b | ~d), 7 * n];
    const value = message.getUint32(offset + (word % 16) * 4, true);
    const sum = (a + mixed + (md5Constants[n] ?? 0) + value) | 0;
    a = d;
    d = c;
    c = b;
    b = (b + rotate(sum, md5Shifts[round]?.[n % 4] ?? 0)) | 0;
  }
  add(state, [a, b, c, d]);
}

function add(state: Uint32Array, words: readonly number[]): void {
  for (const [n, word] of words.entries()) state[n] = (state[n] ?? 0) + word;
}

function rotate(word: number, by: number): number {
  return (word << by) | (word >>> (32 - by));
}

function hex(state: Uint32Array, order: ByteOrder): string {
  const view = new DataView(new ArrayBuffer(state.length * 4));
  state.forEach((word, n) => {
    view.setUint32(n * 4, word, order === 'little-endian');
  });
  return hexOf(new Uint8Array(view.buffer));
}
