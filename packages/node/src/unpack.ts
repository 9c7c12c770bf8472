import { Readable, Writable } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import { crc32, createGunzip, createInflateRaw, type Gunzip, type InflateRaw } from 'node:zlib';
import {
  EvidenceError,
  isEvidenceError,
  type FileTicket,
  type RandomAccessFile,
  type TakePiece,
} from '@athar/core';
import { checkClaims } from './inflated-file.ts';
import { openTicket } from './open-ticket.ts';

const pieceBytes = 2 ** 20;

/** Unpacks a gzip file, several members after each other included, piece by piece. */
export async function gunzip(ticket: FileTicket, take: TakePiece, maxBytes: number): Promise<void> {
  const file = openTicket(ticket);
  try {
    await unpack(file, 0, file.size, createGunzip({ chunkSize: pieceBytes }), take, maxBytes);
  } finally {
    file.close();
  }
}

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
    await unpack(
      file,
      ticket.offset,
      ticket.packedSize,
      createInflateRaw({ chunkSize: pieceBytes }),
      (piece) => {
        checksum = crc32(piece, checksum);
        size += piece.length;
        return take(piece);
      },
      ticket.size,
    );
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

async function unpack(
  file: RandomAccessFile,
  offset: number,
  length: number,
  stream: Gunzip | InflateRaw,
  take: TakePiece,
  maxBytes: number,
): Promise<void> {
  let total = 0;
  function* packed(): Iterable<Uint8Array> {
    for (let at = 0; at < length; at += pieceBytes) {
      const piece = file.read(offset + at, Math.min(pieceBytes, length - at));
      if (piece.length === 0) return;
      yield piece;
    }
  }
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
  try {
    await pipeline(Readable.from(packed()), stream, taker);
  } catch (error) {
    if (error === enough) return;
    if (isEvidenceError(error) || !isZlibError(error)) throw error;
    throw new EvidenceError(
      error.code === 'Z_BUF_ERROR' ? 'truncated' : 'malformed',
      'packed data is damaged or cut off',
      { cause: error },
    );
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
