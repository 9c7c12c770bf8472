import type { Database, Row, Table } from './database.ts';
import type { Met } from './observable.ts';
import type { ParseContext } from './parse-context.ts';
import type { RecordData } from './record.ts';
import type { Epoch } from './time-doc.ts';

/** A field of the artifact, bound once for each file; methods of `RecordWriter` take it instead of a name. */
export interface FieldSlot {
  readonly index: number;
  readonly name: string;
}

/** Fields that are columns as they stand, in their declared order; made once by `RecordWriter.run`. */
export interface ColumnRun {
  readonly fields: readonly FieldSlot[];
  readonly columns: readonly number[];
}

/**
 * Writes one record at a time, in the order `begin`, times, fields in their declared order, `end`.
 * Fields that are not written are null. Personal fields are written all the same: the writer leaves them out unless `--full`.
 */
export interface RecordWriter {
  /** Makes a run of columns from pairs of field and column index; it belongs to this writer. A field whose column this schema lacks (-1) is left out of the records. */
  run(pairs: readonly (readonly [FieldSlot, number])[]): ColumnRun;
  begin(row: Row): void;
  /** How the phone met the values of this record, where not as the fields say. */
  met(met: Met): void;
  /** A stored time. NULL and 0 are not written; what no calendar can hold is, without a date. */
  time(marks: string, epoch: Epoch, value: number | bigint | null): void;
  /** The same of a column; quicker, where it needs all 64 bits. */
  timeColumn(marks: string, epoch: Epoch, row: Row, column: number): void;
  /** A column as it stands: text and numbers as they are, a blob as base64, NULL as null. */
  column(field: FieldSlot, row: Row, column: number): void;
  columns(run: ColumnRun, row: Row): void;
  text(field: FieldSlot, value: string | null): void;
  /** UTF-8 bytes `[start, end)`. */
  bytes(field: FieldSlot, source: Uint8Array, start: number, end: number): void;
  number(field: FieldSlot, value: number | bigint | null): void;
  boolean(field: FieldSlot, value: boolean | null): void;
  list(field: FieldSlot, values: readonly string[]): void;
  /** A list of UTF-8 texts that lie in `source`: `spans` holds start and end of each, `count` how many texts there are. */
  spans(field: FieldSlot, source: Uint8Array, spans: ArrayLike<number>, count: number): void;
  end(): void;
}

/** Reads the rows of one table. `prepare` runs once for each file and worker, the row reader for each row. */
export interface TableReader<T extends RecordData> {
  readonly table: string;
  /**
   * Columns that every known schema has. Where all of them are missing, the schema is unknown (outcome `not-supported`); where some are, what is
   * there is read and the lack is a gap, as with `decisive` of the artifact. Of a list within, one is enough.
   */
  readonly needs: readonly (string | readonly string[])[];
  /**
   * Deleted rows of this table are worth looking for: they are read by the same row reader, and their records say so. With `'only'` the rows
   * that are there are not: another reader tells them with rows of its own.
   */
  readonly recover?: true | 'only';
  /**
   * Is given each deleted row of the table before any of them, or of another table that has `foresee`, is read, so that deleted rows that belong
   * together can find each other. It may keep the row. Very many rows come in batches: each is given here and then read, before the next.
   */
  readonly foresee?: (database: Database, table: Table, row: Row) => void;
  /** The table is one of several forms: its absence is no problem as long as another reader of the artifact finds its own. */
  readonly optional?: true;
  /** A database that has this other table, and is known by it, may lack the one that is read: then nothing is there (`not-present`). */
  readonly beside?: string;
  prepare(
    database: Database,
    table: Table,
    fields: { readonly [K in keyof T]-?: FieldSlot },
    writer: RecordWriter,
    context: ParseContext,
  ): (row: Row) => void;
}

/** A reader of any record type; the one place where a reader's own type is given up. */
// eslint-disable-next-line @typescript-eslint/no-explicit-any
export type AnyTableReader = TableReader<any>;
