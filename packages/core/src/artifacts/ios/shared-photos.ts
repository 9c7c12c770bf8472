import { timesOf } from '../../bytes/time.ts';
import {
  defineArtifact,
  type ArtifactExample,
  type Database,
  type Emission,
  type ParseContext,
  type ProblemDraft,
  type Row,
} from '../../model/index.ts';
import {
  flagAt,
  joinLists,
  numberAt,
  openArtifactDatabase,
  optionalTable,
  remainingProblems,
  requireTable,
  rowReference,
  timeAt,
  type BoundTable,
} from '../rows/database-rows.ts';
import { emailIn, isoAt } from '../rows/field-values.ts';
import { onSomeIphones } from '../ios-expectation.ts';
import { unjudged } from '../rows/row-problems.ts';
import { timeDocs } from '../rows/time-docs.ts';

/** One album or set of pictures that is shared through iCloud, by the owner of the phone or by others. */
export type SharedPhotos = {
  /** `album` (a shared album, by invitation), `link` (an iCloud link), `library` (the library shared by several people). */
  readonly kind: string;
  readonly title: string | null;
  /** The address at which anyone can see the pictures, where there is one. */
  readonly url: string | null;
  /** Whether the owner of the phone shares it; `null` where that is not stored. */
  readonly isOwn: boolean | null;
  readonly created: string | null;
  /** When the phone joined it. */
  readonly subscribed: string | null;
  readonly expires: string | null;
  readonly trashed: string | null;
  readonly ownerName: string | null;
  /** Everyone who takes part or was asked to; '' where nothing is stored. */
  readonly names: readonly string[];
  readonly phoneNumbers: readonly string[];
  /** Photos' codes: 1 not answered, 2 accepted, 3 declined; role 1 is who shares, 2 was asked. */
  readonly answers: readonly string[];
  readonly roles: readonly string[];
  /** Addresses of who shares it and of the others, but for the owner of the phone, those that are stored. */
  readonly emails: readonly string[];
  readonly uuid: string | null;
};

type RowKey = number | bigint;

interface Person {
  readonly name: string;
  readonly phoneNumber: string;
  readonly email: string | null;
  readonly answer: string;
  readonly role: string;
  readonly isCurrentUser: boolean;
}

type People = ReadonlyMap<RowKey, readonly Person[]>;

const sharedAlbumKind = 1505;
const sharerRole = 1;
const shareKinds: ReadonlyMap<number, string> = new Map([
  [2, 'link'],
  [4, 'library'],
  [5, 'library'],
]);

const albumParts = [
  'Z_PK',
  'ZTITLE',
  'ZUUID',
  'ZISOWNED',
  'ZPUBLICURL',
  'ZCLOUDCREATIONDATE',
  'ZCREATIONDATE',
  'ZCLOUDSUBSCRIPTIONDATE',
  'ZTRASHEDDATE',
  'ZCLOUDOWNEREMAILKEY',
  'ZCLOUDOWNERFULLNAME',
] as const;

/** Participants of one album, at most: iCloud allows 100. */
const mostPeople = 1000;

export const sharedPhotos = defineArtifact<SharedPhotos>({
  id: 'ios.shared-photos',
  version: 1,
  title: 'Photo albums and links shared through iCloud',
  group: 'people',
  describes:
    'Shared albums, iCloud links and the shared library of Photos: who shares them, who takes part or was asked to, since when, and under which address.',
  cannotShow:
    'The pictures, whether anyone looked at them, and what is no longer shared. An invitation to an album stands here before it is answered: that it was made says nothing about an answer.',
  references: [
    'https://theforensicscooter.com/2024/05/18/ileapp-parsers-photos-sqlite-queries/',
    'https://github.com/abrignoni/iLEAPP/blob/main/scripts/artifacts/Ph023AlbumsSharedNAD.py',
    'https://github.com/abrignoni/iLEAPP/blob/main/scripts/artifacts/Ph034iCloudSharedLinksNAD.py',
  ],
  paths: ['/private/var/mobile/Media/PhotoData/Photos.sqlite'],
  expected: onSomeIphones,

  fields: {
    kind: { label: 'Album, link or library' },
    title: { label: 'Title', personal: true },
    url: { label: 'Address', observable: 'url', met: 'received' },
    isOwn: { label: 'Shared by the owner of the phone' },
    created: { label: 'Made' },
    subscribed: { label: 'Joined' },
    expires: { label: 'Ends' },
    trashed: { label: 'Put into the bin' },
    ownerName: { label: 'Shared by', personal: true },
    names: { label: 'Names', personal: true },
    phoneNumbers: { label: 'Phone numbers', personal: true },
    answers: { label: 'Answers' },
    roles: { label: 'Roles' },
    emails: { label: 'E-mail of the others', observable: 'email', met: 'received', personal: true },
    uuid: { label: 'Id' },
  },
  summary: ['kind', 'isOwn', 'url'],
  times: timeDocs('cocoa-seconds', { others: ['album made', 'album joined', 'pictures shared'] }),

  *parse(file, context) {
    const database = openArtifactDatabase(file, context);
    const albums = requireTable(database, 'ZGENERICALBUM', ['ZKIND'], albumParts);
    yield* albumRecords(database, context, albums);
    yield* shareRecords(database, context);
    yield* remainingProblems(database);
  },
});

