import { sqliteExample } from '@athar/synthetic';
import { describe, expect, test } from 'vitest';
import { mail } from '../../src/artifacts/ios/mail.ts';
import type { SqliteExample } from '../../src/model/index.ts';
import { examine } from '../builders/examine.ts';
import { matcherOf } from '../builders/indicators.ts';

const folder = '/private/var/mobile/Library/Mail';
const matcher = matcherOf("[domain-name:value='evil.example']");

const blob = (text: string): Uint8Array => new TextEncoder().encode(text);

/** As iOS 12 keeps them: of a message, what is secret stands in the other database. */
const envelopes: SqliteExample['tables'] = {
  messages: {
    columns:
      'ROWID INTEGER PRIMARY KEY, date_sent INTEGER, date_received INTEGER, mailbox INTEGER, read INTEGER, flagged INTEGER, deleted INTEGER',
    rows: [
      [1, 1_578_307_200, 1_578_307_205, 2, 1, 0, 0],
      [2, 1_578_307_300, 1_578_307_305, 2, 0, 0, 0],
    ],
  },
  message_data: {
    columns: 'ROWID INTEGER PRIMARY KEY, message_id INTEGER, part TEXT',
    rows: [
      [7, 1, '1'],
      [8, 1, '2'],
      [9, 3, '1'],
    ],
  },
  mailboxes: { columns: 'ROWID INTEGER PRIMARY KEY, url TEXT', rows: [[2, 'imap://0F0F/INBOX']] },
};
const heads = (...rows: SqliteExample['tables'][string]['rows']): SqliteExample['tables'] => ({
  messages: {
    columns:
      'message_id INTEGER PRIMARY KEY, sender TEXT, subject TEXT, _to TEXT, cc TEXT, bcc TEXT',
    rows,
  },
  message_data: {
    columns: 'message_data_id INTEGER PRIMARY KEY, data BLOB',
    rows: [
      [7, blob('Hello')],
      [8, blob('<p>See <a href="https://evil.example/x">this</a></p>')],
      [9, blob('https://other.example/')],
    ],
  },
});

describe('mail of before iOS 13', () => {
  test('has its sender, its subject and the links of its text', () => {
    const protectedParts = heads([
      1,
      '"A. Person" <person@example.org>',
      'Look: https://a.example/',
      'me@example.org',
      null,
      null,
    ]);
    const { lines, findings, problems, fileProblems } = examine(
      mail,
      sqliteExample({ tables: envelopes }),
      {
        matcher,
        full: true,
        related: new Map([
          [`${folder}/Protected Index`, sqliteExample({ tables: protectedParts })],
        ]),
      },
    );
    expect([...problems, ...fileProblems]).toEqual([]);
    expect(lines.map(({ data, times }) => [data, times])).toMatchObject([
      [
        {
          sender: '"A. Person" <person@example.org>',
          senderEmail: 'person@example.org',
          subject: 'Look: https://a.example/',
          links: ['https://a.example/', 'https://evil.example/x'],
          mailbox: 'imap://0F0F/INBOX',
          read: 1,
        },
        [
          { at: '2020-01-06T10:40:00Z', marks: 'mail sent' },
          { at: '2020-01-06T10:40:05Z', marks: 'mail received' },
        ],
      ],
      [
        { sender: null, subject: null, links: [] },
        [{ marks: 'mail sent' }, { marks: 'mail received' }],
      ],
    ]);
    expect(findings.map(({ met }) => met)).toEqual(['received']);
  });

  test('is not told a second time from the other database', () => {
    const found = examine(
      mail,
      sqliteExample({ tables: heads([1, 'a@b.example', null, null, null, null]) }),
      {
        devicePath: `${folder}/Protected Index`,
        matcher,
      },
    );
    expect(found.lines).toEqual([]);
    expect([...found.problems, ...found.fileProblems]).toEqual([]);
  });

  test('that came without the other database lacks what stands there, and that is told', () => {
    const { lines, fileProblems } = examine(mail, sqliteExample({ tables: envelopes }), {
      matcher,
    });
    expect(lines).toHaveLength(2);
    expect(fileProblems.map(({ code }) => code)).toEqual(['missing']);
  });
});
