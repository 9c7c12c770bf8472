import type {
  Database,
  ProblemDraft,
  RandomAccessFile,
  Row,
  RowIdBounds,
  Table,
} from '../../model/index.ts';
import { EvidenceError, isEvidenceError } from '../../model/index.ts';
import type { DatabaseHeader } from './header.ts';
import {
  headerSize,
  impossibleSize,
  isEncryptedBehindHeader,
  isPageSize,
  isSqlite,
  notSqlite,
  readHeader,
} from './header.ts';
import { tellBehindEnd } from './behind-end.ts';
import { maxColumns } from './create-table.ts';
import { rolledBack } from './hot-journal.ts';
import { OverflowReader } from './overflow.ts';
import {
  isDatabaseFile,
  isFirstPage,
  otherPageSize,
  provenPageSize,
  unprovenPageSize,
} from './page-size.ts';
import { cellCount, pageKind, treeHeaderOffset } from './page.ts';
import { PageWindow } from './page-window.ts';
import { Pager } from './pager.ts';
import { ProblemLog } from './problem-log.ts';
import { TableScan } from './scan.ts';
import type { SchemaEntry } from './schema.ts';
import { indexTable, schemaTable, tableOfEntry, tellOrphans } from './schema.ts';
import { schemaEncoding } from './schema-encoding.ts';
import { valuesOfRecord } from './record.ts';
import { seekRowId } from './seek.ts';
import { foldCase, TableDefinition } from './table.ts';
import { TableRow } from './table-row.ts';
import type { DecodeText } from './text.ts';
import { textDecoder } from './text.ts';
import type { InteriorCell, PageSource } from './tree-walk.ts';
import { PageList, TreeWalk } from './tree-walk.ts';
import type { WriteAheadLog } from './wal.ts';
import { framePageOffset, readWalHeader, readWriteAheadLog } from './wal.ts';
import { lossByIndex } from './wal-index.ts';

/** More lines than any schema has. */
const maxSchemaEntries = 200_000;

/** Options of `openDatabase`. */
export interface OpenOptions {
  /** The file beside the database that ends in `-wal`. */
  readonly wal?: RandomAccessFile | undefined;
  /** The file that ends in `-shm`: never needed to read the log, and asked only whether the log lost its end. */
  readonly walIndex?: RandomAccessFile | undefined;
  /** The file that ends in `-journal`: where it says that a change was not finished, the change is undone. */
  readonly journal?: RandomAccessFile | undefined;
  /** Told of each table, and each column (`table.column`), that is asked for and that the schema lacks. */
  readonly absent?: (name: string) => void;
}

/**
 * Opens a database for reading. The files stay the caller's, who closes them after the last row.
 * An empty file is an empty database, as for SQLite. Columns that are computed when read
 * (`GENERATED ALWAYS … VIRTUAL`) are not evaluated and count as absent: no record holds them.
 */
export function openDatabase(file: RandomAccessFile, options: OpenOptions = {}): Database {
  if (file.size > 0) return openParts(file, options).database;
  const problems = new ProblemLog();
  if (options.wal !== undefined && options.wal.size > 0) {
    problems.add('malformed', 'the database is empty but its write-ahead log is not');
  }
  return emptyDatabase(problems.list);
}

/** A database with what it reads through: recovery looks at pages that no table has. */
export interface DatabaseParts {
  readonly database: Database;
  readonly tables: readonly TableDefinition[];
  readonly pager: Pager;
  readonly header: DatabaseHeader;
  readonly log: WriteAheadLog | undefined;
  /** A part of its logs is damaged or lost, so that what is read may be no state that there ever was: rows may be live in what is lost. */
  readonly isOtherState: boolean;
  readonly problems: ProblemLog;
}

