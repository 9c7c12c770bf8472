import type { ProblemCode } from './problem.ts';
import type { RecordData, Timestamp } from './record.ts';

/** As SQLite stores them; `bigint` for integers beyond 2^53. */
export type SqliteExampleValue = null | number | bigint | string | Uint8Array;

/** A database told as data: tests build the file from it. `columns` is the text between the brackets of CREATE TABLE. */
export interface SqliteExample {
  readonly tables: {
    readonly [name: string]: {
      readonly columns: string;
      /** Values in the order of the columns. For a rowid alias column give the rowid there. */
      readonly rows: readonly (readonly SqliteExampleValue[])[];
    };
  };
}

/** What a property list can hold. A `Date` is a date, a `Uint8Array` is data, `bigint` is a 64-bit integer, `{ uid: n }` a UID. */
export type PlistExampleValue =
  | null
  | string
  | number
  | bigint
  | boolean
  | Date
  | Uint8Array
  | { readonly uid: number }
  | readonly PlistExampleValue[]
  | { readonly [key: string]: PlistExampleValue };

/** The smallest content that shows the point. Binary content is described, so that a reviewer can read it. */
export type ExampleContent =
  string | Uint8Array | { readonly sqlite: SqliteExample } | { readonly plist: PlistExampleValue };

/** A worked example: it is documentation, a test and a seed of the damage test at once. */
export interface ArtifactExample<T extends RecordData = RecordData> {
  readonly name: string;
  /** Device path of the file; default: the artifact's first path with `*` filled in. */
  readonly devicePath?: string;
  readonly content: ExampleContent;
  /** Neighbours by device path. */
  readonly related?: { readonly [devicePath: string]: ExampleContent };
  /** The `data` of each record, in order. */
  readonly records: readonly T[];
  /** The times of each record, where the example is about them. */
  readonly times?: readonly (readonly Timestamp[])[];
  readonly problems?: readonly ProblemCode[];
  /** What every version of the store has and this content does not (`decisive`): tables, `table.column`, and `table.*` for several columns. */
  readonly lacks?: readonly string[];
}
