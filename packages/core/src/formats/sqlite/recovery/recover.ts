import type { Database, ProblemDraft, RandomAccessFile } from '../../../model/index.ts';
import { openParts, type DatabaseParts } from '../database.ts';
import type { LogsBeside } from '../logs-beside.ts';
import { isLeaf, pageKind } from '../page.ts';
import { schemaTable } from '../schema.ts';
import { textDecoder } from '../text.ts';
import { Batch } from './copies/batch.ts';
import type { Candidate } from './candidate.ts';
import { ChainClaims } from './pages/chain-claims.ts';
import { droppedTables } from './pages/dropped-tables.ts';
import { formerPages } from './pages/former-trees.ts';
import { KnownGone } from './copies/known-gone.ts';
import { KnownTables } from './pages/known-tables.ts';
import { PageCarver } from './carving/page-carver.ts';
import { PageRows } from './carving/page-rows.ts';
import type { PageVersion } from './pages/page-version.ts';
import { OlderBlocks } from './pages/older-blocks.ts';
import { PointedCells } from './pages/pointed-cells.ts';
import { checkIndexes } from './pages/index-check.ts';
import { LogHistory } from './pages/page-history.ts';
import { formerSchemaPages, freedSchemaPages } from './pages/schema-pages.ts';
import { momentBeforeChange } from './pages/moment-before-change.ts';
import { pageStretches } from './pages/page-stretches.ts';
import { PastTables, type Moment } from './pages/past-tables.ts';
import { markFreelist, owner, trunkEnd } from './pages/page-owners.ts';
import { journalPages, type JournalPage } from './pages/rollback-journal.ts';
import { LiveChains } from './pages/live-chains.ts';
import { markIndexes, schemaIndexes, type SchemaIndex } from './pages/schema-indexes.ts';
import type { RecordShape } from './shapes/record-shape.ts';
import { withoutMoved } from './moved-rows.ts';
import type { RecoveredRow } from './recovered-row.ts';
import { isZero } from './cells/zeros.ts';

/** The files of one database, each the caller's to close. */
export interface RecoverySource extends LogsBeside {
  readonly file: RandomAccessFile;
}

/** Of which tables rows are recovered, and how much memory that may take. */
export interface RecoveryOptions {
  /** Only rows of these tables, by name without regard to case; rows of tables that are gone only where this is not given. */
  readonly tables?: readonly string[];
  /** Bytes that rows may take while it is not known whether they are copies; 64 MiB where it is not given. */
  readonly heldBytes?: number;
  /** What is left of a text or blob tells a row from a live one as well: for whoever looks into `remains`, since nothing else of such a row is news. */
  readonly remainsTell?: true;
}

/** What is searched before it is asked whether enough rows are held, and what is read at once: that stays in the cache of the processor until it is searched. */
const roundBytes = 2 ** 20;
const windowBytes = 2 ** 18;
const unknown = (): undefined => undefined;
const noMore: Partial<PageVersion> = {};
/** The number of a moment that no commit of the log has. */
const beforeLog = -1;
/** All live rows are gone through for each part of so much: with 24 MiB a database of 800 takes 1.6 times as long, and at most 30 MiB less memory (measured). */
const heldBytes = 64 * 2 ** 20;

/**
 * Rows that the database no longer counts among its own: deleted ones, earlier versions of changed ones, rows of dropped tables.
 * A row equal to a live row of its table is not among them; one that stands in several places is one row with `also`:
 * those found within `heldBytes` of rows, more than 200,000 of messages. What comes later is not told again, but for a row whose
 * copy was told more than 100,000 rows before, or was known in part. Nor is a row told that moved when its table was declared anew.
 * Throws `EvidenceError` as `openDatabase` does. What was wrong is in `problems`, which grows while rows are taken.
 */
export function recoverRows(source: RecoverySource, options: RecoveryOptions = {}): Recovery {
  return new Recovery(source, options);
}

/** One pass over a database and its logs; it may be taken again from the beginning. */
export class Recovery implements Iterable<RecoveredRow> {
  readonly database: Database;
  readonly problems: readonly ProblemDraft[];
  readonly #source: RecoverySource;
  readonly #options: RecoveryOptions;
  readonly #parts: DatabaseParts;

