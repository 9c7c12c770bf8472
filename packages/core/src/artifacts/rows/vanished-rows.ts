import type { Database, ParseContext, RandomAccessFile, Row, Table } from '../../model/index.ts';
import { deletedRows, type DeletedRows } from './deleted-rows.ts';

/** Keys remembered of one table, at most; a live row beyond them may show an older version of itself as deleted. */
const maxKeys = 1_000_000;

/**
 * The live rows of tables, whose keys are remembered, and then the deleted ones whose key no live row has, each key once:
 * write-ahead logs hold many older versions of rows that are still there. Deleted rows of unknown key are all given.
 * With `orAlike`, so are those of which only the form is known (`table` is null): on free pages nothing tells tables of one form apart.
 */
export function rowsAndVanished(
  file: RandomAccessFile,
  context: ParseContext,
  database: Database,
  tables: readonly Table[],
  orAlike?: 'or-alike',
): { live(table: Table): Iterable<Row>; vanished(): DeletedRows } {
  const keys = new Map(tables.map(({ name }) => [name.toLowerCase(), new Set<number | bigint>()]));

  function* live(table: Table): Generator<Row> {
    const known = keys.get(table.name.toLowerCase());
    for (const row of database.rows(table)) {
      if (row.rowId !== undefined && known !== undefined && known.size < maxKeys) {
        known.add(row.rowId);
      }
      yield row;
    }
  }

  function* unknownOf(
    rows: DeletedRows['rows'],
  ): Generator<Row & { readonly table: string | null }> {
    for (const row of rows) {
      if (row.table === null) {
        yield row;
        continue;
      }
      const known = keys.get(row.table.toLowerCase());
      if (known === undefined) continue;
      // What was worked out joins a row to others, and takes none away.
      if (row.rowId !== undefined && row.isRowIdWorkedOut !== true) {
        if (known.has(row.rowId)) continue;
        if (known.size < maxKeys) known.add(row.rowId);
      }
      yield row;
    }
  }

  return {
    live,
    vanished: () => {
      const deleted = deletedRows(
        file,
        context,
        database,
        orAlike === undefined ? tables.map(({ name }) => name) : undefined,
      );
      return { rows: unknownOf(deleted.rows), problems: () => deleted.problems() };
    },
  };
}
