import type { Database, ProblemDraft } from '../../model/index.ts';
import { ProblemLog } from './problem-log.ts';
import { TableRow } from './table-row.ts';

/** Rows of a table whose texts are looked at: in a table of millions, it would take as long as all else. */
const maxRows = 100_000;

/**
 * Texts of live rows that hold a zero byte: the first of each column, within the first rows of its table. SQLite keeps them whole, and nothing of
 * them is lost to who reads the rows; but many programs, the functions of SQLite among them, end a text there, so that what stands behind it is hidden
 * from whoever looks with these (https://www.sqlite.org/nulinstr.html).
 */
export function textsWithZero(database: Database): readonly ProblemDraft[] {
  const problems = new ProblemLog();
  const unit = database.encoding === 'utf-8' ? 1 : 2;
  // Where a statement of the schema ends for SQLite, its columns do.
  for (const table of [database.table('sqlite_schema'), ...database.tables]) {
    if (table === undefined) continue;
    const left = new Set(table.columns.keys());
    let rows = 0;
    for (const row of database.rows(table)) {
      if (++rows > maxRows) break;
      if (!(row instanceof TableRow)) continue;
      for (const column of left) {
        if (!hasZero(row, column, unit)) continue;
        left.delete(column);
        const name = table.columns[column]!;
        const detail = `${table.name}.${name}: a text holds a zero byte, where many programs end it`;
        problems.value(detail, row.position());
      }
      if (left.size === 0) break;
    }
  }
  return problems.list;
}

function hasZero(row: TableRow, column: number, unit: number): boolean {
  const serial = row.type(column);
  if (serial < 13 || (serial & 1) === 0) return false;
  const end = row.end(column);
  // Both are told by what stands in memory, to which overflow pages may have been brought just now.
  const start = row.start(column);
  const { bytes, base } = row;
  for (let at = base + start; at + unit <= base + end; at += unit) {
    if (bytes[at] === 0 && (unit === 1 || bytes[at + 1] === 0)) return true;
  }
  return false;
}
