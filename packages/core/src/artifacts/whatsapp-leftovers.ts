import type { TableReader } from '../model/index.ts';
import { rowReference } from './database-rows.ts';
import { linksOf, type DataItem, type WhatsappMessage } from './whatsapp-message.ts';

/** What stays of a message that is gone: a link in the preview or the caption that belonged to it. Which way it went is not known any more. */
function leftoverReader(
  name: string,
  columns: Partial<Record<'authorName' | 'mediaUrl' | keyof DataItem, string>>,
  others: readonly string[] = [],
): TableReader<WhatsappMessage> {
  return {
    table: name,
    needs: ['ZMESSAGE'],
    optional: true,
    recover: true,
    prepare(database, table, fields, writer) {
      const owners = database.table('ZWAMESSAGE');
      const message = table.column('ZMESSAGE');
      const shown = Object.entries(columns).map(
        ([field, column]) => [fields[field as keyof typeof columns], table.column(column)] as const,
      );
      const read = [...shown.map(([, at]) => at), ...others.map((other) => table.column(other))];
      return (row) => {
        const owner = rowReference(row, message);
        const isOwned = owners && owner !== undefined && database.seek(owners, owner) !== undefined;
        if (isOwned && !row.isRecovered) return;
        const links = linksOf(read.map((at) => row.text(at)));
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
    ['ZVCARDNAME', 'ZVCARDSTRING'],
  ),
];
