import { timesOf } from '../../bytes/time.ts';
import {
  isKeyedArchive,
  readPropertyList,
  unarchive,
  type PlistOptions,
} from '../../formats/plist/index.ts';
import {
  defineArtifact,
  type ArtifactExample,
  type ParseContext,
  type ProblemDraft,
  type RecordDraft,
  type Row,
  type RowPosition,
  type Table,
} from '../../model/index.ts';
import {
  flagAt,
  joinSide,
  openArtifactDatabase,
  optionalTable,
  remainingProblems,
  requireTable,
  rowReference,
  timeAt,
  type BoundTable,
} from '../rows/database-rows.ts';
import { emailIn, exactNumberAt, isoAt, keyOf, storedTextAt } from '../rows/field-values.ts';
import { onSomeIphones } from '../ios-expectation.ts';
import { orProblem, withoutProblems } from '../rows/row-problems.ts';
import { deletedMark } from '../rows/deleted-rows.ts';
import { rowsAndVanished } from '../rows/vanished-rows.ts';
import { timeDocs } from '../rows/time-docs.ts';
import { columnsOf, wholeTable } from '../rows/schema-names.ts';

/** An account that is set up on the phone: Apple's own, mail, calendars, other services. */
export type Account = {
  readonly id: number | string | null;
  readonly identifier: string | null;
  /** e.g. `com.apple.account.Google`. */
  readonly accountType: string | null;
  readonly accountTypeDescription: string | null;
  readonly username: string | null;
  readonly email: string | null;
  readonly accountDescription: string | null;
  /** The app or system program that added it. */
  readonly owningBundleId: string | null;
  /** Row of the account this one belongs to. */
  readonly parentAccount: number | string | null;
  readonly active: boolean | null;
  readonly authenticated: boolean | null;
  readonly visible: boolean | null;
  /** Servers the account is kept on, where its settings name them. */
  readonly hosts: readonly string[];
  readonly date: string | null;
};

/** Settings of an account that name its server. */
const hostKeys: ReadonlySet<string> = new Set(['DAAccountHost', 'Hostname']);

/** Servers of one account, at most. */
const maxHosts = 100;

const accountsFolder = '/private/var/mobile/Library/Accounts';

