import type { RandomAccessFile } from '../../model/index.ts';
import { frameHeaderSize, framePageOffset, readWalHeader, walHeaderSize } from './wal.ts';

/** How much of a write-ahead log stands beyond what the database uses. */
export interface LogGenerations {
  /** Frames that the file has room for. */
  readonly frames: number;
  /** Frames of the generation that the header names, as far as they follow each other; whether their checksums hold is not asked. */
  readonly current: number;
  /** Frames that an earlier run through the log left. */
  readonly older: number;
  /** Runs of frames with salts of their own; 1 where all are of the current one. */
  readonly generations: number;
  /** Set where the log is longer than was looked through. */
  readonly isCut: boolean;
}

/** 256 MB of log at the usual page size; phones keep some megabytes. */
const maxFrames = 65_536;

/** Reads the headers of the frames alone. `undefined` where the file is no write-ahead log of this page size. */
export function logGenerations(
  wal: RandomAccessFile,
  pageSize: number,
): LogGenerations | undefined {
  const header = readWalHeader(wal);
  if (header?.pageSize !== pageSize) return undefined;
  const frames = Math.max(0, Math.floor((wal.size - walHeaderSize) / (frameHeaderSize + pageSize)));
  const looked = Math.min(frames, maxFrames);
  const bytes = new Uint8Array(frameHeaderSize);
  const view = new DataView(bytes.buffer);
  let current = 0;
  let older = 0;
  let generations = 0;
  let salt1 = -1;
  let salt2 = -1;
  for (let frame = 1; frame <= looked; frame++) {
    const offset = framePageOffset(frame, pageSize) - frameHeaderSize;
    if (wal.readInto(bytes, offset) < bytes.length) break;
    // A frame that names no page was never written: space made ahead.
    if (view.getUint32(0) === 0) continue;
    if (view.getUint32(8) !== salt1 || view.getUint32(12) !== salt2) generations += 1;
    salt1 = view.getUint32(8);
    salt2 = view.getUint32(12);
    if (salt1 === header.salt1 && salt2 === header.salt2) current += 1;
    else older += 1;
  }
  return { frames, current, older, generations, isCut: looked < frames };
}
