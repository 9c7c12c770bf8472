export type { OpenOptions } from './database.ts';
export { openDatabase } from './database.ts';
export { isSqlite, looksRandom } from './header.ts';
export { isWriteAheadLog } from './wal.ts';
