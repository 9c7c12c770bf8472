import type { Database, Row, Table, TableReader } from '../../model/index.ts';
import type { RowKey } from './chat-lookup.ts';
import type { SmsMessage } from './sms-message.ts';

/** Rows that are remembered of one database, at most. */
const mostJoins = 100_000;

interface DeletedJoin {
  readonly chat: RowKey;
  readonly date: RowKey;
}

const joinsOfDatabase = new WeakMap<Database, Map<RowKey, DeletedJoin>>();

/**
 * The rows that tied deleted messages to their conversations: SQLite deletes them with the message (`ON DELETE CASCADE`). They are no records of their own.
 * Before iOS 11 they do not hold when the message was, and are not looked for.
 */
export const deletedJoinReader: TableReader<SmsMessage> = {
  table: 'chat_message_join',
  needs: ['chat_id', 'message_id', 'message_date'],
  optional: true,
  recover: 'only',
  foresee: (database, table, row) => remember(database, table, row),
  prepare: () => () => {},
};

function remember(database: Database, table: Table, row: Row): void {
  const joins = joinsOfDatabase.get(database) ?? new Map<RowKey, DeletedJoin>();
  joinsOfDatabase.set(database, joins);
  const [chat, message] = ['chat_id', 'message_id'].map((column) =>
    row.reference(table.column(column)),
  );
  const date = row.time(table.column('message_date'));
  if (chat === undefined || message === undefined || date === null || Number(date) === 0) return;
  if (joins.size < mostJoins && !joins.has(message)) joins.set(message, { chat, date });
}

/**
 * The conversation of a deleted message. Three numbers are soon read into foreign bytes, so that a row counts only for the message whose number and time it names.
 */
export function chatOfDeleted(
  database: Database,
  message: RowKey,
  date: RowKey | null,
): RowKey | undefined {
  const join = joinsOfDatabase.get(database)?.get(message);
  return join !== undefined && join.date === date ? join.chat : undefined;
}
