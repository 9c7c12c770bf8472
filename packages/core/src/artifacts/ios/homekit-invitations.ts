import { timesOf } from '../../bytes/time.ts';
import { linksInText } from '../../formats/links.ts';
import {
  defineArtifact,
  type ArtifactExample,
  type Database,
  type RecordDraft,
  type Row,
  type Table,
} from '../../model/index.ts';
import {
  numberAt,
  openArtifactDatabase,
  remainingProblems,
  requireTable,
  timeAt,
} from '../rows/database-rows.ts';
import { emailIn, identifierAt, isoAt, storedTextAt } from '../rows/field-values.ts';
import { onSomeIphones } from '../ios-expectation.ts';
import { timeDocs } from '../rows/time-docs.ts';
import { deletedMark } from '../rows/deleted-rows.ts';
import { ToldOnce } from '../rows/told-once.ts';
import { rowsAndVanished } from '../rows/vanished-rows.ts';

/** An invitation to control somebody's home. */
export type HomekitInvitation = {
  readonly homeName: string | null;
  /** Who invites, as the phone stored it: an Apple Account, by address or number. */
  readonly inviter: string | null;
  readonly inviterEmail: string | null;
  /** Id of the device that sent it. */
  readonly inviterPairingIdentifier: string | null;
  readonly shareUrl: string | null;
  readonly homeModelId: string | null;
  readonly idsIdentifier: string | null;
  /** HomeKit's code of what became of it. */
  readonly invitationState: number | null;
  readonly expiryDate: string | null;
  readonly written: string | null;
};

/** Only invitations that were received have it, whatever the table is called. */
const inviterColumn = 'ZINVITERUSERID';

export const homekitInvitations = defineArtifact<HomekitInvitation>({
  id: 'ios.homekit-invitations',
  version: 1,
  title: 'Invitations to a home (HomeKit)',
  group: 'people',
  describes:
    'Invitations to control the home of somebody else that the phone received and still holds: who invited, to which home, and when it ' +
    'ends. An attack of 2022 reached phones through HomeKit, from accounts that the owner did not know.',
  cannotShow:
    'Invitations that were answered, ended or withdrawn: they are removed, and only what free space still holds of them is found, marked as deleted. Invitations that the phone sent. ' +
    'The columns are those that the program of the system declares (iOS 15 and 16); no phone with such a row was at hand.',
  references: [
    'https://citizenlab.ca/2023/04/nso-groups-pegasus-spyware-returns-in-2022/',
    'https://developer.apple.com/documentation/homekit/hmhome',
  ],
  paths: [
    '/private/var/mobile/Library/homed/core.sqlite',
    '/private/var/mobile/Library/homed/core-local.sqlite',
  ],
  expected: onSomeIphones,

  fields: {
    homeName: { label: 'Name of the home', personal: true },
    inviter: { label: 'Invited by', personal: true },
    inviterEmail: {
      label: 'E-mail of who invited',
      observable: 'email',
      met: 'received',
      personal: true,
    },
    inviterPairingIdentifier: { label: 'Id of the inviting device' },
    shareUrl: { label: 'Address of the share', observable: 'url', met: 'received' },
    homeModelId: { label: 'Id of the home' },
    idsIdentifier: { label: 'Id of the message' },
    invitationState: { label: 'State (number)' },
    expiryDate: { label: 'Ends' },
    written: { label: 'Written' },
  },
  summary: ['invitationState', 'expiryDate'],
  times: timeDocs('cocoa-seconds', {
    others: ['invitation written'],
    anytime: ['invitation ends'],
    confidence: 'medium',
  }),

  *parse(file, context) {
    const database = openArtifactDatabase(file, context);
    // Every store of the system's own kind has it; what lacks it is another database.
    requireTable(database, 'Z_PRIMARYKEY', ['Z_ENT', 'Z_NAME']);
    const name = tableWith(database, inviterColumn)?.name;
    if (name === undefined) {
      context.absent(`ZMKFINVITATION.${inviterColumn}`);
      context.holdsNone();
      yield* remainingProblems(database);
      return;
    }
    const { table, at } = requireTable(
      database,
      name,
      [inviterColumn],
      [
        'ZHOMENAME',
        'ZINVITERPAIRINGIDENTIFIER',
        'ZSHAREURL',
        'ZHOMEMODELID',
        'ZIDSIDENTIFIER',
        'ZINVITATIONSTATE',
        'ZEXPIRYDATE',
        'ZWRITERTIMESTAMP',
      ],
    );
    const invitationIn = (row: Row): RecordDraft<HomekitInvitation> => {
      const inviter = storedTextAt(row, at.ZINVITERUSERID);
      const address = storedTextAt(row, at.ZSHAREURL);
      return {
        kind: 'record',
        data: {
          homeName: storedTextAt(row, at.ZHOMENAME),
          inviter,
          inviterEmail: emailIn(inviter),
          inviterPairingIdentifier: storedTextAt(row, at.ZINVITERPAIRINGIDENTIFIER),
          shareUrl: address === null ? null : (linksInText(address)[0] ?? null),
          homeModelId: identifierAt(row, at.ZHOMEMODELID),
          idsIdentifier: identifierAt(row, at.ZIDSIDENTIFIER),
          invitationState: numberAt(row, at.ZINVITATIONSTATE),
          expiryDate: isoAt(row, at.ZEXPIRYDATE, 'cocoa-seconds'),
          written: isoAt(row, at.ZWRITERTIMESTAMP, 'cocoa-seconds'),
        },
        position: row.position(),
        times: timesOf(
          ['invitation written', 'cocoa-seconds', timeAt(row, at.ZWRITERTIMESTAMP)],
          ['invitation ends', 'cocoa-seconds', timeAt(row, at.ZEXPIRYDATE)],
        ),
      };
    };

    const rows = rowsAndVanished(file, context, database, [table]);
    const told = new ToldOnce();
    for (const row of rows.live(table)) {
      const invitation = invitationIn(row);
      // The same table holds invitations that were sent, which name no inviter.
      if (!wasReceived(invitation)) continue;
      told.isNew(whatIn(invitation));
      yield invitation;
    }
    const vanished = rows.vanished();
    for (const row of vanished.rows) {
      const invitation = invitationIn(row);
      // An older state of one that is there has its number lost at times.
      if (!wasReceived(invitation) || !told.isNew(whatIn(invitation))) continue;
      yield { ...invitation, ...deletedMark(row) };
    }
    yield* vanished.problems();
    yield* remainingProblems(database);
  },
});

