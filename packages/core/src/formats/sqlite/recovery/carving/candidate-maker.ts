import { joined } from '../../../../bytes/byte-arrays.ts';
import type { Candidate } from '../candidate.ts';
import type { ChainClaims } from '../pages/chain-claims.ts';
import { confidenceOf } from '../candidate.ts';
import type { CellGuess } from '../cells/cell-guess.ts';
import { isBlob } from '../cells/first-kind.ts';
import { FittingTables } from '../shapes/fitting-tables.ts';
import type { FreeChain, Stretch } from '../pages/overflow-chain.ts';
import { followFreeChain, maxChainBytes } from '../pages/overflow-chain.ts';
import type { PageVersion } from '../pages/page-version.ts';
import type { RecordShape } from '../shapes/record-shape.ts';
import type { RecoveredPlace, RecoveredRecord, RecoveredSpace } from '../recovered-row.ts';
import { remainsOf } from '../recovered-row.ts';
import { serialLength } from '../shapes/serial-class.ts';
import type { ValueScore } from '../shapes/value-score.ts';
import { isZero } from '../cells/zeros.ts';

/** What is known of a cell besides its bytes. */
export interface Circumstances {
  /** The table it most probably is of. */
  readonly table: RecordShape | undefined;
  /** It looks like a row of another table as much. */
  readonly isTied: boolean;
  /** Where its values begin was read, or told by an end that is beyond doubt. */
  readonly isPlaced: boolean;
  /** Its table is known by more than its form. */
  readonly isProven: boolean;
  readonly space: RecoveredSpace;
  /** What in the page says that a cell stands there: a pointer, a freeblock, headers of several that joined one, or nothing but its form. */
  readonly told: 'pointer' | 'freeblock' | 'list' | 'form';
  /** It was freed while the page was of the table that has it now, so that it was of no other. */
  readonly isOfOwner: boolean;
}

/** Of a row in a freeblock of an interior page, which no other table ever had. */
export function ofInteriorBlock(table: RecordShape): Circumstances {
  return {
    table,
    isTied: false,
    isPlaced: true,
    isProven: false,
    space: 'freeblock',
    told: 'freeblock',
    isOfOwner: true,
  };
}

/** Bytes of overflow pages that are read for the cells of one page; they are all held until it is done. */
const chainBytesOfAPage = 2 ** 27;
/**
 * The same for all pages together, beyond twice the database and four times the pages themselves, of whatever version:
 * hostile cells may all lead to one long chain.
 */
const moreChainBytes = 2 ** 28;

/** Makes candidates from cells, and says which tables each may be of. Their values last as long as the page that they stand in. */
export class CandidateMaker {
  readonly #usableSize: number;
  readonly #fitting: FittingTables;
  readonly #claims: ChainClaims;
  readonly #score: ValueScore;

  /** A cell of this page led to overflow pages that were too many to be read. */
  isCut = false;
  #chainBytes: number;
  #chainBytesOfPage = 0;

  constructor(
    usableSize: number,
    databaseBytes: number,
    shapes: readonly RecordShape[],
    claims: ChainClaims,
    score: ValueScore,
  ) {
    this.#score = score;
    this.#chainBytes = moreChainBytes + 2 * databaseBytes;
    this.#usableSize = usableSize;
    this.#fitting = new FittingTables(shapes);
    this.#claims = claims;
  }

  /** For the cells of the next page, of so many bytes. */
  renewBudget(pageBytes: number): void {
    this.#chainBytes += 4 * pageBytes;
    this.#chainBytesOfPage = chainBytesOfAPage;
    this.isCut = false;
  }

