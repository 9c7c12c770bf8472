import type { Pager } from '../../pager.ts';
import { ProblemLog } from '../../problem-log.ts';
import { seekRowId } from '../../seek.ts';
import type { Candidate } from '../candidate.ts';
import { owner } from '../pages/page-owners.ts';
import type { PageNumbers } from '../pages/page-numbers.ts';
import type { RecordShape } from '../shapes/record-shape.ts';

/** So many damaged trees are asked for a row: where more may hold it, nobody knows that it is gone. */
const mostTrees = 64;

/**
 * Tells which recovered rows are gone, and of which nobody can know: a row of a table that was not read whole may stand where nothing could be read,
 * so that what was found is its copy, or itself on a page to which the tree leads no longer. Where the write-ahead log goes on behind damage, was
 * cut off, or none of it could be applied, the database as it was last is not known, nor what was gone from it: a change whose commit is lost may
 * have written what was found, and a checkpoint may have brought some of its pages to the file. The same holds where a rollback journal may undo
 * more of a change than is left of it. Nor is it known where pages stand in the place of
 * others: a tree leads to those of another then, and the freelist to pages in use.
 */
export class KnownGone {
  /** Where the list of free pages does not lead to all of them, pages that no tree leads to are free: the trees are asked for themselves. */
  isFreelistWhole = true;
  readonly #pager: Pager;
  readonly #problems: ProblemLog;
  readonly #owners: PageNumbers;
  readonly #schema: string;
  readonly #isOtherState: boolean;
  /** Of lists of tables that rows share, those that were not read whole, and of how many such tables that is true. */
  #doubtful = new Map<readonly RecordShape[], readonly RecordShape[]>();
  #faultyTables = 0;

  constructor(
    pager: Pager,
    isOtherState: boolean,
    problems: ProblemLog,
    owners: PageNumbers,
    schema: string,
  ) {
    this.#isOtherState = isOtherState;
    this.#pager = pager;
    this.#problems = problems;
    this.#owners = owners;
    this.#schema = schema;
  }

  /** To be asked after the live rows of its tables were read: faults are known by then. */
  isGone({ places, fitting, rowId }: Candidate): boolean {
    if (this.#isOtherState || this.#problems.arePagesMoved) return false;
    // Which other tables there were nobody knows then.
    if (this.#problems.isFaulty(this.#schema)) return false;
    if (
      this.isFreelistWhole &&
      places.some(({ space, page }) => space === 'freelist' && this.#isUnattached(page))
    )
      return false;
    const doubtful = this.#doubtfulOf(fitting);
    return doubtful.length <= mostTrees && doubtful.every((live) => this.#lacks(live, rowId));
  }

  /** Of tables that a row may be of, those that were not read whole: an app may have thousands, and very many rows that may be of each. */
  #doubtfulOf(fitting: readonly RecordShape[]): readonly RecordShape[] {
    const { faultyTables } = this.#problems;
    if (faultyTables !== this.#faultyTables) this.#doubtful.clear();
    this.#faultyTables = faultyTables;
    let doubtful = this.#doubtful.get(fitting);
    if (doubtful === undefined) {
      doubtful = fitting.flatMap((shape) => {
        // A table that was declared anew took its rows along.
        const live = shape.dropped ? shape.now : shape;
        return live !== undefined && this.#problems.isFaulty(live.table.name) ? [live] : [];
      });
      this.#doubtful.set(fitting, doubtful);
    }
    return doubtful;
  }

  /** Whether the tree of a table that was not read whole proves that no live row can be this one. */
  #lacks({ table, isStrange }: RecordShape, rowId: number | bigint | undefined): boolean {
    // A tree that holds what none of its rows can be is another table's.
    if (isStrange || rowId === undefined || table.withoutRowId) return false;
    const onTheWay = new ProblemLog();
    // A row that is there may be this one, and not be read.
    const there = seekRowId(this.#pager, table, rowId, onTheWay);
    return there === undefined && onTheWay.list.length === 0;
  }

  /** Neither free nor of a table: only a damaged tree or freelist leaves such a page. */
  #isUnattached(page: number): boolean {
    const known = this.#owners.of(page);
    const isFree = known === owner.freeLeaf || known === owner.freeTrunk;
    return !isFree && !this.#pager.isBehindEnd(page);
  }
}
