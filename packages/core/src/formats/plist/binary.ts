import { viewOf } from '../../bytes/byte-arrays.ts';
import { EvidenceError } from '../../model/index.ts';
import type { PlistLimits, PlistOptions } from './limits.ts';
import { faultOfLayout, headerLength, trailerLength, type BinaryLayout } from './binary-layout.ts';
import {
  emptyDictionary,
  keyTwice,
  PlistDate,
  PlistReal,
  PlistUid,
  type PlistValue,
} from './value.ts';

/**
 * Reads a binary property list (`bplist00`).
 *
 * Each object is read once, however often it is referred to, so the result is a graph as small as the file.
 * References that lead back to their own container, nesting beyond the limit (counted through shared objects too)
 * and objects that overlap so that the content would exceed the file are `EvidenceError`s.
 */
export function readBinaryPropertyList(
  bytes: Uint8Array,
  limits: PlistLimits,
  options: PlistOptions = {},
): PlistValue {
  const version = String.fromCharCode(...bytes.subarray(6, headerLength));
  if (bytes.length < headerLength + 1 + trailerLength) {
    throw new EvidenceError('truncated', `binary property list of ${bytes.length} bytes`);
  }
  if (version[0] !== '0') {
    throw new EvidenceError(
      'unsupported',
      `binary property list version ${JSON.stringify(version)}`,
    );
  }
  const reader = new BinaryReader(bytes, limits, options);
  const value = reader.read();
  const tell = options.tell ?? options.tellDamage;
  if (tell) {
    const fault = reader.faultOfLayout();
    if (fault !== undefined) tell(fault);
    if (reader.hasZerosInText && options.mayHoldZeros !== true) tell(zerosInText);
    if (reader.hasUnknownLetters) tell(unknownLetters);
    if (reader.hasKeyTwice && !options.tell) tell(keyTwice);
  }
  return value;
}

const zerosInText = 'a binary property list with zeros in a text';
const unknownLetters = 'a binary property list with a text that is neither ASCII nor UTF-8';

class BinaryReader {
  readonly #bytes: Uint8Array;
  readonly #view: DataView;
  readonly #limits: PlistLimits;
  readonly #tellsReals: boolean;
  readonly #tell: PlistOptions['tell'];
  readonly #offsetSize: number;
  readonly #referenceSize: number;
  readonly #count: number;
  readonly #top: number;
  readonly #table: number;
  readonly #values: (PlistValue | undefined)[] = [];
  /** Nesting below each container that was read; -1 while it is being read. */
  readonly #heights = new Map<number, number>();
  #objectsLeft: number;
  /** No byte of a sound file belongs to two objects, so all contents together are not longer than the file. */
  #contentLeft: number;
  /** The phone itself puts none into a key or a text: what stood there was lost. */
  hasZerosInText = false;
  hasUnknownLetters = false;
  hasKeyTwice = false;

  constructor(bytes: Uint8Array, limits: PlistLimits, { tellsReals = false, tell }: PlistOptions) {
    this.#bytes = bytes;
    this.#tellsReals = tellsReals;
    this.#tell = tell;
    this.#view = viewOf(bytes);
    this.#limits = limits;
    this.#objectsLeft = limits.maxObjects;
    this.#contentLeft = bytes.length;
    const trailer = bytes.length - trailerLength;
    this.#offsetSize = this.#view.getUint8(trailer + 6);
    this.#referenceSize = this.#view.getUint8(trailer + 7);
    this.#count = this.#unsigned(trailer + 8, 8);
    this.#top = this.#unsigned(trailer + 16, 8);
    this.#table = this.#unsigned(trailer + 24, 8);
    const isSound =
      this.#offsetSize >= 1 &&
      this.#offsetSize <= 8 &&
      this.#referenceSize >= 1 &&
      this.#referenceSize <= 8 &&
      this.#top < this.#count &&
      this.#table > headerLength &&
      this.#table + this.#count * this.#offsetSize <= trailer;
    if (!isSound) throw new EvidenceError('malformed', 'trailer of the binary property list');
  }

  read(): PlistValue {
    return this.#object(this.#top, 0);
  }