export const accounts = defineArtifact<Account>({
  id: 'ios.accounts',
  version: 1,
  title: 'Accounts set up on the phone',
  group: 'people',
  describes:
    'Accounts that are set up on the phone (Apple, mail, calendars, social networks), of what kind each is, which program added it, ' +
    'on which server it is kept and when it was added. User names are left out unless asked for; those that are e-mail addresses ' +
    'are compared with indicators. Servers whose account is gone from the list stand by themselves.',
  cannotShow:
    'Accounts inside apps of others, and who set an account up. Of accounts and servers that were removed only what free space still holds is found, marked as deleted. ' +
    'Passwords are not stored here. One account of iCloud or Google stands here several times, once for each service.',
  references: [
    'https://github.com/abrignoni/iLEAPP/blob/main/scripts/artifacts/accountData.py',
    'https://github.com/log2timeline/plaso/blob/main/plaso/parsers/sqlite_plugins/ios_accounts.py',
  ],
  paths: [
    `${accountsFolder}/Accounts3.sqlite`,
    // An earlier copy that the system keeps.
    `${accountsFolder}/VerifiedBackup/Accounts3.sqlite`,
  ],
  expected: onSomeIphones,
  decisive: [
    ...columnsOf(
      'ZACCOUNT',
      'ZUSERNAME ZACCOUNTTYPE ZPARENTACCOUNT ZDATE ZACCOUNTDESCRIPTION ZIDENTIFIER ZACTIVE ZAUTHENTICATED ZVISIBLE',
    ),
    ...wholeTable('ZACCOUNTTYPE', 'ZIDENTIFIER ZACCOUNTTYPEDESCRIPTION'),
    ...wholeTable('ZACCOUNTPROPERTY', 'ZOWNER ZKEY ZVALUE'),
  ],

  fields: {
    id: { label: 'Row' },
    identifier: { label: 'Identifier' },
    accountType: { label: 'Kind' },
    accountTypeDescription: { label: 'Kind, in words' },
    username: { label: 'User name', personal: true },
    email: { label: 'E-mail address', observable: 'email', met: 'configured', personal: true },
    accountDescription: { label: 'Description', personal: true },
    owningBundleId: { label: 'Added by', observable: 'app-id', met: 'configured' },
    parentAccount: { label: 'Belongs to account' },
    active: { label: 'Active' },
    authenticated: { label: 'Signed in' },
    visible: { label: 'Visible in Settings' },
    hosts: { label: 'Servers', observable: 'domain', met: 'configured' },
    date: { label: 'Added' },
  },
  summary: ['accountType', 'owningBundleId', 'hosts'],
  times: timeDocs('cocoa-seconds', { others: ['account added'] }),

  *parse(file, context) {
    const database = openArtifactDatabase(file, context);
    const { table, at } = requireTable(
      database,
      'ZACCOUNT',
      [],
      [
        'ZUSERNAME',
        'ZACCOUNTTYPE',
        'ZPARENTACCOUNT',
        'ZDATE',
        'ZACCOUNTDESCRIPTION',
        'ZIDENTIFIER',
        'ZOWNINGBUNDLEID',
        'ZACTIVE',
        'ZAUTHENTICATED',
        'ZVISIBLE',
      ],
    );
    const types = optionalTable(database, 'ZACCOUNTTYPE', [
      'ZIDENTIFIER',
      'ZACCOUNTTYPEDESCRIPTION',
    ]);
    const properties = optionalTable(database, 'ZACCOUNTPROPERTY', ['ZOWNER', 'ZKEY', 'ZVALUE']);
    const tables = properties ? [table, properties.table] : [table];
    const rows = rowsAndVanished(file, context, database, tables);
    const servers = yield* serversOfAccounts((one) => rows.live(one), properties, context);

    const accountIn = (row: Row): RecordDraft<Account> => {
      const typeKey = rowReference(row, at.ZACCOUNTTYPE);
      const type = types && typeKey !== undefined ? database.seek(types.table, typeKey) : undefined;
      const username = storedTextAt(row, at.ZUSERNAME);
      return {
        kind: 'record',
        data: {
          id: keyOf(row),
          identifier: storedTextAt(row, at.ZIDENTIFIER),
          accountType: type && types ? type.text(types.at.ZIDENTIFIER) : null,
          accountTypeDescription:
            type && types ? type.text(types.at.ZACCOUNTTYPEDESCRIPTION) : null,
          username,
          email: emailIn(username),
          accountDescription: storedTextAt(row, at.ZACCOUNTDESCRIPTION),
          owningBundleId: storedTextAt(row, at.ZOWNINGBUNDLEID),
          parentAccount: exactNumberAt(row, at.ZPARENTACCOUNT),
          active: flagAt(row, at.ZACTIVE),
          authenticated: flagAt(row, at.ZAUTHENTICATED),
          visible: flagAt(row, at.ZVISIBLE),
          hosts: (row.rowId === undefined ? undefined : servers.get(row.rowId)?.hosts) ?? [],
          date: isoAt(row, at.ZDATE, 'cocoa-seconds'),
        },
        position: row.position(),
        times: timesOf(['account added', 'cocoa-seconds', timeAt(row, at.ZDATE)]),
        ...deletedMark(row),
      };
    };

    const without = new Map(servers);
    for (const row of rows.live(table)) {
      if (row.rowId !== undefined) without.delete(row.rowId);
      yield accountIn(row);
    }
    // Whoever removes the row of an account by hand may leave its servers behind.
    for (const [owner, { hosts, position }] of without) {
      yield { kind: 'record', data: { ...noAccount, id: exactKey(owner), hosts }, position };
    }
    const vanished = rows.vanished();
    for (const row of vanished.rows) {
      if (properties !== undefined && row.table === properties.table.name) {
        const server = withoutProblems(serverIn(row, properties));
        if (server === undefined || servers.get(server.owner)?.hosts.includes(server.host))
          continue;
        const data = { ...noAccount, id: exactKey(server.owner), hosts: [server.host] };
        yield { kind: 'record', data, position: row.position(), ...deletedMark(row) };
        continue;
      }
      const account = accountIn(row);
      const { accountType, username, identifier } = account.data;
      if (accountType !== null || username !== null || identifier !== null) yield account;
    }
    yield* vanished.problems();
    yield* remainingProblems(database);
  },
});

