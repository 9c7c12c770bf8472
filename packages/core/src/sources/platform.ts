import type { FileTicket, RandomAccessFile } from '../model/index.ts';
import type { Container } from './container.ts';

/** What stands at a place of the examiner's machine; `identity` is the same for two ways to one place, and never leaves the machine. */
export type Place =
  | {
      readonly kind: 'file';
      readonly name: string;
      readonly identity: string;
      readonly ticket: FileTicket;
    }
  | {
      readonly kind: 'folder';
      readonly name: string;
      readonly identity: string;
      readonly container: Container;
    }
  | { readonly kind: 'missing' | 'no-permission' | 'disk-error' | 'other'; readonly name: string };

/** What the core needs from the machine to open evidence. Implemented once for each runtime; nothing here ever writes to evidence. */
export interface Platform {
  /** Opens what a ticket names. Throws `EvidenceError` where the bytes cannot be had. */
  open(ticket: FileTicket): RandomAccessFile;
  /** Looks at a place the examiner named. */
  look(path: string): Place;
  readonly crypto: CryptoPort;
  /** A folder inside the output for unpacked archive members; absent where nothing may be written. */
  readonly scratch?: ScratchFolder;
  /**
   * Unpacks a gzip file from front to back, all its members, handing over pieces in order, until `take` answers `'enough'`.
   * Returns what is wrong with it, after all that could be unpacked. Throws `EvidenceError` where it is larger than allowed.
   */
  gunzip(file: FileTicket, take: TakePiece, maxBytes: number): Promise<readonly UnpackFault[]>;
  /** Unpacks a raw deflate stream likewise, and checks length and CRC-32 at its end. */
  inflate(ticket: FileTicket & { readonly kind: 'deflate' }, take: TakePiece): Promise<void>;
}

/** What is wrong with a packed file, as far as it was unpacked. */
export interface UnpackFault {
  readonly code: 'malformed' | 'truncated' | 'limit-exceeded';
  /** In English. */
  readonly detail: string;
  /** Of what was unpacked, the bytes that may be wrong: a checksum is that of a whole member, and does not tell which. */
  readonly doubtful?: { readonly from: number; readonly to: number };
  /** True where it lies behind the last member, whose content it does not concern. */
  readonly isBehind?: boolean;
}

/** Takes a piece of what is unpacked; the memory is the taker's. */
export type TakePiece = (piece: Uint8Array) => 'more' | 'enough';

/** Unpacked members of plain archives; removed with all it holds at the end. Never given anything decrypted. */
export interface ScratchFolder {
  /** A new file; the name is the folder's own affair. */
  create(): ScratchFile;
}

/** One unpacked member while it is written, from front to back. */
export interface ScratchFile {
  append(bytes: Uint8Array): void;
  /** Ends writing; the ticket reads it. */
  finish(): FileTicket;
}

/** How far the derivation of a key from a password has come, as estimated. */
export interface DerivationProgress {
  /** 0 to 1 */
  readonly share: number;
  readonly secondsLeft: number;
}

/** Ciphers that encrypted backups use. */
export interface CryptoPort {
  /** PBKDF2 with HMAC, off this thread; progress is an estimate from a short calibration. */
  pbkdf2(
    hash: 'sha1' | 'sha256',
    password: Uint8Array,
    salt: Uint8Array,
    rounds: number,
    keyBytes: number,
    onProgress?: (progress: DerivationProgress) => void,
  ): Promise<Uint8Array>;
  /** Decrypts single 16-byte blocks with AES-256, no chaining: for RFC 3394. */
  aes256Blocks(key: Uint8Array): (block: Uint8Array) => Uint8Array;
  /** By which a backup names its files. */
  sha1(bytes: Uint8Array): Uint8Array;
}
