import { beforeAll, describe, expect, test } from 'vitest';
import { coverageOf } from '../../src/engine/coverage.ts';
import type { SqliteExample } from '../../src/model/index.ts';
import { sms } from '../../src/artifacts/ios/sms.ts';
import { exampleBytes, startSqlite } from '../builders/example-file.ts';
import { examine } from '../builders/examine.ts';

beforeAll(startSqlite);

const handle = { columns: 'ROWID INTEGER PRIMARY KEY, id TEXT', rows: [[1, '+15550100']] } as const;

const ordinary = {
  date: 646_000_000,
  handle_id: 1,
  is_from_me: 1,
  text: 'see https://track.example/a',
  attributedBody: null,
  guid: 'A-1',
  service: 'SMS',
  subject: null,
  date_read: 0,
} as const;

function examined(tables: SqliteExample['tables']) {
  return examine(sms, exampleBytes({ sqlite: { tables } }));
}

/** One message, in a schema without some columns, and without the list of senders if so. */
function lacking(names: readonly string[], tables: Partial<SqliteExample['tables']> = { handle }) {
  const kept = Object.entries(ordinary).filter(([name]) => !names.includes(name));
  const found = examined({
    ...tables,
    message: {
      columns: ['ROWID INTEGER PRIMARY KEY', ...kept.map(([name]) => name)].join(', '),
      rows: [[1, ...kept.map(([, value]) => value)]],
    },
  });
  const problems = [
    ...found.problems,
    ...found.fileProblems.map((problem) => ({ ...problem, count: 1 })),
  ];
  const coverage = coverageOf('s1', 'ios.sms', 'always', 'chosen', [{ ...found, problems }]);
  return { coverage, line: found.lines[0] };
}

describe('a schema that lacks what every version has', () => {
  const told = (...names: readonly string[]) => ({
    outcome: 'partly-read',
    records: 1,
    problems: names.map((name) => ({
      code: 'unsupported',
      detail: `not in this schema: ${name}`,
      count: 1,
    })),
  });

  test('is read to its end where nothing is missing', () => {
    expect(lacking([]).coverage).toMatchObject({ outcome: 'read', problems: [] });
  });

  test('is read to its end as iOS 10 has it, where no table of conversations tells when a message was', () => {
    const columns = 'chat_id INTEGER, message_id INTEGER, PRIMARY KEY (chat_id, message_id)';
    const { coverage } = lacking([], { handle, chat_message_join: { columns, rows: [[1, 1]] } });
    expect(coverage).toMatchObject({ outcome: 'read', problems: [] });
  });

  test.each(Object.keys(ordinary))(
    'keeps the message, and tells the gap if it is one: %s',
    (name) => {
      const isDescription = ['guid', 'service', 'subject', 'date_read'].includes(name);
      expect(lacking([name]).coverage).toMatchObject(
        isDescription ? { outcome: 'read', records: 1, problems: [] } : told(`message.${name}`),
      );
    },
  );

  test('tells the gap where a column is computed when it is read, which no record holds', () => {
    const message = exampleBytes({
      sqlite: {
        tables: {
          handle,
          message: {
            columns:
              "ROWID INTEGER PRIMARY KEY, date, handle_id, is_from_me, attributedBody, raw, text TEXT GENERATED ALWAYS AS ('x ' || raw) VIRTUAL",
            rows: [[1, 646_000_000, 1, 1, null, 'https://track.example/a']],
          },
        },
      },
    });
    const { records, fileProblems } = examine(sms, message);
    expect(records).toBe(1);
    expect(fileProblems).toEqual([
      expect.objectContaining({ detail: 'not in this schema: message.text' }),
    ]);
  });

  test('keeps the message without its time where the column of times is missing', () => {
    const { line } = lacking(['date']);
    expect(line).toMatchObject({
      times: [],
      data: { direction: 'sent', links: ['https://track.example/a'], phoneNumber: '+15550100' },
    });
    expect(line?.data).not.toHaveProperty('date');
  });

  test('says of no message that it was received where nothing tells', () => {
    const { line } = lacking(['is_from_me']);
    expect(line).toMatchObject({ times: [{ marks: 'message' }], data: { direction: null } });
  });

  test('keeps the message without its sender where the list of senders is missing', () => {
    const { coverage, line } = lacking([], {});
    expect(coverage).toMatchObject(told('handle'));
    expect(line?.data).toMatchObject({ phoneNumber: null, text: ordinary.text });
  });

  test('keeps when and with whom where the words are missing', () => {
    const { coverage, line } = lacking(['text', 'attributedBody']);
    expect(coverage).toMatchObject(told('message.text', 'message.attributedBody'));
    expect(line?.data).toMatchObject({ phoneNumber: '+15550100', links: [] });
  });

  test('is not supported where the table has none of the columns it is read for', () => {
    const { coverage } = lacking(['date', 'text', 'attributedBody', 'handle_id', 'is_from_me']);
    expect(coverage).toMatchObject({ outcome: 'not-supported', records: 0 });
  });
});

test('a message of iOS 18 tells when it was taken out of those recently deleted, and the conversation it has in iCloud', () => {
  const { lines } = examined({
    handle,
    message: {
      columns: `ROWID INTEGER PRIMARY KEY, ${Object.keys(ordinary).join(', ')}, date_recovered INTEGER, ck_chat_id TEXT, syndication_ranges TEXT`,
      rows: [[1, ...Object.values(ordinary), 760_000_000_500_000_000n, 'c-1', null]],
    },
  });
  expect(lines[0]).toMatchObject({
    times: [
      { marks: 'message sent' },
      { at: '2025-01-31T07:06:40.500Z', marks: 'message restored', clock: 'utc' },
    ],
    data: { dateRecovered: '760000000500000000', ckChatId: 'c-1', syndicationRanges: null },
  });
});

test('a message among those recently deleted tells when it was put there, on the timeline too', () => {
  const { lines, timeline } = examined({
    handle,
    message: {
      columns: `ROWID INTEGER PRIMARY KEY, ${Object.keys(ordinary).join(', ')}`,
      rows: [
        [1, ...Object.values(ordinary)],
        [2, ...Object.values({ ...ordinary, guid: 'A-2' })],
      ],
    },
    chat_recoverable_message_join: {
      columns: 'chat_id INTEGER, message_id INTEGER, delete_date INTEGER',
      rows: [[1, 2, 680_000_000_000_000_000n]],
    },
  });
  const deleted = { at: '2022-07-20T08:53:20Z', marks: 'message deleted' };
  expect(lines).toMatchObject([
    { times: [{ marks: 'message sent' }], data: { recoverableDeleteDate: null } },
    {
      times: [{ marks: 'message sent' }, deleted],
      data: { recoverableDeleteDate: deleted.at },
    },
  ]);
  expect(timeline.filter((entry) => entry['timestamp_desc'] === deleted.marks)).toHaveLength(1);
});
