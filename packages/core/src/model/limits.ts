/** Bounds that keep hostile evidence from exhausting the machine. Reaching one is a problem `limit-exceeded`, never a crash. */
export interface Limits {
  readonly maxFileBytes: number;
  readonly maxLineBytes: number;
  readonly maxRecordsPerFile: number;
  /** Of each kind, level and state. */
  readonly maxFindingsPerFile: number;
  /** What a sequence rule remembers of one artifact of one source, in notes; and in keys. Over it, all of that is forgotten. */
  readonly maxNotesPerRule: number;
  /** Longest text or blob of one field that is decoded, in bytes. */
  readonly maxValueBytes: number;
  /** Nesting of property lists and archives. */
  readonly maxDepth: number;
  /** Objects of one property list. */
  readonly maxObjects: number;
  /** Entries of one archive or folder. */
  readonly maxEntries: number;
  /** Property lists and other documents that are held whole. */
  readonly maxDocumentBytes: number;
  /** Wall time for one piece of work in a worker; then the worker is ended. */
  readonly maxSecondsPerTask: number;
}

/** Those of a check that is given no others; `case.json` tells them. */
export const defaultLimits: Limits = {
  maxFileBytes: 2 ** 40,
  maxLineBytes: 2 ** 20,
  maxRecordsPerFile: 50_000_000,
  maxFindingsPerFile: 20_000,
  maxNotesPerRule: 50_000,
  maxValueBytes: 2 ** 24,
  maxDepth: 64,
  maxObjects: 2_000_000,
  maxEntries: 5_000_000,
  maxDocumentBytes: 2 ** 28,
  maxSecondsPerTask: 600,
};
