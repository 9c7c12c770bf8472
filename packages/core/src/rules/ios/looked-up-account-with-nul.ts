import { idStatusCache, type IdStatus } from '../../artifacts/ios/id-status-cache.ts';
import { defineRule, type RuleExample, type RuleExamples } from '../../model/index.ts';
import { aloneRisk } from '../deletion-traces.ts';

/** Two NUL characters in a row, as the artifact writes them and as some versions store them. */
const nulPair = '\\x00\\x00';

export const lookedUpAccountWithNul = defineRule<IdStatus>({
  id: 'ios.looked-up-account-with-nul',
  version: 1,
  artifact: idStatusCache,
  title: 'Looked-up account with NUL characters in its name',
  // The account is personal, so it stands in the record alone.
  message:
    'The service {service} looked up an account whose name holds two or more NUL characters in a row.',
  why:
    'No e-mail address and no phone number has such characters. Accounts from which Pegasus attacked phones were found in this list, ' +
    'and laboratories that examine phones for spyware look out for such names in it.' +
    aloneRisk.low,
  otherExplanations: [
    'A damaged file, or a program that wrote a name in another encoding, gives such characters too.',
    'Being looked up does not mean that a message came: the phone also looks up what is typed in and who is among the contacts.',
  ],
  references: [
    'https://docs.mvt.re/en/latest/ios/records/#id_status_cachejson',
    'https://www.amnesty.org/en/latest/research/2021/07/forensic-methodology-report-how-to-catch-nso-groups-pegasus/',
  ],
  level: 'medium',
  confidence: 'medium',
  leadsTo: 'S3',
  met: 'resolved',
  antiForensic: 'A9',
  onlyIf: { field: 'user', holdsAny: [nulPair] },
  match: ({ data }) => (data.user.includes(nulPair) ? { service: data.package } : undefined),
});

export const examples = (): RuleExamples<IdStatus> => {
  const account = (name: string, user: string, nulCount: number): RuleExample<IdStatus> => ({
    name,
    data: {
      package: 'com.apple.madrid',
      user,
      kind: 'email',
      email: null,
      isodate: '2021-02-19T19:16:47.250Z',
      idStatus: 1,
      occurrencesCounter: 1,
      nulCount,
    },
  });
  return {
    hits: [
      account('two in an address', 'mailto:no\\x00\\x00ody@example.org', 2),
      account('stored as text already', 'mailto:no\\x00\\x00ody@example.org', 0),
      account('several at the end of a number', 'tel:+99000000\\x00\\x00\\x00', 3),
    ],
    misses: [
      account('an ordinary address', 'mailto:nobody@example.org', 0),
      account('a single one, as at the end of a text in C', 'mailto:nobody@example.org\\x00', 1),
      account('two apart', 'mailto:n\\x00b\\x00dy@example.org', 2),
      account('zeros of a number', 'tel:+0000000000', 0),
    ],
  };
};
