import { timesOf } from '../../bytes/time.ts';
import type { ArtifactExample } from '../../model/index.ts';
import { defineArtifact } from '../../model/index.ts';
import {
  numberAt,
  openArtifactDatabase,
  remainingProblems,
  requireTable,
  timeAt,
} from '../rows/database-rows.ts';
import { isoAt, keyOf, storedTextAt } from '../rows/field-values.ts';
import { onSomeIphones } from '../ios-expectation.ts';
import { whatsappFolders } from '../messages/whatsapp-directory.ts';
import { timeDocs } from '../rows/time-docs.ts';
import { columnsOf } from '../rows/schema-names.ts';

/** One entry of WhatsApp's own copy of the address book. */
export type WhatsappContact = {
  readonly rowPk: number | string | null;
  readonly whatsappId: string | null;
  readonly lid: string | null;
  readonly phoneNumber: string | null;
  readonly localizedPhoneNumber: string | null;
  readonly fullName: string | null;
  readonly givenName: string | null;
  readonly lastName: string | null;
  readonly userName: string | null;
  readonly businessName: string | null;
  readonly aboutText: string | null;
  readonly aboutEmoji: string | null;
  readonly notes: string | null;
  /** In seconds. */
  readonly disappearingModeDuration: number | null;
  readonly disappearingModeTimestamp: string | null;
  readonly aboutTimestamp: string | null;
  readonly aboutExpirationTimestamp: string | null;
  readonly lastUpdated: string | null;
  readonly phoneStatus: number | null;
  readonly syncPolicy: number | null;
  readonly disappearingModeIsOn: boolean;
  readonly disappearingModeLabel: string;
};

const day = 86_400;

/** The durations that WhatsApp lets people choose. */
const disappearingModeLabels: ReadonlyMap<number, string> = new Map([
  [day, '24 hours'],
  [7 * day, '7 days'],
  [14 * day, '14 days'],
  [30 * day, '30 days'],
  [90 * day, '90 days'],
]);

