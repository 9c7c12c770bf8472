import { viewOf } from '../bytes/byte-arrays.ts';
import { EvidenceError } from '../model/index.ts';

/**
 * Values of Telegram's Postbox, the key-value store of its apps for iOS and macOS. Facts after the app's own public source:
 * numbers are little-endian in values and big-endian in keys; objects are runs of fields, each a key, a type and a value.
 */

/** The key of a message. */
export interface PostboxMessageKey {
  /** The chat. */
  readonly peerId: bigint;
  readonly namespace: number;
  /** Unix seconds. */
  readonly timestamp: number;
  readonly id: number;
}

/** What of a value of the table of messages is read. */
export interface PostboxMessage {
  readonly isIncoming: boolean;
  readonly authorId: bigint | undefined;
  /** Where the text stands in the value, as UTF-8. */
  readonly textStart: number;
  readonly textEnd: number;
  /** Addresses behind words of the text, and of the previews that are kept with the message. */
  readonly addresses: readonly string[];
  /** There are more addresses than are read, longer ones, or objects so deep that they are not looked into. */
  readonly isCut: boolean;
}

/** What the store knows of a person, group or channel. */
export interface PostboxPeer {
  readonly name: string | null;
  readonly userName: string | null;
  readonly phone: string | null;
}

const messageKeySize = 20;
/** First byte of an entry of the history. */
const [messageKind, gapKind] = [0, 1];
/** Bytes of a message without a text, an author or anything attached. A gap has a number, two ends and its flags, which are less. */
const shortestMessage = 32;
const incomingFlag = 4;
const deepestObject = 32;
const mostParts = 4096;
const mostAddresses = 256;
const longestAddress = 32_768;

/** `undefined` where these bytes are no key of a message. */
export function postboxMessageKey(key: Uint8Array): PostboxMessageKey | undefined {
  if (key.length !== messageKeySize) return undefined;
  const view = viewOf(key);
  return {
    peerId: view.getBigInt64(0),
    namespace: view.getInt32(8),
    timestamp: view.getInt32(12),
    id: view.getInt32(16),
  };
}

/** `undefined` where the value is an entry of another kind (a gap in the history, in old versions). */
export function postboxMessage(value: Uint8Array): PostboxMessage | undefined {
  const reader = readerOf(value);
  const kind = reader.byte();
  if (kind === gapKind && value.length >= shortestMessage)
    throw new EvidenceError('malformed', 'a Postbox gap as long as a message');
  if (kind === gapKind) return undefined;
  if (kind !== messageKind)
    throw new EvidenceError('unsupported', `a Postbox entry of kind ${kind}`);
  reader.skip(8); // Stable id and its version
  const parts = reader.byte();
  if ((parts & ~0x3f) !== 0) {
    throw new EvidenceError('unsupported', `a Postbox message with parts ${parts.toString(16)}`);
  }
  for (const [flag, size] of optionalParts) if ((parts & flag) !== 0) reader.skip(size);
  const flags = reader.uint32();
  reader.skip(4); // Tags
  skipForwardInfo(reader);
  const authorId = reader.byte() === 0 ? undefined : reader.int64();
  const [textStart, textEnd] = reader.block();

  const found: Addresses = { list: [], isCut: false };
  // Attributes first, then media; each is an object of its own behind its length.
  for (let list = 0; list < 2; list++) {
    const count = reader.count();
    for (let i = 0; i < count; i++) {
      const [start, end] = reader.block();
      collectAddresses(readerOf(value, start, end), found, 0);
    }
  }
  const isIncoming = (flags & incomingFlag) !== 0;
  const { list: addresses, isCut } = found;
  return { isIncoming, authorId, textStart, textEnd, addresses, isCut };
}

/** Names of a peer; a field that the store does not give is `null`. */
export function postboxPeer(value: Uint8Array): PostboxPeer {
  const texts = new Map<string, string>();
  const reader = readerOf(value);
  while (!reader.isDone()) {
    const key = reader.key();
    const type = reader.byte();
    if (key !== '_' || type !== objectType) {
      skipValue(reader, type, 0);
      continue;
    }
    const [start, end] = objectBlock(reader);
    const fields = readerOf(value, start, end);
    while (!fields.isDone()) {
      const name = fields.key();
      const kind = fields.byte();
      if (kind === stringType) texts.set(name, fields.text());
      else skipValue(fields, kind, 1);
    }
  }
  const names = [texts.get('fn'), texts.get('ln')].filter((name) => name);
  return {
    name: texts.get('t') ?? (names.length > 0 ? names.join(' ') : null),
    userName: texts.get('un') ?? null,
    phone: texts.get('p') ?? null,
  };
}

/** The number by which Telegram itself calls a peer; the store puts its kind (person, group, channel) in between. */
export function postboxPeerNumber(peerId: bigint): string {
  const bits = BigInt.asUintN(64, peerId);
  return (((bits >> 35n) << 32n) | (bits & 0xffffffffn)).toString();
}

/** Parts that a message may have before its flags, in order, with their sizes in bytes. */
const optionalParts: readonly (readonly [flag: number, size: number])[] = [
  [0x01, 8], // Globally unique id
  [0x02, 4], // Global tags
  [0x04, 8], // Key of the group of pictures
  [0x08, 4], // Group of pictures
  [0x10, 4], // Local tags
  [0x20, 8], // Thread
];

