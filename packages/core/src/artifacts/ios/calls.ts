import { defineArtifact, type ArtifactExample } from '../../model/index.ts';
import { callFields, callNames, callsOf, noCall, type Call } from '../calls/call.ts';
import { inEncryptedBackups } from '../ios-expectation.ts';
import { timeDocs } from '../rows/time-docs.ts';

export type { Call };

export const calls = defineArtifact<Call>({
  id: 'ios.calls',
  version: 1,
  title: 'Call history',
  group: 'people',
  describes:
    'Calls that the phone made, received or missed: when, how long, by which service, and with whom. ' +
    'Calls of other apps are here where the app reports them to the system.',
  cannotShow:
    'What was said, and calls that an app keeps to itself. Of calls that were deleted only what free space still holds is found, marked as deleted. ' +
    'iOS keeps only the latest calls. Since iOS 13 only encrypted backups hold them.',
  references: ['https://docs.mvt.re/en/latest/ios/records/#callsjson'],
  paths: ['/private/var/mobile/Library/CallHistoryDB/CallHistory.storedata'],
  logLike: true,
  expected: inEncryptedBackups,
  decisive: callNames,

  fields: callFields,
  summary: ['provider', 'originated', 'duration'],
  times: timeDocs('cocoa-seconds', { entries: ['call'] }),

  parse: callsOf,
});

const callColumns =
  'Z_PK INTEGER PRIMARY KEY, Z_ENT INTEGER, Z_OPT INTEGER, ZANSWERED INTEGER, ZCALLTYPE INTEGER, ZORIGINATED INTEGER, ' +
  'ZDATE TIMESTAMP, ZDURATION FLOAT, ZADDRESS VARCHAR, ZISO_COUNTRY_CODE VARCHAR, ZLOCATION VARCHAR, ZNAME VARCHAR, ' +
  'ZSERVICE_PROVIDER VARCHAR';