/** The servers of one account, and where the first of them stands. */
interface Servers {
  readonly hosts: string[];
  readonly position: RowPosition;
}

type Properties = BoundTable<'ZOWNER' | 'ZKEY' | 'ZVALUE'>;

function* serversOfAccounts(
  live: (table: Table) => Iterable<Row>,
  properties: Properties | undefined,
  context: ParseContext,
): Generator<ProblemDraft, ReadonlyMap<number | bigint, Servers>> {
  const problems: ProblemDraft[] = [];
  let leftOut = 0;
  const joined = joinSide<number | bigint, Servers>(
    { rows: live },
    properties?.table,
    context,
    (row) => {
      const reading = serverIn(row, properties!);
      for (;;) {
        const step = reading.next();
        if (step.done === true) {
          if (step.value === undefined) return undefined;
          const { owner, host } = step.value;
          return [owner, { hosts: [host], position: row.position() }];
        }
        problems.push(step.value);
      }
    },
    (earlier, { hosts: [host] }) => {
      if (host === undefined || earlier.hosts.includes(host)) return earlier;
      if (earlier.hosts.length < maxHosts) earlier.hosts.push(host);
      else leftOut += 1;
      return earlier;
    },
  );
  yield* joined.problems;
  if (leftOut > 0) {
    const detail = `only ${maxHosts} servers of one account were read`;
    yield { kind: 'problem', code: 'limit-exceeded', detail };
  }
  yield* problems;
  return joined.rows;
}

/** The server that a setting names, and the row of the account that it belongs to. */
function* serverIn(
  row: Row,
  { at }: Properties,
): Generator<ProblemDraft, { owner: number | bigint; host: string } | undefined> {
  const owner = rowReference(row, at.ZOWNER);
  if (owner === undefined || !hostKeys.has(row.text(at.ZKEY) ?? '')) return undefined;
  const bytes = row.blob(at.ZVALUE);
  const host = yield* orProblem(row, (options) =>
    bytes === null ? undefined : textIn(bytes, options),
  );
  return host === undefined ? undefined : { owner, host };
}

/** A server whose account is gone. */
const noAccount = {
  identifier: null,
  accountType: null,
  accountTypeDescription: null,
  username: null,
  email: null,
  accountDescription: null,
  owningBundleId: null,
  parentAccount: null,
  active: null,
  authenticated: null,
  visible: null,
  date: null,
} as const;

const exactKey = (key: number | bigint): number | string =>
  typeof key === 'bigint' ? key.toString() : key;

/** The text of a stored value: a property list, mostly the archive of one string. */
function textIn(bytes: Uint8Array, options: PlistOptions): string | undefined {
  const list = readPropertyList(bytes, undefined, options);
  const value = isKeyedArchive(list) ? unarchive(list) : list;
  return typeof value === 'string' ? value : undefined;
}

const accountColumns =
  'Z_PK INTEGER PRIMARY KEY, Z_ENT INTEGER, Z_OPT INTEGER, ZACTIVE INTEGER, ZAUTHENTICATED INTEGER, ZVISIBLE INTEGER, ' +
  'ZACCOUNTTYPE INTEGER, ZPARENTACCOUNT INTEGER, ZDATE TIMESTAMP, ZACCOUNTDESCRIPTION VARCHAR, ZIDENTIFIER VARCHAR, ' +
  'ZOWNINGBUNDLEID VARCHAR, ZUSERNAME VARCHAR';
