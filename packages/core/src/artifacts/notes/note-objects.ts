import { timesOf } from '../../bytes/time.ts';
import type { Database, ParseContext, RecordDraft, Row, Table } from '../../model/index.ts';
import {
  flagAt,
  optionalTable,
  requireTable,
  rowReference,
  timeAt,
} from '../rows/database-rows.ts';
import { deletedMark } from '../rows/deleted-rows.ts';
import { isoAt, keyOf, storedTextAt } from '../rows/field-values.ts';
import { firstFilled, linksOfColumns } from '../rows/text-columns.ts';
import { noteTableIn, type NoteBody } from './note-body.ts';
import {
  creationColumns,
  mergeableColumns,
  modificationColumns,
  textColumns,
} from './note-columns.ts';
import type { Note } from './note.ts';

/** Kinds that hold something of the user's. Folders, accounts and states of synchronisation do not. */
const kinds: ReadonlySet<string> = new Set([
  'ICNote',
  'ICAttachment',
  'ICInlineAttachment',
  'ICMedia',
]);

/** The type of a table within a note. */
const tableType = 'com.apple.notes.table';

/** The table of notes, of what is attached to them, and of folders and accounts: what its rows say. */
export interface NoteObjects {
  readonly table: Table;
  /** -1 where the schema has none. */
  readonly kindColumn: number;
  /** What refers to the text of a note, in the table of texts. */
  bodyKey(row: Row): number | bigint | undefined;
  /** The row says that its text is not encrypted. */
  isUnlocked(row: Row): boolean;
  /** The list of kinds lacks the one of this row, so that it cannot be said whether it is a note. */
  isOfUnknownKind(row: Row): boolean;
  hasText(row: Row): boolean;
  /** The table within a note that a row is; throws `EvidenceError` where it cannot be unpacked. */
  tableIn(row: Row): NoteBody | undefined;
  /** The record of a row, with its text or table if that was found; `undefined` where it is nothing of the user's. */
  noteIn(row: Row, body: NoteBody | undefined): RecordDraft<Note> | undefined;
}

/** Throws `EvidenceError` (`unsupported`) where the database lacks the table. */
export function noteObjects(database: Database, context: ParseContext): NoteObjects {
  const { table, at } = requireTable(
    database,
    'ZICCLOUDSYNCINGOBJECT',
    [],
    [
      'ZIDENTIFIER',
      'Z_ENT',
      'ZISPASSWORDPROTECTED',
      'ZMARKEDFORDELETION',
      'ZFILENAME',
      'ZTYPEUTI',
      'ZNOTEDATA',
      ...textColumns,
      ...mergeableColumns,
      ...creationColumns,
      ...modificationColumns,
    ],
  );
  const texts = textColumns.map((name) => at[name]);
  const titles = [at.ZTITLE1, at.ZTITLE, at.ZUSERTITLE];
  const creations = creationColumns.map((name) => at[name]);
  const modifications = modificationColumns.map((name) => at[name]);
  const mergeables = mergeableColumns.map((name) => at[name]);
  const kindOf = kindsOfRows(database);
  const kindIn = (row: Row) => kindOf.get(Number(rowReference(row, at.Z_ENT) ?? -1));
  const hasText = (row: Row) => firstFilled(row, texts) !== -1;

  return {
    table,
    kindColumn: at.Z_ENT,
    bodyKey: (row) => rowReference(row, at.ZNOTEDATA),
    isUnlocked: (row) => row.number(at.ZISPASSWORDPROTECTED) === 0,
    isOfUnknownKind: (row) => kindOf.size > 0 && at.Z_ENT >= 0 && kindIn(row) === undefined,
    hasText,
    tableIn: (row) => {
      if (row.text(at.ZTYPEUTI) !== tableType) return undefined;
      const packed = row.blob(firstFilled(row, mergeables));
      return packed === null ? undefined : noteTableIn(packed, context.limits.maxValueBytes);
    },
    noteIn: (row, body) => {
      const kind = kindIn(row) ?? null;
      if (kind !== null && !kinds.has(kind)) return undefined;
      // Without the list of kinds, a row with text counts.
      if (kind === null && !hasText(row)) return undefined;
      const created = firstFilled(row, creations);
      const modified = firstFilled(row, modifications);
      return {
        kind: 'record',
        data: {
          kind,
          id: keyOf(row),
          identifier: storedTextAt(row, at.ZIDENTIFIER),
          title: row.text(firstFilled(row, titles)),
          snippet: storedTextAt(row, at.ZSNIPPET),
          fileName: storedTextAt(row, at.ZFILENAME),
          typeUti: storedTextAt(row, at.ZTYPEUTI),
          bodyCharacters: body?.characters ?? null,
          links: [...new Set([...linksOfColumns(row, texts), ...(body?.links ?? [])])],
          passwordProtected: flagAt(row, at.ZISPASSWORDPROTECTED),
          markedForDeletion: flagAt(row, at.ZMARKEDFORDELETION),
          creationDate: isoAt(row, created, 'cocoa-seconds'),
          modificationDate: isoAt(row, modified, 'cocoa-seconds'),
        },
        position: row.position(),
        times: timesOf(
          ['note created', 'cocoa-seconds', timeAt(row, created)],
          ['note changed', 'cocoa-seconds', timeAt(row, modified)],
        ),
        ...deletedMark(row),
      };
    },
  };
}

/** Names of the kinds of rows by the number that stands in each row. */
function kindsOfRows(database: Database): ReadonlyMap<number, string> {
  const names = new Map<number, string>();
  const table = optionalTable(database, 'Z_PRIMARYKEY', ['Z_ENT', 'Z_NAME']);
  if (table === undefined) return names;
  for (const row of database.rows(table.table)) {
    const number = rowReference(row, table.at.Z_ENT);
    const name = row.text(table.at.Z_NAME);
    if (number !== undefined && name !== null && names.size < 10_000) {
      names.set(Number(number), name);
    }
  }
  return names;
}
