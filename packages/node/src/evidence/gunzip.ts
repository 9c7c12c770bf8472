import { crc32, createGunzip, createInflateRaw } from 'node:zlib';
import {
  gzipContentStart,
  looksLikeGzip,
  type FileTicket,
  type RandomAccessFile,
  type TakePiece,
  type UnpackFault,
} from '@athar/core';
import { openTicket } from './open-ticket.ts';
import { pieceBytes, unpack } from './unpack.ts';

/** Members that are unpacked one by one, at most; tools that pack in parallel write one for each megabyte or so. */
const maxMembers = 200_000;

/** The names in the header of a member end within this. */
const maxHeaderBytes = 2 ** 17;

const trailerBytes = 8;

/**
 * Unpacks a gzip file, several members after each other included, piece by piece. What is wrong with it is returned, after all
 * that could be unpacked was handed over.
 */
export async function gunzip(
  ticket: FileTicket,
  take: TakePiece,
  maxBytes: number,
): Promise<readonly UnpackFault[]> {
  const file = openTicket(ticket);
  try {
    let handedOver = 0;
    const whole = await unpack(
      file,
      { from: 0, to: file.size },
      createGunzip({ chunkSize: pieceBytes }),
      (piece) => {
        handedOver += piece.length;
        return take(piece);
      },
      maxBytes,
    );
    switch (whole.end) {
      case 'enough':
        return [];
      case 'truncated':
        return [{ code: 'truncated', detail: whole.detail }];
      case 'malformed':
        break;
      case 'whole':
        // Some writers fill the rest of a block with zeros.
        if (afterZeros(file, whole.used) === file.size) return [];
    }
    // The quick way lost what it had unpacked of its last piece, and where which member lies.
    const slow = new MemberByMember(file, take, maxBytes, handedOver, whole.used);
    const faults = await slow.run();
    return faults.length === 0 && whole.end === 'malformed'
      ? [{ code: 'malformed', detail: whole.detail }]
      : faults;
  } finally {
    file.close();
  }
}

/** Unpacks a damaged file again, member by member, and hands over what comes after the bytes that were handed over already. */
class MemberByMember {
  readonly #file: RandomAccessFile;
  readonly #take: TakePiece;
  readonly #maxBytes: number;
  readonly #handedOver: number;
  readonly #closelyFrom: number;
  readonly #faults: UnpackFault[] = [];
  #unpacked = 0;

  constructor(
    file: RandomAccessFile,
    take: TakePiece,
    maxBytes: number,
    handedOver: number,
    closelyFrom: number,
  ) {
    this.#file = file;
    this.#take = take;
    this.#maxBytes = maxBytes;
    this.#handedOver = handedOver;
    this.#closelyFrom = closelyFrom;
  }

  async run(): Promise<readonly UnpackFault[]> {
    const file = this.#file;
    let at: number | undefined = 0;
    for (let members = 0; at !== undefined && at < file.size; members++) {
      const head = file.read(at, maxHeaderBytes);
      if (members > 0 && !looksLikeGzip(head)) {
        const detail = `${file.size - at} bytes behind the archive that are not part of it`;
        this.#faults.push({ code: 'malformed', detail, isBehind: true });
        break;
      }
      if (members === maxMembers) {
        this.#tell('limit-exceeded', `more than ${maxMembers} gzip members`);
        break;
      }
      at = await this.#member(at, head);
      if (at !== undefined) at = afterZeros(file, at);
    }
    return this.#faults;
  }

  /** Unpacks one member and returns where it ends; `undefined` where nothing behind it can be told. */
  async #member(at: number, head: Uint8Array): Promise<number | undefined> {
    const start = gzipContentStart(head, 0);
    if (start === undefined) {
      this.#tell('truncated', 'the header of a gzip member is cut off');
      return undefined;
    }
    const from = this.#unpacked;
    let checksum = 0;
    const { end, used, detail } = await unpack(
      this.#file,
      { from: at + start, to: this.#file.size, closelyFrom: this.#closelyFrom },
      createInflateRaw({ chunkSize: 2 ** 16 }),
      (piece) => {
        checksum = crc32(piece, checksum);
        return this.#handOver(piece);
      },
      this.#maxBytes - from,
    );
    switch (end) {
      case 'enough':
        return undefined;
      case 'truncated':
        this.#tell('truncated', detail);
        return undefined;
      case 'malformed':
        // Damage is met later than where it lies, so all of the member may be wrong.
        this.#tell('malformed', detail, from);
        return undefined;
      case 'whole':
        break;
    }
    const trailer = this.#file.read(used, trailerBytes);
    if (trailer.length < trailerBytes) {
      this.#tell('truncated', 'a gzip member ends without its checksum');
      return undefined;
    }
    const view = new DataView(trailer.buffer, trailer.byteOffset, trailerBytes);
    const length = (this.#unpacked - from) % 2 ** 32;
    if (view.getUint32(0, true) !== checksum || view.getUint32(4, true) !== length) {
      this.#tell('malformed', 'the checksum of a gzip member does not fit', from);
    }
    return used + trailerBytes;
  }

  #tell(code: UnpackFault['code'], detail: string, doubtfulFrom?: number): void {
    this.#faults.push({
      code,
      detail,
      ...(doubtfulFrom !== undefined && { doubtful: { from: doubtfulFrom, to: this.#unpacked } }),
    });
  }

  #handOver(piece: Uint8Array): 'more' | 'enough' {
    const known = Math.max(0, this.#handedOver - this.#unpacked);
    this.#unpacked += piece.length;
    return known < piece.length ? this.#take(piece.subarray(known)) : 'more';
  }
}

/** The first byte from there on that is not zero, or the end of the file. */
function afterZeros(file: RandomAccessFile, from: number): number {
  for (let at = from; at < file.size; at += pieceBytes) {
    const piece = file.read(at, pieceBytes);
    if (piece.length === 0) return file.size;
    const place = piece.findIndex((byte) => byte !== 0);
    if (place >= 0) return at + place;
  }
  return file.size;
}
