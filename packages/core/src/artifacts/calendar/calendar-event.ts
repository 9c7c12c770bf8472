import { noOrganiser, type Organiser } from './calendar-people.ts';

/** One calendar event (or reminder) with the person who organised it, where there is one. */
export type CalendarEvent = {
  readonly id: number | string | null;
  readonly summary: string | null;
  readonly description: string | null;
  readonly startDate: string | null;
  readonly endDate: string | null;
  /** `_float` where the event has no zone: its times are then those of the wall clock. */
  readonly startTz: string | null;
  readonly allDay: number | null;
  readonly calendarId: number | null;
  readonly organizerId: number | null;
  readonly url: string | null;
  /** Links in the title, the notes, the place, the action and the comments of who was invited, and the addresses of video conferences and attached files. */
  readonly links: readonly string[];
  readonly lastModified: string | null;
  readonly externalId: string | null;
  readonly externalModTag: string | null;
  readonly uniqueIdentifier: string | null;
  readonly hidden: number | null;
  readonly uuid: string | null;
  readonly creationDate: string | null;
  readonly action: string | null;
  readonly createdById: number | null;
  readonly status: number | null;
  readonly invitationStatus: number | null;
  /**
   * True of an event from free space that no live one continues, and of one of which only a participant is left or found; false of a live one and of an earlier version of one; null where a part of
   * the table could not be read.
   */
  readonly isRemoved: boolean | null;
  /** Everybody who is invited but the organiser and the owner of the phone. */
  readonly attendeeEmails: readonly string[];
} & Organiser;

/** An event of which nothing is known. */
export const noEvent: CalendarEvent = {
  id: null,
  summary: null,
  description: null,
  startDate: null,
  endDate: null,
  startTz: null,
  allDay: null,
  calendarId: null,
  organizerId: null,
  url: null,
  links: [],
  lastModified: null,
  externalId: null,
  externalModTag: null,
  uniqueIdentifier: null,
  hidden: null,
  uuid: null,
  creationDate: null,
  action: null,
  createdById: null,
  status: null,
  invitationStatus: null,
  isRemoved: false,
  attendeeEmails: [],
  ...noOrganiser,
};
