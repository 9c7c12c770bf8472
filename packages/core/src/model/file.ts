/**
 * Bytes that can be read from any place, without loading the whole.
 *
 * Reading is synchronous: parsers run in workers, where every platform can read
 * so, and a parser without `await` is simpler and several times faster
 * (docs/decisions/0002-reading-is-synchronous.md).
 */
export interface RandomAccessFile {
  /** Exact length in bytes; for encrypted files the length after padding is taken off. */
  readonly size: number;
  /** Returns bytes `[offset, offset + length)` in memory of their own; shorter only where the file ends. */
  read(offset: number, length: number): Uint8Array;
  /** Fills `target` from `offset` and returns how many bytes were there; fewer only where the file ends. */
  readInto(target: Uint8Array, offset: number): number;
  close(): void;
}

/** What a folder, archive or backup holds under a name. A link is listed and never walked into; `other` is what holds no bytes to read, as a pipe or a device. */
export type EntryKind = 'file' | 'folder' | 'link' | 'other';

/**
 * Where bytes lie, as plain data: it crosses to a worker, which opens it itself.
 * The outermost `path` is the platform's own name for a file of the examiner's machine
 * and must never reach an output.
 */
export type FileTicket =
  /** On the examiner's disk; bytes where the path is no UTF-8. */
  | { readonly kind: 'path'; readonly path: string | Uint8Array }
  | { readonly kind: 'memory'; readonly bytes: Uint8Array }
  /** A stored (not compressed) member of an archive; `runs` where it is sparse, `crc32` where the archive tells one. */
  | {
      readonly kind: 'part';
      readonly of: FileTicket;
      readonly offset: number;
      readonly size: number;
      readonly runs?: readonly SparseRun[];
      readonly crc32?: number;
    }
  /** A raw deflate stream of a zip member. */
  | {
      readonly kind: 'deflate';
      readonly of: FileTicket;
      readonly offset: number;
      readonly packedSize: number;
      readonly size: number;
      readonly crc32: number;
    }
  /** AES-256-CBC with a zero first vector and PKCS#7 padding (iTunes backup payloads); `padded` false for Manifest.db. */
  | {
      readonly kind: 'aes-cbc';
      readonly of: FileTicket;
      readonly key: Uint8Array;
      readonly padded: boolean;
    };

/** Bytes `[at, at + size)` of a sparse file lie `from` bytes into the stored part; what no run covers is zero. */
export interface SparseRun {
  readonly at: number;
  readonly size: number;
  readonly from: number;
}
