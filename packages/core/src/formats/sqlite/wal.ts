import { signed32 } from '../../bytes/big-endian.ts';
import type { RandomAccessFile } from '../../model/index.ts';
import { isZero } from './recovery/cells/zeros.ts';

/** Bytes of the header of the log (file format of SQLite, 4.1). */
export const walHeaderSize = 32;
/** Bytes before the page in each frame. */
export const frameHeaderSize = 24;
const damagedFrame = 'the write-ahead log goes on behind a frame that is damaged';
const shiftedFrames =
  'the write-ahead log lost bytes or got some in its midst, and goes on behind them';
/** Bytes of a log that are looked through at once. */
const windowBytes = 2 ** 16;

/** Header of a write-ahead log, checked only for what is needed to find its frames. */
export interface WalHeader {
  /** Order in which the words of the checksums are read. */
  readonly bigEndianChecksums: boolean;
  readonly version: number;
  readonly pageSize: number;
  readonly salt1: number;
  readonly salt2: number;
  readonly checksum: Checksum;
  readonly checksumHolds: boolean;
}

/** The running checksum of a log: each frame continues where the one before ended. */
export interface Checksum {
  readonly first: number;
  readonly second: number;
}

/** The part of a log that real SQLite would apply. */
export interface WriteAheadLog {
  /** Frames up to and including the last commit; later ones were never committed. */
  readonly appliedFrames: number;
  /** Frames whose salts and checksums hold, committed or not. */
  readonly validFrames: number;
  /** Pages of the database after the last commit; 0 where nothing was committed. */
  readonly pageCount: number;
  /** The last committed frame of each page, counted from 1. */
  readonly frameOfPage: ReadonlyMap<number, number>;
  /** Why the log, or the rest of it, was not applied; undefined where it just ends or starts an older generation. */
  readonly fault: string | undefined;
  /** How the file ends where frames of its current generation are lost with its end. */
  readonly cut: string | undefined;
}

/** Whether a file begins as a write-ahead log does. */
export function isWriteAheadLog(file: RandomAccessFile): boolean {
  return readWalHeader(file) !== undefined;
}

/** `undefined` where this is no write-ahead log. */
export function readWalHeader(file: RandomAccessFile): WalHeader | undefined {
  const bytes = file.read(0, walHeaderSize);
  if (bytes.length < walHeaderSize) return undefined;
  const view = new DataView(bytes.buffer, bytes.byteOffset, walHeaderSize);
  const magic = view.getUint32(0);
  if (magic !== 0x377f0682 && magic !== 0x377f0683) return undefined;
  const bigEndianChecksums = magic === 0x377f0683;
  const checksum = { first: view.getUint32(24), second: view.getUint32(28) };
  const computed = extendChecksum({ first: 0, second: 0 }, bytes, 0, 24, bigEndianChecksums);
  return {
    bigEndianChecksums,
    version: view.getUint32(4),
    pageSize: view.getUint32(8),
    salt1: view.getUint32(16),
    salt2: view.getUint32(20),
    checksum,
    checksumHolds: computed.first === checksum.first && computed.second === checksum.second,
  };
}

/** Offset of the page of a frame within the log; its header stands 24 bytes before. */
export function framePageOffset(frame: number, pageSize: number): number {
  return walHeaderSize + (frame - 1) * (frameHeaderSize + pageSize) + frameHeaderSize;
}

/**
 * Follows the log as SQLite does when its index is lost: frame after frame while salts and checksums hold,
 * and what the last commit among them covers counts. Reads the log once; keeps four bytes a frame.
 */
