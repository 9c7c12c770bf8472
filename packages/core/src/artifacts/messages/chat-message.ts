import { addLinkSpans, isCutList, linksInRemains, linksInText } from '../../formats/links.ts';
import type {
  Database,
  Epoch,
  FieldDocs,
  Met,
  ParseContext,
  RecordWriter,
  Row,
  TableReader,
} from '../../model/index.ts';
import { askForColumns, timeAt, type ColumnIndexes } from '../rows/database-rows.ts';
import { emailIn } from '../rows/field-values.ts';
import { timeDocs } from '../rows/time-docs.ts';
import { chatLookup, type ReadLookup } from './chat-lookup.ts';

/** One message of a chat app: when, from whom, and which links it holds. The stores of many apps say this much and little more. */
export type ChatMessage = {
  /** `sent`, `received`, or `null` where the store does not say. */
  readonly direction: string | null;
  readonly links: readonly string[] | null;
  /** Whatever the app knows the sender by: a number, an account id, a handle. */
  readonly sender: string | null;
  readonly senderName: string | null;
  readonly senderEmail: string | null;
  readonly chat: string | null;
  readonly text: string | null;
  /** The app's own code of the kind of message. */
  readonly kind: string | number | null;
  readonly messageId: string | number | null;
};

/** A message that says nothing: what the examples of the artifacts fill in. */
export const bareChatMessage: ChatMessage = {
  direction: null,
  links: [],
  sender: null,
  senderName: null,
  senderEmail: null,
  chat: null,
  text: null,
  kind: null,
  messageId: null,
};

/** Seen from the phone; `null` where the store does not say. */
export type ChatDirection = 'sent' | 'received' | null;

const fields: FieldDocs<ChatMessage> = {
  direction: { label: 'Direction' },
  links: { label: 'Links', observable: 'url', met: 'received' },
  sender: { label: 'Sender', personal: true },
  senderName: { label: 'Name of the sender', personal: true },
  senderEmail: {
    label: 'E-mail of the sender',
    observable: 'email',
    met: 'received',
    personal: true,
  },
  chat: { label: 'Chat', personal: true },
  text: { label: 'Text', personal: true },
  kind: { label: 'Kind of message' },
  messageId: { label: 'Id of the message' },
};

/** What the definitions of all chat apps have alike. An app's own store is known from few accounts, and so are its times, which say what `timeMark` says. */
export const chatArtifact = (epoch: Epoch) =>
  ({
    group: 'messages',
    logLike: true,
    fields,
    summary: ['direction', 'links'],
    times: timeDocs(epoch, {
      entries: ['message received', 'message sent', 'message'],
      confidence: 'medium',
    }),
  }) as const;

/** Someone whom an app knows by an id of its own: a number, an account, a handle. Where `email` is absent, the id may be one. */
export interface ChatPerson {
  readonly id: string | null;
  readonly name: string | null;
  readonly email?: string | null;
}

/** Where the values of a message stand in the rows of one store. Columns are indexes, -1 where this schema lacks one. */
export interface ChatRows {
  readonly text: number;
  readonly time: number;
  readonly epoch: Epoch;
  /** Numbers below stand for no time, where an app writes such marks. */
  readonly leastTime?: number;
  readonly kind?: number;
  readonly messageId?: number;
  direction(row: Row): ChatDirection;
  sender?(row: Row, direction: ChatDirection): ChatPerson | undefined;
  chat?(row: Row): string | null;
  /** Texts that may hold links, besides the text column or, with `linksApart`, instead of it. */
  moreTexts?(row: Row): readonly (string | null | undefined)[];
  readonly linksApart?: true;
  /** Links of servers of the app itself, which say nothing of a message. */
  readonly ownServer?: RegExp;
  /** How the phone met the links of a message without direction, where not as received. */
  readonly undirected?: Met;
}

/** The database of a chat app, while its messages are read. */
export interface ChatStore {
  readonly database: Database;
  readonly context: ParseContext;
  /** `chatLookup` in this database. */
  readonly lookup: <Key, Value, Column extends string>(
    table: string,
    columns: readonly Column[],
    read: ReadLookup<Key, Value, Column>,
  ) => ReadonlyMap<Key, Value>;
}

