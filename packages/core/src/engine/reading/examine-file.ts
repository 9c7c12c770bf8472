import { goneRows, recoverRows } from '../../formats/sqlite/recovery/index.ts';
import {
  EvidenceError,
  isEnvironmentError,
  isEvidenceError,
  type RecordDraft,
  type Row,
  type Table,
  type AnyTableReader,
} from '../../model/index.ts';
import { describeBug } from '../../model/own-mistake.ts';
import { GapWatch } from './row-gaps.ts';
import { isCounted, tablePieces, type RowBudget, type TablePages } from './table-pieces.ts';
import type { FileResult } from './file-result.ts';
import type { ExamineOptions } from './examine-options.ts';
import { Session } from './session.ts';

/** A file of a table artifact that stays open while its pieces are read. */
export interface TableFile {
  /** Pieces of the tables that the artifact reads in this file: work that several workers can share. */
  plan(): { readonly result: FileResult; readonly pieces: readonly TablePages[] };
  /** Reads the rows of some leaf pages; the result is of these alone. */
  read(piece: TablePages): FileResult;
  /** Reads the deleted rows of the tables that are worth it. */
  recover(): FileResult;
  close(): void;
}

/**
 * Reads one file whole with its artifact. Never throws for what the evidence holds: that becomes a problem,
 * and a mistake of ours becomes the problem `internal`.
 */
export function examineFile(options: ExamineOptions): FileResult {
  const session = new Session(options);
  const { artifact } = options;
  try {
    guarded(session, () => {
      if ('tables' in artifact) {
        const bound: BoundTables = new Map();
        for (const found of liveTables(artifact.tables, session)) {
          readRows(session, boundTo(session, found, bound).readRow, found.table);
        }
        recoverInto(session, artifact.tables, bound);
        return;
      }
      for (const emission of artifact.parse(session.file(), session.context)) {
        session.opened = true;
        if (emission.kind === 'problem') session.problem(emission);
        else session.draft(emission as RecordDraft);
      }
      session.opened = true;
    });
    return session.take();
  } finally {
    session.close();
  }
}

/** Opens a file of a table artifact for `plan` and `read`. */
export function openTableFile(options: ExamineOptions): TableFile {
  const session = new Session(options);
  const { artifact } = options;
  if (!('tables' in artifact)) throw new Error(`${artifact.id} is not read by tables`);
  const bound: BoundTables = new Map();
  return {
    plan() {
      const pieces: TablePages[] = [];
      guarded(session, () => {
        const database = session.database();
        const tables = liveTables(artifact.tables, session).map(({ table }) => table);
        const { maxRecordsPerFile: most } = options.limits;
        const budget: RowBudget | undefined = isCounted(database, tables, most)
          ? { left: most, isSpent: false }
          : undefined;
        for (const table of tables) pieces.push(...tablePieces(database, table, budget));
        session.opened = true;
        if (budget?.isSpent) throw new EvidenceError('limit-exceeded', `more than ${most} records`);
      });
      return { result: session.take(), pieces };
    },
    read(piece) {
      const name = piece.table;
      guarded(session, () => {
        let known = bound.get(name.toLowerCase());
        if (!known) {
          const found = liveTables(artifact.tables, session).find(
            ({ table }) => table.name === name,
          );
          if (!found) throw new Error(`no table ${name}`);
          known = boundTo(session, found, bound);
        }
        session.useTable(known.table, piece);
        readRows(session, known.readRow, known.table, piece);
      });
      return session.take();
    },
    recover() {
      guarded(session, () => recoverInto(session, artifact.tables, bound));
      return session.take();
    },
    close: () => session.close(),
  };
}

function lacks(table: Table, need: string | readonly string[]): boolean {
  return [need].flat().every((column) => table.column(column) < 0);
}

/** Readers bound to the writer of a session, by their table in lower case: what they prepare can be as much work as the rows. */
type BoundTables = Map<string, { readonly table: Table; readonly readRow: (row: Row) => void }>;

function boundTo(session: Session, { reader, table }: ReadableTable, bound: BoundTables) {
  const key = table.name.toLowerCase();
  const known = bound.get(key) ?? { table, readRow: session.rowReader(reader, table) };
  bound.set(key, known);
  return known;
}

/** Deleted rows that are kept until those they belong to are known, and bytes of their values; a usual one takes about a kilobyte. */
const mostForeseen = 20_000;
const mostForeseenBytes = 2 ** 25;

