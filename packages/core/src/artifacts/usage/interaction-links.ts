import { linksInText } from '../../formats/links.ts';
import type { Database, FieldDocs, Met, Row, Table } from '../../model/index.ts';
import type { BoundTable } from '../rows/database-rows.ts';
import { numberAt, optionalTable } from '../rows/database-rows.ts';
import { emailIn, identifierAt, isoAt } from '../rows/field-values.ts';
import type { WhatsappDirectory, WhatsappPerson } from '../messages/whatsapp-directory.ts';
import { timeDocs } from '../rows/time-docs.ts';
import { columnsOf, wholeTable } from '../rows/schema-names.ts';

/** `interactionC.db` is a log: only the beginning of an interaction is an entry of its day. */
export const interactionTimes = timeDocs('cocoa-seconds', {
  entries: ['interaction start'],
  others: ['interaction end', 'interaction recorded'],
});

/** Who sent it, and what the system remembers of the sender over all interactions. */
export type InteractionSender = {
  readonly senderDisplayName: string | null;
  readonly senderIdentifier: string | null;
  readonly senderPersonid: string | null;
  readonly senderResolvedPhoneNumber: string | null;
  readonly senderResolvedName: string | null;
  /** The identifier of the sender of something received, where it is an e-mail address. */
  readonly senderEmail: string | null;
  readonly incomingRecipientCount: number | null;
  readonly incomingSenderCount: number | null;
  readonly outgoingRecipientCount: number | null;
  readonly contactsCreationDate: string | null;
  readonly firstIncomingRecipientDate: string | null;
  readonly firstIncomingSenderDate: string | null;
  readonly firstOutgoingRecipientDate: string | null;
  readonly lastIncomingSenderDate: string | null;
  readonly lastIncomingRecipientDate: string | null;
  readonly lastOutgoingRecipientDate: string | null;
  readonly customId: string | null;
};

/** Lists with one element for each recipient, '' where nothing is stored; empty where nothing is stored for any. */
export type InteractionRecipients = {
  readonly recipientDisplayName: readonly string[];
  readonly recipientIdentifier: readonly string[];
  readonly recipientPersonid: readonly string[];
  readonly recipientResolvedPhoneNumber: readonly string[];
  readonly recipientResolvedName: readonly string[];
  /** Identifiers of the recipients of something sent, where they are e-mail addresses. */
  readonly recipientEmails: readonly string[];
  /** Identifiers of whoever else received something, where they are e-mail addresses. */
  readonly fellowRecipientEmails: readonly string[];
};

/** Lists with one element for each attachment, as with recipients. */
export type InteractionAttachments = {
  readonly content: readonly string[];
  readonly uti: readonly string[];
  readonly attachmentContentUrl: readonly string[];
  readonly size: readonly string[];
  readonly photoLocalId: readonly string[];
  readonly attachmentId: readonly string[];
  readonly cloudId: readonly string[];
  /** Links in the name of the group and in the texts of the attachments. */
  readonly links: readonly string[];
};

/** All that is read from the rows that an interaction is linked with. */
export type InteractionLinked = InteractionSender & InteractionRecipients & InteractionAttachments;
type RowKey = number | bigint;

/** What every version of the store has. Attachments, and the tables of links with their numbered names, came later or change. */
export const decisiveNames = [
  ...columnsOf('ZINTERACTIONS', 'ZSTARTDATE ZBUNDLEID ZDIRECTION ZSENDER'),
  ...wholeTable('ZCONTACTS', 'ZIDENTIFIER'),
  'ZATTACHMENT.ZCONTENTURL',
];

