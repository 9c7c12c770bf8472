import type { ProblemDraft, RandomAccessFile, RowPosition } from '../../model/index.ts';
import { openParts, type DatabaseParts, type OpenOptions } from './database.ts';
import { sampleFreePages, type FreePageSample } from './free-pages.ts';
import { logGenerations, type LogGenerations } from './log-generations.ts';
import { unsigned32 } from './page.ts';
import { leafSpace } from './recovery/regions/free-regions.ts';
import { highestRowId, someLeaves } from './right-edge.ts';
import { foldCase } from './table.ts';

/** The highest rowid that a table ever gave out, as the database remembers it, beside the highest that is there. */
export interface TableMark {
  readonly table: string;
  /** Where the database remembers it. */
  readonly keptIn: 'sqlite_sequence' | 'Z_PRIMARYKEY';
  readonly mark: number | bigint;
  /** `'none'` where the table is empty. */
  readonly highest: number | bigint | 'none';
  /** The row of the list. */
  readonly position: RowPosition;
}

/** How a database keeps house: what its header, its logs and a few of its pages tell, without reading the tables. */
export interface DatabaseState {
  readonly pageSize: number;
  readonly pages: number;
  /** Free pages by the header. */
  readonly freePages: number;
  readonly autoVacuum: 'none' | 'full' | 'incremental';
  /** Whether the database is one that is used with a write-ahead log. */
  readonly journal: 'wal' | 'rollback';
  readonly log:
    (LogGenerations & { readonly applied: number; readonly committed: boolean }) | undefined;
  readonly free: FreePageSample;
  /** Leaf pages of tables that were looked at, and those whose free space holds bytes of what was there before. */
  readonly leavesLooked: number;
  readonly leavesWithRemains: number;
  readonly marks: readonly TableMark[];
  readonly problems: readonly ProblemDraft[];
}

const maxTables = 500;
const leavesOfATable = 4;
const maxLeaves = 256;

/**
 * Reads the state of a database that is not empty. Looks at some hundred pages at most, whatever the size of the file;
 * of the log it reads the headers of the frames, and once the whole, as every reader must. Throws as `openDatabase` does.
 */
export function databaseState(file: RandomAccessFile, options: OpenOptions = {}): DatabaseState {
  const parts = openParts(file, options);
  const { pager, header, log, problems } = parts;
  const first = pager.page(1)?.bytes ?? new Uint8Array(header.pageSize);
  const generations = options.wal && logGenerations(options.wal, header.pageSize);
  return {
    pageSize: header.pageSize,
    pages: pager.pageCount,
    freePages: unsigned32(first, 36),
    autoVacuum:
      unsigned32(first, 52) === 0 ? 'none' : unsigned32(first, 64) === 0 ? 'full' : 'incremental',
    journal: first[18] === 2 ? 'wal' : 'rollback',
    log: generations && {
      ...generations,
      applied: log?.appliedFrames ?? 0,
      committed: (log?.appliedFrames ?? 0) === (log?.validFrames ?? 0),
    },
    free: sampleFreePages(pager),
    ...sampleLeaves(parts),
    marks: [...tableMarks(parts)],
    problems: problems.list,
  };
}

function sampleLeaves({
  pager,
  tables,
}: DatabaseParts): Pick<DatabaseState, 'leavesLooked' | 'leavesWithRemains'> {
  let leavesLooked = 0;
  let leavesWithRemains = 0;
  for (const table of tables.slice(0, maxTables)) {
    if (table.withoutRowId) continue;
    for (const leaf of someLeaves(pager, table.rootPage, leavesOfATable)) {
      if (leavesLooked >= maxLeaves) return { leavesLooked, leavesWithRemains };
      const bytes = leaf <= pager.pageCount ? pager.page(leaf)?.bytes : undefined;
      const space = bytes && leafSpace(bytes, leaf, pager.usableSize);
      if (space === undefined) continue;
      leavesLooked += 1;
      if (space.regions.length > 0) leavesWithRemains += 1;
    }
  }
  return { leavesLooked, leavesWithRemains };
}

/** SQLite's own list for AUTOINCREMENT, and that of Core Data, where the table of an entity is named after it. */
function* tableMarks({ database, pager, problems }: DatabaseParts): Generator<TableMark> {
  for (const [keptIn, list, nameColumn, markColumn] of [
    ['sqlite_sequence', 'sqlite_sequence', 'name', 'seq'],
    ['Z_PRIMARYKEY', 'Z_PRIMARYKEY', 'Z_NAME', 'Z_MAX'],
  ] as const) {
    const marks = database.table(list);
    if (marks === undefined) continue;
    const name = marks.column(nameColumn);
    const mark = marks.column(markColumn);
    const parent = marks.column('Z_SUPER');
    let count = 0;
    for (const row of database.rows(marks)) {
      if (++count > maxTables) break;
      // Entities below another share its table, and it keeps the mark.
      if (parent >= 0 && (row.number(parent) ?? 0) !== 0) continue;
      const value = row.reference(mark);
      const named = row.text(name);
      if (named === null || value === undefined) {
        problems.value(
          `${list}: a row without the name of a table or without a number`,
          row.position(),
        );
        continue;
      }
      const table = database.table(keptIn === 'Z_PRIMARYKEY' ? `Z${foldCase(named)}` : named);
      if (table === undefined || table.withoutRowId) continue;
      const highest = highestRowId(pager, table.rootPage);
      if (highest === undefined) continue;
      yield { table: table.name, keptIn, mark: value, highest, position: row.position() };
    }
  }
}
