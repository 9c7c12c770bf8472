import { viewOf } from '../bytes/byte-arrays.ts';
import { EvidenceError } from '../model/index.ts';

/** `bv41`: a compressed block. `bv4-`: a stored one. `bv4$`: the end. */
const compressedBlock = 0x31347662;
const storedBlock = 0x2d347662;
const endOfStream = 0x24347662;

/** An LZ4 match is at least this long, so that its length is stored less by as much. */
const shortestMatch = 4;

/**
 * Unpacks a stream as Apple's Compression library writes it with `COMPRESSION_LZ4`: blocks of LZ4 behind headers of
 * its own. Later blocks may refer to what earlier ones unpacked to. What is longer than `maxBytes` is refused
 * before room for it is taken. A missing end mark is `truncated`.
 */
export function readAppleLz4(bytes: Uint8Array, maxBytes: number): Uint8Array {
  const view = viewOf(bytes);
  const target = new Uint8Array(unpackedSize(view, maxBytes));
  let filled = 0;
  for (const block of blocksOf(view)) {
    const content = bytes.subarray(block.at, block.at + block.packedSize);
    if (block.isStored) target.set(content, filled);
    else unpackBlock(content, target, filled, filled + block.size);
    filled += block.size;
  }
  return target;
}

/** Whether bytes begin as such a stream does. */
export function isAppleLz4(bytes: Uint8Array): boolean {
  if (bytes.length < 4) return false;
  const magic = new DataView(bytes.buffer, bytes.byteOffset, 4).getUint32(0, true);
  return magic === compressedBlock || magic === storedBlock || magic === endOfStream;
}

interface Block {
  readonly at: number;
  readonly packedSize: number;
  readonly size: number;
  readonly isStored: boolean;
}

function unpackedSize(view: DataView, maxBytes: number): number {
  let size = 0;
  for (const block of blocksOf(view)) {
    size += block.size;
    if (size > maxBytes) throw new EvidenceError('limit-exceeded', `LZ4 of over ${maxBytes} bytes`);
  }
  return size;
}

function* blocksOf(view: DataView): Generator<Block> {
  let at = 0;
  for (;;) {
    if (at + 4 > view.byteLength) throw new EvidenceError('truncated', 'LZ4 without its end mark');
    const magic = view.getUint32(at, true);
    if (magic === endOfStream) return;
    const isStored = magic === storedBlock;
    if (!isStored && magic !== compressedBlock) {
      throw new EvidenceError('malformed', `no LZ4 block at ${at}`);
    }
    const headerBytes = isStored ? 8 : 12;
    if (at + headerBytes > view.byteLength) {
      throw new EvidenceError('truncated', `LZ4 header at ${at} is cut off`);
    }
    const size = view.getUint32(at + 4, true);
    const packedSize = isStored ? size : view.getUint32(at + 8, true);
    at += headerBytes;
    if (at + packedSize > view.byteLength) {
      throw new EvidenceError('truncated', `LZ4 block at ${at} is cut off`);
    }
    yield { at, packedSize, size, isStored };
    at += packedSize;
  }
}

/** One raw LZ4 block into `target[from, to)` (https://github.com/lz4/lz4/blob/dev/doc/lz4_Block_format.md). */
function unpackBlock(source: Uint8Array, target: Uint8Array, from: number, to: number): void {
  let at = 0;
  let filled = from;

  const lengthFrom = (nibble: number): number => {
    let length = nibble;
    if (nibble !== 15) return length;
    for (;;) {
      const more = source[at++];
      if (more === undefined) throw new EvidenceError('malformed', 'an LZ4 length is cut off');
      length += more;
      if (more !== 255) return length;
    }
  };

  while (at < source.length) {
    const token = source[at++]!;
    const literals = lengthFrom(token >> 4);
    if (at + literals > source.length || filled + literals > to) {
      throw new EvidenceError('malformed', 'LZ4 literals run over their block');
    }
    target.set(source.subarray(at, at + literals), filled);
    at += literals;
    filled += literals;
    // The last sequence of a block has literals only.
    if (at === source.length) break;

    const low = source[at++]!;
    const high = source[at++];
    if (high === undefined) throw new EvidenceError('malformed', 'an LZ4 offset is cut off');
    const start = filled - (low | (high << 8));
    const length = lengthFrom(token & 15) + shortestMatch;
    if (start < 0 || start === filled || filled + length > to) {
      throw new EvidenceError('malformed', 'an LZ4 match lies outside what was unpacked');
    }
    // A match may run into what it is just writing: then it repeats.
    if (start + length <= filled) target.copyWithin(filled, start, start + length);
    else for (let i = 0; i < length; i++) target[filled + i] = target[start + i]!;
    filled += length;
  }
  if (filled !== to) throw new EvidenceError('malformed', 'an LZ4 block is shorter than it says');
}
