import { contacts } from '../artifacts/ios/contacts.ts';
import { messageAccounts } from '../artifacts/ios/message-accounts.ts';
import { tallyOf, type SequenceExampleRecord } from '../model/index.ts';
import { accountKeys } from './account-key.ts';

/** The accounts that Messages and the contacts know, for rules that look for others. */
export const accountsOfPeople = [
  tallyOf({
    artifact: messageAccounts,
    // What was deleted from Messages is what Messages does not know.
    tally: ({ data, deleted }) => (deleted === true ? [] : accountKeys(data.accounts)),
  }),
  tallyOf({ artifact: contacts, tally: ({ data }) => accountKeys(data.value) }),
];

/** For examples: Messages has a conversation with an account. */
export const handle = (account: string): SequenceExampleRecord => ({
  artifact: messageAccounts,
  data: { accounts: [account] },
});

/** For examples: somebody in the contacts has these accounts. */
export const contact = (...value: string[]): SequenceExampleRecord => ({
  artifact: contacts,
  data: { value },
});
