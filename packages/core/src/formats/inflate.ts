import { EvidenceError } from '../model/index.ts';

/** What a deflate stream held, as far as it could be unpacked. */
export interface Inflated {
  readonly bytes: Uint8Array;
  /** How many packed bytes were used; the byte behind them is not part of the stream. */
  readonly used: number;
  /** Why it ends before the stream does; what was unpacked until there is right. */
  readonly fault?: EvidenceError;
}

/** Longest code of RFC 1951. */
const longestCode = 15;

/** Order in which the lengths of the code that packs the other two codes are stored. */
const lengthOrder = [16, 17, 18, 0, 8, 7, 9, 6, 10, 5, 11, 4, 12, 3, 13, 2, 14, 1, 15];

const lengthBase = [
  3, 4, 5, 6, 7, 8, 9, 10, 11, 13, 15, 17, 19, 23, 27, 31, 35, 43, 51, 59, 67, 83, 99, 115, 131,
  163, 195, 227, 258,
];
const lengthExtra = [
  0, 0, 0, 0, 0, 0, 0, 0, 1, 1, 1, 1, 2, 2, 2, 2, 3, 3, 3, 3, 4, 4, 4, 4, 5, 5, 5, 5, 0,
];
const distanceBase = [
  1, 2, 3, 4, 5, 7, 9, 13, 17, 25, 33, 49, 65, 97, 129, 193, 257, 385, 513, 769, 1025, 1537, 2049,
  3073, 4097, 6145, 8193, 12_289, 16_385, 24_577,
];
const distanceExtra = [
  0, 0, 0, 0, 1, 1, 2, 2, 3, 3, 4, 4, 5, 5, 6, 6, 7, 7, 8, 8, 9, 9, 10, 10, 11, 11, 12, 12, 13, 13,
];

/** A Huffman code as a table that the next bits index: symbol << 4 | length, 0 where no code begins so. */
interface Code {
  readonly bits: number;
  readonly table: Uint16Array;
}

/**
 * Unpacks a raw deflate stream (RFC 1951) from `from` on, to at most `most` bytes. Memory grows with what was
 * unpacked, never with what the stream claims. Never throws for what the stream holds: see `fault`.
 */
export function inflate(packed: Uint8Array, most: number, from = 0): Inflated {
  const stream = new Stream(packed, from, most);
  try {
    while (!stream.block());
    return { bytes: stream.bytes(), used: stream.used() };
  } catch (error) {
    if (!(error instanceof EvidenceError)) throw error;
    return { bytes: stream.bytes(), used: stream.used(), fault: error };
  }
}

class Stream {
  readonly #packed: Uint8Array;
  readonly #most: number;
  #at: number;
  #bits = 0;
  #bitCount = 0;
  #out: Uint8Array;
  #length = 0;

  constructor(packed: Uint8Array, from: number, most: number) {
    this.#packed = packed;
    this.#at = from;
    this.#most = most;
    this.#out = new Uint8Array(Math.min(most, Math.max(1024, (packed.length - from) * 4)));
  }

  bytes(): Uint8Array {
    return this.#out.subarray(0, this.#length);
  }

  used(): number {
    // Whole bytes that were taken ahead of need are given back.
    return this.#at - (this.#bitCount >> 3);
  }

  /** Unpacks one block; true where it was the last. */
  block(): boolean {
    const isLast = this.#take(1) === 1;
    switch (this.#take(2)) {
      case 0:
        this.#stored();
        break;
      case 1:
        this.#coded(...fixedCodes());
        break;
      case 2:
        this.#coded(...this.#readCodes());
        break;
      default:
        throw new EvidenceError('malformed', 'a deflate block of an unknown kind');
    }
    return isLast;
  }

  #stored(): void {
    this.#at = this.used();
    this.#bits = 0;
    this.#bitCount = 0;
    if (this.#at + 4 > this.#packed.length) throw cutOff();
    const length = this.#packed[this.#at]! | (this.#packed[this.#at + 1]! << 8);
    const check = this.#packed[this.#at + 2]! | (this.#packed[this.#at + 3]! << 8);
    if ((length ^ check) !== 0xffff) {
      throw new EvidenceError('malformed', 'the length of a stored deflate block is damaged');
    }
    this.#at += 4;
    const part = this.#packed.subarray(this.#at, this.#at + length);
    this.#reserve(part.length);
    this.#out.set(part, this.#length);
    this.#length += part.length;
    this.#at += part.length;
    if (part.length < length) throw cutOff();
  }

  #coded(literals: Code, distances: Code): void {
    for (;;) {
      const symbol = this.#symbol(literals);
      if (symbol < 256) {
        if (this.#length === this.#out.length) this.#reserve(1);
        this.#out[this.#length++] = symbol;
        continue;
      }
      if (symbol === 256) return;
      const kind = symbol - 257;
      if (kind >= lengthBase.length) throw unknownCode();
      const length = lengthBase[kind]! + this.#take(lengthExtra[kind]!);
      const far = this.#symbol(distances);
      if (far >= distanceBase.length) throw unknownCode();
      this.#copy(distanceBase[far]! + this.#take(distanceExtra[far]!), length);
    }
  }

