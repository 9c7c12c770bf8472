import { isoTime, timesOf } from '../../bytes/time.ts';
import { defineArtifact, type ArtifactExample } from '../../model/index.ts';
import { coreDataLinks, linkedWith } from '../core-data-links.ts';
import {
  numberAt,
  openArtifactDatabase,
  remainingProblems,
  requireTable,
  rowReference,
  timeAt,
} from '../database-rows.ts';
import { identifierAt, isoAt, keyOf } from '../field-values.ts';
import {
  decisiveNames,
  directionOf,
  interactionLinks,
  interactionTimes,
  linkedFieldDocs,
  nothingLinked,
  numberBehind,
  type InteractionLinked,
} from '../interaction-links.ts';
import { onSomeIphones } from '../ios-expectation.ts';
import {
  whatsappBackupFolders,
  whatsappDirectoryFiles,
  whatsappNamesOnFirstUse,
} from '../whatsapp-directory.ts';

/**
 * One contact with other people that an app told the system of: a message, a call, a mail, something shared.
 * All its recipients and attachments are in the one record.
 */
export type Interaction = {
  readonly tableId: number | string | null;
  readonly startDate: string | null;
  readonly endDate: string | null;
  readonly bundleId: string | null;
  readonly account: string | null;
  readonly targetBundleId: string | null;
  /** `INCOMING` or `OUTGOING`; another number as it stands. */
  readonly direction: string | null;
  readonly mechanism: number | null;
  readonly isResponse: number | null;
  readonly recipientCount: number | null;
  readonly domainIdentifier: string | null;
  readonly domainResolvedPhoneNumber: string | null;
  readonly domainResolvedName: string | null;
  readonly interactionContentUrl: string | null;
  readonly locationUuid: string | null;
  readonly groupName: string | null;
  readonly derivedIntentId: string | null;
  readonly interactionsCreationDate: string | null;
} & InteractionLinked;

/** A record made this much later than what it records was not made at the time. */
const laterSeconds = 3600;

