/** One page as a transaction wrote it into the log. */
export interface WalFrame {
  /** Counted from 1. */
  readonly page: number;
  readonly content: Uint8Array;
  /** Pages of the database after this frame, where it ends a transaction; else 0. */
  readonly commit: number;
}

/** What the header of the log says: a frame with other salts, as a checkpoint leaves them behind, counts for nothing. */
export interface WalOptions {
  readonly salts?: readonly [number, number];
  readonly checkpoint?: number;
}

/** A write-ahead log of these frames, with its checksums (https://www.sqlite.org/fileformat2.html, 4). */
export function walOfFrames(
  pageSize: number,
  frames: readonly WalFrame[],
  { salts = [0x0a7a_0001, 0x0a7a_0002], checkpoint = 0 }: WalOptions = {},
): Uint8Array {
  const bytes = Buffer.alloc(32 + frames.length * (24 + pageSize));
  bytes.writeUInt32BE(0x377f_0683, 0); // checksums over big-endian words
  bytes.writeUInt32BE(3_007_000, 4);
  bytes.writeUInt32BE(pageSize, 8);
  bytes.writeUInt32BE(checkpoint, 12);
  bytes.writeUInt32BE(salts[0], 16);
  bytes.writeUInt32BE(salts[1], 20);
  let sums = checksum(bytes.subarray(0, 24), [0, 0]);
  bytes.writeUInt32BE(sums[0], 24);
  bytes.writeUInt32BE(sums[1], 28);
  for (const [index, frame] of frames.entries()) {
    if (frame.content.length !== pageSize) throw new Error('a frame holds one page');
    const at = 32 + index * (24 + pageSize);
    bytes.writeUInt32BE(frame.page, at);
    bytes.writeUInt32BE(frame.commit, at + 4);
    bytes.writeUInt32BE(salts[0], at + 8);
    bytes.writeUInt32BE(salts[1], at + 12);
    bytes.set(frame.content, at + 24);
    sums = checksum(bytes.subarray(at, at + 8), sums);
    sums = checksum(bytes.subarray(at + 24, at + 24 + pageSize), sums);
    bytes.writeUInt32BE(sums[0], at + 16);
    bytes.writeUInt32BE(sums[1], at + 20);
  }
  return bytes;
}

/** The write-ahead log that turns the database `before` into `after`: one transaction of the pages that differ. */
export function walFile(
  before: Uint8Array,
  after: Uint8Array,
  options: WalOptions = {},
): Uint8Array {
  const pageSize = pageSizeOf(after);
  if (pageSize !== pageSizeOf(before)) throw new Error('the page size may not change');
  const pages = after.length / pageSize;
  const changed: { page: number; content: Uint8Array }[] = [];
  for (let page = 1; page <= pages; page += 1) {
    const content = after.subarray((page - 1) * pageSize, page * pageSize);
    const old = before.subarray((page - 1) * pageSize, page * pageSize);
    if (Buffer.compare(content, old) !== 0) changed.push({ page, content });
  }
  const frames = changed.map((frame, index) => ({
    ...frame,
    commit: index === changed.length - 1 ? pages : 0,
  }));
  return walOfFrames(pageSize, frames, options);
}

function pageSizeOf(database: Uint8Array): number {
  const written = Buffer.from(database.buffer, database.byteOffset, 18).readUInt16BE(16);
  return written === 1 ? 65_536 : written;
}

function checksum(bytes: Buffer, [first, second]: readonly [number, number]): [number, number] {
  let one = first;
  let two = second;
  for (let at = 0; at < bytes.length; at += 8) {
    one = (one + bytes.readUInt32BE(at) + two) >>> 0;
    two = (two + bytes.readUInt32BE(at + 4) + one) >>> 0;
  }
  return [one, two];
}
