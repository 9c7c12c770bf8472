import type { SqliteValue } from '../../../../../src/model/index.ts';
import type { RecoveredRow } from '../../../../../src/formats/sqlite/recovery/index.ts';
import { memoryFile } from '../../../../../src/bytes/memory-file.ts';
import { openDatabase } from '../../../../../src/formats/sqlite/index.ts';
import type { SqlJsDatabase } from '../../oracle.ts';
import { query, sqlJs } from '../../oracle.ts';

/** A row as it once was. */
export interface PastRow {
  readonly table: string;
  readonly rowId: SqliteValue;
  readonly values: readonly SqliteValue[];
}

/** A database that remembers every row it ever held. */
export class History {
  readonly database: SqlJsDatabase;
  readonly #tables: readonly string[];
  readonly #past = new Map<string, PastRow>();

  constructor(
    pageSize: number,
    schema: readonly string[],
    tables: readonly string[],
    pragmas = '',
  ) {
    this.database = new sqlJs.Database();
    this.database.run(`PRAGMA page_size = ${pageSize}; PRAGMA secure_delete = 0; ${pragmas}`);
    for (const statement of schema) this.database.run(statement);
    this.#tables = tables;
  }

  run(sql: string): void {
    for (const statement of sql.split(';')) {
      this.database.run(statement);
      for (const row of this.live()) this.#past.set(keyOf(row), row);
    }
  }

  live(): PastRow[] {
    return this.#tables.flatMap((table) => {
      const [definition] = query(
        this.database,
        `SELECT sql FROM sqlite_schema WHERE name = '${table}'`,
      );
      if (definition === undefined) return [];
      const rowId = /WITHOUT ROWID/.test(String(definition[0])) ? 'NULL' : 'rowid';
      const order = rowId === 'NULL' ? '' : ' NOT INDEXED';
      return query(this.database, `SELECT ${rowId} AS r, * FROM ${table}${order}`).map(
        ([id, ...values]) => ({ table, rowId: id!, values }),
      );
    });
  }

  past(): PastRow[] {
    return [...this.#past.values()];
  }

  bytes(): Uint8Array {
    return this.database.export();
  }
}

export function keyOf({ table, rowId, values }: PastRow): string {
  return `${table} ${shown(rowId)} ${values.map(shown).join('|')}`;
}

export function shown(value: SqliteValue): string {
  if (value instanceof Uint8Array) return `x${Buffer.from(value).toString('hex')}`;
  return typeof value === 'string' ? `'${value}'` : String(value);
}

/** What was recovered, in words. */
export function rowText(row: RecoveredRow): string {
  const values = row.columns.map((name, column) =>
    row.knows(column) ? `${name}=${shown(row.value(column)).slice(0, 60)}` : `${name}?`,
  );
  return `${row.table} ${String(row.rowId)} ${values.join(' ')} ${JSON.stringify(row.at)} ${row.confidence}`;
}

/** Whether a row of the past has all that was recovered; where confidence is low, all that is certain. */
export function cameFrom(row: RecoveredRow, past: PastRow): boolean {
  return isRow(row, past, (column) => row.confidence === 'low' && !row.certain(column));
}

/** Whether what was recovered is this row, as far as can be told: what is not certain is at least as long. */
export function isAlive(row: RecoveredRow, live: PastRow): boolean {
  return isRow(
    row,
    live,
    (column) =>
      !row.certain(column) && sizeOf(row.value(column)) === sizeOf(live.values[column] ?? null),
  );
}

/** Numbers are as large as they are. */
function sizeOf(value: SqliteValue): string {
  if (value instanceof Uint8Array) return `blob ${value.length}`;
  return typeof value === 'string' ? `text ${Buffer.byteLength(value)}` : shown(value);
}

function isRow(row: RecoveredRow, past: PastRow, passOver: (column: number) => boolean): boolean {
  if (row.table !== null && row.table !== past.table) return false;
  if (row.rowId !== undefined && shown(row.rowId) !== shown(past.rowId)) return false;
  return row.columns.every((_, column) => {
    // What was added later has its default in every row.
    if (!row.knows(column) || column >= past.values.length) return true;
    if (passOver(column)) return true;
    const value = row.value(column);
    // Where the table is gone, nobody knows that a column is another name of the rowid, in whose place NULL is stored.
    if (row.table === null && value === null && past.values[column] === past.rowId) return true;
    return shown(value) === shown(past.values[column]!);
  });
}

/** The cells of the live rows: where each stands, and the bytes after its first four. */
export function cellsOf(bytes: Uint8Array): Map<string, { at: number; rest: Uint8Array }> {
  const cells = new Map<string, { at: number; rest: Uint8Array }>();
  const database = openDatabase(memoryFile(bytes));
  for (const table of database.tables) {
    for (const row of database.rows(table)) {
      const at = (row.page - 1) * database.pageSize + row.offset;
      const size = row.payload.length;
      const head = (size < 128 ? 1 : size < 16384 ? 2 : 3) + rowIdLength(row.rowId ?? 0);
      cells.set(`${table.name} ${String(row.rowId)}`, {
        at,
        rest: bytes.slice(at + 4, at + head + size),
      });
    }
  }
  return cells;
}

function rowIdLength(rowId: number | bigint): number {
  return rowId < 128 ? 1 : rowId < 16384 ? 2 : 3;
}
