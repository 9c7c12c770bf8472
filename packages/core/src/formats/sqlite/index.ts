export type { OpenOptions } from './database.ts';
export { openDatabase } from './database.ts';
export { isSqlite, looksRandom } from './header.ts';
export { isDatabaseFile } from './page-size.ts';
export { logsBeside } from './logs-beside.ts';
export { isWriteAheadLog } from './wal.ts';
export { textsWithZero } from './zero-texts.ts';
