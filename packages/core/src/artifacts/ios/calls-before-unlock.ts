import { defineArtifact, type ArtifactExample } from '../../model/index.ts';
import { callFields, callNames, callsOf, noCall, type Call } from '../calls/call.ts';
import { onSomeIphones } from '../ios-expectation.ts';
import { timeDocs } from '../rows/time-docs.ts';

/**
 * The second store of the call history (`CallDBManagerServer` makes it and moves its calls), whose schema is that of the first. An artifact of its own: calls of it are told apart from those of the
 * history, and that it is there does not hide that the history is missing, as in a copy made before the phone was unlocked.
 */
export const callsBeforeUnlock = defineArtifact<Call>({
  id: 'ios.calls-before-unlock',
  version: 1,
  title: 'Calls before the first unlock',
  group: 'people',
  describes:
    'Calls in the store of the call history that needs no passcode (CallHistoryTemp.storedata): the phone writes to it as long as it was not unlocked after a start, ' +
    'and moves its calls into the call history later.',
  cannotShow:
    'Calls of an unlocked phone: the store holds few calls or none. Of calls that were moved or deleted only what free space still holds is found, marked as deleted; ' +
    'such a call can stand in the call history as well.',
  references: [
    'https://github.com/RealityNet/iOS-Forensics-References',
    'https://github.com/abrignoni/iLEAPP/blob/main/scripts/artifacts/callHistory.py',
    'https://support.apple.com/guide/security/data-protection-classes-secb010e978a/web',
  ],
  paths: ['/private/var/mobile/Library/CallHistoryDB/CallHistoryTemp.storedata'],
  expected: onSomeIphones,
  decisive: callNames,

  fields: callFields,
  summary: ['provider', 'originated', 'duration'],
  times: timeDocs('cocoa-seconds', { others: ['call'] }),

  parse: callsOf,
});

const callColumns =
  'Z_PK INTEGER PRIMARY KEY, Z_ENT INTEGER, ZANSWERED INTEGER, ZCALLTYPE INTEGER, ZORIGINATED INTEGER, ' +
  'ZDATE TIMESTAMP, ZDURATION FLOAT, ZADDRESS VARCHAR, ZSERVICE_PROVIDER VARCHAR';

const missed = {
  ...noCall,
  isodate: '2023-03-08T20:28:20Z',
  duration: 0,
  location: null,
  number: 'caller@example.org',
  provider: 'com.apple.FaceTime',
  name: null,
  participants: [],
  initiator: null,
  originated: false,
  answered: false,
  callType: 8,
  isoCountryCode: null,
  callerEmails: ['caller@example.org'],
  calledEmails: [],
} satisfies Call;

export const examples = (): ArtifactExample<Call>[] => [
  {
    name: 'a call that was missed while the phone was not yet unlocked',
    content: {
      sqlite: {
        tables: {
          ZCALLRECORD: {
            columns: callColumns,
            rows: [[1, 2, 0, 8, 0, 700_000_100, 0, 'caller@example.org', 'com.apple.FaceTime']],
          },
          ZHANDLE: {
            columns: 'Z_PK INTEGER PRIMARY KEY, ZNORMALIZEDVALUE VARCHAR, ZVALUE VARCHAR',
            rows: [[5, null, 'caller@example.org']],
          },
          Z_2REMOTEPARTICIPANTHANDLES: {
            columns: 'Z_2REMOTEPARTICIPANTCALLS INTEGER, Z_4REMOTEPARTICIPANTHANDLES INTEGER',
            rows: [[1, 5]],
          },
        },
      },
    },
    records: [{ ...missed, participants: ['caller@example.org'] }],
    times: [[{ at: '2023-03-08T20:28:20Z', marks: 'call', clock: 'utc' }]],
  },
  {
    name: 'an older schema, which does not say by which service',
    content: {
      sqlite: {
        tables: {
          ZCALLRECORD: {
            columns:
              'Z_PK INTEGER PRIMARY KEY, ZORIGINATED INTEGER, ZDATE TIMESTAMP, ZDURATION FLOAT, ZADDRESS BLOB',
            rows: [[1, 0, 700_000_100, 0, new TextEncoder().encode('caller@example.org')]],
          },
        },
      },
    },
    records: [{ ...missed, provider: null, answered: null, callType: null }],
  },
  {
    name: 'all calls were moved into the call history',
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
