import { timesOf } from '../../bytes/time.ts';
import { linksInText } from '../../formats/links.ts';
import {
  defineArtifact,
  type Database,
  type ParseContext,
  type ProblemDraft,
  type RecordDraft,
  type Row,
} from '../../model/index.ts';
import {
  flagAt,
  numberAt,
  openArtifactDatabase,
  optionalTable,
  remainingProblems,
  requireTable,
  rowReference,
  timeAt,
} from '../rows/database-rows.ts';
import { filled, isoAt, keyOf, mailAddressIn } from '../rows/field-values.ts';
import { onSomeIphones } from '../ios-expectation.ts';
import type { SharedCalendar } from '../calendar/shared-calendar.ts';
import {
  emptySharedCalendar,
  sharedCalendarExamples,
} from '../calendar/shared-calendar-examples.ts';
import { timeDocs } from '../rows/time-docs.ts';
import { columnsOf, wholeTable } from '../rows/schema-names.ts';

const sharedByOwner = 1;
const sharedWithOwner = 2;

/** People with whom one calendar is shared, at most: iCloud itself allows 100. */
const mostSharees = 1000;

interface Sharee {
  readonly name: string;
  readonly email: string | null;
  readonly status: string;
  readonly accessLevel: string;
}

export const sharedCalendars = defineArtifact<SharedCalendar>({
  id: 'ios.shared-calendars',
  version: 1,
  title: 'Calendars that are shared or subscribed to',
  group: 'people',
  describes:
    'Calendars that the owner shares or publishes, that somebody else shares with them, and that the phone subscribed to: who owns them, who ' +
    'takes part and what they may do; and answers to invitations to share, with the address that they came from.',
  cannotShow:
    'When a calendar was shared and since when somebody takes part: the database keeps no time for it. Invitations that were declined, and what ' +
    'is no longer shared. The columns are those that public copies of the schema (iOS 11 to 18) have; no phone with such rows was at hand.',
  references: [
    'https://github.com/abrignoni/iLEAPP/blob/main/scripts/artifacts/calendarAll.py',
    'https://developer.apple.com/documentation/eventkit/ekcalendar',
  ],
  paths: ['/private/var/mobile/Library/Calendar/Calendar.sqlitedb'],
  expected: onSomeIphones,
  decisive: [
    ...wholeTable('Store', 'name'),
    ...columnsOf('Calendar', 'store_id title sharing_status'),
  ],

  fields: {
    kind: { label: 'Kind' },
    id: { label: 'Row' },
    calendarId: { label: 'Calendar row' },
    title: { label: 'Title', personal: true },
    storeName: { label: 'Account', personal: true },
    sharingStatus: { label: 'Shared (number)' },
    invitationStatus: { label: 'Status of the invitation (number)' },
    sharingInvitationResponse: { label: 'Answer to the invitation (number)' },
    sharedOwnerName: { label: 'Owner of the calendar', personal: true },
    sharedOwnerEmail: {
      label: 'E-mail of the owner of the calendar',
      observable: 'email',
      met: 'received',
      personal: true,
    },
    ownerPhoneNumber: { label: 'Phone of the owner of the calendar', personal: true },
    shareeNames: { label: 'Names of who takes part', personal: true },
    shareeEmails: {
      label: 'E-mail of who takes part',
      observable: 'email',
      met: 'received',
      personal: true,
    },
    shareeStatuses: { label: 'Answers (numbers)' },
    shareeAccessLevels: { label: 'Permissions (numbers)' },
    isPublished: { label: 'Published' },
    publishedUrl: { label: 'Published at', observable: 'url', met: 'sent' },
    subscriptionUrl: { label: 'Subscribed from', observable: 'url', met: 'configured' },
    hostUrl: { label: 'Address of the shared calendar', observable: 'url', met: 'received' },
    notes: { label: 'Notes', personal: true },
    links: { label: 'Links in title and notes', observable: 'url', met: 'received' },
    creationDate: { label: 'Answer made' },
    lastModified: { label: 'Answer changed' },
  },
  summary: ['kind', 'sharingStatus', 'subscriptionUrl'],
  times: timeDocs('cocoa-seconds', {
    others: ['answer made', 'answer changed'],
    confidence: 'medium',
  }),

  *parse(file, context) {
    const database = openArtifactDatabase(file, context);
    const calendars = optionalTable(database, 'Calendar', [
      'title',
      'store_id',
      'sharing_status',
      'invitation_status',
      'sharing_invitation_response',
      'shared_owner_name',
      'shared_owner_address',
      'shared_owner_email',
      'owner_identity_id',
      'owner_identity_email',
      'owner_identity_phone_number',
      'is_published',
      'published_URL',
      'subcal_url',
      'notes',
    ]);
    if (calendars === undefined) {
      // Copies made for tests, and cut ones, can hold the events alone; that is said beside the coverage.
      requireTable(database, 'CalendarItem', []);
      yield* remainingProblems(database);
      return;
    }
    const { table, at } = calendars;
    const stores = optionalTable(database, 'Store', ['name']);
    const identityOf = identities(database);
    const sharees = yield* shareesByCalendar(database, context, identityOf);

    const calendarOf = (row: Row): RecordDraft<SharedCalendar> | undefined => {
      const sharingStatus = numberAt(row, at.sharing_status);
      const answer = numberAt(row, at.sharing_invitation_response);
      const isPublished = flagAt(row, at.is_published);
      const publishedUrl = filled(row.text(at.published_URL));
      const subscriptionUrl = filled(row.text(at.subcal_url));
      const people = (row.rowId === undefined ? undefined : sharees.get(row.rowId)) ?? [];
      const isShared = sharingStatus !== null && sharingStatus !== 0;
      const isOfOthers =
        isShared || people.length > 0 || (answer !== null && answer !== 0) || isPublished === true;
      // Most calendars are the owner's own, seen by nobody else.
      if (!isOfOthers && publishedUrl === null && subscriptionUrl === null) return undefined;
      const ownsIt = sharingStatus === sharedByOwner || (!isShared && subscriptionUrl === null);
      const owner = ownsIt ? undefined : identityOf(rowReference(row, at.owner_identity_id));
      const storeId = rowReference(row, at.store_id);
      const store =
        stores && storeId !== undefined ? database.seek(stores.table, storeId) : undefined;
      const title = row.text(at.title);
      const notes = row.text(at.notes);
      return {
        kind: 'record',
        data: {
          ...emptySharedCalendar,
          id: keyOf(row),
          title,
          storeName: store && stores ? store.text(stores.at.name) : null,
          sharingStatus,
          invitationStatus: numberAt(row, at.invitation_status),
          sharingInvitationResponse: answer,
          sharedOwnerName: filled(row.text(at.shared_owner_name)) ?? owner?.name ?? null,
          sharedOwnerEmail: ownsIt
            ? null
            : (mailAddressIn(row.text(at.shared_owner_address)) ??
              mailAddressIn(row.text(at.shared_owner_email)) ??
              mailAddressIn(row.text(at.owner_identity_email)) ??
              owner?.email ??
              null),
          ownerPhoneNumber: row.text(at.owner_identity_phone_number),
          ...shareeFields(people),
          isPublished,
          publishedUrl,
          subscriptionUrl,
          notes,
          links: [...new Set([title, notes].flatMap((text) => linksInText(text ?? '')))],
        },
        position: row.position(),
        times: [],
        ...(sharingStatus === sharedByOwner && { met: 'sent' as const }),
        ...(sharingStatus === sharedWithOwner && { met: 'received' as const }),
      };
    };

    for (const row of database.rows(table)) {
      const found = calendarOf(row);
      if (found !== undefined) yield found;
    }
    yield* answers(database, identityOf);
    yield* remainingProblems(database);
  },
});