/** What these fields are, for the definition of the artifact. */
export const linkedFieldDocs: FieldDocs<InteractionLinked> = {
  senderDisplayName: { label: 'Name of the sender', personal: true },
  senderIdentifier: { label: 'Sender', personal: true },
  senderPersonid: { label: 'Contact id of the sender', personal: true },
  senderResolvedPhoneNumber: { label: 'Number of the sender in WhatsApp', personal: true },
  senderResolvedName: { label: 'Name of the sender in WhatsApp', personal: true },
  senderEmail: {
    label: 'E-mail of the sender',
    observable: 'email',
    met: 'received',
    personal: true,
  },
  recipientDisplayName: { label: 'Names of the recipients', personal: true },
  recipientIdentifier: { label: 'Recipients', personal: true },
  recipientPersonid: { label: 'Contact ids of the recipients', personal: true },
  recipientResolvedPhoneNumber: {
    label: 'Numbers of the recipients in WhatsApp',
    personal: true,
  },
  recipientResolvedName: { label: 'Names of the recipients in WhatsApp', personal: true },
  recipientEmails: {
    label: 'E-mail of the recipients',
    observable: 'email',
    met: 'sent',
    personal: true,
  },
  fellowRecipientEmails: {
    label: 'E-mail of fellow recipients',
    observable: 'email',
    met: 'stored',
    personal: true,
  },
  content: { label: 'Text of the attachments', personal: true },
  uti: { label: 'Types of the attachments' },
  attachmentContentUrl: { label: 'Links of the attachments', observable: 'url', met: 'stored' },
  size: { label: 'Sizes of the attachments (bytes)' },
  photoLocalId: { label: 'Photo ids of the attachments' },
  attachmentId: { label: 'Ids of the attachments' },
  cloudId: { label: 'Cloud ids of the attachments' },
  links: {
    label: 'Links in the group name and in texts of attachments',
    observable: 'url',
    met: 'stored',
  },
  incomingRecipientCount: { label: 'Sender: how often a fellow recipient' },
  incomingSenderCount: { label: 'Sender: how often a sender' },
  outgoingRecipientCount: { label: 'Sender: how often a recipient' },
  contactsCreationDate: { label: 'Sender: recorded' },
  firstIncomingRecipientDate: { label: 'Sender: first a fellow recipient' },
  firstIncomingSenderDate: { label: 'Sender: first a sender' },
  firstOutgoingRecipientDate: { label: 'Sender: first a recipient' },
  lastIncomingSenderDate: { label: 'Sender: last a sender' },
  lastIncomingRecipientDate: { label: 'Sender: last a fellow recipient' },
  lastOutgoingRecipientDate: { label: 'Sender: last a recipient' },
  customId: { label: 'Id that the app gave the sender', personal: true },
};

const contactColumns = [
  'ZDISPLAYNAME',
  'ZIDENTIFIER',
  'ZPERSONID',
  'ZCUSTOMIDENTIFIER',
  'ZINCOMINGRECIPIENTCOUNT',
  'ZINCOMINGSENDERCOUNT',
  'ZOUTGOINGRECIPIENTCOUNT',
  'ZCREATIONDATE',
  'ZFIRSTINCOMINGRECIPIENTDATE',
  'ZFIRSTINCOMINGSENDERDATE',
  'ZFIRSTOUTGOINGRECIPIENTDATE',
  'ZLASTINCOMINGSENDERDATE',
  'ZLASTINCOMINGRECIPIENTDATE',
  'ZLASTOUTGOINGRECIPIENTDATE',
] as const;

const attachmentColumns = [
  'ZCONTENTTEXT',
  'ZUTI',
  'ZCONTENTURL',
  'ZSIZEINBYTES',
  'ZPHOTOLOCALIDENTIFIER',
  'ZIDENTIFIER',
  'ZCLOUDIDENTIFIER',
] as const;

type ContactTable = BoundTable<(typeof contactColumns)[number]>;
type AttachmentTable = BoundTable<(typeof attachmentColumns)[number]>;

const noSender: InteractionSender = {
  senderDisplayName: null,
  senderIdentifier: null,
  senderPersonid: null,
  senderResolvedPhoneNumber: null,
  senderResolvedName: null,
  senderEmail: null,
  incomingRecipientCount: null,
  incomingSenderCount: null,
  outgoingRecipientCount: null,
  contactsCreationDate: null,
  firstIncomingRecipientDate: null,
  firstIncomingSenderDate: null,
  firstOutgoingRecipientDate: null,
  lastIncomingSenderDate: null,
  lastIncomingRecipientDate: null,
  lastOutgoingRecipientDate: null,
  customId: null,
};

const noRecipients: InteractionRecipients = {
  recipientDisplayName: [],
  recipientIdentifier: [],
  recipientPersonid: [],
  recipientResolvedPhoneNumber: [],
  recipientResolvedName: [],
  recipientEmails: [],
  fellowRecipientEmails: [],
};

