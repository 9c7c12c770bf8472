import { isoTime } from '../../bytes/time.ts';
import { isCutList, linksInBytes, linksInRemains, linksInText } from '../../formats/links.ts';
import {
  isKeyedArchive,
  readPropertyList,
  unarchive,
  type PlistValue,
} from '../../formats/plist/index.ts';
import { readTypedstream, typedstreamLinks, typedstreamText } from '../../formats/typedstream.ts';
import {
  EvidenceError,
  isEvidenceError,
  type Database,
  type FieldSlot,
  type ParseContext,
  type Row,
  type TableReader,
} from '../../model/index.ts';
import { timeAt } from '../rows/database-rows.ts';
import { noRow } from './chat-lookup.ts';
import { directionByFlag, timeMark } from './chat-message.ts';
import {
  earlierTexts,
  isRecoveredSummaryToRead,
  isSummaryToRead,
  linksBesideEarlierTexts,
} from './earlier-texts.ts';
import { nestedLinks, type NestedLinks } from '../links/nested-links.ts';
import { chatFieldNames } from './sms-chat-fields.ts';
import { chatWriter } from './sms-chats.ts';
import { moveOfDeleted } from './sms-deleted-joins.ts';
import { messageColumns, type SmsMessage } from './sms-message.ts';

const mostHandles = 1_000_000;
/** So many links of a row are told apart by their bytes; those of a newsletter become strings. */
const mostSpans = 256;
/** Bytes of a text without structure that are looked through for links. */
const mostOfBody = 2 ** 20;
const utf8 = new TextDecoder();
const utf8Bytes = new TextEncoder();