  /** Undefined where too little of a row is left. */
  make(version: PageVersion, cell: CellGuess, circumstances: Circumstances): Candidate | undefined {
    const { table: likely, isTied, isPlaced, isProven, space, told, isOfOwner } = circumstances;
    const shape = likely?.fits(cell.serials) === true && !likely.isLost ? likely : undefined;
    // Frames of the log lead to pages of their own time. Those that a freed cell leads to may have been used since, and so may those
    // of the file or the journal: a checkpoint may have brought some pages and not others.
    const ownsChain = told === 'pointer' && version.space === 'wal';
    const { record, lastPage } = this.#record(
      version,
      cell,
      told === 'pointer',
      ownsChain,
      isPlaced,
      shape !== undefined,
    );
    const { serials, starts } = record;
    let known = 0;
    let substantial = 0;
    let complete = true;
    let knownBytes = 0;
    let hasText = false;
    for (let position = 0; position < serials.length; position++) {
      const serial = serials[position]!;
      if (starts[position]! < 0) {
        complete = false;
        // Of a value whose overflow pages are gone; over the end of one that was cut, something else may stand.
        if (!cell.cut && remainsOf(record, position).length > 0) {
          substantial++;
          hasText = true;
        }
      } else if (serial > 0) {
        known++;
        const from = starts[position]!;
        const to = from + serialLength(serial);
        // Zeros stand wherever nothing was written, or what was there was wiped.
        if (serial < 12 ? to > from : !isZero(record.body, from, to)) substantial++;
        knownBytes += serialLength(serial);
        if (serial >= 18) hasText = true;
      }
    }
    // In a page that another table may have had, headers of its time are left too.
    const isOwn = told === 'list' && !isTied && version.space === undefined;
    // Its head stands, and those beside it say that it is one, be there nothing in it but NULL, 0, 1 or what is empty.
    const isInRun = isOwn && !cell.rebuilt;
    const isNumbered = isInRun && shape !== undefined && shape.table.rowIdColumn >= 0;
    // Of a single value that its end alone tells, nothing says that it is one, nor in whose table; a blob may be any bytes.
    const isStated = told !== 'form' && version.space === undefined;
    const isAnything = shape === undefined || (isBlob(serials[0]!) && !isStated);
    if ((known === 0 && !isNumbered) || (isAnything && cell.byEnd && serials.length === 1))
      return undefined;
    // What the page itself does not point at must show more than its form.
    const compared = shape !== undefined && shape.sampled > 0;
    const loose = told === 'form' && cell.rebuilt;
    // Which of several tables it is of may be open, not that it is like their rows.
    const isAsTable = shape !== undefined || (isTied && cell.shape !== undefined);
    const isShort = record.body.length < 8 && !compared && !hasText && !isOwn;
    const isOfOthers = told === 'list' && !isOwn && cell.rebuilt && !hasText;
    const needed =
      loose && !hasText && knownBytes < 8
        ? 3
        : (cell.cut && !isOwn) || isShort || !isAsTable || isOfOthers
          ? 2
          : 1;
    if (told !== 'pointer' && !isInRun && substantial < needed) return undefined;
    // Where the tree of its time led to it, it is gone from its table, be a copy of it in another one by which its words are searched. Rows of a table that is gone may have moved.
    const isOfNoOther =
      shape !== undefined &&
      (isOfOwner || (isProven && !shape.dropped && !this.#fitting.mayBeElsewhere(shape)));
    return {
      shape,
      fitting: isOfNoOther ? this.#fitting.alone(shape) : this.#fitting.of(cell, shape),
      record,
      // A page version leads to the pages of its own time.
      chainEnd: ownsChain ? 0 : lastPage,
      rowId: cell.rowId,
      workedOut: undefined,
      places: [placeOf(version, cell.offset, space)],
      confidence: confidenceOf(
        cell,
        shape,
        complete && !isTied && record.unsure !== 'all' && record.ownBytes === record.body.length,
        told === 'pointer' && isProven && version.isPassing !== true,
      ),
      isByForm: isTied,
      known,
    };
  }

  /** The values as they stand in the page, joined with the overflow chain where that still stands. */
  #record(
    version: PageVersion,
    cell: CellGuess,
    isPointedAt: boolean,
    ownsChain: boolean,
    isPlaced: boolean,
    isOfTable: boolean,
  ): { readonly record: RecoveredRecord; readonly lastPage: number } {
    const { serials, bodyAt, localSize } = cell;
    const chained = cell.overflow === 0 ? 0 : cell.bodySize - localSize;
    const followed = isPointedAt ? version.overflow : version.freeOverflow;
    const isTooMuch = chained > Math.min(this.#chainBytes, this.#chainBytesOfPage);
    if (isTooMuch && chained <= maxChainBytes) this.isCut = true;
    let rest =
      chained === 0 || isTooMuch
        ? undefined
        : followFreeChain(
            cell.overflow,
            chained,
            this.#usableSize,
            followed,
            followed === version.freeOverflow ? version.freeTrunk : undefined,
            ownsChain,
          );
    if (rest !== undefined) {
      this.#chainBytes -= chained;
      this.#chainBytesOfPage -= chained;
    }
    const local = version.bytes.subarray(bodyAt, bodyAt + localSize);
    let body =
      rest === undefined ? local : joined([local, rest.bytes], local.length + rest.bytes.length);
    if (
      rest !== undefined &&
      followed === version.freeOverflow &&
      !this.#isStillThere(cell, body, rest)
    ) {
      rest = undefined;
      body = local;
    }
    if (rest !== undefined) this.#claims.claim(rest.lastPage, cell.bodySize, local);
    const trunk = rest?.trunk;
    const inTrunk = trunk && shifted(trunk.page, localSize);
    let lost: number[] | undefined;
    for (let position = serials.length - 1; position >= 0; position--) {
      const start = cell.starts[position]!;
      const serial = serials[position]!;
      if (start < 0) continue;
      // Where the table is not known, NULL may stand for the rowid, whose other name is stored so.
      const end = start + serialLength(serial);
      // What the list left of a trunk page nothing else confirms to be of this chain.
      const isCut = inTrunk !== undefined && start < inTrunk.to && end > inTrunk.from;
      const isHere = !isCut && end <= body.length && (isOfTable || serial !== 0);
      if (isHere) continue;
      lost ??= cell.starts.slice();
      lost[position] = -1;
    }
    const ownBytes = ownsChain ? body.length : localSize;
    const unsure = !isPlaced ? 'all' : cell.inferred ? 'first' : 'nothing';
    const hole = trunk && shifted(trunk.overwritten, localSize);
    const record = { serials, starts: lost ?? cell.starts, body, unsure, ownBytes, hole } as const;
    return { record, lastPage: rest?.lastPage ?? 0 };
  }

  /** Whether the texts and numbers that stand in pages that may have been used since can be such, but for what the freelist overwrote. */
  #isStillThere(
    { serials, starts, localSize }: CellGuess,
    body: Uint8Array,
    rest: FreeChain,
  ): boolean {
    const hole = rest.trunk && shifted(rest.trunk.overwritten, localSize);
    return serials.every((serial, position) => {
      const start = starts[position]!;
      const end = start + serialLength(serial);
      if (start < 0 || end <= localSize) return true;
      if (serial < 12) {
        const isOverwritten = hole !== undefined && start < hole.to && end > hole.from;
        return isOverwritten || !this.#score.isNoNumber(body, start, serial);
      }
      if ((serial & 1) === 0) return true;
      const isThere = (from: number, to: number): boolean =>
        this.#score.goesOnAsText(body, start, end, from, to);
      return hole
        ? isThere(localSize, hole.from) && isThere(hole.to, end)
        : isThere(localSize, end);
    });
  }
}

function shifted({ from, to }: Stretch, by: number): Stretch {
  return { from: from + by, to: to + by };
}

function placeOf(version: PageVersion, offset: number, space: RecoveredSpace): RecoveredPlace {
  const { page, frame, commit } = version;
  if (frame === undefined) return { page, offset, space };
  return commit === undefined
    ? { page, offset, space, frame }
    : { page, offset, space, frame, commit };
}
