import type { FieldDocs } from '../../model/index.ts';

/** The conversation of a message; a field is left out where this version of the schema lacks what tells it. */
export type SmsChatFields = {
  /** Number of its row in `chat`, under which `ios.message-chats` tells who is in it, also where it is gone. */
  readonly chatId?: string | number | null;
  readonly isGroup?: boolean | null;
  /** As `chatFilter` names it. */
  readonly chatFilter?: string | null;
};

export const smsChatFields: FieldDocs<SmsChatFields> = {
  chatId: { label: 'Conversation' },
  isGroup: { label: 'Group' },
  chatFilter: { label: 'Filter of the conversation' },
};

/** Those that the conversation tells of a message, and not its own row. */
export const chatFieldNames = ['chatId', 'isGroup', 'chatFilter'] as const;
