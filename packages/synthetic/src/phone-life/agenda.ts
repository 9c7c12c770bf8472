import { sqliteFile } from '../sqlite-file.ts';
import { tablesOf } from '../named-rows.ts';
import { addressBookSchema, calendarSchema, callHistorySchema } from '../schemas.ts';
import { nightjar } from './indicators.ts';
import { owner, people } from './people.ts';
import { randomOf, type Random } from './random.ts';
import { backupMade, cocoaSeconds, daySeconds, lifeBegins, moment, type Moment } from './times.ts';
import { met, type StoreContent } from './traces.ts';
import { sentence } from './vocabulary.ts';

interface Event {
  readonly summary: string;
  readonly description?: string;
  readonly start: Moment;
  readonly created: Moment;
  /** E-mail of who invited; absent where the owner wrote it down. */
  readonly organizer?: string;
}

const planned: readonly Event[] = [
  // The words of a known attack, in events of a colleague that lie ahead.
  {
    summary: 'Meeting',
    description: 'Notes',
    start: moment('2022-10-06T09:00:00Z'),
    created: moment('2022-10-03T10:00:00Z'),
    organizer: 'tobias@quayside-herald.example',
  },
  {
    summary: 'Meeting',
    description: 'Notes',
    start: moment('2022-11-24T09:00:00Z'),
    created: moment('2022-11-17T16:20:00Z'),
    organizer: 'rosalind@quayside-herald.example',
  },
  {
    summary: 'Meeting',
    start: moment('2022-11-02T14:00:00Z'),
    created: moment('2022-10-30T08:00:00Z'),
  },
  {
    summary: 'Rota',
    description: 'https://www.quayside-herald.example/desk/rota',
    start: moment('2022-11-07T08:00:00Z'),
    created: moment('2022-11-01T08:00:00Z'),
    organizer: 'rosalind@quayside-herald.example',
  },
  {
    summary: 'Panel',
    description: 'Room 4',
    start: moment('2022-11-15T18:00:00Z'),
    created: moment('2022-11-05T12:00:00Z'),
    organizer: 'events.desk@rosterline.example.org',
  },
];

const invitations: readonly Event[] = [
  {
    summary: 'Meeting',
    description: 'Notes',
    start: moment('2022-09-05T10:00:00Z'),
    created: moment('2022-10-27T22:48:00Z'),
    organizer: 'a.reyes@postbox-nine.example',
  },
  {
    summary: 'Press breakfast',
    description: 'Please confirm',
    start: moment('2022-11-09T07:30:00Z'),
    created: moment('2022-10-25T13:02:00Z'),
    organizer: nightjar.organizer.value,
  },
];

/** Calendar, calls and contacts. */
export function agenda(spiked: boolean): StoreContent {
  const random = randomOf('agenda');
  const events = [...ordinaryEvents(random), ...planned, ...(spiked ? invitations : [])];
  const file = (relativePath: string, content: Uint8Array): StoreContent['files'][number] => ({
    domain: 'HomeDomain',
    relativePath,
    content,
    modified: backupMade - 5000,
  });
  return {
    files: [
      file('Library/Calendar/Calendar.sqlitedb', calendar(events, random)),
      file('Library/CallHistoryDB/CallHistory.storedata', calls(random)),
      file('Library/AddressBook/AddressBook.sqlitedb', contacts(random)),
    ],
    planted: spiked
      ? [
          met('ios.calendar', 'received', nightjar.organizer, 'invited by a published address'),
          {
            artifact: 'ios.calendar',
            origin: { kind: 'rule', id: 'ios.calendar-zero-click-invitation' },
            met: 'received',
            level: 'medium',
            note: 'an invitation to a time long past, in the words of a known attack',
          },
        ]
      : [],
    nearMisses: planned.map(({ summary, organizer }) => ({
      artifact: 'ios.calendar',
      seen: organizer === undefined ? summary : `${summary} (${organizer})`,
      note: 'an ordinary event',
    })),
  };
}

function* ordinaryEvents(random: Random): Generator<Event> {
  for (let day = lifeBegins; day < backupMade + 30 * daySeconds; day += daySeconds) {
    if (!random.chance(0.5)) continue;
    const start = day + random.whole(3, 14) * 3600;
    const text = sentence(random, random.chance(0.3) ? 'ar' : 'en');
    yield {
      summary: text.includes('://') ? 'Reading' : text,
      start,
      created: start - random.whole(1, 12) * daySeconds,
    };
  }
}