/** Rows of `message`; a message without a handle (sent to a group, some system rows) is a record like any other. */
export const messageReader: TableReader<SmsMessage> = {
  table: 'message',
  needs: ['date', 'text', 'attributedBody', 'handle_id', 'is_from_me'],
  recover: true,
  // Deleted ones wait for the rows that tied them to their conversations.
  foresee: () => {},
  prepare(database, table, fields, writer, context) {
    const at = (name: string): number => table.column(name);
    const handles = handlesOf(database, context);
    const deletedAt = recoverableDates(database, context);
    const text = at('text');
    const body = at('attributedBody');
    const subject = at('subject');
    const groupTitle = at('group_title');
    const summary = at('message_summary_info');
    const [date, dateRead, dateDelivered, datePlayed, dateEdited, dateRetracted, dateRecovered] = [
      'date',
      'date_read',
      'date_delivered',
      'date_played',
      'date_edited',
      'date_retracted',
      // Since iOS 18, 0 for nearly all: when it was taken back from those recently deleted.
      'date_recovered',
    ].map(at) as [number, number, number, number, number, number, number];
    const service = at('service');
    const handleId = at('handle_id');
    const fromMe = at('is_from_me');
    const payload = at('payload_data');
    const run = writer.run(
      messageColumns.map(({ column, field }) => [fields[field], at(column)] as const),
    );
    const links = new LinkCollector(context);
    const inUtf8 = database.encoding === 'utf-8';
    const writeChat = chatWriter(database, fields, writer, context);

    return (row) => {
      const direction = directionByFlag(row, fromMe);
      writer.begin(row);
      // Where nobody can know, what it holds counts as received.
      writer.met(direction ?? 'received');
      writer.timeColumn(timeMark(direction), 'cocoa-mixed', row, date);
      writer.timeColumn('message read', 'cocoa-mixed', row, dateRead);
      writer.timeColumn('message delivered', 'cocoa-mixed', row, dateDelivered);
      writer.timeColumn('message played', 'cocoa-mixed', row, datePlayed);
      writer.timeColumn('message edited', 'cocoa-mixed', row, dateEdited);
      writer.timeColumn('message retracted', 'cocoa-mixed', row, dateRetracted);
      writer.timeColumn('message restored', 'cocoa-mixed', row, dateRecovered);
      const moved =
        (deletedAt.size > 0 ? deletedAt.get(row.rowId ?? -1) : undefined) ??
        (row.isRecovered ? moveOfDeleted(database, row.rowId, timeAt(row, date)) : undefined);
      if (moved !== undefined) writer.time('message deleted', 'cocoa-mixed', moved);

      const handle = handles.get(row.number(handleId) ?? noRow);
      writer.text(fields.direction, direction);
      writer.column(fields.service, row, service);
      writer.text(fields.senderKind, handle?.kind ?? null);
      if (handle) writer.bytes(fields.phoneNumber, handle.id, 0, handle.id.length);
      if (handle?.kind === 'email') writer.bytes(fields.email, handle.id, 0, handle.id.length);
      writeChat(row.rowId, row, date);

      const bytes = row.payload;
      const type = row.type(text);
      const hasText = inUtf8 && type > 13 && type % 2 === 1;
      // What does not stand in the record itself (another encoding, a recovered row) is taken as a string.
      const ownText = hasText || type === 0 ? null : row.text(text);
      const bodyType = row.type(body);
      const bodyStart = bodyType >= 12 ? row.start(body) : 0;
      const bodyEnd = bodyType >= 12 ? row.end(body) : 0;
      const span =
        bodyEnd > bodyStart ? typedstreamText(bytes.subarray(bodyStart, bodyEnd)) : undefined;

      links.start(bytes);
      if (hasText) links.look(row.start(text), row.end(text));
      else if (ownText) links.add(linksInText(ownText));
      if (span) {
        const start = bodyStart + span.start;
        const end = bodyStart + span.end;
        if (!hasText || !sameBytes(bytes, row.start(text), row.end(text), start, end))
          links.look(start, end);
        links.lookIntoAttributes(bodyStart, bodyEnd, end);
      } else if (bodyEnd > bodyStart) links.tellBody(bytes.subarray(bodyStart, bodyEnd));
      // The values of a recovered row do not stand in a record of the page.
      const looseBody = row.isRecovered ? row.blob(body) : null;
      const looseText = looseBody ? textOfBody(looseBody) : null;
      if (looseText) links.add(linksInText(looseText));
      if (looseBody) links.addAttributes(looseBody);
      for (const cut of row.isRecovered ? [text, body] : []) {
        links.add(linksInRemains(row.remains?.(cut) ?? []));
      }
      if (row.type(payload) >= 12 || row.isRecovered) links.lookIntoPreview(row, payload);
      if (row.type(subject) > 13 || row.isRecovered) {
        links.add(linksInText(row.text(subject) ?? ''));
      }
      // Whoever names a group writes to everybody in it.
      if (row.type(groupTitle) > 13 || row.isRecovered) {
        links.add(linksInText(row.text(groupTitle) ?? ''));
      }
      if (row.type(summary) >= 12) {
        const start = row.start(summary);
        const end = row.end(summary);
        if (isSummaryToRead(bytes, start, end)) links.lookIntoSummary(bytes.subarray(start, end));
      }
      const looseSummary = row.isRecovered ? row.blob(summary) : null;
      if (looseSummary && isRecoveredSummaryToRead(looseSummary)) {
        links.lookIntoSummary(looseSummary);
      }
      links.write(writer, fields.links);

      if (hasText) writer.bytes(fields.text, bytes, row.start(text), row.end(text));
      else if (ownText) writer.text(fields.text, ownText);
      else if (span) writer.bytes(fields.text, bytes, bodyStart + span.start, bodyStart + span.end);
      else if (looseText) writer.text(fields.text, looseText);
      else writer.column(fields.text, row, text);

      writer.columns(run, row);
      const movedAt = moved === undefined ? undefined : isoTime('cocoa-mixed', moved);
      if (movedAt !== undefined) writer.text(fields.recoverableDeleteDate, movedAt);
      writer.end();
    };
  },
};

/** The text of an archived body; `null` where none can be made out. */
export function textOfBody(body: Uint8Array): string | null {
  const span = typedstreamText(body);
  return span ? utf8.decode(body.slice(span.start, span.end)) : null;
}

