import { cocoaOffsetSeconds } from '../../bytes/time.ts';
import type { MbFile } from './mb-file-fields.ts';

/** Where the tables of one archive lie. */
interface Layout {
  readonly bytes: Uint8Array;
  readonly table: number;
  readonly count: number;
  readonly offsetSize: number;
  readonly referenceSize: number;
  /** Where the references of `$objects` begin, and how many there are. */
  objects: number;
  objectCount: number;
}

const trailerLength = 32;

/**
 * Reads an MBFile from the bytes of its archive without building the object graph: a manifest has one for each of its
 * hundreds of thousands of files. `undefined` wherever anything is not as iOS writes it; then the general reader decides.
 */
export function readUsualMbFile(bytes: Uint8Array): MbFile | undefined {
  const layout = layoutOf(bytes);
  const root = layout === undefined ? -1 : rootEntries(layout);
  if (layout === undefined || root < 0) return undefined;
  const { entries, count } = entriesAt;
  const file = emptyMbFile();
  let isMbFile = false;
  for (let i = 0; i < count; i++) {
    const key = objectAt(layout, entries + i * layout.referenceSize);
    const value = objectAt(layout, entries + (count + i) * layout.referenceSize);
    if (key < 0 || value < 0) return undefined;
    const field = fieldNamed(bytes, key);
    if (field === 'unusual') return undefined;
    if (field === '$class') isMbFile = isClassMbFile(layout, value);
    else if (field !== undefined && !readField(layout, field, value, file)) return undefined;
  }
  return isMbFile ? file : undefined;
}

/** `Size` alone, under the same conditions. */
export function readUsualMbFileSize(bytes: Uint8Array): number | undefined {
  const layout = layoutOf(bytes);
  const root = layout === undefined ? -1 : rootEntries(layout);
  if (layout === undefined || root < 0) return undefined;
  const { entries, count } = entriesAt;
  let size: number | undefined;
  let isMbFile = false;
  for (let i = 0; i < count; i++) {
    const key = objectAt(layout, entries + i * layout.referenceSize);
    if (key < 0) return undefined;
    const isClass = isText(bytes, key, '$class');
    if (!isClass && !isText(bytes, key, 'Size')) continue;
    const value = objectAt(layout, entries + (count + i) * layout.referenceSize);
    if (value < 0) return undefined;
    if (isClass) isMbFile = isClassMbFile(layout, value);
    else size = number(bytes, value);
  }
  return isMbFile ? size : undefined;
}

/** Of the dictionary that was found last: one object serves all calls. */
const entriesAt = { entries: 0, count: 0 };

/** Finds the keys of the archived object; where that begins, or -1. */
function rootEntries(layout: Layout): number {
  const { bytes, referenceSize, table } = layout;
  const root = rootObject(layout);
  const entries = root < 0 ? -1 : collection(bytes, root, 0xd);
  if (entries < 0) return -1;
  const count = collectionCount(bytes, root);
  if (entries + 2 * count * referenceSize > table) return -1;
  entriesAt.entries = entries;
  entriesAt.count = count;
  return root;
}

function emptyMbFile(): MbFile {
  return {
    birth: undefined,
    lastModified: undefined,
    lastStatusChange: undefined,
    mode: undefined,
    userId: undefined,
    groupId: undefined,
    size: undefined,
    inode: undefined,
    protectionClass: undefined,
    flags: undefined,
    encryptionKey: undefined,
    digest: undefined,
    relativePath: undefined,
    target: undefined,
  };
}

const fieldNames = [
  '$class',
  'Birth',
  'Digest',
  'EncryptionKey',
  'Flags',
  'GroupID',
  'InodeNumber',
  'LastModified',
  'LastStatusChange',
  'Mode',
  'ProtectionClass',
  'RelativePath',
  'Size',
  'Target',
  'UserID',
] as const;

type FieldName = (typeof fieldNames)[number];

/** Length and first letter tell the fields apart, so one comparison is enough. */
const fieldsByMark: (FieldName | undefined)[] = new Array<undefined>(32 * 128).fill(undefined);
for (const name of fieldNames) fieldsByMark[name.length * 128 + name.charCodeAt(0)] = name;

