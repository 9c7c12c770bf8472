import { viewOf } from '../../bytes/byte-arrays.ts';
import type { Limits, RandomAccessFile } from '../../model/index.ts';
import { longFields } from './central-directory.ts';
import { localHeaderBytes, localSignature } from './local-header.ts';
import { zipText } from './zip-text.ts';
import { modifiedTime } from './zip-times.ts';
import { stored, type ZipMember } from './zip-members.ts';

const directorySignature = 0x02014b50;
const descriptorSignature = 0x08074b50;
const sizesFollowFlag = 8;
/** Searches begin small, as the next signature mostly is near, and grow. */
const firstWindowBytes = 2 ** 10;
const windowBytes = 2 ** 20;

/**
 * The members of a zip that lost its directory, from their local headers, front to back. Where a header does not know the size
 * (written by a streaming tool), the descriptor behind the content is looked for. Reads each byte of the file at most once more.
 */
export function* salvageMembers(file: RandomAccessFile, limits: Limits): Iterable<ZipMember> {
  let position = 0;
  // Looking for descriptors can read the rest of the file for each header: a file made so would cost the square of its size.
  const budget: SearchBudget = { bytes: 4 * file.size + windowBytes };
  const nextSignature = signatureSearch(file);
  for (let count = 0; count < limits.maxEntries; count++) {
    position = nextSignature(position, [localSignature])?.at ?? file.size;
    const header = file.read(position, localHeaderBytes);
    if (header.length < localHeaderBytes) return;
    const view = viewOf(header);
    const nameLength = view.getUint16(26, true);
    const extraLength = view.getUint16(28, true);
    const names = file.read(position + localHeaderBytes, nameLength + extraLength);
    if (names.length < nameLength + extraLength) return;
    const flags = view.getUint16(6, true);
    const method = view.getUint16(8, true);
    const contentStart = position + localHeaderBytes + nameLength + extraLength;
    const long = longFields(
      { size: view.getUint32(22, true), packedSize: view.getUint32(18, true), headerOffset: 0 },
      names.subarray(nameLength),
    );
    const followed =
      (flags & sizesFollowFlag) !== 0 && long.packedSize === 0
        ? descriptorAfter(file, contentStart, nextSignature, budget)
        : undefined;
    const packedSize = followed?.packedSize ?? long.packedSize;
    const isWithin = contentStart + packedSize <= file.size;
    const rawName = zipText(names.subarray(0, nameLength), names.subarray(nameLength));
    // The signature occurs by chance in packed bytes: a member that makes no sense is none.
    if (rawName !== '' && !rawName.includes('\0')) {
      yield {
        rawName,
        method,
        flags,
        crc32: followed?.crc32 ?? view.getUint32(14, true),
        packedSize,
        size: followed?.size ?? (method === stored ? packedSize : long.size),
        headerOffset: position,
        mode: 0,
        modified: modifiedTime(names.subarray(nameLength)),
      };
    }
    position = isWithin ? contentStart + packedSize : contentStart;
  }
}

interface SearchBudget {
  bytes: number;
}

interface Descriptor {
  readonly crc32: number;
  readonly packedSize: number;
  readonly size: number;
}

/** Looks for the descriptor that says exactly the size of what lies before it; where another member begins first, the content is cut there. */
function descriptorAfter(
  file: RandomAccessFile,
  contentStart: number,
  nextSignature: ReturnType<typeof signatureSearch>,
  budget: SearchBudget,
): Descriptor {
  let position = contentStart;
  for (;;) {
    const found =
      budget.bytes > 0
        ? nextSignature(position, [descriptorSignature, localSignature, directorySignature])
        : undefined;
    budget.bytes -= (found?.at ?? file.size) - position;
    if (found === undefined) {
      return { crc32: 0, packedSize: file.size - contentStart + 1, size: 0 };
    }
    const distance = found.at - contentStart;
    if (found.signature !== descriptorSignature) {
      // Either content that holds the signature by chance, or a tool that writes no signature before the descriptor.
      const bare = file.read(found.at - 12, 12);
      const view = viewOf(bare);
      if (bare.length === 12 && view.getUint32(4, true) === distance - 12 && distance >= 12) {
        return {
          crc32: view.getUint32(0, true),
          packedSize: distance - 12,
          size: view.getUint32(8, true),
        };
      }
      position = found.at + 4;
      continue;
    }
    const bytes = file.read(found.at, 24);
    const view = viewOf(bytes);
    if (bytes.length >= 16 && view.getUint32(8, true) === distance) {
      return {
        crc32: view.getUint32(4, true),
        packedSize: distance,
        size: view.getUint32(12, true),
      };
    }
    if (bytes.length === 24 && view.getBigUint64(8, true) === BigInt(distance)) {
      const size = view.getBigUint64(16, true);
      return {
        crc32: view.getUint32(4, true),
        packedSize: distance,
        size: Number(size > BigInt(Number.MAX_SAFE_INTEGER) ? Number.MAX_SAFE_INTEGER : size),
      };
    }
    position = found.at + 4;
  }
}

interface Found {
  readonly at: number;
  readonly signature: number;
}

/** Looks for signatures from front to back, and keeps what it read last, as the next search mostly begins there. */
function signatureSearch(
  file: RandomAccessFile,
): (from: number, signatures: readonly number[]) => Found | undefined {
  let kept: Uint8Array = new Uint8Array(0);
  let keptStart = 0;

  return (from, signatures) => {
    let start = from;
    let size = firstWindowBytes;
    while (start + 4 <= file.size) {
      const isKept = start >= keptStart && start + 4 <= keptStart + kept.length;
      if (!isKept) {
        keptStart = start;
        kept = file.read(start, size);
        if (kept.length < 4) return undefined;
        size = Math.min(2 * size, windowBytes);
      }
      const view = viewOf(kept);
      let at = kept.indexOf(0x50, start - keptStart);
      while (at >= 0 && at + 4 <= kept.length) {
        const signature = view.getUint32(at, true);
        if (signatures.includes(signature)) return { at: keptStart + at, signature };
        at = kept.indexOf(0x50, at + 1);
      }
      // A signature may stand on the border of two windows.
      start = keptStart + kept.length - 3;
    }
    return undefined;
  };
}