/** A table that lists deleted messages by GUID: the row is all that is left of the message here. */
export function deletedGuidReader(name: string, guid = 'guid'): TableReader<SmsMessage> {
  return {
    table: name,
    needs: [guid],
    optional: true,
    prepare(_database, table, fields, writer) {
      const run = writer.run([
        ...chatFieldNames.map((field) => [fields[field], -1] as const),
        ...messageColumns.map(
          ({ column, field }) =>
            [fields[field], column === 'guid' ? table.column(guid) : -1] as const,
        ),
      ]);
      return (row) => {
        writer.begin(row);
        writer.columns(run, row);
        writer.text(fields.deletedTable, name);
        writer.end();
      };
    },
  };
}

interface Handle {
  /** UTF-8, made once: a handle has many messages. */
  readonly id: Uint8Array;
  readonly kind: string;
}

function handlesOf(database: Database, context: ParseContext): ReadonlyMap<number, Handle> {
  const handles = new Map<number, Handle>();
  const table = database.table('handle');
  if (!table) return handles;
  const id = table.column('id');
  for (const row of database.rows(table)) {
    if (handles.size === mostHandles) {
      context.problem({ code: 'limit-exceeded', detail: `more than ${mostHandles} handles` });
      break;
    }
    const text = row.text(id);
    if (text === null) continue;
    handles.set(Number(row.rowId), { id: utf8Bytes.encode(text), kind: senderKind(text) });
  }
  return handles;
}

/** What kind of sender an address is: a number, a short code, an e-mail address, a business chat, or a name that a sender chose. */
export function senderKind(address: string): string {
  if (/^urn:biz:/i.test(address)) return 'business';
  if (address.includes('@')) return 'email';
  const digits = address.replace(/[^0-9]/g, '');
  if (digits.length === 0 || /\p{L}/u.test(address)) return 'name';
  return digits.length <= 6 ? 'short-code' : 'phone';
}

/** iOS 16 and later keep deleted messages for a while; this table says since when. */
function recoverableDates(
  database: Database,
  context: ParseContext,
): ReadonlyMap<number | bigint, number | bigint> {
  const dates = new Map<number | bigint, number | bigint>();
  const table = database.table('chat_recoverable_message_join');
  if (!table) return dates;
  const message = table.column('message_id');
  const date = table.column('delete_date');
  for (const row of database.rows(table)) {
    if (dates.size === mostHandles) {
      context.problem({
        code: 'limit-exceeded',
        detail: `more than ${mostHandles} recently deleted messages`,
      });
      break;
    }
    const id = row.value(message);
    const at = timeAt(row, date);
    if ((typeof id === 'number' || typeof id === 'bigint') && at !== null) dates.set(id, at);
  }
  return dates;
}

function sameBytes(
  bytes: Uint8Array,
  start: number,
  end: number,
  from: number,
  to: number,
): boolean {
  if (end - start !== to - from) return false;
  for (let i = 0; i < end - start; i++) if (bytes[start + i] !== bytes[from + i]) return false;
  return true;
}

const linkAttribute = Uint8Array.from('__kIMLinkAttributeName', (letter) => letter.charCodeAt(0));

