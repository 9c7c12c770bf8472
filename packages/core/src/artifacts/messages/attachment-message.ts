import type { Database, ParseContext, ProblemDraft } from '../../model/index.ts';
import { joinSide, optionalTable, rowReference } from '../rows/database-rows.ts';
import { keyOf } from '../rows/field-values.ts';

/** What an attachment needs of its message; null throughout where no message was found. */
export interface AttachmentMessage {
  readonly messageId: number | string | null;
  /** True where the database has none; null where a part of it could not be read, so that this cannot be known. */
  readonly messageMissing: boolean | null;
  readonly service: string | null;
  /** Left out where the schema lacks what would tell it. */
  readonly handle?: string | null;
}

/** Finds the first message of an attachment that is there. Messages are looked up one by one: there are many more of them than attachments. */
export function* messageFinder(
  database: Database,
  context: ParseContext,
): Generator<ProblemDraft, (attachment: number | bigint | undefined) => AttachmentMessage> {
  const links = optionalTable(database, 'message_attachment_join', ['message_id', 'attachment_id']);
  const messages = optionalTable(database, 'message', ['service', 'handle_id']);
  const messageOfAttachment = joinSide(
    database,
    links?.table,
    context,
    (row) => {
      const attachment = links && rowReference(row, links.at.attachment_id);
      const message = links && rowReference(row, links.at.message_id);
      return attachment === undefined || message === undefined ? undefined : [attachment, message];
    },
    // Of several messages the first that is there: a link can stay behind its message.
    (earlier, later) =>
      messages !== undefined && database.seek(messages.table, earlier) === undefined
        ? later
        : earlier,
  );
  yield* messageOfAttachment.problems;

  const handles = optionalTable(database, 'handle', ['id']);
  const addresses = joinSide(database, handles?.table, context, (row) => {
    const address = handles && row.text(handles.at.id);
    return row.rowId === undefined || address === undefined || address === null
      ? undefined
      : [row.rowId, address];
  });
  yield* addresses.problems;

  const isJoined = links !== undefined && links.at.attachment_id >= 0 && links.at.message_id >= 0;
  const canTell = isJoined && messages?.table.withoutRowId === false;
  const tellsHandles =
    isJoined && handles !== undefined && handles.at.id >= 0 && (messages?.at.handle_id ?? -1) >= 0;
  const none = (): AttachmentMessage => {
    // Asked anew each time: a damaged page may be met only on the way to a message.
    const isWhole = messageOfAttachment.problems.length + database.problems.length === 0;
    const messageMissing = canTell && isWhole ? true : null;
    return {
      messageId: null,
      messageMissing,
      service: null,
      ...(tellsHandles && { handle: null }),
    };
  };
  return (attachment) => {
    if (attachment === undefined) return { ...none(), messageMissing: null };
    const key = messageOfAttachment.rows.get(attachment);
    if (key === undefined || messages === undefined) return none();
    const row = database.seek(messages.table, key);
    if (row === undefined) return none();
    const handle = rowReference(row, messages.at.handle_id);
    return {
      messageId: keyOf(row),
      messageMissing: false,
      service: row.text(messages.at.service),
      ...(tellsHandles && {
        handle: (handle === undefined ? undefined : addresses.rows.get(handle)) ?? null,
      }),
    };
  };
}
