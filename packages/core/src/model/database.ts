import type { ProblemDraft } from './problem.ts';
import type { RowPosition } from './provenance.ts';

/** Integers beyond 2^53 are `bigint`, so that none is rounded. */
export type SqliteValue = null | number | bigint | string | Uint8Array;

/** A piece that is left of a text or blob. Where it does not begin or end with the whole, its first or last bytes may be no whole character, word or link. */
export interface Remains {
  readonly bytes: Uint8Array;
  readonly isStart: boolean;
  readonly isEnd: boolean;
}

/**
 * The row a cursor stands on. One object serves all rows of a scan: what is needed later must be copied out.
 * A column is named by its index in `Table.columns`; index -1 (a column this version of the schema lacks) reads as NULL.
 * The alias of the rowid reads as the rowid; a column added after the row was written reads as its default.
 */
export interface Row {
  /** `undefined` in tables without rowid. */
  readonly rowId: number | bigint | undefined;
  readonly page: number;
  /** Offset of the cell within its page. */
  readonly offset: number;
  /** Write-ahead log frame the page came from, counted from 1; 0 where it came from the database file. */
  readonly frame: number;
  /** The record of the row, overflow pages joined: header, then values. Valid until the cursor moves. */
  readonly payload: Uint8Array;

  /**
   * Serial type as in the file (0 NULL, 1 to 6 integers, 7 real, 8 and 9 the constants 0 and 1, even from 12 blob, odd from 13 text);
   * -1 where the value does not stand in the record (rowid alias, default, absent column): ask `value` then.
   */
  type(column: number): number;
  /** Where the value begins within `payload`; only where `type` is not -1. */
  start(column: number): number;
  end(column: number): number;

  /**
   * Fills `shape` with what the header tells of each column: its serial type where that is the whole value (0 NULL, 8 zero, 9 one),
   * else 255. A column that does not stand in the record is 255. Returns a hash of the shape.
   */
  shape(columns: readonly number[], shape: Uint8Array): number;

  /** Whether anything of the value could be read: false past a fault of the record and where its pages are missing. `value` gives NULL then. */
  knows(column: number): boolean;
  /** Whether the value is known to its end: of one that goes on in pages that are missing, `value` gives the beginning. */
  certain(column: number): boolean;
  /** Whether some of the bytes of a text are none in the encoding of the database: `value` has U+FFFD in their place. */
  replaced(column: number): boolean;
  isNull(column: number): boolean;
  value(column: number): SqliteValue;
  /**
   * Text, or a number as text; NULL is `null`. A blob in a column that is declared as text is its text where it can be (`textOfBlob`);
   * any other is `null` and, of a live row, a problem.
   */
  text(column: number): string | null;
  /**
   * The text that a blob in a column declared as text is: its bytes are valid in the encoding of the database and without a NUL. `undefined`
   * where they are not, and for every other value and column.
   */
  textOfBlob(column: number): string | undefined;
  /**
   * A number; text that is wholly a number is converted, as SQLite does where it compares; a bigint is rounded. NULL and empty text are
   * `null`; so is what is no number, and of a live row that is a problem.
   */
  number(column: number): number | null;
  /** The number of a row, exact, by which another is found; `undefined` where `number` is `null`, and, with the same problem, for a fraction. */
  reference(column: number): number | bigint | undefined;
  /**
   * A stored time, exact; text that is wholly a number is converted. NULL and empty text are `null`; so is what is no number, and of a live row
   * that is a problem.
   */
  time(column: number): number | bigint | null;
  /** A blob, or the bytes of a text (UTF-8); NULL is `null`, and so is a number, of a live row with a problem. A view: copy what is kept. */
  blob(column: number): Uint8Array | null;
  /** Of a recovered row: what is left of a text or blob of which some is gone; none where all of it is, or nothing. */
  remains?(column: number): readonly Remains[];
  /** Set where the row was recovered from space that the database no longer counts among its own. */
  readonly isRecovered?: true;
  /**
   * Whether a recovered row is known to be none of the live ones. False where its table, or the list of tables, was not read whole: it may be
   * the copy of a row that could not be read, or that row itself, on a page to which nothing leads any more.
   */
  readonly isDeleted?: boolean;
  /** Of a recovered row: whether its rowid was worked out from the rows around, since its bytes are gone. */
  readonly isRowIdWorkedOut?: boolean;
  /** The place of this row, for a record. */
  position(): RowPosition;
}

/** A table as its CREATE TABLE tells it; lists of columns are in the order in which they are declared, and positions in them count from 0. */
export interface Table {
  readonly name: string;
  readonly columns: readonly string[];
  readonly withoutRowId: boolean;
  readonly rootPage: number;
  /** Declared type of each column, as written (`INTEGER`, `TIMESTAMP`, …), '' where none. */
  readonly types: readonly string[];
  /** Columns that no record holds because they are computed when read (`GENERATED … VIRTUAL`): not evaluated here, they read as NULL. */
  readonly computed: readonly number[];
  /** Columns of which no two rows hold the same values together: declared `UNIQUE`, or the primary key where that is no other name of the rowid. */
  readonly unique: readonly (readonly number[])[];
  /**
   * Index of a column by name, without regard to case; -1 where this schema lacks it. By a usual name of the number of a row (`id`, `ROWID`,
   * `Z_PK`) it is found too where the table gives it an unusual one. In the database of an artifact the coverage notes each name that was
   * asked for and is lacking.
   */
  column(name: string): number;
}

/** Rowids above `after` and not above `upTo`; infinite where there is no bound. */
export interface RowIdBounds {
  readonly after: number | bigint;
  readonly upTo: number | bigint;
}

/** A SQLite database, read only, with its write-ahead log applied as SQLite itself would. */
export interface Database {
  readonly pageSize: number;
  readonly encoding: 'utf-8' | 'utf-16le' | 'utf-16be';
  readonly userVersion: number;
  /** Frames of the write-ahead log that were applied. */
  readonly walFrames: number;
  /** Ordinary tables in the order of the schema; virtual tables and views are not among them. */
  readonly tables: readonly Table[];
  /** By name, without regard to case. */
  table(name: string): Table | undefined;
  /**
   * The entries of an index as rows of a table without rowid, their values under these names; the last is the rowid. SQLite keeps
   * them beside the table, so they tell of rows that are lost with their pages. `undefined` where there is no index of this name.
   */
  index(name: string, columns: readonly string[]): Table | undefined;
  /**
   * Live rows in the order of the b-tree. A corrupt page is stepped over and told in `problems`.
   * `pages` limits the scan to these leaf pages (from `leafPages`), in that order. With `bounds`, they follow one another in the tree, which
   * leads to them for rowids between those alone: rows in another order, or beyond, are a problem.
   */
  rows(table: Table, pages?: readonly number[] | Uint32Array, bounds?: RowIdBounds): Iterable<Row>;
  /** Leaf pages of the table in order: pieces of work for several threads. */
  leafPages(table: Table): Uint32Array;
  /** For each of the leaf pages the highest rowid that it may hold, as the pages above it say; infinite where they set no bound. */
  leafBounds(table: Table): readonly (number | bigint)[];
  /** How many rows a leaf page states; 0 where it is none. */
  rowCount(page: number): number;
  /**
   * The row with this rowid, found through the tree; `undefined` where there is none, and where the way to it is damaged, which `problems`
   * tells. The row object is one of its own, reused by the next `seek` of the same table.
   */
  seek(table: Table, rowId: number | bigint): Row | undefined;
  /** What could not be read so far; grows while rows are read. */
  readonly problems: readonly ProblemDraft[];
}
