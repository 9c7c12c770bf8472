import { isoTime } from '../../bytes/time.ts';
import { linksInRemains, linksInText } from '../../formats/links.ts';
import { readTypedstream, typedstreamLinks } from '../../formats/typedstream.ts';
import {
  isEvidenceError,
  type Database,
  type ParseContext,
  type Row,
  type TableReader,
} from '../../model/index.ts';
import { askForColumns, rowReference, timeAt } from '../rows/database-rows.ts';
import { textOfBody } from './message-text.ts';
import { chatWriter } from './sms-chats.ts';
import { messageColumns, type SmsMessage } from './sms-message.ts';
import { senderKind } from './sender-kind.ts';

const name = 'recoverable_message_part';
const typedstreamMagic = Uint8Array.from('\x04\x0bstreamtyped', (letter) => letter.charCodeAt(0));
const lossy = new TextDecoder();
const strict = new TextDecoder('utf-8', { fatal: true });

/**
 * Parts of messages that were deleted, as iOS 16 and later keep them for a while: the text stands here, and no longer in the message.
 * Who sent it and when is told by the message, as long as that is there.
 */
export const messagePartReader: TableReader<SmsMessage> = {
  table: name,
  needs: ['part_text'],
  optional: true,
  recover: true,
  prepare(database, table, fields, writer, context) {
    const partText = table.column('part_text');
    const messageId = table.column('message_id');
    const deleteDate = table.column('delete_date');
    const messageOf = messageSeeker(database);
    const writeChat = chatWriter(database, fields, writer, context);
    // A row of parts has none of the columns of a message; the GUID says which message it belonged to.
    const columns = messageColumns.filter(({ field }) => field === 'guid');
    return (row) => {
      const id = rowReference(row, messageId);
      const { isSent, date, service, sender, guid } = messageOf(id);
      const { text, links } = readPart(row, partText, context);
      writer.begin(row);
      writer.met(isSent ? 'sent' : 'received');
      writer.time(
        isSent === null ? 'message' : isSent ? 'message sent' : 'message received',
        'cocoa-mixed',
        date,
      );
      const moved = timeAt(row, deleteDate);
      writer.time('message deleted', 'cocoa-mixed', moved);
      writer.text(fields.direction, isSent === null ? null : isSent ? 'sent' : 'received');
      writer.text(fields.service, service);
      writer.text(fields.senderKind, sender === null ? null : senderKind(sender));
      writer.text(fields.phoneNumber, sender);
      writer.text(fields.email, sender !== null && senderKind(sender) === 'email' ? sender : null);
      writeChat(id, row, -1);
      writer.list(fields.links, links);
      writer.text(fields.text, text);
      for (const { field } of columns) writer.text(fields[field], guid);
      writer.text(fields.deletedTable, name);
      const movedAt = isoTime('cocoa-mixed', moved);
      if (movedAt !== undefined) writer.text(fields.recoverableDeleteDate, movedAt);
      writer.end();
    };
  },
};

interface MessageFacts {
  /** Null where the message is gone, or nothing tells. */
  readonly isSent: boolean | null;
  readonly date: number | bigint | null;
  readonly service: string | null;
  readonly sender: string | null;
  readonly guid: string | null;
}

const gone: MessageFacts = { isSent: null, date: null, service: null, sender: null, guid: null };

function messageSeeker(database: Database): (id: number | bigint | undefined) => MessageFacts {
  const messages = database.table('message');
  const handles = database.table('handle');
  if (messages === undefined) return () => gone;
  const at = askForColumns(messages, ['date', 'service', 'is_from_me', 'handle_id', 'guid']);
  return (id) => {
    const message = id === undefined ? undefined : database.seek(messages, id);
    if (message === undefined) return gone;
    const handle = message.number(at.handle_id);
    const sender = handles && handle !== null ? database.seek(handles, handle) : undefined;
    return {
      isSent: at.is_from_me < 0 ? null : message.number(at.is_from_me) === 1,
      date: timeAt(message, at.date),
      service: message.text(at.service),
      sender: sender?.text(handles!.column('id')) ?? null,
      guid: message.text(at.guid),
    };
  };
}

/** The text of a part is archived like `attributedBody`; a plain text is taken as it is. */
function readPart(
  row: Row,
  column: number,
  context: ParseContext,
): { readonly text: string | null; readonly links: readonly string[] } {
  const value = row.value(column);
  const remains = row.isRecovered ? linksInRemains(row.remains?.(column) ?? []) : [];
  if (typeof value === 'string') {
    return { text: value, links: [...new Set([...linksInText(value), ...remains])] };
  }
  if (!(value instanceof Uint8Array)) return { text: null, links: remains };
  const problem = (code: 'malformed' | 'unsupported', detail: string): void => {
    // What is broken in a row from free space is no fault of the file.
    if (!row.isRecovered) context.problem({ code, detail, position: row.position() });
  };
  if (!typedstreamMagic.every((byte, i) => value[i] === byte)) {
    const links = [...new Set([...linksInText(lossy.decode(value)), ...remains])];
    try {
      return { text: strict.decode(value), links };
    } catch {
      problem('unsupported', 'part_text: neither archived nor plain text');
      return { text: null, links };
    }
  }
  const text = textOfBody(value);
  const links = new Set([...linksInText(text ?? ''), ...remains]);
  try {
    if (text === null) readTypedstream(value);
    const found = typedstreamLinks(value, ({ code, message }) => {
      problem(code === 'unsupported' ? code : 'malformed', `part_text: ${message}`);
    });
    for (const link of found) links.add(link);
  } catch (error) {
    if (!isEvidenceError(error)) throw error;
    problem('malformed', `part_text: ${error.message}`);
    // What can be made out without its structure.
    if (text === null) for (const link of linksInText(lossy.decode(value))) links.add(link);
  }
  return { text, links: [...links] };
}
