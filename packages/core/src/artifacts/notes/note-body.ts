import { gunzip, looksLikeGzip } from '../../formats/gzip/index.ts';
import { isCutList, linksInText } from '../../formats/links.ts';
import {
  protobufMessage,
  protobufText,
  readProtobuf,
  type ProtobufMessage,
} from '../../formats/protobuf.ts';
import {
  EvidenceError,
  type Database,
  type ParseContext,
  type Row,
  type Table,
} from '../../model/index.ts';
import { optionalTable } from '../rows/database-rows.ts';

/** What is kept of the text of a note, or of the cells of a table within one. */
export interface NoteBody {
  readonly characters: number;
  readonly links: readonly string[];
}

/** Fields of one message, at most: a note keeps each edit that was ever made, and a table several objects for each cell. */
const maxFields = 200_000;

/** Fields of the messages, from the schema that apple_cloud_notes_parser worked out (`notestore.proto`). */
const document = 2;
const note = 3;
const noteText = 2;
const attributeRun = 5;
const runLink = 9;
const mergeableObject = 2;
const mergeableData = 3;
const objectEntry = 3;
const entryNote = 10;

/**
 * The text of a note as `ZICNOTEDATA.ZDATA` holds it: gzip, with a message inside. Links of the text, and those behind words of it.
 * `undefined` where it is encrypted; throws `EvidenceError` where it is damaged.
 */
export function noteBodyIn(packed: Uint8Array, most: number): NoteBody | undefined {
  const message = unpacked(packed, most);
  return message && bodyOf([messageAt(messageAt(message, document), note)]);
}

/**
 * The text of all cells of a table (`com.apple.notes.table`), which stands apart from the text of its note as objects that
 * refer to each other. Which cell a text stands in is not worked out. As `noteBodyIn` otherwise.
 */
export function noteTableIn(packed: Uint8Array, most: number): NoteBody | undefined {
  const message = unpacked(packed, most);
  if (message === undefined) return undefined;
  const objects = messageAt(messageAt(message, mergeableObject), mergeableData).get(objectEntry);
  const cells = (objects ?? []).flatMap((object) =>
    object.wire === 'bytes'
      ? (protobufMessage(readProtobuf(object.bytes, maxFields), entryNote, maxFields) ?? [])
      : [],
  );
  return bodyOf(cells);
}

/** The message in a gzip file; `undefined` for the text of a locked note, which is encrypted, and looks like anything. */
function unpacked(packed: Uint8Array, most: number): ProtobufMessage | undefined {
  if (!looksLikeGzip(packed)) return undefined;
  const { bytes, fault } = gunzip(packed, most);
  if (fault !== undefined) throw fault;
  return readProtobuf(bytes, maxFields);
}

function bodyOf(texts: readonly ProtobufMessage[]): NoteBody {
  const links = new Set<string>();
  const add = (found: string): void => {
    if (!isCutList(links.size)) links.add(found);
  };
  let characters = 0;
  for (const body of texts) {
    const text = protobufText(body, noteText) ?? '';
    characters += text.length;
    linksInText(text).forEach(add);
    for (const run of body.get(attributeRun) ?? []) {
      if (run.wire !== 'bytes') continue;
      const target = protobufText(readProtobuf(run.bytes), runLink);
      if (target !== undefined) linksInText(target).forEach(add);
    }
  }
  return { characters, links: [...links] };
}

function messageAt(message: ProtobufMessage, field: number): ProtobufMessage {
  const inner = protobufMessage(message, field, maxFields);
  if (inner === undefined)
    throw new EvidenceError('malformed', 'the text of a note lacks its parts');
  return inner;
}

/** The table of the texts, and a way from a note to its text. */
export interface NoteBodies {
  readonly table: Table;
  /** As `noteBodyIn`; `undefined` also where nothing is stored. What is known not to be locked is damaged where it is no gzip. */
  bodyIn(row: Row, isUnlocked?: boolean): NoteBody | undefined;
  /** The row of the text with this number. */
  find(key: number | bigint): Row | undefined;
}

/** `undefined` where this version of the store has no such table. */
export function noteBodies(database: Database, context: ParseContext): NoteBodies | undefined {
  const bound = optionalTable(database, 'ZICNOTEDATA', ['ZDATA']);
  if (bound === undefined) return undefined;
  const { table, at } = bound;
  return {
    table,
    bodyIn: (row, isUnlocked = false) => {
      const packed = row.blob(at.ZDATA);
      if (packed === null || packed.length === 0) return undefined;
      const body = noteBodyIn(packed, context.limits.maxValueBytes);
      if (body === undefined && isUnlocked)
        throw new EvidenceError('malformed', 'the text of a note that is not locked is no gzip');
      return body;
    },
    find: (key) => database.seek(table, key),
  };
}
