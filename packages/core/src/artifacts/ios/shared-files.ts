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
  /** Flags of the system; 4 marks what is itself shared, not what lies in it. */
  readonly sharingOptions: number | null;
  readonly itemType: number | null;
  readonly itemState: number | null;
  readonly size: number | null;
  readonly created: string | null;
  readonly modified: string | null;
};

/** CloudKit's name of the account of the phone (`CKCurrentUserDefaultName`). */
const ownAccount = '__defaultOwner__';

/** The flag of an item that is itself shared. */
const isShared = 4;

export const sharedFiles = defineArtifact<SharedFile>({
  id: 'ios.shared-files',
  version: 1,
  title: 'Files shared through iCloud Drive',
  group: 'people',
  describes:
    'Files and folders of iCloud Drive that the owner shares, or that somebody else shares with them and the phone has taken up: ' +
    'since when they exist, and whose iCloud they lie in.',
  cannotShow:
    'What stands in a file, who takes part, invitations that were not taken up, and what is no longer shared. ' +
    'The other person is told by an id of iCloud, not by name.',
  references: [
    'https://github.com/abrignoni/iLEAPP',
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
    itemType: { label: 'Kind (number)' },
    itemState: { label: 'State (number)' },
    size: { label: 'Size (bytes)' },
    created: { label: 'Made' },
    modified: { label: 'Changed' },
  },
  summary: ['isOwn', 'zoneName'],
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
      if (isOwn !== false && ((sharingOptions ?? 0) & isShared) === 0) {
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

const columns =
  'rowid INTEGER PRIMARY KEY, zone_rowid INTEGER NOT NULL, item_id BLOB NOT NULL, item_sharing_options INTEGER NOT NULL DEFAULT 0, ' +
  'item_state INTEGER, item_type INTEGER, item_birthtime INTEGER, item_filename TEXT, version_mtime INTEGER, version_size INTEGER';
const zones = {
  columns: 'rowid INTEGER PRIMARY KEY, zone_owner TEXT NOT NULL, zone_name TEXT NOT NULL',
  rows: [
    [1, ownAccount, 'com.apple.CloudDocs'],
    [2, '_0123456789abcdef', 'com.apple.CloudDocs'],
  ],
} as const;
const id = Uint8Array.from({ length: 16 }, (_, at) => at);

export const examples = (): ArtifactExample<SharedFile>[] => [
  {
    name: 'a folder that the owner shares, a file of somebody else, and one that nobody shares',
    content: {
      sqlite: {
        tables: {
          client_zones: zones,
          client_items: {
            columns,
            rows: [
              [1, 1, id, 4, 0, 0, 1_650_000_000, 'Trip', 1_650_000_100, null],
              [2, 2, id, 0, 0, 1, 1_650_000_200, 'plan.pdf', 1_650_000_300, 4096],
              [3, 1, id, 0, 0, 1, 1_650_000_200, 'diary.txt', 1_650_000_300, 12],
            ],
          },
        },
      },
    },
    records: [
      {
        itemId: 'AAECAwQFBgcICQoLDA0ODw==',
        fileName: 'Trip',
        isOwn: true,
        zoneOwner: ownAccount,
        zoneName: 'com.apple.CloudDocs',
        sharingOptions: 4,
        itemType: 0,
        itemState: 0,
        size: null,
        created: '2022-04-15T05:20:00Z',
        modified: '2022-04-15T05:21:40Z',
      },
      {
        itemId: 'AAECAwQFBgcICQoLDA0ODw==',
        fileName: 'plan.pdf',
        isOwn: false,
        zoneOwner: '_0123456789abcdef',
        zoneName: 'com.apple.CloudDocs',
        sharingOptions: 0,
        itemType: 1,
        itemState: 0,
        size: 4096,
        created: '2022-04-15T05:23:20Z',
        modified: '2022-04-15T05:25:00Z',
      },
    ],
    times: [
      [
        { at: '2022-04-15T05:20:00Z', marks: 'shared file made', clock: 'utc' },
        { at: '2022-04-15T05:21:40Z', marks: 'shared file changed', clock: 'utc' },
      ],
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
