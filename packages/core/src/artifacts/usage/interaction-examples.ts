import type { ArtifactExample } from '../../model/index.ts';
import { noInteraction, type Interaction } from './interaction.ts';
import { whatsappBackupFolders } from '../messages/whatsapp-directory.ts';

const interactionColumns =
  'Z_PK INTEGER PRIMARY KEY, ZDIRECTION INTEGER, ZISRESPONSE INTEGER, ZMECHANISM INTEGER, ZRECIPIENTCOUNT INTEGER, ' +
  'ZSENDER INTEGER, ZCREATIONDATE TIMESTAMP, ZENDDATE TIMESTAMP, ZSTARTDATE TIMESTAMP, ZBUNDLEID VARCHAR, ' +
  'ZCONTENTURL VARCHAR, ZDOMAINIDENTIFIER VARCHAR';
const contactColumns =
  'Z_PK INTEGER PRIMARY KEY, ZDISPLAYNAME VARCHAR, ZIDENTIFIER VARCHAR, ZCUSTOMIDENTIFIER VARCHAR, ' +
  'ZINCOMINGSENDERCOUNT INTEGER, ZFIRSTINCOMINGSENDERDATE TIMESTAMP, ZLASTINCOMINGSENDERDATE TIMESTAMP';

/** What `ios.interaction-c` makes of schemas old and new, and of WhatsApp’s hidden ids. */
export const interactionExamples = (): ArtifactExample<Interaction>[] => [
  {
    name: 'a mail that was received, and a message that was sent to two people with an attachment',
    content: {
      sqlite: {
        tables: {
          ZINTERACTIONS: {
            columns: interactionColumns,
            rows: [
              [
                1,
                0,
                0,
                1,
                1,
                3,
                786_976_000,
                779_200_000,
                779_200_000,
                'com.apple.mobilemail',
                null,
                null,
              ],
              [
                2,
                1,
                1,
                4,
                2,
                null,
                779_100_001,
                779_100_000,
                779_100_000,
                'com.apple.MobileSMS',
                'https://example.org/shared',
                'chat-1',
              ],
            ],
          },
          ZCONTACTS: {
            columns: contactColumns,
            rows: [
              [3, 'Bo Example', 'bo@example.org', 'custom-3', 7, 778_600_000, 779_200_000],
              [4, null, 'cy@example.org', null, null, null, null],
              [5, 'Dee Example', '+15550101', null, null, null, null],
            ],
          },
          ZATTACHMENT: {
            columns:
              'Z_PK INTEGER PRIMARY KEY, ZSIZEINBYTES INTEGER, ZCONTENTTEXT VARCHAR, ZCONTENTURL VARCHAR, ZUTI VARCHAR, ' +
              'ZIDENTIFIER BLOB',
            rows: [
              [8, 2048, null, 'file:///var/mobile/x.jpg', 'public.jpeg', new Uint8Array([1, 171])],
            ],
          },
          Z_1INTERACTIONS: {
            columns: 'Z_1ATTACHMENTS INTEGER, Z_3INTERACTIONS INTEGER',
            rows: [[8, 2]],
          },
          Z_2INTERACTIONRECIPIENT: {
            columns: 'Z_2RECIPIENTS INTEGER, Z_3INTERACTIONRECIPIENT INTEGER',
            rows: [
              [4, 2],
              [5, 2],
              // A contact that is gone.
              [99, 2],
            ],
          },
        },
      },
    },
    records: [
      {
        ...noInteraction,
        tableId: 1,
        startDate: '2025-09-10T12:26:40Z',
        endDate: '2025-09-10T12:26:40Z',
        bundleId: 'com.apple.mobilemail',
        direction: 'INCOMING',
        mechanism: 1,
        isResponse: 0,
        recipientCount: 1,
        interactionsCreationDate: '2025-12-09T12:26:40Z',
        senderDisplayName: 'Bo Example',
        senderIdentifier: 'bo@example.org',
        senderEmail: 'bo@example.org',
        incomingSenderCount: 7,
        firstIncomingSenderDate: '2025-09-03T13:46:40Z',
        lastIncomingSenderDate: '2025-09-10T12:26:40Z',
        customId: 'custom-3',
      },
      {
        ...noInteraction,
        tableId: 2,
        startDate: '2025-09-09T08:40:00Z',
        endDate: '2025-09-09T08:40:00Z',
        bundleId: 'com.apple.MobileSMS',
        direction: 'OUTGOING',
        mechanism: 4,
        isResponse: 1,
        recipientCount: 2,
        domainIdentifier: 'chat-1',
        interactionContentUrl: 'https://example.org/shared',
        interactionsCreationDate: '2025-09-09T08:40:01Z',
        recipientDisplayName: ['', 'Dee Example'],
        recipientIdentifier: ['cy@example.org', '+15550101'],
        recipientEmails: ['cy@example.org'],
        uti: ['public.jpeg'],
        attachmentContentUrl: ['file:///var/mobile/x.jpg'],
        size: ['2048'],
        attachmentId: ['Aas='],
      },
    ],
    times: [
      [
        { at: '2025-09-10T12:26:40Z', marks: 'interaction start', clock: 'utc' },
        { at: '2025-09-10T12:26:40Z', marks: 'interaction end', clock: 'utc' },
        { at: '2025-12-09T12:26:40Z', marks: 'interaction recorded', clock: 'utc' },
      ],
      [
        { at: '2025-09-09T08:40:00Z', marks: 'interaction start', clock: 'utc' },
        { at: '2025-09-09T08:40:00Z', marks: 'interaction end', clock: 'utc' },
      ],
    ],
  },
  {
    name: 'WhatsApp’s hidden ids get the names of its own contacts; the numbers of the entities differ',
    content: {
      sqlite: {
        tables: {
          ZINTERACTIONS: {
            columns: interactionColumns,
            rows: [
              [
                1,
                0,
                0,
                1,
                1,
                1,
                null,
                null,
                779_000_000,
                'net.whatsapp.WhatsApp',
                null,
                '100000000000001@lid',
              ],
            ],
          },
          ZCONTACTS: {
            columns: contactColumns,
            rows: [
              [1, null, '100000000000001@lid', null, null, null, null],
              [2, null, '+15550100', null, null, null, null],
            ],
          },
          Z_7INTERACTIONRECIPIENT: {
            columns: 'Z_7RECIPIENTS INTEGER, Z_12INTERACTIONRECIPIENT INTEGER',
            rows: [[2, 1]],
          },
        },
      },
    },
    related: {
      [`${whatsappBackupFolders[0]}/ContactsV2.sqlite`]: {
        sqlite: {
          tables: {
            ZWAADDRESSBOOKCONTACT: {
              columns:
                'Z_PK INTEGER PRIMARY KEY, ZFULLNAME VARCHAR, ZPHONENUMBER VARCHAR, ZWHATSAPPID VARCHAR, ZLID VARCHAR',
              rows: [
                [1, 'Alice Example', '+15550100', '15550100@s.whatsapp.net', '100000000000001@lid'],
              ],
            },
          },
        },
      },
    },
    records: [
      {
        ...noInteraction,
        tableId: 1,
        startDate: '2025-09-08T04:53:20Z',
        bundleId: 'net.whatsapp.WhatsApp',
        direction: 'INCOMING',
        mechanism: 1,
        isResponse: 0,
        recipientCount: 1,
        senderIdentifier: '100000000000001@lid',
        senderResolvedPhoneNumber: '+15550100',
        senderResolvedName: 'Alice Example',
        recipientIdentifier: ['+15550100'],
        recipientResolvedName: ['Alice Example'],
        domainIdentifier: '100000000000001@lid',
        domainResolvedPhoneNumber: '+15550100',
        domainResolvedName: 'Alice Example',
      },
    ],
  },
  {
    name: 'an older schema without contacts, and a sender that is not there',
    lacks: ['ZCONTACTS'],
    content: {
      sqlite: {
        tables: {
          ZINTERACTIONS: {
            columns:
              'Z_PK INTEGER PRIMARY KEY, ZSENDER INTEGER, ZDIRECTION INTEGER, ZSTARTDATE TIMESTAMP, ZBUNDLEID VARCHAR',
            rows: [[6, 12, 2, 500_000_000, 'com.example.chat']],
          },
        },
      },
    },
    records: [
      {
        ...noInteraction,
        tableId: 6,
        startDate: '2016-11-05T00:53:20Z',
        bundleId: 'com.example.chat',
        direction: '2',
      },
    ],
  },
  {
    name: 'nothing was recorded',
    lacks: ['ZCONTACTS'],
    content: { sqlite: { tables: { ZINTERACTIONS: { columns: interactionColumns, rows: [] } } } },
    records: [],
  },
  {
    name: 'a database without the table of interactions is of a schema that is not known',
    content: { sqlite: { tables: { ZCONTACTS: { columns: contactColumns, rows: [] } } } },
    records: [],
    problems: ['unsupported'],
  },
];
