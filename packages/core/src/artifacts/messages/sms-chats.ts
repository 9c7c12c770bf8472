import type {
  Database,
  FieldSlot,
  ParseContext,
  RecordWriter,
  Row,
  Table,
} from '../../model/index.ts';
import { timeAt } from '../rows/database-rows.ts';
import type { RowKey } from './chat-lookup.ts';
import { RowLinks } from './row-links.ts';
import type { SmsChatFields } from './sms-chat-fields.ts';
import { chatOfDeleted } from './sms-deleted-joins.ts';

/**
 * Tables that tell the conversation of a message: `chat_recoverable_message_join` in place of the first where it was moved to those recently deleted (iOS 16 and later).
 * Of iOS 27 what IMDPersistence asks for (blacktop/ipsw-diffs) knows a second form, in which a message belongs to a part of a conversation.
 */
const joins = [
  { name: 'chat_message_join', column: 'chat_id', isOfPart: false },
  { name: 'chat_recoverable_message_join', column: 'chat_id', isOfPart: false },
  { name: 'chat_part_message_join', column: 'chat_part_id', isOfPart: true },
  { name: 'chat_part_recoverable_message_join', column: 'chat_part_id', isOfPart: true },
] as const;

/** A form of which the database has nothing is not told as missing. */
function joinTable(database: Database, { name, isOfPart }: (typeof joins)[number]) {
  const isAsked = !isOfPart || database.tables.some((table) => table.name.startsWith('chat_part'));
  return isAsked ? database.table(name) : undefined;
}

/** Rows of a table that are looked at, at most. */
const mostRows = 1_000_000;
/** More than Messages lets into a group. */
const mostMembers = 1000;

interface Chat {
  readonly isGroup: boolean | null;
  readonly filter: string | null;
}

interface Chats {
  readonly known: ReadonlyMap<RowKey, Chat>;
  chatOf(message: RowKey): RowKey | undefined;
}

/** Several readers of one database need them. */
const chatsOfDatabase = new WeakMap<Database, Chats>();

/** Writes the conversation of the message with this number; of one that was deleted also by the time that its row holds in this column. */
export function chatWriter(
  database: Database,
  fields: { readonly [K in keyof SmsChatFields]-?: FieldSlot },
  writer: RecordWriter,
  context: ParseContext,
): (message: RowKey | undefined, row: Row, date: number) => void {
  const isJoined = joins.some((join) => joinTable(database, join) !== undefined);
  const table = isJoined ? database.table('chat') : undefined;
  const lacks = (column: string): boolean => table === undefined || table.column(column) < 0;
  const lacking = [
    isJoined ? undefined : fields.chatId,
    lacks('style') ? fields.isGroup : undefined,
    lacks('is_filtered') ? fields.chatFilter : undefined,
  ];
  writer.run(lacking.filter((field) => field !== undefined).map((field) => [field, -1]));
  if (!isJoined) return () => {};
  const chats = chatsOfDatabase.get(database) ?? readChats(database, table, context);
  chatsOfDatabase.set(database, chats);
  return (message, row, date) => {
    if (message === undefined) return;
    const id =
      chats.chatOf(message) ??
      (row.isRecovered && chatOfDeleted(database, message, timeAt(row, date)));
    if (id === undefined) return;
    writer.number(fields.chatId, id);
    const chat = chats.known.get(id);
    if (chat === undefined) return;
    if (chat.isGroup !== null) writer.boolean(fields.isGroup, chat.isGroup);
    if (chat.filter !== null) writer.text(fields.chatFilter, chat.filter);
  };
}

/** The name of `chat.is_filtered`, as imessage-exporter tells it; a code of which nothing public tells is given as it stands. */
export function chatFilter(code: number | null): string | null {
  if (code === null) return null;
  return ['none', 'unknown-senders', 'junk'][code] ?? String(code);
}

/** `chat.style`: 43 a group, 45 one person. */
export function isGroupStyle(style: number | null): boolean | null {
  return style === 43 ? true : style === 45 ? false : null;
}

function readChats(database: Database, table: Table | undefined, context: ParseContext): Chats {
  const known = new Map<RowKey, Chat>();
  if (table !== undefined) {
    const [style, filter] = [table.column('style'), table.column('is_filtered')];
    for (const row of boundedRows(database, table, context)) {
      if (row.rowId === undefined) continue;
      known.set(row.rowId, {
        isGroup: isGroupStyle(row.number(style)),
        filter: chatFilter(row.number(filter)),
      });
    }
  }
  const links = joins.flatMap((one) => {
    const join = joinTable(database, one);
    if (join === undefined) return [];
    const { column, isOfPart } = one;
    const side = join.column(column);
    const message = join.column('message_id');
    const parts = isOfPart ? database.table('chat_part') : undefined;
    const chatOfPart = parts?.column('chat_id') ?? -1;
    const found = new RowLinks();
    for (const row of boundedRows(database, join, context)) {
      const from = row.reference(message);
      const to = row.reference(side);
      if (from === undefined || to === undefined) continue;
      const chat = isOfPart ? parts && database.seek(parts, to)?.reference(chatOfPart) : to;
      if (chat !== undefined) found.add(from, chat);
    }
    return [found];
  });
  return {
    known,
    chatOf(message) {
      for (const link of links) {
        const chat = link.of(message);
        if (chat !== undefined) return chat;
      }
      return undefined;
    },
  };
}

/** The addresses of those who are in each conversation, by its number; `undefined` where this schema does not list them. */
export function chatMembers(
  database: Database,
  context: ParseContext,
): ReadonlyMap<RowKey, readonly string[]> | undefined {
  const join = database.table('chat_handle_join');
  const handles = database.table('handle');
  if (join === undefined || handles === undefined) return undefined;
  const members = new Map<RowKey, string[]>();
  const [chat, handle] = [join.column('chat_id'), join.column('handle_id')];
  const address = handles.column('id');
  for (const row of boundedRows(database, join, context)) {
    const [chatId, handleId] = [row.reference(chat), row.reference(handle)];
    if (chatId === undefined || handleId === undefined) continue;
    const known = members.get(chatId) ?? [];
    members.set(chatId, known);
    const text = database.seek(handles, handleId)?.text(address);
    if (text && !known.includes(text) && known.length < mostMembers) known.push(text);
  }
  return members;
}

function* boundedRows(database: Database, table: Table, context: ParseContext): Generator<Row> {
  let count = 0;
  for (const row of database.rows(table)) {
    if (++count > mostRows) {
      const detail = `more than ${mostRows} rows of ${table.name}`;
      context.problem({ code: 'limit-exceeded', detail });
      return;
    }
    yield row;
  }
}
