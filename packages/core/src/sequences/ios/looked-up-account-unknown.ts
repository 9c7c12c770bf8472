import { calls } from '../../artifacts/ios/calls.ts';
import { contacts } from '../../artifacts/ios/contacts.ts';
import { idStatusCache, type IdStatus } from '../../artifacts/ios/id-status-cache.ts';
import { messageAccounts } from '../../artifacts/ios/message-accounts.ts';
import {
  noteOf,
  tallyOf,
  type SequenceExampleRecord,
  type SequenceExamples,
  type SequenceRule,
} from '../../model/index.ts';
import { aloneRisk } from '../../rules/deletion-traces.ts';
import { accountKey, accountKeys } from '../account-key.ts';
import { accountsOfPeople, contact, handle } from '../accounts-of-people.ts';
import { unknownAccounts } from '../unknown-accounts.ts';

/**
 * Accounts that Apple's services were asked about and that nothing else on the phone knows (A9). It concludes from what is absent, so it
 * is silent unless messages, contacts and calls were all read to their end.
 */
export const lookedUpAccountUnknown: SequenceRule = {
  id: 'ios.looked-up-account-unknown',
  version: 1,
  title: 'Looked-up accounts that no message, contact or call names',
  // The accounts are personal, so they stand in the records alone.
  message:
    'Accounts that services of Apple looked up and that no message, contact or call of this phone names: {count} of {all}; last look-up: {last}.',
  why:
    'Attackers contact a phone from accounts of their own, and the phone looks these up. What removes the messages afterwards can leave the look-up ' +
    'behind: Amnesty found accounts of Pegasus attackers in this list.' +
    aloneRisk.medium,
  otherExplanations: [
    'The phone looks up whatever is typed in as a receiver, and the members of groups, also where nothing was sent.',
    'Contacts and messages that were deleted in the ordinary way leave the look-up behind as well.',
    'Other apps, like Mail or a shared calendar, have addresses looked up that stand in none of the three.',
  ],
  references: [
    'https://www.amnesty.org/en/latest/research/2021/07/forensic-methodology-report-how-to-catch-nso-groups-pegasus/',
    'https://docs.mvt.re/en/latest/ios/records/#id_status_cachejson',
  ],
  level: 'low',
  confidence: 'low',
  leadsTo: 'S3',
  met: 'resolved',
  antiForensic: 'A9',
  notes: [
    noteOf<IdStatus>({
      artifact: idStatusCache,
      note: ({ data: { user } }) => {
        const key = accountKey(user.replaceAll('\\x00', ''));
        return key === undefined ? undefined : { key };
      },
    }),
  ],
  tallies: [
    ...accountsOfPeople,
    tallyOf({
      artifact: calls,
      tally: ({ data }) =>
        accountKeys([
          data.number,
          ...data.participants,
          ...data.callerEmails,
          ...data.calledEmails,
        ]),
    }),
  ],
  needsWhole: [messageAccounts, contacts, calls],
  finish: (seen) => {
    const unknown = unknownAccounts(seen);
    if (unknown === undefined) return [];
    const { count, all, last, shows } = unknown;
    return [{ values: { count, all, last }, shows }];
  },
};

const lookup = (user: string, at?: string): SequenceExampleRecord => ({
  artifact: idStatusCache,
  data: { package: 'com.apple.madrid', user },
  times: at === undefined ? [] : [{ at, marks: 'account looked up', clock: 'utc' }],
});
const call = (number: string): SequenceExampleRecord => ({
  artifact: calls,
  data: { number, participants: [], callerEmails: [], calledEmails: [] },
});
const at = '2021-02-19T19:16:47Z';

export const examples = (): SequenceExamples => ({
  hits: [
    {
      name: 'an address that nothing else knows',
      records: [lookup('mailto:nobody@example.org', at), handle('+15550100')],
    },
    {
      name: 'one of two, without a time',
      records: [lookup('mailto:nobody@example.org'), lookup('tel:+15550100'), handle('+15550100')],
    },
    {
      name: 'an address that was deleted from Messages',
      records: [
        lookup('mailto:nobody@example.org', at),
        { ...handle('nobody@example.org'), deleted: true },
        handle('+15550100'),
      ],
    },
  ],
  misses: [
    {
      name: 'an address in a conversation, written otherwise',
      records: [lookup('mailto:Somebody@Example.org', at), handle('somebody@example.org')],
    },
    {
      name: 'a number among the contacts, without the country',
      records: [lookup('tel:+4915112345678', at), contact('0151 1234-5678', 'x@example.org')],
    },
    { name: 'a number that called', records: [lookup('tel:+15550100', at), call('+15550100')] },
    { name: 'a phone on which nobody is known', records: [lookup('mailto:a@example.org', at)] },
    {
      name: 'messages that were read in part',
      records: [lookup('mailto:nobody@example.org', at), handle('+15550100')],
      outcomes: new Map([[messageAccounts, 'partly-read']]),
    },
    {
      name: 'a backup without calls',
      records: [lookup('mailto:nobody@example.org', at), handle('+15550100')],
      outcomes: new Map([[calls, 'not-applicable']]),
    },
    {
      name: 'what is no account',
      records: [lookup('urn:biz:0c1b', at), handle('+15550100')],
    },
  ],
});
