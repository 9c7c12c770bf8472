import {
  defineArtifact,
  type ArtifactExample,
  type RecordDraft,
  type Row,
} from '../../model/index.ts';
import {
  openArtifactDatabase,
  optionalTable,
  remainingProblems,
  requireTable,
} from '../rows/database-rows.ts';
import { deletedMark } from '../rows/deleted-rows.ts';
import { emailIn, keyOf, storedTextAt } from '../rows/field-values.ts';
import { onEveryIphone } from '../ios-expectation.ts';
import { columnsOf } from '../rows/schema-names.ts';
import { ToldAddresses } from '../links/told-addresses.ts';
import { unjudged } from '../rows/row-problems.ts';
import { rowsAndVanished } from '../rows/vanished-rows.ts';

/** A phone number or address that Messages knows: of another side, or one under which this phone sends. */
export type MessageAccount = {
  readonly id: number | string | null;
  /** One of another side; of this phone the account and the number that stand beside a conversation. */
  readonly accounts: readonly string[];
  /** `email`, `phone` or `other`, of the first. */
  readonly kind: string;
  readonly emails: readonly string[];
  readonly isOwn: boolean;
  readonly country: string | null;
  readonly service: string | null;
};

/** Own numbers and addresses stand beside every conversation; a phone has a handful. */
const maxOwn = 1000;

export const messageAccounts = defineArtifact<MessageAccount>({
  id: 'ios.message-accounts',
  version: 1,
  title: 'Numbers and addresses in Messages',
  group: 'messages',
  describes:
    'The phone numbers and addresses with which Messages had to do, and those under which this phone sends, without the messages themselves.',
  cannotShow:
    'When and in which direction something was sent. An entry can stay when the messages are gone, and be gone when they stay elsewhere; ' +
    'of those that are gone only what free space still holds is found, marked as deleted.',
  references: ['https://github.com/ReagentX/imessage-exporter'],
  paths: ['/private/var/mobile/Library/SMS/sms.db'],
  expected: onEveryIphone,
  decisive: [...columnsOf('handle', 'id'), ...columnsOf('chat', 'account_login')],

  fields: {
    id: { label: 'Row' },
    accounts: { label: 'Numbers and addresses', personal: true },
    kind: { label: 'Kind of account' },
    emails: { label: 'E-mail addresses', observable: 'email', met: 'stored', personal: true },
    isOwn: { label: 'One of this phone' },
    country: { label: 'Country' },
    service: { label: 'Service' },
  },
  summary: ['kind', 'service', 'isOwn'],

  *parse(file, context) {
    const database = openArtifactDatabase(file, context);
    const handle = requireTable(database, 'handle', [], ['id', 'country', 'service']);
    const otherSide = (row: Row): RecordDraft<MessageAccount> | undefined => {
      const account = storedTextAt(row, handle.at.id);
      if (account === null) return undefined;
      return record(row, [account], {
        isOwn: false,
        country: storedTextAt(row, handle.at.country),
        service: storedTextAt(row, handle.at.service),
      });
    };
    const chat = optionalTable(database, 'chat', [
      'account_login',
      'last_addressed_handle',
      'service_name',
    ]);
    const own = new Set<string>();
    const ownSide = (row: Row): RecordDraft<MessageAccount> | undefined => {
      const accounts = [chat!.at.account_login, chat!.at.last_addressed_handle]
        .map((column) => withoutKind(storedTextAt(row, column)))
        .filter((account) => account !== undefined)
        .filter((account) => !own.has(account));
      if (accounts.length === 0 || own.size >= maxOwn) return undefined;
      for (const account of accounts) own.add(account);
      const service = storedTextAt(row, chat!.at.service_name);
      return record(row, [...new Set(accounts)], { isOwn: true, country: null, service });
    };

    const tables = [handle.table, ...(chat ? [chat.table] : [])];
    const rows = rowsAndVanished(file, context, database, tables);
    const told = new ToldAddresses();
    for (const row of rows.live(handle.table)) {
      const account = otherSide(row);
      if (account === undefined) {
        if (handle.at.id >= 0) yield unjudged(row, handle.table, handle.at.id);
        continue;
      }
      told.areNew(account.data.accounts);
      yield account;
    }
    for (const row of chat ? rows.live(chat.table) : []) {
      const account = ownSide(row);
      if (account !== undefined) yield account;
    }
    const vanished = rows.vanished();
    for (const row of vanished.rows) {
      const isOther = row.table === handle.table.name;
      const account = isOther ? otherSide(row) : ownSide(row);
      // Messages makes an entry anew, under another number, when a conversation begins again.
      if (account === undefined || (isOther && !told.areNew(account.data.accounts))) continue;
      yield { ...account, ...deletedMark(row) };
    }
    yield* vanished.problems();
    yield* remainingProblems(database);
  },
});

function record(
  row: Row,
  accounts: readonly string[],
  rest: Pick<MessageAccount, 'isOwn' | 'country' | 'service'>,
): RecordDraft<MessageAccount> {
  const emails = accounts.map(emailIn).filter((email) => email !== null);
  return {
    kind: 'record',
    data: { id: keyOf(row), accounts, kind: kindOf(accounts[0] ?? ''), emails, ...rest },
    position: row.position(),
  };
}

function kindOf(account: string): string {
  if (emailIn(account) !== null) return 'email';
  return /^\+?[\d ()./-]{3,40}$/.test(account) ? 'phone' : 'other';
}

/** A login says its kind in front: `E:` an address, `P:` a number. */
function withoutKind(login: string | null): string | undefined {
  const account = login?.replace(/^[A-Z]:/, '') ?? '';
  return account === '' ? undefined : account;
}

const handleColumns = 'ROWID INTEGER PRIMARY KEY, id TEXT, country TEXT, service TEXT';

const other = { kind: 'phone', emails: [], isOwn: false, country: null };

export const examples = (): ArtifactExample<MessageAccount>[] => [
  {
    name: 'two other sides, a short number, and the account of the phone beside two conversations',
    content: {
      sqlite: {
        tables: {
          handle: {
            columns: handleColumns,
            rows: [
              [1, '+15550100', 'us', 'SMS'],
              [2, 'parcel@example.org', null, 'iMessage'],
              [3, 'PARCEL', 'de', 'SMS'],
            ],
          },
          chat: {
            columns:
              'ROWID INTEGER PRIMARY KEY, account_login TEXT, last_addressed_handle TEXT, service_name TEXT',
            rows: [
              [1, 'E:owner@example.org', '+15550199', 'iMessage'],
              [2, 'E:owner@example.org', null, 'iMessage'],
            ],
          },
        },
      },
    },
    records: [
      { ...other, id: 1, accounts: ['+15550100'], country: 'us', service: 'SMS' },
      {
        ...other,
        id: 2,
        accounts: ['parcel@example.org'],
        kind: 'email',
        emails: ['parcel@example.org'],
        service: 'iMessage',
      },
      { ...other, id: 3, accounts: ['PARCEL'], kind: 'other', country: 'de', service: 'SMS' },
      {
        ...other,
        id: 1,
        accounts: ['owner@example.org', '+15550199'],
        kind: 'email',
        emails: ['owner@example.org'],
        isOwn: true,
        service: 'iMessage',
      },
    ],
  },
  {
    name: 'a phone without messages',
    content: { sqlite: { tables: { handle: { columns: handleColumns, rows: [] } } } },
    records: [],
  },
];
