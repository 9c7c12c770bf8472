import { contacts } from '../../artifacts/ios/contacts.ts';
import { interactionC, type Interaction } from '../../artifacts/ios/interaction-c.ts';
import { messageAccounts } from '../../artifacts/ios/message-accounts.ts';
import {
  noteOf,
  type SequenceExampleRecord,
  type SequenceExamples,
  type SequenceRule,
} from '../../model/index.ts';
import { ordinaryDeletion, aloneRisk } from '../../rules/deletion-traces.ts';
import { accountKey } from '../account-key.ts';
import { accountsOfPeople, contact, handle } from '../accounts-of-people.ts';
import { unknownAccounts } from '../unknown-accounts.ts';

const messages = 'com.apple.MobileSMS';

/** Carriers give numbers of at most six digits to senders of codes and news. Nobody has one as an account. */
const shortNumber = /^tel:\d{1,6}$/;

/**
 * Messages that the system recorded as received, from accounts that Messages has no trace of (A11). Single messages that are gone while
 * others of the same person are there cannot be told so.
 */
export const messageFromUnknownAccount: SequenceRule = {
  id: 'ios.message-from-unknown-account',
  version: 1,
  title: 'Messages recorded from accounts that Messages does not know',
  // The accounts are personal, so they stand in the records alone.
  message:
    'The system recorded messages from accounts that neither Messages nor the contacts name; number of these accounts: {count}; last message: {last}.',
  why:
    'Attacks came in messages from accounts of the attackers, and spyware was seen to remove these from Messages. The record of who wrote is kept apart, for suggestions of people.' +
    aloneRisk.medium,
  otherExplanations: [
    ordinaryDeletion.people,
    'A conversation with an unknown sender that was reported as junk is removed as a whole.',
    'iOS removes messages with verification codes by itself where its owner chose so (since iOS 17).',
  ],
  references: [
    'https://securelist.com/operation-triangulation/109842/',
    'https://docs.mvt.re/en/latest/ios/records/#interaction_cjson',
  ],
  level: 'low',
  confidence: 'low',
  leadsTo: 'S3',
  met: 'received',
  antiForensic: 'A11',
  notes: [
    noteOf<Interaction>({
      artifact: interactionC,
      onlyIf: { field: 'bundleId', holdsAny: [messages] },
      note: ({ data: { bundleId, direction, senderIdentifier }, deleted }) => {
        // iOS drops what it recorded after some weeks, and who deletes a conversation deletes both.
        if (deleted === true) return undefined;
        if (bundleId !== messages || direction !== 'INCOMING') return undefined;
        const key = accountKey(senderIdentifier);
        return key === undefined || shortNumber.test(key) ? undefined : { key };
      },
    }),
  ],
  tallies: accountsOfPeople,
  needsWhole: [messageAccounts, contacts],
  finish: (seen) => {
    const unknown = unknownAccounts(seen);
    if (unknown === undefined) return [];
    const { count, last, shows } = unknown;
    return [{ values: { count, last }, shows }];
  },
};

const received = (senderIdentifier: string | null, more = {}): SequenceExampleRecord => ({
  artifact: interactionC,
  data: { bundleId: messages, direction: 'INCOMING', senderIdentifier, ...more },
  times: [{ at: '2023-05-10T00:56:26Z', marks: 'interaction start', clock: 'utc' }],
});

export const examples = (): SequenceExamples => ({
  hits: [
    {
      name: 'an address that nothing else knows, twice',
      records: [
        received('nobody@example.org'),
        received('nobody@example.org'),
        handle('+15550100'),
      ],
    },
    {
      name: 'an address that was deleted from Messages',
      records: [
        received('nobody@example.org'),
        { ...handle('nobody@example.org'), deleted: true },
        handle('+15550100'),
      ],
    },
  ],
  misses: [
    {
      name: 'an account of a conversation, written otherwise',
      records: [received('mailto:Somebody@Example.org'), handle('somebody@example.org')],
    },
    {
      name: 'a contact without a conversation',
      records: [received('+15550100'), contact('+1 555 0100')],
    },
    {
      name: 'a message that was sent',
      records: [received('nobody@example.org', { direction: 'OUTGOING' }), handle('+15550100')],
    },
    {
      name: 'a message of another app',
      records: [
        received('nobody@example.org', { bundleId: 'net.whatsapp.WhatsApp' }),
        handle('+15550100'),
      ],
    },
    {
      name: 'what iOS dropped from its record of who wrote',
      records: [{ ...received('nobody@example.org'), deleted: true }, handle('+15550100')],
    },
    { name: 'what is no account', records: [received('PARCEL'), handle('+15550100')] },
    {
      name: 'a number that sends verification codes',
      records: [received('72975'), received('262966'), handle('+15550100')],
    },
    { name: 'a record without a sender', records: [received(null), handle('+15550100')] },
    { name: 'a phone on which nobody is known', records: [received('nobody@example.org')] },
    {
      name: 'contacts that were read in part',
      records: [received('nobody@example.org'), handle('+15550100')],
      outcomes: new Map([[contacts, 'partly-read' as const]]),
    },
  ],
});