export function readWriteAheadLog(file: RandomAccessFile, pageSize: number): WriteAheadLog {
  if (file.size === 0) return nothing(undefined);
  const header = readWalHeader(file);
  if (header === undefined) return nothing('the write-ahead log has no header');
  if (!header.checksumHolds)
    return nothing('the checksum of the write-ahead log header does not hold');
  if (header.version !== 3007000) return nothing('the write-ahead log is of another version');
  if (header.pageSize !== pageSize)
    return nothing('the page size of the write-ahead log is not that of the database');

  const frameSize = frameHeaderSize + pageSize;
  const frames = Math.floor((file.size - walHeaderSize) / frameSize);
  const framesARead = Math.max(1, Math.floor(2 ** 18 / frameSize));
  const buffer = new Uint8Array(Math.min(frames, framesARead) * frameSize);
  const view = new DataView(buffer.buffer);
  const pages: number[] = [];
  const current: WalHeader = header;
  let { checksum } = header;
  let appliedFrames = 0;
  let pageCount = 0;

  for (let first = 0; first < frames; first += framesARead) {
    const got = file.readInto(buffer, walHeaderSize + first * frameSize);
    for (let at = 0; at + frameSize <= got && pages.length < frames; at += frameSize) {
      const page = view.getUint32(at);
      if (page === 0 || !isOfGeneration(view, at, header))
        return applied(faultBehind(damagedFrame));
      checksum = extendChecksum(checksum, buffer, at, at + 8, header.bigEndianChecksums);
      checksum = extendChecksum(
        checksum,
        buffer,
        at + frameHeaderSize,
        at + frameSize,
        header.bigEndianChecksums,
      );
      if (
        view.getUint32(at + 16) !== checksum.first ||
        view.getUint32(at + 20) !== checksum.second
      ) {
        return applied(faultBehind('the checksum of a write-ahead log frame does not hold'));
      }
      pages.push(page);
      const size = view.getUint32(at + 4);
      if (size !== 0) {
        appliedFrames = pages.length;
        pageCount = size;
      }
    }
    if (got < Math.min(framesARead, frames - first) * frameSize) break;
  }
  return applied(undefined);

  function faultBehind(fault: string): string | undefined {
    const first = pages.length + 1;
    if (goesOnFrom(file, current, first, frames)) return fault;
    if (hasShiftedCommit(file, current, first)) return shiftedFrames;
    return endsInZerosBefore(file, current, first, frames) ? fault : undefined;
  }

  function applied(fault: string | undefined): WriteAheadLog {
    const frameOfPage = new Map<number, number>();
    for (let frame = 1; frame <= appliedFrames; frame++) frameOfPage.set(pages[frame - 1]!, frame);
    const cut = cutBehind(file, current, pages.length);
    return { appliedFrames, validFrames: pages.length, pageCount, frameOfPage, fault, cut };
  }
}

/**
 * Whether frames of the header's generation stand behind damage that begins with this one, the first that does not hold. Where it is of that
 * generation and none from it on ends a transaction, they are of a change that was not finished: SQLite writes a page again in its frame and
 * reckons the checksums of all that follow anew when it commits (`iReCksum` in its `wal.c`), so until then they do not hold, and nothing that
 * was committed is lost.
 *
 * SQLite writes frames one behind the other: those of older generations stand behind all that are of the current one, so that one of it
 * behind another frame, or one that names no page, is behind damage.
 */
function goesOnFrom(
  file: RandomAccessFile,
  header: WalHeader,
  first: number,
  frames: number,
): boolean {
  let isBehindOther = false;
  for (const { frame, view } of frameHeaders(file, header, first, frames)) {
    const endsChange = view.getUint32(4) !== 0;
    const isOwn = isOfGeneration(view, 0, header);
    if (isOwn && (endsChange || isBehindOther || view.getUint32(0) === 0)) return true;
    if (frame === first && endsChange && isNearGeneration(view, header)) return true;
    isBehindOther ||= !isOwn;
  }
  return false;
}

/** Whether zeros stand where the frames of the header's generation end, from this one on, and something behind them: SQLite makes salts at random. */
function endsInZerosBefore(
  file: RandomAccessFile,
  header: WalHeader,
  first: number,
  frames: number,
): boolean {
  for (const { at, bytes, view } of frameHeaders(file, header, first, frames)) {
    if (isOfGeneration(view, 0, header)) continue;
    return isZero(bytes, 8, 16) && !isZeroFrom(file, at);
  }
  return false;
}

/** The headers of frames, as far as the file holds them whole; `bytes` and `view` are those of the next one when it is asked for. */
function* frameHeaders(
  file: RandomAccessFile,
  { pageSize }: WalHeader,
  first: number,
  frames: number,
) {
  const bytes = new Uint8Array(frameHeaderSize);
  const view = new DataView(bytes.buffer);
  for (let frame = first; frame <= frames; frame++) {
    const at = framePageOffset(frame, pageSize) - frameHeaderSize;
    if (file.readInto(bytes, at) < frameHeaderSize) return;
    yield { frame, at, bytes, view };
  }
}

/**
 * Whether a frame that ends a transaction of the header's generation stands from this one on where no frame can begin: bytes before it were
 * lost, or others came in between. Its salts tell it from whatever else the log holds.
 */
function hasShiftedCommit(file: RandomAccessFile, header: WalHeader, first: number): boolean {
  const bytes = new Uint8Array(windowBytes);
  const view = new DataView(bytes.buffer);
  const salt = header.salt2 >>> 24;
  for (
    let start = framePageOffset(first, header.pageSize) - frameHeaderSize, got = windowBytes;
    got === windowBytes;
    start += windowBytes - frameHeaderSize
  ) {
    got = file.readInto(bytes, start);
    const last = got - frameHeaderSize;
    for (
      let at = bytes.indexOf(salt, 12) - 12;
      at >= 0 && at <= last;
      at = bytes.indexOf(salt, at + 13) - 12
    )
      if (
        isOfGeneration(view, at, header) &&
        view.getUint32(at) !== 0 &&
        view.getUint32(at + 4) !== 0
      )
        return true;
  }
  return false;
}

