import { randomness } from '../../randomness.ts';
import { walSums } from '../../write-wal.ts';
import type { DatabaseFiles } from './history-engine.ts';
import { partlyCheckpointed } from './partial-checkpoint.ts';

const headerBytes = 32;
const frameHeaderBytes = 24;

/**
 * The files of a history as several connections leave them: brought forward in part by a checkpoint, and with a change at the end of the log
 * that was not finished, whose rows never were in the database.
 */
export function leftInUse(files: DatabaseFiles, seed: number): DatabaseFiles {
  const left = partlyCheckpointed(files, seed);
  const random = randomness(seed + 0x1eff_0000);
  if (left.wal === undefined || random.chance(0.5)) return left;
  const wal = Buffer.from(left.wal);
  const frameBytes = frameHeaderBytes + wal.readUInt32BE(8);
  const last = wal.length - frameBytes;
  // Where an older generation or a part of a frame stands at the end, a change goes on in front of it.
  const isOfHeader = wal.subarray(last + 8, last + 16).equals(wal.subarray(16, 24));
  if ((wal.length - headerBytes) % frameBytes > 0 || last < headerBytes || !isOfHeader) return left;
  const isBigEndian = (wal[3]! & 1) === 1;
  let sums: [number, number] = [wal.readUInt32BE(last + 16), wal.readUInt32BE(last + 20)];
  const added: Buffer[] = [];
  const frames = (wal.length - headerBytes) / frameBytes;
  for (let n = random.between(1, 8); n > 0; n--) {
    const from = headerBytes + random.between(0, frames - 1) * frameBytes;
    const frame = Buffer.from(wal.subarray(from, from + frameBytes));
    frame.writeUInt32BE(0, 4);
    frame.set(wal.subarray(16, 24), 8);
    for (let at = frameHeaderBytes; at < frameBytes; at++) frame[at] = otherLetter(frame[at]!);
    sums = walSums(frame.subarray(0, 8), sums, isBigEndian);
    sums = walSums(frame.subarray(frameHeaderBytes), sums, isBigEndian);
    frame.writeUInt32BE(sums[0], 16);
    frame.writeUInt32BE(sums[1], 20);
    // What a change writes again has neither salts nor checksum until it commits.
    added.push(random.chance(0.2) ? frame.fill(0, 8, frameHeaderBytes) : frame);
  }
  const begun = random.chance(0.5) ? [added[0]!.subarray(0, frameHeaderBytes)] : [];
  return { ...left, wal: Buffer.concat([wal, ...added, ...begun]) };
}

/** Small letters become the next ones, so that texts are others and all else stays as it is. */
function otherLetter(byte: number): number {
  return byte >= 0x61 && byte < 0x7a ? byte + 1 : byte;
}
