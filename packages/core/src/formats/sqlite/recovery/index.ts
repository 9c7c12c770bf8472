/**
 * Deleted rows. `recover.ts` goes through all versions of all pages; `pages/` says which versions there are and whose each was, `cells/` reads
 * rows out of free bytes, `shapes/` says what rows of a table look like, and `copies/` drops what is a copy of a row that is still there.
 */
export { goneRows } from './gone-rows.ts';
export { Recovery, recoverRows } from './recover.ts';
export type { RecoveryOptions, RecoverySource } from './recover.ts';
export { RecoveredRow } from './recovered-row.ts';
export type { Confidence, RecoveredPlace, RecoveredSpace } from './recovered-row.ts';
