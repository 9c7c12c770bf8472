import {
  calendar,
  examples as calendarExamples,
  type CalendarEvent,
} from '../../artifacts/ios/calendar.ts';
import { defineRule, type RuleExample, type RuleExamples } from '../../model/index.ts';

/** An invitation that ended this long before it came into the calendar was never meant to be kept. */
const backdatedByDays = 2;
const millisecondsPerDay = 86_400_000;

/** Marks of XML that ended up in the text of an event: the exploit closed a CDATA section with them. */
const xmlFragments = ['<![CDATA[', ']]>'];

export const calendarZeroClickInvitation = defineRule<CalendarEvent>({
  id: 'ios.calendar-zero-click-invitation',
  version: 1,
  artifact: calendar,
  title: 'Backdated invitation like those that carried a zero-click exploit',
  message:
    'An invitation from somebody else, titled "{title}", came into the calendar on {created}, {days} days after its start on {start}.',
  why:
    'From 2021 QuaDream sent its customers’ targets invitations for times that had already passed, which iOS took into the calendar ' +
    'without showing them, and which attacked the phone while it read them.',
  otherExplanations: [
    'A meeting that was entered afterwards, or an old calendar that was imported or shared late, is backdated too.',
    'Some programs name every appointment "Meeting" and its remark "Notes".',
  ],
  references: [
    'https://citizenlab.ca/2023/04/spyware-vendor-quadream-exploits-victims-customers/',
    'https://www.microsoft.com/en-us/security/blog/2023/04/11/dev-0196-quadreams-kingspawn-malware-used-to-target-civil-society-in-europe-north-america-the-middle-east-and-southeast-asia/',
    'https://docs.mvt.re/en/latest/ios/records/#calendarjson',
  ],
  level: 'medium',
  confidence: 'low',
  leadsTo: 'S4',
  met: 'received',
  match: ({ data }) => {
    if (!hasKnownText(data) || data.participantEmail === null) return undefined;
    // An event without another organiser was put there by the owner or by a subscribed calendar.
    if (data.participantIsSelf !== false) return undefined;
    const { startDate, endDate, creationDate } = data;
    if (startDate === null || creationDate === null) return undefined;
    const days = (Date.parse(creationDate) - Date.parse(endDate ?? startDate)) / millisecondsPerDay;
    if (!(days >= backdatedByDays)) return undefined;
    const sinceStart = (Date.parse(creationDate) - Date.parse(startDate)) / millisecondsPerDay;
    return {
      title: (data.summary ?? '').slice(0, 40),
      created: creationDate,
      days: Math.floor(sinceStart),
      start: startDate,
    };
  },
});

function hasKnownText({ summary, description }: CalendarEvent): boolean {
  if (summary === 'Meeting' && description === 'Notes') return true;
  const texts = `${summary ?? ''}\n${description ?? ''}`;
  return xmlFragments.some((fragment) => texts.includes(fragment));
}

export const examples = (): RuleExamples<CalendarEvent> => {
  const ordinary = calendarExamples()[0]?.records[0];
  if (ordinary === undefined) throw new Error('ios.calendar has no example');
  const event = (
    name: string,
    other: Partial<CalendarEvent>,
    values?: RuleExample<CalendarEvent>['values'],
  ): RuleExample<CalendarEvent> => ({
    name,
    ...(values && { values }),
    data: {
      ...ordinary,
      summary: 'Meeting',
      description: 'Notes',
      startDate: '2021-03-01T09:00:00Z',
      endDate: '2021-03-01T10:00:00Z',
      creationDate: '2021-04-15T12:00:00Z',
      participantEmail: 'someone@example.net',
      participantIsSelf: false,
      ...other,
    },
  });
  return {
    hits: [
      event(
        'weeks after its own end, with the known words',
        {},
        {
          title: 'Meeting',
          created: '2021-04-15T12:00:00Z',
          days: 45,
          start: '2021-03-01T09:00:00Z',
        },
      ),
      event('with pieces of XML in its notes', { summary: 'a', description: ']]></x><![CDATA[' }),
    ],
    misses: [
      event('the known words, sent in time', { creationDate: '2021-02-20T12:00:00Z' }),
      event('the known words, entered on the same day', { creationDate: '2021-03-01T18:00:00Z' }),
      event('the known words, entered by the owner of the phone', { participantIsSelf: true }),
      event('the known words, without an organiser', {
        participantEmail: null,
        participantIsSelf: null,
      }),
      event('a backdated invitation with words of its own', { summary: 'Board meeting' }),
      event('without a time of creation', { creationDate: null }),
    ],
  };
};
