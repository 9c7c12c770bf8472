import type { RandomAccessFile } from '../../../../model/index.ts';
import {
  frameHeaderSize,
  framePageOffset,
  framesFollow,
  readWalHeader,
  walHeaderSize,
} from '../../wal.ts';

const maxFrames = 20_000_000;

/**
 * Every frame that a write-ahead log holds, older generations among them: after a reset the log is written
 * from its beginning again, and what is not overwritten stays.
 */
export class LogHistory {
  readonly frames: number;
  readonly #pages: Uint32Array;
  readonly #commits: Uint32Array;
  /** The first frame of the generation that each frame belongs to. */
  readonly #generations: Uint32Array;
  /** Whether each frame holds a page as no commit is known to have left it. */
  readonly #isPassing: Uint8Array;
  /** The first salt of each generation, by its first frame: SQLite counts it up by one whenever it begins the log anew. */
  readonly #firstSalts = new Map<number, number>();
  readonly #newestSalt: number | undefined;
  readonly #wal: RandomAccessFile;
  readonly #pageSize: number;
  /** From this frame on to the end of the log all are of a change whose end may be what was cut off. */
  readonly #cutChange: number;
  #framesOfPage: Map<number, number[]> | undefined = undefined;
  /** Of pages that were asked for, whether the file has them from a frame. */
  readonly #brought = new Map<number, boolean>();

