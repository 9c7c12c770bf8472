import type { Database, ParseContext, Row, TableReader } from '../../model/index.ts';
import { directionByFlag, timeMark } from './chat-message.ts';
import { joinSide, rowReference, timeAt } from '../rows/database-rows.ts';
import { dataItemColumns, type DataItemField } from './whatsapp-data-items.ts';
import { linksInStored } from '../links/blob-links.ts';
import { linksOf, type WhatsappMessage } from './whatsapp-message.ts';

/**
 * What belongs to a message and stands in no record of one. Where the message is gone, which way it went is not known any more. An item that the message
 * does not name itself, a second one say, has the message's direction, time and people.
 */
function leftoverReader(
  name: string,
  columns: Partial<Record<'authorName' | 'mediaUrl' | DataItemField, string>>,
  others?: {
    readonly texts: readonly string[];
    readonly stored: string;
    /** The column of the message that names its item. Without one, each item that names a message is told with it. */
    readonly named: string;
  },
): TableReader<WhatsappMessage> {
  return {
    table: name,
    needs: ['ZMESSAGE'],
    optional: true,
    recover: true,
    prepare(database, table, fields, writer, context) {
      const owners = database.table('ZWAMESSAGE');
      const at = (column: string): number => owners?.column(column) ?? -1;
      const people = (['fromJid', 'toJid', 'pushName'] as const).map(
        (field, i) => [fields[field], at(['ZFROMJID', 'ZTOJID', 'ZPUSHNAME'][i]!)] as const,
      );
      const [fromMe, date] = [at('ZISFROMME'), at('ZMESSAGEDATE')];
      const message = table.column('ZMESSAGE');
      const shown = Object.entries(columns).map(
        ([field, column]) => [fields[field as keyof typeof columns], table.column(column)] as const,
      );
      const texts = (others?.texts ?? []).map((other) => table.column(other));
      const read = [...shown.map(([, column]) => column), ...texts];
      const stored = others ? table.column(others.stored) : -1;
      const named = others && at(others.named);
      let namedItems: ReadonlySet<number | bigint> | undefined;
      const isNamed = (id: number | bigint): boolean => {
        if (named === undefined) return false;
        namedItems ??= itemsNamed(database, named, context);
        return namedItems.has(id);
      };
      const ownerOf = (row: Row): Row | undefined => {
        const key = owners && rowReference(row, message);
        return key === undefined ? undefined : database.seek(owners!, key);
      };

      return (row) => {
        // A row from free space is told by itself, whatever it belonged to.
        const owner = row.isRecovered ? undefined : ownerOf(row);
        const id = row.isRecovered ? undefined : row.rowId;
        if (owner && id !== undefined) {
          if (named === undefined || rowReference(owner, named) === id) return;
        }
        const links = linksOf(
          read.map((column) => row.text(column)),
          linksInStored(row, stored, context),
        );
        // Messages are gone through for an item with links only, and few of these do not name the message that names them.
        if (links.length === 0 || (id !== undefined && isNamed(id))) return;
        writer.begin(row);
        if (owner) {
          const direction = directionByFlag(owner, fromMe);
          writer.met(direction ?? 'received');
          writer.time(timeMark(direction), 'cocoa-seconds', timeAt(owner, date));
          writer.text(fields.direction, direction);
        } else writer.met('stored');
        writer.list(fields.links, links);
        if (owner) for (const [field, column] of people) writer.column(field, owner, column);
        for (const [field, column] of shown) writer.column(field, row, column);
        writer.end();
      };
    },
  };
}

/** Items that messages name. Those of a message beyond the bound of a join are told twice, and none is lost. */
function itemsNamed(
  database: Database,
  column: number,
  context: ParseContext,
): ReadonlySet<number | bigint> {
  const messages = database.table('ZWAMESSAGE');
  const { rows } = joinSide(database, messages, context, (row) => {
    const item = rowReference(row, column);
    return item === undefined ? undefined : ([item, true] as const);
  });
  return new Set(rows.keys());
}

/** Who got a message and their reactions, in a form of WhatsApp's own. Told only where an address stands in it. */
const messageInfoReader: TableReader<WhatsappMessage> = {
  table: 'ZWAMESSAGEINFO',
  needs: [],
  optional: true,
  recover: true,
  prepare(database, table, fields, writer, context) {
    const owners = database.table('ZWAMESSAGE');
    const [message, info] = [table.column('ZMESSAGE'), table.column('ZRECEIPTINFO')];
    return (row) => {
      const links = linksOf([], linksInStored(row, info, context));
      if (links.length === 0) return;
      const key = rowReference(row, message);
      const owner = owners && key !== undefined ? database.seek(owners, key) : undefined;
      const fromMe = owner?.number(owners!.column('ZISFROMME')) ?? null;
      writer.begin(row);
      writer.met(fromMe === null ? 'stored' : fromMe === 1 ? 'sent' : 'received');
      writer.list(fields.links, links);
      writer.end();
    };
  },
};

/** Readers of the rows that belonged to messages which are gone. */
export const whatsappLeftovers: readonly TableReader<WhatsappMessage>[] = [
  leftoverReader('ZWAMESSAGEDATAITEM', dataItemColumns),
  leftoverReader(
    'ZWAMEDIAITEM',
    { authorName: 'ZAUTHORNAME', mediaUrl: 'ZMEDIAURL', title: 'ZTITLE' },
    { texts: ['ZVCARDNAME', 'ZVCARDSTRING'], stored: 'ZMETADATA', named: 'ZMEDIAITEM' },
  ),
  messageInfoReader,
];
