import type { FieldDoc } from '../../model/index.ts';
import type { SmsChatFields } from './sms-chat-fields.ts';

/**
 * Columns of `message` that are fields of a record as they stand: those of every schema known from iOS 10 to 26
 * (real databases, published schemas, the public list of imessage-exporter, and what the system itself asks for, IMDPersistence). A phone has those of its version, the others are null.
 * `text` and `service` are read apart. Numbers stand first: a row's header alone tells most of them.
 */
const plainColumns = [
  'ROWID',
  'replace',
  'version',
  'type',
  'error',
  'date',
  'date_read',
  'date_delivered',
  'is_delivered',
  'is_finished',
  'is_emote',
  'is_from_me',
  'is_empty',
  'is_delayed',
  'is_auto_reply',
  'is_prepared',
  'is_read',
  'is_system_message',
  'is_sent',
  'has_dd_results',
  'is_service_message',
  'is_forward',
  'was_downgraded',
  'is_archive',
  'cache_has_attachments',
  'was_data_detected',
  'was_deduplicated',
  'is_audio_message',
  'is_played',
  'date_played',
  'item_type',
  'other_handle',
  'group_action_type',
  'share_status',
  'share_direction',
  'is_expirable',
  'expire_state',
  'message_action_type',
  'message_source',
  'associated_message_type',
  'associated_message_range_location',
  'associated_message_range_length',
  'time_expressive_send_played',
  'ck_sync_state',
  'sr_ck_sync_state',
  'is_corrupt',
  'sort_id',
  'is_spam',
  'has_unseen_mention',
  'was_delivered_quietly',
  'did_notify_recipient',
  'date_retracted',
  'date_edited',
  'date_recovered',
  'date_updated',
  'date_preview_sent',
  'date_preview_delivered',
  'is_preview_sent',
  'is_preview_delivered',
  'retry_count',
  'filter_action',
  'filter_sub_action',
  'was_detonated',
  'is_stewie',
  'is_sos',
  'is_critical',
  'is_kt_verified',
  'is_pending_satellite_send',
  'needs_relay',
  'sent_or_received_off_grid',
  'is_time_sensitive',
  'schedule_type',
  'schedule_state',
  'index_state',
  'handle_id',
  'guid',
  'country',
  'account_guid',
  'associated_message_guid',
  'balloon_bundle_id',
  'expressive_send_style_id',
  'ck_record_id',
  'ck_record_change_tag',
  'sr_ck_record_id',
  'sr_ck_record_change_tag',
  'reply_to_guid',
  'thread_originator_guid',
  'thread_originator_part',
  'syndication_ranges',
  'synced_syndication_ranges',
  'part_count',
  'bia_reference_id',
  'fallback_hash',
] as const;

/** Those that say who or what. */
const personalColumns = [
  'service_center',
  'subject',
  'attributedBody',
  'account',
  'cache_roomnames',
  'group_title',
  'associated_message_emoji',
  'payload_data',
  'message_summary_info',
  'destination_caller_id',
  'ck_chat_id',
] as const;

type Camel<S extends string> = S extends `${infer Head}_${infer Tail}`
  ? `${Head}${Capitalize<Camel<Tail>>}`
  : S;

type MessageColumn =
  | 'rowid'
  | Camel<Exclude<(typeof plainColumns)[number], 'ROWID'> | (typeof personalColumns)[number]>;

/** One message, or what a list of deleted messages still says of one. */
export type SmsMessage = {
  /** Left out where this version of the schema lacks the column. */
  readonly [K in MessageColumn]?: string | number | null;
} & SmsChatFields & {
    readonly direction: string | null;
    readonly service: string | null;
    /** `phone`, `short-code`, `email`, `business`, `name`: what kind of sender, without saying who. */
    readonly senderKind: string | null;
    /** Number or address of the other side; null in groups and for some system rows. */
    readonly phoneNumber: string | null;
    /** The same where it is an e-mail address. */
    readonly email: string | null;
    /** Every link and bare host in the text, the formatted text, its link attributes, the preview, the subject, the name given to a group and earlier texts. */
    readonly links: readonly string[] | null;
    /** As shown: the column `text`, or the text inside `attributedBody` where that column is empty. */
    readonly text: string | null;
    /** Which table of deleted messages or of their parts names it; null for ordinary messages. */
    readonly deletedTable: string | null;
    /** When it was moved to "recently deleted". */
    readonly recoverableDeleteDate: string | null;
  };

const camel = (column: string): string =>
  column === 'ROWID'
    ? 'rowid'
    : column.replace(/_([a-z])/g, (_, letter: string) => letter.toUpperCase());

const label = (column: string): string => (column === 'ROWID' ? 'Row' : column.replace(/_/g, ' '));

/** Column and field of each, in the order of the fields. */
export const messageColumns: readonly {
  readonly column: string;
  readonly field: keyof SmsMessage;
}[] = [...plainColumns, ...personalColumns].map((column) => ({
  column,
  // `camel` does to the name what `Camel` does to its type.
  field: camel(column) as MessageColumn,
}));

/** The documentation of the fields that are columns as they stand, by their names. */
export const messageColumnDocs = Object.fromEntries([
  ...plainColumns.map((column) => [camel(column), { label: label(column) }] as const),
  ...personalColumns.map(
    (column) => [camel(column), { label: label(column), personal: true }] as const,
  ),
]) as { readonly [K in MessageColumn]: FieldDoc };