export const examples = (): ArtifactExample<Call>[] => [
  {
    name: 'a received FaceTime call with two others, and a missed telephone call',
    content: {
      sqlite: {
        tables: {
          ZCALLRECORD: {
            columns: callColumns,
            rows: [
              [
                1,
                2,
                1,
                1,
                8,
                0,
                700_000_000.25,
                61.5,
                'caller@example.org',
                'fr',
                null,
                'A. Caller',
                'com.apple.FaceTime',
              ],
              [
                2,
                2,
                1,
                0,
                1,
                0,
                700_000_100,
                0,
                '+15550100',
                'us',
                'Boston, MA',
                null,
                'com.apple.Telephony',
              ],
            ],
          },
          ZHANDLE: {
            columns:
              'Z_PK INTEGER PRIMARY KEY, ZTYPE INTEGER, ZNORMALIZEDVALUE VARCHAR, ZVALUE VARCHAR',
            rows: [
              [5, 3, null, 'caller@example.org'],
              [6, 2, '+15550101', null],
            ],
          },
          Z_2REMOTEPARTICIPANTHANDLES: {
            columns: 'Z_2REMOTEPARTICIPANTCALLS INTEGER, Z_4REMOTEPARTICIPANTHANDLES INTEGER',
            rows: [
              [1, 5],
              [1, 6],
              [1, 77],
            ],
          },
        },
      },
    },
    records: [
      {
        ...noCall,
        isodate: '2023-03-08T20:26:40.250Z',
        duration: 61.5,
        location: null,
        number: 'caller@example.org',
        provider: 'com.apple.FaceTime',
        name: 'A. Caller',
        participants: ['caller@example.org', '+15550101'],
        initiator: null,
        originated: false,
        answered: true,
        callType: 8,
        isoCountryCode: 'fr',
        callerEmails: ['caller@example.org'],
        calledEmails: [],
      },
      {
        ...noCall,
        isodate: '2023-03-08T20:28:20Z',
        duration: 0,
        location: 'Boston, MA',
        number: '+15550100',
        provider: 'com.apple.Telephony',
        name: null,
        participants: [],
        initiator: null,
        originated: false,
        answered: false,
        callType: 1,
        isoCountryCode: 'us',
        callerEmails: [],
        calledEmails: [],
      },
    ],
    times: [
      [{ at: '2023-03-08T20:26:40.250Z', marks: 'call', clock: 'utc' }],
      [{ at: '2023-03-08T20:28:20Z', marks: 'call', clock: 'utc' }],
    ],
  },
  {
    name: 'an older schema that stores the address as bytes',
    content: {
      sqlite: {
        tables: {
          ZCALLRECORD: {
            columns:
              'Z_PK INTEGER PRIMARY KEY, ZORIGINATED INTEGER, ZDATE TIMESTAMP, ZDURATION FLOAT, ZADDRESS BLOB',
            rows: [[1, 1, 500_000_000, 5, new TextEncoder().encode('friend@example.org')]],
          },
        },
      },
    },
    records: [
      {
        ...noCall,
        isodate: '2016-11-05T00:53:20Z',
        duration: 5,
        location: null,
        number: 'friend@example.org',
        provider: null,
        name: null,
        participants: [],
        initiator: null,
        originated: true,
        answered: null,
        callType: null,
        isoCountryCode: null,
        callerEmails: [],
        calledEmails: ['friend@example.org'],
      },
    ],
  },
  {
    name: 'a call since iOS 26, with what blocked the caller and how it was answered',
    content: {
      sqlite: {
        tables: {
          ZCALLRECORD: {
            columns:
              'Z_PK INTEGER PRIMARY KEY, ZORIGINATED INTEGER, ZDATE TIMESTAMP, ZADDRESS VARCHAR, ZAUTOANSWEREDREASON INTEGER, ZDISCONNECTED_CAUSE INTEGER, ' +
              'ZBLOCKEDBYEXTENSION VARCHAR, ZIDENTITYEXTENSION VARCHAR, ZIMAGEURL VARCHAR, ZORIGINATINGDEVICENAME VARCHAR',
            rows: [
              [
                1,
                0,
                780_000_000,
                '+15550100',
                2,
                6,
                'org.example.caller.blocking',
                'org.example.caller.lookup',
                'https://img.example.org/caller.png',
                'Test iPhone',
              ],
            ],
          },
        },
      },
    },
    records: [
      {
        ...noCall,
        isodate: '2025-09-19T18:40:00Z',
        number: '+15550100',
        originated: false,
        disconnectedCause: 6,
        autoAnsweredReason: 2,
        blockedBy: 'org.example.caller.blocking',
        identifiedBy: 'org.example.caller.lookup',
        originatingDevice: 'Test iPhone',
        imageUrl: 'https://img.example.org/caller.png',
      },
    ],
  },
  {
    name: 'a call in a group, begun by someone who took no part in it, and one that the owner began',
    content: {
      sqlite: {
        tables: {
          ZCALLRECORD: {
            columns:
              'Z_PK INTEGER PRIMARY KEY, ZORIGINATED INTEGER, ZINITIATOR INTEGER, ZDATE TIMESTAMP, ZADDRESS VARCHAR',
            rows: [
              [1, 0, 5, 700_000_000, null],
              [2, 1, 6, 700_000_000, 'caller@example.org'],
            ],
          },
          ZHANDLE: {
            columns: 'Z_PK INTEGER PRIMARY KEY, ZVALUE VARCHAR',
            rows: [
              [5, 'caller@example.org'],
              [6, 'owner@example.net'],
            ],
          },
        },
      },
    },
    records: [
      {
        ...noCall,
        isodate: '2023-03-08T20:26:40Z',
        initiator: 'caller@example.org',
        originated: false,
        callerEmails: ['caller@example.org'],
      },
      {
        ...noCall,
        isodate: '2023-03-08T20:26:40Z',
        number: 'caller@example.org',
        initiator: 'owner@example.net',
        originated: true,
        calledEmails: ['caller@example.org'],
      },
    ],
  },
  {
    name: 'a phone without calls',
    content: { sqlite: { tables: { ZCALLRECORD: { columns: callColumns, rows: [] } } } },
    records: [],
  },
  {
    name: 'a database without the table of calls is of a schema that is not known',
    content: {
      sqlite: { tables: { ZHANDLE: { columns: 'Z_PK INTEGER PRIMARY KEY', rows: [] } } },
    },
    records: [],
    problems: ['unsupported'],
  },
];