export const interactionC = defineArtifact<Interaction>({
  id: 'ios.interaction-c',
  version: 1,
  title: 'Record of messages, calls and mail by app',
  group: 'people',
  describes:
    'Contacts with other people that apps told the system of, so that it can suggest people: which app, in or out, ' +
    'when, and how many took part. It can name messages that are gone from the app itself.',
  cannotShow:
    'What was written or said. Apps choose what they tell; entries are dropped after some weeks, and when the app is deleted.',
  references: ['https://docs.mvt.re/en/latest/ios/records/#interaction_cjson'],
  paths: ['/private/var/mobile/Library/CoreDuet/People/interactionC.db'],
  alsoReads: whatsappDirectoryFiles,
  logLike: true,
  expected: onSomeIphones,
  decisive: decisiveNames,
  fields: {
    tableId: { label: 'Row' },
    startDate: { label: 'Start' },
    endDate: { label: 'End' },
    bundleId: { label: 'App', observable: 'app-id', met: 'ran' },
    account: { label: 'Account', personal: true },
    targetBundleId: { label: 'App it was passed to', observable: 'app-id', met: 'stored' },
    direction: { label: 'Direction' },
    mechanism: { label: 'Kind' },
    isResponse: { label: 'Is an answer' },
    recipientCount: { label: 'How many recipients' },
    domainIdentifier: { label: 'Conversation', personal: true },
    domainResolvedPhoneNumber: {
      label: 'Number of the conversation in WhatsApp',
      personal: true,
    },
    domainResolvedName: { label: 'Name of the conversation in WhatsApp', personal: true },
    interactionContentUrl: { label: 'Link', observable: 'url', met: 'stored' },
    locationUuid: { label: 'Place id' },
    groupName: { label: 'Group', personal: true },
    derivedIntentId: { label: 'Intent' },
    interactionsCreationDate: { label: 'Recorded' },
    ...linkedFieldDocs,
  },
  summary: ['bundleId', 'direction', 'recipientCount'],
  times: interactionTimes,

  *parse(file, context) {
    const database = openArtifactDatabase(file, context);
    const { table, at } = requireTable(
      database,
      'ZINTERACTIONS',
      ['Z_PK', 'ZSTARTDATE', 'ZBUNDLEID'],
      [
        'ZSENDER',
        'ZENDDATE',
        'ZCREATIONDATE',
        'ZACCOUNT',
        'ZTARGETBUNDLEID',
        'ZDIRECTION',
        'ZMECHANISM',
        'ZRECIPIENTCOUNT',
        'ZDOMAINIDENTIFIER',
        'ZISRESPONSE',
        'ZCONTENTURL',
        'ZLOCATIONUUID',
        'ZGROUPNAME',
        'ZDERIVEDINTENTIDENTIFIER',
      ],
    );
    const links = interactionLinks(database);
    const recipientsOf = coreDataLinks(database, context, 'INTERACTIONRECIPIENT', 'RECIPIENTS');
    const attachmentsOf = coreDataLinks(database, context, 'INTERACTIONS', 'ATTACHMENTS');
    const names = whatsappNamesOnFirstUse(context);
    yield* recipientsOf.problems;
    yield* attachmentsOf.problems;

    for (const row of database.rows(table)) {
      const key = rowReference(row, at.Z_PK);
      const bundleId = row.text(at.ZBUNDLEID);
      const find = names.forApp(bundleId);
      const direction = directionOf(numberAt(row, at.ZDIRECTION));
      const domainIdentifier = row.text(at.ZDOMAINIDENTIFIER);
      const domain = find(domainIdentifier);
      const created = numberAt(row, at.ZCREATIONDATE);
      const started = numberAt(row, at.ZSTARTDATE);
      yield {
        kind: 'record',
        data: {
          tableId: keyOf(row),
          startDate: isoTime('cocoa-seconds', started) ?? null,
          endDate: isoAt(row, at.ZENDDATE, 'cocoa-seconds'),
          bundleId,
          account: row.text(at.ZACCOUNT),
          targetBundleId: row.text(at.ZTARGETBUNDLEID),
          direction,
          mechanism: numberAt(row, at.ZMECHANISM),
          isResponse: numberAt(row, at.ZISRESPONSE),
          ...links.sender(rowReference(row, at.ZSENDER), direction, find),
          recipientCount: numberAt(row, at.ZRECIPIENTCOUNT),
          ...links.recipients(linkedWith(recipientsOf, key), direction, find),
          domainIdentifier,
          domainResolvedPhoneNumber: numberBehind(domain, domainIdentifier),
          domainResolvedName: domain?.fullName ?? null,
          ...links.attachments(linkedWith(attachmentsOf, key)),
          interactionContentUrl: row.text(at.ZCONTENTURL),
          locationUuid: identifierAt(row, at.ZLOCATIONUUID),
          groupName: row.text(at.ZGROUPNAME),
          derivedIntentId: identifierAt(row, at.ZDERIVEDINTENTIDENTIFIER),
          interactionsCreationDate: isoTime('cocoa-seconds', created) ?? null,
        },
        position: row.position(),
        times: timesOf(
          ['interaction start', 'cocoa-seconds', started],
          ['interaction end', 'cocoa-seconds', timeAt(row, at.ZENDDATE)],
          [
            'interaction recorded',
            'cocoa-seconds',
            created !== null && Math.abs(created - (started ?? 0)) >= laterSeconds ? created : null,
          ],
        ),
      };
    }
    yield* names.problems();
    yield* remainingProblems(database);
  },
});

const nothing: Interaction = {
  tableId: null,
  startDate: null,
  endDate: null,
  bundleId: null,
  account: null,
  targetBundleId: null,
  direction: null,
  mechanism: null,
  isResponse: null,
  recipientCount: null,
  domainIdentifier: null,
  domainResolvedPhoneNumber: null,
  domainResolvedName: null,
  interactionContentUrl: null,
  locationUuid: null,
  groupName: null,
  derivedIntentId: null,
  interactionsCreationDate: null,
  ...nothingLinked,
};

const interactionColumns =
  'Z_PK INTEGER PRIMARY KEY, ZDIRECTION INTEGER, ZISRESPONSE INTEGER, ZMECHANISM INTEGER, ZRECIPIENTCOUNT INTEGER, ' +
  'ZSENDER INTEGER, ZCREATIONDATE TIMESTAMP, ZENDDATE TIMESTAMP, ZSTARTDATE TIMESTAMP, ZBUNDLEID VARCHAR, ' +
  'ZCONTENTURL VARCHAR, ZDOMAINIDENTIFIER VARCHAR';
const contactColumns =
  'Z_PK INTEGER PRIMARY KEY, ZDISPLAYNAME VARCHAR, ZIDENTIFIER VARCHAR, ZCUSTOMIDENTIFIER VARCHAR, ' +
  'ZINCOMINGSENDERCOUNT INTEGER, ZFIRSTINCOMINGSENDERDATE TIMESTAMP, ZLASTINCOMINGSENDERDATE TIMESTAMP';

export const examples = (): ArtifactExample<Interaction>[] => [
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
        ...nothing,
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
        ...nothing,
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
        ...nothing,
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
    lacks: ['ZCONTACTS', 'ZINTERACTIONS.*'],
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
        ...nothing,
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
