import { momentOfText } from '../../bytes/time-text.ts';
import {
  defineArtifact,
  type ArtifactExample,
  type Database,
  type RecordDraft,
  type Row,
} from '../../model/index.ts';
import { noAnswer, storedAnswerIn, type StoredAnswer } from '../browsers/cached-answer.ts';
import { cachedBodyIn, noBody, type CachedBody } from '../browsers/cached-body.ts';
import {
  numberAt,
  openArtifactDatabase,
  optionalTable,
  remainingProblems,
  requireTable,
} from '../rows/database-rows.ts';
import { deletedMark } from '../rows/deleted-rows.ts';
import { exactNumberAt, keyOf } from '../rows/field-values.ts';
import { inSomeDumps } from '../ios-expectation.ts';
import { utcTimes } from '../property-list-file.ts';
import { problemAt, withoutProblems } from '../rows/row-problems.ts';
import { timeDocs } from '../rows/time-docs.ts';
import { columnsOf } from '../rows/schema-names.ts';
import { ToldAddresses } from '../links/told-addresses.ts';
import { rowsAndVanished } from '../rows/vanished-rows.ts';

/** One answer of a web server that an app or a system program kept. */
export type CachedResponse = {
  readonly entryId: number | string | null;
  readonly version: number | null;
  readonly hashValue: number | string | null;
  readonly storagePolicy: number | null;
  readonly url: string | null;
  readonly isodate: string | null;
  /** The site on whose behalf it was fetched, where the app keeps caches apart. */
  readonly partition: string | null;
  readonly method: string | null;
  readonly status: number | null;
  readonly mimeType: string | null;
  /** The address that answered, where it is another one than was asked for. */
  readonly responseUrl: string | null;
  /** The page that led there, as the request told the server. */
  readonly referrer: string | null;
} & CachedBody;

