/**
 * What a backup's manifest tells about one file (class MBFile, column `file` of the table `Files`).
 * A field that this version of iOS does not write is `undefined`.
 */
export interface MbFile {
  /** Unix seconds, as are the other two times. */
  birth: number | undefined;
  lastModified: number | undefined;
  lastStatusChange: number | undefined;
  /** As stat(2) gives it, file type included. */
  mode: number | undefined;
  userId: number | undefined;
  groupId: number | undefined;
  /** In bytes, before padding; known to be stale at times. A number that no file can have stands in the way of nothing else. */
  size: number | bigint | undefined;
  inode: number | bigint | undefined;
  protectionClass: number | undefined;
  flags: number | undefined;
  /** Class (4 bytes, little-endian) and wrapped key (40 bytes). A copy. */
  encryptionKey: Uint8Array | undefined;
  /** SHA-1 of the stored file. A copy. */
  digest: Uint8Array | undefined;
  /** The path in the domain once more, in UTF-8; it may be a view of the archive. `undefined` also where it is no text: nothing else hangs on it. */
  relativePath: Uint8Array | undefined;
  /** Where a symbolic link leads. */
  target: string | undefined;
}
