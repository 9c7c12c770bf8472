import { expect, test } from 'vitest';
import { interactionC } from '../../src/artifacts/ios/interaction-c.ts';
import { whatsappBackupFolders } from '../../src/artifacts/whatsapp-directory.ts';
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
  expect(received).toMatchObject({ senderEmail: 'sender@example.org', recipientEmails: [] });
  const sent = parseDatabase(interactionC, { tables: tables(1) }).records[0]!.data;
  expect(sent).toMatchObject({ senderEmail: null, recipientEmails: ['other@example.org'] });
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
