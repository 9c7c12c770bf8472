import type { Candidate } from '../candidate.ts';
import type { MaskGroup } from './mask-group.ts';
import { MaskGroups } from './mask-group.ts';
import type { RecordShape } from '../shapes/record-shape.ts';
import type { RowHasher } from './row-hash.ts';

/**
 * Candidates that may be rows of tables of one length without being told to be of them. All those tables hash rows alike, so that a candidate is
 * held once for all: an app with a table for each conversation has hundreds.
 */
export class ForeignRows {
  readonly groups: MaskGroups;
  /** Hashes candidates for all the tables. */
  readonly hasher: RowHasher;
  /** The lists of tables that rows of a group may be of, each list once. */
  readonly #fitting = new Map<MaskGroup, Set<readonly RecordShape[]>>();
  /** The groups that hold rows which may be of a table; made anew after rows were added. */
  #groupsOf: ReadonlyMap<RecordShape, readonly MaskGroup[]> | undefined;
  #isPrepared = false;

  constructor(hasher: RowHasher) {
    this.hasher = hasher;
    this.groups = new MaskGroups(hasher.shape.length);
  }

  add(candidate: Candidate, row: number): void {
    const group = this.groups.of(candidate, row);
    group.add(group.hash(candidate, this.hasher), candidate, row, this.hasher);
    let lists = this.#fitting.get(group);
    if (lists === undefined) this.#fitting.set(group, (lists = new Set()));
    if (!lists.has(candidate.fitting)) {
      lists.add(candidate.fitting);
      this.#groupsOf = undefined;
    }
    this.#isPrepared = false;
  }

  /** Groups of which some rows may be of this table. */
  of(shape: RecordShape): readonly MaskGroup[] {
    this.#groupsOf ??= this.#groupsByTable();
    return this.#groupsOf.get(shape) ?? [];
  }

  /** The tables that rows of a group may be of, several times where several lists have them. */
  *tablesOf(group: MaskGroup): Generator<RecordShape> {
    const { length } = this.hasher.shape;
    for (const list of this.#fitting.get(group) ?? []) {
      for (const shape of list) if (shape.length === length) yield shape;
    }
  }

  /** Gets ready for many live rows that mostly are none of these. */
  prepare(): void {
    if (this.#isPrepared) return;
    for (const { rows } of this.groups.values()) rows.prepare();
    this.#isPrepared = true;
  }

  #groupsByTable(): ReadonlyMap<RecordShape, readonly MaskGroup[]> {
    const found = new Map<RecordShape, MaskGroup[]>();
    for (const group of this.groups.values()) {
      for (const shape of this.tablesOf(group)) {
        const groups = found.get(shape);
        if (groups === undefined) found.set(shape, [group]);
        else if (groups.at(-1) !== group) groups.push(group);
      }
    }
    return found;
  }
}

/** The same for tables of all lengths. */
export class ForeignIndex {
  /** Rows that most probably are of another table, and are compared with the live rows of these. */
  readonly #named = new Map<number, ForeignRows>();
  /** Rows of no table that is known, which may stand in full among the rows of these as well. */
  readonly #unnamed = new Map<number, ForeignRows>();
  readonly #lengths = new Map<readonly RecordShape[], readonly LengthOfTables[]>();
  readonly #hasherOf: (shape: RecordShape) => RowHasher;

  constructor(hasherOf: (shape: RecordShape) => RowHasher) {
    this.#hasherOf = hasherOf;
  }

  /** Adds a candidate for all tables that it may be of, but its own. Returns in how many lists it is held. */
  add(candidate: Candidate, row: number): number {
    const { shape, fitting } = candidate;
    let held = 0;
    for (const { length, first, live, ofLive } of this.#lengthsOf(fitting)) {
      // Rows of tables that are gone are no live ones, but may be those of a page whose table is not known.
      const isAlone = live === undefined || (ofLive === 1 && live === shape);
      if (shape !== undefined && isAlone) continue;
      const byLength = shape === undefined ? this.#unnamed : this.#named;
      let rows = byLength.get(length);
      if (rows === undefined) byLength.set(length, (rows = new ForeignRows(this.#hasherOf(first))));
      rows.add(candidate, row);
      held++;
    }
    return held;
  }

  /** Rows that are of no table that is known, and may be of one of so many values. */
  unnamed(length: number): ForeignRows | undefined {
    return this.#unnamed.get(length);
  }

  /** All rows that may be of a table of so many values. */
  of(length: number): readonly ForeignRows[] {
    return [this.#named.get(length), this.#unnamed.get(length)].filter(
      (rows) => rows !== undefined,
    );
  }

  *all(): Generator<ForeignRows> {
    yield* this.#named.values();
    yield* this.#unnamed.values();
  }

  #lengthsOf(fitting: readonly RecordShape[]): readonly LengthOfTables[] {
    const known = this.#lengths.get(fitting);
    if (known !== undefined) return known;
    const byLength = new Map<number, LengthOfTables>();
    for (const shape of fitting) {
      const { length, dropped } = shape;
      let tables = byLength.get(length);
      if (tables === undefined) {
        tables = { length, first: shape, live: undefined, ofLive: 0 };
        byLength.set(length, tables);
      }
      if (dropped) continue;
      tables.live ??= shape;
      tables.ofLive++;
    }
    const lengths = [...byLength.values()];
    this.#lengths.set(fitting, lengths);
    return lengths;
  }
}

/** Tables of a list that have one length. */
interface LengthOfTables {
  readonly length: number;
  readonly first: RecordShape;
  /** The first that is not dropped. */
  live: RecordShape | undefined;
  /** How many are not. */
  ofLive: number;
}