export const whatsappContacts = defineArtifact<WhatsappContact>({
  id: 'ios.whatsapp-contacts',
  version: 1,
  title: 'WhatsApp contacts',
  group: 'people',
  describes:
    'People that WhatsApp knows on this phone, with the default of disappearing messages that each has set, ' +
    'and when that, the about line and the entry changed.',
  cannotShow:
    'Who wrote to whom: that stands in the messages. People who were removed, and numbers that never were in the address book.',
  references: ['https://docs.mvt.re/en/latest/ios/records/#whatsapp_contactsjson'],
  paths: [`${whatsappFolders}/ContactsV2.sqlite`],
  // Older versions of WhatsApp keep contacts elsewhere, and nothing that spyware leaves would be missed without it.
  expected: onSomeIphones,
  decisive: columnsOf('ZWAADDRESSBOOKCONTACT', 'ZFULLNAME ZWHATSAPPID ZPHONENUMBER'),

  fields: {
    rowPk: { label: 'Row' },
    whatsappId: { label: 'WhatsApp id', personal: true },
    lid: { label: 'Hidden id', personal: true },
    phoneNumber: { label: 'Phone number', personal: true },
    localizedPhoneNumber: { label: 'Phone number as shown', personal: true },
    fullName: { label: 'Name', personal: true },
    givenName: { label: 'First name', personal: true },
    lastName: { label: 'Last name', personal: true },
    userName: { label: 'User name', personal: true },
    businessName: { label: 'Business name', personal: true },
    aboutText: { label: 'About', personal: true },
    aboutEmoji: { label: 'About (emoji)', personal: true },
    notes: { label: 'Notes', personal: true },
    disappearingModeDuration: { label: 'Messages disappear after (s)' },
    disappearingModeTimestamp: { label: 'Disappearing messages set' },
    aboutTimestamp: { label: 'About changed' },
    aboutExpirationTimestamp: { label: 'About expires' },
    lastUpdated: { label: 'Entry changed' },
    phoneStatus: { label: 'Status of the number' },
    syncPolicy: { label: 'Rule for synchronising' },
    disappearingModeIsOn: { label: 'Disappearing messages on' },
    disappearingModeLabel: { label: 'Disappearing messages' },
  },
  summary: ['rowPk', 'disappearingModeLabel'],
  times: {
    ...timeDocs('cocoa-seconds', {
      others: ['disappearing messages set', 'about line changed', 'contact changed'],
      confidence: 'medium',
    }),
    ...timeDocs('cocoa-seconds', { anytime: ['about line expires'], confidence: 'medium' }),
  },

  *parse(file, context) {
    const database = openArtifactDatabase(file, context);
    const { table, at } = requireTable(
      database,
      'ZWAADDRESSBOOKCONTACT',
      [],
      [
        'ZFULLNAME',
        'ZWHATSAPPID',
        'ZLID',
        'ZPHONENUMBER',
        'ZLOCALIZEDPHONENUMBER',
        'ZGIVENNAME',
        'ZLASTNAME',
        'ZUSERNAME',
        'ZBUSINESSNAME',
        'ZABOUTTEXT',
        'ZABOUTEMOJI',
        'ZNOTES',
        'ZDISAPPEARINGMODEDURATION',
        'ZDISAPPEARINGMODETIMESTAMP',
        'ZABOUTTIMESTAMP',
        'ZABOUTEXPIRATIONTIMESTAMP',
        'ZLASTUPDATED',
        'ZPHONESTATUS',
        'ZSYNCPOLICY',
      ],
    );
    for (const row of database.rows(table)) {
      const duration = numberAt(row, at.ZDISAPPEARINGMODEDURATION);
      const isOn = duration !== null && duration > 0;
      yield {
        kind: 'record',
        data: {
          rowPk: keyOf(row),
          whatsappId: storedTextAt(row, at.ZWHATSAPPID),
          lid: storedTextAt(row, at.ZLID),
          phoneNumber: storedTextAt(row, at.ZPHONENUMBER),
          localizedPhoneNumber: storedTextAt(row, at.ZLOCALIZEDPHONENUMBER),
          fullName: storedTextAt(row, at.ZFULLNAME),
          givenName: storedTextAt(row, at.ZGIVENNAME),
          lastName: storedTextAt(row, at.ZLASTNAME),
          userName: storedTextAt(row, at.ZUSERNAME),
          businessName: storedTextAt(row, at.ZBUSINESSNAME),
          aboutText: storedTextAt(row, at.ZABOUTTEXT),
          aboutEmoji: storedTextAt(row, at.ZABOUTEMOJI),
          notes: storedTextAt(row, at.ZNOTES),
          disappearingModeDuration: duration,
          disappearingModeTimestamp: isoAt(row, at.ZDISAPPEARINGMODETIMESTAMP, 'cocoa-seconds'),
          aboutTimestamp: isoAt(row, at.ZABOUTTIMESTAMP, 'cocoa-seconds'),
          aboutExpirationTimestamp: isoAt(row, at.ZABOUTEXPIRATIONTIMESTAMP, 'cocoa-seconds'),
          lastUpdated: isoAt(row, at.ZLASTUPDATED, 'cocoa-seconds'),
          phoneStatus: numberAt(row, at.ZPHONESTATUS),
          syncPolicy: numberAt(row, at.ZSYNCPOLICY),
          disappearingModeIsOn: isOn,
          disappearingModeLabel: isOn
            ? (disappearingModeLabels.get(duration) ?? `${duration} seconds`)
            : 'off',
        },
        position: row.position(),
        times: timesOf(
          [
            'disappearing messages set',
            'cocoa-seconds',
            timeAt(row, at.ZDISAPPEARINGMODETIMESTAMP),
          ],
          ['about line changed', 'cocoa-seconds', timeAt(row, at.ZABOUTTIMESTAMP)],
          ['about line expires', 'cocoa-seconds', timeAt(row, at.ZABOUTEXPIRATIONTIMESTAMP)],
          ['contact changed', 'cocoa-seconds', timeAt(row, at.ZLASTUPDATED)],
        ),
      };
    }
    yield* remainingProblems(database);
  },
});

const none: WhatsappContact = {
  rowPk: null,
  whatsappId: null,
  lid: null,
  phoneNumber: null,
  localizedPhoneNumber: null,
  fullName: null,
  givenName: null,
  lastName: null,
  userName: null,
  businessName: null,
  aboutText: null,
  aboutEmoji: null,
  notes: null,
  disappearingModeDuration: null,
  disappearingModeTimestamp: null,
  aboutTimestamp: null,
  aboutExpirationTimestamp: null,
  lastUpdated: null,
  phoneStatus: null,
  syncPolicy: null,
  disappearingModeIsOn: false,
  disappearingModeLabel: 'off',
};