function* albumRecords(
  database: Database,
  context: ParseContext,
  {
    table,
    at,
  }: BoundTable<
    | 'ZKIND'
    | 'Z_PK'
    | 'ZTITLE'
    | 'ZUUID'
    | 'ZISOWNED'
    | 'ZPUBLICURL'
    | 'ZCLOUDCREATIONDATE'
    | 'ZCREATIONDATE'
    | 'ZCLOUDSUBSCRIPTIONDATE'
    | 'ZTRASHEDDATE'
    | 'ZCLOUDOWNEREMAILKEY'
    | 'ZCLOUDOWNERFULLNAME'
  >,
): Generator<Emission<SharedPhotos>> {
  const { rows: people, problems } = invitedTo(database, context);
  yield* problems;
  for (const row of database.rows(table)) {
    const kind = row.number(at.ZKIND);
    if (kind === null && at.ZKIND >= 0) yield unjudged(row, table, at.ZKIND);
    if (kind !== sharedAlbumKind) continue;
    const isOwn = flagAt(row, at.ZISOWNED);
    const created = row.isNull(at.ZCLOUDCREATIONDATE) ? at.ZCREATIONDATE : at.ZCLOUDCREATIONDATE;
    const others = people.get(rowReference(row, at.Z_PK) ?? -1) ?? [];
    yield {
      kind: 'record',
      data: {
        kind: 'album',
        title: row.text(at.ZTITLE),
        url: row.text(at.ZPUBLICURL),
        isOwn,
        created: isoAt(row, created, 'cocoa-seconds'),
        subscribed: isoAt(row, at.ZCLOUDSUBSCRIPTIONDATE, 'cocoa-seconds'),
        expires: null,
        trashed: isoAt(row, at.ZTRASHEDDATE, 'cocoa-seconds'),
        ownerName: row.text(at.ZCLOUDOWNERFULLNAME),
        ...peopleFields(others, isOwn === true ? null : row.text(at.ZCLOUDOWNEREMAILKEY)),
        uuid: row.text(at.ZUUID),
      },
      position: row.position(),
      times: timesOf(
        ['album made', 'cocoa-seconds', timeAt(row, created)],
        ['album joined', 'cocoa-seconds', timeAt(row, at.ZCLOUDSUBSCRIPTIONDATE)],
      ),
      met: isOwn === true ? 'sent' : 'received',
    };
  }
}

function* shareRecords(
  database: Database,
  context: ParseContext,
): Generator<Emission<SharedPhotos>> {
  const shares = optionalTable(database, 'ZSHARE', [
    'Z_PK',
    'ZSCOPETYPE',
    'ZTITLE',
    'ZUUID',
    'ZSHAREURL',
    'ZCREATIONDATE',
    'ZEXPIRYDATE',
    'ZTRASHEDDATE',
  ]);
  if (shares === undefined) return;
  const { table, at } = shares;
  const { rows: people, problems } = participantsOf(database, context);
  yield* problems;
  for (const row of database.rows(table)) {
    const all = people.get(rowReference(row, at.Z_PK) ?? -1) ?? [];
    const sharer = all.find(({ role }) => role === String(sharerRole));
    const isOwn = sharer === undefined ? null : sharer.isCurrentUser;
    yield {
      kind: 'record',
      data: {
        kind: shareKinds.get(numberAt(row, at.ZSCOPETYPE) ?? -1) ?? 'other',
        title: row.text(at.ZTITLE),
        url: row.text(at.ZSHAREURL),
        isOwn,
        created: isoAt(row, at.ZCREATIONDATE, 'cocoa-seconds'),
        subscribed: null,
        expires: isoAt(row, at.ZEXPIRYDATE, 'cocoa-seconds'),
        trashed: isoAt(row, at.ZTRASHEDDATE, 'cocoa-seconds'),
        ownerName: sharer === undefined || sharer.name === '' ? null : sharer.name,
        ...peopleFields(all, null),
        uuid: row.text(at.ZUUID),
      },
      position: row.position(),
      times: timesOf(['pictures shared', 'cocoa-seconds', timeAt(row, at.ZCREATIONDATE)]),
      met: isOwn === true ? 'sent' : 'received',
    };
  }
}

