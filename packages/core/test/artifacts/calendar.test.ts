import initSqlJs from 'sql.js';
import { expect, test } from 'vitest';
import { calendar } from '../../src/artifacts/ios/calendar.ts';
import { deletedBackdatedInvitation } from '../../src/rules/ios/deleted-backdated-invitation.ts';
import { examine } from '../builders/examine.ts';
import { parseDatabase } from './parse-example.ts';

const event = (organiser: number | null, notes: string | null = null) => ({
  columns:
    'ROWID INTEGER PRIMARY KEY, summary TEXT, description TEXT, start_date REAL, organizer_id INTEGER, url TEXT',
  rows: [[1, 'Meeting', notes, 700_000_000, organiser, 'https://example.org/e']],
});
const participants = (isSelf: number | null) => ({
  columns: 'ROWID INTEGER PRIMARY KEY, email TEXT, is_self INTEGER',
  rows: [[5, 'organiser@example.org', isSelf]],
});

test.each([
  ['an invitation by somebody else was received', event(5), participants(null), undefined],
  ['an event that the owner organised is stored', event(5), participants(1), 'stored'],
  ['an event without organiser is stored', event(null), participants(null), 'stored'],
  ['an event whose organiser is gone is stored', event(6), participants(null), 'stored'],
] as const)('%s', (_, CalendarItem, Participant, met) => {
  const { records, problems } = parseDatabase(calendar, { tables: { CalendarItem, Participant } });
  expect(problems).toEqual([]);
  // Where the record says nothing, its fields do: `received`.
  expect(records[0]!.met).toBe(met);
  expect(calendar.fields.url.met).toBe('received');
});

test('people whose event is gone are records, and those of an event that is there are none', () => {
  const { records } = parseDatabase(calendar, {
    tables: {
      CalendarItem: event(5),
      Participant: {
        columns: 'ROWID INTEGER PRIMARY KEY, email TEXT, is_self INTEGER, owner_id INTEGER',
        rows: [
          [5, 'organiser@example.org', null, null],
          [6, 'guest@example.org', null, 1],
          [7, 'GUEST@example.org', null, 1],
          [8, '+15550100', null, 1],
          [9, 'gone@example.org', null, 2],
          [10, 'nobody@example.org', null, null],
        ],
      },
    },
  });
  expect(
    records.map(({ data: { id, isRemoved, participantEmail, attendeeEmails } }) => [
      id,
      isRemoved,
      participantEmail,
      attendeeEmails,
    ]),
  ).toEqual([
    [1, false, 'organiser@example.org', ['guest@example.org', 'GUEST@example.org']],
    [2, true, 'gone@example.org', []],
    [null, null, 'nobody@example.org', []],
  ]);
});

test('more participants than are kept of one event are told', () => {
  const rows = Array.from({ length: 1100 }, (_, at) => [at + 10, `p${at}@example.org`, null, 1]);
  const { records, problems } = parseDatabase(calendar, {
    tables: {
      CalendarItem: event(null),
      Participant: {
        columns: 'ROWID INTEGER PRIMARY KEY, email TEXT, is_self INTEGER, owner_id INTEGER',
        rows,
      },
    },
  });
  expect(records[0]!.data.attendeeEmails).toHaveLength(1000);
  expect(problems.map(({ code }) => code)).toEqual(['limit-exceeded']);
});

test('links of the title and the notes are found, each once, also bare hosts', () => {
  const notes =
    'Join https://meet.example.org/a?x=1, or evil.example.com; https://meet.example.org/a?x=1';
  const { records } = parseDatabase(calendar, {
    tables: { CalendarItem: event(null, notes), Participant: participants(null) },
  });
  expect(records[0]!.data.links).toEqual(['https://meet.example.org/a?x=1', 'evil.example.com']);
});

test('the link of a conference that stands in the place of the event is found', () => {
  const { records } = parseDatabase(calendar, {
    tables: {
      CalendarItem: {
        columns:
          'ROWID INTEGER PRIMARY KEY, summary TEXT, start_date REAL, location_id INTEGER, conference_url TEXT',
        rows: [
          [1, 'Call', 700_000_000, 4, 'https://meet.example.org/a'],
          [2, 'Walk', 700_000_000, 9, ''],
        ],
      },
      Location: {
        columns: 'ROWID INTEGER PRIMARY KEY, title TEXT, address TEXT',
        rows: [[4, 'Room 2, https://room.example.org/b', 'https://meet.example.org/a']],
      },
    },
  });
  expect(records.map(({ data }) => data.links)).toEqual([
    ['https://meet.example.org/a', 'https://room.example.org/b'],
    [],
  ]);
});

