import type { EvidenceRecord, FieldValue } from '../../src/model/index.ts';

export type TheirValue = null | string | number | boolean | readonly unknown[];
export type TheirRow = Readonly<Record<string, TheirValue>>;

/** A difference that is meant, and the reason for it. Where no row shows it, it is stale. */
export interface Difference {
  readonly reason: string;
  /** What the difference looks like; any other one is a fault. */
  holds(theirs: TheirValue, ours: EvidenceRecord, row: TheirRow): boolean;
}

/** How the rows of one module of MVT stand against the records of one artifact. */
export interface Comparison {
  /** The name of MVT's file without `.json`. */
  readonly module: string;
  readonly artifact: string;
  /** Which of the module's rows are meant, where it prints several kinds. */
  readonly rows?: (row: TheirRow) => boolean;
  /** What pairs a row with a record. */
  readonly theirKey: (row: TheirRow) => string;
  readonly ourKey: (record: EvidenceRecord) => string;
  /** Where a field of theirs stands with us, if not under the same name but for case and underscores. */
  readonly names?: {
    readonly [field: string]: string | ((record: EvidenceRecord, theirs: TheirValue) => unknown);
  };
  readonly differences?: { readonly [field: string]: Difference };
  /** Rows that only MVT prints. */
  readonly onlyTheirs?: { readonly reason: string; is(row: TheirRow): boolean };
}

/** What is wrong between the two, one sentence each; empty where every field of theirs is there or explained. */
export function faultsOf(
  { module, rows, theirKey, ourKey, names = {}, differences = {}, onlyTheirs }: Comparison,
  theirs: readonly TheirRow[],
  ours: readonly EvidenceRecord[],
): string[] {
  const faults: string[] = [];
  const unused = new Set(Object.keys(differences));
  const records = new Map(ours.map((record) => [ourKey(record), record]));
  let rowsOnlyTheirs = 0;
  const meant = theirs.filter((row) => rows?.(row) ?? true);
  if (meant.length === 0) faults.push(`${module}: no rows to compare`);

  for (const row of meant) {
    const key = theirKey(row);
    const record = records.get(key);
    if (record === undefined) {
      if (onlyTheirs?.is(row)) rowsOnlyTheirs += 1;
      else faults.push(`${module} ${key}: no record`);
      continue;
    }
    for (const [field, value] of Object.entries(row)) {
      const found = ourValue(record, field, value, names[field]);
      if (sameValue(value, found)) continue;
      const difference = differences[field];
      if (difference?.holds(value, record, row)) unused.delete(field);
      else faults.push(`${module} ${key}: ${field} is ${text(value)}, ours ${text(found)}`);
    }
  }
  for (const field of unused) faults.push(`${module}: the difference of ${field} is stale`);
  if (onlyTheirs && rowsOnlyTheirs === 0) faults.push(`${module}: no row is only theirs any more`);
  return faults;
}

function ourValue(
  record: EvidenceRecord,
  field: string,
  theirs: TheirValue,
  name: string | ((record: EvidenceRecord, theirs: TheirValue) => unknown) | undefined,
): unknown {
  if (typeof name === 'function') return name(record, theirs);
  const folded = fold(name ?? field);
  for (const [key, value] of Object.entries(record.data)) if (fold(key) === folded) return value;
  return undefined;
}

/** `ZCHATSESSION`, `chat_session` and `chatSession` are one name. */
function fold(name: string): string {
  const withoutPrefix = /^Z_?[A-Z0-9_]+$/.test(name) ? name.replace(/^Z_?/, '') : name;
  return withoutPrefix.replace(/[_ .-]/g, '').toLowerCase();
}

/** Equal but for how the two write nothing, times, flags, large numbers and lists of one. */
function sameValue(theirs: unknown, ours: unknown): boolean {
  if (ours === undefined) return false;
  if (isNothing(theirs) || isNothing(ours)) return isNothing(theirs) && isNothing(ours);
  if (Array.isArray(theirs) && Array.isArray(ours)) {
    return (
      theirs.length === ours.length && theirs.every((value, index) => sameValue(value, ours[index]))
    );
  }
  if (Array.isArray(ours) && ours.length === 1) return sameValue(theirs, ours[0]);
  if (typeof theirs === 'number' || typeof theirs === 'boolean') {
    return Number(theirs) === Number(ours);
  }
  if (typeof theirs === 'string' && typeof ours === 'string') {
    return theirs === ours || (instant(theirs) !== undefined && instant(theirs) === instant(ours));
  }
  return false;
}

const isNothing = (value: unknown): boolean =>
  value === null || value === '' || (Array.isArray(value) && value.length === 0);

/** A time of either form, to the microsecond. */
export function instant(value: FieldValue | undefined): string | undefined {
  if (typeof value !== 'string') return undefined;
  const found = /^(\d{4}-\d\d-\d\d)[ T](\d\d:\d\d:\d\d)(?:\.(\d{1,9}))?Z?$/.exec(value);
  if (!found) return undefined;
  return `${found[1]!}T${found[2]!}.${(found[3] ?? '').padEnd(6, '0').slice(0, 6)}`;
}

function text(value: unknown): string {
  return value === undefined ? 'missing' : JSON.stringify(value);
}
