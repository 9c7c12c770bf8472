import { timesOf } from '../../bytes/time.ts';
import {
  defineArtifact,
  EvidenceError,
  type Database,
  type Met,
  type RecordDraft,
  type Row,
} from '../../model/index.ts';
import type { AppStoreNote } from '../apps/app-store-note.ts';
import { appStoreNoteExamples } from '../apps/app-store-note-examples.ts';
import { inSomeDumps } from '../ios-expectation.ts';
import {
  flagAt,
  openArtifactDatabase,
  optionalTable,
  remainingProblems,
  timeAt,
} from '../rows/database-rows.ts';
import { deletedMark } from '../rows/deleted-rows.ts';
import { exactNumberAt, isoAt, keyOf, storedTextAt } from '../rows/field-values.ts';
import { columnsOf } from '../rows/schema-names.ts';
import { timeDocs } from '../rows/time-docs.ts';
import { rowsAndVanished } from '../rows/vanished-rows.ts';

export type { AppStoreNote };

type Texts =
  'bundleId' | 'containingBundleId' | 'name' | 'version' | 'build' | 'vendorName' | 'url';
type Numbers = 'itemId' | 'accountId' | 'eventType';
type Flags = 'isBeta' | 'isSystemApp' | 'isPrior' | 'isHidden';
type Moments = 'notedAt' | 'startedAt' | 'endedAt' | 'removedAt' | 'boughtAt';

interface NotesTable {
  readonly names: readonly string[];
  readonly met: Met;
  readonly columns: { readonly [K in Texts | Numbers | Flags | Moments]?: string };
  /** What the moments mark. */
  readonly marks: { readonly [K in Moments]?: string };
}

const ofApp = { bundleId: 'bundle_id', itemId: 'item_id', name: 'item_name', notedAt: 'timestamp' };
const ofVersion = {
  version: 'short_version',
  build: 'bundle_version',
  isBeta: 'is_beta',
  isSystemApp: 'is_system_app',
};

/** Until about iOS 16 the store kept each of its lists for four purposes. */
const purposes = ['crossfire', 'ocelot', 'ocelot_payout', 'personalization'];
const forPurposes = (name: string): string[] => purposes.map((purpose) => `${name}_${purpose}`);

/** The tables as `appstored` makes them; those that it has differ by version. */
const tables: readonly NotesTable[] = [
  {
    names: ['current_apps', ...forPurposes('current_apps')],
    met: 'installed',
    columns: {
      ...ofApp,
      ...ofVersion,
      vendorName: 'vendor_name',
      eventType: 'event_type',
      isPrior: 'is_prior',
      removedAt: 'deletion_date',
    },
    marks: { notedAt: 'app noted by the store', removedAt: 'app removed' },
  },
  {
    names: forPurposes('app_events'),
    met: 'ran',
    columns: {
      ...ofApp,
      ...ofVersion,
      accountId: 'account_id',
      eventType: 'event_type',
      startedAt: 'launch_time',
      endedAt: 'launch_end_time',
    },
    marks: {
      notedAt: 'event of an app noted by the store',
      startedAt: 'app used',
      endedAt: 'app used, ends',
    },
  },
  {
    names: ['launch_events', 'active_launch_events'],
    met: 'ran',
    columns: {
      bundleId: 'bundle_id',
      containingBundleId: 'containing_bundle_id',
      notedAt: 'timestamp',
      startedAt: 'launch_start_time',
      endedAt: 'launch_end_time',
    },
    marks: { startedAt: 'app used', endedAt: 'app used, ends' },
  },
  {
    names: ['app_metrics_events', 'arcade_launch_events'],
    met: 'ran',
    columns: { bundleId: 'bundle_id', eventType: 'event_type', notedAt: 'timestamp' },
    marks: { notedAt: 'event of an app noted by the store' },
  },
  {
    // What an account ever got, on whichever phone, and of its family.
    names: ['purchase_history_apps'],
    met: 'stored',
    columns: {
      bundleId: 'bundle_id',
      itemId: 'store_item_id',
      name: 'title',
      vendorName: 'developer_name',
      url: 'product_url',
      accountId: 'purchaser_dsid',
      isHidden: 'hidden',
      boughtAt: 'date_purchased',
    },
    marks: { boughtAt: 'app first got by the account' },
  },
];

