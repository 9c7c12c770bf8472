import { lostCells } from '../../cell-less-page.ts';
import type { DatabaseParts } from '../../database.ts';
import { pageKind, unsigned16 } from '../../page.ts';
import type { ProblemLog } from '../../problem-log.ts';
import { CandidateMaker, ofInteriorBlock, type Circumstances } from './candidate-maker.ts';
import type { ChainClaims } from '../pages/chain-claims.ts';
import type { CellGuess } from '../cells/cell-guess.ts';
import { CellSample } from './cell-sample.ts';
import { CellReader } from '../readings/cell-reader.ts';
import { cellsOfRegion, fillsFrom } from '../choice/free-cells.ts';
import {
  beginOtherwise,
  fewColumns,
  hasCount,
  isLikeEntry,
  isSampled,
  isSmall,
  isStranger,
  mayBeIndex,
  mayBeginWithRowId,
  nullsOf,
  rivalsByNulls,
  withPossible,
} from '../choice/kinds-of-cells.ts';
import { wasFreeblock } from '../cells/former-block.ts';
import { bareRegion, type FreeRegion } from '../regions/free-region.ts';
import { interiorGap, interiorSpace, leafSpace } from '../regions/free-regions.ts';
import { beforeFormerInterior } from '../regions/interior-cells.ts';
import { alikeTables } from '../regions/layout.ts';
import { OlderCounts } from '../choice/older-counts.ts';
import { freedInterior } from './freed-interior.ts';
import { LostTables } from './lost-tables.ts';
import { StepBudget } from './step-budget.ts';
import { TiedTables } from './tied-tables.ts';
import type { PageRows } from './page-rows.ts';
import { StandingCells } from '../pages/standing-cells.ts';
import type { PageVersion } from '../pages/page-version.ts';
import type { RecordShape } from '../shapes/record-shape.ts';
import { SoughtByRegion } from '../regions/sought-tables.ts';
import { IndexEntries } from '../shapes/index-entries.ts';
import { SortedTables } from '../shapes/sorted-tables.ts';
import { declarationThen, isAlsoDeclared, likeliest } from '../shapes/table-forms.ts';

interface TableOfPage {
  readonly shape: RecordShape | undefined;
  /** Tables that the page's rows look like as much. */
  readonly others: readonly RecordShape[];
  /** Told by more than the form of the rows. */
  readonly isProven: boolean;
}

const noTable: TableOfPage = { shape: undefined, others: [], isProven: false };

/** Finds rows in single pages and hands them on as candidates. */
export class PageCarver {
  readonly #reader: CellReader;
  readonly #usableSize: number;
  readonly #shapes: readonly RecordShape[];
  readonly #tables: SortedTables;
  readonly #sought: SoughtByRegion;
  readonly #problems: ProblemLog;
  readonly #maker: CandidateMaker;
  readonly #rows: PageRows;
  readonly #lost: LostTables;
  readonly #olderCounts: OlderCounts;
  /** What is known of indexes, for those who learn of them. */
  readonly entries: IndexEntries;
  readonly #budget = new StepBudget();

  constructor(
    parts: DatabaseParts,
    shapes: readonly RecordShape[],
    claims: ChainClaims,
    rows: PageRows,
  ) {
    const { pager, header, problems } = parts;
    const { usableSize } = pager;
    const databaseBytes = pager.pageCount * pager.pageSize;
    this.#reader = new CellReader(usableSize, header.encoding, databaseBytes / usableSize);
    this.#usableSize = usableSize;
    this.#shapes = shapes;
    this.#tables = new SortedTables(shapes);
    this.#sought = new SoughtByRegion(shapes);
    this.#problems = problems;
    this.#rows = rows;
    this.#lost = new LostTables(parts, this.#reader, this.#tables);
    this.entries = new IndexEntries(shapes);
    this.#olderCounts = new OlderCounts(usableSize, this.#reader, shapes);
    const { score } = this.#reader;
    this.#maker = new CandidateMaker(usableSize, databaseBytes, shapes, claims, score);
  }

  /** Free space of a leaf in use: a freeblock or gap holds rows of its table, a gap also of whoever had the page before. */
  live(version: PageVersion): void {
    const space = this.#leafSpace(version, version.leastRowId);
    if (space === undefined) {
      this.#interior(version);
      return;
    }
    const { page, bytes, shape, olderBlocks } = version;
    if (space.fault !== undefined)
      this.#problems.page('malformed', space.fault, shape?.table.name ?? null, page);
    this.#renewBudget(version);
    // Where nothing was deleted, the live rows have told it.
    if (shape !== undefined && space.regions.length > 0) this.#olderCounts.learn(bytes, shape);
    for (const region of space.regions) {
      olderBlocks?.tell(page, bytes, region);
      this.#region(version, region, shape, undefined, true, this.#lost.before(version, region));
    }
    this.#rows.handOn(version, shape, shape, space);
  }