  /** What is wrong with how the objects lie in the file, and lead to each other; asked for once the list is read. */
  faultOfLayout(): string | undefined {
    const layout: BinaryLayout = {
      bytes: this.#bytes,
      offsetSize: this.#offsetSize,
      referenceSize: this.#referenceSize,
      count: this.#count,
      table: this.#table,
    };
    return faultOfLayout(layout, (index) => this.#values[index] !== undefined);
  }

  #object(index: number, depth: number): PlistValue {
    const known = this.#values[index];
    if (known !== undefined) {
      this.#checkDepth(depth + (this.#heights.get(index) ?? 0));
      return known;
    }
    if (index >= this.#count) {
      throw new EvidenceError('malformed', `reference to object ${index} of ${this.#count}`);
    }
    if (this.#heights.has(index)) {
      throw new EvidenceError('malformed', `object ${index} contains itself`);
    }
    if (this.#objectsLeft-- <= 0) {
      throw new EvidenceError('limit-exceeded', `more than ${this.#limits.maxObjects} objects`);
    }
    const offset = this.#unsigned(this.#table + index * this.#offsetSize, this.#offsetSize);
    if (offset < headerLength || offset >= this.#table) {
      throw new EvidenceError('malformed', `object ${index} at offset ${offset}`);
    }
    const value = this.#valueAt(index, offset, depth);
    this.#values[index] = value;
    return value;
  }

