import type { Database, ParseContext, ProblemDraft, Row, Table } from '../../model/index.ts';
import {
  flagAt,
  joinSide,
  numberAt,
  optionalTable,
  rowReference,
  type BoundTable,
} from '../rows/database-rows.ts';
import { linksInText } from '../../formats/links.ts';
import { emailIn, exactNumberAt, isoAt } from '../rows/field-values.ts';

/** Who organised an event; every field null where nobody did. */
export type Organiser = {
  readonly participantUuid: string | null;
  readonly participantEmail: string | null;
  readonly participantPhone: string | null;
  readonly participantComment: string | null;
  readonly participantLastModified: string | null;
  /** Whether the organiser is the owner of the phone. */
  readonly participantIsSelf: boolean | null;
};

/** Of an event without an organiser. */
export const noOrganiser: Organiser = {
  participantUuid: null,
  participantEmail: null,
  participantPhone: null,
  participantComment: null,
  participantLastModified: null,
  participantIsSelf: null,
};

/** Who made an event, and when the row of that person was changed last. */
export interface FoundOrganiser {
  readonly fields: Organiser;
  /** As stored, in seconds since 2001. */
  readonly lastModified: number | null;
}

/** Somebody who is no longer known to belong to an event that is there. */
export interface LonePerson {
  /** Row of the event. */
  readonly event: number | string | null;
  readonly person: FoundOrganiser;
}

type Key = number | bigint;

/** Addresses of other people that are kept of one event, at most. */
const maxAttendees = 1000;

/** Links in the comments on one event that are kept, at most. */
const maxCommentLinks = 1000;

const maxOrganisers = 1_000_000;

const participantColumns = [
  'UUID',
  'email',
  'phone_number',
  'comment',
  'last_modified',
  'is_self',
  'identity_id',
  'owner_id',
] as const;

/** The people of the events of a calendar. */
export interface CalendarPeople {
  /** The one that `CalendarItem.organizer_id` names. */
  organiser(id: Key | undefined): FoundOrganiser;
  /** The e-mail addresses of everybody else but the owner of the phone, each once. */
  attendeeEmails(event: Key | undefined, organiser: Key | undefined): string[];
  /** Links in what everybody but the owner of the phone wrote with the answer to the invitation. */
  commentLinks(event: Key | undefined): Iterable<string>;
  /** Rows of people whose event is gone, and whom no event names as its organiser. */
  left(events: Table): Generator<{ readonly row: Row } & LonePerson>;
  /** Name of the table, where there is one. */
  readonly table: string | undefined;
  /** What a deleted row of that table says by itself. */
  alone(row: Row): LonePerson | undefined;
  readonly problems: readonly ProblemDraft[];
}

/**
 * Reads the table of participants: `owner_id` names the event of each. Where a participant has no e-mail address of its own, the one
 * of its identity counts.
 */
export function calendarPeople(database: Database, context: ParseContext): CalendarPeople {
  const participants = optionalTable(database, 'Participant', participantColumns);
  const identities = optionalTable(database, 'Identity', ['address']);
  const none = { fields: noOrganiser, lastModified: null };
  const organisersOfEvents = new Set<Key>();

  const emailOf = (row: Row, at: Columns): string | null => {
    const stored = row.text(at.email);
    const own = stored === '' ? null : stored;
    const identity = own === null ? rowReference(row, at.identity_id) : undefined;
    if (identities === undefined || identity === undefined) return own;
    return emailIn(database.seek(identities.table, identity)?.text(identities.at.address) ?? null);
  };
  const personOf = (row: Row, at: Columns): FoundOrganiser => ({
    fields: {
      participantUuid: row.text(at.UUID),
      participantEmail: emailOf(row, at),
      participantPhone: row.text(at.phone_number),
      participantComment: row.text(at.comment),
      participantLastModified: isoAt(row, at.last_modified, 'cocoa-seconds'),
      participantIsSelf: flagAt(row, at.is_self) ?? false,
    },
    lastModified: numberAt(row, at.last_modified),
  });

  let leftOut = 0;
  let linksLeftOut = 0;
  const linksOfComments = new Map<Key, Set<string>>();
  const addLinks = (event: Key, comment: string | null): void => {
    for (const link of linksInText(comment ?? '')) {
      const links = linksOfComments.get(event) ?? new Set();
      linksOfComments.set(event, links);
      if (links.size < maxCommentLinks) links.add(link);
      else linksLeftOut += 1;
    }
  };
  const attendees = joinSide<Key, Map<Key, string>>(
    database,
    participants?.table,
    context,
    (row) => {
      const { at } = participants!;
      const event = rowReference(row, at.owner_id);
      if (event === undefined || row.rowId === undefined || flagAt(row, at.is_self))
        return undefined;
      addLinks(event, row.text(at.comment));
      const email = emailIn(emailOf(row, at));
      return email === null ? undefined : [event, new Map([[row.rowId, email]])];
    },
    (earlier, later) => {
      for (const [key, email] of later) {
        if (earlier.size < maxAttendees) earlier.set(key, email);
        else leftOut += 1;
      }
      return earlier;
    },
  );

  return {
    problems: [
      ...attendees.problems,
      ...cutOff(leftOut, `only ${maxAttendees} participants of one event were read`),
      ...cutOff(linksLeftOut, `only ${maxCommentLinks} links in comments on one event were kept`),
    ],
    organiser(id) {
      if (participants === undefined || id === undefined) return none;
      if (organisersOfEvents.size < maxOrganisers) organisersOfEvents.add(id);
      const row = database.seek(participants.table, id);
      return row === undefined ? none : personOf(row, participants.at);
    },
    attendeeEmails(event, organiser) {
      const emails = new Set<string>();
      const found = event === undefined ? undefined : attendees.rows.get(event);
      for (const [key, email] of found ?? []) if (key !== organiser) emails.add(email);
      return [...emails];
    },
    table: participants?.table.name,
    alone: (row) =>
      participants && {
        event: exactNumberAt(row, participants.at.owner_id),
        person: personOf(row, participants.at),
      },
    commentLinks: (event) => (event === undefined ? [] : (linksOfComments.get(event) ?? [])),
    *left(events) {
      // Who organises an event that is there is no one who was left behind.
      if (participants === undefined || organisersOfEvents.size >= maxOrganisers) return;
      const { table, at } = participants;
      for (const row of database.rows(table)) {
        if (row.rowId !== undefined && organisersOfEvents.has(row.rowId)) continue;
        const event = rowReference(row, at.owner_id);
        if (event !== undefined && database.seek(events, event) !== undefined) continue;
        yield { row, event: exactNumberAt(row, at.owner_id), person: personOf(row, at) };
      }
    },
  };
}

function cutOff(leftOut: number, detail: string): ProblemDraft[] {
  return leftOut === 0 ? [] : [{ kind: 'problem', code: 'limit-exceeded', detail }];
}

type Columns = BoundTable<(typeof participantColumns)[number]>['at'];
