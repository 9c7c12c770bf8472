import { timesOf } from '../../bytes/time.ts';
import {
  defineArtifact,
  isEvidenceError,
  type Database,
  type RecordDraft,
  type Row,
} from '../../model/index.ts';
import {
  flagAt,
  openArtifactDatabase,
  optionalTable,
  remainingProblems,
  requireTable,
  rowReference,
  timeAt,
} from '../rows/database-rows.ts';
import { isoAt, keyOf, storedTextAt } from '../rows/field-values.ts';
import { onSomeIphones } from '../ios-expectation.ts';
import type { Note } from '../notes/note.ts';
import { noteBodies, noteTableIn, type NoteBody } from '../notes/note-body.ts';
import {
  creationColumns,
  mergeableColumns,
  modificationColumns,
  textColumns,
} from '../notes/note-columns.ts';
import { olderNotes } from '../notes/older-notes.ts';
import { emptyNote, noteExamples } from '../notes/note-examples.ts';
import { orProblem, unjudged } from '../rows/row-problems.ts';
import { firstFilled, linksOfColumns } from '../rows/text-columns.ts';
import { deletedMark } from '../rows/deleted-rows.ts';
import { rowsAndVanished } from '../rows/vanished-rows.ts';
import { timeDocs } from '../rows/time-docs.ts';
import { columnsOf, wholeTable } from '../rows/schema-names.ts';

/** Kinds that hold something of the user's. Folders, accounts and states of synchronisation do not. */
const kinds: ReadonlySet<string> = new Set([
  'ICNote',
  'ICAttachment',
  'ICInlineAttachment',
  'ICMedia',
]);

/** The type of a table within a note. */
const tableType = 'com.apple.notes.table';

