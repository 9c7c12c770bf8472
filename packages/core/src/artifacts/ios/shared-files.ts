import { timesOf } from '../../bytes/time.ts';
import { defineArtifact, type ArtifactExample } from '../../model/index.ts';
import {
  numberAt,
  openArtifactDatabase,
  optionalTable,
  remainingProblems,
  requireTable,
  rowReference,
  timeAt,
} from '../rows/database-rows.ts';
import { identifierAt, isoAt, storedTextAt } from '../rows/field-values.ts';
import { onSomeIphones } from '../ios-expectation.ts';
import { unjudged } from '../rows/row-problems.ts';
import { timeDocs } from '../rows/time-docs.ts';
import { columnsOf, wholeTable } from '../rows/schema-names.ts';

/** A file or folder of iCloud Drive that is shared, by the owner of the phone or with them. */
export type SharedFile = {
  readonly itemId: string | null;
  readonly fileName: string | null;
  /** False where it lies in the iCloud of somebody else. */
  readonly isOwn: boolean | null;
  /** CloudKit's id of whose iCloud it lies in. */
  readonly zoneOwner: string | null;
  /** The app, or iCloud Drive itself, that it belongs to. */
  readonly zoneName: string | null;
  /** Flags of the system, `sharingFlags`. */
  readonly sharingOptions: number | null;
  /** `anyone-with-link`, `invited`, or `null` where the flags tell neither: so of what lies in the iCloud of somebody else and has no flags here. */
  readonly sharing: string | null;
  /** Whether those with whom it is shared may only look at it. */
  readonly isReadOnly: boolean | null;
  /** Who made it, by a number under which `ios.cloud-drive-peers` can name them; 0 the owner of the phone. */
  readonly creatorId: number | null;
  /** The device that it came from, by a number under which `ios.cloud-drive-peers` names it. */
  readonly deviceId: number | null;
  readonly itemType: number | null;
  readonly itemState: number | null;
  readonly size: number | null;
  readonly created: string | null;
  readonly modified: string | null;
};

/** CloudKit's name of the account of the phone (`CKCurrentUserDefaultName`). */
const ownAccount = '__defaultOwner__';

/**
 * Flags of `item_sharing_options`. `isShared` marks what is itself shared, not what lies in it: by it the system looks for the share (iCloudDriveCore). Of the others the numbers are
 * public that a phone holds: 8 and 12 whoever has the link may change it, 24 and 28 may look at it, 64 and 68 those invited may change it (iLEAPP), 100 they may look at it (BlackBag).
 */
const sharingFlags = { isShared: 4, link: 8, linkReadOnly: 16, invitedReadOnly: 32, invited: 64 };

