import { timesOf } from '../../bytes/time.ts';
import { linksInRemains, linksInText } from '../../formats/links.ts';
import type {
  Database,
  Emission,
  ParseContext,
  RandomAccessFile,
  RecordDraft,
  Row,
} from '../../model/index.ts';
import { textsInHtml } from '../links/html-text.ts';
import {
  flagAt,
  optionalTable,
  requireTable,
  rowReference,
  timeAt,
} from '../rows/database-rows.ts';
import { deletedMark } from '../rows/deleted-rows.ts';
import { isoAt, keyOf, storedTextAt } from '../rows/field-values.ts';
import { rowsAndVanished } from '../rows/vanished-rows.ts';
import { emptyNote } from './note-examples.ts';
import type { NoteBody } from './note-body.ts';
import type { Note } from './note.ts';

/** Bodies whose notes are remembered, at most. */
const mostBodies = 1_000_000;

/**
 * Notes of `notes.sqlite`, where the app kept all of them until iOS 8 and where those of mail accounts stand since: the text is HTML, in a row of
 * its own.
 */
export function* olderNotes(
  file: RandomAccessFile,
  database: Database,
  context: ParseContext,
): Generator<Emission<Note>> {
  const { table, at } = requireTable(
    database,
    'ZNOTE',
    ['ZTITLE', 'ZBODY'],
    ['ZSUMMARY', 'ZGUID', 'ZDELETEDFLAG', 'ZCREATIONDATE', 'ZMODIFICATIONDATE'],
  );
  const bodies = optionalTable(database, 'ZNOTEBODY', ['ZCONTENT']);
  const bodyIn = (row: Row | undefined): NoteBody | undefined => {
    const content = row === undefined ? null : storedTextAt(row, bodies!.at.ZCONTENT);
    if (content === null) return undefined;
    const texts = textsInHtml(content);
    return { characters: texts[0]?.length ?? 0, links: texts.flatMap((text) => linksInText(text)) };
  };

  const noteIn = (row: Row, body: NoteBody | undefined): RecordDraft<Note> => {
    const [title, snippet] = [storedTextAt(row, at.ZTITLE), storedTextAt(row, at.ZSUMMARY)];
    const shown = [title, snippet].flatMap((text) => linksInText(text ?? ''));
    return {
      kind: 'record',
      data: {
        ...emptyNote,
        kind: 'Note',
        id: keyOf(row),
        identifier: storedTextAt(row, at.ZGUID),
        title,
        snippet,
        bodyCharacters: body?.characters ?? null,
        links: [...new Set([...shown, ...(body?.links ?? [])])],
        markedForDeletion: flagAt(row, at.ZDELETEDFLAG),
        creationDate: isoAt(row, at.ZCREATIONDATE, 'cocoa-seconds'),
        modificationDate: isoAt(row, at.ZMODIFICATIONDATE, 'cocoa-seconds'),
      },
      position: row.position(),
      times: timesOf(
        ['note created', 'cocoa-seconds', timeAt(row, at.ZCREATIONDATE)],
        ['note changed', 'cocoa-seconds', timeAt(row, at.ZMODIFICATIONDATE)],
      ),
      ...deletedMark(row),
    };
  };
  const looseBody = (row: Row, { characters, links }: NoteBody): RecordDraft<Note> => ({
    kind: 'record',
    data: {
      ...emptyNote,
      kind: 'NoteBody',
      id: keyOf(row),
      bodyCharacters: characters,
      links: [...new Set(links)],
    },
    position: row.position(),
    times: [],
    ...deletedMark(row),
  });

  const rows = rowsAndVanished(file, context, database, [
    table,
    ...(bodies === undefined ? [] : [bodies.table]),
  ]);
  const told = new Set<number | bigint>();
  for (const row of rows.live(table)) {
    const key = rowReference(row, at.ZBODY);
    const found = bodies && key !== undefined ? database.seek(bodies.table, key) : undefined;
    if (key !== undefined && told.size < mostBodies) told.add(key);
    yield noteIn(row, bodyIn(found));
  }
  if (bodies !== undefined) {
    for (const row of rows.live(bodies.table)) {
      const body = row.rowId !== undefined && told.has(row.rowId) ? undefined : bodyIn(row);
      if (body !== undefined) yield looseBody(row, body);
    }
  }
  const vanished = rows.vanished();
  for (const row of vanished.rows) {
    if (row.table?.toLowerCase() === bodies?.table.name.toLowerCase()) {
      const { characters = 0, links = [] } = bodyIn(row) ?? {};
      const rest = linksInRemains(row.remains?.(bodies!.at.ZCONTENT) ?? []);
      if (links.length + rest.length > 0) {
        yield looseBody(row, { characters, links: [...links, ...rest] });
      }
      continue;
    }
    const note = noteIn(row, undefined);
    if ((note.data.title ?? note.data.snippet ?? note.data.identifier) !== null) yield note;
  }
  yield* vanished.problems();
}