export const notes = defineArtifact<Note>({
  id: 'ios.notes',
  version: 1,
  title: 'Notes with links',
  group: 'messages',
  describes:
    'Notes, those of mail accounts too, and what is attached to them: links in their text, behind words of it, in tables, titles, previews and texts recognised in pictures, ' +
    'scans and handwriting, with the times. The text itself is not kept; titles and first lines are left out of the records unless asked for.',
  cannotShow:
    'What is drawn or handwritten and was not recognised by the phone, and sound. In which cell of a table a link stands. ' +
    'Of notes that were removed only what free space still holds is found, marked as deleted. Locked notes are encrypted. ' +
    'Tables are read after their published schema; no table of a real phone was at hand.',
  references: [
    'https://github.com/threeplanetssoftware/apple_cloud_notes_parser',
    'https://github.com/threeplanetssoftware/apple_cloud_notes_parser/blob/master/proto/notestore.proto',
    'https://github.com/log2timeline/plaso/blob/main/plaso/parsers/sqlite_plugins/macos_notes.py',
  ],
  paths: [
    '/private/var/mobile/Containers/Shared/AppGroup/*/NoteStore.sqlite',
    '/private/var/mobile/Library/Notes/notes.sqlite',
  ],
  expected: onSomeIphones,
  decisive: [
    ...columnsOf(
      'ZICCLOUDSYNCINGOBJECT',
      'Z_ENT ZIDENTIFIER ZISPASSWORDPROTECTED ZMARKEDFORDELETION ZSNIPPET ZURLSTRING ZTYPEUTI ZNOTEDATA',
    ),
    ...wholeTable('ZICNOTEDATA', 'ZDATA'),
    ...wholeTable('Z_PRIMARYKEY', 'Z_ENT Z_NAME'),
    ...columnsOf('ZNOTE', 'ZTITLE ZBODY ZCREATIONDATE ZMODIFICATIONDATE'),
    ...wholeTable('ZNOTEBODY', 'ZCONTENT'),
  ],

  fields: {
    kind: { label: 'Kind' },
    id: { label: 'Row' },
    identifier: { label: 'Identifier' },
    title: { label: 'Title', personal: true },
    snippet: { label: 'First line', personal: true },
    fileName: { label: 'File', personal: true },
    typeUti: { label: 'Type' },
    bodyCharacters: { label: 'Characters of the text' },
    links: { label: 'Links', observable: 'url', met: 'stored' },
    passwordProtected: { label: 'Locked' },
    markedForDeletion: { label: 'Deleted by the user' },
    creationDate: { label: 'Created' },
    modificationDate: { label: 'Changed' },
  },
  summary: ['kind', 'links'],
  times: timeDocs('cocoa-seconds', { others: ['note created', 'note changed'] }),

  *parse(file, context) {
    const database = openArtifactDatabase(file, context);
    const isOlder =
      database.table('ZICCLOUDSYNCINGOBJECT') === undefined &&
      database.table('ZNOTE') !== undefined;
    if (isOlder) {
      yield* olderNotes(file, database, context);
      yield* remainingProblems(database);
      return;
    }
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
    const kindOf = kindsOfRows(database);
    const texts = textColumns.map((name) => at[name]);
    const titles = [at.ZTITLE1, at.ZTITLE, at.ZUSERTITLE];
    const creations = creationColumns.map((name) => at[name]);
    const modifications = modificationColumns.map((name) => at[name]);
    const mergeables = mergeableColumns.map((name) => at[name]);
    const tableIn = (row: Row): NoteBody | undefined => {
      if (row.text(at.ZTYPEUTI) !== tableType) return undefined;
      const packed = row.blob(firstFilled(row, mergeables));
      return packed === null ? undefined : noteTableIn(packed, context.limits.maxValueBytes);
    };

    const bodies = noteBodies(database, context);
    const bodyKeys = new Set<number | bigint>();

    const kindIn = (row: Row) => kindOf.get(Number(rowReference(row, at.Z_ENT) ?? -1));
    const noteIn = (row: Row, body: NoteBody | undefined): RecordDraft<Note> | undefined => {
      const kind = kindIn(row) ?? null;
      if (kind !== null && !kinds.has(kind)) return undefined;
      // Without the list of kinds, a row with text counts.
      if (kind === null && firstFilled(row, texts) === -1) return undefined;
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
    };

    const rows = rowsAndVanished(file, context, database, [
      table,
      ...(bodies === undefined ? [] : [bodies.table]),
    ]);
    for (const row of rows.live(table)) {
      const key = rowReference(row, at.ZNOTEDATA);
      const bodyRow = key === undefined ? undefined : bodies?.find(key);
      if (key !== undefined && bodyRow !== undefined) bodyKeys.add(key);
      const body = yield* orProblem(row, () =>
        bodyRow === undefined
          ? tableIn(row)
          : bodies?.bodyIn(bodyRow, row.number(at.ZISPASSWORDPROTECTED) === 0),
      );
      const note = noteIn(row, body);
      if (note !== undefined) yield note;
      else if (kindOf.size > 0 && at.Z_ENT >= 0 && kindIn(row) === undefined)
        yield unjudged(row, table, at.Z_ENT);
    }
    if (bodies !== undefined) {
      for (const row of rows.live(bodies.table)) {
        if (row.rowId !== undefined && bodyKeys.has(row.rowId)) continue;
        const body = yield* orProblem(row, () => bodies.bodyIn(row));
        if (body !== undefined) yield looseBody(row, body);
      }
    }
    const vanished = rows.vanished();
    for (const row of vanished.rows) {
      if (row.table?.toLowerCase() === bodies?.table.name.toLowerCase()) {
        const body = bodies && whole(() => bodies.bodyIn(row));
        if (body !== undefined) yield { ...looseBody(row, body), ...deletedMark(row) };
        continue;
      }
      const body = whole(() => tableIn(row));
      const note = noteIn(row, body);
      // Of what is left of a row only text is sure to be one.
      if (note !== undefined && (body !== undefined || firstFilled(row, texts) !== -1)) yield note;
    }
    yield* vanished.problems();
    yield* remainingProblems(database);
  },
});

/** A text that no note claims. */
function looseBody(row: Row, body: NoteBody): RecordDraft<Note> {
  return {
    kind: 'record',
    data: {
      ...emptyNote,
      kind: 'ICNoteData',
      id: keyOf(row),
      bodyCharacters: body.characters,
      links: body.links,
    },
    position: row.position(),
    times: [],
  };
}

/** Of a deleted text only what unpacks whole is told: its checksum says that it is one. */
function whole(read: () => NoteBody | undefined): NoteBody | undefined {
  try {
    return read();
  } catch (error) {
    if (!isEvidenceError(error)) throw error;
    return undefined;
  }
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

export const examples = noteExamples;
