import type { Database, RandomAccessFile } from '../../model/index.ts';
import { EvidenceError } from '../../model/index.ts';

/** How large pages are, and how much of each is used. */
export interface PageSize {
  readonly pageSize: number;
  /** Page size without the bytes reserved at the end of each page. */
  readonly usableSize: number;
}

/** What the first 100 bytes of a database say. */
export interface DatabaseHeader extends PageSize {
  /** Pages by the header; 0 where the header's count is not to be trusted (written by an old SQLite). */
  readonly pageCount: number;
  readonly encoding: Database['encoding'];
  readonly userVersion: number;
  /** Oddities that do not keep the database from being read. */
  readonly oddities: readonly string[];
}

/** Bytes of the header of the file (file format of SQLite, 1.3). */
export const headerSize = 100;

const magic = 'SQLite format 3\0';

/** Whether these are the first bytes of a SQLite database; 16 are enough. */
export function isSqlite(firstBytes: Uint8Array): boolean {
  if (firstBytes.length < magic.length) return false;
  for (let i = 0; i < magic.length; i++) {
    if (firstBytes[i] !== magic.charCodeAt(i)) return false;
  }
  return true;
}

/** A power of two from 512 to 65536; in the header 1 stands for the last. */
export function isPageSize(size: number): boolean {
  return size >= 512 && size <= 65536 && (size & (size - 1)) === 0;
}

/** Why pages cannot be as large as a header states, or so much of each be kept free; undefined where they can. */
export function impossibleSize({ pageSize, usableSize }: PageSize): string | undefined {
  if (!isPageSize(pageSize)) return `page size ${pageSize} is not possible`;
  return usableSize < 480 ? `only ${usableSize} bytes of each page are usable` : undefined;
}

/** Throws where the bytes are too few; smaller faults are `oddities`. Neither the mark at its beginning nor the size of pages is judged here. */
export function readHeader(bytes: Uint8Array): DatabaseHeader {
  if (bytes.length < headerSize)
    throw new EvidenceError('truncated', 'the file ends within the SQLite header');
  const view = new DataView(bytes.buffer, bytes.byteOffset, headerSize);
  const stored = view.getUint16(16);
  const pageSize = stored === 1 ? 65536 : stored;
  const usableSize = pageSize - view.getUint8(20);

  const oddities: string[] = [];
  if (view.getUint8(19) > 2) oddities.push('the header asks for a newer reader');
  if (view.getUint8(21) !== 64 || view.getUint8(22) !== 32 || view.getUint8(23) !== 32) {
    oddities.push('the payload fractions of the header are not 64, 32, 32');
  }
  if (view.getUint32(44) > 4) oddities.push('the schema format is newer than 4');
  const isKnown = (version: number) => version === 1 || version === 2;
  if (!isKnown(view.getUint8(18)) || view.getUint8(19) === 0)
    oddities.push('the header states a version of the format that does not exist');
  if (view.getUint32(56) > 3)
    oddities.push('the header states a text encoding that does not exist');
  // SQLite writes both with the first table of a database that keeps a map of its pages.
  if (view.getUint32(52) === 0 && view.getUint32(64) !== 0)
    oddities.push('the header asks for a vacuum that the database has no map of pages for');
  if (bytes.subarray(72, 92).some((byte) => byte !== 0))
    oddities.push('the header holds something where SQLite keeps zeros (bytes 72 to 91)');
  if (
    view.getUint32(28) === 0 &&
    view.getUint32(24) !== 0 &&
    view.getUint32(24) === view.getUint32(92)
  )
    oddities.push('the header counts no pages');
  // SQLite trusts the count only where the version that wrote it also wrote the last change.
  const pageCount = view.getUint32(24) === view.getUint32(92) ? view.getUint32(28) : 0;
  return {
    pageSize,
    usableSize,
    pageCount,
    encoding: (['utf-8', 'utf-8', 'utf-16le', 'utf-16be'] as const)[view.getUint32(56) & 3]!,
    userVersion: view.getInt32(60),
    oddities,
  };
}

/**
 * Why a file without SQLite's header is none: bytes that look random in whole sectors
 * are an encrypted database (SQLCipher keeps nothing plain), anything else is another format, or a first page that is damaged.
 */
export function notSqlite(file: RandomAccessFile): EvidenceError {
  if (file.size % 512 === 0 && looksRandom(file)) {
    return new EvidenceError('encrypted', 'no SQLite header and bytes that look random');
  }
  return new EvidenceError('malformed', 'no SQLite header');
}

/** Whether the bytes at the beginning and in the middle look like those of a cipher. */
export function looksRandom(file: RandomAccessFile): boolean {
  const sample = file.read(0, 4096);
  const middle = file.size >= 8192 ? file.read(Math.floor(file.size / 2), 4096) : sample;
  return sample.length >= 1024 && entropy(sample) > 7.5 && entropy(middle) > 7.5;
}

/**
 * Whether a database is encrypted although its header is there: apps on iOS let SQLCipher leave the first 32 bytes plain
 * (`cipher_plaintext_header_size`), so that the system takes the file for a database. The bytes that SQLite keeps zero are random then.
 */
export function isEncryptedBehindHeader(file: RandomAccessFile, first: Uint8Array): boolean {
  if (first.length < headerSize) return false;
  if (first.subarray(72, 92).every((byte) => byte === 0)) return false;
  const sample = file.read(plainHeaderSize, 4096 - plainHeaderSize);
  return sample.length >= 1024 - plainHeaderSize && entropy(sample) > 7.5;
}

const plainHeaderSize = 32;

/** Bits a byte. */
function entropy(bytes: Uint8Array): number {
  const counts = new Uint32Array(256);
  for (const byte of bytes) counts[byte]!++;
  let bits = 0;
  for (const count of counts) {
    if (count > 0) bits -= (count / bytes.length) * Math.log2(count / bytes.length);
  }
  return bits;
}
