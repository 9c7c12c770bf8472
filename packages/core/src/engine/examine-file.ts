import {
  EvidenceError,
  isEvidenceError,
  type Database,
  type Table,
  type TableReader,
} from '../model/index.ts';
import { Session, type ExamineOptions, type FileResult } from './session.ts';

/** Reads one file whole with its artifact. Never throws for what the evidence holds; a mistake of ours becomes the problem `internal`. */
export function examineFile(options: ExamineOptions): FileResult {
  const { artifact } = options;
  return guarded(options, (session) => {
    const file = session.file();
    if ('tables' in artifact) {
      for (const { reader, table } of readableTables(artifact.tables, session.database())) {
        readTable(session, reader, table, undefined);
      }
      return;
    }
    for (const emission of artifact.parse(file, session.context)) {
      session.opened = true;
      if (emission.kind === 'problem') session.problem(emission);
      else {
        session.countRecord();
        session.draft(emission);
      }
    }
    session.opened = true;
  });
}

/** The tables that the artifact reads in this file and the leaf pages of each: work that several workers can share. */
export function planTables(
  options: ExamineOptions,
): FileResult & { readonly pieces: readonly { table: string; pages: Uint32Array }[] } {
  const pieces: { table: string; pages: Uint32Array }[] = [];
  const result = guarded(options, (session) => {
    const { artifact } = options;
    if (!('tables' in artifact)) throw new Error(`${artifact.id} is not read by tables`);
    const database = session.database();
    for (const { table } of readableTables(artifact.tables, database)) {
      pieces.push({ table: table.name, pages: database.leafPages(table) });
    }
    session.opened = true;
    session.takeDatabaseProblems();
  });
  return { ...result, pieces };
}

/** Reads the rows of some leaf pages of one table. */
export function examinePages(
  options: ExamineOptions,
  tableName: string,
  pages: Uint32Array,
): FileResult {
  return guarded(options, (session) => {
    const { artifact } = options;
    if (!('tables' in artifact)) throw new Error(`${artifact.id} is not read by tables`);
    const database = session.database();
    const found = readableTables(artifact.tables, database).find(
      ({ table }) => table.name === tableName,
    );
    if (!found) throw new Error(`no table ${tableName}`);
    readTable(session, found.reader, found.table, pages);
  });
}

function readableTables(
  readers: readonly TableReader<never>[],
  database: Database,
): { reader: TableReader<never>; table: Table }[] {
  const found: { reader: TableReader<never>; table: Table }[] = [];
  const lacking: string[] = [];
  for (const reader of readers) {
    const table = database.table(reader.table);
    const missing = table ? reader.needs.filter((column) => table.column(column) < 0) : ['table'];
    if (table && missing.length === 0) found.push({ reader, table });
    else if (!reader.optional) lacking.push(`${reader.table}: ${missing.join(', ')}`);
  }
  if (lacking.length > 0 || found.length === 0) {
    throw new EvidenceError(
      'unsupported',
      `not in this schema: ${lacking.join('; ') || 'none of the tables'}`,
    );
  }
  return found;
}

function readTable(
  session: Session,
  reader: TableReader<never>,
  table: Table,
  pages: Uint32Array | undefined,
): void {
  const database = session.database();
  session.opened = true;
  const readRow = session.rowReader(reader, table);
  for (const row of database.rows(table, pages)) {
    session.countRecord();
    readRow(row);
  }
  session.takeDatabaseProblems();
}

/** Runs the work on an open file and turns whatever it throws into a problem: what was read before stays read. */
function guarded(options: ExamineOptions, work: (session: Session) => void): FileResult {
  const session = new Session(options);
  try {
    work(session);
  } catch (error) {
    // A disk or a memory that fails is the examiner's machine, and ends the run.
    if (error instanceof Error && error.name === 'EnvironmentError') throw error;
    const code = isEvidenceError(error) ? error.code : 'internal';
    const detail =
      error instanceof Error
        ? code === 'internal'
          ? String(error.stack ?? error)
          : error.message
        : String(error);
    session.problem({ kind: 'problem', code, detail });
  } finally {
    session.close();
  }
  return session.result();
}