function wasReceived({ data }: RecordDraft<HomekitInvitation>): boolean {
  return data.inviter !== null || data.homeName !== null;
}

/** What stays the same of an invitation, whatever becomes of it. */
function whatIn({ data }: RecordDraft<HomekitInvitation>): string {
  return JSON.stringify([data.inviter, data.shareUrl, data.homeModelId, data.idsIdentifier]);
}

function tableWith(database: Database, column: string): Table | undefined {
  return database.tables.find(({ columns }) => columns.includes(column));
}

const kinds = { columns: 'Z_ENT INTEGER PRIMARY KEY, Z_NAME VARCHAR', rows: [[7, 'MKFHome']] };

export const examples = (): ArtifactExample<HomekitInvitation>[] => [
  {
    name: 'an invitation that was received, and one that was sent',
    content: {
      sqlite: {
        tables: {
          Z_PRIMARYKEY: kinds,
          ZMKFINVITATION: {
            columns:
              'Z_PK INTEGER PRIMARY KEY, ZINVITATIONSTATE INTEGER, ZEXPIRYDATE TIMESTAMP, ZWRITERTIMESTAMP TIMESTAMP, ZHOMENAME VARCHAR, ' +
              'ZINVITERUSERID VARCHAR, ZINVITERPAIRINGIDENTIFIER VARCHAR, ZSHAREURL VARCHAR, ZHOMEMODELID BLOB, ZIDSIDENTIFIER BLOB',
            rows: [
              [
                1,
                1,
                688_000_000,
                687_900_000.5,
                'Casa',
                'mailto:someone@example.org',
                'AAAA-1',
                'https://www.icloud.com/home/example',
                Uint8Array.from({ length: 16 }, (_, at) => at),
                null,
              ],
              [2, 3, 688_000_000, null, null, null, null, null, null, null],
            ],
          },
        },
      },
    },
    records: [
      {
        homeName: 'Casa',
        inviter: 'mailto:someone@example.org',
        inviterEmail: 'someone@example.org',
        inviterPairingIdentifier: 'AAAA-1',
        shareUrl: 'https://www.icloud.com/home/example',
        homeModelId: 'AAECAwQFBgcICQoLDA0ODw==',
        idsIdentifier: null,
        invitationState: 1,
        expiryDate: '2022-10-20T23:06:40Z',
        written: '2022-10-19T19:20:00.500Z',
      },
    ],
    times: [
      [
        { at: '2022-10-19T19:20:00.500Z', marks: 'invitation written', clock: 'utc' },
        { at: '2022-10-20T23:06:40Z', marks: 'invitation ends', clock: 'utc' },
      ],
    ],
  },
  {
    name: 'a store whose version knows no invitations',
    content: { sqlite: { tables: { Z_PRIMARYKEY: kinds } } },
    records: [],
  },
  {
    name: 'another database',
    content: { sqlite: { tables: { record: { columns: 'id INTEGER PRIMARY KEY', rows: [] } } } },
    records: [],
    problems: ['unsupported'],
  },
];