function skipForwardInfo(reader: Reader): void {
  const parts = reader.byte();
  if (parts === 0) return;
  reader.skip(12); // Author and date
  if ((parts & 0x02) !== 0) reader.skip(8); // Source
  if ((parts & 0x04) !== 0) reader.skip(16); // Message at the source
  if ((parts & 0x08) !== 0) reader.block(); // Signature
  if ((parts & 0x10) !== 0) reader.block(); // Kind of a public announcement
  if ((parts & 0x20) !== 0) reader.skip(4); // Flags
}

const stringType = 4;
const objectType = 5;
const bytesType = 10;

/** Keys under which addresses stand: `url` of a piece of the text, `u` of a preview. */
const addressKeys: ReadonlySet<string> = new Set(['url', 'u']);

interface Addresses {
  readonly list: string[];
  isCut: boolean;
}

function collectAddresses(reader: Reader, found: Addresses, depth: number): void {
  while (!reader.isDone()) {
    const key = reader.key();
    const type = reader.byte();
    if (type === stringType) {
      const [start, end] = reader.block();
      if (!addressKeys.has(key)) continue;
      if (end - start > longestAddress || found.list.length >= mostAddresses) found.isCut = true;
      else found.list.push(reader.decode(start, end));
    } else if (type === objectType && depth < deepestObject) {
      const [start, end] = objectBlock(reader);
      collectAddresses(reader.part(start, end), found, depth + 1);
    } else if ((type === 8 || type === 9) && depth < deepestObject) {
      const objects = reader.count() * (type === 9 ? 2 : 1);
      for (let i = 0; i < objects; i++) {
        const [start, end] = objectBlock(reader);
        collectAddresses(reader.part(start, end), found, depth + 1);
      }
    } else {
      if (type === objectType || type === 8 || type === 9) found.isCut = true;
      skipValue(reader, type, depth);
    }
  }
}

/** An object: a number that stands for its class, then its length. */
function objectBlock(reader: Reader): readonly [start: number, end: number] {
  reader.skip(4);
  return reader.block();
}

/** Sizes in bytes of values of one size: integers, truth values, reals, nothing. */
const fixedSizes: ReadonlyMap<number, number> = new Map([
  [0, 4],
  [1, 8],
  [2, 1],
  [3, 8],
  [11, 0],
]);

/** Sizes in bytes of the numbers of a list. */
const numberSizes: ReadonlyMap<number, number> = new Map([
  [6, 4],
  [7, 8],
]);

/** Objects (8), pairs of objects (9), strings (12) and bytes (13): how many blocks each element has, and whether they are objects. */
const listShapes: ReadonlyMap<number, readonly [blocks: number, areObjects: boolean]> = new Map([
  [8, [1, true]],
  [9, [2, true]],
  [12, [1, false]],
  [13, [1, false]],
]);

function skipValue(reader: Reader, type: number, depth: number): void {
  const fixed = fixedSizes.get(type);
  const number = numberSizes.get(type);
  const shape = listShapes.get(type);
  if (fixed !== undefined) {
    reader.skip(fixed);
  } else if (number !== undefined) {
    reader.skip(reader.length() * number);
  } else if (shape !== undefined) {
    const blocks = reader.length() * shape[0];
    for (let i = 0; i < blocks; i++) {
      if (shape[1]) objectBlock(reader);
      else reader.block();
    }
  } else if (type === objectType) {
    objectBlock(reader);
  } else if (type === stringType || type === bytesType) {
    reader.block();
  } else {
    throw new EvidenceError('malformed', `a Postbox value of type ${type} at depth ${depth}`);
  }
}

interface Reader {
  isDone(): boolean;
  byte(): number;
  uint32(): number;
  int64(): bigint;
  skip(length: number): void;
  /** A length or count that the bytes left can hold, at one byte for each. */
  length(): number;
  /** The same for lists of which each element is worked through. */
  count(): number;
  /** Bytes behind their length. */
  block(): readonly [start: number, end: number];
  text(): string;
  key(): string;
  decode(start: number, end: number): string;
  part(start: number, end: number): Reader;
}

const utf8 = new TextDecoder();

function readerOf(bytes: Uint8Array, start = 0, end = bytes.length): Reader {
  const view = viewOf(bytes);
  let at = start;
  const take = (length: number): number => {
    if (length < 0 || length > end - at) {
      throw new EvidenceError('truncated', `a Postbox value ends within ${length} bytes`);
    }
    const from = at;
    at += length;
    return from;
  };
  const reader: Reader = {
    isDone: () => at >= end,
    byte: () => view.getUint8(take(1)),
    uint32: () => view.getUint32(take(4), true),
    int64: () => view.getBigInt64(take(8), true),
    skip: (length) => void take(length),
    length() {
      const length = view.getInt32(take(4), true);
      if (length < 0 || length > end - at) {
        throw new EvidenceError('malformed', `a Postbox value counts ${length} in too few bytes`);
      }
      return length;
    },
    count() {
      const count = reader.length();
      if (count > mostParts) {
        throw new EvidenceError('limit-exceeded', `a Postbox list of ${count}`);
      }
      return count;
    },
    block() {
      const from = take(reader.length());
      return [from, at];
    },
    text: () => reader.decode(...reader.block()),
    key() {
      const from = take(reader.byte());
      return reader.decode(from, at);
    },
    decode: (from, to) => utf8.decode(bytes.subarray(from, to)),
    part: (from, to) => readerOf(bytes, from, to),
  };
  return reader;
}