  constructor(source: RecoverySource, options: RecoveryOptions) {
    this.#source = source;
    this.#options = options;
    this.#parts = openParts(source.file, source);
    this.database = this.#parts.database;
    this.problems = this.#parts.problems.list;
  }

  [Symbol.iterator](): Generator<RecoveredRow> {
    return withoutMoved(this.#pass().rows(), this.database, false);
  }

  /** The same with the columns that their tables have now; of a table that was declared anew, what says nothing in these is left out. */
  asDeclaredNow(): Generator<RecoveredRow> {
    return withoutMoved(this.#pass().rows(), this.database, true);
  }

  #pass(): Pass {
    return new Pass(this.#parts, this.#source, this.#options);
  }
}

class Pass {
  private readonly parts: DatabaseParts;
  private readonly source: RecoverySource;
  private readonly known: KnownTables;
  private readonly gone: KnownGone;
  private readonly schema: RecordShape;
  private readonly batch: Batch;
  private readonly carver: PageCarver;
  private readonly wanted: ReadonlySet<string> | undefined;
  private readonly log: LogHistory | undefined;
  private readonly pointed: PointedCells | undefined;
  private readonly olderBlocks = new OlderBlocks();
  /** Of the versions that were gone through so far, from the oldest on. */
  private readonly blocksThen = new OlderBlocks();
  private readonly schemaRows: Candidate[] = [];
  private readonly past: PastTables;
  /** What its file holds, without the log: a leaf that the log freed stays there as it was, and the trees of the file still lead to it. */
  private readonly beforeLog: Moment | undefined;
  /** Those that are gone as well. */
  private areTablesKnown = false;
  private readonly rootsOfDropped = new Map<number, RecordShape>();

  constructor(parts: DatabaseParts, source: RecoverySource, options: RecoveryOptions) {
    this.parts = parts;
    this.source = source;
    const { pager, header, database, problems } = parts;
    this.wanted = options.tables && new Set(options.tables.map((name) => name.toLowerCase()));
    this.known = new KnownTables(parts);
    const claims = new ChainClaims();
    const schema = schemaTable();
    this.gone = new KnownGone(pager, parts.isOtherState, problems, this.known.owners, schema.name);
    const decode = textDecoder(header.encoding);
    const held = options.heldBytes ?? heldBytes;
    const hashing = { usableSize: pager.usableSize, remainsTell: options.remainsTell === true };
    this.batch = new Batch(database, hashing, decode, held, claims, this.gone);
    this.schema = this.known.learn(schema);
    const rows = new PageRows(parts, (candidate) => this.#take(candidate));
    this.carver = new PageCarver(parts, this.known.shapes, claims, rows);
    this.past = new PastTables(pager.pageSize, pager.pageCount, this.known.shapes);
    this.beforeLog = parts.log && { number: beforeLog, page: this.pageBeforeLog };
    this.log = source.wal === undefined ? undefined : new LogHistory(source.wal, header.pageSize);
    this.pointed = this.log === undefined ? undefined : this.#pointedCells(this.log);
  }

  *rows(): Generator<RecoveredRow> {
    const { pager, problems, tables } = this.parts;
    for (const table of tables) this.known.learn(table);
    const indexes = schemaIndexes(this.parts);
    markIndexes(this.parts, indexes, this.known.owners);
    this.gone.isFreelistWhole = markFreelist(pager, this.known.owners, problems);
    checkIndexes(this.parts, indexes);
    this.#findDroppedTables(indexes);
    yield* this.#currentPages();
    yield* this.#replacedPages();
    yield* this.#logFrames();
    yield* this.#journalRecords();
    yield* this.batch.takeRest();
    // With a place, as every limit of the search: it leaves deleted rows aside, and none that the database holds.
    if (this.batch.isCut)
      problems.page('limit-exceeded', 'too many deleted rows are alike to be compared', null, 1);
  }

  /** Of all versions of pages that the log holds, and of those that it replaced. */
  #pointedCells(log: LogHistory): PointedCells {
    const pointed = new PointedCells(this.parts.pager.usableSize);
    const add = (page: number, bytes: Uint8Array | undefined) => {
      if (bytes === undefined || !isLeaf(bytes, page)) return;
      pointed.add(page, bytes);
      this.olderBlocks.add(page, bytes);
    };
    const pages = new Set<number>();
    const bytes = new Uint8Array(this.parts.pager.pageSize);
    for (let frame = 1; frame <= log.frames; frame++) {
      const page = log.page(frame);
      if (page === 0) continue;
      add(page, log.read(frame, bytes));
      if (pages.has(page)) continue;
      pages.add(page);
      add(page, this.#filePage(page, bytes));
    }
    return pointed;
  }

  #take(candidate: Candidate): void {
    const { shape } = candidate;
    if (shape === this.schema) {
      const { record } = candidate;
      if (!this.areTablesKnown && this.schemaRows.length < 10_000)
        this.schemaRows.push({ ...candidate, record: { ...record, body: record.body.slice() } });
      return;
    }
    // A page that the schema has now may have been another table's, be it one that is gone: it is looked into again.
    if (!this.areTablesKnown) return;
    const name = shape?.table.name;
    if (this.known.isOfSqlite(candidate)) return;
    if (this.wanted !== undefined && (name === undefined || !this.wanted.has(name.toLowerCase())))
      return;
    this.batch.add(candidate);
  }

  /** The schema's own free space, and older versions of its pages, tell which tables there were. */
  #findDroppedTables(indexes: readonly SchemaIndex[]): void {
    const { pager, header, tables } = this.parts;
    const once = formerSchemaPages(this.#filePage(1), this.log, this.#journal());
    const isSchema = (page: number) => this.known.shapeOf(page) === this.schema || once.has(page);
    const look = (shape: RecordShape): void => {
      for (const [page, bytes] of this.known.leavesOf(shape))
        this.carver.live(this.#version(page, bytes, shape, undefined));
    };
    look(this.schema);
    for (const page of this.parts.log?.frameOfPage.keys() ?? []) {
      const bytes = isSchema(page) ? this.#filePage(page) : undefined;
      if (bytes !== undefined) this.carver.former(this.#version(page, bytes, this.schema, 'cell'));
    }
    const log = this.log;
    for (let frame = 1; log !== undefined && frame <= log.frames; frame++) {
      if (!isSchema(log.page(frame)) || !log.mayBeCommitted(frame)) continue;
      const version = this.#logVersion(log, frame);
      const isNow = version.shape === this.schema;
      // The trees of its time are known once all tables are.
      this.carver.former(isNow ? version : { ...version, shape: this.schema, tableThen: unknown });
    }
    for (const { page, bytes } of this.#journal()) {
      this.olderBlocks.add(page, bytes);
      if (isSchema(page)) this.carver.former(this.#version(page, bytes, this.schema, 'journal'));
    }
    const decode = textDecoder(header.encoding);
    for (const [page, bytes] of freedSchemaPages(this.known, pager, decode))
      this.carver.former(this.#version(page, bytes, this.schema, 'freelist'));
    for (const table of droppedTables(this.schemaRows, tables, decode)) {
      const shape = this.known.formerly(table);
      if (this.known.isListed(table.rootPage)) this.rootsOfDropped.set(table.rootPage, shape);
    }
    for (const [page, shape] of formerPages(this.known, pager))
      this.rootsOfDropped.set(page, shape);
    this.carver.entries.learn(indexes, this.schemaRows, decode);
    // What was deleted from pages in use tells what rows were like before columns were added: no row is taken yet.
    this.known.shapes.filter(({ isHardlyLeft }) => isHardlyLeft).forEach(look);
    this.areTablesKnown = true;
  }

  /** Every page as it now is. */
  *#currentPages(): Generator<RecoveredRow> {
    const { pager, problems } = this.parts;
    const { pageSize, pageCount } = pager;
    const pagesARead = Math.max(1, Math.floor(windowBytes / pageSize));
    const window = new Uint8Array(Math.min(pagesARead, pageCount) * pageSize);
    const chains = new LiveChains(pager, problems);
    const pagesARound = Math.max(1, Math.floor(roundBytes / pageSize));
    const isUnwanted = (page: number) => this.#isUnwanted(page);
    for (const { first, count } of pageStretches(pageCount, pagesARound, isUnwanted)) {
      for (let i = 0; i < count; i++) {
        const page = first + i;
        const slot = i % pagesARead;
        if (slot === 0) pager.fill(window, page, Math.min(pagesARead, count - i));
        const bytes = window.subarray(slot * pageSize, (slot + 1) * pageSize);
        const owned = this.known.owners.of(page);
        if (owned === owner.unknown) chains.other(page, bytes);
        if (owned >= owner.firstTable) {
          const shape = this.known.shapes[owned - owner.firstTable]!;
          chains.cells(page, bytes, shape.table.name);
          if (shape !== this.schema) this.carver.live(this.#version(page, bytes, shape, undefined));
        } else if (owned === owner.freeTrunk) {
          const shape = this.rootsOfDropped.get(page);
          const from = trunkEnd(bytes, pager.usableSize, pageCount);
          this.carver.remains(this.#version(page, bytes, shape, 'freelist'), from);
        } else if (this.known.isFree(page)) {
          if (this.log === undefined || pager.frame(page) === 0)
            this.carver.former(this.#freeVersion(page, bytes, this.beforeLog));
        } else if (owned === owner.other && bytes[0] !== pageKind.leafTable) {
          const shape = this.known.interiorOf(page);
          chains.inner(page, bytes, shape?.table.name ?? null);
          if (shape !== undefined) this.carver.live(this.#version(page, bytes, shape, undefined));
        } else if (page > 1 && bytes[0] === pageKind.leafTable && !isZero(bytes, 0, 8)) {
          problems.page('malformed', 'a page of rows belongs to no table', null, page);
          this.carver.former(this.#version(page, bytes, undefined, 'freelist'));
        }
      }
      if (this.batch.isFull) yield* this.batch.take();
    }
    chains.check(this.known.owners, (page) => this.known.shapeOf(page)?.table.name ?? null);
  }

  /** Whether a page is of a table that is not asked for, and is not searched for rows of any other. */
  #isUnwanted(page: number): boolean {
    if (this.wanted === undefined || this.carver.triesAllTables) return false;
    const shape = this.known.shapeOf(page);
    if (shape === undefined || shape === this.schema) return false;
    return !this.wanted.has(shape.table.name.toLowerCase());
  }

  /** Pages of the database file that the write-ahead log has replaced. */
  *#replacedPages(): Generator<RecoveredRow> {
    const { log } = this.parts;
    const moment = this.beforeLog;
    if (log === undefined || moment === undefined) return;
    for (const page of log.frameOfPage.keys()) {
      // What a checkpoint brought there is of the moment of its frame, with which it is told.
      const bytes = this.pageBeforeLog(page);
      if (bytes === undefined) continue;
      const version = this.#version(page, bytes, this.known.shapeOf(page), 'cell', {
        olderBlocks: this.blocksThen,
        tableThen: () => this.past.tableOf(page, moment),
      });
      this.#formerOf(version);
      if (this.batch.isFull) yield* this.batch.take();
    }
  }

  /** A free page, whose table the trees tell of the time when it was last written. */
  #freeVersion(page: number, bytes: Uint8Array, moment: Moment | undefined): PageVersion {
    const version = this.#version(page, bytes, this.rootsOfDropped.get(page), 'freelist');
    const then = moment && this.past.tableOf(page, moment);
    return then === undefined || then === 'none' ? version : { ...version, tableThen: () => then };
  }

  *#logFrames(): Generator<RecoveredRow> {
    const history = this.log;
    const applied = this.parts.log?.frameOfPage;
    const bytes = new Uint8Array(this.parts.pager.pageSize);
    for (let frame = 1; history !== undefined && frame <= history.frames; frame++) {
      if (!history.mayBeCommitted(frame)) continue;
      const page = history.page(frame);
      const isCurrent = applied?.get(page) === frame;
      if (isCurrent && this.known.isFree(page)) {
        const moment = this.#momentOf(history, frame);
        this.carver.former(this.#freeVersion(page, history.read(frame, bytes), moment));
      } else if (page > 0 && !isCurrent) this.#formerOf(this.#logVersion(history, frame, bytes));
      if (this.batch.isFull) yield* this.batch.take();
    }
  }

  #logVersion(history: LogHistory, frame: number, bytes?: Uint8Array): PageVersion {
    const page = history.page(frame);
    const commit = history.commit(frame);
    return this.#version(page, history.read(frame, bytes), this.known.shapeOf(page), 'wal', {
      frame,
      isPassing:
        history.isPassing(frame) ||
        (history.isNewest(frame) && frame > (this.parts.log?.appliedFrames ?? 0)),
      commit: commit > 0 ? commit : undefined,
      // What is left of older generations of the log comes last.
      olderBlocks: history.isNewest(frame) ? this.blocksThen : undefined,
      overflow: (other) => history.versionAt(other, frame, () => this.#filePage(other)),
      tableThen: () => this.past.tableOf(page, this.#momentOf(history, frame)),
    });
  }

  /** The database once the commit of a frame was done. */
  #momentOf(history: LogHistory, frame: number): Moment {
    return {
      number: history.commit(frame),
      page: (page) => history.versionAt(page, frame, () => this.#filePage(page)),
      writtenSince: (commit) => history.pagesSince(commit, frame),
    };
  }

  *#journalRecords(): Generator<RecoveredRow> {
    const { journal } = this.source;
    if (journal === undefined) return;
    const { pageSize } = this.parts.pager;
    const pageOfFile = (page: number) => this.#filePage(page);
    const moment = momentBeforeChange(this.#journal(), journal, pageSize, pageOfFile);
    for (const { page, bytes, isOlder } of this.#journal()) {
      const version = this.#version(page, bytes, this.known.shapeOf(page), 'journal', {
        overflow: (other) => (isOlder ? undefined : moment.page(other)),
        tableThen: () => (isOlder ? undefined : this.past.tableOf(page, moment)),
      });
      this.#formerOf(version);
      if (this.batch.isFull) yield* this.batch.take();
    }
  }

  #journal(): Iterable<JournalPage> {
    const { journal } = this.source;
    return journal === undefined
      ? []
      : journalPages(journal, this.parts.pager, this.parts.problems);
  }

  #formerOf(version: PageVersion): void {
    const { page, bytes } = version;
    // The first page is the schema's for ever.
    if (page > 1 && isLeaf(bytes, page)) this.carver.former(version);
    // The trees of its time tell of leaves alone.
    const shape = bytes[0] === pageKind.interiorIndex ? this.known.interiorOf(page) : undefined;
    if (shape) this.carver.former({ ...version, shape, isOfIndex: false, tableThen: unknown });
    version.olderBlocks?.add(page, bytes);
  }