function calendar(events: readonly Event[], random: Random): Uint8Array {
  const invited = events
    .map((event, index) => ({ event, item: index + 1 }))
    .filter(({ event }) => event.organizer !== undefined);
  return sqliteFile({
    tables: tablesOf(calendarSchema, {
      CalendarItem: events.map((event, index) => {
        const participant = invited.findIndex(({ item }) => item === index + 1);
        return {
          ROWID: index + 1,
          summary: event.summary,
          description: event.description ?? null,
          start_date: cocoaSeconds(event.start),
          start_tz: 'Europe/London',
          end_date: cocoaSeconds(event.start + 3600),
          end_tz: 'Europe/London',
          all_day: 0,
          calendar_id: 2,
          organizer_id: participant + 1,
          status: participant < 0 ? 0 : 1,
          invitation_status: participant < 0 ? 0 : 3,
          last_modified: cocoaSeconds(event.created),
          creation_date: cocoaSeconds(event.created),
          unique_identifier: random.uuid(),
          UUID: random.uuid(),
          hidden: 0,
          entity_type: 2,
        };
      }),
      Participant: invited.map(({ event, item }, index) => ({
        ROWID: index + 1,
        entity_type: 8,
        type: 1,
        status: 0,
        role: 1,
        owner_id: item,
        UUID: random.uuid(),
        email: event.organizer ?? null,
        is_self: 0,
        last_modified: cocoaSeconds(event.created),
      })),
    }),
  });
}

function calls(random: Random): Uint8Array {
  const rows: { time: Moment; phone: string; name: string; outgoing: boolean; seconds: number }[] =
    [];
  for (let day = lifeBegins; day < backupMade - daySeconds; day += daySeconds) {
    for (let left = random.whole(0, 5); left > 0; left -= 1) {
      const person = random.pick(people);
      rows.push({
        time: day + random.whole(2000, 55_000) + left,
        phone: person.phone,
        name: `${person.first} ${person.last}`,
        outgoing: random.chance(0.5),
        seconds: random.chance(0.2) ? 0 : random.whole(8, 1900),
      });
    }
  }
  return sqliteFile({
    tables: tablesOf(callHistorySchema, {
      ZCALLRECORD: rows.map(({ time, phone, name, outgoing, seconds }, index) => ({
        Z_PK: index + 1,
        Z_ENT: 2,
        Z_OPT: 1,
        ZANSWERED: seconds > 0 ? 1 : 0,
        ZCALL_CATEGORY: 1,
        ZCALLTYPE: 1,
        ZHANDLE_TYPE: 2,
        ZORIGINATED: outgoing ? 1 : 0,
        ZREAD: 1,
        ZDATE: cocoaSeconds(time),
        ZDURATION: seconds,
        ZADDRESS: phone,
        ZISO_COUNTRY_CODE: 'gb',
        ZLOCATION: 'United Kingdom',
        ZNAME: name,
        ZSERVICE_PROVIDER: 'com.apple.Telephony',
        ZUNIQUE_ID: random.uuid(),
      })),
    }),
  });
}

function contacts(random: Random): Uint8Array {
  const everybody = [{ ...owner, organization: 'Quayside Herald' }, ...people];
  const values = everybody.flatMap((person, index) => [
    { record_id: index + 1, property: 3, value: person.phone },
    ...(person.email === undefined
      ? []
      : [{ record_id: index + 1, property: 4, value: person.email }]),
  ]);
  return sqliteFile({
    tables: tablesOf(addressBookSchema, {
      ABPerson: everybody.map(({ first, last, organization }, index) => ({
        ROWID: index + 1,
        First: first,
        Last: last,
        Organization: organization ?? null,
        Kind: 0,
        CreationDate: Math.floor(cocoaSeconds(lifeBegins - (40 - index) * 9 * daySeconds)),
        ModificationDate: Math.floor(cocoaSeconds(lifeBegins - (30 - index) * daySeconds)),
        StoreID: 0,
        PersonLink: -1,
        IsPreferredName: 1,
        guid: `${random.uuid()}:ABPerson`,
      })),
      ABMultiValue: values.map((value, index) => ({
        UID: index + 1,
        identifier: 0,
        label: 1,
        guid: random.uuid(),
        ...value,
      })),
      ABMultiValueLabel: [{ value: '_$!<Mobile>!$_' }],
      ABStore: [{ ROWID: 0, Name: null, Type: 0, Enabled: 1 }],
    }),
  });
}
