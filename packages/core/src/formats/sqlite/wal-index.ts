import type { RandomAccessFile } from '../../model/index.ts';
import { extendChecksum, readWalHeader, type WriteAheadLog } from './wal.ts';

/** Two copies of the header, and what the checkpoints did (https://www.sqlite.org/walformat.html, 2.1). */
const indexHeaderSize = 136;
const copySize = 48;
const summedSize = 40;

/** What the index of a write-ahead log (`-shm`) says of the log. */
interface WalIndex {
  readonly bigEndianChecksums: boolean;
  readonly pageSize: number;
  /** Frames of the log up to its last commit. */
  readonly frames: number;
  readonly salt1: number;
  readonly salt2: number;
  /** Frames whose pages were written into the database. */
  readonly written: number;
}

/** What the index tells of a log that lost some of its frames. */
interface LoggedLoss {
  readonly detail: string;
  /** Pages of lost commits are in the database or in frames whose commit is lost: what is read is no state that there ever was. */
  readonly isMixed: boolean;
}

/**
 * What of a write-ahead log is lost by the index beside it, where the log itself shows nothing: one that ends between two frames looks
 * whole. `log` is what was read of it; `undefined` where there is none.
 *
 * SQLite counts frames in the index after it wrote them, and never takes away one that it counts while the salts are the same; a log is
 * emptied or removed only after all its frames were written into the database. An index that is of another run through the log says
 * nothing of it, and is left out, as is one whose two copies differ, which is of a moment when it was written to.
 */
export function lossByIndex(
  index: RandomAccessFile | undefined,
  wal: RandomAccessFile | undefined,
  log: WriteAheadLog | undefined,
): LoggedLoss | undefined {
  const stated = index && readWalIndex(index);
  if (stated === undefined) return undefined;
  if (wal === undefined || wal.size === 0) {
    if (stated.written >= stated.frames) return undefined;
    const what = wal === undefined ? 'is not there' : 'is empty';
    const detail = `the write-ahead log ${what}, and by its index ${stated.frames - stated.written} frames of it were not in the database yet`;
    return { detail, isMixed: stated.written > 0 };
  }
  const header = readWalHeader(wal);
  if (header === undefined || log === undefined) return undefined;
  const isOfThisRun =
    header.salt1 === stated.salt1 &&
    header.salt2 === stated.salt2 &&
    header.pageSize === stated.pageSize &&
    header.bigEndianChecksums === stated.bigEndianChecksums;
  if (!isOfThisRun || stated.frames <= log.appliedFrames) return undefined;
  const { appliedFrames, validFrames } = log;
  return {
    detail: `the write-ahead log holds ${appliedFrames} of the ${stated.frames} frames that its index counts: its end is lost, or it was copied earlier than its index`,
    isMixed: validFrames > appliedFrames || stated.written > appliedFrames,
  };
}

/** `undefined` where it is none, was never filled, or is not consistent. Its numbers are in the byte order of the device. */
function readWalIndex(file: RandomAccessFile): WalIndex | undefined {
  const bytes = file.read(0, indexHeaderSize);
  if (bytes.length < indexHeaderSize) return undefined;
  const view = new DataView(bytes.buffer, bytes.byteOffset, indexHeaderSize);
  for (let at = 0; at < copySize; at++) if (bytes[at] !== bytes[copySize + at]) return undefined;
  const isLittle = view.getUint32(0, true) === 3007000;
  if (!isLittle && view.getUint32(0) !== 3007000) return undefined;
  const computed = extendChecksum({ first: 0, second: 0 }, bytes, 0, summedSize, !isLittle);
  const holds =
    computed.first === view.getUint32(40, isLittle) &&
    computed.second === view.getUint32(44, isLittle);
  const isFilled = view.getUint8(12) === 1;
  if (!holds || !isFilled) return undefined;
  const pageSize = view.getUint16(14, isLittle);
  return {
    bigEndianChecksums: view.getUint8(13) === 1,
    pageSize: pageSize === 1 ? 65_536 : pageSize,
    frames: view.getUint32(16, isLittle),
    // Copied from the log as they stand there.
    salt1: view.getUint32(32),
    salt2: view.getUint32(36),
    written: view.getUint32(96, isLittle),
  };
}