/** Which field a key names; `undefined` for one that we have no use for. */
function fieldNamed(bytes: Uint8Array, key: number): FieldName | 'unusual' | undefined {
  const start = collection(bytes, key, 0x5);
  if (start < 0) return 'unusual';
  const length = collectionCount(bytes, key);
  const first = byteAt(bytes, start);
  const name = length < 32 && first < 128 ? fieldsByMark[length * 128 + first] : undefined;
  return name !== undefined && isTextAt(bytes, start, name) ? name : undefined;
}

/** Sets a field; false where the value is not of the usual kind. */
function readField(layout: Layout, field: FieldName, value: number, file: MbFile): boolean {
  const { bytes } = layout;
  switch (field) {
    case 'Birth':
      return (file.birth = time(layout, value)) !== undefined;
    case 'LastModified':
      return (file.lastModified = time(layout, value)) !== undefined;
    case 'LastStatusChange':
      return (file.lastStatusChange = time(layout, value)) !== undefined;
    case 'Size':
      return (file.size = number(bytes, value)) !== undefined;
    case 'Mode':
      return (file.mode = number(bytes, value)) !== undefined;
    case 'Flags':
      return (file.flags = number(bytes, value)) !== undefined;
    case 'UserID':
      return (file.userId = number(bytes, value)) !== undefined;
    case 'GroupID':
      return (file.groupId = number(bytes, value)) !== undefined;
    case 'InodeNumber':
      return (file.inode = integer(bytes, value)) !== undefined;
    case 'ProtectionClass':
      return (file.protectionClass = number(bytes, value)) !== undefined;
    case 'EncryptionKey':
      return (file.encryptionKey = data(layout, value)) !== undefined;
    case 'Digest':
      return (file.digest = data(layout, value)) !== undefined;
    case 'RelativePath':
      return (file.relativePath = utf8(layout, value)) !== undefined;
    case 'Target':
      return (file.target = text(layout, value)) !== undefined;
    case '$class':
      return true;
  }
}

function layoutOf(bytes: Uint8Array): Layout | undefined {
  const trailer = bytes.length - trailerLength;
  // `bplist00`
  if (trailer < 9 || uint32(bytes, 0) !== 0x62706c69 || uint32(bytes, 4) !== 0x73743030) {
    return undefined;
  }
  const layout: Layout = {
    bytes,
    offsetSize: byteAt(bytes, trailer + 6),
    referenceSize: byteAt(bytes, trailer + 7),
    count: uint32(bytes, trailer + 12),
    table: uint32(bytes, trailer + 28),
    objects: 0,
    objectCount: 0,
  };
  const isSound =
    uint32(bytes, trailer + 8) === 0 &&
    uint32(bytes, trailer + 24) === 0 &&
    layout.offsetSize >= 1 &&
    layout.offsetSize <= 4 &&
    layout.referenceSize >= 1 &&
    layout.referenceSize <= 2 &&
    layout.table >= 9 &&
    layout.table + layout.count * layout.offsetSize <= trailer;
  return isSound ? layout : undefined;
}

/** Finds `$objects` and the object that `$top/root` names; where that object begins, or -1. */
function rootObject(layout: Layout): number {
  const { bytes, referenceSize } = layout;
  const trailer = bytes.length - trailerLength;
  const outer =
    uint32(bytes, trailer + 16) === 0 ? offsetOf(layout, uint32(bytes, trailer + 20)) : -1;
  const entries = outer < 0 ? -1 : collection(bytes, outer, 0xd);
  if (entries < 0) return -1;
  const count = collectionCount(bytes, outer);
  let root = -1;
  for (let i = 0; i < count; i++) {
    const key = objectAt(layout, entries + i * referenceSize);
    if (key < 0) return -1;
    const isTop = isText(bytes, key, '$top');
    if (!isTop && !isText(bytes, key, '$objects')) continue;
    const value = objectAt(layout, entries + (count + i) * referenceSize);
    if (value < 0) return -1;
    const inner = collection(bytes, value, isTop ? 0xd : 0xa);
    if (inner < 0) return -1;
    if (isTop) {
      const name = objectAt(layout, inner);
      if (collectionCount(bytes, value) !== 1 || name < 0 || !isText(bytes, name, 'root'))
        return -1;
      root = uid(bytes, objectAt(layout, inner + referenceSize));
    } else {
      layout.objects = inner;
      layout.objectCount = collectionCount(bytes, value);
    }
  }
  return root < 0 ? -1 : archived(layout, root);
}