const noAttachments: InteractionAttachments = {
  content: [],
  uti: [],
  attachmentContentUrl: [],
  size: [],
  photoLocalId: [],
  attachmentId: [],
  cloudId: [],
  links: [],
};

/** An interaction that is linked with nothing. */
export const nothingLinked: InteractionLinked = { ...noSender, ...noRecipients, ...noAttachments };

/** Reads what an interaction is linked with. Rows that are not there are left out, as a join would. */
export interface InteractionLinks {
  sender(
    key: RowKey | undefined,
    direction: string | null,
    find: WhatsappDirectory['find'],
  ): InteractionSender;
  recipients(
    keys: readonly RowKey[],
    direction: string | null,
    find: WhatsappDirectory['find'],
  ): InteractionRecipients;
  attachments(keys: readonly RowKey[], groupName: string | null): InteractionAttachments;
  /** The tables of what interactions are linked with. */
  tables(): readonly Table[];
  /** What a deleted row of these tables holds that is compared; `undefined` where it holds nothing of the kind. */
  alone(row: Row & { readonly table: string | null }): GoneLink | undefined;
}

/** What was linked with interactions that nobody knows any more, and how the phone met it. */
export type GoneLink = Partial<InteractionLinked> & { readonly met: Met };

/** Looks up rows by key where it can; a store without the tables of contacts or attachments links nothing. */
export function interactionLinks(database: Database): InteractionLinks {
  const contacts = optionalTable(database, 'ZCONTACTS', contactColumns);
  const attachments = optionalTable(database, 'ZATTACHMENT', attachmentColumns);
  return {
    sender: (key, direction, find) => {
      const row = contacts && key !== undefined ? database.seek(contacts.table, key) : undefined;
      if (contacts === undefined || row === undefined) return noSender;
      return senderFrom(row, contacts.at, direction, find);
    },
    recipients: (keys, direction, find) => {
      const found = [];
      for (const key of contacts === undefined ? [] : keys) {
        const row = contacts && database.seek(contacts.table, key);
        if (contacts !== undefined && row !== undefined) found.push(person(row, contacts.at, find));
      }
      return recipientLists(found, direction);
    },
    attachments: (keys, groupName) => {
      const found = [];
      for (const key of attachments === undefined ? [] : keys) {
        const row = attachments && database.seek(attachments.table, key);
        if (attachments !== undefined && row !== undefined) {
          found.push(attachmentFrom(row, attachments.at));
        }
      }
      return attachmentLists(found, groupName);
    },
    tables: () => [contacts, attachments].flatMap((bound) => (bound ? [bound.table] : [])),
    alone: (row) => {
      if (contacts !== undefined && row.table === contacts.table.name) {
        return goneContact(row, contacts.at);
      }
      if (attachments === undefined || row.table !== attachments.table.name) return undefined;
      const attachment = attachmentFrom(row, attachments.at);
      return attachment.url === null
        ? undefined
        : { ...attachmentLists([attachment], null), met: 'stored' };
    },
  };
}

/** What the system counted tells whether somebody wrote to this phone or was written to; whoever did neither was only kept. */
function goneContact(row: Row, at: ContactTable['at']): GoneLink | undefined {
  const found = person(row, at, () => undefined);
  if (found.email === null) return undefined;
  const counted = (column: number): boolean => (numberAt(row, column) ?? 0) > 0;
  const wrote = counted(at.ZINCOMINGSENDERCOUNT);
  if (!wrote && counted(at.ZOUTGOINGRECIPIENTCOUNT)) {
    return { ...recipientLists([found], 'OUTGOING'), met: 'sent' };
  }
  const sender = senderFrom(row, at, null, () => undefined);
  return { ...sender, met: wrote ? 'received' : 'stored' };
}

/** The number behind an identifier, where that is not a number itself. */
export function numberBehind(
  found: WhatsappPerson | undefined,
  identifier: string | null,
): string | null {
  const number = found?.phoneNumber ?? null;
  return number === identifier ? null : number;
}

function person(row: Row, at: ContactTable['at'], find: WhatsappDirectory['find']) {
  const identifier = row.text(at.ZIDENTIFIER);
  const found = find(identifier);
  return {
    name: row.text(at.ZDISPLAYNAME),
    identifier,
    personId: row.text(at.ZPERSONID),
    number: numberBehind(found, identifier),
    resolvedName: found?.fullName ?? null,
    email: emailIn(identifier),
  };
}