export const examples = (): ArtifactExample<WhatsappContact>[] => [
  {
    name: 'the newest schema, with text stored as bytes and a hidden id',
    content: {
      sqlite: {
        tables: {
          ZWAADDRESSBOOKCONTACT: {
            columns:
              'Z_PK INTEGER PRIMARY KEY, ZFULLNAME BLOB, ZPHONENUMBER BLOB, ZWHATSAPPID BLOB, ZLID BLOB, ZABOUTTEXT BLOB, ' +
              'ZDISAPPEARINGMODEDURATION REAL, ZDISAPPEARINGMODETIMESTAMP REAL, ZABOUTTIMESTAMP REAL, ' +
              'ZABOUTEXPIRATIONTIMESTAMP REAL, ZLASTUPDATED REAL, ZPHONESTATUS INTEGER, ZSYNCPOLICY INTEGER',
            rows: [
              [
                1,
                new TextEncoder().encode('Åsa Example'),
                new TextEncoder().encode('+15550100'),
                new TextEncoder().encode('15550100@s.whatsapp.net'),
                new TextEncoder().encode('100000000000001@lid'),
                new TextEncoder().encode('Hey there!'),
                86_400,
                775_000_000,
                774_000_000,
                777_000_000,
                776_000_000,
                1,
                1,
              ],
            ],
          },
        },
      },
    },
    records: [
      {
        ...none,
        rowPk: 1,
        whatsappId: '15550100@s.whatsapp.net',
        lid: '100000000000001@lid',
        phoneNumber: '+15550100',
        fullName: 'Åsa Example',
        aboutText: 'Hey there!',
        disappearingModeDuration: 86_400,
        disappearingModeTimestamp: '2025-07-23T21:46:40Z',
        aboutTimestamp: '2025-07-12T08:00:00Z',
        aboutExpirationTimestamp: '2025-08-16T01:20:00Z',
        lastUpdated: '2025-08-04T11:33:20Z',
        phoneStatus: 1,
        syncPolicy: 1,
        disappearingModeIsOn: true,
        disappearingModeLabel: '24 hours',
      },
    ],
    times: [
      [
        { at: '2025-07-23T21:46:40Z', marks: 'disappearing messages set', clock: 'utc' },
        { at: '2025-07-12T08:00:00Z', marks: 'about line changed', clock: 'utc' },
        { at: '2025-08-16T01:20:00Z', marks: 'about line expires', clock: 'utc' },
        { at: '2025-08-04T11:33:20Z', marks: 'contact changed', clock: 'utc' },
      ],
    ],
  },
  {
    name: 'an older schema with plain text, and a duration that cannot be chosen in the app',
    lacks: ['ZWAADDRESSBOOKCONTACT.ZWHATSAPPID', 'ZWAADDRESSBOOKCONTACT.ZPHONENUMBER'],
    content: {
      sqlite: {
        tables: {
          ZWAADDRESSBOOKCONTACT: {
            columns:
              'Z_PK INTEGER PRIMARY KEY, ZDISAPPEARINGMODEDURATION INTEGER, ZFULLNAME VARCHAR, ZGIVENNAME VARCHAR, ' +
              'ZLOCALIZEDPHONENUMBER VARCHAR',
            rows: [
              [1, 0, 'Bo Example', 'Bo', '(555) 0100'],
              [2, 60, null, null, null],
            ],
          },
        },
      },
    },
    records: [
      {
        ...none,
        rowPk: 1,
        fullName: 'Bo Example',
        givenName: 'Bo',
        localizedPhoneNumber: '(555) 0100',
        disappearingModeDuration: 0,
      },
      {
        ...none,
        rowPk: 2,
        disappearingModeDuration: 60,
        disappearingModeIsOn: true,
        disappearingModeLabel: '60 seconds',
      },
    ],
  },
  {
    name: 'nobody in the address book',
    lacks: ['ZWAADDRESSBOOKCONTACT.ZWHATSAPPID', 'ZWAADDRESSBOOKCONTACT.ZPHONENUMBER'],
    content: {
      sqlite: {
        tables: {
          ZWAADDRESSBOOKCONTACT: {
            columns: 'Z_PK INTEGER PRIMARY KEY, ZFULLNAME VARCHAR',
            rows: [],
          },
        },
      },
    },
    records: [],
  },
  {
    name: 'another database of the same name is of a schema that is not known',
    content: { sqlite: { tables: { Z_METADATA: { columns: 'Z_VERSION INTEGER', rows: [[1]] } } } },
    records: [],
    problems: ['unsupported'],
  },
];
