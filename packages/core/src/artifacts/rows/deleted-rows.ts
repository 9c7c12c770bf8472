import { logsBeside } from '../../formats/sqlite/index.ts';
import { goneRows, recoverRows } from '../../formats/sqlite/recovery/index.ts';
import type {
  Database,
  ParseContext,
  ProblemDraft,
  RandomAccessFile,
  Row,
} from '../../model/index.ts';

/** Rows of some tables that the database no longer counts among its own, without earlier versions of those that it does. Their records are marked `deleted`. */
export interface DeletedRows {
  readonly rows: Iterable<Row & { readonly table: string | null }>;
  /** What was wrong besides what `live` has told already; known after the rows were taken. */
  problems(): readonly ProblemDraft[];
}

/** What a record of a recovered row says of it: `deleted`, or nothing where the row may still be there. */
export function deletedMark(row: Row): { readonly deleted?: true } {
  return row.isDeleted === true ? { deleted: true } : {};
}

/**
 * Looks for deleted rows of these tables in the file and in the logs beside it. `live` is the same database as it is opened for live rows.
 * Without `tables`, rows of any table are given, and those of which it cannot be told which of several alike they were of.
 */
export function deletedRows(
  file: RandomAccessFile,
  context: ParseContext,
  live: Database,
  tables?: readonly string[],
): DeletedRows {
  const logs = logsBeside(context.devicePath, (path) => context.related(path));
  const recovery = recoverRows(
    { file, ...logs },
    { ...(tables !== undefined && { tables }), remainsTell: true },
  );
  return {
    rows: goneRows(recovery),
    problems: () => {
      const told = new Set(live.problems.map((problem) => JSON.stringify(problem)));
      return recovery.problems.filter((problem) => !told.has(JSON.stringify(problem)));
    },
  };
}
