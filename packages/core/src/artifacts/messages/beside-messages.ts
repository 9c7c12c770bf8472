import { linksInRemains } from '../../formats/links.ts';
import type { Database, ParseContext, Row, Table, TableReader } from '../../model/index.ts';
import { joinLists, joinSide, optionalTable } from '../rows/database-rows.ts';
import { identifierAt } from '../rows/field-values.ts';
import { linksInTexts, type ChatMessage, type ChatStore } from './chat-message.ts';

/** Texts and addresses of one message that are kept; an album has some dozens. */
const mostTexts = 200;

/** Texts of a table whose rows belong to messages, by what the column `id` names the message. */
export function textsBeside(
  { database, context }: ChatStore,
  name: string,
  id: string,
  texts: readonly string[],
): ReadonlyMap<string, readonly string[]> {
  const found = optionalTable(database, name, [id, ...texts]);
  if (found === undefined) return new Map();
  const { table, at } = found;
  const { rows, problems } = joinLists(database, table, context, mostTexts, (row) => {
    const message = identifierAt(row, at[id]!);
    const held = texts.flatMap((text) => row.text(at[text]!) ?? []);
    return message === null || held.length === 0 ? undefined : [message, held];
  });
  for (const problem of problems) context.problem(problem);
  return rows;
}

/** Deleted messages of a database that are remembered, and deleted rows beside messages, at most. */
const mostMessages = 100_000;
const mostRows = 100_000;

/** What the deleted rows of a database tell of each other, by the id of the message. */
class Gone {
  readonly messages = new Set<string>();
  readonly links = new Map<string, string[]>();
  #rows = 0;

  addMessage(message: string | null): void {
    if (message !== null && this.messages.size < mostMessages) this.messages.add(message);
  }

  addLinks(message: string | null, links: readonly string[]): void {
    if (message === null || links.length === 0 || this.#rows >= mostRows) return;
    this.#rows += 1;
    const known = this.links.get(message) ?? [];
    this.links.set(message, known);
    for (const link of links) if (known.length < mostTexts) known.push(link);
  }

  /** Those that a deleted message tells itself. */
  linksWith(message: string | null): readonly string[] {
    const isTold = message !== null && this.messages.has(message);
    return (isTold ? this.links.get(message) : undefined) ?? [];
  }
}

const goneOfDatabase = new WeakMap<Database, Gone>();

function goneIn(database: Database): Gone {
  const gone = goneOfDatabase.get(database) ?? new Gone();
  goneOfDatabase.set(database, gone);
  return gone;
}

/** For the reader of messages whose ids nothing else has: lets a deleted message find what was deleted beside it. */
export function foreseeMessage(column: string) {
  return (database: Database, table: Table, row: Row): void => {
    goneIn(database).addMessage(identifierAt(row, table.column(column)));
  };
}

/** Links of the rows that were deleted with a message; none of a message that is there. */
export function linksOfGone(database: Database, message: Row, id: string): readonly string[] {
  return message.isRecovered === true ? (goneIn(database).links.get(id) ?? []) : [];
}

/**
 * Reads deleted rows of a table beside the messages, of cards mostly, whose links no message tells: an app deletes them together. `id` is the column
 * with the id of the message, where nothing else has it: then a deleted message with this id, if one is found, tells them instead.
 */
export function deletedBeside(
  table: string,
  texts: readonly string[],
  id?: string,
): TableReader<ChatMessage> {
  const linksIn = (of: Table, row: Row): readonly string[] => {
    const columns = texts.map((text) => of.column(text));
    const rest = columns.flatMap((column) => linksInRemains(row.remains?.(column) ?? []));
    return [...new Set([...linksInTexts(columns.map((column) => row.text(column))), ...rest])];
  };
  /** Links of the rows that are there: of an older state of one of them nothing is told anew. */
  const linksHeld = (database: Database, of: Table, context: ParseContext): Set<string> => {
    const held = new Set<string>();
    joinSide(database, of, context, (row) => {
      for (const link of linksIn(of, row)) held.add(link);
      return undefined;
    });
    return held;
  };
  const messageOf = (of: Table, row: Row): string | null =>
    id === undefined ? null : identifierAt(row, of.column(id));

  return {
    table,
    needs: [texts],
    optional: true,
    recover: 'only',
    ...(id !== undefined && {
      foresee: (database, of, row) => {
        goneIn(database).addLinks(messageOf(of, row), linksIn(of, row));
      },
    }),
    prepare(database, of, fields, writer, context) {
      let held: ReadonlySet<string> | undefined;
      return (row) => {
        const message = messageOf(of, row);
        held ??= linksHeld(database, of, context);
        const ofMessage = goneIn(database).linksWith(message);
        const links = linksIn(of, row).filter(
          (link) => !held!.has(link) && !ofMessage.includes(link),
        );
        if (links.length === 0) return;
        writer.begin(row);
        // Which way the message went is not known any more.
        writer.met('stored');
        writer.list(fields.links, links);
        writer.text(fields.messageId, message);
        writer.end();
      };
    },
  };
}