export const sharedFiles = defineArtifact<SharedFile>({
  id: 'ios.shared-files',
  version: 1,
  title: 'Files shared through iCloud Drive',
  group: 'people',
  describes:
    'Files and folders of iCloud Drive that the owner shares, or that somebody else shares with them and the phone has taken up: ' +
    'since when they exist, whose iCloud they lie in, whether whoever has the link can open them or only who was invited, and whether they can be changed.',
  cannotShow:
    'What stands in a file, who was invited, invitations that were not taken up, and what is no longer shared. ' +
    'The other person is told by an id of iCloud, not by name.',
  references: [
    'https://github.com/abrignoni/iLEAPP/blob/main/scripts/artifacts/filesApp.py',
    'https://developer.apple.com/documentation/cloudkit/ckrecordzone/id/ownername',
  ],
  paths: ['/private/var/mobile/Library/Application Support/CloudDocs/session/db/client.db'],
  expected: onSomeIphones,
  decisive: [
    ...columnsOf('client_items', 'item_id item_sharing_options zone_rowid'),
    ...wholeTable('client_zones', 'zone_owner'),
  ],

  fields: {
    itemId: { label: 'Id' },
    fileName: { label: 'Name', personal: true },
    isOwn: { label: 'Shared by the owner of the phone' },
    zoneOwner: { label: 'Lies in the iCloud of' },
    zoneName: { label: 'Belongs to' },
    sharingOptions: { label: 'How it is shared (flags)' },
    sharing: { label: 'With whom' },
    isReadOnly: { label: 'They may only look at it' },
    creatorId: { label: 'Who made it (number)' },
    deviceId: { label: 'Device it came from (number)' },
    itemType: { label: 'Kind (number)' },
    itemState: { label: 'State (number)' },
    size: { label: 'Size (bytes)' },
    created: { label: 'Made' },
    modified: { label: 'Changed' },
  },
  summary: ['isOwn', 'sharing', 'zoneName'],
  times: timeDocs('unix-seconds', {
    anytime: ['shared file made', 'shared file changed'],
    confidence: 'medium',
  }),

  *parse(file, context) {
    const database = openArtifactDatabase(file, context);
    const { table, at } = requireTable(
      database,
      'client_items',
      ['item_id', 'item_sharing_options'],
      [
        'zone_rowid',
        'item_filename',
        'item_creator_id',
        'version_device',
        'item_type',
        'item_state',
        'item_birthtime',
        'version_mtime',
        'version_size',
      ],
    );
    const zones = optionalTable(database, 'client_zones', ['zone_owner', 'zone_name']);

    for (const row of database.rows(table)) {
      const reference = rowReference(row, at.zone_rowid);
      const zone =
        zones && reference !== undefined ? database.seek(zones.table, reference) : undefined;
      const zoneOwner = zone && zones ? storedTextAt(zone, zones.at.zone_owner) : null;
      const sharingOptions = numberAt(row, at.item_sharing_options);
      const isOwn = zoneOwner === null ? null : zoneOwner === ownAccount;
      // Most rows are the owner's own files, shared with nobody.
      if (isOwn !== false && ((sharingOptions ?? 0) & sharingFlags.isShared) === 0) {
        if (isOwn === null && zones !== undefined) yield unjudged(row, table, at.zone_rowid);
        continue;
      }
      yield {
        kind: 'record',
        data: {
          itemId: identifierAt(row, at.item_id),
          fileName: storedTextAt(row, at.item_filename),
          isOwn,
          zoneOwner,
          zoneName: zone && zones ? storedTextAt(zone, zones.at.zone_name) : null,
          sharingOptions,
          ...sharingOf(sharingOptions ?? 0),
          creatorId: numberAt(row, at.item_creator_id),
          deviceId: numberAt(row, at.version_device),
          itemType: numberAt(row, at.item_type),
          itemState: numberAt(row, at.item_state),
          size: numberAt(row, at.version_size),
          created: isoAt(row, at.item_birthtime, 'unix-seconds'),
          modified: isoAt(row, at.version_mtime, 'unix-seconds'),
        },
        position: row.position(),
        times: timesOf(
          ['shared file made', 'unix-seconds', timeAt(row, at.item_birthtime)],
          ['shared file changed', 'unix-seconds', timeAt(row, at.version_mtime)],
        ),
      };
    }
    yield* remainingProblems(database);
  },
});

function sharingOf(flags: number): Pick<SharedFile, 'sharing' | 'isReadOnly'> {
  const { link, linkReadOnly, invited, invitedReadOnly } = sharingFlags;
  if ((flags & link) !== 0) {
    return { sharing: 'anyone-with-link', isReadOnly: (flags & linkReadOnly) !== 0 };
  }
  if ((flags & invited) !== 0) {
    return { sharing: 'invited', isReadOnly: (flags & invitedReadOnly) !== 0 };
  }
  return { sharing: null, isReadOnly: null };
}

const columns =
  'rowid INTEGER PRIMARY KEY, zone_rowid INTEGER NOT NULL, item_id BLOB NOT NULL, item_sharing_options INTEGER NOT NULL DEFAULT 0, ' +
  'item_state INTEGER, item_type INTEGER, item_birthtime INTEGER, item_filename TEXT, version_mtime INTEGER, version_size INTEGER, ' +
  'item_creator_id INTEGER, version_device INTEGER';