export const cacheFiles = defineArtifact<CachedResponse>({
  id: 'ios.cache-files',
  version: 1,
  title: 'Answers of web servers kept by apps and system programs',
  group: 'browsing',
  describes:
    'Addresses that apps and system programs fetched through the network library of iOS and whose answers it kept, with the time, ' +
    'what kind of answer it was, whether its body is still stored, and the addresses in bodies of text.',
  cannotShow:
    'Requests that are not to be cached, those of programs with a network library of their own, and what was evicted, but for what free space still holds of it, marked as deleted: the cache is ' +
    'small, and iOS empties it when it needs space. Bodies in files of their own (`fsCachedData`, the larger ones) are not read. No backup holds it. An address does not tell that a person opened it.',
  references: [
    'https://www.amnesty.org/en/latest/research/2021/07/forensic-methodology-report-how-to-catch-nso-groups-pegasus/',
    'https://docs.mvt.re/en/latest/ios/records/#cache_filesjson',
  ],
  paths: ['/private/**/Cache.db', '/Library/**/Cache.db'],
  expected: inSomeDumps,
  decisive: [
    ...columnsOf('cfurl_cache_response', 'request_key time_stamp'),
    ...columnsOf('cfurl_cache_receiver_data', 'receiver_data isDataOnFS'),
    ...columnsOf('cfurl_cache_blob_data', 'response_object request_object'),
  ],

  fields: {
    entryId: { label: 'Entry' },
    version: { label: 'Version of the entry' },
    hashValue: { label: 'Hash of the address' },
    storagePolicy: { label: 'Storage policy' },
    url: { label: 'Address', observable: 'url', met: 'resolved' },
    isodate: { label: 'Stored' },
    partition: { label: 'On behalf of', observable: 'domain', met: 'resolved' },
    method: { label: 'Method' },
    status: { label: 'Status of the answer' },
    mimeType: { label: 'Type of the answer' },
    responseUrl: { label: 'Answered by', observable: 'url', met: 'redirected' },
    referrer: { label: 'Referring page', observable: 'url', met: 'resolved' },
    body: { label: 'Where the body is stored' },
    bodyBytes: { label: 'Length of the body (bytes)' },
    bodyFile: { label: 'File of the body' },
    bodyLinks: { label: 'Links in the body', observable: 'url', met: 'stored' },
  },
  summary: ['url', 'status', 'mimeType'],
  times: timeDocs('text', { others: ['answer stored'] }),

  *parse(file, context) {
    const database = openArtifactDatabase(file, context);
    const { table, at } = requireTable(
      database,
      'cfurl_cache_response',
      ['entry_ID', 'request_key'],
      ['version', 'hash_value', 'storage_policy', 'time_stamp', 'partition'],
    );
    const bodies = optionalTable(database, 'cfurl_cache_receiver_data', [
      'isDataOnFS',
      'receiver_data',
    ]);
    const blobs = optionalTable(database, 'cfurl_cache_blob_data', [
      'response_object',
      'request_object',
    ]);

    // Asked anew each time: a damaged page may be met only on the way to a body.
    const canTell = (): boolean => bodies !== undefined && database.problems.length === 0;

    const entryIn = (row: Row): Entry => ({
      version: numberAt(row, at.version),
      hashValue: exactNumberAt(row, at.hash_value),
      storagePolicy: numberAt(row, at.storage_policy),
      url: row.text(at.request_key),
      isodate: storedMoment(row, at.time_stamp) ?? null,
      partition: row.text(at.partition),
    });
    const onCut = (): void =>
      context.problem({
        code: 'limit-exceeded',
        detail: 'a part of a stored answer was not searched for addresses',
      });
    const told = new ToldAddresses();
    const tables = [table, ...[bodies, blobs].flatMap((bound) => (bound ? [bound.table] : []))];
    const rows = rowsAndVanished(file, context, database, tables);
    for (const row of rows.live(table)) {
      const { rowId } = row;
      if (storedMoment(row, at.time_stamp) === undefined)
        yield problemAt(
          row,
          'malformed',
          'cfurl_cache_response.time_stamp: a text instead of a time',
        );
      const body = bodies && seek(database, bodies.table, rowId);
      const blob = blobs && seek(database, blobs.table, rowId);
      const stored = blob ? yield* storedAnswerIn(blob, blobs.at, context.limits) : noAnswer;
      const found = cachedBodyIn(body, bodies?.at, stored.mimeType, onCut);
      const isUnknown = found.body === null && !canTell();
      const record = recordOf(row, entryIn(row), stored, isUnknown ? unknownBody : found);
      told.areNew(addressesOf(record.data));
      yield record;
    }

    // Of entries that are gone, each part is told by itself where it holds an address that no record has told.
    const partIn = (row: Row, stored: StoredAnswer, body: Row | undefined) => {
      const { bodyLinks } = cachedBodyIn(body, bodies?.at, stored.mimeType, onCut);
      const entry = { ...noEntry, url: stored.requestUrl };
      return recordOf(row, entry, stored, { ...unknownBody, bodyLinks });
    };
    for (const part of [blobs, bodies]) {
      for (const row of part ? rows.live(part.table) : []) {
        if (seek(database, table, row.rowId) !== undefined) continue;
        const stored =
          blobs && part === blobs ? yield* storedAnswerIn(row, blobs.at, context.limits) : noAnswer;
        const record = partIn(row, stored, part === bodies ? row : undefined);
        if (told.areNew(addressesOf(record.data))) yield record;
      }
    }
    const vanished = rows.vanished();
    for (const row of vanished.rows) {
      const isBlob = row.table === blobs?.table.name;
      const stored =
        blobs && isBlob ? withoutProblems(storedAnswerIn(row, blobs.at, context.limits)) : noAnswer;
      const record =
        row.table === table.name
          ? recordOf(row, entryIn(row), stored, unknownBody)
          : partIn(row, stored, isBlob ? undefined : row);
      if (told.areNew(addressesOf(record.data))) yield { ...record, ...deletedMark(row) };
    }
    yield* vanished.problems();
    yield* remainingProblems(database);
  },
});

/** Whether the body of a deleted answer was stored cannot be known: iOS removes bodies with their answers. */
const unknownBody: CachedBody = { ...noBody, body: 'unknown' };

/** What stands in the table of answers itself. */
type Entry = Pick<
  CachedResponse,
  'version' | 'hashValue' | 'storagePolicy' | 'url' | 'isodate' | 'partition'
