import { isCutList, linksInText } from '../../formats/links.ts';
import type { FieldDoc } from '../../model/index.ts';

/** Columns of `ZWAMESSAGE` that are fields as they stand, by the name of the field. */
export const messageColumns = {
  pk: 'Z_PK',
  chatSession: 'ZCHATSESSION',
  messageType: 'ZMESSAGETYPE',
  isFromMe: 'ZISFROMME',
  messageDate: 'ZMESSAGEDATE',
  sentDate: 'ZSENTDATE',
  messageStatus: 'ZMESSAGESTATUS',
  messageErrorStatus: 'ZMESSAGEERRORSTATUS',
  flags: 'ZFLAGS',
  groupEventType: 'ZGROUPEVENTTYPE',
  groupMember: 'ZGROUPMEMBER',
  starred: 'ZSTARRED',
  sort: 'ZSORT',
  docId: 'ZDOCID',
  dataItemVersion: 'ZDATAITEMVERSION',
  encRetryCount: 'ZENCRETRYCOUNT',
  mediaItem: 'ZMEDIAITEM',
  parentMessage: 'ZPARENTMESSAGE',
  stanzaId: 'ZSTANZAID',
  mediaSectionId: 'ZMEDIASECTIONID',
  phash: 'ZPHASH',
} as const;

/** Fields of a message that are columns of its row, and no more. */
export type MessageColumn = keyof typeof messageColumns;

/** One WhatsApp message. */
export type WhatsappMessage = {
  /** Left out where this version of the schema lacks the column. */
  readonly [K in MessageColumn]?: string | number | null;
} & {
  readonly direction: string | null;
  readonly links: readonly string[] | null;
  readonly fromJid: string | null;
  readonly toJid: string | null;
  readonly pushName: string | null;
  /** Who wrote a message in a group: there the sender of the message is the group. */
  readonly groupMemberJid: string | null;
  readonly text: string | null;
  readonly authorName: string | null;
  readonly mediaUrl: string | null;
  readonly content1: string | null;
  readonly content2: string | null;
  readonly matchedText: string | null;
  readonly summary: string | null;
  readonly title: string | null;
};

/** WhatsApp's own media servers: every picture has such an address, and none of them says anything. */
const mediaServer =
  /^https?:\/\/(?:mmg|mmg-fna|media(?:-[a-z0-9-]{1,40})?)\.(?:[a-z0-9-]{1,40}\.)?whatsapp\.net[/:]/i;

/** The documentation of `messageColumns`. */
export const columnLabels: { readonly [K in MessageColumn]: FieldDoc } = {
  pk: { label: 'Row' },
  chatSession: { label: 'Chat' },
  messageType: { label: 'Type' },
  isFromMe: { label: 'From this phone' },
  messageDate: { label: 'Date (seconds since 2001)' },
  sentDate: { label: 'Sent (seconds since 2001)' },
  messageStatus: { label: 'Status' },
  messageErrorStatus: { label: 'Error status' },
  flags: { label: 'Flags' },
  groupEventType: { label: 'Group event' },
  groupMember: { label: 'Group member' },
  starred: { label: 'Starred' },
  sort: { label: 'Order' },
  docId: { label: 'Search id' },
  dataItemVersion: { label: 'Preview version' },
  encRetryCount: { label: 'Decryption retries' },
  mediaItem: { label: 'Media item' },
  parentMessage: { label: 'Parent message' },
  stanzaId: { label: 'Stanza id' },
  mediaSectionId: { label: 'Media section' },
  phash: { label: 'Participant hash' },
};

/** Links of texts that belong to one message, and others that do, each once; without those of WhatsApp's own servers. */
export function linksOf(
  texts: readonly (string | null | undefined)[],
  others: readonly string[] = [],
): string[] {
  const found = [...texts.flatMap((text) => (text ? linksInText(text) : [])), ...others];
  const links = [...new Set(found)];
  // A list that was cut stays as it is, so that the writer sees that it was.
  return isCutList(links.length) ? links : links.filter((link) => !mediaServer.test(link));
}
