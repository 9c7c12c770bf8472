import type { ArtifactExample } from '../../model/index.ts';
import type { SharedCalendar } from './shared-calendar.ts';

/** A calendar of which nothing is known. */
export const emptySharedCalendar = {
  kind: 'calendar',
  id: null,
  calendarId: null,
  title: null,
  storeName: null,
  sharingStatus: null,
  invitationStatus: null,
  sharingInvitationResponse: null,
  sharedOwnerName: null,
  sharedOwnerEmail: null,
  ownerPhoneNumber: null,
  shareeNames: [],
  shareeEmails: [],
  shareeStatuses: [],
  shareeAccessLevels: [],
  isPublished: null,
  publishedUrl: null,
  subscriptionUrl: null,
  hostUrl: null,
  notes: null,
  links: [],
  creationDate: null,
  lastModified: null,
} satisfies SharedCalendar;

const calendarColumns =
  'ROWID INTEGER PRIMARY KEY AUTOINCREMENT, store_id INTEGER, title TEXT, shared_owner_name TEXT, shared_owner_address TEXT, ' +
  'sharing_status INTEGER, sharing_invitation_response INTEGER, published_URL TEXT, is_published INTEGER, invitation_status INTEGER, ' +
  'self_identity_email TEXT, owner_identity_id INTEGER, owner_identity_email TEXT, owner_identity_phone_number TEXT, notes TEXT, subcal_url TEXT';
const store = {
  columns: 'ROWID INTEGER PRIMARY KEY AUTOINCREMENT, name TEXT, type INTEGER',
  rows: [[1, 'iCloud', 2]],
} as const;
const identities = {
  columns: 'display_name TEXT, address TEXT, first_name TEXT, last_name TEXT',
  rows: [
    ['A. Person', 'mailto:person@example.org', 'A.', 'Person'],
    ['B. Reader', 'mailto:reader%40example.net', null, null],
    [null, '/12345/principal/', null, null],
  ],
} as const;
const shareeColumns =
  'ROWID INTEGER PRIMARY KEY AUTOINCREMENT, owner_id INTEGER, external_id TEXT, UUID TEXT, identity_id INTEGER, status INTEGER, ' +
  'access_level INTEGER';
const notificationColumns =
  'ROWID INTEGER PRIMARY KEY AUTOINCREMENT, entity_type INTEGER, calendar_id INTEGER, external_id TEXT, UUID TEXT, summary TEXT, ' +
  'creation_date REAL, last_modified REAL, status INTEGER, host_url TEXT, in_reply_to TEXT, identity_id INTEGER, alerted INTEGER';

