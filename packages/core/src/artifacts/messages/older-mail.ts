import { logsBeside, openDatabase } from '../../formats/sqlite/index.ts';
import { isEvidenceError, type Database, type ParseContext, type Row } from '../../model/index.ts';
import { textsInHtml } from '../links/html-text.ts';
import { joinLists, joinSide, optionalTable, rowReference } from '../rows/database-rows.ts';
import { linksInTexts } from './chat-message.ts';
import { chatLookup, type RowKey } from './chat-lookup.ts';

/** Parts of one message that are looked at, at most. */
const mostParts = 100;

/** What the second database has of a message, before iOS 13: sender and subject as texts, and parts of the text itself. */
export interface OlderMail {
  readonly sender: string | null;
  readonly subject: string | null;
  /** Links in the subject and in the parts of the text that the phone keeps in the database. */
  readonly links: readonly string[];
}

/** Opens the database beside the one that is read that opens only after the phone was unlocked; `undefined` where that is not to be had, which is told. */
export function protectedIndex(context: ParseContext): Database | undefined {
  const path = `${context.devicePath.slice(0, context.devicePath.lastIndexOf('/'))}/Protected Index`;
  const file = context.related(path);
  if (file === undefined) {
    context.problem({ code: 'missing', detail: 'senders and subjects: no Protected Index' });
    return undefined;
  }
  return openDatabase(file, {
    ...logsBeside(path, (name) => context.related(name)),
    absent: (name) => context.absent(name),
  });
}

/** What is told of evidence at fault in that database; the messages are read without it. */
export function orSaid<T>(context: ParseContext, otherwise: T, read: () => T): T {
  try {
    return read();
  } catch (error) {
    if (!isEvidenceError(error)) throw error;
    context.problem({ code: error.code, detail: `senders and subjects: ${error.message}` });
    return otherwise;
  }
}

/**
 * Finds what belongs to a message of before iOS 13: `messages` of the second database by `message_id`, and what `message_data` of both
 * link with it (https://github.com/abrignoni/iLEAPP, mailprotect.py). Only the places of the parts are held in memory.
 */
export function olderMail(
  envelopes: Database,
  context: ParseContext,
): (message: RowKey | undefined) => OlderMail {
  const nothing = { sender: null, subject: null, links: [] };
  return orSaid(
    context,
    () => nothing,
    () => {
      const database = protectedIndex(context);
      if (database === undefined) return () => nothing;
      const heads = chatLookup(
        database,
        context,
        'messages',
        ['message_id', 'sender', 'subject'],
        (row, at) => [
          rowReference(row, at.message_id),
          { sender: row.text(at.sender), subject: row.text(at.subject) },
        ],
      );
      const parts = partsOfMessages(envelopes, context);
      const data = optionalTable(database, 'message_data', ['message_data_id', 'data']);
      const places = joinSide<RowKey, RowKey>(database, data?.table, context, (row) => {
        const id = rowReference(row, data!.at.message_data_id);
        return id === undefined || row.rowId === undefined ? undefined : [id, row.rowId];
      });
      for (const problem of [...places.problems, ...database.problems]) context.problem(problem);

      const linksInPart = (part: RowKey): readonly string[] => {
        const place = places.rows.get(part);
        const row = place === undefined ? undefined : database.seek(data!.table, place);
        return row === undefined ? [] : linksInBody(row, data!.at.data, context);
      };
      return (message: RowKey | undefined) => {
        const head = message === undefined ? undefined : heads.get(message);
        const own = message === undefined ? undefined : parts.get(message);
        const links = new Set([
          ...linksInTexts([head?.subject]),
          ...(own ?? []).flatMap(linksInPart),
        ]);
        return { sender: null, subject: null, ...head, links: [...links] };
      };
    },
  );
}

function partsOfMessages(
  envelopes: Database,
  context: ParseContext,
): ReadonlyMap<RowKey, readonly RowKey[]> {
  const table = optionalTable(envelopes, 'message_data', ['message_id']);
  const parts = joinLists<RowKey, RowKey>(envelopes, table?.table, context, mostParts, (row) => {
    const message = rowReference(row, table!.at.message_id);
    return message === undefined || row.rowId === undefined ? undefined : [message, [row.rowId]];
  });
  for (const problem of parts.problems) context.problem(problem);
  return parts.rows;
}

const lossy = new TextDecoder();

/** The links in a part of a text, plain or HTML. */
export function linksInBody(row: Row, column: number, context: ParseContext): readonly string[] {
  const value = row.value(column);
  const text = value instanceof Uint8Array ? lossy.decode(value) : row.text(column);
  if (text === null) return [];
  const most = context.limits.maxValueBytes;
  if (text.length > most && row.isRecovered !== true) {
    const detail = `only the first ${most} characters of a text were looked through for links`;
    context.problem({ code: 'limit-exceeded', detail, position: row.position() });
  }
  return linksInTexts(textsInHtml(text.slice(0, most)));
}
