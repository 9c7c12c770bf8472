import type { TableReader } from '../model/index.ts';
import { rowReference } from './database-rows.ts';
import { linksInStored, linksOf, type DataItem, type WhatsappMessage } from './whatsapp-message.ts';

/** What stays of a message that is gone: a link in the preview or the caption that belonged to it. Which way it went is not known any more. */
function leftoverReader(
  name: string,
  columns: Partial<Record<'authorName' | 'mediaUrl' | keyof DataItem, string>>,
  others?: { readonly texts: readonly string[]; readonly stored: string },
): TableReader<WhatsappMessage> {
  return {
    table: name,
    needs: ['ZMESSAGE'],
    optional: true,
    recover: true,
    prepare(database, table, fields, writer, context) {
      const owners = database.table('ZWAMESSAGE');
      const message = table.column('ZMESSAGE');
      const shown = Object.entries(columns).map(
        ([field, column]) => [fields[field as keyof typeof columns], table.column(column)] as const,
      );
      const texts = (others?.texts ?? []).map((other) => table.column(other));
      const read = [...shown.map(([, at]) => at), ...texts];
      const stored = others ? table.column(others.stored) : -1;
      return (row) => {
        const owner = rowReference(row, message);
        const isOwned = owners && owner !== undefined && database.seek(owners, owner) !== undefined;
        if (isOwned && !row.isRecovered) return;
        const links = linksOf(
          read.map((at) => row.text(at)),
          linksInStored(row, stored, context),
        );
        if (links.length === 0) return;
        writer.begin(row);
        writer.met('stored');
        writer.list(fields.links, links);
        for (const [field, at] of shown) writer.column(field, row, at);
        writer.end();
      };
    },
  };
}

/** Who got a message and what they answered with a sign, in a form of WhatsApp's own. Told only where an address stands in it. */
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

export const whatsappLeftovers: readonly TableReader<WhatsappMessage>[] = [
  leftoverReader('ZWAMESSAGEDATAITEM', {
    content1: 'ZCONTENT1',
    content2: 'ZCONTENT2',
    matchedText: 'ZMATCHEDTEXT',
    summary: 'ZSUMMARY',
    title: 'ZTITLE',
  }),
  leftoverReader(
    'ZWAMEDIAITEM',
    { authorName: 'ZAUTHORNAME', mediaUrl: 'ZMEDIAURL', title: 'ZTITLE' },
    { texts: ['ZVCARDNAME', 'ZVCARDSTRING'], stored: 'ZMETADATA' },
  ),
  messageInfoReader,
];