/** The same as `openDatabase` for a file that is not empty. */
export function openParts(stored: RandomAccessFile, options: OpenOptions): DatabaseParts {
  const problems = new ProblemLog();
  const file = beforeUnfinishedChange(stored, options.journal, problems);
  const isPartlyUndone = problems.list.length > 0;
  const own = ownOrLoggedHeader(file, options.wal, problems);
  const log =
    options.wal === undefined ? undefined : readWriteAheadLog(options.wal, own.header.pageSize);
  // The checksums of a log that was applied hold for pages of that size.
  if (!own.isSizeProven && !(log !== undefined && log.appliedFrames > 0))
    problems.page('malformed', unprovenPageSize, schemaTable().name, 1);
  if (log?.fault !== undefined) problems.add('malformed', log.fault);
  if (log?.cut !== undefined) problems.add('truncated', log.cut);
  const isLogFaulty = log?.fault !== undefined || log?.cut !== undefined;
  const loss = isLogFaulty ? undefined : lossByIndex(options.walIndex, options.wal, log);
  if (loss !== undefined) problems.add('truncated', loss.detail);
  const stated = headerAfterLog(own.header, options.wal, log, problems);
  for (const oddity of stated.oddities) problems.add('malformed', oddity);
  if (!isPartlyUndone && !(log !== undefined && log.appliedFrames > 0))
    tellBehindEnd(file, stated, problems);
  const pager = new Pager(file, stated, options.wal, log, problems);
  const encoding = schemaEncoding(pager, stated.encoding) ?? stated.encoding;
  const header = { ...stated, encoding };
  if (encoding !== stated.encoding) {
    problems.add('malformed', 'the text encoding that the header states is not that of the schema');
  }
  const database = new SqliteDatabase(pager, header, log, problems, options.absent);
  const isOtherState = isPartlyUndone || isLogFaulty || loss?.isMixed === true;
  return { database, tables: database.tables, pager, header, log, isOtherState, problems };
}

interface OwnHeader {
  readonly header: DatabaseHeader;
  /** Whether pages are known to be as large as it says. */
  readonly isSizeProven: boolean;
}

/** Where the first page of the file is damaged, SQLite never looks at it if a committed one stands in the write-ahead log. */
function ownOrLoggedHeader(
  file: RandomAccessFile,
  wal: RandomAccessFile | undefined,
  problems: ProblemLog,
): OwnHeader {
  try {
    return ownHeaderOf(file, problems);
  } catch (error) {
    // A log beside an empty file is one that SQLite removes.
    if (wal === undefined || file.size === 0) throw error;
    if (!isEvidenceError(error) || error.code === 'encrypted') throw error;
    const logged = headerOfLog(wal);
    if (logged === undefined) throw error;
    problems.add('malformed', 'the first page is damaged; that of the write-ahead log is read');
    return { header: logged, isSizeProven: true };
  }
}

function ownHeaderOf(file: RandomAccessFile, problems: ProblemLog): OwnHeader {
  const first = file.read(0, headerSize);
  if (!isDatabaseFile(file)) throw notSqlite(file);
  if (!isSqlite(first))
    problems.add('malformed', 'the mark at the beginning of the file is damaged');
  if (isEncryptedBehindHeader(file, first)) {
    throw new EvidenceError('encrypted', 'a SQLite header before bytes that look random');
  }
  const stated = readHeader(first);
  const proven = provenPageSize(file, stated);
  if (proven !== undefined) {
    const { pageSize, usableSize } = proven;
    if (pageSize !== stated.pageSize || usableSize !== stated.usableSize)
      problems.add('malformed', otherPageSize);
    return { header: { ...stated, pageSize, usableSize }, isSizeProven: true };
  }
  const fault = impossibleSize(stated);
  if (fault !== undefined) throw new EvidenceError('malformed', fault);
  return { header: stated, isSizeProven: false };
}

/** The header in the last committed first page of a write-ahead log whose pages have the size that it states. */
function headerOfLog(wal: RandomAccessFile): DatabaseHeader | undefined {
  const pageSize = readWalHeader(wal)?.pageSize;
  if (pageSize === undefined || !isPageSize(pageSize)) return undefined;
  const frame = readWriteAheadLog(wal, pageSize).frameOfPage.get(1);
  if (frame === undefined) return undefined;
  const bytes = wal.read(framePageOffset(frame, pageSize), headerSize);
  const header = isSqlite(bytes) ? readHeader(bytes) : undefined;
  if (header === undefined || impossibleSize(header) !== undefined) return undefined;
  return header.pageSize === pageSize ? header : undefined;
}

/** In the mode of a rollback journal; a database with a write-ahead log has none that counts. */
function beforeUnfinishedChange(
  file: RandomAccessFile,
  journal: RandomAccessFile | undefined,
  problems: ProblemLog,
): RandomAccessFile {
  if (journal === undefined || journal.size === 0) return file;
  const first = file.read(0, headerSize);
  if (!isDatabaseFile(file)) return file;
  const stated = readHeader(first);
  const { pageSize } = provenPageSize(file, stated) ?? stated;
  return isPageSize(pageSize) ? (rolledBack(file, journal, pageSize, problems) ?? file) : file;
}

