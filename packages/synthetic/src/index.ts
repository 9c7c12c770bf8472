export {
  sqliteExample,
  sqliteFile,
  writeSqliteFile,
  type SqliteFileContent,
  type SqliteIndex,
  type SqliteRow,
  type SqliteTable,
} from './sqlite-file.ts';
export { walFile, walOfFrames, type WalFrame, type WalOptions } from './wal-file.ts';
export {
  keyedArchive,
  keyedArchiveValue,
  mbFile,
  type MbFileDescription,
} from './keyed-archive.ts';
export { binaryPlist, xmlPlist } from './property-list.ts';
