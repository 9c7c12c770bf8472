import { joined } from '../../bytes/byte-arrays.ts';
import { crc32 } from '../../bytes/crc32.ts';
import { EvidenceError } from '../../model/index.ts';
import { inflate } from '../inflate.ts';

/** Whether a file is gzip, with deflate inside, by its first bytes (RFC 1952). */
export function looksLikeGzip(head: Uint8Array): boolean {
  return head[0] === 0x1f && head[1] === 0x8b && head[2] === 8;
}

/** What a gzip file held, as far as it could be unpacked. */
export interface Unzipped {
  readonly bytes: Uint8Array;
  /** Why it ends early, or that its checksum does not fit. */
  readonly fault?: EvidenceError;
  /** That bytes follow the last member that are none; what was unpacked is whole. */
  readonly behind?: EvidenceError;
}

const flags = { headerCrc: 2, extra: 4, name: 8, comment: 16 };

/** Members of one file, at most; a plain one has one. */
const maxMembers = 1000;

/**
 * Unpacks a gzip file, all its members joined (RFC 1952), to at most `most` bytes. Throws `malformed` only where the bytes
 * are no gzip file at all; what breaks later is told as `fault`, beside what was unpacked before.
 */
export function gunzip(packed: Uint8Array, most: number): Unzipped {
  const parts: Uint8Array[] = [];
  let length = 0;
  let at = 0;
  let fault: EvidenceError | undefined;
  let behind: EvidenceError | undefined;
  for (let members = 0; fault === undefined; members++) {
    // Some writers fill the rest of a block with zeros.
    while (members > 0 && packed[at] === 0) at += 1;
    if (members > 0 && at >= packed.length) break;
    if (members === maxMembers) {
      fault = new EvidenceError('limit-exceeded', `more than ${maxMembers} gzip members`);
      break;
    }
    if (members > 0 && !looksLikeGzip(packed.subarray(at, at + 3))) {
      behind = new EvidenceError('malformed', 'bytes that are no gzip member behind the last one');
      break;
    }
    const start = gzipContentStart(packed, at);
    if (start === undefined) {
      fault = new EvidenceError('truncated', 'the header of a gzip member is cut off');
      break;
    }
    const member = inflate(packed, most - length, start);
    parts.push(member.bytes);
    length += member.bytes.length;
    fault = member.fault ?? wrongTrailer(packed, member.used, member.bytes);
    at = member.used + 8;
  }
  return { bytes: joined(parts, length), ...(fault && { fault }), ...(behind && { behind }) };
}

/** Where the deflate stream of a member begins; `undefined` where the header is cut off. Throws where no member begins there. */
export function gzipContentStart(packed: Uint8Array, from: number): number | undefined {
  if (!looksLikeGzip(packed.subarray(from, from + 3))) {
    throw new EvidenceError('malformed', 'not a gzip file');
  }
  const flag = packed[from + 3] ?? 0;
  let at = from + 10;
  if (flag & flags.extra) at += 2 + ((packed[at] ?? 0) | ((packed[at + 1] ?? 0) << 8));
  for (const text of [flags.name, flags.comment]) {
    if (!(flag & text)) continue;
    const end = packed.indexOf(0, at);
    if (end === -1) return undefined;
    at = end + 1;
  }
  if (flag & flags.headerCrc) at += 2;
  return at < packed.length ? at : undefined;
}

function wrongTrailer(
  packed: Uint8Array,
  at: number,
  bytes: Uint8Array,
): EvidenceError | undefined {
  if (at + 8 > packed.length) {
    return new EvidenceError('truncated', 'a gzip member ends without its checksum');
  }
  const view = new DataView(packed.buffer, packed.byteOffset + at, 8);
  const fits =
    view.getUint32(0, true) === crc32(bytes) && view.getUint32(4, true) === bytes.length >>> 0;
  return fits
    ? undefined
    : new EvidenceError('malformed', 'the checksum of a gzip member does not fit');
}