  #copy(distance: number, length: number): void {
    if (distance > this.#length) {
      throw new EvidenceError('malformed', 'a deflate stream refers to before its beginning');
    }
    this.#reserve(length);
    const out = this.#out;
    let to = this.#length;
    for (let from = to - distance, end = to + length; to < end; from++, to++) out[to] = out[from]!;
    this.#length = to;
  }

  #readCodes(): [Code, Code] {
    const literalCount = this.#take(5) + 257;
    const distanceCount = this.#take(5) + 1;
    const lengthCount = this.#take(4) + 4;
    const ofLengths = new Uint8Array(lengthOrder.length);
    for (let at = 0; at < lengthCount; at++) ofLengths[lengthOrder[at]!] = this.#take(3);
    const lengthCode = codeOf(ofLengths);
    const lengths = new Uint8Array(literalCount + distanceCount);
    for (let at = 0; at < lengths.length;) {
      const symbol = this.#symbol(lengthCode);
      if (symbol < 16) {
        lengths[at++] = symbol;
        continue;
      }
      if (symbol === 16 && at === 0) throw unknownCode();
      const value = symbol === 16 ? lengths[at - 1]! : 0;
      const times =
        symbol === 16 ? 3 + this.#take(2) : symbol === 17 ? 3 + this.#take(3) : 11 + this.#take(7);
      if (at + times > lengths.length) throw unknownCode();
      lengths.fill(value, at, at + times);
      at += times;
    }
    return [codeOf(lengths.subarray(0, literalCount)), codeOf(lengths.subarray(literalCount))];
  }

  #symbol({ bits, table }: Code): number {
    // The last code of a stream may be shorter than the bits that are looked at.
    while (this.#bitCount < bits && this.#at < this.#packed.length) this.#load();
    const entry = table[this.#bits & ((1 << bits) - 1)]!;
    const length = entry & 15;
    if (entry === 0 || length > this.#bitCount) {
      throw this.#bitCount < bits ? cutOff() : unknownCode();
    }
    this.#bits >>>= length;
    this.#bitCount -= length;
    return entry >>> 4;
  }

  #take(count: number): number {
    while (this.#bitCount < count) {
      if (this.#at >= this.#packed.length) throw cutOff();
      this.#load();
    }
    const value = this.#bits & ((1 << count) - 1);
    this.#bits >>>= count;
    this.#bitCount -= count;
    return value;
  }

  /** At most 15 bits are ever needed, so that those that wait never fill 32. */
  #load(): void {
    this.#bits |= this.#packed[this.#at++]! << this.#bitCount;
    this.#bitCount += 8;
  }

  #reserve(more: number): void {
    const needed = this.#length + more;
    if (needed <= this.#out.length) return;
    if (needed > this.#most) {
      throw new EvidenceError('limit-exceeded', `more than ${this.#most} bytes when unpacked`);
    }
    const wider = new Uint8Array(Math.min(this.#most, Math.max(needed, this.#out.length * 2)));
    wider.set(this.bytes());
    this.#out = wider;
  }
}

let fixed: [Code, Code] | undefined;

function fixedCodes(): [Code, Code] {
  fixed ??= [
    codeOf(
      Uint8Array.from({ length: 288 }, (_, at) => (at < 144 ? 8 : at < 256 ? 9 : at < 280 ? 7 : 8)),
    ),
    codeOf(new Uint8Array(30).fill(5)),
  ];
  return fixed;
}

/** The canonical code of these lengths. One that says more than it can is malformed; one with gaps is met with where a gap is used. */
function codeOf(lengths: Uint8Array): Code {
  const counts = new Uint16Array(longestCode + 1);
  for (const length of lengths) counts[length]! += 1;
  counts[0] = 0;
  let bits = longestCode;
  while (bits > 1 && counts[bits] === 0) bits -= 1;

  const next = new Uint16Array(longestCode + 2);
  let code = 0;
  for (let length = 1; length <= longestCode; length++) {
    code = (code + counts[length - 1]!) << 1;
    if (code + counts[length]! > 1 << length) {
      throw new EvidenceError('malformed', 'a deflate code with more words than there is room for');
    }
    next[length] = code;
  }

  const table = new Uint16Array(1 << bits);
  for (let symbol = 0; symbol < lengths.length; symbol++) {
    const length = lengths[symbol]!;
    if (length === 0) continue;
    const step = 1 << length;
    for (let at = reversed(next[length]!, length); at < table.length; at += step) {
      table[at] = (symbol << 4) | length;
    }
    next[length]! += 1;
  }
  return { bits, table };
}

/** Codes are stored with their first bit lowest. */
function reversed(code: number, length: number): number {
  let result = 0;
  for (let bit = 0; bit < length; bit++) result |= ((code >>> bit) & 1) << (length - 1 - bit);
  return result;
}

function cutOff(): EvidenceError {
  return new EvidenceError('truncated', 'a deflate stream ends before its end');
}

function unknownCode(): EvidenceError {
  return new EvidenceError('malformed', 'a deflate stream holds a code that does not exist');
}
