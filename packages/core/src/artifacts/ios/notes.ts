import { defineArtifact, isEvidenceError, type RecordDraft, type Row } from '../../model/index.ts';
import { openArtifactDatabase, remainingProblems } from '../rows/database-rows.ts';
import { keyOf } from '../rows/field-values.ts';
import { onSomeIphones } from '../ios-expectation.ts';
import type { Note } from '../notes/note.ts';
import { noteBodies, type NoteBody } from '../notes/note-body.ts';
import { emptyNote, noteExamples } from '../notes/note-examples.ts';
import { noteObjects } from '../notes/note-objects.ts';
import { olderNotes } from '../notes/older-notes.ts';
import { orProblem, unjudged } from '../rows/row-problems.ts';
import { deletedMark } from '../rows/deleted-rows.ts';
import { rowsAndVanished } from '../rows/vanished-rows.ts';
import { timeDocs } from '../rows/time-docs.ts';
import { columnsOf, wholeTable } from '../rows/schema-names.ts';

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
    const objects = noteObjects(database, context);
    const bodies = noteBodies(database, context);
    const bodyKeys = new Set<number | bigint>();

    const rows = rowsAndVanished(file, context, database, [
      objects.table,
      ...(bodies === undefined ? [] : [bodies.table]),
    ]);
    for (const row of rows.live(objects.table)) {
      const key = objects.bodyKey(row);
      const bodyRow = key === undefined ? undefined : bodies?.find(key);
      if (key !== undefined && bodyRow !== undefined) bodyKeys.add(key);
      const body = yield* orProblem(row, () =>
        bodyRow === undefined
          ? objects.tableIn(row)
          : bodies?.bodyIn(bodyRow, objects.isUnlocked(row)),
      );
      const note = objects.noteIn(row, body);
      if (note !== undefined) yield note;
      else if (objects.isOfUnknownKind(row)) yield unjudged(row, objects.table, objects.kindColumn);
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
      const body = whole(() => objects.tableIn(row));
      const note = objects.noteIn(row, body);
      // Of what is left of a row only text is sure to be one.
      if (note !== undefined && (body !== undefined || objects.hasText(row))) yield note;
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

export const examples = noteExamples;