/**
 * A reader of one table of messages, quick enough for hundreds of thousands of rows. `open` says what the rows mean, given the indexes of the columns
 * `needs`, which every known schema has, and `also`, which some lack; it is asked once for each file and worker.
 */
export function chatMessageReader<Need extends string, Also extends string>(
  table: string,
  needs: readonly Need[],
  also: readonly Also[],
  open: (at: ColumnIndexes<Need | Also>, store: ChatStore) => ChatRows,
): TableReader<ChatMessage> {
  return {
    table,
    needs,
    recover: true,
    prepare(database, found, fields, writer, context) {
      const rows = open(askForColumns(found, [...needs, ...also]), {
        database,
        context,
        lookup: (...of) => chatLookup(database, context, ...of),
      });
      const inUtf8 = database.encoding === 'utf-8';
      const spans: number[] = [];

      return (row) => {
        const direction = rows.direction(row);
        writer.begin(row);
        if (direction === null && rows.undirected !== undefined) writer.met(rows.undirected);
        writeDirection(writer, direction);
        const time = timeAt(row, rows.time);
        const isMark = rows.leastTime !== undefined && time !== null && time < rows.leastTime;
        writer.time(timeMark(direction), rows.epoch, isMark ? null : time);
        writer.text(fields.direction, direction);

        const more = rows.moreTexts?.(row) ?? [];
        // The values of a recovered row do not stand in a record of the page.
        const inRow = inUtf8 && row.isRecovered === undefined && !isBlob(row.type(rows.text));
        if (more.length === 0 && inRow && rows.linksApart === undefined) {
          spans.length = 0;
          spansOfLinks(row, rows.text, spans);
          writer.spans(fields.links, row.payload, spans, spans.length / 2);
        } else {
          const own = rows.linksApart === undefined ? row.text(rows.text) : null;
          const whole = linksInTexts([own, ...more]);
          const rest = linksInRemains(row.remains?.(rows.text) ?? []);
          const links = rest.length > 0 ? [...whole, ...rest] : whole;
          const { ownServer } = rows;
          // A list that was cut stays as it is, so that the writer sees that it was.
          const isKept = ownServer === undefined || isCutList(links.length);
          writer.list(fields.links, isKept ? links : links.filter((link) => !ownServer.test(link)));
        }

        const sender = rows.sender?.(row, direction);
        writer.text(fields.sender, sender?.id ?? null);
        writer.text(fields.senderName, sender?.name ?? null);
        writer.text(fields.senderEmail, emailIn(sender?.email ?? sender?.id ?? null));
        writer.text(fields.chat, rows.chat?.(row) ?? null);
        writer.column(fields.text, row, rows.text);
        writer.column(fields.kind, row, rows.kind ?? -1);
        writer.column(fields.messageId, row, rows.messageId ?? -1);
        writer.end();
      };
    },
  };
}

/** The direction that a column tells which holds 1 for what was sent. Of a NULL, and of what was not recovered, nothing is known. */
export function directionByFlag(row: Row, column: number): ChatDirection {
  const sent = row.number(column);
  return sent === null ? null : sent === 1 ? 'sent' : 'received';
}

/** The direction of a message decides how the phone met its links; where it is unknown, they count as received. */
export function writeDirection(writer: RecordWriter, direction: ChatDirection): void {
  if (direction !== null) writer.met(direction);
}

/** What the time of a message marks. */
export function timeMark(direction: ChatDirection): string {
  return direction === null ? 'message' : `message ${direction}`;
}

/** The links of several texts, each once. */
export function linksInTexts(texts: readonly (string | null | undefined)[]): string[] {
  const links = new Set<string>();
  for (const text of texts) {
    if (text) for (const link of linksInText(text)) links.add(link);
  }
  return [...links];
}

/** Text can be stored as a blob; the row makes text of it. */
export function isBlob(serialType: number): boolean {
  return serialType >= 12 && serialType % 2 === 0;
}

/** Start and end of each link in a column that holds text as UTF-8; other values hold none. */
function spansOfLinks(row: Row, column: number, spans: number[]): void {
  const type = row.type(column);
  if (type <= 13 || type % 2 === 0) return;
  addLinkSpans(row.payload, row.start(column), row.end(column), spans);
}