/** Page 1 may stand in the log too. */
function headerAfterLog(
  stored: DatabaseHeader,
  wal: RandomAccessFile | undefined,
  log: WriteAheadLog | undefined,
  problems: ProblemLog,
): DatabaseHeader {
  const frame = log?.frameOfPage.get(1);
  if (wal === undefined || frame === undefined) return stored;
  const { pageSize, usableSize } = stored;
  const bytes = wal.read(framePageOffset(frame, pageSize), pageSize);
  const latest = isSqlite(bytes) ? readHeader(bytes) : undefined;
  if (latest?.pageSize === pageSize) {
    if (latest.usableSize === usableSize || isFirstPage(bytes, latest)) return latest;
    problems.add('malformed', otherPageSize);
    return { ...latest, usableSize };
  }
  problems.add('malformed', 'the write-ahead log holds a first page that is none');
  return stored;
}

class SqliteDatabase implements Database {
  readonly pageSize: number;
  readonly encoding: Database['encoding'];
  readonly userVersion: number;
  readonly walFrames: number;
  readonly tables: readonly TableDefinition[];
  readonly problems: readonly ProblemDraft[];
  private readonly pager: Pager;
  private readonly log: ProblemLog;
  private readonly decode: DecodeText;
  private readonly schema: TableDefinition;
  private readonly byName = new Map<string, TableDefinition>();
  /** Root pages of the indexes. */
  private readonly indexes = new Map<string, number>();
  private readonly leaves = new Map<TableDefinition, LeafIndex>();
  private readonly seekRows = new Map<TableDefinition, TableRow>();
  private readonly absent: ((name: string) => void) | undefined;

  constructor(
    pager: Pager,
    header: DatabaseHeader,
    log: WriteAheadLog | undefined,
    problems: ProblemLog,
    absent: ((name: string) => void) | undefined,
  ) {
    this.absent = absent;
    this.pageSize = header.pageSize;
    this.encoding = header.encoding;
    this.userVersion = header.userVersion;
    this.walFrames = log?.appliedFrames ?? 0;
    this.problems = problems.list;
    this.log = problems;
    this.pager = pager;
    this.decode = textDecoder(header.encoding);
    this.schema = schemaTable();
    this.tables = this.#readSchema();
  }

  table(name: string): TableDefinition | undefined {
    const folded = foldCase(name);
    if (folded === 'sqlite_master' || folded === 'sqlite_schema') return this.schema;
    const table = this.byName.get(folded);
    if (table === undefined) this.absent?.(name);
    return table;
  }

  index(name: string, columns: readonly string[]): TableDefinition | undefined {
    const rootPage = this.indexes.get(foldCase(name));
    return rootPage === undefined ? undefined : indexTable(name, rootPage, columns);
  }

  rows(table: Table, pages?: readonly number[] | Uint32Array, bounds?: RowIdBounds): Iterable<Row> {
    const definition = this.#own(table);
    if (definition === undefined) return [];
    return {
      [Symbol.iterator]: () => {
        const window = new PageWindow(this.pager);
        return new TableScan(
          definition,
          this.pager,
          window,
          this.#source(definition, pages, bounds),
          this.#row(definition, window),
          this.log,
        );
      },
    };
  }

  leafPages(table: Table): Uint32Array {
    const definition = this.#own(table);
    return definition === undefined
      ? new Uint32Array(0)
      : this.#leafIndex(definition).pages.slice();
  }

  leafBounds(table: Table): readonly (number | bigint)[] {
    const definition = this.#own(table);
    return definition === undefined ? [] : this.#leafIndex(definition).bounds;
  }

  rowCount(page: number): number {
    const view = this.pager.page(page);
    if (view === undefined) return 0;
    const at = view.at + treeHeaderOffset(page);
    const isLeaf = view.bytes[at] === pageKind.leafTable || view.bytes[at] === pageKind.leafIndex;
    return isLeaf ? Math.max(0, cellCount(view.bytes, at, this.pager.pageSize)) : 0;
  }

  seek(table: Table, rowId: number | bigint): Row | undefined {
    const definition = this.#own(table);
    if (definition === undefined || definition.withoutRowId) return undefined;
    const found = seekRowId(this.pager, definition, rowId, this.log);
    if (found === undefined) return undefined;
    let row = this.seekRows.get(definition);
    if (row === undefined) {
      row = this.#row(definition);
      this.seekRows.set(definition, row);
    }
    const { view, page, offset } = found;
    return row.stepOnto(view.bytes, view.at, pageKind.leafTable, page, offset, view.frame)
      ? row
      : undefined;
  }

