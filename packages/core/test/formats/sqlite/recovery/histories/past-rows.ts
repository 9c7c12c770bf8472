import type { RecoveredRow } from '../../../../../src/formats/sqlite/recovery/index.ts';
import type { Remains, SqliteValue } from '../../../../../src/model/index.ts';
import { shown } from './history.ts';
import type { HistoryEngine } from './history-engine.ts';

/** A row as it was at some moment. */
export interface MomentRow {
  readonly table: string;
  readonly rowId: SqliteValue | undefined;
  readonly columns: readonly string[];
  readonly values: readonly SqliteValue[];
  /** Values in the order in which the record holds them; NULL in the place of the rowid's other name. */
  readonly stored: readonly SqliteValue[];
}

/** Every row that a database ever held, asked of SQLite after each statement. */
export class PastRows {
  readonly #engine: HistoryEngine;
  readonly #rows = new Map<string, MomentRow>();

  constructor(engine: HistoryEngine) {
    this.#engine = engine;
  }

  /** Remembers the rows of a table as they now are. */
  note(table: string): void {
    for (const row of this.live(table)) this.#rows.set(keyOfMoment(row), row);
    // SQLite keeps rows of its own.
    if (table !== 'sqlite_sequence') this.note('sqlite_sequence');
  }

  all(): MomentRow[] {
    return [...this.#rows.values()];
  }

  live(table: string): MomentRow[] {
    const engine = this.#engine;
    const info = engine.rows(`PRAGMA table_info(${table})`);
    if (info.length === 0) return [];
    const [definition] = engine.rows(`SELECT sql FROM sqlite_schema WHERE name = '${table}'`);
    const hasRowId = !/WITHOUT ROWID/.test(String(definition![0]));
    const columns = info.map((line) => String(line[1]));
    const keyColumns = info.filter((line) => Number(line[5]) > 0);
    const alias = info.findIndex(
      (line) =>
        hasRowId &&
        keyColumns.length === 1 &&
        Number(line[5]) > 0 &&
        /^integer$/i.test(String(line[2])),
    );
    const inKey = info
      .map((line, index) => [Number(line[5]), index] as const)
      .filter(([key]) => !hasRowId && key > 0)
      .sort(([first], [second]) => first - second)
      .map(([, index]) => index);
    const order = [...inKey, ...columns.keys()].filter(
      (index, at, list) => list.indexOf(index) === at,
    );
    const source = hasRowId ? 'rowid AS r, *' : 'NULL AS r, *';
    return engine.rows(`SELECT ${source} FROM ${table}`).map(([rowId, ...values]) => ({
      table,
      rowId: hasRowId ? rowId : undefined,
      columns,
      values,
      stored: order.map((index) => (index === alias ? null : values[index]!)),
    }));
  }
}

export function keyOfMoment({ table, rowId, columns, values }: MomentRow): string {
  return `${table} ${rowId === undefined ? '' : shown(rowId)} ${columns.join()} ${values.map(shown).join('|')}`;
}

/** Whether all that a recovered row tells was so in this one. */
export function agrees(row: RecoveredRow, past: MomentRow): boolean {
  if (row.table !== null && row.table !== past.table) return false;
  if (!hasRowIdOf(row, past)) return false;
  return row.columns.every((name, column) => {
    const value =
      row.table === null ? past.stored[column] : past.values[past.columns.indexOf(name)];
    if (!row.knows(column))
      return row.remains(column).every((left) => value !== undefined && isLeft(left, value));
    return value !== undefined && shown(row.value(column)) === shown(value);
  });
}

/** Whether what is told to be left of a value may be left of this one, in whatever encoding. */
function isLeft({ bytes, isStart, isEnd }: Remains, value: SqliteValue): boolean {
  if (value === null || typeof value === 'number' || typeof value === 'bigint') return false;
  const left = Buffer.from(bytes);
  const inEncodings =
    typeof value === 'string'
      ? [Buffer.from(value), Buffer.from(value, 'utf16le'), Buffer.from(value, 'utf16le').swap16()]
      : [Buffer.from(value)];
  return inEncodings.some(
    (whole) =>
      (!isStart || whole.subarray(0, left.length).equals(left)) &&
      (!isEnd || whole.subarray(-left.length).equals(left)) &&
      whole.includes(left),
  );
}

/** The same without regard to the table: whether the values stood side by side in some row. */
export function agreesByPlace(row: RecoveredRow, past: MomentRow): boolean {
  return (
    hasRowIdOf(row, past) &&
    [past.values, past.stored].some((values) =>
      row.columns.every(
        (_, column) =>
          !row.knows(column) ||
          (column < values.length && shown(row.value(column)) === shown(values[column]!)),
      ),
    )
  );
}

function hasRowIdOf(row: RecoveredRow, past: MomentRow): boolean {
  return (
    row.rowId === undefined || (past.rowId !== undefined && shown(row.rowId) === shown(past.rowId))
  );
}