type Identities = (
  id: number | bigint | undefined,
) => { readonly name: string | null; readonly email: string | null } | undefined;

function identities(database: Database): Identities {
  const bound = optionalTable(database, 'Identity', ['display_name', 'address']);
  return (id) => {
    const row = bound && id !== undefined ? database.seek(bound.table, id) : undefined;
    if (bound === undefined || row === undefined) return undefined;
    return {
      name: filled(row.text(bound.at.display_name)),
      email: mailAddressIn(row.text(bound.at.address)),
    };
  };
}

function* shareesByCalendar(
  database: Database,
  context: ParseContext,
  identityOf: Identities,
): Generator<ProblemDraft, ReadonlyMap<number | bigint, readonly Sharee[]>> {
  const people = new Map<number | bigint, Sharee[]>();
  const bound = optionalTable(database, 'Sharee', [
    'owner_id',
    'identity_id',
    'status',
    'access_level',
  ]);
  if (bound === undefined) return people;
  const { table, at } = bound;
  const most = Math.min(mostSharees * 100, context.limits.maxRecordsPerFile);
  let taken = 0;
  for (const row of database.rows(table)) {
    const calendar = rowReference(row, at.owner_id);
    if (calendar === undefined) continue;
    const earlier = people.get(calendar) ?? [];
    if (++taken > most || earlier.length >= mostSharees) {
      const detail = `only the first ${taken - 1} people of shared calendars were read`;
      yield { kind: 'problem', code: 'limit-exceeded', detail, position: row.position() };
      break;
    }
    const identity = identityOf(rowReference(row, at.identity_id));
    earlier.push({
      name: identity?.name ?? '',
      email: identity?.email ?? null,
      status: String(numberAt(row, at.status) ?? ''),
      accessLevel: String(numberAt(row, at.access_level) ?? ''),
    });
    people.set(calendar, earlier);
  }
  return people;
}