  /** A table of another handle on the same file is found by its name. */
  #own(table: Table): TableDefinition | undefined {
    return table instanceof TableDefinition ? table : this.table(table.name);
  }

  #row(table: TableDefinition, nearby?: PageWindow): TableRow {
    const overflow = new OverflowReader(this.pager, nearby);
    return new TableRow(
      table,
      this.decode,
      this.encoding,
      this.pager.usableSize,
      overflow,
      this.log,
    );
  }

  #source(
    table: TableDefinition,
    pages: readonly number[] | Uint32Array | undefined,
    bounds: RowIdBounds | undefined,
  ): PageSource {
    if (pages === undefined) return new TreeWalk(this.pager, table.rootPage, table.name, this.log);
    const cellsAfter = table.withoutRowId
      ? this.#leafIndex(table).cellsAfter
      : new Map<number, InteriorCell[]>();
    return new PageList(this.pager, pages, cellsAfter, table.name, this.log, bounds);
  }

  #leafIndex(table: TableDefinition): LeafIndex {
    let index = this.leaves.get(table);
    if (index === undefined) {
      index = leafIndex(new TreeWalk(this.pager, table.rootPage, table.name, this.log));
      this.leaves.set(table, index);
    }
    return index;
  }

  #readSchema(): readonly TableDefinition[] {
    const tables: TableDefinition[] = [];
    const indexes: SchemaEntry[] = [];
    let entries = 0;
    for (const row of this.rows(this.schema)) {
      if (++entries > maxSchemaEntries) {
        this.log.add('limit-exceeded', 'the schema has more entries than are read');
        break;
      }
      const entry = readEntry(row);
      if (entry.type === 'index' && entry.name !== null && entry.rootPage !== null)
        this.indexes.set(foldCase(entry.name), entry.rootPage);
      if (entry.type === 'index') indexes.push(entry);
      const table = tableOfEntry(entry, this.pager, this.log, (probe) => this.#countValues(probe));
      if (table === undefined) continue;
      table.absent = this.absent;
      const key = foldCase(table.name);
      if (!this.byName.has(key)) this.byName.set(key, table);
      tables.push(table);
    }
    tellOrphans(indexes, (name) => this.byName.has(foldCase(name)), this.log);
    return tables;
  }

  /** Values in the first record of a table; 1 where there is none. */
  #countValues(table: TableDefinition): number {
    for (const row of this.rows(table))
      return Math.max(1, Math.min(maxColumns, valuesOfRecord(row.payload)));
    return 1;
  }
}

/** The leaves of a tree in order, and for an index the interior cells that come after each. */
interface LeafIndex {
  readonly pages: Uint32Array;
  readonly bounds: readonly (number | bigint)[];
  readonly cellsAfter: ReadonlyMap<number, readonly InteriorCell[]>;
}

function leafIndex(walk: TreeWalk): LeafIndex {
  const pages: number[] = [];
  const bounds: (number | bigint)[] = [];
  const cellsAfter = new Map<number, InteriorCell[]>();
  for (;;) {
    const step = walk.next();
    if (step === 'end') return { pages: Uint32Array.from(pages), bounds, cellsAfter };
    if (step === 'leaf') {
      pages.push(walk.leaf);
      bounds.push(walk.bound);
      continue;
    }
    const cell = { page: walk.cellPage, offset: walk.cellOffset };
    const last = pages.at(-1) ?? 0;
    const cells = cellsAfter.get(last);
    if (cells === undefined) cellsAfter.set(last, [cell]);
    else cells.push(cell);
  }
}

function readEntry(row: Row): SchemaEntry {
  const rootPage = row.number(3);
  return {
    page: row.page,
    type: row.text(0),
    name: row.text(1),
    tableName: row.text(2),
    rootPage: rootPage !== null && Number.isInteger(rootPage) && rootPage > 0 ? rootPage : null,
    sql: row.text(4),
  };
}

function emptyDatabase(problems: readonly ProblemDraft[]): Database {
  return {
    pageSize: 4096,
    encoding: 'utf-8',
    userVersion: 0,
    walFrames: 0,
    tables: [],
    table: () => undefined,
    index: () => undefined,
    rows: () => [],
    leafPages: () => new Uint32Array(0),
    leafBounds: () => [],
    rowCount: () => 0,
    seek: () => undefined,
    problems,
  };
}
