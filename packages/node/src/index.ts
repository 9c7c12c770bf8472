export { openEvidence, type Evidence, type EvidenceOptions } from './open-evidence.ts';
export { openTicket } from './open-ticket.ts';
export { diskFile } from './disk-file.ts';
export { nodePlatform } from './node-platform.ts';
export { extractedList, extractor, type ExtractedFile, type Extractor } from './file-extract.ts';
export { keyProvider, type PasswordOptions } from './password-input.ts';
export {
  artifacts,
  check,
  type CheckIndicators,
  type CheckOptions,
  type CheckPhase,
  type CheckResult,
} from './check.ts';
export { diskFull, fileTooLarge } from './engine-errors.ts';
export { makeFolder, notWritable, refuseInEvidence } from './output-folder.ts';
export { managedIndicatorFolder } from './indicator-folder.ts';
export {
  demandIndicatorPaths,
  loadIndicators,
  type LoadedIndicators,
  type LoadOptions,
} from './indicator-loading.ts';
export {
  addIndicators,
  listIndicators,
  removeIndicators,
  type AddedFile,
  type AddedIndicators,
  type BrokenBecause,
  type ManagedFile,
} from './indicator-store.ts';
export {
  defaultIndicatorIndex,
  updateIndicators,
  type FeedFailure,
  type FeedResult,
  type UpdateOptions,
} from './indicator-update.ts';
export { nearestName } from './nearest-name.ts';