  #checkDepth(depth: number): void {
    if (depth > this.#limits.maxDepth) {
      throw new EvidenceError('limit-exceeded', `nested deeper than ${this.#limits.maxDepth}`);
    }
  }

  #valueAt(index: number, offset: number, depth: number): PlistValue {
    const marker = this.#view.getUint8(offset);
    const low = marker & 0x0f;
    switch (marker >> 4) {
      case 0x0:
        return this.#simple(low, offset);
      case 0x1:
        return this.#integer(offset + 1, low);
      case 0x2:
        if (low === 2) return this.#real(this.#view.getFloat32(this.#take(offset + 1, 4)));
        if (low === 3) return this.#real(this.#view.getFloat64(this.#take(offset + 1, 8)));
        break;
      case 0x3:
        if (low === 3) return new PlistDate(this.#view.getFloat64(this.#take(offset + 1, 8)));
        break;
      case 0x4: {
        const { start, count } = this.#counted(offset, low);
        this.#take(start, count);
        return this.#bytes.subarray(start, start + count);
      }
      case 0x5:
      case 0x7: {
        const { start, count } = this.#counted(offset, low);
        this.#take(start, count);
        return this.#text(this.#decoded(this.#bytes.subarray(start, start + count)));
      }
      case 0x6: {
        const { start, count } = this.#counted(offset, low);
        this.#take(start, count * 2);
        return this.#text(utf16.decode(this.#bytes.subarray(start, start + count * 2)));
      }
      case 0x8:
        return new PlistUid(this.#unsigned(this.#take(offset + 1, low + 1), low + 1));
      // Arrays, and the ordered and unordered sets that the format knows of.
      case 0xa:
      case 0xb:
      case 0xc:
        return this.#array(index, offset, low, depth);
      case 0xd:
        return this.#dictionary(index, offset, low, depth);
    }
    throw new EvidenceError('malformed', `object type 0x${marker.toString(16)} at ${offset}`);
  }

  #text(text: string): string {
    this.hasZerosInText ||= text.includes('\0');
    return text;
  }

  /** The format says ASCII; some writers put UTF-8 there, and what is neither is kept byte by byte. */
  #decoded(bytes: Uint8Array): string {
    const isAscii = bytes.every((byte) => byte < 0x80);
    if (isAscii && bytes.length <= longestLoop) return String.fromCharCode(...bytes);
    try {
      return utf8.decode(bytes);
    } catch {
      this.hasUnknownLetters = true;
      return latin1(bytes);
    }
  }

  #real(value: number): PlistValue {
    return this.#tellsReals ? new PlistReal(value) : value;
  }

  #simple(low: number, offset: number): PlistValue {
    switch (low) {
      case 0x0:
        return null;
      case 0x8:
        return false;
      case 0x9:
        return true;
      case 0xe: // UUID
        this.#take(offset + 1, 16);
        return this.#bytes.subarray(offset + 1, offset + 17);
    }
    throw new EvidenceError('malformed', `object type 0x0${low.toString(16)} at ${offset}`);
  }

  /** Up to 4 bytes are unsigned, 8 bytes are signed; 2^63 and above is written in 16 bytes. */
  #integer(start: number, sizeExponent: number): number | bigint {
    if (sizeExponent > 4) {
      throw new EvidenceError('malformed', `integer of 2^${sizeExponent} bytes at ${start}`);
    }
    const size = 2 ** sizeExponent;
    this.#take(start, size);
    if (size <= 4) return this.#unsigned(start, size);
    const high = this.#view.getBigInt64(start);
    return narrowed(size === 8 ? high : (high << 64n) | this.#view.getBigUint64(start + 8));
  }

  #array(index: number, offset: number, low: number, depth: number): PlistValue {
    const { start, count } = this.#counted(offset, low);
    this.#enter(index, start, count, depth);
    const items: PlistValue[] = [];
    let height = 0;
    for (let i = 0; i < count; i++) {
      const reference = this.#reference(start + i * this.#referenceSize);
      items.push(this.#object(reference, depth + 1));
      height = Math.max(height, 1 + (this.#heights.get(reference) ?? 0));
    }
    this.#heights.set(index, height);
    return items;
  }

  #dictionary(index: number, offset: number, low: number, depth: number): PlistValue {
    const { start, count } = this.#counted(offset, low);
    this.#enter(index, start, count * 2, depth);
    const entries = emptyDictionary(this.#tell);
    let height = 0;
    for (let i = 0; i < count; i++) {
      const key = this.#object(this.#reference(start + i * this.#referenceSize), depth + 1);
      if (typeof key !== 'string') {
        throw new EvidenceError('malformed', `key of the dictionary at ${offset} is no string`);
      }
      const reference = this.#reference(start + (count + i) * this.#referenceSize);
      this.hasKeyTwice ||= entries.has(key);
      entries.set(key, this.#object(reference, depth + 1));
      height = Math.max(height, 1 + (this.#heights.get(reference) ?? 0));
    }
    this.#heights.set(index, height);
    return entries;
  }

  #enter(index: number, start: number, references: number, depth: number): void {
    this.#take(start, references * this.#referenceSize);
    this.#checkDepth(depth + (references > 0 ? 1 : 0));
    this.#heights.set(index, -1);
  }

  #reference(offset: number): number {
    return this.#unsigned(offset, this.#referenceSize);
  }

  /** A count above 14 stands in an integer of its own behind the marker. */
  #counted(offset: number, low: number): { start: number; count: number } {
    if (low !== 0xf) return { start: offset + 1, count: low };
    const marker = offset + 1 < this.#table ? this.#view.getUint8(offset + 1) : 0;
    const size = 2 ** (marker & 0x0f);
    if (marker >> 4 !== 1 || size > 8) {
      throw new EvidenceError('malformed', `count at offset ${offset + 1}`);
    }
    this.#take(offset + 2, size);
    return { start: offset + 2 + size, count: this.#unsigned(offset + 2, size) };
  }

  /** Checks that content lies within the objects and charges it; returns `start`. */
  #take(start: number, length: number): number {
    if (start + length > this.#table) {
      throw new EvidenceError('malformed', `${length} bytes at ${start} leave the object area`);
    }
    this.#contentLeft -= length;
    if (this.#contentLeft < 0) throw new EvidenceError('malformed', 'objects overlap');
    return start;
  }

  /** Beyond 2^53 the result is rounded, but then far outside of any file. */
  #unsigned(offset: number, size: number): number {
    let value = 0;
    for (let i = 0; i < size; i++) value = value * 256 + this.#view.getUint8(offset + i);
    return value;
  }
}

const utf16 = new TextDecoder('utf-16be', { ignoreBOM: true });
const utf8 = new TextDecoder('utf-8', { fatal: true, ignoreBOM: true });
const longestLoop = 32;

function latin1(bytes: Uint8Array): string {
  const pieces: string[] = [];
  for (let i = 0; i < bytes.length; i += 4096) {
    pieces.push(String.fromCharCode(...bytes.subarray(i, i + 4096)));
  }
  return pieces.join('');
}

/** A number where it is exact. */
export function narrowed(value: bigint): number | bigint {
  const isExact =
    value >= BigInt(Number.MIN_SAFE_INTEGER) && value <= BigInt(Number.MAX_SAFE_INTEGER);
  return isExact ? Number(value) : value;
}
