/**
 * What a worker needs to read files, without the sources, the wording and the reports: a worker starts in half the time.
 * The public name is `@athar/core/reading`.
 */
export type * from './model/index.ts';
export {
  EnvironmentError,
  EvidenceError,
  isEnvironmentError,
  isEvidenceError,
} from './model/errors.ts';
export { artifactsOfSequence } from './model/sequence-rule.ts';
export { memoryFile } from './bytes/memory-file.ts';
export { partOf, sparseFile, within } from './bytes/part-file.ts';
export { artifacts } from './catalogue/artifacts.generated.ts';
export { rules } from './catalogue/rules.generated.ts';
export { sequences } from './catalogue/sequences.generated.ts';
export { examineFile, openTableFile, type TableFile } from './engine/reading/examine-file.ts';
export type { FieldMatcher } from './engine/lines/field-slots.ts';
export type { FindingDraft } from './engine/findings/findings.ts';
export type { MemoryEntry } from './engine/findings/note-taker.ts';
export type { TablePages } from './engine/reading/table-pieces.ts';
export type { FileResult } from './engine/reading/file-result.ts';
export type { ExamineOptions } from './engine/reading/examine-options.ts';
export { openMatcher } from './indicators/matcher.ts';
export type { IndicatorTables } from './indicators/tables.ts';
