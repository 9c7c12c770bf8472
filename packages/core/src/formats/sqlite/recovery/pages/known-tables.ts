import type { DatabaseParts } from '../../database.ts';
import { foldCase, type TableDefinition } from '../../table.ts';
import { TableRow } from '../../table-row.ts';
import { textDecoder } from '../../text.ts';
import { TreeWalk } from '../../tree-walk.ts';
import type { Candidate } from '../candidate.ts';
import { leastLengthAbove } from '../cells/cell-arithmetic.ts';
import { isEarlierForm } from './dropped-tables.ts';
import { LeafSample } from './leaf-sample.ts';
import { PageNumbers } from './page-numbers.ts';
import { owner } from './page-owners.ts';
import { SqliteTables } from './sqlite-tables.ts';
import { RecordShape, rowsToLearnFrom } from '../shapes/record-shape.ts';
import { sampledRows } from './sampled-rows.ts';

/** Leaves of a table whose rows are looked at to learn what they look like. */
const leavesToLearnFrom = 48;

/** Names of a table without regard to case. */
interface FoldedNames {
  readonly name: string;
  readonly columns: ReadonlySet<string>;
}

/** The tables that rows may be of, what their rows look like, and whose each page is now. */
export class KnownTables {
  readonly owners = new PageNumbers();
  /** Those that are there in the order in which they were learnt, then those that were dropped. */
  readonly shapes: RecordShape[] = [];
  readonly #parts: DatabaseParts;
  readonly #sqliteTables: SqliteTables;
  /** Of interior pages of tables without rowid, which of the shapes is theirs, from 1. */
  readonly #interior = new PageNumbers();
  /** Bytes that rowids have at least for which a tree leads to a page, where that is more than one. */
  readonly #leastRowIds = new PageNumbers();
  /** Those that tables which are gone were compared with: of thousands, each is with each. */
  readonly #names = new Map<RecordShape, FoldedNames>();

  constructor(parts: DatabaseParts) {
    this.#parts = parts;
    this.#sqliteTables = new SqliteTables(this.shapes, textDecoder(parts.header.encoding));
  }

  /** Whether a row is of a table that SQLite keeps for itself. */
  isOfSqlite(candidate: Candidate): boolean {
    return this.#sqliteTables.have(candidate);
  }

  /** The table whose leaf a page is. */
  shapeOf(page: number): RecordShape | undefined {
    return this.shapes[this.owners.of(page) - owner.firstTable];
  }

  /** The table without rowid of which a page is an interior one. */
  interiorOf(page: number): RecordShape | undefined {
    return this.shapes[this.#interior.of(page) - 1];
  }

  /** The leaves of a table as they are now. */
  *leavesOf({ table }: RecordShape): Generator<[number, Uint8Array]> {
    for (const page of this.#parts.database.leafPages(table)) {
      const bytes = this.#parts.pager.page(page)?.bytes;
      if (bytes !== undefined) yield [page, bytes];
    }
  }

  /** On the list of free pages, but none of those that hold the list; or left behind by a vacuum that took pages off the end. */
  isFree(page: number): boolean {
    const known = this.owners.of(page);
    const isLeft = known === owner.unknown && this.#parts.pager.isBehindEnd(page);
    return known === owner.freeLeaf || isLeft;
  }

  /** On the list of free pages, or one that holds it. */
  isListed(page: number): boolean {
    const known = this.owners.of(page);
    return page > 1 && (known === owner.freeLeaf || known === owner.freeTrunk);
  }

  /** Bytes that rowids have at least for which a tree leads to a page. */
  leastRowId(page: number): number {
    return Math.max(1, this.#leastRowIds.of(page));
  }

  /** A table that the schema no longer lists so; rows of one that had grown since are rows of what it is now, or was in the end. */
  formerly(table: TableDefinition): RecordShape {
    const isLater = (shape: RecordShape) => isEarlierForm(table, shape.table);
    const now =
      this.shapes.find((shape) => !shape.dropped && isLater(shape)) ?? this.shapes.find(isLater);
    now?.learnCount(table.recordLength);
    if (now !== undefined) return now;
    const shape = new RecordShape(table, true, this.#declaredAnew(table));
    this.shapes.push(shape);
    return shape;
  }

  /** The table of the same name, or the only one that has all its columns: who declares a table anew may have given the old one another name first. */
  #declaredAnew({ name, columns }: TableDefinition): RecordShape | undefined {
    const live = this.shapes.filter((shape) => !shape.dropped && !shape.isSchema);
    const ownName = foldCase(name);
    const named = live.find((shape) => this.#namesOf(shape).name === ownName);
    if (named !== undefined) return named;
    const names = columns.map(foldCase);
    let only: RecordShape | undefined;
    for (const shape of live) {
      const known = this.#namesOf(shape).columns;
      if (!names.every((column) => known.has(column))) continue;
      if (only !== undefined) return undefined;
      only = shape;
    }
    return only;
  }

  #namesOf(shape: RecordShape): FoldedNames {
    let names = this.#names.get(shape);
    if (names === undefined) {
      const { name, columns } = shape.table;
      names = { name: foldCase(name), columns: new Set(columns.map(foldCase)) };
      this.#names.set(shape, names);
    }
    return names;
  }

  /** Marks the leaves of a table and learns from rows spread over it. */
  learn(table: TableDefinition): RecordShape {
    const { pager, problems } = this.#parts;
    const shape = new RecordShape(table, false);
    const mark = owner.firstTable + this.shapes.length;
    this.shapes.push(shape);
    // A list of all leaves would grow with the file.
    const sample = new LeafSample(leavesToLearnFrom);
    const walk = new TreeWalk(pager, table.rootPage, table.name, problems);
    let leastRowId = 1;
    for (let step = walk.next(); step !== 'end'; step = walk.next()) {
      if (step !== 'leaf') {
        if (this.owners.of(walk.cellPage) === owner.unknown) {
          this.owners.set(walk.cellPage, owner.other);
          this.#interior.set(walk.cellPage, this.shapes.length);
        }
        continue;
      }
      if (this.owners.of(walk.leaf) !== owner.unknown)
        problems.page('malformed', 'a page belongs to two b-trees', table.name, walk.leaf);
      this.owners.set(walk.leaf, mark);
      sample.add(walk.leaf);
      if (leastRowId > 1) this.#leastRowIds.set(walk.leaf, leastRowId);
      leastRowId = leastLengthAbove(walk.bound);
    }
    if (table.rootPage > 0 && this.owners.of(table.rootPage) === owner.unknown)
      this.owners.set(table.rootPage, mark);
    const { pages } = sample;
    const rows = sampledRows(this.#parts, table, pages, rowsToLearnFrom);
    shape.learnsHabitsFrom(() => rows);
    for (const row of rows) {
      if (row instanceof TableRow && !shape.learn(row)) break;
    }
    if (shape.isStrange) {
      problems.page(
        'malformed',
        'rows of a table hold values that its columns cannot hold',
        table.name,
        table.rootPage,
      );
    }
    return shape;
  }
}