  #version(
    page: number,
    bytes: Uint8Array,
    shape: RecordShape | undefined,
    space: PageVersion['space'],
    then: Partial<PageVersion> = noMore,
  ): PageVersion {
    const { pager } = this.parts;
    const frame = space === undefined || space === 'freelist' ? pager.frame(page) : 0;
    // Nothing is spread into it: that takes far longer, and it is made for each page.
    return {
      page,
      bytes,
      shape,
      isOfIndex: shape === undefined && this.known.owners.of(page) === owner.other,
      space,
      leastRowId: space === undefined ? this.known.leastRowId(page) : 1,
      frame: then.frame ?? (frame > 0 ? frame : undefined),
      commit: then.commit,
      isPassing: then.isPassing,
      tableThen: then.tableThen,
      olderBlocks: then.olderBlocks ?? (space === undefined ? this.olderBlocks : undefined),
      current: () => pager.page(page)?.bytes,
      overflow: then.overflow ?? (space === 'cell' ? this.pageBeforeLog : this.freePage),
      freeOverflow: this.freePage,
      freeTrunk: this.freeTrunk,
      pointed: this.pointed,
    };
  }

  private readonly freePage = (page: number): Uint8Array | undefined =>
    this.known.owners.of(page) === owner.freeLeaf ? this.parts.pager.page(page)?.bytes : undefined;

  private readonly freeTrunk = (page: number): Uint8Array | undefined =>
    this.known.owners.of(page) === owner.freeTrunk ? this.parts.pager.page(page)?.bytes : undefined;

  private readonly pageBeforeLog = (page: number): Uint8Array | undefined => {
    const bytes = this.#filePage(page);
    return bytes !== undefined && this.log?.hasBrought(page, bytes) === true ? undefined : bytes;
  };

  #filePage(
    page: number,
    bytes = new Uint8Array(this.parts.pager.pageSize),
  ): Uint8Array | undefined {
    const { pageSize } = this.parts.pager;
    return this.source.file.readInto(bytes, (page - 1) * pageSize) === pageSize ? bytes : undefined;
  }
}
