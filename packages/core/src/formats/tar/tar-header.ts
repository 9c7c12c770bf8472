/** Everything in a tar stands at multiples of this. */
export const blockBytes = 512;

/** The fields of a header block that we use; numbers as written, which may be nonsense. */
export interface TarHeader {
  readonly name: string;
  /** NaN where it is no number. */
  readonly size: number;
  /** Unix seconds; NaN where it is no number. */
  readonly modified: number;
  readonly type: string;
  readonly linkName: string;
}

/** Whether a block is a header, by its checksum: the one check that all tar dialects share. */
export function isTarHeader(block: Uint8Array): boolean {
  if (block.length < blockBytes) return false;
  const told = numberAt(block, 148, 8);
  let unsigned = 0;
  let signed = 0;
  for (let index = 0; index < blockBytes; index++) {
    const byte = index >= 148 && index < 156 ? 0x20 : block[index]!;
    unsigned += byte;
    // Some old writers summed signed bytes.
    signed += byte < 128 ? byte : byte - 256;
  }
  return unsigned > 8 * 0x20 && (told === unsigned || told === signed);
}

/** Bytes of a name in a header; a longer one stands in an extended header. */
export const shortNameBytes = 100;
/** A tool that shortens names in a way of its own puts other characters in more places. */
const mostDamaged = 8;

/** Whether a long name is not the one of which a full field of a header holds the beginning: in few places, so that one of them is damaged. */
export function differsLittle(short: string, long: string): boolean {
  if (short.length !== shortNameBytes || long.length < shortNameBytes) return false;
  let count = 0;
  for (let at = 0; at < shortNameBytes && count <= mostDamaged; at++) {
    const [ours, theirs] = [short.charCodeAt(at), long.charCodeAt(at)];
    // Some put a question mark, or something of their own, where a character is not ASCII. U+FFFD is none: there stand bytes that are no text.
    const mayStandFor = ours === 0x3f || (theirs >= 0x80 && theirs !== 0xfffd);
    if (ours !== theirs && ours < 0x80 && !mayStandFor) count++;
  }
  return count > 0 && count <= mostDamaged;
}

/** Two such blocks end an archive. */
export function isZeroBlock(block: Uint8Array): boolean {
  return block.every((byte) => byte === 0);
}

/** Whether a file is a tar by its first block. */
export function looksLikeTar(head: Uint8Array): boolean {
  return isTarHeader(head);
}

/** Reads a block of 512 bytes: ustar, GNU's or older. That its checksum is right is asked before. */
export function readTarHeader(block: Uint8Array): TarHeader {
  const isUstar = textAt(block, 257, 5) === 'ustar';
  // GNU's own format ("ustar  ") has other things where POSIX has the prefix of the name.
  const isPosix = isUstar && block[262] === 0;
  const prefix = isPosix ? textAt(block, 345, 155) : '';
  const name = textAt(block, 0, 100);
  return {
    name: prefix === '' ? name : `${prefix}/${name}`,
    size: sizeAt(block),
    modified: numberAt(block, 136, 12),
    type: String.fromCharCode(block[156]!),
    linkName: textAt(block, 157, 100),
  };
}

/** What has no content, a label above all, may leave the field empty: every tool reads that as 0. */
function sizeAt(block: Uint8Array): number {
  return textAt(block, 124, 12).trim() === '' ? 0 : numberAt(block, 124, 12);
}

/** A number in octal digits, or in base 256 where the first bit is set (sizes from 8 GiB). NaN where it is neither. */
export function numberAt(block: Uint8Array, offset: number, length: number): number {
  const first = block[offset]!;
  if ((first & 0x80) !== 0) {
    // 0xff begins a negative number, which no size can be.
    if (first !== 0x80) return NaN;
    let value = 0;
    for (let index = 1; index < length; index++) value = value * 256 + block[offset + index]!;
    return Number.isSafeInteger(value) ? value : NaN;
  }
  const digits = textAt(block, offset, length).trim();
  return /^[0-7]{1,12}$/.test(digits) ? Number.parseInt(digits, 8) : NaN;
}

const utf8 = new TextDecoder('utf-8', { ignoreBOM: true });

/** Text up to the first zero. */
export function textAt(block: Uint8Array, offset: number, length: number): string {
  const field = block.subarray(offset, offset + length);
  const end = field.indexOf(0);
  return utf8.decode(end < 0 ? field : field.subarray(0, end));
}
