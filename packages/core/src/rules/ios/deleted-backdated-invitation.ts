import { calendar, type CalendarEvent } from '../../artifacts/ios/calendar.ts';
import { noEvent } from '../../artifacts/calendar/calendar-event.ts';
import { defineRule, type RuleExamples } from '../../model/index.ts';
import { aloneRisk } from '../deletion-traces.ts';

const hour = 3_600_000;

export const deletedBackdatedInvitation = defineRule<CalendarEvent>({
  id: 'ios.deleted-backdated-invitation',
  version: 1,
  artifact: calendar,
  title: 'Deleted invitation to an event in the past',
  message:
    'An invitation made at {created} for an event at {start}, which was already past, was deleted; it stands only in what is left of an older state of the calendar.',
  why:
    'QuaDream reached phones by invitations to events in the past, which iOS adds to the calendar without a notice, and removed them afterwards.' +
    aloneRisk.medium,
  otherExplanations: [
    'People delete invitations, and calendars on a server remove old ones.',
    'An event can be entered after it took place, and others be invited to it.',
  ],
  references: [
    'https://citizenlab.ca/2023/04/spyware-vendor-quadream-exploits-victims-customers/',
    'https://www.microsoft.com/en-us/security/blog/2023/04/11/dev-0196-quadreams-kingspawn-malware-used-to-target-civil-society-in-europe-north-america-the-middle-east-and-southeast-asia/',
  ],
  level: 'low',
  confidence: 'low',
  leadsTo: 'S3',
  met: 'received',
  antiForensic: 'A13',
  match: ({ data }) => {
    const { organizerId, participantIsSelf, creationDate, startDate } = data;
    // An organiser that cannot be found any more may be anybody but is at least named.
    if (data.isRemoved !== true || (organizerId ?? 0) <= 0 || participantIsSelf === true)
      return undefined;
    if (creationDate === null || startDate === null) return undefined;
    return Date.parse(startDate) < Date.parse(creationDate) - hour
      ? { created: creationDate, start: startDate }
      : undefined;
  },
});

const invitation: CalendarEvent = {
  ...noEvent,
  id: 7,
  startDate: '2021-03-01T10:00:00Z',
  endDate: '2021-03-01T11:00:00Z',
  organizerId: 9,
  creationDate: '2021-03-20T08:00:00Z',
  isRemoved: true,
};

export const examples = (): RuleExamples<CalendarEvent> => ({
  hits: [
    { name: 'an organiser who is gone too', data: invitation, deleted: true },
    {
      name: 'somebody else',
      data: { ...invitation, participantIsSelf: false },
      deleted: true,
    },
  ],
  misses: [
    { name: 'one that is still there', data: { ...invitation, isRemoved: false } },
    {
      name: 'an earlier version of one that is still there',
      data: { ...invitation, isRemoved: false },
      deleted: true,
    },
    {
      name: 'a calendar that could not be read whole',
      data: { ...invitation, isRemoved: null },
      deleted: true,
    },
    { name: 'an own event', data: { ...invitation, participantIsSelf: true }, deleted: true },
    { name: 'an event without organiser', data: { ...invitation, organizerId: 0 }, deleted: true },
    {
      name: 'an event in the future',
      data: { ...invitation, startDate: '2021-04-01T10:00:00Z' },
      deleted: true,
    },
    {
      name: 'an event that has just begun',
      data: { ...invitation, startDate: '2021-03-20T07:45:00Z' },
      deleted: true,
    },
  ],
});
