import type { Database, ParseContext, ProblemDraft, Row } from '../../model/index.ts';
import { joinSide, optionalTable, rowReference, type BoundTable } from '../rows/database-rows.ts';
import { filled } from '../rows/field-values.ts';

type Key = number | bigint;

/** Addresses that are kept of one event, at most: of attachments, and of conferences. */
const maxAddresses = 1000;

/** Addresses of events that stand in a table of their own. */
export interface CalendarAddresses {
  addresses(event: Key | undefined): Iterable<string>;
  readonly problems: readonly ProblemDraft[];
}

/**
 * Where the files that were attached to events lie on a server: `Attachment` relates an event to a file; one file can be
 * attached to several events.
 */
export function calendarAttachments(database: Database, context: ParseContext): CalendarAddresses {
  const attachments = optionalTable(database, 'Attachment', ['owner_id', 'file_id', 'url']);
  const files = optionalTable(database, 'AttachmentFile', ['url']);
  return addressesByEvent(database, context, attachments, 'attachments', (row) => {
    const file = rowReference(row, attachments!.at.file_id);
    const linked = files && file !== undefined ? database.seek(files.table, file) : undefined;
    // Older systems keep the address beside the event itself.
    return [row.text(attachments!.at.url), linked?.text(files!.at.url) ?? null];
  });
}

/**
 * Where to join the conferences of events (`CONFERENCE` of RFC 7986), which newer systems keep in `Conference`. As with files, nothing leads
 * from a deleted event to them where its number is lost.
 */
export function calendarConferences(database: Database, context: ParseContext): CalendarAddresses {
  const conferences = optionalTable(database, 'Conference', ['owner_id', 'url']);
  return addressesByEvent(database, context, conferences, 'conferences', (row) => [
    row.text(conferences!.at.url),
  ]);
}

function addressesByEvent(
  database: Database,
  context: ParseContext,
  bound: BoundTable<'owner_id'> | undefined,
  what: string,
  addressesOf: (row: Row) => readonly (string | null)[],
): CalendarAddresses {
  let leftOut = 0;
  const side = joinSide<Key, Set<string>>(
    database,
    bound?.table,
    context,
    (row) => {
      const event = rowReference(row, bound!.at.owner_id);
      if (event === undefined) return undefined;
      const urls = addressesOf(row)
        .map(filled)
        .filter((url) => url !== null);
      return urls.length === 0 ? undefined : [event, new Set(urls)];
    },
    (earlier, later) => {
      for (const url of later) {
        if (earlier.size < maxAddresses) earlier.add(url);
        else leftOut += 1;
      }
      return earlier;
    },
  );
  const detail = `only ${maxAddresses} ${what} of one event were read`;
  return {
    addresses: (event) => (event === undefined ? [] : (side.rows.get(event) ?? [])),
    problems:
      leftOut === 0
        ? side.problems
        : [...side.problems, { kind: 'problem', code: 'limit-exceeded', detail }],
  };
}
