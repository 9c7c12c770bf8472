import type { Database, Row, Table, TableReader } from '../../model/index.ts';
import type { RowKey } from './chat-lookup.ts';
import type { SmsMessage } from './sms-message.ts';

/** Rows that are remembered of each table of a database, at most. */
const mostJoins = 100_000;

interface Told {
  readonly value: RowKey;
  readonly date: RowKey;
}

interface DeletedJoins {
  /** The conversation of a message, and when the message was. */
  readonly chats: Map<RowKey, Told>;
  /** When a message was moved to those recently deleted. */
  readonly moves: Map<RowKey, RowKey>;
}

const joinsOfDatabase = new WeakMap<Database, DeletedJoins>();

function joinsOf(database: Database): DeletedJoins {
  const joins = joinsOfDatabase.get(database) ?? { chats: new Map(), moves: new Map() };
  joinsOfDatabase.set(database, joins);
  return joins;
}

/**
 * Rows that tied deleted messages to their conversations: SQLite deletes them with the message (`ON DELETE CASCADE`). They are no records of their own.
 * Before iOS 11 the first table does not hold when the message was, and is of no use here; the second came with iOS 16.
 */
export const deletedJoinReaders: readonly TableReader<SmsMessage>[] = [
  joinReader(
    'chat_message_join',
    'message_date',
    ['message_id'],
    (database, table, row, message, date) => {
      const { chats } = joinsOf(database);
      const value = row.reference(table.column('chat_id'));
      if (value === undefined || chats.size >= mostJoins || chats.has(message)) return;
      chats.set(message, { value, date });
    },
  ),
  joinReader(
    'chat_recoverable_message_join',
    'delete_date',
    ['message_id', 'delete_date'],
    (database, _table, _row, message, date) => {
      const { moves } = joinsOf(database);
      if (moves.size < mostJoins && !moves.has(message)) moves.set(message, date);
    },
  ),
];

function joinReader(
  name: string,
  dateColumn: string,
  needs: TableReader<SmsMessage>['needs'],
  remember: (database: Database, table: Table, row: Row, message: RowKey, date: RowKey) => void,
): TableReader<SmsMessage> {
  return {
    table: name,
    needs,
    optional: true,
    recover: 'only',
    foresee(database, table, row) {
      const message = row.reference(table.column('message_id'));
      const date = row.time(table.column(dateColumn));
      if (message === undefined || date === null || Number(date) === 0) return;
      remember(database, table, row, message, date);
    },
    prepare: () => () => {},
  };
}

/**
 * The conversation of a deleted message. Three numbers are soon read into foreign bytes, so that a row counts only for the message whose number and time it names.
 */
export function chatOfDeleted(
  database: Database,
  message: RowKey,
  date: RowKey | null,
): RowKey | undefined {
  const told = joinsOfDatabase.get(database)?.chats.get(message);
  return told !== undefined && told.date === date ? told.value : undefined;
}

/** When a message that is gone now was moved to those recently deleted, which comes after the message. */
export function moveOfDeleted(
  database: Database,
  message: RowKey | undefined,
  date: RowKey | null,
): RowKey | undefined {
  const moved =
    message === undefined ? undefined : joinsOfDatabase.get(database)?.moves.get(message);
  return moved !== undefined && date !== null && moved > date ? moved : undefined;
}