test('links in the comments of people, of the organiser and of who is left too, and addresses of attached files are found', () => {
  const { records, problems } = parseDatabase(calendar, {
    tables: {
      CalendarItem: event(5),
      Participant: {
        columns:
          'ROWID INTEGER PRIMARY KEY, email TEXT, is_self INTEGER, owner_id INTEGER, comment TEXT',
        rows: [
          [5, 'organiser@example.org', null, null, 'see https://lead.example/a'],
          [6, '+15550100', null, 1, 'Yes, https://guest.example/b'],
          [7, null, 1, 1, 'my own https://self.example/c'],
          [8, null, null, 2, 'https://gone.example/d'],
        ],
      },
      Attachment: {
        columns: 'ROWID INTEGER PRIMARY KEY, owner_id INTEGER, file_id INTEGER',
        rows: [
          [1, 1, 3],
          [2, 1, 4],
          [3, 1, 9],
        ],
      },
      AttachmentFile: {
        columns: 'ROWID INTEGER PRIMARY KEY, filename TEXT, url TEXT',
        rows: [
          [3, 'plan.pdf', 'https://files.example/e'],
          [4, 'empty.pdf', ''],
        ],
      },
    },
  });
  expect(problems).toEqual([]);
  expect(records.map(({ data }) => [data.id, data.links])).toEqual([
    [1, ['https://lead.example/a', 'https://guest.example/b', 'https://files.example/e']],
    [2, ['https://gone.example/d']],
  ]);
});

test('more links and attachments than are kept of one event are told', () => {
  const many = Array.from({ length: 600 }, (_, at) => `https://p${at}.example/`);
  const { records, problems } = parseDatabase(calendar, {
    tables: {
      CalendarItem: event(null),
      Participant: {
        columns: 'ROWID INTEGER PRIMARY KEY, owner_id INTEGER, comment TEXT',
        rows: [
          [5, 1, many.join(' ')],
          [6, 1, many.map((link) => `${link}2`).join(' ')],
        ],
      },
      Attachment: {
        columns: 'ROWID INTEGER PRIMARY KEY, owner_id INTEGER, file_id INTEGER',
        rows: Array.from({ length: 1001 }, (_, at) => [at + 1, 1, at + 1]),
      },
      AttachmentFile: {
        columns: 'ROWID INTEGER PRIMARY KEY, url TEXT',
        rows: Array.from({ length: 1001 }, (_, at) => [at + 1, `https://f${at}.example/`]),
      },
    },
  });
  expect(records[0]!.data.links).toHaveLength(2000);
  expect(problems.map(({ code }) => code)).toEqual(['limit-exceeded', 'limit-exceeded']);
});

test('a deleted invitation stands among the records, and a rule tells that it was backdated', async () => {
  const { Database } = await initSqlJs();
  const database = new Database();
  database.run(
    'CREATE TABLE CalendarItem (ROWID INTEGER PRIMARY KEY AUTOINCREMENT, summary TEXT, description TEXT, start_date REAL, ' +
      'organizer_id INTEGER, url TEXT, creation_date REAL)',
  );
  for (let id = 1; id <= 20; id++) {
    const isInvitation = id === 12;
    database.run('INSERT INTO CalendarItem VALUES (?, ?, ?, ?, ?, ?, ?)', [
      id,
      isInvitation ? 'Meeting of the board' : `Event number ${String(id)}`,
      null,
      700_000_000.5 + id,
      isInvitation ? 9 : 0,
      isInvitation ? 'https://calendar.example.org/e/12' : null,
      isInvitation ? 700_500_000.5 : 699_000_000.5 + id,
    ]);
  }
  database.run('DELETE FROM CalendarItem WHERE ROWID = 12');
  const bytes = database.export();
  database.close();

  const read = examine(calendar, bytes, { rules: [deletedBackdatedInvitation] });
  const deleted = read.lines.filter((line) => line.deleted);
  expect(read.lines).toHaveLength(20);
  expect(deleted.map(({ data }) => data)).toMatchObject([
    { summary: 'Meeting of the board', url: 'https://calendar.example.org/e/12', organizerId: 9 },
  ]);
  expect(read.findings).toMatchObject([{ level: 'low', records: [deleted[0]!.id], deleted: true }]);
});

