export * from './model/index.ts';
export { memoryFile } from './bytes/memory-file.ts';
export { partOf, sparseFile, within } from './bytes/part-file.ts';
export { readUpTo } from './bytes/read-up-to.ts';
export { sha256 } from './bytes/sha256.ts';
export { isoTime, timesOf } from './bytes/time.ts';
export { compareUtf8 } from './bytes/utf8-order.ts';
export { artifacts } from './catalogue/artifacts.generated.ts';
export { rules } from './catalogue/rules.generated.ts';
export { sequences } from './catalogue/sequences.generated.ts';
export {
  coverageOf,
  isGap,
  mergedProblems,
  unitedProblems,
  type FileOutcome,
} from './engine/coverage.ts';
export { examineFile, openTableFile, type TableFile } from './engine/reading/examine-file.ts';
export type { FieldMatcher } from './engine/lines/field-slots.ts';
export { FindingQuota, tooManyFindings } from './engine/findings/finding-quota.ts';
export { gradeOf, type FindingDraft } from './engine/findings/findings.ts';
export { logGaps, logReach } from './engine/times/log-gaps.ts';
export type { MemoryEntry } from './engine/findings/note-taker.ts';
export { matchesGlob, parseGlob, reachesInto } from './engine/globs.ts';
export { pathIndex, type PathIndex } from './engine/path-index.ts';
export { joinedGaps, type PieceGaps } from './engine/reading/row-gaps.ts';
export { liveCopies } from './engine/reading/live-copies.ts';
export {
  mergedTimes,
  timesUntilMade,
  type TimeSpan,
  type TimesSeen,
} from './engine/times/seen-times.ts';
export { SequenceMemory } from './engine/findings/sequence-memory.ts';
export {
  finishSequences,
  type FinishedSource,
  type SequenceOutcome,
} from './engine/findings/sequences.ts';
export type { TablePages } from './engine/reading/table-pieces.ts';
export type { FileResult } from './engine/reading/file-result.ts';
export type { ExamineOptions } from './engine/reading/examine-options.ts';
export { caseState, countsForState, hasGap, sourceState, stateOfFindings } from './engine/state.ts';
export { devicePathOf } from './formats/backup-domains.ts';
export { gzipContentStart, looksLikeGzip } from './formats/gzip/index.ts';
export * from './cases/index.ts';
export * from './indicators/index.ts';
export * from './locales/index.ts';
export * from './reports/index.ts';
export { openEvidence, type OpenOptions } from './sources/open-evidence.ts';
export { below } from './sources/container.ts';
export type {
  Container,
  ContainerProblem,
  Entry,
  EntryName,
  WalkOptions,
} from './sources/container.ts';
export type { KeyProvider, PasswordQuestion } from './sources/key-provider.ts';
export {
  type FailedSource,
  type Notice,
  type OpenedEvidence,
  type OpenedSource,
} from './sources/opened.ts';
export { sourceFormats, type SourceFormat } from './sources/source-formats.ts';
export type {
  CryptoPort,
  DerivationProgress,
  Place,
  Platform,
  ScratchFile,
  ScratchFolder,
  TakePiece,
  UnpackFault,
} from './sources/platform.ts';
