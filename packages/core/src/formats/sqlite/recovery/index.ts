export { goneRows } from './gone-rows.ts';
export { canRecover, Recovery, recoverRows } from './recover.ts';
export type { RecoveryOptions, RecoverySource } from './recover.ts';
export { RecoveredRow } from './recovered-row.ts';
export type { Confidence, RecoveredPlace, RecoveredSpace } from './recovered-row.ts';
