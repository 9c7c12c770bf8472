/**
 * A write-ahead log that leads from one state of a database to the next ones: each state is one commit.
 * Written from the file format's description, apart from the reader, so that the two check each other.
 */
export interface WalOptions {
  readonly pageSize: number;
  readonly bigEndian?: boolean;
  readonly salts?: readonly [number, number];
  /** Frames after the last commit that belong to a transaction which never ended. */
  readonly uncommitted?: Uint8Array;
  /** Which of the states no commit ends at: what the change to the next one wrote before it went on. */
  readonly passing?: readonly number[];
}

export function writeWal(states: readonly Uint8Array[], options: WalOptions): Uint8Array {
  const { pageSize, bigEndian = true, salts = [0x12345678, 0x9abcdef0] } = options;
  const frames: { page: number; size: number; bytes: Uint8Array }[] = [];
  const add = (before: Uint8Array, after: Uint8Array, commit: boolean) => {
    const changed: number[] = [];
    for (let page = 1; page <= after.length / pageSize; page++) {
      const from = (page - 1) * pageSize;
      if (
        !Buffer.from(before.subarray(from, from + pageSize)).equals(
          Buffer.from(after.subarray(from, from + pageSize)),
        )
      )
        changed.push(page);
    }
    if (changed.length === 0) changed.push(1);
    for (const [index, page] of changed.entries()) {
      const last = commit && index === changed.length - 1;
      frames.push({
        page,
        size: last ? after.length / pageSize : 0,
        bytes: after.subarray((page - 1) * pageSize, page * pageSize),
      });
    }
  };
  for (let i = 1; i < states.length; i++) {
    add(states[i - 1]!, states[i]!, options.passing?.includes(i) !== true);
  }
  if (options.uncommitted !== undefined) add(states.at(-1)!, options.uncommitted, false);

  const wal = Buffer.alloc(32 + frames.length * (24 + pageSize));
  wal.writeUInt32BE(bigEndian ? 0x377f0683 : 0x377f0682, 0);
  wal.writeUInt32BE(3007000, 4);
  wal.writeUInt32BE(pageSize, 8);
  wal.writeUInt32BE(7, 12);
  wal.writeUInt32BE(salts[0], 16);
  wal.writeUInt32BE(salts[1], 20);
  let sums = walSums(wal.subarray(0, 24), [0, 0], bigEndian);
  wal.writeUInt32BE(sums[0], 24);
  wal.writeUInt32BE(sums[1], 28);
  let at = 32;
  for (const frame of frames) {
    wal.writeUInt32BE(frame.page, at);
    wal.writeUInt32BE(frame.size, at + 4);
    wal.writeUInt32BE(salts[0], at + 8);
    wal.writeUInt32BE(salts[1], at + 12);
    wal.set(frame.bytes, at + 24);
    sums = walSums(wal.subarray(at, at + 8), sums, bigEndian);
    sums = walSums(wal.subarray(at + 24, at + 24 + pageSize), sums, bigEndian);
    wal.writeUInt32BE(sums[0], at + 16);
    wal.writeUInt32BE(sums[1], at + 20);
    at += 24 + pageSize;
  }
  return wal;
}

export function walSums(
  bytes: Buffer,
  [first, second]: readonly [number, number],
  bigEndian: boolean,
): [number, number] {
  let a = BigInt(first);
  let b = BigInt(second);
  for (let at = 0; at < bytes.length; at += 8) {
    const x = bigEndian ? bytes.readUInt32BE(at) : bytes.readUInt32LE(at);
    const y = bigEndian ? bytes.readUInt32BE(at + 4) : bytes.readUInt32LE(at + 4);
    a = (a + BigInt(x) + b) & 0xffffffffn;
    b = (b + BigInt(y) + a) & 0xffffffffn;
  }
  return [Number(a), Number(b)];
}