/** Where object `index` of the archive begins; -1 where there is none. */
function archived(layout: Layout, index: number): number {
  if (index < 0 || index >= layout.objectCount) return -1;
  return objectAt(layout, layout.objects + index * layout.referenceSize);
}

/** Where the object that the reference at `at` names begins; -1 where it leads nowhere. */
function objectAt(layout: Layout, at: number): number {
  const { bytes, table, referenceSize } = layout;
  if (at + referenceSize > table) return -1;
  // The table ends before the trailer, so all of it stands in the bytes.
  const index = referenceSize === 1 ? bytes[at]! : bytes[at]! * 256 + bytes[at + 1]!;
  return offsetOf(layout, index);
}

function offsetOf({ bytes, table, count, offsetSize }: Layout, index: number): number {
  if (index >= count) return -1;
  const at = table + index * offsetSize;
  let offset = 0;
  if (offsetSize === 2) offset = (bytes[at]! << 8) | bytes[at + 1]!;
  else for (let i = 0; i < offsetSize; i++) offset = offset * 256 + bytes[at + i]!;
  return offset < table ? offset : -1;
}

/** Where the references of a collection with this type begin; -1 where it is another, or has more than 65,535 items. */
function collection(bytes: Uint8Array, at: number, type: number): number {
  const marker = byteAt(bytes, at);
  if (marker >> 4 !== type) return -1;
  if ((marker & 0xf) < 0xf) return at + 1;
  const size = byteAt(bytes, at + 1);
  return size === 0x10 ? at + 3 : size === 0x11 ? at + 4 : -1;
}

function collectionCount(bytes: Uint8Array, at: number): number {
  const count = byteAt(bytes, at) & 0xf;
  if (count < 0xf) return count;
  const first = byteAt(bytes, at + 2);
  return byteAt(bytes, at + 1) === 0x10 ? first : first * 256 + byteAt(bytes, at + 3);
}

/** Whether the object at `at` is this ASCII text of less than 15 letters, whose length stands in its first byte. */
function isText(bytes: Uint8Array, at: number, expected: string): boolean {
  return bytes[at] === (0x50 | expected.length) && isTextAt(bytes, at + 1, expected);
}

function isTextAt(bytes: Uint8Array, start: number, expected: string): boolean {
  if (start + expected.length > bytes.length) return false;
  for (let i = 0; i < expected.length; i++) {
    if (bytes[start + i] !== expected.charCodeAt(i)) return false;
  }
  return true;
}

function isClassMbFile(layout: Layout, value: number): boolean {
  const { bytes, referenceSize } = layout;
  const described = archived(layout, uid(bytes, value));
  const entries = described < 0 ? -1 : collection(bytes, described, 0xd);
  if (entries < 0) return false;
  const count = collectionCount(bytes, described);
  for (let i = 0; i < count; i++) {
    const key = objectAt(layout, entries + i * referenceSize);
    if (key < 0 || !isText(bytes, key, '$classname')) continue;
    const name = objectAt(layout, entries + (count + i) * referenceSize);
    return name >= 0 && isText(bytes, name, 'MBFile');
  }
  return false;
}

function uid(bytes: Uint8Array, at: number): number {
  if (at < 0) return -1;
  const marker = byteAt(bytes, at);
  if (marker === 0x80) return byteAt(bytes, at + 1);
  return marker === 0x81 ? byteAt(bytes, at + 1) * 256 + byteAt(bytes, at + 2) : -1;
}

/** Integers of up to 4 bytes are unsigned, those of 8 signed. */
function integer(bytes: Uint8Array, at: number): number | bigint | undefined {
  switch (byteAt(bytes, at)) {
    case 0x10:
      return byteAt(bytes, at + 1);
    case 0x11:
      return byteAt(bytes, at + 1) * 256 + byteAt(bytes, at + 2);
    case 0x12:
      return uint32(bytes, at + 1);
    case 0x13: {
      const high = uint32(bytes, at + 1) | 0;
      const low = uint32(bytes, at + 5);
      const value = high * 2 ** 32 + low;
      return Number.isSafeInteger(value) ? value : (BigInt(high) << 32n) | BigInt(low);
    }
    default:
      return undefined;
  }
}

