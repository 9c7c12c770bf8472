import { timesOf } from '../../bytes/time.ts';
import { linksInText } from '../../formats/links.ts';
import type { RecordDraft, Row } from '../../model/index.ts';
import { numberAt, rowReference, timeAt, type BoundTable } from '../rows/database-rows.ts';
import { filled, isoAt, keyOf } from '../rows/field-values.ts';
import type { CalendarAddresses } from './calendar-attachments.ts';
import { noEvent, type CalendarEvent } from './calendar-event.ts';
import type { CalendarPeople, FoundOrganiser } from './calendar-people.ts';
import type { places } from './calendar-places.ts';
import { eventTime } from './calendar-times.ts';

/** Columns of `CalendarItem` that some versions lack, or without which an event is still one. */
export const calendarItemColumns = [
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
] as const;

type Columns = BoundTable<'summary' | 'start_date' | (typeof calendarItemColumns)[number]>['at'];

/** What the other tables say of events. */
interface BesideEvents {
  readonly people: CalendarPeople;
  readonly attachments: CalendarAddresses;
  readonly conferences: CalendarAddresses;
  readonly placeOf: ReturnType<typeof places>;
}

/** What the organiser wrote. */
interface WrittenTexts {
  readonly summary: string | null;
  readonly description: string | null;
  /** With the invitation. */
  readonly comment: string | null;
}

/** A row of `CalendarItem`, live or deleted, with its people, places and links. */
export function eventRecord(
  row: Row,
  at: Columns,
  beside: BesideEvents,
): RecordDraft<CalendarEvent> {
  const organiserId = rowReference(row, at.organizer_id);
  const organiser = beside.people.organiser(organiserId);
  const { fields } = organiser;
  const summary = row.text(at.summary);
  const description = row.text(at.description);
  const written = { summary, description, comment: fields.participantComment };
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
      links: linksOf(row, at, written, beside),
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
      attendeeEmails: beside.people.attendeeEmails(row.rowId, organiserId),
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
}

/** Links of an event from wherever it keeps them but `url`, each once. */
function linksOf(
  row: Row,
  at: Columns,
  { summary, description, comment }: WrittenTexts,
  { people, attachments, conferences, placeOf }: BesideEvents,
): string[] {
  const urls = [row.text(at.conference_url), row.text(at.conference_url_detected)];
  const texts = [
    summary,
    description,
    ...placeOf(rowReference(row, at.location_id)),
    comment,
    row.text(at.response_comment),
    // The same place under two names: until iOS 10, and since.
    row.text(at.conference),
    row.text(at.action),
  ];
  return [
    ...new Set<string>([
      ...urls.map(filled).filter((url) => url !== null),
      ...texts.flatMap((text) => linksInText(text ?? '')),
      ...people.commentLinks(row.rowId),
      ...attachments.addresses(row.rowId),
      ...conferences.addresses(row.rowId),
    ]),
  ];
}

/** Somebody whose event is gone, or who is gone from it. */
export function loneRecord(
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
export const addressesOf = ({ participantEmail, attendeeEmails, links }: CalendarEvent) => [
  participantEmail,
  ...attendeeEmails,
  ...links,
];