/** The examples of `ios.shared-calendars`. */
export const sharedCalendarExamples = (): ArtifactExample<SharedCalendar>[] => [
  {
    name: 'a calendar of somebody else, one that the owner shares, one that is subscribed to, and one that nobody else sees',
    content: {
      sqlite: {
        tables: {
          Store: store,
          Identity: identities,
          Calendar: {
            columns: calendarColumns,
            rows: [
              [
                4,
                1,
                'Trip',
                'A. Person',
                'mailto:person@example.org',
                2,
                0,
                null,
                0,
                3,
                'owner@example.org',
                1,
                'person@example.org',
                '+15550100',
                'Tickets: https://trip.example/a',
                null,
              ],
              [
                5,
                1,
                'Family',
                null,
                null,
                1,
                null,
                null,
                0,
                0,
                'owner@example.org',
                3,
                'owner@example.org',
                null,
                null,
                null,
              ],
              [
                6,
                9,
                'Holidays',
                null,
                null,
                0,
                null,
                null,
                0,
                0,
                null,
                null,
                null,
                null,
                '',
                'webcal://holidays.example/de.ics',
              ],
              [7, 1, 'Own', null, null, 0, 0, '', 0, 0, null, null, null, null, null, ''],
            ],
          },
          Sharee: {
            columns: shareeColumns,
            rows: [
              [1, 5, null, 'S-1', 2, 1, 2],
              [2, 5, null, 'S-2', 3, 2, 1],
              [3, null, null, 'S-3', 1, 1, 1],
            ],
          },
        },
      },
    },
    records: [
      {
        ...emptySharedCalendar,
        id: 4,
        title: 'Trip',
        storeName: 'iCloud',
        sharingStatus: 2,
        invitationStatus: 3,
        sharingInvitationResponse: 0,
        sharedOwnerName: 'A. Person',
        sharedOwnerEmail: 'person@example.org',
        ownerPhoneNumber: '+15550100',
        isPublished: false,
        notes: 'Tickets: https://trip.example/a',
        links: ['https://trip.example/a'],
      },
      {
        ...emptySharedCalendar,
        id: 5,
        title: 'Family',
        storeName: 'iCloud',
        sharingStatus: 1,
        invitationStatus: 0,
        shareeNames: ['B. Reader', ''],
        shareeEmails: ['reader@example.net'],
        shareeStatuses: ['1', '2'],
        shareeAccessLevels: ['2', '1'],
        isPublished: false,
      },
      {
        ...emptySharedCalendar,
        id: 6,
        title: 'Holidays',
        sharingStatus: 0,
        invitationStatus: 0,
        isPublished: false,
        subscriptionUrl: 'webcal://holidays.example/de.ics',
        notes: '',
      },
    ],
  },
  {
    name: 'answers to invitations to share, and the older name of a column',
    lacks: ['Store', 'Calendar.store_id'],
    content: {
      sqlite: {
        tables: {
          Identity: identities,
          Calendar: {
            columns:
              'ROWID INTEGER PRIMARY KEY AUTOINCREMENT, title TEXT, shared_owner_email TEXT, sharing_status INTEGER',
            rows: [[2, 'Plan', 'person@example.org', 2]],
          },
          Notification: {
            columns: notificationColumns,
            rows: [
              [
                1,
                16,
                2,
                null,
                'N-1',
                'Family',
                700_000_000,
                700_000_060,
                1,
                'https://p01-caldav.example.com/12345/calendars/family/',
                'R-1',
                2,
                0,
              ],
              [2, 17, 2, null, 'N-2', null, 700_000_100, null, 0, null, null, null, 1],
            ],
          },
        },
      },
    },
    records: [
      {
        ...emptySharedCalendar,
        id: 2,
        title: 'Plan',
        sharingStatus: 2,
        sharedOwnerEmail: 'person@example.org',
      },
      {
        ...emptySharedCalendar,
        kind: 'answer',
        id: 1,
        calendarId: 2,
        title: 'Family',
        shareeNames: ['B. Reader'],
        shareeEmails: ['reader@example.net'],
        shareeStatuses: ['1'],
        hostUrl: 'https://p01-caldav.example.com/12345/calendars/family/',
        creationDate: '2023-03-08T20:26:40Z',
        lastModified: '2023-03-08T20:27:40Z',
      },
    ],
    times: [
      [],
      [
        { at: '2023-03-08T20:26:40Z', marks: 'answer made', clock: 'utc' },
        { at: '2023-03-08T20:27:40Z', marks: 'answer changed', clock: 'utc' },
      ],
    ],
  },
  {
    name: 'calendars that nobody else sees',
    lacks: ['Store'],
    content: {
      sqlite: {
        tables: {
          Calendar: {
            columns: calendarColumns,
            rows: [
              [1, 1, 'Own', null, null, 0, null, null, 0, 0, null, null, null, null, null, null],
            ],
          },
          Sharee: { columns: shareeColumns, rows: [] },
        },
      },
    },
    records: [],
  },
  {
    name: 'events alone, without the table of calendars',
    content: {
      sqlite: {
        tables: { CalendarItem: { columns: 'ROWID INTEGER PRIMARY KEY, summary TEXT', rows: [] } },
      },
    },
    records: [],
  },
  {
    name: 'a database without calendars and events is of a schema that is not known',
    content: { sqlite: { tables: { Store: store } } },
    records: [],
    problems: ['unsupported'],
  },
];
