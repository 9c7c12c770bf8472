import type { RecordDraft, Row } from '../../model/index.ts';
import { defineArtifact } from '../../model/index.ts';
import { calendarAttachments, calendarConferences } from '../calendar/calendar-attachments.ts';
import type { CalendarEvent } from '../calendar/calendar-event.ts';
import { calendarExamples } from '../calendar/calendar-examples.ts';
import { calendarTimes } from '../calendar/calendar-times.ts';
import { calendarPeople, type LonePerson } from '../calendar/calendar-people.ts';
import { places } from '../calendar/calendar-places.ts';
import {
  addressesOf,
  calendarItemColumns,
  eventRecord,
  loneRecord,
} from '../calendar/calendar-records.ts';
import { openArtifactDatabase, remainingProblems, requireTable } from '../rows/database-rows.ts';
import { deletedMark, deletedRows } from '../rows/deleted-rows.ts';
import { LiveEvents } from '../calendar/live-events.ts';
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
    const events = requireTable(
      database,
      'CalendarItem',
      ['summary', 'start_date'],
      calendarItemColumns,
    );
    const people = calendarPeople(database, context);
    yield* people.problems;
    const attachments = calendarAttachments(database, context);
    yield* attachments.problems;
    const conferences = calendarConferences(database, context);
    yield* conferences.problems;
    const beside = { people, attachments, conferences, placeOf: places(database) };

    const live = new LiveEvents();
    const told = new ToldAddresses();
    for (const row of database.rows(events.table)) {
      const event = eventRecord(row, events.at, beside);
      live.add(event.data);
      told.areNew(addressesOf(event.data));
      yield event;
    }
    for (const { row, event, person } of people.left(events.table)) {
      // An event that could not be read may be there all the same; of a person without one nothing is known.
      const isRemoved = event !== null && database.problems.length === 0 ? true : null;
      const left = loneRecord(row, event, person, isRemoved);
      told.areNew(addressesOf(left.data));
      yield left;
    }
    const isWhole = database.problems.length === 0;
    // An invitation that a program removed once it had done its work stands in free space until it is overwritten, and so do its people.
    const tables = [events.table.name, ...(people.table === undefined ? [] : [people.table])];
    const deleted = deletedRows(file, context, database, tables);
    for (const row of deleted.rows) {
      const isEvent = row.table === events.table.name;
      const record = isEvent
        ? deletedEvent(eventRecord(row, events.at, beside), live, isWhole)
        : deletedPerson(row, people.alone(row), live, isWhole, told);
      if (record !== undefined) yield { ...record, ...deletedMark(row) };
    }
    yield* deleted.problems();
    yield* remainingProblems(database);
  },
});

/** An event from free space or the log; `undefined` where too little is left of it. */
function deletedEvent(
  event: RecordDraft<CalendarEvent>,
  live: LiveEvents,
  isWhole: boolean,
): RecordDraft<CalendarEvent> | undefined {
  if (event.data.startDate === null) return undefined;
  // Free space and the log also hold earlier versions of events that are still there.
  return { ...event, data: { ...event.data, isRemoved: live.lacks(event.data, isWhole) } };
}

/** A person from there; `undefined` where none of the addresses is new. */
function deletedPerson(
  row: Row,
  lone: LonePerson | undefined,
  live: LiveEvents,
  isWhole: boolean,
  told: ToldAddresses,
): RecordDraft<CalendarEvent> | undefined {
  if (lone === undefined) return undefined;
  const record = loneRecord(row, lone.event, lone.person, live.lacksRow(lone.event, isWhole));
  // What a server sends anew is stored under another key.
  return told.areNew(addressesOf(record.data)) ? record : undefined;
}

export const examples = calendarExamples;
