import { unsigned32 } from '../../bytes/big-endian.ts';
import { hexOf } from '../../bytes/hex.ts';
import { sha256 } from '../../bytes/sha256.ts';
import type { Position } from '../../model/index.ts';
import { bytesOf } from './json-bytes.ts';

/**
 * Ids of records: 128 bits that depend on artifact, device path and position only.
 *
 * What rows of one table share (artifact, path, table) is hashed once with SHA-256 and keys a permutation of
 * 128 bits; the position of the row (64 bits of rowid, 64 bits of where a row without one stands) goes through it.
 * A permutation maps different positions to different ids by construction, at a thirtieth of the cost of a hash.
 */
export interface RecordIds {
  /** The id of the last `ofRow`, as four 32-bit words. */
  readonly words: Uint32Array;
  /** Row of a table, by its rowid; `recovered` tells a second row with the same id (0 for live ones). */
  ofRow(rowId: number | bigint, recovered: number): void;
}

/** Ids for one table of one file. `space` keeps the id spaces of tables, lines and keys apart. */
export function recordIds(artifact: string, devicePath: string, space: string): RecordIds {
  const digest = sha256(bytesOf(JSON.stringify([artifact, devicePath, space])));
  const key = new Uint32Array(8);
  for (let i = 0; i < 8; i++) key[i] = unsigned32(digest, i * 4);
  const words = new Uint32Array(4);
  return {
    words,
    ofRow(rowId, recovered) {
      if (typeof rowId === 'number') {
        words[0] = Math.floor(rowId / 0x1_0000_0000);
        words[1] = rowId;
      } else {
        words[0] = Number(BigInt.asUintN(32, rowId >> 32n));
        words[1] = Number(BigInt.asUintN(32, rowId));
      }
      words[2] = Math.floor(recovered / 0x1_0000_0000);
      words[3] = recovered;
      permute(words, key);
    },
  };
}

/** The id of a record that is not a row with a rowid: SHA-256 of all that names its position, cut to 128 bits. */
export function positionId(artifact: string, devicePath: string, position: Position): string {
  const place =
    position.unit === 'row'
      ? [
          'row',
          position.table,
          position.rowId,
          position.page,
          position.offset,
          position.space,
          position.frame,
        ]
      : position.unit === 'key'
        ? ['key', position.path]
        : [position.unit, position.from, position.to];
  return hashedId([artifact, devicePath, ...place.map((part) => part ?? null)]);
}

/** First 128 bits of the SHA-256 of the JSON of `parts`, in hexadecimal. */
export function hashedId(parts: readonly (string | number | null)[]): string {
  const digest = sha256(bytesOf(JSON.stringify(parts)));
  return hexOf(digest.subarray(0, 16));
}

/** Eight rounds of a Feistel network over two halves of 64 bits, which permutes whatever its round function is. */
function permute(words: Uint32Array, key: Uint32Array): void {
  let a = words[0]!;
  let b = words[1]!;
  let c = words[2]!;
  let d = words[3]!;
  for (let round = 0; round < 8; round++) {
    let x = Math.imul(c ^ key[round]!, 0x85eb_ca6b);
    let y = Math.imul(d ^ key[(round + 3) & 7]!, 0xc2b2_ae35);
    x ^= x >>> 15;
    y ^= y >>> 13;
    x = Math.imul(x ^ y, 0x27d4_eb2f) + round;
    y = Math.imul(y ^ (x >>> 11), 0x1656_67b1);
    const left = a ^ x ^ (y >>> 16);
    const right = b ^ y ^ (x >>> 14);
    a = c;
    b = d;
    c = left;
    d = right;
  }
  words[0] = a;
  words[1] = b;
  words[2] = c;
  words[3] = d;
}
