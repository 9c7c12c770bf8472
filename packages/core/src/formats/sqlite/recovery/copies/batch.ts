import type { Database } from '../../../../model/index.ts';
import { textOfBytes, type DecodeText, type TextOfBytes } from '../../text.ts';
import { Comparisons } from './alike-rows.ts';
import type { Candidate } from '../candidate.ts';
import { unknownOf, withoutChain, workedOutOf } from '../candidate.ts';
import { CandidateSet } from './candidate-set.ts';
import type { ChainClaims } from '../pages/chain-claims.ts';
import { ForeignIndex } from './foreign-rows.ts';
import { GrowingNumbers } from './growing-numbers.ts';
import { HeldRows } from './held-rows.ts';
import { LiveFilter } from './live-filter.ts';
import type { KnownGone } from './known-gone.ts';
import { dropLiveRows, markForeign, markPossiblyLive } from './live-rows.ts';
import type { RecordShape } from '../shapes/record-shape.ts';
import type { RowLayout } from '../recovered-row.ts';
import { RecoveredRow } from '../recovered-row.ts';
import { RowHasher, type Hashing } from './row-hash.ts';
import { ToldRows } from './told-rows.ts';
import { UnknownRows } from './unknown-rows.ts';

/** When more than this share of the memory is taken by rows that may be live ones, the live rows are read again. */
const mostWaiting = 0.25;

/**
 * Candidates that are held until it is known which of them are copies. When they take more than `maxBytes`, they are
 * compared with the live rows and given out; a filter made along the way tells of most that come later, without reading the live rows again,
 * that they are none. The few others wait for a second look, together with what is found next, and what was told is not told again.
 */
export class Batch {
  private readonly database: Database;
  private readonly hashing: Hashing;
  private readonly decode: DecodeText;
  private readonly textOfBytes: TextOfBytes;
  private readonly maxBytes: number;
  private readonly gone: KnownGone;
  private readonly filter = new LiveFilter();
  private readonly free: Uint8Array[] = [];
  private readonly claims: ChainClaims;
  private readonly told = new ToldRows();
  private readonly comparisons = new Comparisons();
  private readonly liveComparisons = new Comparisons();
  /** Rows that took bytes from free overflow pages, and the last page of each. */
  private chained = new GrowingNumbers();
  private rows: HeldRows;
  private sets = new Map<RecordShape, CandidateSet>();
  private foreign = new ForeignIndex((shape) => this.#hasher(shape));
  /** Lists of tables, all of which have sets; of rows whose table is not known, also the tables that are gone. */
  private withSets = {
    named: new Set<readonly RecordShape[]>(),
    unnamed: new Set<readonly RecordShape[]>(),
  };
  private unknown: UnknownRows;
  private isFirst = true;
  /** Too much waits. */
  private mustRead = false;

  constructor(
    database: Database,
    hashing: Hashing,
    decode: DecodeText,
    maxBytes: number,
    claims: ChainClaims,
    gone: KnownGone,
  ) {
    this.claims = claims;
    this.gone = gone;
    this.database = database;
    this.hashing = hashing;
    this.decode = decode;
    this.textOfBytes = textOfBytes(database.encoding);
    this.maxBytes = maxBytes;
    this.rows = new HeldRows(this.free);
    this.unknown = new UnknownRows(this.rows, this.comparisons);
  }

  get isFull(): boolean {
    return this.rows.bytes >= this.maxBytes;
  }

  /** Rows were so many alike that some may be told twice, and some not at all. */
  get isCut(): boolean {
    return this.comparisons.isSpent || this.liveComparisons.isSpent;
  }

  add(candidate: Candidate): void {
    const { shape } = candidate;
    const row = shape === undefined ? this.unknown.add(candidate) : this.#set(shape).add(candidate);
    if (row === undefined) return;
    if (candidate.chainEnd > 0) {
      this.chained.push(row);
      this.chained.push(candidate.chainEnd);
    }
    this.#addSets(candidate);
    this.rows.addIndexes(this.foreign.add(candidate, row));
  }

  /** Rows of all tables that a candidate may be of are compared with it. */
  #addSets({ shape, fitting }: Candidate): void {
    const known = shape === undefined ? this.withSets.unnamed : this.withSets.named;
    if (known.has(fitting)) return;
    known.add(fitting);
    for (const other of fitting) if (shape === undefined || !other.dropped) this.#set(other);
  }

  /** Rows that are no copies of live ones, in the order in which they were found, though those that must wait come later. */
  take(): Generator<RecoveredRow> {
    return this.#take(false);
  }

  /** The same for all that are left. */
  takeRest(): Generator<RecoveredRow> {
    return this.#take(true);
  }