type PeopleFields = Pick<SharedPhotos, 'names' | 'phoneNumbers' | 'answers' | 'roles' | 'emails'>;

function peopleFields(people: readonly Person[], ownerEmail: string | null): PeopleFields {
  const others = people.filter(({ isCurrentUser }) => !isCurrentUser);
  const emails = [emailIn(ownerEmail), ...others.map(({ email }) => emailIn(email))];
  return {
    names: people.map(({ name }) => name),
    phoneNumbers: people.map(({ phoneNumber }) => phoneNumber),
    answers: people.map(({ answer }) => answer),
    roles: people.map(({ role }) => role),
    emails: [...new Set(emails.filter((email) => email !== null))],
  };
}

interface Joined {
  readonly rows: People;
  readonly problems: readonly ProblemDraft[];
}

/** Who was asked into which album. */
function invitedTo(database: Database, context: ParseContext): Joined {
  const records = optionalTable(database, 'ZCLOUDSHAREDALBUMINVITATIONRECORD', [
    'ZALBUM',
    'ZISMINE',
    'ZINVITATIONSTATE',
    'ZINVITEEFULLNAME',
    'ZINVITEEEMAILKEY',
  ]);
  return peopleBy(database, context, records, (row, at) => ({
    key: rowReference(row, at.ZALBUM),
    person: {
      name: row.text(at.ZINVITEEFULLNAME) ?? '',
      phoneNumber: '',
      email: row.text(at.ZINVITEEEMAILKEY),
      answer: String(numberAt(row, at.ZINVITATIONSTATE) ?? ''),
      role: '',
      isCurrentUser: row.number(at.ZISMINE) === 1,
    },
  }));
}

function participantsOf(database: Database, context: ParseContext): Joined {
  const records = optionalTable(database, 'ZSHAREPARTICIPANT', [
    'ZSHARE',
    'ZISCURRENTUSER',
    'ZACCEPTANCESTATUS',
    'ZROLE',
    'ZEMAILADDRESS',
    'ZPHONENUMBER',
  ]);
  return peopleBy(database, context, records, (row, at) => ({
    key: rowReference(row, at.ZSHARE),
    person: {
      name: '',
      phoneNumber: row.text(at.ZPHONENUMBER) ?? '',
      email: row.text(at.ZEMAILADDRESS),
      answer: String(numberAt(row, at.ZACCEPTANCESTATUS) ?? ''),
      role: String(numberAt(row, at.ZROLE) ?? ''),
      isCurrentUser: row.number(at.ZISCURRENTUSER) === 1,
    },
  }));
}

function peopleBy<Column extends string>(
  database: Database,
  context: ParseContext,
  records: BoundTable<Column> | undefined,
  read: (
    row: Row,
    at: { readonly [K in Column]: number },
  ) => { readonly key: RowKey | undefined; readonly person: Person },
): Joined {
  return joinLists<RowKey, Person>(database, records?.table, context, mostPeople, (row) => {
    const { key, person } = read(row, records!.at);
    return key === undefined ? undefined : [key, [person]];
  });
}

const albumColumns =
  'Z_PK INTEGER PRIMARY KEY, ZKIND INTEGER, ZISOWNED INTEGER, ZCLOUDCREATIONDATE TIMESTAMP, ZCLOUDSUBSCRIPTIONDATE TIMESTAMP, ' +
  'ZTITLE VARCHAR, ZUUID VARCHAR, ZPUBLICURL VARCHAR, ZCLOUDOWNEREMAILKEY VARCHAR, ZCLOUDOWNERFULLNAME VARCHAR';

