import type { DatabaseParts } from '../../database.ts';
import { pageKind } from '../../page.ts';
import { ProblemLog } from '../../problem-log.ts';
import { seekRowId } from '../../seek.ts';
import type { Candidate } from '../candidate.ts';
import type { PageVersion } from '../pages/page-version.ts';
import type { RecordShape } from '../shapes/record-shape.ts';
import { sequence } from '../shapes/record-shape.ts';
import type { CellGuess } from '../cells/cell-guess.ts';
import type { PageSpace } from '../regions/free-regions.ts';
import type { Bounds, FoundRow } from './lost-rowids.ts';
import { workOutRowIds } from './lost-rowids.ts';
import { byOtherDeclaration } from './other-declaration.ts';

/** Takes what was found in a page, and hands it on once all of the page is known: the rowid of a row is worked out by those around. */
export class PageRows {
  readonly #parts: DatabaseParts;
  readonly #emit: (candidate: Candidate) => void;
  #found: FoundRow[] = [];
  /** Those of which nothing but their form tells of which table they are. */
  #byForm: Candidate[] = [];
  /** Of some of these the rowid is lost. */
  #hasLost = false;
  #sequences: ReadonlyMap<string, number> | undefined = undefined;

  constructor(parts: DatabaseParts, emit: (candidate: Candidate) => void) {
    this.#parts = parts;
    this.#emit = emit;
  }

  /** `isOfTable`: the table that it is told of is known by more than its form. */
  add(cell: CellGuess, candidate: Candidate | undefined, isOfTable: boolean): void {
    this.#found.push({ cell, candidate });
    if (cell.rebuilt) this.#hasLost = true;
    if (candidate?.shape !== undefined && !isOfTable) this.#byForm.push(candidate);
  }

  /** What was found in a page; `space` where it is a leaf of `shape` beyond doubt. `known`: the table whose page it is by more than the form of its rows. */
  handOn(
    version: PageVersion,
    known: RecordShape | undefined,
    shape?: RecordShape,
    space?: PageSpace,
  ): void {
    const found = this.#found;
    if (found.length === 0) return;
    this.#found = [];
    const changed = byOtherDeclaration(
      this.#byForm,
      version.space === 'freelist' ? undefined : version.shape,
    );
    if (this.#byForm.length > 0) this.#byForm = [];
    const hasLost = this.#hasLost;
    this.#hasLost = false;
    if (
      hasLost &&
      shape !== undefined &&
      space?.kind === pageKind.leafTable &&
      space.fault === undefined
    ) {
      const { usableSize } = this.#parts.pager;
      const boundsBy = (rowId: number): Bounds | undefined =>
        version.space === undefined ? this.#boundsBy(rowId, version.page, shape) : undefined;
      const isLive = (rowId: number): boolean => this.#mayBeLive(rowId, version, shape);
      workOutRowIds({ bytes: version.bytes, usableSize, space, shape, found, boundsBy, isLive });
    }
    for (const { candidate } of found) {
      if (candidate === undefined) continue;
      const told = changed?.has(candidate) === true ? changed.get(candidate) : candidate;
      if (told === undefined) continue;
      told.isByForm = told.shape !== undefined && (told.isByForm || told.shape !== known);
      this.#emit(told);
    }
  }

  /** A page that is in use tells itself. */
  #mayBeLive(rowId: number, { space }: PageVersion, { table, dropped }: RecordShape): boolean {
    if (space === undefined || dropped) return false;
    const problems = new ProblemLog();
    const found = seekRowId(this.#parts.pager, table, rowId, problems);
    return found !== undefined || problems.list.length > 0;
  }

  /** For which rowids the tree leads to a page, as it does for this one. */
  #boundsBy(rowId: number, page: number, { table }: RecordShape): Bounds | undefined {
    const problems = new ProblemLog();
    const found = seekRowId(this.#parts.pager, table, rowId, problems);
    if (found?.page !== page || problems.list.length > 0) return undefined;
    const upTo = Number(found.upTo);
    const above = Number(found.above);
    return upTo < Infinity ? { above, upTo } : { above, upTo: this.#sequenceOf(table.name) };
  }

  /** The greatest rowid that a table ever had, where SQLite keeps that (`AUTOINCREMENT`); infinite where it does not. */
  #sequenceOf(name: string): number {
    if (this.#sequences === undefined) {
      const { database } = this.#parts;
      const table = database.table(sequence);
      const sequences = new Map<string, number>();
      for (const row of table === undefined ? [] : database.rows(table)) {
        const [of, last] = [row.value(0), row.value(1)];
        if (typeof of === 'string' && typeof last === 'number') sequences.set(of, last);
      }
      this.#sequences = sequences;
    }
    return this.#sequences.get(name) ?? Infinity;
  }
}
