import type { Database, RowIdBounds, Table } from '../../model/index.ts';

/** Pages of one piece of work: its output is far smaller than the blocks of its worker, so no worker waits for another. */
const pagesOfOnePiece = 128;

/** The smallest cell: a pointer to it, its size, a rowid, an empty record. */
const leastCellBytes = 6;

/**
 * Leaf pages of one table of a file that one piece of work reads, in order, and between which rowids theirs lie, by what the tree says. No two
 * pieces of a table share any, so a row within these bounds has its id to itself, and one beyond them is told apart by its place.
 */
export interface TablePages extends RowIdBounds {
  readonly table: string;
  readonly pages: Uint32Array;
  /** Reading stops after these rows: the file has more than are kept. */
  readonly mostRows?: number;
}

/** What is left of the rows that are kept of one file. */
export interface RowBudget {
  left: number;
  /** Set once rows were left out. */
  isSpent: boolean;
}

/** Rows are counted, before any is read, only where there can be too many: a look at each page costs as much as reading it. */
export function isCounted(database: Database, tables: readonly Table[], most: number): boolean {
  const mostOnPage = Math.ceil(database.pageSize / leastCellBytes);
  const pages = tables.reduce((sum, table) => sum + database.leafPages(table).length, 0);
  return pages * mostOnPage > most;
}

/** Cuts a table into pieces, which depend on the file alone. With a budget, rows beyond it are left out, whoever reads the pieces. */
export function tablePieces(
  database: Database,
  table: Table,
  budget: RowBudget | undefined,
): TablePages[] {
  const pages = database.leafPages(table);
  const bounds = database.leafBounds(table);
  const pieces: TablePages[] = [];
  let after: number | bigint = Number.NEGATIVE_INFINITY;
  for (let from = 0; from < pages.length; from += pagesOfOnePiece) {
    const to = Math.min(from + pagesOfOnePiece, pages.length);
    const piece = pages.slice(from, to);
    let upTo: number | bigint = to === pages.length ? Number.POSITIVE_INFINITY : after;
    // In a damaged tree bounds can fall: the highest so far keeps the pieces apart.
    for (let leaf = from; leaf < to; leaf++) if (bounds[leaf]! > upTo) upTo = bounds[leaf]!;
    const mostRows = budget && spend(budget, database, piece);
    if (mostRows === 0 && budget?.isSpent) break;
    pieces.push({
      table: table.name,
      pages: piece,
      after,
      upTo,
      ...(mostRows !== undefined && budget?.isSpent && { mostRows }),
    });
    after = upTo;
    if (budget?.isSpent) break;
  }
  return pieces;
}

function spend(budget: RowBudget, database: Database, pages: Uint32Array): number {
  const { left } = budget;
  for (const page of pages) budget.left -= database.rowCount(page);
  if (budget.left < 0) budget.isSpent = true;
  budget.left = Math.max(0, budget.left);
  return left;
}