export const examples = (): ArtifactExample<SharedPhotos>[] => [
  {
    name: 'an album of someone else with an invitation that is not answered, one of the owner, and a link',
    content: {
      sqlite: {
        tables: {
          ZGENERICALBUM: {
            columns: albumColumns,
            rows: [
              [
                ...[1, 1505, 0, 700_000_000, null, 'Trip', 'A-1', null],
                ...['sharer@example.org', 'A. Sharer'],
              ],
              [
                ...[2, 1505, 1, 700_000_060, 700_000_060, 'Ours', 'A-2'],
                ...['https://www.icloud.com/sharedalbum/#B0x', 'owner@example.org', 'The Owner'],
              ],
              [3, 2, 1, 700_000_120, null, 'Favourites', 'A-3', null, null, null],
            ],
          },
          ZCLOUDSHAREDALBUMINVITATIONRECORD: {
            columns:
              'Z_PK INTEGER PRIMARY KEY, ZALBUM INTEGER, ZISMINE INTEGER, ZINVITATIONSTATE INTEGER, ZINVITEEFULLNAME VARCHAR, ZINVITEEEMAILKEY VARCHAR',
            rows: [
              [1, 1, 1, 1, 'The Owner', 'owner@example.org'],
              [2, 2, 0, 2, 'A. Friend', 'friend@example.org'],
            ],
          },
          ZSHARE: {
            columns:
              'Z_PK INTEGER PRIMARY KEY, ZSCOPETYPE INTEGER, ZCREATIONDATE TIMESTAMP, ZEXPIRYDATE TIMESTAMP, ZTITLE VARCHAR, ZUUID VARCHAR, ZSHAREURL VARCHAR',
            rows: [
              [
                ...[5, 2, 700_000_180, 702_592_180, null, 'S-1'],
                'https://share.icloud.com/photos/0ab',
              ],
            ],
          },
          ZSHAREPARTICIPANT: {
            columns:
              'Z_PK INTEGER PRIMARY KEY, ZSHARE INTEGER, ZISCURRENTUSER INTEGER, ZACCEPTANCESTATUS INTEGER, ZROLE INTEGER, ZEMAILADDRESS VARCHAR, ZPHONENUMBER VARCHAR',
            rows: [
              [1, 5, 1, 2, 2, null, null],
              [2, 5, 0, 2, 1, 'other@example.org', '+15550100'],
            ],
          },
        },
      },
    },
    records: [
      {
        kind: 'album',
        title: 'Trip',
        url: null,
        isOwn: false,
        created: '2023-03-08T20:26:40Z',
        subscribed: null,
        expires: null,
        trashed: null,
        ownerName: 'A. Sharer',
        names: ['The Owner'],
        phoneNumbers: [''],
        answers: ['1'],
        roles: [''],
        emails: ['sharer@example.org'],
        uuid: 'A-1',
      },
      {
        kind: 'album',
        title: 'Ours',
        url: 'https://www.icloud.com/sharedalbum/#B0x',
        isOwn: true,
        created: '2023-03-08T20:27:40Z',
        subscribed: '2023-03-08T20:27:40Z',
        expires: null,
        trashed: null,
        ownerName: 'The Owner',
        names: ['A. Friend'],
        phoneNumbers: [''],
        answers: ['2'],
        roles: [''],
        emails: ['friend@example.org'],
        uuid: 'A-2',
      },
      {
        kind: 'link',
        title: null,
        url: 'https://share.icloud.com/photos/0ab',
        isOwn: false,
        created: '2023-03-08T20:29:40Z',
        subscribed: null,
        expires: '2023-04-07T20:29:40Z',
        trashed: null,
        ownerName: null,
        names: ['', ''],
        phoneNumbers: ['', '+15550100'],
        answers: ['2', '2'],
        roles: ['2', '1'],
        emails: ['other@example.org'],
        uuid: 'S-1',
      },
    ],
    times: [
      [{ at: '2023-03-08T20:26:40Z', marks: 'album made', clock: 'utc' }],
      [
        { at: '2023-03-08T20:27:40Z', marks: 'album made', clock: 'utc' },
        { at: '2023-03-08T20:27:40Z', marks: 'album joined', clock: 'utc' },
      ],
      [{ at: '2023-03-08T20:29:40Z', marks: 'pictures shared', clock: 'utc' }],
    ],
  },
  {
    name: 'a library in which nothing is shared',
    content: { sqlite: { tables: { ZGENERICALBUM: { columns: albumColumns, rows: [] } } } },
    records: [],
  },
  {
    name: 'a database without albums is of a schema that is not known',
    content: {
      sqlite: { tables: { ZSHARE: { columns: 'Z_PK INTEGER PRIMARY KEY', rows: [] } } },
    },
    records: [],
    problems: ['unsupported'],
  },
];
