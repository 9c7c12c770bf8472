/** Bytes of `bplist00`, before which no object lies. */
export const headerLength = 8;
/** Bytes at the end that tell where the objects lie (CFBinaryPList.c). */
export const trailerLength = 32;

/** Where the objects of a binary property list lie, as its trailer tells. */
export interface BinaryLayout {
  readonly bytes: Uint8Array;
  readonly offsetSize: number;
  readonly referenceSize: number;
  readonly count: number;
  /** Where the list of offsets begins: the objects end there. */
  readonly table: number;
}

/**
 * What is wrong with how the objects lie in the file. All writers have them side by side, from the header to the list of offsets, so that a count, a
 * length or an offset that was changed leaves bytes aside or takes some twice. Objects to which nothing leads are in order where an equal one is led
 * to: the system's own writer leaves such truth values and references. Of any other, what led to it was lost.
 */
export function faultOfLayout(
  layout: BinaryLayout,
  isLedTo: (index: number) => boolean,
): string | undefined {
  const { bytes, count, offsetSize, table } = layout;
  const notAccountedFor =
    'a binary property list holds more, or less, than its counts and lengths tell of';
  if (table + count * offsetSize !== bytes.length - trailerLength) return notAccountedFor;
  const offsets = new Float64Array(count);
  for (let index = 0; index < count; index++) {
    const offset = unsigned(bytes, table + index * offsetSize, offsetSize);
    if (offset < headerLength || offset >= table) return notAccountedFor;
    offsets[index] = offset;
  }
  let end = headerLength;
  for (const offset of offsets.toSorted()) {
    if (offset !== end) return notAccountedFor;
    end += extentOf(layout, offset);
  }
  if (end !== table) return notAccountedFor;
  return areCopies(layout, offsets, isLedTo)
    ? undefined
    : 'a binary property list with objects that nothing leads to';
}

/** Whether each object to which nothing leads has an equal one to which something does. */
function areCopies(
  layout: BinaryLayout,
  offsets: Float64Array,
  isLedTo: (index: number) => boolean,
): boolean {
  const loose = new Map<number, Set<string>>();
  for (const [index, offset] of offsets.entries()) {
    if (isLedTo(index)) continue;
    const extent = extentOf(layout, offset);
    const contents = loose.get(extent) ?? new Set();
    contents.add(contentAt(layout, offset, extent));
    loose.set(extent, contents);
  }
  if (loose.size === 0) return true;
  for (const [index, offset] of offsets.entries()) {
    const extent = extentOf(layout, offset);
    const contents = isLedTo(index) ? loose.get(extent) : undefined;
    contents?.delete(contentAt(layout, offset, extent));
  }
  return [...loose.values()].every((contents) => contents.size === 0);
}

const latin1 = new TextDecoder('latin1');

function contentAt({ bytes }: BinaryLayout, offset: number, extent: number): string {
  return latin1.decode(bytes.subarray(offset, offset + extent));
}

/** Bytes of an object, its marker among them; infinite where it is none. */
function extentOf(layout: BinaryLayout, offset: number): number {
  const { bytes } = layout;
  const marker = bytes[offset] ?? 0;
  const [kind, low] = [marker >> 4, marker & 0x0f];
  if (kind === 0x0) return marker === 0x0e ? 17 : 1;
  if (kind <= 0x3) return 1 + 2 ** low;
  if (kind === 0x8) return 2 + low;
  const each = bytesOfOne(layout, kind);
  if (each === undefined) return Number.POSITIVE_INFINITY;
  if (low !== 0xf) return 1 + low * each;
  const size = 2 ** ((bytes[offset + 1] ?? 0) & 0x0f);
  return 2 + size + unsigned(bytes, offset + 2, Math.min(size, 8)) * each;
}

/** Bytes that each of what an object of this kind counts takes within it. */
function bytesOfOne({ referenceSize }: BinaryLayout, kind: number): number | undefined {
  if (kind === 0x4 || kind === 0x5 || kind === 0x7) return 1;
  if (kind === 0x6) return 2;
  if (kind >= 0xa && kind <= 0xc) return referenceSize;
  return kind === 0xd ? 2 * referenceSize : undefined;
}

/** Beyond 2^53 the result is rounded, but then far outside of any file. */
function unsigned(bytes: Uint8Array, offset: number, size: number): number {
  let value = 0;
  for (let i = 0; i < size; i++) value = value * 256 + (bytes[offset + i] ?? 0);
  return value;
}
