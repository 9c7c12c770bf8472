export { openEvidence, type Evidence, type EvidenceOptions } from './evidence/open-evidence.ts';
export { openTicket } from './evidence/open-ticket.ts';
export { diskFile } from './evidence/disk-file.ts';
export { nodePlatform } from './node-platform.ts';
export { extractedList, extractor, type ExtractedFile, type Extractor } from './file-extract.ts';
export { keyProvider, type PasswordOptions } from './password-input.ts';
export { check } from './check/check.ts';
export type {
  CheckIndicators,
  CheckOptions,
  CheckPhase,
  CheckResult,
} from './check/check-options.ts';
export { artifacts } from './check/ordered-artifacts.ts';
export { artifactPaths } from './check/check-plan.ts';
export { refusalOf, writeRefusal, type WriteRefusal } from './machine-errors.ts';
export { makeFolder, notWritable, refuseInEvidence } from './output-folder.ts';
export { realPath } from './real-path.ts';
export { hangUpThisProcess, stopSignals } from './ending-signals.ts';
export { managedIndicatorFolder } from './indicators/folder.ts';
export {
  demandIndicatorPaths,
  loadIndicators,
  type LoadedIndicators,
  type LoadOptions,
} from './indicators/loading.ts';
export {
  addIndicators,
  listIndicators,
  removeIndicators,
  type AddedFile,
  type AddedIndicators,
  type BrokenBecause,
  type ManagedFile,
} from './indicators/store.ts';
export {
  defaultIndicatorIndex,
  updateIndicators,
  type FeedFailure,
  type FeedResult,
  type UpdateOptions,
} from './indicators/update.ts';
export { nearestName } from './nearest-name.ts';