const typeColumns =
  'Z_PK INTEGER PRIMARY KEY, ZACCOUNTTYPEDESCRIPTION VARCHAR, ZIDENTIFIER VARCHAR';
const propertyColumns = 'Z_PK INTEGER PRIMARY KEY, ZOWNER INTEGER, ZKEY VARCHAR, ZVALUE BLOB';

const listOf = (text: string): Uint8Array =>
  new TextEncoder().encode(`<plist version="1.0"><string>${text}</string></plist>`);

export const examples = (): ArtifactExample<Account>[] => [
  {
    name: 'a mail account with its server, and the calendar that belongs to it',
    content: {
      sqlite: {
        tables: {
          ZACCOUNT: {
            columns: accountColumns,
            rows: [
              [
                16,
                2,
                33,
                1,
                1,
                1,
                52,
                null,
                704_051_992.5,
                'Gmail',
                'A-1',
                'com.apple.mobilemail',
                'someone@example.org',
              ],
              [17, 2, 3, 1, 0, 1, 99, 16, null, null, 'A-2', 'com.apple.accountsd', null],
            ],
          },
          ZACCOUNTTYPE: {
            columns: typeColumns,
            rows: [[52, 'Gmail', 'com.apple.account.Google']],
          },
          ZACCOUNTPROPERTY: {
            columns: propertyColumns,
            rows: [
              [1, 17, 'DAAccountHost', listOf('calendar.example.org')],
              [2, 17, 'DAAccountPort', listOf('443')],
              [3, 17, 'Hostname', listOf('calendar.example.org')],
              [4, 16, 'Hostname', listOf('imap.example.org')],
            ],
          },
        },
      },
    },
    records: [
      {
        id: 16,
        identifier: 'A-1',
        accountType: 'com.apple.account.Google',
        accountTypeDescription: 'Gmail',
        username: 'someone@example.org',
        email: 'someone@example.org',
        accountDescription: 'Gmail',
        owningBundleId: 'com.apple.mobilemail',
        parentAccount: null,
        active: true,
        authenticated: true,
        visible: true,
        hosts: ['imap.example.org'],
        date: '2023-04-24T17:59:52.500Z',
      },
      {
        id: 17,
        identifier: 'A-2',
        // A kind that the list of kinds does not have any more.
        accountType: null,
        accountTypeDescription: null,
        username: null,
        email: null,
        accountDescription: null,
        owningBundleId: 'com.apple.accountsd',
        parentAccount: 16,
        active: true,
        authenticated: false,
        visible: true,
        hosts: ['calendar.example.org'],
        date: null,
      },
    ],
    times: [[{ at: '2023-04-24T17:59:52.500Z', marks: 'account added', clock: 'utc' }], []],
  },
  {
    name: 'a schema that knows no kinds and a server that cannot be read',
    lacks: ['ZACCOUNTTYPE', 'ZACCOUNT.*'],
    content: {
      sqlite: {
        tables: {
          ZACCOUNT: {
            columns: 'Z_PK INTEGER PRIMARY KEY, ZUSERNAME VARCHAR',
            rows: [[1, 'user']],
          },
          ZACCOUNTPROPERTY: {
            columns: propertyColumns,
            rows: [[1, 1, 'Hostname', new TextEncoder().encode('bplist00')]],
          },
        },
      },
    },
    records: [
      {
        ...noAccount,
        id: 1,
        username: 'user',
        hosts: [],
      },
    ],
    problems: ['truncated'],
  },
  {
    name: 'no account',
    lacks: ['ZACCOUNTTYPE', 'ZACCOUNTPROPERTY'],
    content: { sqlite: { tables: { ZACCOUNT: { columns: accountColumns, rows: [] } } } },
    records: [],
  },
  {
    name: 'a database without accounts is of a schema that is not known',
    content: { sqlite: { tables: { ZACCOUNTTYPE: { columns: typeColumns, rows: [] } } } },
    records: [],
    problems: ['unsupported'],
  },
];