const zones = {
  columns: 'rowid INTEGER PRIMARY KEY, zone_owner TEXT NOT NULL, zone_name TEXT NOT NULL',
  rows: [
    [1, ownAccount, 'com.apple.CloudDocs'],
    [2, '_0123456789abcdef', 'com.apple.CloudDocs'],
  ],
} as const;
const id = Uint8Array.from({ length: 16 }, (_, at) => at);

const shared = {
  itemId: 'AAECAwQFBgcICQoLDA0ODw==',
  fileName: null,
  isOwn: true,
  zoneOwner: ownAccount,
  zoneName: 'com.apple.CloudDocs',
  creatorId: 0,
  deviceId: null,
  itemType: 1,
  itemState: 0,
  size: 12,
  created: '2022-04-15T05:20:00Z',
  modified: '2022-04-15T05:21:40Z',
} as const;

export const examples = (): ArtifactExample<SharedFile>[] => [
  {
    name: 'a folder that the owner shares with whoever has its link, files that those who were invited may change or look at, a file of somebody else, and two that nobody shares',
    content: {
      sqlite: {
        tables: {
          client_zones: zones,
          client_items: {
            columns,
            rows: [
              [1, 1, id, 12, 0, 0, 1_650_000_000, 'Trip', 1_650_000_100, null, 0, 3],
              [2, 1, id, 68, 0, 1, 1_650_000_000, 'list.txt', 1_650_000_100, 12, 0, 4],
              [3, 1, id, 100, 0, 1, 1_650_000_000, 'show.txt', 1_650_000_100, 12, 0, null],
              [4, 1, id, 28, 0, 1, 1_650_000_000, 'open.txt', 1_650_000_100, 12, 0, null],
              [5, 2, id, 0, 0, 1, 1_650_000_200, 'plan.pdf', 1_650_000_300, 4096, 2, null],
              [6, 1, id, 0, 0, 1, 1_650_000_200, 'diary.txt', 1_650_000_300, 12, 0, 3],
              // It lies in a folder that is shared.
              [7, 1, id, 8, 0, 1, 1_650_000_200, 'ticket.pdf', 1_650_000_300, 12, 0, 3],
            ],
          },
        },
      },
    },
    records: [
      {
        ...shared,
        fileName: 'Trip',
        sharingOptions: 12,
        sharing: 'anyone-with-link',
        isReadOnly: false,
        deviceId: 3,
        itemType: 0,
        size: null,
      },
      {
        ...shared,
        fileName: 'list.txt',
        sharingOptions: 68,
        sharing: 'invited',
        isReadOnly: false,
        deviceId: 4,
      },
      {
        ...shared,
        fileName: 'show.txt',
        sharingOptions: 100,
        sharing: 'invited',
        isReadOnly: true,
      },
      {
        ...shared,
        fileName: 'open.txt',
        sharingOptions: 28,
        sharing: 'anyone-with-link',
        isReadOnly: true,
      },
      {
        ...shared,
        fileName: 'plan.pdf',
        isOwn: false,
        zoneOwner: '_0123456789abcdef',
        sharingOptions: 0,
        sharing: null,
        isReadOnly: null,
        creatorId: 2,
        size: 4096,
        created: '2022-04-15T05:23:20Z',
        modified: '2022-04-15T05:25:00Z',
      },
    ],
    times: [
      ...[1, 2, 3, 4].map(
        () =>
          [
            { at: '2022-04-15T05:20:00Z', marks: 'shared file made', clock: 'utc' },
            { at: '2022-04-15T05:21:40Z', marks: 'shared file changed', clock: 'utc' },
          ] as const,
      ),
      [
        { at: '2022-04-15T05:23:20Z', marks: 'shared file made', clock: 'utc' },
        { at: '2022-04-15T05:25:00Z', marks: 'shared file changed', clock: 'utc' },
      ],
    ],
  },
  {
    name: 'no files',
    content: {
      sqlite: { tables: { client_zones: zones, client_items: { columns, rows: [] } } },
    },
    records: [],
  },
  {
    name: 'a database without items is of a schema that is not known',
    content: { sqlite: { tables: { client_zones: zones } } },
    records: [],
    problems: ['unsupported'],
  },
];
