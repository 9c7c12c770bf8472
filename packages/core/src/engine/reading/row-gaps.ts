import type { GapEdge, Row, RowGap, TableGaps } from '../../model/index.ts';

/** Gaps of one table as one piece of work saw them: its rows, and the rows at its ends. */
export interface PieceGaps {
  readonly table: string;
  readonly first: GapEdge;
  readonly last: GapEdge;
  readonly gaps: readonly RowGap[];
  readonly gapCount: number;
  readonly missing: number;
}

/** Gaps of one piece (some hundred to thousand rows) whose neighbours are looked at: more would be felt in the time of a check. */
const mostInPiece = 2;

/** Gaps of one table that are kept. */
const mostInTable = 1000;

/** Watches the rowids of a scan, in the order of the tree. Costs a comparison a row. */
export class GapWatch {
  #first: number | undefined;
  #last = 0;
  #gapCount = 0;
  #missing = 0;
  /** The largest so far, in the order of the rows. */
  readonly #largest: { before: number; after: number }[] = [];
  #smallest = 0;

  see({ rowId }: Row): void {
    // What no number holds exactly is no rowid that was counted up.
    if (typeof rowId !== 'number') return;
    if (this.#first === undefined) this.#first = rowId;
    else if (rowId > this.#last + 1) this.#keep(this.#last, rowId);
    // In a damaged tree ids can fall; what lies between is no gap.
    this.#last = rowId;
  }

  /** What was seen; `edge` tells of a row by its id, `undefined` where it cannot be read a second time. */
  finish(table: string, edge: (rowId: number) => GapEdge | undefined): PieceGaps | undefined {
    if (this.#first === undefined) return undefined;
    const first = edge(this.#first);
    const last = edge(this.#last);
    if (!first || !last) return undefined;
    const gaps = this.#largest.flatMap(({ before, after }): RowGap[] => {
      const ends = { before: edge(before), after: edge(after) };
      return ends.before && ends.after
        ? [{ before: ends.before, after: ends.after, missing: after - before - 1 }]
        : [];
    });
    return { table, first, last, gaps, gapCount: this.#gapCount, missing: this.#missing };
  }

  #keep(before: number, after: number): void {
    const size = after - before;
    this.#gapCount++;
    this.#missing += size - 1;
    const largest = this.#largest;
    if (largest.length >= mostInPiece) {
      if (size <= this.#smallest) return;
      largest.splice(
        largest.findIndex((gap) => gap.after - gap.before === this.#smallest),
        1,
      );
    }
    largest.push({ before, after });
    this.#smallest = Math.min(...largest.map((gap) => gap.after - gap.before));
  }
}

/** Joins the pieces of one file, which are in the order of its rows; tables in the order in which they were read. */
export function joinedGaps(
  artifact: string,
  devicePath: string,
  pieces: readonly PieceGaps[],
): TableGaps[] {
  const tables = new Map<string, { gaps: RowGap[]; gapCount: number; missing: number }>();
  const ends = new Map<string, GapEdge>();
  for (const { table, first, last, gaps, gapCount, missing } of pieces) {
    const all = tables.get(table) ?? { gaps: [], gapCount: 0, missing: 0 };
    tables.set(table, all);
    const before = ends.get(table);
    const between = before ? first.rowId - before.rowId - 1 : 0;
    if (before && between > 0) {
      all.gaps.push({ before, after: first, missing: between });
      all.gapCount++;
      all.missing += between;
    }
    ends.set(table, last);
    for (const gap of gaps) all.gaps.push(gap);
    all.gapCount += gapCount;
    all.missing += missing;
  }
  return [...tables].map(([table, { gaps, gapCount, missing }]) => {
    const kept = [...gaps]
      .sort((a, b) => b.missing - a.missing || a.before.rowId - b.before.rowId)
      .slice(0, mostInTable)
      .sort((a, b) => a.before.rowId - b.before.rowId);
    return { artifact, devicePath, table, gaps: kept, gapCount, missing };
  });
}
