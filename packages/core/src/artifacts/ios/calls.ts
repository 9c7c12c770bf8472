import { timesOf } from '../../bytes/time.ts';
import type { ArtifactExample, RecordDraft, Row } from '../../model/index.ts';
import { defineArtifact } from '../../model/index.ts';
import { coreDataLinks, linkedWith } from '../links/core-data-links.ts';
import {
  flagAt,
  numberAt,
  openArtifactDatabase,
  optionalTable,
  remainingProblems,
  requireTable,
  rowReference,
  timeAt,
} from '../rows/database-rows.ts';
import { deletedMark } from '../rows/deleted-rows.ts';
import { emailIn, isoAt, storedTextAt } from '../rows/field-values.ts';
import { inEncryptedBackups } from '../ios-expectation.ts';
import { timeDocs } from '../rows/time-docs.ts';
import { columnsOf } from '../rows/schema-names.ts';
import { rowsAndVanished } from '../rows/vanished-rows.ts';

/** One call, by telephone, FaceTime or an app that reports its calls to the system. */
export type Call = {
  readonly isodate: string | null;
  /** In seconds. */
  readonly duration: number | null;
  readonly location: string | null;
  readonly number: string | null;
  readonly provider: string | null;
  readonly name: string | null;
  /** Everyone else in the call, where iOS keeps them apart (since iOS 13). */
  readonly participants: readonly string[];
  /** Whether the owner of the phone called. */
  readonly originated: boolean | null;
  readonly answered: boolean | null;
  readonly callType: number | null;
  readonly isoCountryCode: string | null;
  /** Addresses of the other side, where they are e-mail addresses (FaceTime), by who called whom. */
  readonly callerEmails: readonly string[];
  readonly calledEmails: readonly string[];
};

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
  decisive: columnsOf('ZCALLRECORD', 'ZDATE ZADDRESS ZORIGINATED'),

  fields: {
    isodate: { label: 'Time' },
    duration: { label: 'Duration (s)' },
    location: { label: 'Place of the number', personal: true },
    number: { label: 'Number or address', personal: true },
    provider: { label: 'Service', observable: 'app-id', met: 'ran' },
    name: { label: 'Name', personal: true },
    participants: { label: 'Others in the call', personal: true },
    originated: { label: 'Outgoing' },
    answered: { label: 'Answered' },
    callType: { label: 'Kind of call' },
    isoCountryCode: { label: 'Country of the number' },
    callerEmails: {
      label: 'E-mail of the caller',
      observable: 'email',
      met: 'received',
      personal: true,
    },
    calledEmails: { label: 'E-mail called', observable: 'email', met: 'sent', personal: true },
  },
  summary: ['provider', 'originated', 'duration'],
  times: timeDocs('cocoa-seconds', { entries: ['call'] }),

  *parse(file, context) {
    const database = openArtifactDatabase(file, context);
    const { table, at } = requireTable(
      database,
      'ZCALLRECORD',
      ['ZDATE', 'ZADDRESS'],
      [
        'Z_PK',
        'ZDURATION',
        'ZLOCATION',
        'ZSERVICE_PROVIDER',
        'ZNAME',
        'ZORIGINATED',
        'ZANSWERED',
        'ZCALLTYPE',
        'ZISO_COUNTRY_CODE',
      ],
    );
    const links = coreDataLinks(
      database,
      context,
      'REMOTEPARTICIPANTCALLS',
      'REMOTEPARTICIPANTHANDLES',
    );
    yield* links.problems;
    const handles = optionalTable(database, 'ZHANDLE', ['ZVALUE', 'ZNORMALIZEDVALUE']);

    const callIn = (row: Row): RecordDraft<Call> => {
      const participants: string[] = [];
      for (const handle of linkedWith(links, rowReference(row, at.Z_PK))) {
        const found = handles && database.seek(handles.table, handle);
        const value = found && addressIn(found, handles.at);
        if (typeof value === 'string') participants.push(value);
      }
      const number = storedTextAt(row, at.ZADDRESS);
      const originated = flagAt(row, at.ZORIGINATED);
      const emails = emailsIn([number, ...participants]);
      return {
        kind: 'record',
        data: {
          isodate: isoAt(row, at.ZDATE, 'cocoa-seconds'),
          duration: numberAt(row, at.ZDURATION),
          location: storedTextAt(row, at.ZLOCATION),
          number,
          provider: storedTextAt(row, at.ZSERVICE_PROVIDER),
          name: storedTextAt(row, at.ZNAME),
          participants,
          originated,
          answered: flagAt(row, at.ZANSWERED),
          callType: numberAt(row, at.ZCALLTYPE),
          isoCountryCode: storedTextAt(row, at.ZISO_COUNTRY_CODE),
          callerEmails: originated === true ? [] : emails,
          calledEmails: originated === true ? emails : [],
        },
        position: row.position(),
        times: timesOf(['call', 'cocoa-seconds', timeAt(row, at.ZDATE)]),
      };
    };

    const tables = [table, ...(handles === undefined ? [] : [handles.table])];
    const rows = rowsAndVanished(file, context, database, tables);
    for (const row of rows.live(table)) yield callIn(row);
    const vanished = rows.vanished();
    for (const row of vanished.rows) {
      if (row.table === table.name) {
        const call = callIn(row);
        const { number, isodate, provider } = call.data;
        if (number === null && isodate === null && provider === null) continue;
        yield { ...call, ...deletedMark(row) };
        continue;
      }
      const address = handles && addressIn(row, handles.at);
      if (typeof address === 'string')
        yield { ...participantAlone(row, address), ...deletedMark(row) };
    }
    yield* vanished.problems();
    yield* remainingProblems(database);
  },
});

type HandleColumns = { readonly ZVALUE: number; readonly ZNORMALIZEDVALUE: number };

function addressIn(row: Row, at: HandleColumns): string | null {
  return storedTextAt(row, at.ZVALUE) ?? storedTextAt(row, at.ZNORMALIZEDVALUE);
}

/** Somebody who took part in calls, of which nothing is left: who called whom is not known, so the address is only known to have been kept. */
function participantAlone(row: Row, address: string): RecordDraft<Call> {
  return {
    kind: 'record',
    data: {
      isodate: null,
      duration: null,
      location: null,
      number: null,
      provider: null,
      name: null,
      participants: [address],
      originated: null,
      answered: null,
      callType: null,
      isoCountryCode: null,
      callerEmails: emailsIn([address]),
      calledEmails: [],
    },
    position: row.position(),
    met: 'stored',
  };
}

function emailsIn(identifiers: readonly (string | null)[]): string[] {
  const emails = new Set<string>();
  for (const identifier of identifiers) {
    const email = emailIn(identifier);
    if (email !== null) emails.add(email);
  }
  return [...emails];
}

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
        isodate: '2023-03-08T20:26:40.250Z',
        duration: 61.5,
        location: null,
        number: 'caller@example.org',
        provider: 'com.apple.FaceTime',
        name: 'A. Caller',
        participants: ['caller@example.org', '+15550101'],
        originated: false,
        answered: true,
        callType: 8,
        isoCountryCode: 'fr',
        callerEmails: ['caller@example.org'],
        calledEmails: [],
      },
      {
        isodate: '2023-03-08T20:28:20Z',
        duration: 0,
        location: 'Boston, MA',
        number: '+15550100',
        provider: 'com.apple.Telephony',
        name: null,
        participants: [],
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
        isodate: '2016-11-05T00:53:20Z',
        duration: 5,
        location: null,
        number: 'friend@example.org',
        provider: null,
        name: null,
        participants: [],
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
