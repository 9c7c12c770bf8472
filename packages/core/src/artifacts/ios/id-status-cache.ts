import { isDictionary, numberAt } from '../../formats/plist/index.ts';
import { defineArtifact, type ArtifactExample } from '../../model/index.ts';
import { emailIn } from '../rows/field-values.ts';
import { onSomeIphones } from '../ios-expectation.ts';
import { keyPath, momentAt, readDictionaryFile, timesAt } from '../property-list-file.ts';
import { timeDocs } from '../rows/time-docs.ts';

/** One account that a service of Apple was asked about. */
export type IdStatus = {
  /** The service that asked, e.g. `com.apple.madrid` (iMessage). */
  readonly package: string;
  /** As stored, with NUL characters written `\x00`. */
  readonly user: string;
  /** `email`, `phone` or `other`. */
  readonly kind: string;
  readonly email: string | null;
  readonly isodate: string | null;
  /** 1: reachable by that service; 2: not. */
  readonly idStatus: number | null;
  /** In how many services the same account stands. */
  readonly occurrencesCounter: number;
  /** NUL characters in the stored name: an ordinary one has none. */
  readonly nulCount: number;
};

const libraryFolder = '/private/var/mobile/Library';

export const idStatusCache = defineArtifact<IdStatus>({
  id: 'ios.id-status-cache',
  version: 1,
  title: 'Record of addresses looked up by Apple services',
  group: 'people',
  describes:
    'E-mail addresses and phone numbers that the phone looked up at Apple, to learn whether they can be reached by iMessage, ' +
    'FaceTime and the like, each with the time of the last look.',
  cannotShow:
    'Who began: the phone looks up whoever is typed in, stands among the contacts or sends something. ' +
    'Since iOS 14.7 the list is mostly empty.',
  references: [
    'https://www.amnesty.org/en/latest/research/2021/07/forensic-methodology-report-how-to-catch-nso-groups-pegasus/',
    'https://docs.mvt.re/en/latest/ios/records/#id_status_cachejson',
  ],
  paths: [
    `${libraryFolder}/Preferences/com.apple.identityservices.idstatuscache.plist`,
    `${libraryFolder}/IdentityServices/idstatuscache.plist`,
  ],
  logLike: true,
  expected: onSomeIphones,

  fields: {
    package: { label: 'Service' },
    user: { label: 'Account', personal: true },
    kind: { label: 'Kind of account' },
    email: { label: 'E-mail address', observable: 'email', met: 'resolved', personal: true },
    isodate: { label: 'Looked up' },
    idStatus: { label: 'Answer' },
    occurrencesCounter: { label: 'Services that looked it up' },
    nulCount: { label: 'NUL characters in the name' },
  },
  summary: ['package', 'kind'],
  times: timeDocs('cocoa-seconds', { others: ['account looked up'] }),

  *parse(file, context) {
    const cache = readDictionaryFile(file, context, { mayHoldZeros: true });
    const occurrences = new Map<string, number>();
    for (const accounts of cache.values()) {
      if (!isDictionary(accounts)) continue;
      for (const user of accounts.keys()) occurrences.set(user, (occurrences.get(user) ?? 0) + 1);
    }
    for (const [service, accounts] of cache) {
      // Beside the services stands the version of the cache.
      if (typeof accounts === 'number') continue;
      if (!isDictionary(accounts)) {
        const position = { unit: 'key', path: keyPath(service) } as const;
        yield {
          kind: 'problem',
          code: 'malformed',
          detail: 'accounts are no dictionary',
          position,
        };
        continue;
      }
      let number = 0;
      for (const [user, status] of accounts) {
        // Places stand in every report, and the key is personal: the place is the number of the entry instead.
        const position = { unit: 'key', path: keyPath(service, number++) } as const;
        if (!isDictionary(status)) {
          yield { kind: 'problem', code: 'malformed', detail: 'status is no dictionary', position };
          continue;
        }
        const isodate = momentAt(status, 'LookupDate');
        const name = user.replaceAll('\0', '');
        yield {
          kind: 'record',
          data: {
            package: service,
            user: user.replaceAll('\0', '\\x00'),
            kind: kindOf(user),
            email: user.startsWith('mailto:') ? emailIn(name) : null,
            isodate,
            idStatus: numberAt(status, 'IDStatus') ?? null,
            occurrencesCounter: occurrences.get(user) ?? 1,
            nulCount: user.length - name.length,
          },
          position,
          times: timesAt(status, ['account looked up', 'LookupDate']),
        };
      }
    }
  },
});

function kindOf(user: string): string {
  if (user.startsWith('mailto:')) return 'email';
  return user.startsWith('tel:') ? 'phone' : 'other';
}

export const examples = (): ArtifactExample<IdStatus>[] => [
  {
    name: 'accounts that two services looked up',
    content: {
      plist: {
        CacheVersion: 1,
        'com.apple.madrid': {
          'mailto:nobody@example.org': { LookupDate: 635455007.25, IDStatus: 1 },
          'tel:+99000000': { LookupDate: 635363625.5, IDStatus: 2, ValidExpiry: 604799.9 },
        },
        'com.apple.ess': { 'mailto:nobody@example.org': { LookupDate: 635455181, IDStatus: 1 } },
        'com.apple.private.alloy.sms': {},
      },
    },
    records: [
      {
        package: 'com.apple.madrid',
        user: 'mailto:nobody@example.org',
        kind: 'email',
        email: 'nobody@example.org',
        isodate: '2021-02-19T19:16:47.250Z',
        idStatus: 1,
        occurrencesCounter: 2,
        nulCount: 0,
      },
      {
        package: 'com.apple.madrid',
        user: 'tel:+99000000',
        kind: 'phone',
        email: null,
        isodate: '2021-02-18T17:53:45.500Z',
        idStatus: 2,
        occurrencesCounter: 1,
        nulCount: 0,
      },
      {
        package: 'com.apple.ess',
        user: 'mailto:nobody@example.org',
        kind: 'email',
        email: 'nobody@example.org',
        isodate: '2021-02-19T19:19:41Z',
        idStatus: 1,
        occurrencesCounter: 2,
        nulCount: 0,
      },
    ],
    times: [
      [{ at: '2021-02-19T19:16:47.250Z', marks: 'account looked up', clock: 'utc' }],
      [{ at: '2021-02-18T17:53:45.500Z', marks: 'account looked up', clock: 'utc' }],
      [{ at: '2021-02-19T19:19:41Z', marks: 'account looked up', clock: 'utc' }],
    ],
  },
  {
    name: 'NUL characters in a name are counted and made visible',
    content: {
      plist: { 'com.apple.madrid': { 'mailto:a\0\0@example.org': { IDStatus: 1 }, odd: 'x' } },
    },
    records: [
      {
        package: 'com.apple.madrid',
        user: 'mailto:a\\x00\\x00@example.org',
        kind: 'email',
        email: 'a@example.org',
        isodate: null,
        idStatus: 1,
        occurrencesCounter: 1,
        nulCount: 2,
      },
    ],
    problems: ['malformed'],
  },
  {
    name: 'an empty cache, as since iOS 14.7',
    content: { plist: { CacheVersion: 1 } },
    records: [],
  },
];