>;

const noEntry: Entry = {
  version: null,
  hashValue: null,
  storagePolicy: null,
  url: null,
  isodate: null,
  partition: null,
};

function recordOf(
  row: Row,
  entry: Entry,
  { method, status, mimeType, responseUrl, referrer }: StoredAnswer,
  body: CachedBody,
): RecordDraft<CachedResponse> {
  return {
    kind: 'record',
    data: {
      entryId: keyOf(row),
      ...entry,
      method,
      status,
      mimeType,
      responseUrl: responseUrl === entry.url ? null : responseUrl,
      referrer,
      ...body,
    },
    position: row.position(),
    times: utcTimes('text', ['answer stored', entry.isodate]),
  };
}

function addressesOf({
  url,
  partition,
  responseUrl,
  referrer,
  bodyLinks,
}: Pick<CachedResponse, 'url' | 'partition' | 'responseUrl' | 'referrer' | 'bodyLinks'>) {
  return [url, partition, responseUrl, referrer, ...bodyLinks];
}

function seek(
  database: Database,
  table: Parameters<Database['seek']>[0],
  rowId: Row['rowId'],
): Row | undefined {
  return rowId === undefined ? undefined : database.seek(table, rowId);
}

/** SQLite fills the column with CURRENT_TIMESTAMP, which is UTC without saying so. `undefined` where the text is no time. */
function storedMoment(row: Row, column: number): string | null | undefined {
  const text = row.text(column);
  return text === null || text === '' ? null : momentOfText(text)?.at;
}

const devicePath =
  '/private/var/mobile/Containers/Data/Application/00000000-0000-4000-8000-000000000000/Library/Caches/org.example.app/Cache.db';

const responseColumns =
  'entry_ID INTEGER PRIMARY KEY AUTOINCREMENT UNIQUE, version INTEGER, hash_value INTEGER, storage_policy INTEGER, ' +
  'request_key TEXT UNIQUE, time_stamp NOT NULL DEFAULT CURRENT_TIMESTAMP, partition TEXT';

const nothing = {
  version: 0,
  storagePolicy: 0,
  partition: null,
  method: null,
  status: null,
  mimeType: null,
  responseUrl: null,
  referrer: null,
  ...noBody,
} satisfies Partial<CachedResponse>;

/** XML, as the example is told as text; the phone writes the binary form. */
const serialised = (items: string): Uint8Array =>
  new TextEncoder().encode(
    '<?xml version="1.0" encoding="UTF-8"?><plist version="1.0"><dict><key>Version</key><integer>1</integer>' +
      `<key>Array</key><array>${items}</array></dict></plist>`,
  );
const address = (url: string): string =>
  `<dict><key>_CFURLString</key><string>${url}</string><key>_CFURLStringType</key><integer>15</integer></dict>`;