export const appStoreUser = defineArtifact<AppStoreNote>({
  id: 'ios.app-store-user',
  version: 1,
  title: 'Apps noted by the App Store: installed, used, removed, bought',
  group: 'apps',
  describes:
    'Apps as the App Store notes them for itself: those on the phone, with earlier versions and when each was noted, when apps were in use, and all apps that the ' +
    'account ever got, also long ago and on other phones.',
  cannotShow:
    'Programs that are no apps. That an account got an app does not show that it was on this phone. Which of these lists there are differs between versions of iOS, ' +
    'and the store empties some within days; of removed rows only what free space still holds is found, marked as deleted. No backup holds it.',
  references: [
    'https://www.stark4n6.com/2025/04/tracking-ios-app-installs-and-purchase.html',
    'https://github.com/abrignoni/iLEAPP',
  ],
  paths: ['/private/var/mobile/Library/Caches/com.apple.appstored/storeUser.db'],
  expected: inSomeDumps,
  decisive: [
    ...columnsOf('current_apps', 'bundle_id timestamp'),
    ...columnsOf('launch_events', 'bundle_id launch_start_time'),
    ...columnsOf('purchase_history_apps', 'bundle_id date_purchased'),
  ],

  fields: {
    table: { label: 'List' },
    id: { label: 'Row' },
    bundleId: { label: 'App', observable: 'app-id', met: 'installed' },
    containingBundleId: { label: 'Belongs to app', observable: 'app-id', met: 'ran' },
    name: { label: 'Name' },
    version: { label: 'Version' },
    build: { label: 'Build' },
    vendorName: { label: 'Made by' },
    itemId: { label: 'Number in the store' },
    accountId: { label: 'Account number', personal: true },
    url: { label: 'Address', observable: 'url', met: 'stored' },
    eventType: { label: 'Kind of event (number)' },
    isBeta: { label: 'Test version' },
    isSystemApp: { label: 'Came with the system' },
    isPrior: { label: 'Earlier version' },
    isHidden: { label: 'Hidden among the purchases' },
    notedAt: { label: 'Noted' },
    startedAt: { label: 'Use begins' },
    endedAt: { label: 'Use ends' },
    removedAt: { label: 'Removed' },
    boughtAt: { label: 'First got by the account' },
  },
  summary: ['table', 'bundleId', 'name'],
  times: {
    ...timeDocs('cocoa-seconds', {
      others: [
        'app noted by the store',
        'app removed',
        'event of an app noted by the store',
        'app used',
        'app used, ends',
      ],
      confidence: 'medium',
    }),
    ...timeDocs('cocoa-seconds', {
      anytime: ['app first got by the account'],
      confidence: 'medium',
    }),
  },

  *parse(file, context) {
    const database = openArtifactDatabase(file, context);
    const readers = new Map(
      tables.flatMap((of) => of.names.flatMap((name) => readerOf(database, name, of) ?? [])),
    );
    if (readers.size === 0) {
      throw new EvidenceError('unsupported', 'the database has no list of apps of the store');
    }
    const bound = [...readers.values()].map(({ table }) => table);
    const rows = rowsAndVanished(file, context, database, bound);
    for (const { table, read } of readers.values()) {
      for (const row of rows.live(table)) yield read(row);
    }
    const vanished = rows.vanished();
    for (const row of vanished.rows) {
      const note = readers.get(row.table?.toLowerCase() ?? '')?.read(row);
      if (note !== undefined && note.data.bundleId !== null) yield { ...note, ...deletedMark(row) };
    }
    yield* vanished.problems();
    yield* remainingProblems(database);
  },
});

/** Reads rows of one table; `undefined` where this version of the store has none. */
function readerOf(database: Database, name: string, { columns, marks, met }: NotesTable) {
  if (database.table(name) === undefined) return undefined;
  const bound = optionalTable(database, name, Object.values(columns));
  if (bound === undefined) return undefined;
  const at: Readonly<Record<string, number>> = bound.at;
  const column = (field: keyof typeof columns): number => at[columns[field] ?? ''] ?? -1;
  const read = (row: Row): RecordDraft<AppStoreNote> => {
    const text = (field: Texts) => storedTextAt(row, column(field));
    const number = (field: Numbers) => exactNumberAt(row, column(field));
    const flag = (field: Flags) => flagAt(row, column(field));
    const moment = (field: Moments) => isoAt(row, column(field), 'cocoa-seconds');
    return {
      kind: 'record',
      data: {
        table: name,
        id: keyOf(row),
        bundleId: text('bundleId'),
        containingBundleId: text('containingBundleId'),
        name: text('name'),
        version: text('version'),
        build: text('build'),
        vendorName: text('vendorName'),
        itemId: number('itemId'),
        accountId: number('accountId'),
        url: text('url'),
        eventType: number('eventType'),
        isBeta: flag('isBeta'),
        isSystemApp: flag('isSystemApp'),
        isPrior: flag('isPrior'),
        isHidden: flag('isHidden'),
        notedAt: moment('notedAt'),
        startedAt: moment('startedAt'),
        endedAt: moment('endedAt'),
        removedAt: moment('removedAt'),
        boughtAt: moment('boughtAt'),
      },
      position: row.position(),
      times: timesOf(
        ...Object.entries(marks).map(
          ([field, mark]) =>
            [mark, 'cocoa-seconds', timeAt(row, column(field as Moments))] as const,
        ),
      ),
      met,
    };
  };
  return [[name, { table: bound.table, read }] as const];
}

export const examples = appStoreNoteExamples;
