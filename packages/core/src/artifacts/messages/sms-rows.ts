import { isoTime } from '../../bytes/time.ts';
import { linksInText } from '../../formats/links.ts';
import type { Database, ParseContext, Row, TableReader } from '../../model/index.ts';
import { askForColumns, timeAt } from '../rows/database-rows.ts';
import { directionByFlag, timeMark } from './chat-message.ts';
import { isRecoveredSummaryToRead, isSummaryToRead } from './earlier-texts.ts';
import { MessageLinks } from './message-links.ts';
import { MessageText } from './message-text.ts';
import { senderKind } from './sender-kind.ts';
import { chatFieldNames } from './sms-chat-fields.ts';
import { chatWriter } from './sms-chats.ts';
import { moveOfDeleted } from './sms-deleted-joins.ts';
import { messageColumns, type SmsMessage } from './sms-message.ts';

const mostHandles = 1_000_000;
const utf8Bytes = new TextEncoder();

/** Rows of `message`; a message without a handle (sent to a group, some system rows) is a record like any other. */
export const messageReader: TableReader<SmsMessage> = {
  table: 'message',
  needs: ['date', 'text', 'attributedBody', 'handle_id', 'is_from_me'],
  recover: true,
  // Deleted ones wait for the rows that tied them to their conversations.
  foresee: () => {},
  prepare(database, table, fields, writer, context) {
    const at = askForColumns(table, [
      'date',
      'date_read',
      'date_delivered',
      'date_played',
      'date_edited',
      'date_retracted',
      // Since iOS 18, 0 for nearly all: when it was taken back from those recently deleted.
      'date_recovered',
      'service',
      'handle_id',
      'is_from_me',
      'subject',
      'group_title',
      'message_summary_info',
      'payload_data',
    ]);
    const handles = handlesOf(database, context);
    const deletedAt = recoverableDates(database, context);
    const text = new MessageText(database, table);
    const { message_summary_info: summary, payload_data: payload } = at;
    const run = writer.run(
      messageColumns.map(({ column, field }) => [fields[field], table.column(column)] as const),
    );
    const links = new MessageLinks(context);
    const writeChat = chatWriter(database, fields, writer, context);

    /** Links of a preview, of the subject, of the name that a group was given, and of what was said before an edit. */
    const lookBesideText = (row: Row, bytes: Uint8Array): void => {
      if (row.type(payload) >= 12 || row.isRecovered) links.lookIntoPreview(row, payload);
      // Whoever names a group writes to everybody in it.
      for (const column of [at.subject, at.group_title]) {
        if (row.type(column) > 13 || row.isRecovered)
          links.add(linksInText(row.text(column) ?? ''));
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
    };

    return (row) => {
      const direction = directionByFlag(row, at.is_from_me);
      writer.begin(row);
      // Where nobody can know, what it holds counts as received.
      writer.met(direction ?? 'received');
      writer.timeColumn(timeMark(direction), 'cocoa-mixed', row, at.date);
      writer.timeColumn('message read', 'cocoa-mixed', row, at.date_read);
      writer.timeColumn('message delivered', 'cocoa-mixed', row, at.date_delivered);
      writer.timeColumn('message played', 'cocoa-mixed', row, at.date_played);
      writer.timeColumn('message edited', 'cocoa-mixed', row, at.date_edited);
      writer.timeColumn('message retracted', 'cocoa-mixed', row, at.date_retracted);
      writer.timeColumn('message restored', 'cocoa-mixed', row, at.date_recovered);
      const moved =
        (deletedAt.size > 0 ? deletedAt.get(row.rowId ?? -1) : undefined) ??
        (row.isRecovered ? moveOfDeleted(database, row.rowId, timeAt(row, at.date)) : undefined);
      if (moved !== undefined) writer.time('message deleted', 'cocoa-mixed', moved);

      const handle = handles.get(row.number(at.handle_id) ?? -1);
      writer.text(fields.direction, direction);
      writer.column(fields.service, row, at.service);
      writer.text(fields.senderKind, handle?.kind ?? null);
      if (handle) writer.bytes(fields.phoneNumber, handle.id, 0, handle.id.length);
      if (handle?.kind === 'email') writer.bytes(fields.email, handle.id, 0, handle.id.length);
      writeChat(row.rowId, row, at.date);

      const bytes = row.payload;
      links.start(bytes);
      text.read(row, bytes, links);
      lookBesideText(row, bytes);
      links.write(writer, fields.links);
      text.write(row, writer, fields.text);

      writer.columns(run, row);
      const movedAt = moved === undefined ? undefined : isoTime('cocoa-mixed', moved);
      if (movedAt !== undefined) writer.text(fields.recoverableDeleteDate, movedAt);
      writer.end();
    };
  },
};

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