export const examples = (): ArtifactExample<CachedResponse>[] => [
  {
    name: 'an answer in the database, one in a file, and one whose body is gone',
    devicePath,
    content: {
      sqlite: {
        tables: {
          cfurl_cache_response: {
            columns: responseColumns,
            rows: [
              [1, 0, -1029187103, 0, 'https://api.example/v1', '2023-05-08 17:19:55', null],
              [2, 0, 5380267639186626128n, 0, 'https://cdn.example/a', '2023-05-08 17:19:56', null],
              [3, 0, 7, 0, 'http://short.example/x', '2023-05-08 17:19:57', 'news.example'],
            ],
          },
          cfurl_cache_receiver_data: {
            columns: 'entry_ID INTEGER PRIMARY KEY, isDataOnFS INTEGER, receiver_data BLOB',
            rows: [
              [
                1,
                0,
                new TextEncoder().encode(
                  '{"next":"https:\\/\\/next.example\\/v2","name":"a.example"}',
                ),
              ],
              [2, 1, 'DAEAC9E2-3190-42A4-8AC4-6CD4C0CFDFD2'],
            ],
          },
          cfurl_cache_blob_data: {
            columns:
              'entry_ID INTEGER PRIMARY KEY, response_object BLOB, request_object BLOB, proto_props BLOB, user_info BLOB',
            rows: [
              [
                3,
                serialised(
                  `${address('https://landing.example/x')}<real>743881275.5</real><integer>0</integer><integer>200</integer>` +
                    '<dict><key>Server</key><string>example</string></dict><integer>12</integer><string>text/html</string>',
                ),
                serialised(
                  `<false/>${address('http://short.example/x')}<real>60</real><string>GET</string>` +
                    '<dict><key>Referer</key><string>https://news.example/</string></dict>',
                ),
                null,
                null,
              ],
            ],
          },
        },
      },
    },
    records: [
      {
        ...nothing,
        entryId: 1,
        hashValue: -1029187103,
        url: 'https://api.example/v1',
        isodate: '2023-05-08T17:19:55Z',
        body: 'database',
        bodyBytes: 56,
        bodyLinks: ['https://next.example/v2'],
      },
      {
        ...nothing,
        entryId: 2,
        hashValue: '5380267639186626128',
        url: 'https://cdn.example/a',
        isodate: '2023-05-08T17:19:56Z',
        body: 'file',
        bodyFile: 'DAEAC9E2-3190-42A4-8AC4-6CD4C0CFDFD2',
      },
      {
        ...nothing,
        entryId: 3,
        hashValue: 7,
        url: 'http://short.example/x',
        isodate: '2023-05-08T17:19:57Z',
        partition: 'news.example',
        method: 'GET',
        status: 200,
        mimeType: 'text/html',
        responseUrl: 'https://landing.example/x',
        referrer: 'https://news.example/',
      },
    ],
    times: [
      [{ at: '2023-05-08T17:19:55Z', marks: 'answer stored', clock: 'utc' }],
      [{ at: '2023-05-08T17:19:56Z', marks: 'answer stored', clock: 'utc' }],
      [{ at: '2023-05-08T17:19:57Z', marks: 'answer stored', clock: 'utc' }],
    ],
  },
  {
    name: 'an older cache of a system program, without partitions and without the other tables',
    devicePath: '/private/var/root/Library/Caches/com.example.daemon/Cache.db',
    content: {
      sqlite: {
        tables: {
          cfurl_cache_response: {
            columns:
              'entry_ID INTEGER PRIMARY KEY AUTOINCREMENT UNIQUE, version INTEGER, hash_value INTEGER, ' +
              'storage_policy INTEGER, request_key TEXT UNIQUE, time_stamp NOT NULL DEFAULT CURRENT_TIMESTAMP',
            rows: [[9, 0, 1, 0, 'https://example.org/', 'soon']],
          },
        },
      },
    },
    records: [
      {
        ...nothing,
        entryId: 9,
        hashValue: 1,
        url: 'https://example.org/',
        isodate: null,
        body: 'unknown',
      },
    ],
    problems: ['malformed'],
  },
  {
    name: 'an answer whose stored form is broken keeps its address',
    devicePath,
    content: {
      sqlite: {
        tables: {
          cfurl_cache_response: {
            columns: responseColumns,
            rows: [[1, 0, 1, 0, 'https://example.org/', '2023-05-08 17:19:55', null]],
          },
          cfurl_cache_blob_data: {
            columns: 'entry_ID INTEGER PRIMARY KEY, response_object BLOB, request_object BLOB',
            rows: [[1, Uint8Array.of(98, 112, 108, 105, 115, 116, 48, 48), null]],
          },
        },
      },
    },
    records: [
      {
        ...nothing,
        entryId: 1,
        hashValue: 1,
        url: 'https://example.org/',
        isodate: '2023-05-08T17:19:55Z',
        body: 'unknown',
      },
    ],
    problems: ['truncated'],
  },
  {
    name: 'an empty cache',
    devicePath,
    content: {
      sqlite: { tables: { cfurl_cache_response: { columns: responseColumns, rows: [] } } },
    },
    records: [],
  },
  {
    name: 'a database of another kind that has this name',
    devicePath,
    content: { sqlite: { tables: { cache: { columns: 'key TEXT', rows: [] } } } },
    records: [],
    problems: ['unsupported'],
  },
];
