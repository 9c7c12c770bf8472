import type { FieldDocs, TableReader } from '../../model/index.ts';
import { columnsOf, wholeTable } from '../rows/schema-names.ts';
import { smsChatFields } from './sms-chat-fields.ts';
import { deletedJoinReaders } from './sms-deleted-joins.ts';
import { messageColumnDocs, type SmsMessage } from './sms-message.ts';
import { messagePartReader } from './sms-message-parts.ts';
import { deletedGuidReader, messageReader } from './sms-rows.ts';

/** What every store of the Messages app has in every version. */
export const smsNames: readonly string[] = [
  ...columnsOf('message', 'date text attributedBody handle_id is_from_me'),
  ...wholeTable('handle', 'id'),
];

/** The documentation of the fields, for the store and its copy from before the phone was first unlocked. */
export const smsFields: FieldDocs<SmsMessage> = {
  direction: { label: 'Direction' },
  service: { label: 'Service' },
  senderKind: { label: 'Kind of sender' },
  phoneNumber: { label: 'Other side', personal: true },
  email: {
    label: 'E-mail of the other side',
    observable: 'email',
    met: 'received',
    personal: true,
  },
  ...smsChatFields,
  links: { label: 'Links', observable: 'url', met: 'received' },
  text: { label: 'Text', personal: true },
  ...messageColumnDocs,
  deletedTable: { label: 'List of deleted messages' },
  recoverableDeleteDate: { label: 'Moved to recently deleted' },
};

/** What the time of a message itself marks. */
export const smsEntryMarks: readonly string[] = ['message received', 'message sent', 'message'];

/** What the other times of a message mark. */
export const smsOtherMarks: readonly string[] = [
  'message read',
  'message delivered',
  'message played',
  'message edited',
  'message retracted',
  'message restored',
  'message deleted',
];

/** The readers of the messages, and of what still tells of those that are gone. */
export const smsTables: readonly TableReader<SmsMessage>[] = [
  messageReader,
  deletedGuidReader('deleted_messages'),
  deletedGuidReader('sync_deleted_messages'),
  deletedGuidReader('unsynced_removed_recoverable_messages', 'message_guid'),
  messagePartReader,
  ...deletedJoinReaders,
];
