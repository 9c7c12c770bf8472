import type { Database, ParseContext, ProblemDraft } from '../../model/index.ts';
import { joinSide, optionalTable, rowReference } from '../rows/database-rows.ts';
import { filled } from '../rows/field-values.ts';

type Key = number | bigint;

/** Addresses of attachments that are kept of one event, at most. */
const maxAttachments = 1000;

/** Where the files that were attached to events lie on a server. */
export interface CalendarAttachments {
  addresses(event: Key | undefined): Iterable<string>;
  readonly problems: readonly ProblemDraft[];
}

/** `Attachment` relates an event to a file; one file can be attached to several events. */
export function calendarAttachments(
  database: Database,
  context: ParseContext,
): CalendarAttachments {
  const attachments = optionalTable(database, 'Attachment', ['owner_id', 'file_id', 'url']);
  const files = optionalTable(database, 'AttachmentFile', ['url']);
  let leftOut = 0;
  const side = joinSide<Key, Set<string>>(
    database,
    attachments?.table,
    context,
    (row) => {
      const event = rowReference(row, attachments!.at.owner_id);
      const file = rowReference(row, attachments!.at.file_id);
      if (event === undefined) return undefined;
      const linked = files && file !== undefined ? database.seek(files.table, file) : undefined;
      // Older systems keep the address beside the event itself.
      const urls = [row.text(attachments!.at.url), linked?.text(files!.at.url) ?? null]
        .map(filled)
        .filter((url) => url !== null);
      return urls.length === 0 ? undefined : [event, new Set(urls)];
    },
    (earlier, later) => {
      for (const url of later) {
        if (earlier.size < maxAttachments) earlier.add(url);
        else leftOut += 1;
      }
      return earlier;
    },
  );
  const detail = `only ${maxAttachments} attachments of one event were read`;
  return {
    addresses: (event) => (event === undefined ? [] : (side.rows.get(event) ?? [])),
    problems:
      leftOut === 0
        ? side.problems
        : [...side.problems, { kind: 'problem', code: 'limit-exceeded', detail }],
  };
}
