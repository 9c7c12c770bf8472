import { sqliteExample } from '@athar/synthetic';
import { expect, test } from 'vitest';
import { interactionC } from '../../src/artifacts/ios/interaction-c.ts';
import { interactionContacts } from '../../src/artifacts/ios/interaction-contacts.ts';
import { whatsappBackupFolders } from '../../src/artifacts/messages/whatsapp-directory.ts';
import { compileIndicators, openMatcher } from '../../src/indicators/index.ts';
import { published } from '../indicators/published.ts';
import { examine } from '../builders/examine.ts';
import { parseDatabase } from './parse-example.ts';

const interactions = (bundleId: string, direction: number, sender: number | null = null) => ({
  columns:
    'Z_PK INTEGER PRIMARY KEY, ZSTARTDATE TIMESTAMP, ZBUNDLEID VARCHAR, ZDIRECTION INTEGER, ZSENDER INTEGER',
  rows: [[1, 700_000_000, bundleId, direction, sender]],
});
const contactColumns = 'Z_PK INTEGER PRIMARY KEY, ZDISPLAYNAME VARCHAR, ZIDENTIFIER VARCHAR';
const linkColumns = 'Z_2RECIPIENTS INTEGER, Z_3INTERACTIONRECIPIENT INTEGER';

test('addresses of those who received the same mail are nothing that this phone sent', () => {
  const tables = (direction: number) => ({
    ZINTERACTIONS: interactions('com.apple.mobilemail', direction, 1),
    ZCONTACTS: {
      columns: contactColumns,
      rows: [
        [1, null, 'sender@example.org'],
        [2, null, 'other@example.org'],
      ],
    },
    Z_2INTERACTIONRECIPIENT: { columns: linkColumns, rows: [[2, 1]] },
  });
  const received = parseDatabase(interactionC, { tables: tables(0) }).records[0]!.data;
  expect(received).toMatchObject({
    senderEmail: 'sender@example.org',
    recipientEmails: [],
    fellowRecipientEmails: ['other@example.org'],
  });
  const sent = parseDatabase(interactionC, { tables: tables(1) }).records[0]!.data;
  expect(sent).toMatchObject({
    senderEmail: null,
    recipientEmails: ['other@example.org'],
    fellowRecipientEmails: [],
  });
});

test('a row with more recipients than are followed is cut off, and that is told', () => {
  const people = Array.from({ length: 6000 }, (_, index) => index + 1);
  const { records, problems } = parseDatabase(interactionC, {
    tables: {
      ZINTERACTIONS: interactions('com.example.chat', 1),
      ZCONTACTS: {
        columns: contactColumns,
        rows: people.map((key) => [key, null, `person-${key}`]),
      },
      Z_2INTERACTIONRECIPIENT: { columns: linkColumns, rows: people.map((key) => [key, 1]) },
    },
  });
  expect(problems.map(({ code }) => code)).toEqual(['limit-exceeded']);
  expect(records[0]!.data.recipientIdentifier).toHaveLength(5000);
});

test('the same link twice is one recipient', () => {
  const { records } = parseDatabase(interactionC, {
    tables: {
      ZINTERACTIONS: interactions('com.example.chat', 1),
      ZCONTACTS: { columns: contactColumns, rows: [[2, 'Bo', 'bo']] },
      Z_2INTERACTIONRECIPIENT: {
        columns: linkColumns,
        rows: [
          [2, 1],
          [2, 1],
        ],
      },
    },
  });
  expect(records[0]!.data.recipientIdentifier).toEqual(['bo']);
});

test('names of WhatsApp are not put on interactions of another app', () => {
  const related = {
    [`${whatsappBackupFolders[0]}/ContactsV2.sqlite`]: {
      tables: {
        ZWAADDRESSBOOKCONTACT: {
          columns: 'Z_PK INTEGER PRIMARY KEY, ZFULLNAME VARCHAR, ZPHONENUMBER VARCHAR',
          rows: [[1, 'Alice Example', '+15550100']],
        },
      },
    },
  };
  const nameFor = (bundleId: string) =>
    parseDatabase(
      interactionC,
      {
        tables: {
          ZINTERACTIONS: interactions(bundleId, 0, 2),
          ZCONTACTS: { columns: contactColumns, rows: [[2, null, '+15550100']] },
        },
      },
      { related },
    ).records[0]!.data.senderResolvedName;
  expect(nameFor('net.whatsapp.WhatsApp')).toBe('Alice Example');
  expect(nameFor('net.whatsapp.WhatsAppSMB')).toBe('Alice Example');
  expect(nameFor('com.apple.MobileSMS')).toBeNull();
});