  *#take(isLast: boolean): Generator<RecoveredRow> {
    this.#cutContested();
    for (const set of this.sets.values()) set.mergeParts(this.foreign.unnamed(set.shape.length));
    const waiting = this.#compare(isLast);
    const rows = this.rows;
    const told = this.told;
    for (const set of isLast ? [] : this.sets.values())
      for (const { own, unnamed } of set.parts(this.foreign.unnamed(set.shape.length)))
        told.addPart(set.shape, (own ?? unnamed)!.unknown);
    const layouts = new Map<RecordShape, RowLayout>();
    for (let row = 0; row < rows.count; row++) {
      if (rows.isDropped(row) || waiting?.[row] === 1) continue;
      const found = rows.get(row);
      // At the end, nothing comes that could be told again.
      if (!(isLast && told.isEmpty) && !told.isNew(found, !isLast)) continue;
      const candidate = rows.lasting(row, found);
      const { shape, record, places, confidence, isByForm } = candidate;
      const rowId = candidate.rowId ?? workedOutOf(candidate);
      let layout = shape === undefined ? undefined : layouts.get(shape);
      if (layout === undefined) {
        layout = shape === undefined ? this.#unnamed(record.serials.length) : this.#layoutOf(shape);
        if (shape !== undefined) layouts.set(shape, layout);
      }
      const isDeleted = this.gone.isGone(candidate);
      const isWorkedOut = candidate.rowId !== rowId;
      yield new RecoveredRow(
        layout,
        record,
        rowId,
        isWorkedOut,
        places,
        confidence,
        isByForm,
        isDeleted,
      );
    }
    this.rows = new HeldRows(this.free);
    this.unknown = new UnknownRows(this.rows, this.comparisons);
    this.sets = new Map();
    this.foreign = new ForeignIndex((shape) => this.#hasher(shape));
    this.withSets = { named: new Set(), unnamed: new Set() };
    this.chained = new GrowingNumbers();
    for (let row = 0; waiting !== undefined && row < rows.count; row++) {
      if (waiting[row] === 1 && !rows.isDropped(row)) this.add(rows.get(row));
    }
    rows.clear();
    this.mustRead = this.rows.bytes > mostWaiting * this.maxBytes;
  }

  /** Rows whose overflow pages another row led to as well keep what stood in their cells. */
  #cutContested(): void {
    const chained = this.chained;
    for (let i = 0; this.claims.hasContested && i < chained.length; i += 2) {
      const row = chained.at(i);
      if (!this.claims.isContested(chained.at(i + 1)) || this.rows.isDropped(row)) continue;
      const cut = withoutChain(this.rows.get(row));
      this.rows.drop(row);
      if (cut.known > 0) this.add(cut);
    }
  }

  /** Drops the copies of live rows. What cannot be told without reading the live rows again is marked in what is returned. */
  #compare(isLast: boolean): Uint8Array | undefined {
    const sets = [...this.sets.values()];
    const rows = this.rows;
    if (this.isFirst) {
      this.isFirst = false;
      this.#dropLive(sets, isLast);
      return isLast ? undefined : this.#markParts();
    }
    const marks = new Uint8Array(rows.count);
    const tables = new Set<RecordShape>();
    for (const foreign of this.foreign.all())
      for (const shape of markForeign(foreign, rows, this.filter, marks)) tables.add(shape);
    const unclear = sets.filter(
      (set) => markPossiblyLive(set, rows, this.filter, marks) || tables.has(set.shape),
    );
    if (!isLast && !this.mustRead && this.#areFew(marks)) return marks;
    this.#dropLive(unclear, isLast);
    return undefined;
  }

  /** Marks the rows that may be parts of others which are found later, where they are few. */
  #markParts(): Uint8Array | undefined {
    const rows = this.rows;
    const marks = new Uint8Array(rows.count);
    for (let row = 0; row < rows.count; row++) {
      if (rows.isDropped(row)) continue;
      const { shape, record } = rows.get(row);
      if (shape === undefined || unknownOf(record, shape.length).length > 0) marks[row] = 1;
    }
    return this.#areFew(marks) ? marks : undefined;
  }

  #areFew(marks: Uint8Array): boolean {
    return marks.filter((mark) => mark === 1).length < mostWaiting * marks.length;
  }

  #dropLive(sets: readonly CandidateSet[], isLast: boolean): void {
    for (const set of sets) {
      const filter = isLast || this.filter.knows(set.shape) ? undefined : this.filter;
      dropLiveRows(this.database, set, this.foreign, this.rows, filter, this.liveComparisons);
    }
  }

  #set(shape: RecordShape): CandidateSet {
    let set = this.sets.get(shape);
    if (set === undefined) {
      set = new CandidateSet(this.#hasher(shape), this.rows, this.comparisons);
      this.sets.set(shape, set);
    }
    return set;
  }

  #hasher(shape: RecordShape): RowHasher {
    return new RowHasher(shape, this.database.encoding, this.hashing);
  }

  #layoutOf({ table, now }: RecordShape): RowLayout {
    const { name, columns, positions, rowIdColumn, reals, texts, fallbacks } = table;
    return {
      name,
      columns,
      positions,
      rowIdColumn,
      reals,
      texts,
      fallbacks,
      decode: this.decode,
      textOfBytes: this.textOfBytes,
      encoding: this.database.encoding,
      now: now?.table,
    };
  }

  #unnamed(count: number): RowLayout {
    const positions = Array.from({ length: count }, (_, index) => index);
    return {
      name: null,
      columns: positions.map((position) => `c${position + 1}`),
      positions,
      rowIdColumn: -1,
      reals: [],
      texts: [],
      fallbacks: [],
      decode: this.decode,
      textOfBytes: this.textOfBytes,
      encoding: this.database.encoding,
      now: undefined,
    };
  }
}
