import { gunzip, looksLikeGzip } from '../formats/gzip/index.ts';
import { linksInText } from '../formats/links.ts';
import {
  protobufMessage,
  protobufText,
  readProtobuf,
  type ProtobufMessage,
} from '../formats/protobuf.ts';
import {
  EvidenceError,
  type Database,
  type ParseContext,
  type Row,
  type Table,
} from '../model/index.ts';
import { optionalTable } from './database-rows.ts';

/** What is kept of the text of a note. */
export interface NoteBody {
  readonly characters: number;
  readonly links: readonly string[];
}

/** Links kept of one text, at most. */
const maxLinks = 1000;

/** Fields of the messages, from the schema that apple_cloud_notes_parser worked out (`notestore.proto`). */
const document = 2;
const note = 3;
const noteText = 2;
const attributeRun = 5;
const runLink = 9;

/**
 * The text of a note as `ZICNOTEDATA.ZDATA` holds it: gzip, with a message inside. Links of the text, and those behind words of it.
 * `undefined` where it is encrypted; throws `EvidenceError` where it is damaged.
 */
export function noteBodyIn(packed: Uint8Array, most: number): NoteBody | undefined {
  // The text of a locked note is encrypted, and looks like anything.
  if (!looksLikeGzip(packed)) return undefined;
  const { bytes, fault } = gunzip(packed, most);
  if (fault !== undefined) throw fault;
  const body = messageAt(messageAt(readProtobuf(bytes), document), note);
  const text = protobufText(body, noteText) ?? '';
  const links = new Set<string>();
  const add = (found: string): void => {
    if (links.size < maxLinks) links.add(found);
  };
  linksInText(text).forEach(add);
  for (const run of body.get(attributeRun) ?? []) {
    if (run.wire !== 'bytes') continue;
    const target = protobufText(readProtobuf(run.bytes), runLink);
    if (target !== undefined) linksInText(target).forEach(add);
  }
  return { characters: text.length, links: [...links] };
}

function messageAt(message: ProtobufMessage, field: number): ProtobufMessage {
  const inner = protobufMessage(message, field);
  if (inner === undefined)
    throw new EvidenceError('malformed', 'the text of a note lacks its parts');
  return inner;
}

/** The table of the texts, and a way from a note to its text. */
export interface NoteBodies {
  readonly table: Table;
  /** As `noteBodyIn`; `undefined` also where nothing is stored. */
  bodyIn(row: Row): NoteBody | undefined;
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
    bodyIn: (row) => {
      const packed = row.blob(at.ZDATA);
      return packed === null || packed.length === 0
        ? undefined
        : noteBodyIn(packed, context.limits.maxValueBytes);
    },
    find: (key) => database.seek(table, key),
  };
}
