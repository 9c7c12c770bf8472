import type { NamedValues } from '../named-rows.ts';
import { typedstream } from '../typedstream.ts';
import { cocoaNanoseconds, type Moment } from './times.ts';

/** One line of a conversation, as `message` of sms.db holds it. */
export interface Message {
  readonly id: number;
  readonly guid: string;
  readonly time: Moment;
  readonly text: string;
  readonly fromMe: boolean;
  /** 0 for what the owner sends to a group: such rows name nobody. */
  readonly handle: number;
  readonly service: 'iMessage' | 'SMS';
  /** Which column holds the text: newer systems often leave `text` empty. */
  readonly textIn: 'both' | 'text' | 'attributedBody';
  readonly room?: string;
  readonly hasAttachment?: boolean;
}

/** Reading takes a while; whole seconds, so that each message has a time of its own. */
const secondsUntilRead = 40;

/** What stands in the columns of an ordinary message that `messageRow` does not name. */
export const messageDefaults: NamedValues = {
  replace: 0,
  version: 10,
  type: 0,
  error: 0,
  is_emote: 0,
  is_empty: 0,
  is_delayed: 0,
  is_auto_reply: 0,
  is_prepared: 0,
  is_system_message: 0,
  is_service_message: 0,
  is_forward: 0,
  was_downgraded: 0,
  is_archive: 0,
  was_deduplicated: 0,
  is_audio_message: 0,
  is_played: 0,
  date_played: 0,
  item_type: 0,
  other_handle: 0,
  group_action_type: 0,
  share_status: 0,
  share_direction: 0,
  is_expirable: 0,
  expire_state: 0,
  message_action_type: 0,
  message_source: 0,
  associated_message_type: 0,
  associated_message_range_location: 0,
  associated_message_range_length: 0,
  time_expressive_send_played: 0,
  ck_sync_state: 0,
  sr_ck_sync_state: 0,
  is_corrupt: 0,
  sort_id: 0,
  is_spam: 0,
  has_unseen_mention: 0,
  is_finished: 1,
};

/** The columns of `message` in which one message differs from another. */
export function messageRow(message: Message): NamedValues {
  const { fromMe, text, textIn, service, time } = message;
  const delivered = service === 'iMessage' && fromMe;
  return {
    ROWID: message.id,
    guid: message.guid,
    text: textIn === 'attributedBody' ? null : text,
    attributedBody: textIn === 'text' ? null : typedstream(text),
    handle_id: message.handle,
    service,
    account: service === 'iMessage' ? 'e:salma@quayside-herald.example' : 'p:+447700900142',
    account_guid: '4C1E9C5E-3D0B-4E6F-9D3A-1A2B3C4D5E6F',
    date: cocoaNanoseconds(time),
    date_read: fromMe ? 0 : cocoaNanoseconds(time + secondsUntilRead),
    date_delivered: delivered ? cocoaNanoseconds(time + 1) : 0,
    is_delivered: delivered ? 1 : 0,
    is_from_me: fromMe ? 1 : 0,
    is_sent: fromMe ? 1 : 0,
    is_read: fromMe ? 0 : 1,
    has_dd_results: text.includes('://') ? 1 : 0,
    was_data_detected: 1,
    cache_has_attachments: message.hasAttachment === true ? 1 : 0,
    cache_roomnames: message.room ?? null,
    destination_caller_id: '+447700900142',
  };
}
