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
