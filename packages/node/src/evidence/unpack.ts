import { Readable, Writable } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import { crc32, createInflateRaw, type Gunzip, type InflateRaw } from 'node:zlib';
import {
  EvidenceError,
  isEvidenceError,
  readUpTo,
  type FileTicket,
  type RandomAccessFile,
  type TakePiece,
} from '@athar/core';
import { checkClaims } from './inflated-file.ts';
import { openTicket } from './open-ticket.ts';

/** What is read and unpacked at once. */
export const pieceBytes = 2 ** 20;

/** What is read at once near damage: the piece in which that is met gives nothing. */
const closePieceBytes = 2 ** 5;

/** Unpacks a zip member piece by piece, and checks its length and CRC-32 at the end. */
export async function inflate(
  ticket: FileTicket & { readonly kind: 'deflate' },
  take: TakePiece,
): Promise<void> {
  const file = openTicket(ticket.of);
  try {
    checkClaims(ticket, file.size);
    let checksum = 0;
    let size = 0;
    const { end, detail } = await unpack(
      file,
      { from: ticket.offset, to: ticket.offset + ticket.packedSize },
      createInflateRaw({ chunkSize: pieceBytes }),
      (piece) => {
        checksum = crc32(piece, checksum);
        size += piece.length;
        return take(piece);
      },
      ticket.size,
    );
    if (end === 'truncated' || end === 'malformed') throw new EvidenceError(end, detail);
    if (size !== ticket.size) {
      throw new EvidenceError('malformed', `packed member holds ${size} bytes, not ${ticket.size}`);
    }
    if (checksum !== ticket.crc32) {
      throw new EvidenceError('malformed', 'CRC-32 of a packed member does not fit');
    }
  } finally {
    file.close();
  }
}

/** The packed bytes of a file; from `closelyFrom` on they are read in small pieces, for the length of one large one. */
export interface PackedPart {
  readonly from: number;
  readonly to: number;
  readonly closelyFrom?: number;
}

/** How unpacking ended, and where in the file the stream's last byte that was taken in lies. */
export interface StreamEnd {
  readonly end: 'whole' | 'enough' | 'truncated' | 'malformed';
  readonly used: number;
  /** What is wrong, in English. */
  readonly detail: string;
}

/** Unpacks a stream piece by piece. What was unpacked before damage is handed over, but for what came of the piece in which it was met. */
export async function unpack(
  file: RandomAccessFile,
  part: PackedPart,
  stream: Gunzip | InflateRaw,
  take: TakePiece,
  maxBytes: number,
): Promise<StreamEnd> {
  let total = 0;
  const taker = new Writable({
    highWaterMark: pieceBytes,
    write: (piece: Uint8Array, _, done) => {
      total += piece.length;
      if (total > maxBytes) {
        done(new EvidenceError('limit-exceeded', `unpacks to more than ${maxBytes} bytes`));
        return;
      }
      try {
        done(take(piece) === 'enough' ? enough : null);
      } catch (error) {
        done(error instanceof Error ? error : new Error(String(error)));
      }
    },
  });
  const ended = (end: StreamEnd['end'], detail = ''): StreamEnd => ({
    end,
    used: part.from + stream.bytesWritten,
    detail,
  });
  const disk: { failure?: EvidenceError } = {};
  const whole = await passedOn();
  // What comes before it was handed over; a stream that had enough by then asks for no more.
  if (disk.failure !== undefined && whole.end !== 'enough') throw disk.failure;
  return whole;

  async function passedOn(): Promise<StreamEnd> {
    try {
      await pipeline(Readable.from(packedPieces(file, part, disk)), stream, taker);
      return ended('whole');
    } catch (error) {
      if (error === enough) return ended('enough');
      if (isEvidenceError(error) || !isZlibError(error)) throw error;
      return error.code === 'Z_BUF_ERROR'
        ? ended('truncated', 'packed data is cut off')
        : ended('malformed', 'packed data is damaged');
    }
  }
}

/** Ends where the disk fails to give the next bytes, with those before them, and tells so. */
function* packedPieces(
  file: RandomAccessFile,
  { from, to, closelyFrom = Infinity }: PackedPart,
  disk: { failure?: EvidenceError },
): Iterable<Uint8Array> {
  for (let at = from; at < to;) {
    const isClose = at >= closelyFrom && at < closelyFrom + pieceBytes;
    const most = isClose ? closePieceBytes : at < closelyFrom ? closelyFrom - at : pieceBytes;
    const length = Math.min(pieceBytes, most, to - at);
    const piece = given(file, at, length, disk);
    if (piece === undefined || piece.length === 0) return;
    yield piece;
    at += piece.length;
  }
}

/** What disks give or fail to give at once. */
const sectorBytes = 2 ** 12;

function given(
  file: RandomAccessFile,
  at: number,
  length: number,
  disk: { failure?: EvidenceError },
): Uint8Array | undefined {
  try {
    // To the end of a sector, so that one that is lost costs none before it.
    const least = Math.min(length, sectorBytes - (at % sectorBytes));
    return readUpTo(file, at, least, length);
  } catch (error) {
    if (!isEvidenceError(error)) throw error;
    disk.failure = error;
    return undefined;
  }
}

/** Ends a pipeline whose taker has what it came for. */
const enough = new Error('enough');

function isZlibError(error: unknown): error is Error & { code: string } {
  return (
    error instanceof Error &&
    'code' in error &&
    typeof error.code === 'string' &&
    error.code.startsWith('Z_')
  );
}
