import type { ArtifactExample } from '../../model/index.ts';
import { noComment, type SharedPhotos } from './shared-photos.ts';

const albumColumns =
  'Z_PK INTEGER PRIMARY KEY, ZKIND INTEGER, ZISOWNED INTEGER, ZCLOUDCREATIONDATE TIMESTAMP, ZCLOUDSUBSCRIPTIONDATE TIMESTAMP, ' +
  'ZTITLE VARCHAR, ZUUID VARCHAR, ZPUBLICURL VARCHAR, ZCLOUDOWNEREMAILKEY VARCHAR, ZCLOUDOWNERFULLNAME VARCHAR';

const comment = {
  kind: 'comment',
  title: null,
  url: null,
  isOwn: false,
  created: null,
  subscribed: null,
  expires: null,
  trashed: null,
  ownerName: null,
  names: [],
  phoneNumbers: [],
  answers: [],
  roles: [],
  emails: [],
  uuid: null,
  text: null,
  links: [],
} satisfies SharedPhotos;

export const sharedPhotosExamples = (): ArtifactExample<SharedPhotos>[] => [
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
        ...noComment,
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
        ...noComment,
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
        ...noComment,
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
    name: 'comments: of who was asked into an album, with a link, of the owner of the phone, and of the owner of the album; a like holds no text',
    content: {
      sqlite: {
        tables: {
          ZGENERICALBUM: {
            columns:
              'Z_PK INTEGER PRIMARY KEY, ZKIND INTEGER, ZCLOUDOWNERHASHEDPERSONID VARCHAR, ZCLOUDOWNERFULLNAME VARCHAR, ZCLOUDOWNEREMAILKEY VARCHAR',
            rows: [[1, 1505, 'h-1', 'A. Sharer', 'sharer@example.org']],
          },
          ZCLOUDSHAREDALBUMINVITATIONRECORD: {
            columns:
              'Z_PK INTEGER PRIMARY KEY, ZALBUM INTEGER, ZINVITEEHASHEDPERSONID VARCHAR, ZINVITEEFULLNAME VARCHAR, ZINVITEEEMAILKEY VARCHAR',
            rows: [[1, 1, 'h-2', 'A. Friend', 'friend@example.org']],
          },
          ZCLOUDSHAREDCOMMENT: {
            columns:
              'Z_PK INTEGER PRIMARY KEY, ZISLIKE INTEGER, ZISCAPTION INTEGER, ZISMYCOMMENT INTEGER, ZCOMMENTDATE TIMESTAMP, ZCOMMENTERHASHEDPERSONID VARCHAR, ' +
              'ZCOMMENTTEXT VARCHAR, ZCLOUDGUID VARCHAR',
            rows: [
              [1, 0, 0, 0, 700_000_000, 'h-2', 'See https://photos.example/x', 'C-1'],
              [2, 0, 0, 1, 700_000_060, 'h-9', 'Nice', 'C-2'],
              [3, 0, 1, 0, 700_000_120, 'h-1', 'The lake', 'C-3'],
              [4, 1, 0, 0, 700_000_180, 'h-2', null, 'C-4'],
            ],
          },
        },
      },
    },
    records: [
      {
        ...comment,
        kind: 'album',
        isOwn: null,
        ownerName: 'A. Sharer',
        names: ['A. Friend'],
        phoneNumbers: [''],
        answers: [''],
        roles: [''],
        emails: ['sharer@example.org', 'friend@example.org'],
        ...noComment,
      },
      {
        ...comment,
        created: '2023-03-08T20:26:40Z',
        ownerName: 'A. Friend',
        emails: ['friend@example.org'],
        uuid: 'C-1',
        text: 'See https://photos.example/x',
        links: ['https://photos.example/x'],
      },
      {
        ...comment,
        isOwn: true,
        created: '2023-03-08T20:27:40Z',
        uuid: 'C-2',
        text: 'Nice',
      },
      {
        ...comment,
        kind: 'caption',
        created: '2023-03-08T20:28:40Z',
        ownerName: 'A. Sharer',
        emails: ['sharer@example.org'],
        uuid: 'C-3',
        text: 'The lake',
      },
    ],
    times: [
      [],
      [{ at: '2023-03-08T20:26:40Z', marks: 'comment written', clock: 'utc' }],
      [{ at: '2023-03-08T20:27:40Z', marks: 'comment written', clock: 'utc' }],
      [{ at: '2023-03-08T20:28:40Z', marks: 'comment written', clock: 'utc' }],
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