function isOfGeneration(frame: DataView, at: number, { salt1, salt2 }: WalHeader): boolean {
  return frame.getUint32(at + 8) === salt1 && frame.getUint32(at + 12) === salt2;
}

/** Whether one salt is that of the header and the other is not, which is damage: SQLite counts the first up when it makes the second anew. */
function isNearGeneration(frame: DataView, { salt1, salt2 }: WalHeader): boolean {
  return frame.getUint32(8) === salt1 || frame.getUint32(12) === salt2;
}

/**
 * How a log was cut off behind its valid frames. SQLite cuts a log to a size that it was told, within whatever frame of an older generation is
 * there, but never in one that it uses; a header alone is no part that was cut off. Nor does it make space ahead: zeros to the end are what a
 * copy that broke off never wrote.
 */
function cutBehind(file: RandomAccessFile, header: WalHeader, frames: number): string | undefined {
  const bytes = new Uint8Array(frameHeaderSize);
  const view = new DataView(bytes.buffer);
  const next = framePageOffset(frames + 1, header.pageSize) - frameHeaderSize;
  const got = file.readInto(bytes, next);
  // The first salt alone tells a frame from those of older generations.
  const isNextOfUse =
    got < 16 ? got >= 12 && view.getUint32(8) === header.salt1 : isOfGeneration(view, 0, header);
  const behind = next + frameHeaderSize + header.pageSize;
  if (isNextOfUse && file.size < behind)
    return file.size === next + frameHeaderSize
      ? undefined
      : 'the write-ahead log ends within a frame';
  // One that is used and does not hold may be what zeros begin in.
  const isInZeros = isZeroFrom(file, isNextOfUse ? behind : next);
  return isInZeros ? 'the write-ahead log ends in zeros' : undefined;
}

/** Whether at least the header of a frame stands there, and nothing but zeros to the end of the file. */
function isZeroFrom(file: RandomAccessFile, from: number): boolean {
  if (file.size < from + frameHeaderSize) return false;
  const bytes = new Uint8Array(windowBytes);
  for (let at = from; at < file.size; at += windowBytes) {
    const got = file.readInto(bytes, at);
    if (!isZero(bytes, 0, got)) return false;
  }
  return true;
}

/** Whether the checksum of each frame from `first` to `last` continues that of the frame before it, which is of the same generation. */
export function framesFollow(
  file: RandomAccessFile,
  { pageSize, bigEndianChecksums }: WalHeader,
  first: number,
  last: number,
): boolean {
  const bytes = new Uint8Array(frameHeaderSize + pageSize);
  const view = new DataView(bytes.buffer);
  let checksum: Checksum | undefined;
  for (let frame = first - 1; frame <= last; frame++) {
    const at = framePageOffset(frame, pageSize) - frameHeaderSize;
    if (file.readInto(bytes, at) < bytes.length) return false;
    const stated = { first: view.getUint32(16), second: view.getUint32(20) };
    if (checksum !== undefined) {
      checksum = extendChecksum(checksum, bytes, 0, 8, bigEndianChecksums);
      checksum = extendChecksum(checksum, bytes, frameHeaderSize, bytes.length, bigEndianChecksums);
      if (checksum.first !== stated.first || checksum.second !== stated.second) return false;
    }
    checksum = stated;
  }
  return true;
}

/** Continues a checksum over bytes `[from, to)`, whose length is a multiple of 8. */
export function extendChecksum(
  checksum: Checksum,
  bytes: Uint8Array,
  from: number,
  to: number,
  bigEndian: boolean,
): Checksum {
  let first = checksum.first | 0;
  let second = checksum.second | 0;
  for (let at = from; at + 8 <= to; at += 8) {
    const a = bigEndian ? signed32(bytes, at) : swappedWord(bytes, at);
    const b = bigEndian ? signed32(bytes, at + 4) : swappedWord(bytes, at + 4);
    first = (first + a + second) | 0;
    second = (second + b + first) | 0;
  }
  return { first: first >>> 0, second: second >>> 0 };
}

function swappedWord(bytes: Uint8Array, at: number): number {
  return (bytes[at + 3]! << 24) | (bytes[at + 2]! << 16) | (bytes[at + 1]! << 8) | bytes[at]!;
}

function nothing(fault: string | undefined): WriteAheadLog {
  return {
    appliedFrames: 0,
    validFrames: 0,
    pageCount: 0,
    frameOfPage: new Map(),
    fault,
    cut: undefined,
  };
}