/** The links of one message, each once. As long as all stand in the row itself no text is made of them. */
class LinkCollector {
  readonly #context: ParseContext;
  readonly #spans = new Int32Array(mostSpans * 2);
  #count = 0;
  readonly #texts = new Set<string>();
  #bytes: Uint8Array = new Uint8Array(0);
  readonly #found = (start: number, end: number): boolean => {
    if (this.#count === mostSpans) {
      this.#texts.add(utf8.decode(this.#bytes.slice(start, end)));
      return !isCutList(this.#texts.size);
    }
    for (let i = 0; i < this.#count; i++) {
      if (sameBytes(this.#bytes, this.#spans[2 * i]!, this.#spans[2 * i + 1]!, start, end)) {
        return true;
      }
    }
    this.#spans[2 * this.#count] = start;
    this.#spans[2 * this.#count + 1] = end;
    this.#count++;
    return true;
  };

  constructor(context: ParseContext) {
    this.#context = context;
  }

  start(bytes: Uint8Array): void {
    this.#bytes = bytes;
    this.#count = 0;
    if (this.#texts.size > 0) this.#texts.clear();
  }

  look(start: number, end: number): void {
    linksInBytes(this.#bytes, start, end, this.#found);
  }

  add(links: readonly string[]): void {
    for (const link of links) this.#texts.add(link);
  }

  /** A link that is only an attribute of a word (the shown text is another) stands behind the text. */
  lookIntoAttributes(start: number, end: number, after: number): void {
    if (holdsLinkAttribute(this.#bytes, after, end)) {
      this.addAttributes(this.#bytes.subarray(start, end));
    }
  }

  addAttributes(body: Uint8Array): void {
    this.#reading('attributedBody', () => this.add(typedstreamLinks(body)));
  }

  /** A text that cannot be read is told, with why; its attributes are gone with it. Of its links what can be made out is kept. */
  tellBody(body: Uint8Array): void {
    if (this.#reading('attributedBody', () => readTypedstream(body))) return;
    try {
      this.add(this.#linksIn(readPropertyList(body, this.#context.limits)).urls);
    } catch (error) {
      if (!isEvidenceError(error)) throw error;
      this.add(linksInText(utf8.decode(body.slice(0, mostOfBody))));
    }
  }

  /** The texts that a message had before it was edited, and that of the message that it is a reaction to. */
  lookIntoSummary(summary: Uint8Array): void {
    this.#reading('message_summary_info', () => {
      for (const body of earlierTexts(summary)) {
        this.#reading('message_summary_info', () => {
          this.add(linksInText(readTypedstream(body).text));
          this.add(typedstreamLinks(body));
        });
      }
    });
    this.add(linksBesideEarlierTexts(summary, this.#context.limits));
  }

  /** The preview of a link keeps its address and where it led to. */
  lookIntoPreview(row: Row, column: number): void {
    const blob = row.blob(column);
    if (!blob || blob.length === 0) return;
    this.#reading('payload_data', () => {
      const { urls, shortened } = this.#linksIn(readPropertyList(blob, this.#context.limits));
      this.add(urls);
      if (shortened) throw new EvidenceError(shortened.code, shortened.detail);
    });
  }

  write(
    writer: {
      list(field: FieldSlot, values: readonly string[]): void;
      spans(field: FieldSlot, source: Uint8Array, spans: ArrayLike<number>, count: number): void;
    },
    field: FieldSlot,
  ): void {
    if (this.#texts.size === 0) {
      writer.spans(field, this.#bytes, this.#spans, this.#count);
      return;
    }
    const inRow: string[] = [];
    for (let i = 0; i < this.#count; i++) {
      inRow.push(utf8.decode(this.#bytes.slice(this.#spans[2 * i], this.#spans[2 * i + 1])));
    }
    writer.list(field, [...new Set([...inRow, ...this.#texts])]);
  }

  #linksIn(list: PlistValue): NestedLinks {
    const { limits } = this.#context;
    return nestedLinks(isKeyedArchive(list) ? unarchive(list, limits) : list, limits, 'strict');
  }

  /** A damaged blob costs its own links only. Whether it could be read. */
  #reading(column: string, read: () => void): boolean {
    try {
      read();
      return true;
    } catch (error) {
      if (!isEvidenceError(error)) throw error;
      this.#context.problem({ code: error.code, detail: `${column}: ${error.message}` });
      return false;
    }
  }
}

/** How far the search for `linkAttribute` moves on by the byte under its end (Horspool, 1980): most bytes of a body are never looked at. */
const steps = new Uint8Array(256).fill(linkAttribute.length);
for (let i = 0; i < linkAttribute.length - 1; i++)
  steps[linkAttribute[i]!] = linkAttribute.length - 1 - i;

function holdsLinkAttribute(bytes: Uint8Array, start: number, end: number): boolean {
  const last = linkAttribute.length - 1;
  for (let at = start + last; at < end; at += steps[bytes[at]!]!) {
    let same = 0;
    while (same <= last && bytes[at - same] === linkAttribute[last - same]) same++;
    if (same > last) return true;
  }
  return false;
}