/** Feeds the deleted rows of a file to the readers of their tables. */
function recoverInto(
  session: Session,
  readers: readonly AnyTableReader[],
  bound: BoundTables,
): void {
  const wanted = readableTables(readers, session).filter(({ reader }) => reader.recover);
  if (wanted.length === 0) return;
  const recovery = recoverRows(session.databaseFiles(), {
    tables: wanted.map(({ table }) => table.name),
    remainsTell: true,
  });
  for (const found of wanted) boundTo(session, found, bound);
  const byName = new Map(wanted.map((found) => [found.table.name.toLowerCase(), found]));
  const read = ({ reader, table }: ReadableTable, row: Row): void => {
    session.countRecord();
    session.useTable(table);
    boundTo(session, { reader, table }, bound).readRow(row);
  };
  let held: (readonly [ReadableTable, Row])[] = [];
  let heldBytes = 0;
  const readHeld = (): void => {
    const rows = held;
    held = [];
    heldBytes = 0;
    for (const [{ reader, table }, row] of rows) reader.foresee?.(session.database(), table, row);
    for (const [found, row] of rows) read(found, row);
  };
  try {
    for (const row of goneRows(recovery)) {
      const found = row.table === null ? undefined : byName.get(row.table.toLowerCase());
      if (!found) continue;
      if (!found.reader.foresee) {
        read(found, row);
        continue;
      }
      held.push([found, row]);
      heldBytes += row.payload.length;
      if (held.length >= mostForeseen || heldBytes >= mostForeseenBytes) readHeld();
    }
  } finally {
    // Where the search ends early, what it had found stays found.
    readHeld();
  }
  for (const problem of recovery.problems) {
    // A search that ended at its limit left deleted rows aside, and none of those that the database holds.
    if (problem.code === 'limit-exceeded' && problem.position) session.unsearchedPages++;
    else session.fileProblem(problem);
  }
}

function readRows(
  session: Session,
  readRow: (row: Row) => void,
  table: Table,
  piece?: TablePages,
): void {
  session.opened = true;
  let left = piece?.mostRows ?? Infinity;
  if (session.watchesGaps && !table.withoutRowId) {
    const watch = new GapWatch();
    for (const row of session.database().rows(table, piece?.pages, piece)) {
      if (--left < 0) break;
      session.countRecord();
      watch.see(row);
      readRow(row);
    }
    session.rowGaps(watch.finish(table.name, (rowId) => session.gapEdge(table, readRow, rowId)));
    return;
  }
  for (const row of session.database().rows(table, piece?.pages, piece)) {
    if (--left < 0) break;
    session.countRecord();
    readRow(row);
  }
}

/** Tables whose rows that are there are read. */
function liveTables(readers: readonly AnyTableReader[], session: Session): ReadableTable[] {
  return readableTables(readers, session).filter(({ reader }) => reader.recover !== 'only');
}

interface ReadableTable {
  readonly reader: AnyTableReader;
  readonly table: Table;
}

/** Tables this schema has. One that every known schema has and this one lacks, or that has none of the columns it is read for, makes the file `unsupported`. */
function readableTables(readers: readonly AnyTableReader[], session: Session): ReadableTable[] {
  const database = session.database();
  const found: ReadableTable[] = [];
  const lacking: string[] = [];
  let mayBeNone = false;
  for (const reader of readers) {
    const table = database.table(reader.table);
    const missing = table ? reader.needs.filter((need) => lacks(table, need)) : ['table'];
    // A lack that leaves something to read is told as one (`decisive`), and costs no more than what it held.
    const isReadable = missing.length === 0 || missing.length < reader.needs.length;
    if (table && isReadable) found.push({ reader, table });
    else if (!table && reader.beside && database.table(reader.beside)) mayBeNone = true;
    else if (!reader.optional) lacking.push(`${reader.table} (${missing.flat().join(', ')})`);
  }
  const isKnown = mayBeNone || found.some(({ reader }) => reader.recover !== 'only');
  if (lacking.length > 0 || !isKnown) {
    throw new EvidenceError(
      'unsupported',
      `not in this schema: ${lacking.join('; ') || 'none of the tables'}`,
    );
  }
  if (found.length === 0) session.holdsNone = true;
  return found;
}

/** Turns whatever the work throws into a problem: what was read before stays read. */
function guarded(session: Session, work: () => void): void {
  try {
    work();
  } catch (error) {
    // A disk or a memory that fails is the examiner's machine, and ends the run.
    if (isEnvironmentError(error)) throw error;
    if (isEvidenceError(error)) {
      session.problem({ kind: 'problem', code: error.code, detail: error.message });
    } else {
      session.problem({ kind: 'problem', code: 'internal', detail: describeBug(error) });
    }
  }
}