function number(bytes: Uint8Array, at: number): number | undefined {
  const value = integer(bytes, at);
  return typeof value === 'number' ? value : undefined;
}

/** Unix seconds, or a reference to a number or an NSDate. */
function time(layout: Layout, at: number): number | undefined {
  const { bytes } = layout;
  const direct = number(bytes, at);
  if (direct !== undefined) return direct;
  const object = archived(layout, uid(bytes, at));
  if (object < 0) return undefined;
  if (byteAt(bytes, object) >> 4 !== 0xd) return number(bytes, object);
  const stored = fieldOf(layout, object, 'NS.time');
  if (stored < 0 || byteAt(bytes, stored) !== 0x23 || stored + 9 > bytes.length) return undefined;
  return (
    new DataView(bytes.buffer, bytes.byteOffset + stored + 1, 8).getFloat64(0) + cocoaOffsetSeconds
  );
}

/** Where the value of a field of an archived object begins, or -1. */
function fieldOf(layout: Layout, object: number, name: string): number {
  const { bytes, referenceSize } = layout;
  const entries = collection(bytes, object, 0xd);
  if (entries < 0) return -1;
  const count = collectionCount(bytes, object);
  for (let i = 0; i < count; i++) {
    const key = objectAt(layout, entries + i * referenceSize);
    if (key >= 0 && isText(bytes, key, name)) {
      return objectAt(layout, entries + (count + i) * referenceSize);
    }
  }
  return -1;
}

/** A reference to data, or to NSData or NSMutableData with their bytes within. */
function data(layout: Layout, at: number): Uint8Array | undefined {
  const { bytes } = layout;
  let object = archived(layout, uid(bytes, at));
  if (object >= 0 && byteAt(bytes, object) >> 4 === 0xd)
    object = fieldOf(layout, object, 'NS.data');
  const start = object < 0 ? -1 : collection(bytes, object, 0x4);
  if (start < 0) return undefined;
  const end = start + collectionCount(bytes, object);
  return end <= layout.table ? bytes.slice(start, end) : undefined;
}

const encoder = new TextEncoder();

/** A reference to a text, as UTF-8: of one in ASCII a view. */
function utf8(layout: Layout, at: number): Uint8Array | undefined {
  const { bytes } = layout;
  const object = archived(layout, uid(bytes, at));
  const start = object < 0 ? -1 : collection(bytes, object, 0x5);
  const end = start + collectionCount(bytes, object);
  if (start >= 0 && end <= layout.table && isAscii(bytes, start, end))
    return bytes.subarray(start, end);
  const value = text(layout, at);
  return value === undefined ? undefined : encoder.encode(value);
}

function isAscii(bytes: Uint8Array, start: number, end: number): boolean {
  for (let at = start; at < end; at++) if (bytes[at]! >= 0x80) return false;
  return true;
}

const utf16 = new TextDecoder('utf-16be', { ignoreBOM: true });

/** A reference to a text. */
function text(layout: Layout, at: number): string | undefined {
  const { bytes } = layout;
  const object = archived(layout, uid(bytes, at));
  if (object < 0) return undefined;
  const isWide = byteAt(bytes, object) >> 4 === 0x6;
  const start = collection(bytes, object, isWide ? 0x6 : 0x5);
  if (start < 0) return undefined;
  const end = start + collectionCount(bytes, object) * (isWide ? 2 : 1);
  if (end > layout.table) return undefined;
  if (isWide) return utf16.decode(bytes.subarray(start, end));
  let decoded = '';
  for (let i = start; i < end; i++) {
    const byte = byteAt(bytes, i);
    if (byte >= 0x80) return undefined;
    decoded += String.fromCharCode(byte);
  }
  return decoded;
}

function uint32(bytes: Uint8Array, at: number): number {
  return (
    ((byteAt(bytes, at) << 24) |
      (byteAt(bytes, at + 1) << 16) |
      (byteAt(bytes, at + 2) << 8) |
      byteAt(bytes, at + 3)) >>>
    0
  );
}

/** 0 beyond the end: the ends are checked where the value would matter. */
function byteAt(bytes: Uint8Array, at: number): number {
  return bytes[at] ?? 0;
}
