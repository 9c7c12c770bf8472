import type { Database, Row, Table } from '../../model/index.ts';

type RowKey = number | bigint;

/** Deleted parts (and bytes of them), and numbers of parts that deleted rows name, that are remembered of one database. What is beyond is told by itself. */
const mostParts = 20_000;
const mostPartBytes = 2 ** 25;
const mostNamed = 200_000;

interface Deleted {
  readonly parts: Map<RowKey, Row>;
  /** Bytes of `parts`. */
  partBytes: number;
  readonly named: Set<RowKey>;
}

/**
 * Remembers deleted rows that other deleted rows name, by numbers that no other row is ever given: the address of a visit, the details of an event.
 * Whoever names a part tells it; a part that nobody names is told by itself.
 */
export class DeletedParts {
  readonly #ofDatabase = new WeakMap<Database, Deleted>();

  /** Remembers which part a deleted row named. */
  foreseeName(database: Database, part: RowKey | undefined): void {
    const { named } = this.#of(database);
    if (part !== undefined && named.size < mostNamed) named.add(part);
  }

  /** Remembers a deleted part. */
  foreseePart(database: Database, row: Row): void {
    const deleted = this.#of(database);
    const { parts } = deleted;
    if (row.rowId === undefined || parts.has(row.rowId)) return;
    if (parts.size >= mostParts || deleted.partBytes + row.payload.length > mostPartBytes) return;
    parts.set(row.rowId, row);
    deleted.partBytes += row.payload.length;
  }

  /** The deleted part with this number. */
  find(database: Database, part: RowKey | undefined): Row | undefined {
    return part === undefined ? undefined : this.#of(database).parts.get(part);
  }

  /** Whether what names a part tells it: of one that is still there it tells what that is now. */
  isToldByName(database: Database, table: Table, row: Row): boolean {
    return (
      row.rowId !== undefined &&
      this.find(database, row.rowId) === row &&
      this.#of(database).named.has(row.rowId) &&
      database.seek(table, row.rowId) === undefined
    );
  }

  #of(database: Database): Deleted {
    const known = this.#ofDatabase.get(database) ?? {
      parts: new Map<RowKey, Row>(),
      partBytes: 0,
      named: new Set<RowKey>(),
    };
    this.#ofDatabase.set(database, known);
    return known;
  }
}
