import { timesOf } from '../../bytes/time.ts';
import { linksInText } from '../../formats/links.ts';
import type { RecordDraft, Row } from '../../model/index.ts';
import { defineArtifact } from '../../model/index.ts';
import { calendarAttachments, calendarConferences } from '../calendar/calendar-attachments.ts';
import { noEvent, type CalendarEvent } from '../calendar/calendar-event.ts';
import { calendarExamples } from '../calendar/calendar-examples.ts';
import { calendarTimes, eventTime } from '../calendar/calendar-times.ts';
import { calendarPeople, type FoundOrganiser } from '../calendar/calendar-people.ts';
import { places } from '../calendar/calendar-places.ts';
import {
  numberAt,
  openArtifactDatabase,
  remainingProblems,
  requireTable,
  rowReference,
  timeAt,
} from '../rows/database-rows.ts';
import { deletedMark, deletedRows } from '../rows/deleted-rows.ts';
import { LiveEvents } from '../calendar/live-events.ts';
import { isoAt, keyOf } from '../rows/field-values.ts';
import { onEveryIphone } from '../ios-expectation.ts';
import { columnsOf, wholeTable } from '../rows/schema-names.ts';
import { ToldAddresses } from '../links/told-addresses.ts';

export type { CalendarEvent } from '../calendar/calendar-event.ts';

export const calendar = defineArtifact<CalendarEvent>({
  id: 'ios.calendar',
  version: 1,
  title: 'Calendar and invitations',
  group: 'people',
  describes:
    'Events of all calendars of the phone with their times, links, the organiser and the addresses of who else is invited, ' +
    'also invitations that came from outside and were never shown, and people whose event is gone.',
  cannotShow:
    'Whether an invitation was opened, and deleted events and people but those that free space still holds, which are marked as deleted. ' +
    'Old events of calendars kept on a server may not be on the phone.',
  references: [
    'https://citizenlab.ca/2023/04/spyware-vendor-quadream-exploits-victims-customers/',
    'https://www.microsoft.com/en-us/security/blog/2023/04/11/dev-0196-quadreams-kingspawn-malware-used-to-target-civil-society-in-europe-north-america-the-middle-east-and-southeast-asia/',
    'https://docs.mvt.re/en/latest/ios/records/#calendarjson',
  ],
  paths: ['/private/var/mobile/Library/Calendar/Calendar.sqlitedb'],
  expected: onEveryIphone,
  decisive: [
    ...columnsOf('CalendarItem', 'summary start_date description organizer_id url'),
    ...wholeTable('Participant', 'email identity_id owner_id'),
    ...columnsOf('Identity', 'address'),
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
    links: {
      label: 'Links in text, place, comments, actions and attachments',
      observable: 'url',
      met: 'received',
    },
    lastModified: { label: 'Last changed' },
    externalId: { label: 'Id on the server', personal: true },
    externalModTag: { label: 'Version on the server' },
    uniqueIdentifier: { label: 'Unique id', personal: true },
    hidden: { label: 'Hidden' },
    uuid: { label: 'UUID' },
    creationDate: { label: 'Created' },
    action: { label: 'Action' },
    createdById: { label: 'Created by' },
    status: { label: 'Status' },
    invitationStatus: { label: 'Status of the invitation' },
    isRemoved: { label: 'Event was removed' },
    attendeeEmails: {
      label: 'E-mail of who else is invited',
      observable: 'email',
      met: 'received',
      personal: true,
    },
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
        // Before `conference_url`.
        'conference',
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
        'response_comment',
      ],
    );
    const people = calendarPeople(database, context);
    yield* people.problems;
    const attachments = calendarAttachments(database, context);
    yield* attachments.problems;
    const conferences = calendarConferences(database, context);
    yield* conferences.problems;
    const placeOf = places(database);

    const eventOf = (row: Row): RecordDraft<CalendarEvent> => {
      const organiserId = rowReference(row, at.organizer_id);
      const organiser = people.organiser(organiserId);
      const { fields } = organiser;
      const summary = row.text(at.summary);
      const description = row.text(at.description);
      const place = placeOf(rowReference(row, at.location_id));
      const links = new Set([
        ...[row.text(at.conference_url), row.text(at.conference_url_detected)].flatMap(addresses),
        ...[
          summary,
          description,
          ...place,
          fields.participantComment,
          row.text(at.response_comment),
          // The same place under two names: until iOS 10, and since.
          row.text(at.conference),
          row.text(at.action),
        ].flatMap((text) => linksInText(text ?? '')),
        ...people.commentLinks(row.rowId),
        ...attachments.addresses(row.rowId),
        ...conferences.addresses(row.rowId),
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
          attendeeEmails: people.attendeeEmails(row.rowId, organiserId),
          ...fields,
        },
        position: row.position(),
        times: [
          ...eventTime('event start', timeAt(row, at.start_date), row.text(at.start_tz)),
          ...eventTime('event end', timeAt(row, at.end_date), row.text(at.end_tz)),
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
    const told = new ToldAddresses();
    for (const row of database.rows(table)) {
      const event = eventOf(row);
      live.add(event.data);
      told.areNew(addressesOf(event.data));
      yield event;
    }
    for (const { row, event, person } of people.left(table)) {
      // An event that could not be read may be there all the same; of a person without one nothing is known.
      const isRemoved = event !== null && database.problems.length === 0 ? true : null;
      const left = loneRecord(row, event, person, isRemoved);
      told.areNew(addressesOf(left.data));
      yield left;
    }
    const isWhole = database.problems.length === 0;
    // An invitation that a program removed once it had done its work stands in free space until it is overwritten, and so do its people.
    const tables = [table.name, ...(people.table === undefined ? [] : [people.table])];
    const deleted = deletedRows(file, context, database, tables);
    for (const row of deleted.rows) {
      if (row.table !== table.name) {
        const lone = people.alone(row);
        if (lone === undefined) continue;
        const isGone = live.lacksRow(lone.event, isWhole);
        const record = loneRecord(row, lone.event, lone.person, isGone);
        // What a server sends anew is stored under another key.
        if (told.areNew(addressesOf(record.data))) yield { ...record, ...deletedMark(row) };
        continue;
      }
      const event = eventOf(row);
      if (event.data.startDate === null) continue;
      // Free space and the log also hold earlier versions of events that are still there.
      const isRemoved = live.lacks(event.data, isWhole);
      yield { ...event, data: { ...event.data, isRemoved }, ...deletedMark(row) };
    }
    yield* deleted.problems();
    yield* remainingProblems(database);
  },
});

/** Somebody whose event is gone, or who is gone from it. */
function loneRecord(
  row: Row,
  event: CalendarEvent['id'],
  { fields, lastModified }: FoundOrganiser,
  isRemoved: boolean | null,
): RecordDraft<CalendarEvent> {
  const links = linksInText(fields.participantComment ?? '');
  return {
    kind: 'record',
    data: { ...noEvent, id: event, links, isRemoved, ...fields },
    position: row.position(),
    times: timesOf(['participant changed', 'cocoa-seconds', lastModified]),
  };
}

/** What is compared of people. */
const addressesOf = ({ participantEmail, attendeeEmails, links }: CalendarEvent) => [
  participantEmail,
  ...attendeeEmails,
  ...links,
];

const addresses = (url: string | null): string[] => (url === null || url === '' ? [] : [url]);

export const examples = calendarExamples;