test('links in the name of a group and in the text of an attachment are links, and other words and addresses are none', () => {
  const { records } = parseDatabase(interactionC, {
    tables: {
      ZINTERACTIONS: {
        columns:
          'Z_PK INTEGER PRIMARY KEY, ZSTARTDATE TIMESTAMP, ZBUNDLEID VARCHAR, ZDIRECTION INTEGER, ZSENDER INTEGER, ZGROUPNAME VARCHAR',
        rows: [
          [1, 700_000_000, 'com.example.chat', 0, null, 'Win: https://group.example/join.'],
          [2, 700_000_001, 'com.example.chat', 0, null, 'ask@example.org, or not. Well'],
        ],
      },
      ZATTACHMENT: {
        columns: 'Z_PK INTEGER PRIMARY KEY, ZCONTENTTEXT VARCHAR, ZCONTENTURL VARCHAR',
        rows: [
          [5, 'See text.example.org/a', 'https://url.example/'],
          [6, 'nothing. here', null],
        ],
      },
      Z_1INTERACTIONS: {
        columns: 'Z_1ATTACHMENTS INTEGER, Z_3INTERACTIONS INTEGER',
        rows: [
          [5, 1],
          [6, 2],
        ],
      },
    },
  });
  expect(records.map(({ data }) => data.links)).toEqual([
    ['https://group.example/join', 'text.example.org/a'],
    [],
  ]);
});

test('a person is met as a sender where something came, as a recipient where something went, and else only stored', () => {
  const matcher = openMatcher(
    compileIndicators(
      ['a', 'b', 'c', 'd'].map((name) => published('email', `${name}@example.org`)),
    ),
  );
  const { findings, problems } = examine(
    interactionContacts,
    sqliteExample({
      tables: {
        ZCONTACTS: {
          columns:
            'Z_PK INTEGER PRIMARY KEY, ZIDENTIFIER VARCHAR, ZINCOMINGSENDERCOUNT INTEGER, ZOUTGOINGRECIPIENTCOUNT INTEGER',
          rows: [
            [1, 'a@example.org', 2, 1],
            [2, 'b@example.org', 0, 1],
            [3, 'c@example.org', 0, 0],
            [4, 'd@example.org', null, null],
          ],
        },
      },
    }),
    {
      matcher: matcher.comparison,
    },
  );
  expect(findings.map(({ origin, met }) => ['value' in origin && origin.value, met])).toEqual([
    ['a@example.org', 'received'],
    ['b@example.org', 'sent'],
    ['c@example.org', 'stored'],
    ['d@example.org', 'stored'],
  ]);
  expect(problems).toEqual([]);
});

test('the id that an app gives a conversation, often an address or a number, is personal as the conversation is', () => {
  const content = sqliteExample({
    tables: {
      ZINTERACTIONS: {
        columns:
          'Z_PK INTEGER PRIMARY KEY, ZSTARTDATE TIMESTAMP, ZBUNDLEID VARCHAR, ZDOMAINIDENTIFIER VARCHAR, ZDERIVEDINTENTIDENTIFIER VARCHAR',
        rows: [[1, 700_000_000, 'com.example.chat', 'mona@example.org', 'iMessage;-;+15550100']],
      },
      ZCONTACTS: { columns: contactColumns, rows: [] },
    },
  });
  const kept = (full: boolean) => examine(interactionC, content, { full }).lines[0]!.data;
  expect(kept(true)).toMatchObject({ derivedIntentId: 'iMessage;-;+15550100' });
  expect(JSON.stringify(kept(false))).not.toMatch(/mona|15550100/);
});