function senderFrom(
  row: Row,
  at: ContactTable['at'],
  direction: string | null,
  find: WhatsappDirectory['find'],
): InteractionSender {
  const { name, identifier, personId, number, resolvedName, email } = person(row, at, find);
  const date = (column: number) => isoAt(row, column, 'cocoa-seconds');
  return {
    senderDisplayName: name,
    senderIdentifier: identifier,
    senderPersonid: personId,
    senderResolvedPhoneNumber: number,
    senderResolvedName: resolvedName,
    senderEmail: direction === 'OUTGOING' ? null : email,
    incomingRecipientCount: numberAt(row, at.ZINCOMINGRECIPIENTCOUNT),
    incomingSenderCount: numberAt(row, at.ZINCOMINGSENDERCOUNT),
    outgoingRecipientCount: numberAt(row, at.ZOUTGOINGRECIPIENTCOUNT),
    contactsCreationDate: date(at.ZCREATIONDATE),
    firstIncomingRecipientDate: date(at.ZFIRSTINCOMINGRECIPIENTDATE),
    firstIncomingSenderDate: date(at.ZFIRSTINCOMINGSENDERDATE),
    firstOutgoingRecipientDate: date(at.ZFIRSTOUTGOINGRECIPIENTDATE),
    lastIncomingSenderDate: date(at.ZLASTINCOMINGSENDERDATE),
    lastIncomingRecipientDate: date(at.ZLASTINCOMINGRECIPIENTDATE),
    lastOutgoingRecipientDate: date(at.ZLASTOUTGOINGRECIPIENTDATE),
    customId: row.text(at.ZCUSTOMIDENTIFIER),
  };
}

function recipientLists(
  found: readonly ReturnType<typeof person>[],
  direction: string | null,
): InteractionRecipients {
  // Whoever else received the same thing was not sent anything by this phone.
  const isSent = direction === 'OUTGOING';
  const emails = found.map(({ email }) => email).filter((email) => email !== null);
  return {
    recipientDisplayName: aligned(found.map(({ name }) => name)),
    recipientIdentifier: aligned(found.map(({ identifier }) => identifier)),
    recipientPersonid: aligned(found.map(({ personId }) => personId)),
    recipientResolvedPhoneNumber: aligned(found.map(({ number }) => number)),
    recipientResolvedName: aligned(found.map(({ resolvedName }) => resolvedName)),
    recipientEmails: isSent ? emails : [],
    fellowRecipientEmails: isSent ? [] : emails,
  };
}

function attachmentFrom(row: Row, at: AttachmentTable['at']) {
  return {
    content: row.text(at.ZCONTENTTEXT),
    uti: row.text(at.ZUTI),
    url: row.text(at.ZCONTENTURL),
    size: row.text(at.ZSIZEINBYTES),
    photo: row.text(at.ZPHOTOLOCALIDENTIFIER),
    id: identifierAt(row, at.ZIDENTIFIER),
    cloud: row.text(at.ZCLOUDIDENTIFIER),
  };
}

function attachmentLists(
  found: readonly ReturnType<typeof attachmentFrom>[],
  groupName: string | null,
): InteractionAttachments {
  const texts = [groupName, ...found.map(({ content }) => content)];
  return {
    content: aligned(found.map(({ content }) => content)),
    uti: aligned(found.map(({ uti }) => uti)),
    attachmentContentUrl: aligned(found.map(({ url }) => url)),
    size: aligned(found.map(({ size }) => size)),
    photoLocalId: aligned(found.map(({ photo }) => photo)),
    attachmentId: aligned(found.map(({ id }) => id)),
    cloudId: aligned(found.map(({ cloud }) => cloud)),
    links: [...new Set(texts.flatMap((text) => linksInText(text ?? '')))],
  };
}

/** One element for each row, or none at all where no row holds anything. */
function aligned(values: readonly (string | null)[]): string[] {
  return values.every((value) => value === null) ? [] : values.map((value) => value ?? '');
}

/** Which way an interaction went, where it is one of the two known numbers. */
export function directionOf(value: number | null): string | null {
  if (value === null) return null;
  return value === 0 ? 'INCOMING' : value === 1 ? 'OUTGOING' : String(value);
}
