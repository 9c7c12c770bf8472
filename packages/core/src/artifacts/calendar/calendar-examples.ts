import type { ArtifactExample } from '../../model/index.ts';
import { noEvent, type CalendarEvent } from './calendar-event.ts';

const participantColumns =
  'ROWID INTEGER PRIMARY KEY AUTOINCREMENT, identity_id INTEGER, owner_id INTEGER, UUID TEXT, email TEXT, ' +
  'phone_number TEXT, is_self INTEGER, comment TEXT, last_modified REAL';

/** What `ios.calendar` makes of schemas old and new. */
export const calendarExamples = (): ArtifactExample<CalendarEvent>[] => [
  {
    name: 'an invitation from somebody else, with a link in its notes',
    content: {
      sqlite: {
        tables: {
          CalendarItem: {
            columns:
              'ROWID INTEGER PRIMARY KEY AUTOINCREMENT, summary TEXT, description TEXT, start_date REAL, start_tz TEXT, ' +
              'end_date REAL, end_tz TEXT, all_day INTEGER, calendar_id INTEGER, organizer_id INTEGER, status INTEGER, ' +
              'invitation_status INTEGER, url TEXT, last_modified REAL, external_id TEXT, external_mod_tag TEXT, ' +
              'unique_identifier TEXT, hidden INTEGER, UUID TEXT, creation_date REAL, action TEXT, created_by_id INTEGER',
            rows: [
              [
                7,
                'Press briefing',
                'Agenda: https://agenda.example.org/today',
                703_502_100,
                'Europe/Paris',
                703_505_700,
                'Europe/Paris',
                0,
                1,
                3,
                1,
                3,
                'https://example.org/event',
                702_930_638,
                '/calendars/x.ics',
                '"1"',
                'event-7',
                0,
                'FAE72C77-0000-4000-8000-A084D502F3C4',
                702_930_606,
                '',
                0,
              ],
            ],
          },
          Participant: {
            columns: participantColumns,
            rows: [
              [
                3,
                null,
                7,
                'a050b517-0000-4000-8000-2d26bbf30507',
                'organiser@example.org',
                '+15550100',
                null,
                'See you',
                702_930_700,
              ],
            ],
          },
        },
      },
    },
    records: [
      {
        id: 7,
        summary: 'Press briefing',
        description: 'Agenda: https://agenda.example.org/today',
        startDate: '2023-04-18T09:15:00Z',
        endDate: '2023-04-18T10:15:00Z',
        startTz: 'Europe/Paris',
        allDay: 0,
        calendarId: 1,
        organizerId: 3,
        url: 'https://example.org/event',
        links: ['https://agenda.example.org/today'],
        lastModified: '2023-04-11T18:30:38Z',
        externalId: '/calendars/x.ics',
        externalModTag: '"1"',
        uniqueIdentifier: 'event-7',
        hidden: 0,
        uuid: 'FAE72C77-0000-4000-8000-A084D502F3C4',
        creationDate: '2023-04-11T18:30:06Z',
        action: '',
        createdById: 0,
        status: 1,
        invitationStatus: 3,
        isRemoved: false,
        attendeeEmails: [],
        participantUuid: 'a050b517-0000-4000-8000-2d26bbf30507',
        participantEmail: 'organiser@example.org',
        participantPhone: '+15550100',
        participantComment: 'See you',
        participantLastModified: '2023-04-11T18:31:40Z',
        participantIsSelf: false,
      },
    ],
    times: [
      [
        { at: '2023-04-18T09:15:00Z', marks: 'event start', clock: 'utc' },
        { at: '2023-04-18T10:15:00Z', marks: 'event end', clock: 'utc' },
        { at: '2023-04-11T18:30:06Z', marks: 'event created', clock: 'utc' },
        { at: '2023-04-11T18:30:38Z', marks: 'event changed', clock: 'utc' },
        { at: '2023-04-11T18:31:40Z', marks: 'organiser changed', clock: 'utc' },
      ],
    ],
  },
  {
    name: 'a newer, smaller schema: the address stands in Identity, the conference has its own link, one event floats',
    content: {
      sqlite: {
        tables: {
          CalendarItem: {
            columns:
              'ROWID INTEGER PRIMARY KEY, summary TEXT, description TEXT, start_date REAL, start_tz TEXT, end_date REAL, ' +
              'end_tz TEXT, all_day INTEGER, organizer_id INTEGER, url TEXT, conference_url TEXT, conference_url_detected TEXT',
            rows: [
              [
                1,
                'Team',
                null,
                700_000_000.5,
                'UTC',
                700_003_600.5,
                'UTC',
                0,
                10,
                null,
                'https://old.example.org/x',
                'https://old.example.org/x',
              ],
              [2, 'Holiday', null, 700_100_000, '_float', null, '_float', 1, 99, null, null, null],
            ],
          },
          Participant: {
            columns: participantColumns,
            rows: [[10, 1, 1, null, null, null, 1, null, null]],
          },
          Identity: {
            columns: 'display_name TEXT, address TEXT',
            rows: [['Alex Organiser', 'mailto:alex@example.org']],
          },
        },
      },
    },
    records: [
      {
        ...noEvent,
        id: 1,
        summary: 'Team',
        startDate: '2023-03-08T20:26:40.500Z',
        endDate: '2023-03-08T21:26:40.500Z',
        startTz: 'UTC',
        allDay: 0,
        organizerId: 10,
        links: ['https://old.example.org/x'],
        participantEmail: 'alex@example.org',
        participantIsSelf: true,
      },
      {
        ...noEvent,
        id: 2,
        summary: 'Holiday',
        startDate: '2023-03-10T00:13:20Z',
        startTz: '_float',
        allDay: 1,
        organizerId: 99,
      },
    ],
    times: [
      [
        { at: '2023-03-08T20:26:40.500Z', marks: 'event start', clock: 'utc' },
        { at: '2023-03-08T21:26:40.500Z', marks: 'event end', clock: 'utc' },
      ],
      [{ at: '2023-03-10T00:13:20Z', marks: 'event start', clock: 'device-local' }],
    ],
  },
  {
    name: 'everybody who is invited, and people of an event that is gone',
    content: {
      sqlite: {
        tables: {
          CalendarItem: {
            columns:
              'ROWID INTEGER PRIMARY KEY, summary TEXT, description TEXT, start_date REAL, organizer_id INTEGER, url TEXT',
            rows: [[1, 'Team', null, 700_000_000, 10, null]],
          },
          Participant: {
            columns: participantColumns,
            rows: [
              [10, null, 1, null, 'lead@example.org', null, null, null, null],
              [11, null, 1, null, 'guest@example.org', null, null, null, null],
              [12, 1, 1, null, null, null, 0, null, null],
              [13, null, 1, null, 'owner@example.com', null, 1, null, null],
              [14, null, 5, null, 'gone@example.org', '+15550199', null, null, 703_000_000],
            ],
          },
          Identity: {
            columns: 'display_name TEXT, address TEXT',
            rows: [['Alex', 'mailto:alex@example.org']],
          },
        },
      },
    },
    records: [
      {
        ...noEvent,
        id: 1,
        summary: 'Team',
        startDate: '2023-03-08T20:26:40Z',
        organizerId: 10,
        attendeeEmails: ['guest@example.org', 'alex@example.org'],
        participantEmail: 'lead@example.org',
        participantIsSelf: false,
      },
      {
        ...noEvent,
        id: 5,
        isRemoved: true,
        participantEmail: 'gone@example.org',
        participantPhone: '+15550199',
        participantLastModified: '2023-04-12T13:46:40Z',
        participantIsSelf: false,
      },
    ],
    times: [
      [{ at: '2023-03-08T20:26:40Z', marks: 'event start', clock: 'utc' }],
      [{ at: '2023-04-12T13:46:40Z', marks: 'participant changed', clock: 'utc' }],
    ],
  },
  {
    name: 'conferences of newer systems, in a table of their own',
    content: {
      sqlite: {
        tables: {
          CalendarItem: {
            columns:
              'ROWID INTEGER PRIMARY KEY, summary TEXT, description TEXT, start_date REAL, organizer_id INTEGER, url TEXT',
            rows: [[1, 'Team', null, 700_000_000, 0, null]],
          },
          Conference: {
            columns:
              'ROWID INTEGER PRIMARY KEY AUTOINCREMENT, uuid TEXT, owner_id INTEGER, url TEXT, feature TEXT, info TEXT, ' +
              'language TEXT, region TEXT',
            rows: [
              [1, null, 1, 'https://meet.example.org/a', 'AUDIO,VIDEO', null, null, null],
              [2, null, 1, 'tel:+15550100', 'PHONE', null, null, null],
            ],
          },
          Participant: { columns: participantColumns, rows: [] },
          Identity: { columns: 'display_name TEXT, address TEXT', rows: [] },
        },
      },
    },
    records: [
      {
        ...noEvent,
        id: 1,
        summary: 'Team',
        startDate: '2023-03-08T20:26:40Z',
        organizerId: 0,
        links: ['https://meet.example.org/a', 'tel:+15550100'],
      },
    ],
  },
  {
    name: 'the conference of older systems, in a column of another name',
    content: {
      sqlite: {
        tables: {
          CalendarItem: {
            columns:
              'ROWID INTEGER PRIMARY KEY, summary TEXT, description TEXT, start_date REAL, organizer_id INTEGER, url TEXT, ' +
              'conference TEXT',
            rows: [[2, 'Call', null, 700_100_000, 0, null, 'https://hangout.example.org/b']],
          },
          Participant: { columns: participantColumns, rows: [] },
          Identity: { columns: 'display_name TEXT, address TEXT', rows: [] },
        },
      },
    },
    records: [
      {
        ...noEvent,
        id: 2,
        summary: 'Call',
        startDate: '2023-03-10T00:13:20Z',
        organizerId: 0,
        links: ['https://hangout.example.org/b'],
      },
    ],
  },
  {
    name: 'a calendar without events, in a schema that lacks most of what is read',
    lacks: ['Participant', 'CalendarItem.*'],
    content: {
      sqlite: {
        tables: {
          CalendarItem: {
            columns: 'ROWID INTEGER PRIMARY KEY, summary TEXT, start_date REAL',
            rows: [],
          },
        },
      },
    },
    records: [],
  },
  {
    name: 'a database without the table of events is of a schema that is not known',
    content: { sqlite: { tables: { Participant: { columns: participantColumns, rows: [] } } } },
    records: [],
    problems: ['unsupported'],
  },
];
