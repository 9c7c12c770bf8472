import { timesOf } from '../../bytes/time.ts';
import { linksInText } from '../../formats/links.ts';
import type { ArtifactExample, RecordDraft, Row } from '../../model/index.ts';
import { defineArtifact } from '../../model/index.ts';
import { noEvent, type CalendarEvent } from '../calendar-event.ts';
import { calendarTimes, eventTime } from '../calendar-times.ts';
import { organisers } from '../calendar-organisers.ts';
import { places } from '../calendar-places.ts';
import {
  numberAt,
  openArtifactDatabase,
  remainingProblems,
  requireTable,
  rowReference,
  timeAt,
} from '../database-rows.ts';
import { deletedRows } from '../deleted-rows.ts';
import { LiveEvents } from '../live-events.ts';
import { isoAt, keyOf } from '../field-values.ts';
import { onEveryIphone } from '../ios-expectation.ts';

export type { CalendarEvent } from '../calendar-event.ts';

export const calendar = defineArtifact<CalendarEvent>({
  id: 'ios.calendar',
  version: 1,
  title: 'Calendar and invitations',
  group: 'people',
  describes:
    'Events of all calendars of the phone with their times, links and the organiser of each, ' +
    'also invitations that came from outside and were never shown.',
  cannotShow:
    'Whether an invitation was opened, and deleted events but those that free space still holds, which are marked as deleted. ' +
    'Old events of calendars kept on a server may not be on the phone.',
  references: [
    'https://citizenlab.ca/2023/04/spyware-vendor-quadream-exploits-victims-customers/',
    'https://www.microsoft.com/en-us/security/blog/2023/04/11/dev-0196-quadreams-kingspawn-malware-used-to-target-civil-society-in-europe-north-america-the-middle-east-and-southeast-asia/',
    'https://docs.mvt.re/en/latest/ios/records/#calendarjson',
  ],
  paths: ['/private/var/mobile/Library/Calendar/Calendar.sqlitedb'],
  expected: onEveryIphone,
  decisive: [
    'CalendarItem.description',
    'CalendarItem.organizer_id',
    'CalendarItem.url',
    'Participant',
    'Participant.email',
    'Participant.identity_id',
    'Participant.owner_id',
    'Identity.address',
  ],

  fields: {
    id: { label: 'Event row' },
    summary: { label: 'Title', personal: true },
    description: { label: 'Notes', personal: true },
    startDate: { label: 'Start' },
    endDate: { label: 'End' },
    startTz: { label: 'Time zone' },
    allDay: { label: 'All day' },
    calendarId: { label: 'Calendar row' },
    organizerId: { label: 'Organiser row' },
    url: { label: 'Link of the event', observable: 'url', met: 'received' },
    links: { label: 'Links in text and place', observable: 'url', met: 'received' },
    lastModified: { label: 'Last changed' },
    externalId: { label: 'Id on the server', personal: true },
    externalModTag: { label: 'Version on the server' },
    uniqueIdentifier: { label: 'Unique id' },
    hidden: { label: 'Hidden' },
    uuid: { label: 'UUID' },
    creationDate: { label: 'Created' },
    action: { label: 'Action' },
    createdById: { label: 'Created by' },
    status: { label: 'Status' },
    invitationStatus: { label: 'Status of the invitation' },
    isRemoved: { label: 'Event was removed' },
    participantUuid: { label: 'Organiser UUID' },
    participantEmail: {
      label: 'E-mail of the organiser',
      observable: 'email',
      met: 'received',
      personal: true,
    },
    participantPhone: { label: 'Phone of the organiser', personal: true },
    participantComment: { label: 'Comment of the organiser', personal: true },
    participantLastModified: { label: 'Organiser last changed' },
    participantIsSelf: { label: 'Organised by the owner of the phone' },
  },
  summary: ['startDate', 'invitationStatus', 'url'],
  times: calendarTimes,

  *parse(file, context) {
    const database = openArtifactDatabase(file, context);
    const { table, at } = requireTable(
      database,
      'CalendarItem',
      ['summary', 'start_date'],
      [
        'description',
        'end_date',
        'start_tz',
        'end_tz',
        'all_day',
        'calendar_id',
        'organizer_id',
        'location_id',
        'url',
        'conference_url',
        'conference_url_detected',
        'last_modified',
        'external_id',
        'external_mod_tag',
        'unique_identifier',
        'hidden',
        'UUID',
        'creation_date',
        'action',
        'created_by_id',
        'status',
        'invitation_status',
      ],
    );
    const organiserOf = organisers(database);
    const placeOf = places(database);

    const eventOf = (row: Row): RecordDraft<CalendarEvent> => {
      const organiser = organiserOf(rowReference(row, at.organizer_id));
      const { fields } = organiser;
      const summary = row.text(at.summary);
      const description = row.text(at.description);
      const place = placeOf(rowReference(row, at.location_id));
      const links = new Set([
        ...[row.text(at.conference_url), row.text(at.conference_url_detected)].flatMap(addresses),
        ...[summary, description, ...place].flatMap((text) => linksInText(text ?? '')),
      ]);
      return {
        kind: 'record',
        data: {
          id: keyOf(row),
          summary,
          description,
          startDate: isoAt(row, at.start_date, 'cocoa-seconds'),
          endDate: isoAt(row, at.end_date, 'cocoa-seconds'),
          startTz: row.text(at.start_tz),
          allDay: numberAt(row, at.all_day),
          calendarId: numberAt(row, at.calendar_id),
          organizerId: numberAt(row, at.organizer_id),
          url: row.text(at.url),
          links: [...links],
          lastModified: isoAt(row, at.last_modified, 'cocoa-seconds'),
          externalId: row.text(at.external_id),
          externalModTag: row.text(at.external_mod_tag),
          uniqueIdentifier: row.text(at.unique_identifier),
          hidden: numberAt(row, at.hidden),
          uuid: row.text(at.UUID),
          creationDate: isoAt(row, at.creation_date, 'cocoa-seconds'),
          action: row.text(at.action),
          createdById: numberAt(row, at.created_by_id),
          status: numberAt(row, at.status),
          invitationStatus: numberAt(row, at.invitation_status),
          isRemoved: false,
          ...fields,
        },
        position: row.position(),
        times: [
          ...eventTime('event start', numberAt(row, at.start_date), row.text(at.start_tz)),
          ...eventTime('event end', numberAt(row, at.end_date), row.text(at.end_tz)),
          ...timesOf(
            ['event created', 'cocoa-seconds', timeAt(row, at.creation_date)],
            ['event changed', 'cocoa-seconds', timeAt(row, at.last_modified)],
            ['organiser changed', 'cocoa-seconds', organiser.lastModified],
          ),
        ],
        // Without another organiser nobody is known to have sent it: the owner or a subscribed calendar put it there.
        ...(fields.participantIsSelf === false ? {} : { met: 'stored' as const }),
      };
    };

    const live = new LiveEvents();
    for (const row of database.rows(table)) {
      const event = eventOf(row);
      live.add(event.data);
      yield event;
    }
    const isWhole = database.problems.length === 0;
    // An invitation that a program removed once it had done its work stands in free space until it is overwritten.
    const deleted = deletedRows(file, context, database, [table.name]);
    for (const row of deleted.rows) {
      const event = eventOf(row);
      if (event.data.startDate === null) continue;
      // Free space and the log also hold earlier versions of events that are still there.
      const isRemoved = live.lacks(event.data, isWhole);
      yield { ...event, data: { ...event.data, isRemoved }, deleted: true };
    }
    yield* deleted.problems();
    yield* remainingProblems(database);
  },
});

const addresses = (url: string | null): string[] => (url === null || url === '' ? [] : [url]);

const participantColumns =
  'ROWID INTEGER PRIMARY KEY AUTOINCREMENT, identity_id INTEGER, owner_id INTEGER, UUID TEXT, email TEXT, ' +
  'phone_number TEXT, is_self INTEGER, comment TEXT, last_modified REAL';

export const examples = (): ArtifactExample<CalendarEvent>[] => [
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
              [
                2,
                'Holiday',
                null,
                700_100_000,
                '_float',
                'not a date',
                '_float',
                1,
                99,
                null,
                null,
                null,
              ],
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
    name: 'a calendar without events, in a schema that lacks most of what is read',
    problems: ['unsupported', 'unsupported', 'unsupported', 'unsupported'],
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
