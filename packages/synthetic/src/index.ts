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
export { typedstream, type TypedstreamLink, type TypedstreamOptions } from './typedstream.ts';
export { namedRows, tablesOf, type NamedValues } from './named-rows.ts';
export * from './schemas.ts';
export {
  backupFileId,
  writeBackup,
  type BackupContent,
  type BackupFile,
  type BackupPassword,
} from './backup.ts';
export { asWritten, encryptBackup } from './encrypt-backup.ts';
export { deviceDerivation, type KeyDerivation } from './backup/keys.ts';
export type { BackupApp, BackupDevice } from './backup/lists.ts';
export type { PayloadContent } from './backup/payload.ts';
export {
  demoPhone,
  ordinaryPhone,
  quietPhone,
  type SyntheticPhone,
} from './phone-life/demo-phone.ts';
export { messageDefaults, messageRow, type Message } from './phone-life/message-row.ts';
export { randomOf, type Random } from './phone-life/random.ts';
export type { NearMiss, PlantedFinding } from './phone-life/traces.ts';
export { ordinaryLink, sentence } from './phone-life/vocabulary.ts';
