import type { SqliteValue, Table } from '../../model/index.ts';

/** What a `CREATE TABLE` says about one column. */
export interface ColumnDefinition {
  readonly name: string;
  /** As written; '' where none. */
  readonly type: string;
  /** Value in rows that were written before the column was added. */
  readonly fallback: SqliteValue;
  /** Computed when read, so that no record holds it. */
  readonly virtual: boolean;
}

/** What the number of a row is called: by SQLite, which knows `ROWID` always, by Core Data, and by nearly all others. */
const rowNumberNames: ReadonlySet<string> = new Set(['rowid', 'z_pk', 'id']);

/** A table of one database: what is declared, and where each column stands in its records. */
export class TableDefinition implements Table {
  readonly name: string;
  readonly rootPage: number;
  readonly withoutRowId: boolean;
  readonly columns: readonly string[];
  readonly types: readonly string[];
  readonly computed: readonly number[];
  readonly unique: readonly (readonly number[])[];
  readonly fallbacks: readonly SqliteValue[];
  /** Position in the record for each column; -1 where the record does not hold it. */
  readonly positions: Int32Array;
  /** Values of a complete record. */
  readonly recordLength: number;
  /** Index of the column that is another name of the rowid; -1 where none is. */
  readonly rowIdColumn: number;
  /** 1 for each column whose whole numbers are stored as integers but are reals. */
  readonly reals: readonly number[];
  /** 1 for each column that is declared as text. */
  readonly texts: readonly number[];
  /** Told of each column that is asked for and is not there. */
  absent: ((name: string) => void) | undefined;
  /** Made when a column is first asked for: a database can have very many tables that nobody asks. */
  #indexes: ReadonlyMap<string, number> | undefined;

  constructor(
    name: string,
    rootPage: number,
    columns: readonly ColumnDefinition[],
    layout: {
      readonly withoutRowId: boolean;
      readonly rowIdColumn: number;
      readonly order: readonly number[];
      readonly unique?: readonly (readonly number[])[];
    },
  ) {
    this.name = name;
    this.rootPage = rootPage;
    this.withoutRowId = layout.withoutRowId;
    this.rowIdColumn = layout.rowIdColumn;
    this.columns = columns.map((column) => column.name);
    this.types = columns.map((column) => column.type);
    this.computed = columnsThat(columns, ({ virtual }) => virtual);
    this.unique = layout.unique ?? [];
    this.fallbacks = columns.map((column) => column.fallback);
    this.reals = columns.map((column) => (affinity(column.type) === 'real' ? 1 : 0));
    this.texts = columns.map((column) => (affinity(column.type) === 'text' ? 1 : 0));
    this.positions = new Int32Array(columns.length).fill(-1);
    this.recordLength = layout.order.length;
    for (let position = layout.order.length - 1; position >= 0; position--) {
      const column = layout.order[position]!;
      if (column !== this.rowIdColumn) this.positions[column] = position;
    }
  }

  column(name: string): number {
    this.#indexes ??= firstOfEach(this.columns);
    const index = this.#indexes.get(foldCase(name));
    // No record holds what is computed when it is read
    if (index !== undefined && !this.computed.includes(index)) return index;
    if (index === undefined && rowNumberNames.has(foldCase(name))) {
      // Whatever its name, the number of the row is there: without it no row is found from another table.
      const own = this.columns[this.rowIdColumn];
      if (own !== undefined && !rowNumberNames.has(foldCase(own))) return this.rowIdColumn;
    }
    this.absent?.(`${this.name}.${name}`);
    return -1;
  }
}

const none: readonly number[] = [];

/** Most tables have none: they share one list. */
function columnsThat(
  columns: readonly ColumnDefinition[],
  fits: (column: ColumnDefinition) => boolean,
): readonly number[] {
  const found = [...columns.keys()].filter((index) => fits(columns[index]!));
  return found.length === 0 ? none : found;
}

function firstOfEach(names: readonly string[]): ReadonlyMap<string, number> {
  const indexes = new Map<string, number>();
  for (const [index, name] of names.entries()) {
    const key = foldCase(name);
    if (!indexes.has(key)) indexes.set(key, index);
  }
  return indexes;
}

const beyondAscii = /\P{ASCII}/u;

/** SQLite folds the case of names in ASCII only. */
export function foldCase(name: string): string {
  if (!beyondAscii.test(name)) return name.toLowerCase();
  return name.replace(/[A-Z]+/g, (capitals) => capitals.toLowerCase());
}

/** What SQLite tries to make of a value before it stores it. */
export type Affinity = 'integer' | 'text' | 'blob' | 'real' | 'numeric';

/** The affinity that SQLite derives from a declared type. */
export function affinity(type: string): Affinity {
  const name = foldCase(type);
  if (name.includes('int')) return 'integer';
  if (name.includes('char') || name.includes('clob') || name.includes('text')) return 'text';
  if (name === '' || name.includes('blob')) return 'blob';
  if (name.includes('real') || name.includes('floa') || name.includes('doub')) return 'real';
  return 'numeric';
}
