import type { Database, ParseContext, ProblemDraft } from '../model/index.ts';
import { joinSide, optionalTable, rowReference } from './database-rows.ts';
import { keyOf } from './field-values.ts';

/** What an attachment needs of its message. */
export interface AttachmentMessage {
  readonly messageId: number | string | null;
  readonly service: string | null;
  readonly handle: string | null;
}

/** Finds the first message of an attachment. Messages are looked up one by one: there are many more of them than attachments. */
export function* messageFinder(
  database: Database,
  context: ParseContext,
): Generator<ProblemDraft, (attachment: number | bigint) => AttachmentMessage | undefined> {
  const links = optionalTable(database, 'message_attachment_join', ['message_id', 'attachment_id']);
  const messageOfAttachment = joinSide(database, links?.table, context, (row) => {
    const attachment = links && rowReference(row, links.at.attachment_id);
    const message = links && rowReference(row, links.at.message_id);
    return attachment === undefined || message === undefined ? undefined : [attachment, message];
  });
  yield* messageOfAttachment.problems;

  const handles = optionalTable(database, 'handle', ['id']);
  const addresses = joinSide(database, handles?.table, context, (row) => {
    const address = handles && row.text(handles.at.id);
    return row.rowId === undefined || address === undefined || address === null
      ? undefined
      : [row.rowId, address];
  });
  yield* addresses.problems;

  const messages = optionalTable(database, 'message', ['service', 'handle_id']);
  return (attachment) => {
    const key = messageOfAttachment.rows.get(attachment);
    if (key === undefined || messages === undefined || messages.table.withoutRowId)
      return undefined;
    const row = database.seek(messages.table, key);
    const handle = row && rowReference(row, messages.at.handle_id);
    return (
      row && {
        messageId: keyOf(row),
        service: row.text(messages.at.service),
        handle: (handle === undefined ? undefined : addresses.rows.get(handle)) ?? null,
      }
    );
  };
}
