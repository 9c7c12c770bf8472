import type { Randomness } from '../../randomness.ts';
import { randomness } from '../../randomness.ts';
import type { DatabaseFiles } from './history-engine.ts';

const headerBytes = 32;
const frameHeaderBytes = 24;

/**
 * In half of the histories that keep a log, the files as a checkpoint leaves them that another reader kept from the end: of the pages
 * whose newest frame that reader saw, the file has this frame, and all others are as they were (walCheckpoint in SQLite's wal.c). So the file alone is
 * of no moment that ever was. The histories themselves are written by one connection, which never is in its own way.
 */
export function partlyCheckpointed(files: DatabaseFiles, seed: number): DatabaseFiles {
  const random = randomness(seed + 0x5eed_0000);
  return files.wal === undefined || random.chance(0.5)
    ? files
    : { ...files, file: checkpointed(files.file, Buffer.from(files.wal), random) };
}

function checkpointed(file: Uint8Array, wal: Buffer, random: Randomness): Uint8Array {
  const pageSize = wal.readUInt32BE(8);
  const frameBytes = frameHeaderBytes + pageSize;
  const salts = wal.subarray(16, 24);
  const frames: { readonly page: number; readonly content: Uint8Array }[] = [];
  /** How many frames the log has at the end of each commit. */
  const commits = [0];
  for (let at = headerBytes; at + frameBytes <= wal.length; at += frameBytes) {
    if (!wal.subarray(at + 8, at + 16).equals(salts)) break;
    const content = wal.subarray(at + frameHeaderBytes, at + frameBytes);
    frames.push({ page: wal.readUInt32BE(at), content });
    if (wal.readUInt32BE(at + 4) > 0) commits.push(frames.length);
  }
  const seen = random.pick(commits);
  const newest = new Map(
    frames.slice(0, commits.at(-1)).map(({ page }, index) => [page, index + 1]),
  );
  const brought = [...newest].filter(([, frame]) => frame <= seen);
  const bytes = new Uint8Array(Math.max(file.length, ...brought.map(([page]) => page * pageSize)));
  bytes.set(file);
  for (const [page, frame] of brought) bytes.set(frames[frame - 1]!.content, (page - 1) * pageSize);
  return bytes;
}