  /** A page that was a leaf and is no longer in use, or an older version of one. */
  former(version: PageVersion): void {
    const { bytes, page } = version;
    const space = this.#leafSpace(version, 1) ?? interiorSpace(bytes, page, this.#usableSize);
    if (space === undefined) {
      this.#interior(version);
      return;
    }
    this.#renewBudget(version);
    const withoutRowId = space.kind === pageKind.leafIndex;
    const standing = StandingCells.of(version, this.#usableSize);
    const cells: CellGuess[] = [];
    let live = 0;
    let sharesCell = false;
    let taken = 0;
    for (let i = 0; i < space.cells; i++) {
      const at = unsigned16(bytes, space.pointersAt + 2 * i) + space.childBytes;
      if (at < space.pointersAt + 2 * space.cells || at + 4 > this.#usableSize) continue;
      const part = standing?.part(bytes, at) ?? 'nothing';
      // Cells over cells would let a small page stand for endless rows.
      if (taken + (standing?.compared ?? 0) > 2 * this.#usableSize) break;
      if (part !== 'nothing') sharesCell = true;
      // A page that changes hands begins empty.
      if (sharesCell && version.isOfIndex) return;
      if (part === 'all') {
        live++;
        continue;
      }
      const cell = this.#reader.intact(bytes, at, this.#usableSize, undefined, withoutRowId, true);
      if (cell === undefined) continue;
      taken += cell.end - cell.offset;
      if (taken > this.#usableSize) break;
      cells.push(cell);
    }
    const isEmptied = space.cells === 0 && !withoutRowId;
    const listed = isEmptied ? this.#lost.listedFrom(bytes, space.pointersAt) : cells;
    let table = this.#tableOf(version, listed, withoutRowId, sharesCell);
    if (this.#olderCounts.learn(bytes, table.shape))
      table = this.#tableOf(version, listed, withoutRowId, sharesCell);
    const { shape, others, isProven } = table;
    // An index has leaves of the same kind as a table without rowid: only what fits such a table is a row.
    if (withoutRowId && shape === undefined) return;
    const { tableThen } = version;
    const isOwn = shape === version.shape && version.space !== 'freelist';
    // An index may have had a page of which nothing tells whose it was.
    const isKnown = isProven || (isOwn && (tableThen === undefined || tableThen() !== undefined));
    if (
      shape !== undefined &&
      !isKnown &&
      mayBeIndex(shape, cells) &&
      cells.length > 0 &&
      (!(shape === version.shape || isSampled(shape)) ||
        beginOtherwise(shape, cells) ||
        this.entries.mayHold(cells, bytes))
    )
      return;
    // What is no page of rows any more, or never was, may look like one.
    const isOdd = space.fault !== undefined && space.fault !== lostCells;
    if (shape === undefined && (live + cells.length < space.cells || isOdd)) return;
    for (const { serials } of others.length === 0 ? cells : []) {
      shape?.learnCount(serials.length);
      if (isProven) shape?.learnKinds(serials);
    }
    for (const cell of cells)
      this.#found(version, cell, {
        table: shape,
        isTied: others.length > 0,
        isPlaced: true,
        isProven,
        space: version.space ?? 'freelist',
        told: 'pointer',
        isOfOwner: false,
      });
    const isTold = cells.length > 0 || isKnown;
    const lost =
      shape === undefined && others.length === 0 ? this.#lost.of(version, listed) : undefined;
    const tied = others.length === 0 ? undefined : new TiedTables(others);
    for (const region of space.regions) {
      version.olderBlocks?.tell(page, bytes, region);
      this.#region(version, region, shape ?? lost, tied, isTold, undefined, isProven);
    }
    const known = isKnown ? shape : undefined;
    this.#rows.handOn(version, known, others.length > 0 ? undefined : shape, space);
  }

  /** A stretch of a page that was no leaf in the end, or whose header is overwritten. */
  remains(version: PageVersion, from: number): void {
    this.#renewBudget(version);
    // What the list of free pages has as one of its own may have been an interior page.
    const { largestChild } = this.#reader;
    const to = beforeFormerInterior(version.bytes, from, this.#usableSize, largestChild);
    if (to - from < 8) return;
    const gap = bareRegion(from, to, 'gap', true);
    this.#region(version, gap, version.shape ?? this.#lost.before(version, gap));
    this.#rows.handOn(version, version.shape);
  }

  #renewBudget({ bytes }: PageVersion): void {
    this.#budget.renew(bytes.length, this.#reader.steps);
    this.#reader.renewBudget();
    this.#maker.renewBudget(bytes.length);
  }

  #leafSpace({ bytes, page }: PageVersion, leastRowId: number): ReturnType<typeof leafSpace> {
    return leafSpace(bytes, page, this.#usableSize, leastRowId, this.#reader.largestChild);
  }

  #interior(version: PageVersion): void {
    const { largestChild } = this.#reader;
    if (version.space === undefined && version.shape?.table.withoutRowId === true)
      this.#freedInterior(version, version.shape);
    const gap = interiorGap(version.bytes, version.page, this.#usableSize, largestChild);
    if (gap === undefined) return;
    this.#renewBudget(version);
    this.#region(version, gap, version.shape);
    this.#rows.handOn(version, version.shape);
  }

  #freedInterior(version: PageVersion, table: RecordShape): void {
    this.#renewBudget(version);
    for (const cell of freedInterior(this.#reader, version.bytes, this.#usableSize, table))
      this.#found(version, cell, ofInteriorBlock(table));
    this.#rows.handOn(version, version.shape);
  }

  /** There are so few tables that rows of each are looked for in free space of all. */
  get triesAllTables(): boolean {
    return this.#sought.triesAll;
  }

  /**
   * `tied`: tables that the page may have been of, where that is not known. `isTold`: more than this stretch tells whose it is. `lost`: one that had it before. `isProven`: the tree
   * of its time says that it was of `shape`; then so is what the page had freed.
   */
  #region(
    version: PageVersion,
    region: FreeRegion,
    shape: RecordShape | undefined,
    tied?: TiedTables,
    isTold = version.space === undefined,
    lost?: RecordShape,
    isProven = false,
  ): void {
    const { bytes } = version;
    const sought = this.#sought.in(region, shape, lost);
    const { cells, isCut } = cellsOfRegion(
      { bytes, usableSize: this.#usableSize, region, sought, reader: this.#reader },
      this.#budget.of(bytes.length),
    );
    if (isCut) {
      this.#problems.page(
        'limit-exceeded',
        'the free space of a page takes too long to search',
        shape?.table.name ?? null,
        version.page,
      );
    }
    if (cells.length === 0) return;
    const filledFrom = region.to === this.#usableSize ? fillsFrom(cells, region.to) : region.to;
    const own = shape ?? version.shape;
    // Of tables whose rows it looks like as much, the one that has the page now.
    const isInUse = own !== undefined && version.space === undefined;
    // But where one row is of whoever had the page before, others may be as well.
    let hasStrangers: boolean | undefined;
    const ownRivals =
      region.space === 'gap' && own !== undefined
        ? rivalsByNulls(
            cells.map(({ guess }) => guess),
            [own],
            this.#tables,
          )
        : [];
    const nulls = nullsOf(cells, this.#tables);
    const sample = isInUse ? undefined : new CellSample(cells.map(({ guess }) => guess));
    // Entries of an index that had the page before are like rows of a small table without rowid.
    let mayBeEntries: boolean | undefined;
    let mayBeOlder: boolean | undefined;
    for (const { guess, others, isPlaced, isListed } of cells) {
      const isDeclaredAlike = own !== undefined && isAlsoDeclared(own, guess.shape);
      const alike = isDeclaredAlike && !others.includes(own) ? [...others, own] : others;
      // Its form alone does not tell a row of an unknown table from text that looks like one; cells side by side up to the end of the page do.
      if (guess.shape === undefined && guess.offset < filledFrom) continue;
      const isPointed = () => version.pointed?.has(version.page, bytes, guess) === true;
      if ((guess.rebuilt || guess.cut) && isPointed()) continue;
      const ofTied = tied?.rivalsOf(guess);
      const possible =
        ofTied?.tables ??
        (guess.shape !== own
          ? withPossible(this.#tables, guess, alike, own, nulls)
          : ownRivals.length === 0
            ? alike
            : [...alike, ...ownRivals.filter((shape) => !alike.includes(shape))]);
      const tables = guess.shape === undefined ? possible : [guess.shape, ...possible];
      const likely = sample?.likelyOf(tables) ?? tables;
      const isRivalled = likely.length > (guess.shape === undefined ? 0 : 1);
      // Rows of few columns are like those of a table that is gone as well.
      const isSmallOfOther = guess.shape !== own && guess.serials.length < fewColumns;
      const isForeign = own !== undefined && isSmallOfOther;
      const count = guess.serials.length;
      if (isLikeEntry(guess)) {
        const alikeCells = () => cells.map((cell) => cell.guess).filter(isLikeEntry);
        if (guess.shape === own && isTold && hasCount(guess.shape!, count)) {
          if (region.space === 'gap')
            mayBeOlder ??= this.entries.mayBeOlder(alikeCells(), bytes, isSampled(guess.shape!));
          if (mayBeOlder) continue;
        } else {
          // It may be of a table alike that is gone as well.
          if (guess.shape !== version.shape && !isSampled(guess.shape!)) continue;
          if (isForeign || (mayBeEntries ??= this.entries.mayHold(alikeCells(), bytes))) continue;
        }
      }
      const isLikeOwn =
        isInUse &&
        (guess.shape === own || alike.includes(own)) &&
        own.mayHaveCount(count) &&
        ownRivals.length === 0 &&
        ((guess.shape === own && alike.length === 0) ||
          !(hasStrangers ??= cells.some((cell) => isStranger(cell, own))));
      const isUnknown =
        guess.shape === undefined ||
        isForeign ||
        (own === undefined && nulls(guess.shape).mayBeRowIds);
      const table = isLikeOwn
        ? own
        : isUnknown
          ? undefined
          : ofTied && likely.length === tables.length
            ? ofTied.likeliest
            : likeliest(likely.filter((shape) => shape.mayHaveCount(count)));
      // The version of the page that points at it tells it, and better of which table it was.
      if ((!isTold || table !== shape || isRivalled) && isPointed()) continue;
      // An entry of an index that is gone would look the same.
      if (table === undefined && isLikeEntry(guess)) continue;
      const isBlock =
        region.space === 'freeblock' &&
        wasFreeblock(version.bytes, guess.offset, region.from, region.to);
      this.#found(version, guess, {
        table,
        isTied: isRivalled || isForeign,
        isPlaced,
        isProven: isProven && region.space === 'freeblock' && table === shape,
        space: version.space ?? region.space,
        told: isBlock ? 'freeblock' : isListed ? 'list' : 'form',
        // A page that changes hands has no freeblocks at first, and of each the beginning stands.
        isOfOwner: isBlock && guess.offset === region.from && isInUse && table === own,
      });
    }
  }

  /** The table of a former page: known, or the one that all its cells look like most; and others that they look like as much. */
  #tableOf(
    version: PageVersion,
    cells: readonly CellGuess[],
    withoutRowId: boolean,
    sharesCell: boolean,
  ): TableOfPage {
    const ofKind = this.#tables.ofKind(withoutRowId);
    if (ofKind.length === 0) return noTable;
    const likely: { readonly shape: RecordShape; readonly likeness: number }[] = [];
    const sample = new CellSample(cells);
    for (const shape of ofKind) {
      const likeness = sample.likenessOf(shape);
      if (likeness > 0) likely.push({ shape, likeness });
    }
    let most = 0;
    for (const { likeness } of likely) most = Math.max(most, likeness);
    const like = sample.likelyOf(
      likely
        .filter(({ shape, likeness }) => likeness >= most - alikeTables || shape === version.shape)
        .map(({ shape }) => shape),
      version.shape,
    );
    const forms = new Set(like.map(({ form }) => form));
    const alike = ofKind.filter((shape) => !shape.dropped && forms.has(shape.form));
    const tied = [...new Set([...like, ...alike])];
    // The schema never changes hands.
    const isSchema = version.shape === this.#shapes[0];
    const isLike = version.shape !== undefined && tied.includes(version.shape);
    const wasOnlySo = version.shape?.earlier.length === 0;
    if (isLike && (isSchema || (sharesCell && wasOnlySo)))
      return { shape: version.shape, others: [], isProven: true };
    const then = version.tableThen?.();
    if (isLike && sharesCell) return { ...declarationThen(version.shape, then), others: [] };
    const fewest = Math.min(...cells.map(({ serials }) => serials.length));
    if (then === 'none') {
      // A leaf of an index.
      if (withoutRowId) return noTable;
    } else if (then?.table.withoutRowId === withoutRowId)
      return { shape: then, others: [], isProven: true };
    else if (isLike && tied.length === 1 && version.shape.mayHaveCount(fewest))
      return {
        shape: version.shape,
        others: [],
        isProven: version.tableThen === undefined && !isSmall(version.shape),
      };
    const possible = tied.filter((one) => one.mayHaveCount(fewest));
    const alone = likeliest(possible);
    const rivals = alone === undefined ? [] : rivalsByNulls(cells, possible, this.#tables);
    if (rivals.length === 0 && mayBeginWithRowId(cells, possible)) return noTable;
    const shape = rivals.length === 0 ? alone : likeliest([...possible, ...rivals]);
    return { shape, others: shape === undefined ? [...tied, ...rivals] : [], isProven: false };
  }

  #found(version: PageVersion, cell: CellGuess, circumstances: Circumstances): void {
    const candidate = this.#maker.make(version, cell, circumstances);
    const { table, isProven, isOfOwner } = circumstances;
    this.#rows.add(cell, candidate, isProven || (isOfOwner && table?.earlier.length === 0));
    if (this.#maker.isCut) {
      this.#problems.page(
        'limit-exceeded',
        'deleted rows lead to more overflow pages than are read',
        version.shape?.table.name ?? null,
        version.page,
      );
    }
  }
}
