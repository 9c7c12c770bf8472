import { mbFile } from '../keyed-archive.ts';
import type { SqliteFileContent, SqliteRow } from '../sqlite-file.ts';

/** What the manifest says about one entry; times in seconds since 1970. */
export interface ManifestEntry {
  readonly fileId: string;
  readonly domain: string;
  readonly relativePath: string;
  /** 1 file, 2 folder, 4 symbolic link. */
  readonly flags: number;
  readonly size: number;
  readonly mode: number;
  readonly protectionClass: number;
  readonly modified: number;
  readonly changed: number;
  readonly born: number;
  readonly inode: number;
  readonly encryptionKey?: Uint8Array;
  readonly linkTarget?: string;
}

/** The row of `Files`, its last column an archived `MBFile`. */
export function manifestRow(entry: ManifestEntry): SqliteRow {
  const { fileId, domain, relativePath, flags } = entry;
  return [fileId, domain, relativePath, flags, archivedFile(entry)];
}

function archivedFile(entry: ManifestEntry): Uint8Array {
  return mbFile({
    relativePath: entry.relativePath,
    lastModified: entry.modified,
    lastStatusChange: entry.changed,
    birth: entry.born,
    userId: 501,
    groupId: 501,
    size: entry.size,
    mode: entry.mode,
    inode: entry.inode,
    protectionClass: entry.protectionClass,
    ...(entry.encryptionKey && { encryptionKey: entry.encryptionKey }),
    ...(entry.linkTarget !== undefined && { target: entry.linkTarget }),
  });
}

/** Manifest.db as iOS 10 and later write it. */
export function manifestDatabase(rows: Iterable<SqliteRow>): SqliteFileContent {
  return {
    userVersion: 2,
    tables: [
      {
        name: 'Files',
        columns:
          'fileID TEXT PRIMARY KEY, domain TEXT, relativePath TEXT, flags INTEGER, file BLOB',
        rows,
        indexes: [
          { name: 'FilesDomainIdx', columns: ['domain'] },
          { name: 'FilesRelativePathIdx', columns: ['relativePath'] },
          { name: 'FilesFlagsIdx', columns: ['flags'] },
        ],
      },
      { name: 'Properties', columns: 'key TEXT PRIMARY KEY, value BLOB', rows: [] },
    ],
  };
}