type ShareeFields = Pick<
  SharedCalendar,
  'shareeNames' | 'shareeEmails' | 'shareeStatuses' | 'shareeAccessLevels'
>;

function shareeFields(people: readonly Sharee[]): ShareeFields {
  return {
    shareeNames: people.map(({ name }) => name),
    shareeEmails: people.flatMap(({ email }) => email ?? []),
    shareeStatuses: people.map(({ status }) => status),
    shareeAccessLevels: people.map(({ accessLevel }) => accessLevel),
  };
}

/**
 * `EKInviteReplyNotification`: what somebody answered to an invitation to share. Notices of changes in a shared calendar stand
 * in the same table, without an address of the calendar's host.
 */
function* answers(
  database: Database,
  identityOf: Identities,
): Generator<RecordDraft<SharedCalendar>> {
  const bound = optionalTable(database, 'Notification', [
    'calendar_id',
    'summary',
    'creation_date',
    'last_modified',
    'status',
    'host_url',
    'identity_id',
  ]);
  if (bound === undefined) return;
  const { table, at } = bound;
  for (const row of database.rows(table)) {
    const hostUrl = filled(row.text(at.host_url));
    const identity = identityOf(rowReference(row, at.identity_id));
    if (hostUrl === null && identity === undefined) continue;
    const title = row.text(at.summary);
    yield {
      kind: 'record',
      data: {
        ...emptySharedCalendar,
        kind: 'answer',
        id: keyOf(row),
        calendarId: numberAt(row, at.calendar_id),
        title,
        shareeNames: [identity?.name ?? ''],
        shareeEmails: identity === undefined || identity.email === null ? [] : [identity.email],
        shareeStatuses: [String(numberAt(row, at.status) ?? '')],
        hostUrl,
        links: linksInText(title ?? ''),
        creationDate: isoAt(row, at.creation_date, 'cocoa-seconds'),
        lastModified: isoAt(row, at.last_modified, 'cocoa-seconds'),
      },
      position: row.position(),
      times: timesOf(
        ['answer made', 'cocoa-seconds', timeAt(row, at.creation_date)],
        ['answer changed', 'cocoa-seconds', timeAt(row, at.last_modified)],
      ),
    };
  }
}

export const examples = sharedCalendarExamples;