test('an earlier version of an invitation that is still there is not called deleted', async () => {
  const { Database } = await initSqlJs();
  const database = new Database();
  database.run(
    'CREATE TABLE CalendarItem (ROWID INTEGER PRIMARY KEY AUTOINCREMENT, summary TEXT, description TEXT, start_date REAL, ' +
      'organizer_id INTEGER, UUID TEXT, creation_date REAL)',
  );
  for (let id = 1; id <= 20; id++)
    database.run('INSERT INTO CalendarItem VALUES (?, ?, ?, ?, ?, ?, ?)', [
      id,
      `Event number ${String(id)}`,
      null,
      700_000_000.5 + id,
      9,
      `0000-${String(id)}`,
      700_500_000.5 + id,
    ]);
  // What no longer fits where it stood is written elsewhere, and its first version stays in free space.
  database.run(
    "UPDATE CalendarItem SET summary = summary || ' of the board, moved' WHERE ROWID = 12",
  );
  const bytes = database.export();
  database.close();

  const read = examine(calendar, bytes, { rules: [deletedBackdatedInvitation] });
  expect(read.lines.filter((line) => line.deleted).map(({ data }) => data)).toMatchObject([
    { uuid: '0000-12', isRemoved: false },
  ]);
  expect(read.findings).toEqual([]);
});

test('the address of an attachment that stands beside the event, and links in the comment of an answer, are found', () => {
  const { records, problems } = parseDatabase(calendar, {
    tables: {
      CalendarItem: {
        columns:
          'ROWID INTEGER PRIMARY KEY, summary TEXT, description TEXT, start_date REAL, organizer_id INTEGER, url TEXT, response_comment TEXT',
        rows: [
          [1, 'Meeting', null, 700_000_000, null, null, 'Sorry, see answer.example.org/x.'],
          [2, 'Lunch', null, 700_000_000, null, null, 'ask@example.org. Bye'],
        ],
      },
      Attachment: {
        columns: 'ROWID INTEGER PRIMARY KEY, owner_id INTEGER, url TEXT',
        rows: [
          [1, 1, 'https://file.example/a.pdf'],
          [2, 2, ''],
          [3, null, 'https://nobody.example/a.pdf'],
        ],
      },
    },
  });
  expect(records.map(({ data }) => data.links)).toEqual([
    ['answer.example.org/x', 'https://file.example/a.pdf'],
    [],
  ]);
  expect(problems).toEqual([]);
});

test('a participant whose address is empty is known by the identity', () => {
  const { records } = parseDatabase(calendar, {
    tables: {
      CalendarItem: event(5),
      Participant: {
        columns: 'ROWID INTEGER PRIMARY KEY, email TEXT, identity_id INTEGER, owner_id INTEGER',
        rows: [
          [5, '', 1, 1],
          [6, '', 2, 1],
        ],
      },
      Identity: {
        columns: 'display_name TEXT, address TEXT',
        rows: [
          ['A', 'mailto:organiser@example.org'],
          ['B', 'mailto:guest@example.org'],
        ],
      },
    },
  });
  expect(records[0]!.data).toMatchObject({
    participantEmail: 'organiser@example.org',
    attendeeEmails: ['guest@example.org'],
  });
});

test.each(['conference', 'action'])('a link in the column %s is one of the event', (column) => {
  const { records, problems } = parseDatabase(calendar, {
    tables: {
      CalendarItem: {
        columns: `ROWID INTEGER PRIMARY KEY, summary TEXT, description TEXT, start_date REAL, organizer_id INTEGER, url TEXT, ${column} TEXT`,
        rows: [[1, 'Meeting', null, 700_000_000, null, null, 'https://call.example/room']],
      },
    },
  });
  expect(problems).toEqual([]);
  expect(records[0]!.data.links).toEqual(['https://call.example/room']);
});