  constructor(wal: RandomAccessFile, pageSize: number) {
    this.#wal = wal;
    this.#pageSize = pageSize;
    const header = readWalHeader(wal);
    this.#newestSalt = header?.salt1;
    // A log of another page size is of another database, but for one whose header is damaged.
    const usable = header?.checksumHolds !== true || header.pageSize === pageSize;
    const frameSize = frameHeaderSize + pageSize;
    this.frames = usable
      ? Math.min(maxFrames, Math.max(0, Math.floor((wal.size - walHeaderSize) / frameSize)))
      : 0;
    this.#pages = new Uint32Array(this.frames + 1);
    this.#commits = new Uint32Array(this.frames + 1);
    this.#generations = new Uint32Array(this.frames + 1);
    this.#isPassing = new Uint8Array(this.frames + 1);
    const salts = new Float64Array(this.frames + 1);
    const sizes = new Uint8Array(this.frames + 1);
    const bytes = new Uint8Array(frameHeaderSize);
    const view = new DataView(bytes.buffer);
    for (let frame = 1; frame <= this.frames; frame++) {
      if (wal.readInto(bytes, framePageOffset(frame, pageSize) - frameHeaderSize) < bytes.length)
        break;
      this.#pages[frame] = view.getUint32(0);
      sizes[frame] = view.getUint32(4) === 0 ? 0 : 1;
      salts[frame] = view.getUint32(8) * 2 ** 21 + (view.getUint32(12) >>> 11);
    }
    const firstOf = new Map<number, number>();
    for (let frame = 1; frame <= this.frames; frame++) {
      if (frame > 1 && salts[frame] === salts[frame - 1]) {
        this.#generations[frame] = this.#generations[frame - 1]!;
        continue;
      }
      // Behind a damaged frame its generation goes on.
      const first = firstOf.get(salts[frame]!) ?? frame;
      this.#generations[frame] = first;
      if (first !== frame) continue;
      firstOf.set(salts[frame]!, frame);
      this.#firstSalts.set(frame, Math.floor(salts[frame]! / 2 ** 21));
    }
    let commit = 0;
    const commitOfPage = new Map<number, number>();
    for (let frame = this.frames; frame >= 1; frame--) {
      if (frame < this.frames && salts[frame] !== salts[frame + 1]) commit = 0;
      // Salts are left out of what a change writes again until it commits.
      if (sizes[frame] === 1 && salts[frame]! > 0) commit = frame;
      this.#commits[frame] = commit;
      const page = this.#pages[frame]!;
      if (commit === 0 || commitOfPage.get(page) === commit) this.#isPassing[frame] = 1;
      commitOfPage.set(page, commit);
    }
    let last = this.frames + 1;
    while (last > 1 && this.#commits[last - 1] === 0 && salts[last - 1] === salts[this.frames])
      last--;
    this.#cutChange = usable && this.#isCutFrom(last) ? last : this.frames + 1;
  }

  /**
   * Whether the log was cut off within a change whose frames go on from `first` to its end. SQLite writes the header of a frame and its page one
   * behind the other, so that a header alone is of a frame that is being written; it leaves out the salts of what it writes again within a change
   * (`iReCksum` in its `wal.c`); and what follows on no frame before it is left of a change that was taken back, over whose beginning another wrote.
   */
  #isCutFrom(first: number): boolean {
    const { frames } = this;
    const end = framePageOffset(frames + 1, this.#pageSize) - frameHeaderSize;
    const part = this.#wal.read(end, frameHeaderSize);
    if (first > frames || part.length === 0 || this.#wal.size === end + frameHeaderSize)
      return false;
    const salts = this.#wal.read(framePageOffset(frames, this.#pageSize) - 16, 8);
    if (salts.every((byte) => byte === 0)) return false;
    if (part.length >= 16 && salts.some((byte, at) => byte !== part[8 + at])) return false;
    const header = readWalHeader(this.#wal);
    if (header?.checksumHolds !== true) return true;
    const isBegun = first > 1 && this.#generations[first - 1] === this.#generations[first];
    return framesFollow(this.#wal, header, isBegun ? first : first + 1, frames);
  }

  page(frame: number): number {
    return this.#pages[frame]!;
  }

  commit(frame: number): number {
    return this.#commits[frame]!;
  }

  /** False of a change that was under way, broken off or taken back: what it wrote never was in the database. A log that was cut off may have lost the end of one. */
  mayBeCommitted(frame: number): boolean {
    return this.#commits[frame]! > 0 || frame >= this.#cutChange;
  }

  /**
   * Whether a frame may hold what never was in the database, though its change was finished: the change wrote the page again before it was
   * (what a savepoint took back leaves such frames). So it is of a change that may not have been finished.
   */
  isPassing(frame: number): boolean {
    return this.#isPassing[frame] === 1;
  }

  /** Whether a frame is of the generation that the header of the log names. */
  isNewest(frame: number): boolean {
    return this.#firstSalts.get(this.#generations[frame]!) === this.#newestSalt;
  }

  /** The page of a frame, in memory of a page that is given, or of its own. */
  read(frame: number, bytes: Uint8Array = new Uint8Array(this.#pageSize)): Uint8Array {
    const got = this.#wal.readInto(bytes, framePageOffset(frame, this.#pageSize));
    if (got < bytes.length) bytes.fill(0, got);
    return bytes;
  }

  /**
   * The version of a page that the commit of `frame` saw: of the log, or `file`, that of the database file. Undefined where it is not known:
   * the file may hold what a later frame brought, also one of a generation that left nothing in the log, and the frames of another generation
   * are of another time.
   */
  versionAt(
    page: number,
    frame: number,
    file: () => Uint8Array | undefined,
  ): Uint8Array | undefined {
    const until = Math.max(frame, this.#commits[frame]!);
    const versions = this.#versionsOf(page);
    const from = this.#generations[frame]!;
    let low = 0;
    let high = versions.length;
    while (low < high) {
      const middle = (low + high) >>> 1;
      if (versions[middle]! <= until) low = middle + 1;
      else high = middle;
    }
    const version = versions[low - 1];
    if (version !== undefined && version >= from) return this.read(version);
    if (!this.#isOfFile(from)) return undefined;
    const bytes = file();
    const next = versions[low];
    // Generations stand in the log from the newest to the oldest, and SQLite begins one when all of the one before is in the file.
    const isOfNewer = version !== undefined;
    const mayBeLater = isOfNewer || (next !== undefined && this.#generations[next] === from);
    return bytes !== undefined && mayBeLater && this.hasBrought(page, bytes) ? undefined : bytes;
  }

  /** The pages that were written from the end of a commit on until that of `frame` was done; undefined where both are not of one generation. */
  pagesSince(commit: number, frame: number): Iterable<number> | undefined {
    const until = this.#commits[frame]!;
    const isKnown = commit > 0 && commit <= until;
    if (!isKnown || this.#generations[commit] !== this.#generations[until]) return undefined;
    return this.#pages.subarray(commit + 1, until + 1);
  }

  /** Nothing has been brought into the file since this generation but what the log still holds: it is the newest, or the one before. */
  #isOfFile(generation: number): boolean {
    const salt = this.#firstSalts.get(generation);
    if (salt === undefined || this.#newestSalt === undefined) return false;
    return (this.#newestSalt - salt) >>> 0 <= 1;
  }

  /** Whether a page of the file, `bytes`, is one that a frame brought there: a checkpoint may have brought some pages and not others. */
  hasBrought(page: number, bytes: Uint8Array): boolean {
    let isBrought = this.#brought.get(page);
    if (isBrought === undefined) {
      const frame = new Uint8Array(this.#pageSize);
      isBrought = this.#versionsOf(page).some((version) =>
        this.read(version, frame).every((byte, at) => byte === bytes[at]),
      );
      this.#brought.set(page, isBrought);
    }
    return isBrought;
  }

  #versionsOf(page: number): readonly number[] {
    if (this.#framesOfPage === undefined) {
      this.#framesOfPage = new Map();
      for (let one = 1; one <= this.frames; one++) {
        const known = this.#framesOfPage.get(this.#pages[one]!);
        if (known === undefined) this.#framesOfPage.set(this.#pages[one]!, [one]);
        else known.push(one);
      }
    }
    return this.#framesOfPage.get(page) ?? [];
  }
}
