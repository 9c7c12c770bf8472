import { timesOf } from '../../bytes/time.ts';
import { isJsonObject, readJson, textOf, type JsonObject } from '../../formats/json.ts';
import {
  defineArtifact,
  EvidenceError,
  type ArtifactExample,
  type Database,
  type Emission,
  type Met,
  type ProblemDraft,
  type Row,
} from '../../model/index.ts';
import {
  openArtifactDatabase,
  optionalTable,
  remainingProblems,
  timeAt,
} from '../rows/database-rows.ts';
import { exactNumberAt, isoAt, keyOf, storedTextAt } from '../rows/field-values.ts';
import { inSomeDumps } from '../ios-expectation.ts';
import { orProblem } from '../rows/row-problems.ts';
import { deletedMark } from '../rows/deleted-rows.ts';
import { rowsAndVanished } from '../rows/vanished-rows.ts';
import { timeDocs } from '../rows/time-docs.ts';

/** An entry of the App Store's own record of installs, updates and downloads. */
export type AppStoreEntry = {
  readonly table: string;
  readonly id: number | string | null;
  readonly bundleId: string | null;
  readonly bundleName: string | null;
  readonly bundleVersion: string | null;
  readonly vendorName: string | null;
  /** The program that asked for it. */
  readonly clientId: string | null;
  readonly itemId: number | string | null;
  readonly externalVersionId: number | string | null;
  readonly accountId: number | string | null;
  readonly appleId: string | null;
  readonly urls: readonly string[];
  readonly downloadPath: string | null;
  readonly phase: number | string | null;
  readonly updateType: number | string | null;
  readonly sourceType: number | string | null;
  readonly redownload: number | string | null;
  readonly timestamp: string | null;
  readonly lastStartDate: string | null;
  readonly installDate: string | null;
  readonly releaseDate: string | null;
};

/** What the tables call what we keep; none has all. */
interface TableOfStore {
  readonly name: string;
  /** A beta test that was offered is not installed thereby. */
  readonly met?: Met;
  readonly columns: {
    readonly [K in Exclude<keyof AppStoreEntry, 'table' | 'id' | 'urls'>]?: string;
  };
  readonly urls: readonly string[];
  /** JSON of the store about the app. */
  readonly storeData?: string;
}

const tables: readonly TableOfStore[] = [
  {
    name: 'app_install',
    columns: {
      bundleId: 'bundle_id',
      bundleName: 'bundle_name',
      bundleVersion: 'bundle_version',
      vendorName: 'vendor_name',
      clientId: 'client_id',
      itemId: 'item_id',
      externalVersionId: 'evid',
      accountId: 'account_id',
      appleId: 'apple_id',
      downloadPath: 'download_path',
      phase: 'phase',
      updateType: 'update_type',
      sourceType: 'source_type',
      redownload: 'redownload',
      timestamp: 'timestamp',
      lastStartDate: 'last_start_date',
      installDate: 'install_finished_timestamp',
    },
    urls: ['bundle_url', 'artwork_url', 'cancel_download_url'],
  },
  {
    name: 'app_updates',
    columns: {
      bundleId: 'bundle_id',
      itemId: 'store_item_id',
      externalVersionId: 'store_software_version_id',
      phase: 'update_state',
      timestamp: 'timestamp',
      installDate: 'install_date',
      releaseDate: 'current_version_release_date',
    },
    urls: [],
    storeData: 'store_item_data',
  },
  {
    name: 'mapi_app_update',
    columns: {
      bundleId: 'bundle_id',
      itemId: 'item_id',
      externalVersionId: 'store_software_version_id',
      phase: 'update_state',
      timestamp: 'timestamp',
      installDate: 'install_date',
    },
    urls: [],
  },
  {
    name: 'app_package',
    columns: { timestamp: 'timestamp' },
    urls: ['package_url', 'odr_manifest_url'],
  },
  {
    name: 'app_done',
    columns: { itemId: 'item_id', accountId: 'account_id' },
    urls: ['request_url'],
  },
  {
    name: 'odr_asset_pack',
    columns: { bundleId: 'bundle_id', timestamp: 'timestamp', lastStartDate: 'last_used_date' },
    urls: ['source_url'],
  },
  { name: 'odr_asset_download', columns: { bundleId: 'bundle_id' }, urls: ['source_url'] },
  {
    name: 'odr_manifest',
    columns: {
      bundleId: 'bundle_id',
      itemId: 'item_id',
      externalVersionId: 'evid',
      timestamp: 'last_modification_date',
    },
    urls: [],
  },
  {
    name: 'beta_app_info',
    met: 'stored',
    columns: {
      bundleId: 'bundle_id',
      bundleVersion: 'bundle_version',
      appleId: 'email',
      timestamp: 'last_seen_date',
    },
    urls: [],
  },
];

/** Beyond this the store's description of an app is left out. */
const maxStoreDataBytes = 2 ** 20;

export const appStoreSystem = defineArtifact<AppStoreEntry>({
  id: 'ios.app-store-system',
  version: 1,
  title: 'App Store installs and updates',
  group: 'apps',
  describes:
    'What the App Store keeps of apps: installs that run or failed, updates of installed apps, downloads of their parts, beta tests ' +
    'that were offered, with the times and the addresses they came from.',
  cannotShow:
    'Apps that came another way (a company, a developer, a helper program), and removals. ' +
    'The row of an install goes when it is done; those that free space still holds are marked as deleted.',
  references: ['https://github.com/abrignoni/iLEAPP/blob/main/scripts/artifacts/storeSystem.py'],
  paths: ['/private/var/containers/Data/System/*/Documents/Persistence/storeSystem.db'],
  expected: inSomeDumps,

  fields: {
    table: { label: 'List' },
    id: { label: 'Row' },
    bundleId: { label: 'App', observable: 'app-id', met: 'installed' },
    bundleName: { label: 'Name' },
    bundleVersion: { label: 'Version' },
    vendorName: { label: 'Made by' },
    clientId: { label: 'Asked for by' },
    itemId: { label: 'Number in the store' },
    externalVersionId: { label: 'Number of the version' },
    accountId: { label: 'Account number', personal: true },
    appleId: { label: 'Account', personal: true },
    urls: { label: 'Addresses', observable: 'url', met: 'resolved' },
    downloadPath: { label: 'Downloaded to', observable: 'file-path', met: 'stored' },
    phase: { label: 'State' },
    updateType: { label: 'Kind of update' },
    sourceType: { label: 'Kind of source' },
    redownload: { label: 'Downloaded again' },
    timestamp: { label: 'Entry made' },
    lastStartDate: { label: 'Last begun or used' },
    installDate: { label: 'Installed' },
    releaseDate: { label: 'Version released' },
  },
  summary: ['table', 'bundleId', 'urls'],
  times: timeDocs('cocoa-seconds', {
    others: ['store entry made', 'app installed'],
    confidence: 'medium',
  }),

  *parse(file, context) {
    const database = openArtifactDatabase(file, context);
    const known = tables.filter(({ name }) => database.table(name) !== undefined);
    if (known.length === 0) {
      throw new EvidenceError('unsupported', 'the database has no table of the App Store');
    }
    const readers = new Map(known.map((table) => [table.name, entryReader(database, table)]));
    const rows = rowsAndVanished(
      file,
      context,
      database,
      known.map(({ name }) => database.table(name)!),
    );
    for (const [name, entry] of readers) {
      for (const row of rows.live(database.table(name)!)) yield* entry(row);
    }
    // The row of an install goes when it is done: what free space still holds of it tells what was installed.
    const vanished = rows.vanished();
    for (const row of vanished.rows) {
      const entry = readers.get(row.table?.toLowerCase() ?? '');
      for (const emission of entry?.(row) ?? []) {
        if (emission.kind === 'problem' || saysSomething(emission.data)) yield emission;
      }
    }
    yield* vanished.problems();
    yield* remainingProblems(database);
  },
});

/** Whether a recovered row names an app or an address: parts of other pages may pass for a row of numbers. */
function saysSomething({ bundleId, urls }: AppStoreEntry): boolean {
  return bundleId !== null || urls.some((url) => url.includes('://'));
}

/** Reads rows of one table, live or recovered. */
function entryReader(database: Database, description: TableOfStore) {
  const { name, columns, urls, storeData, met } = description;
  const wanted = [...Object.values(columns), ...urls, ...(storeData ? [storeData] : [])];
  const bound = optionalTable(database, name, wanted);
  const at: Readonly<Record<string, number>> = bound?.at ?? {};
  const column = (field: keyof typeof columns): number => at[columns[field] ?? ''] ?? -1;

  return function* (row: Row): Generator<Emission<AppStoreEntry>> {
    const text = (field: keyof typeof columns) => storedTextAt(row, column(field));
    const number = (field: keyof typeof columns) => exactNumberAt(row, column(field));
    const moment = (field: keyof typeof columns) => isoAt(row, column(field), 'cocoa-seconds');
    const about =
      storeData === undefined || row.isRecovered
        ? undefined
        : yield* aboutApp(row, at[storeData] ?? -1);
    const links = urls.map((url) => storedTextAt(row, at[url] ?? -1));
    links.push(about === undefined ? null : textOf(about, 'url'));
    const data: AppStoreEntry = {
      table: name,
      id: keyOf(row),
      bundleId: text('bundleId'),
      bundleName: text('bundleName') ?? (about === undefined ? null : textOf(about, 'name')),
      bundleVersion:
        text('bundleVersion') ?? (about === undefined ? null : textOf(about, 'displayVersion')),
      vendorName: text('vendorName') ?? (about === undefined ? null : textOf(about, 'artistName')),
      clientId: text('clientId'),
      itemId: number('itemId'),
      externalVersionId: number('externalVersionId'),
      accountId: number('accountId'),
      appleId: text('appleId'),
      urls: links.filter((link): link is string => link !== null && link !== ''),
      downloadPath: text('downloadPath'),
      phase: number('phase'),
      updateType: number('updateType'),
      sourceType: number('sourceType'),
      redownload: number('redownload'),
      timestamp: moment('timestamp'),
      lastStartDate: moment('lastStartDate'),
      installDate: moment('installDate'),
      releaseDate: moment('releaseDate'),
    };
    yield {
      kind: 'record',
      data,
      position: row.position(),
      times: timesOf(
        ['store entry made', 'cocoa-seconds', timeAt(row, column('timestamp'))],
        ['app installed', 'cocoa-seconds', timeAt(row, column('installDate'))],
      ),
      ...(met !== undefined && { met }),
      ...deletedMark(row),
    };
  };
}

function* aboutApp(row: Row, column: number): Generator<ProblemDraft, JsonObject | undefined> {
  const text = storedTextAt(row, column);
  if (text === null || text.length > maxStoreDataBytes) return undefined;
  const value = yield* orProblem(row, () => readJson(text));
  return isJsonObject(value) ? value : undefined;
}

const nothing: AppStoreEntry = {
  table: 'app_install',
  id: null,
  bundleId: null,
  bundleName: null,
  bundleVersion: null,
  vendorName: null,
  clientId: null,
  itemId: null,
  externalVersionId: null,
  accountId: null,
  appleId: null,
  urls: [],
  downloadPath: null,
  phase: null,
  updateType: null,
  sourceType: null,
  redownload: null,
  timestamp: null,
  lastStartDate: null,
  installDate: null,
  releaseDate: null,
};

export const examples = (): ArtifactExample<AppStoreEntry>[] => [
  {
    name: 'an install, an update with what the store says of it, and a beta test',
    content: {
      sqlite: {
        tables: {
          app_install: {
            columns:
              'pid INTEGER PRIMARY KEY, bundle_id TEXT, bundle_name TEXT, bundle_url URL, client_id TEXT, item_id INTEGER, ' +
              'apple_id TEXT, download_path TEXT, phase INTEGER, redownload INTEGER, timestamp DATETIME, install_finished_timestamp DATETIME',
            rows: [
              [
                5,
                'org.example.app',
                'Example',
                'https://store.example.org/app.ipa',
                'com.apple.AppStore',
                77,
                'someone@example.org',
                '/private/var/mobile/Downloads/app.ipa',
                60,
                0,
                743_203_499.5,
                743_203_600,
              ],
            ],
          },
          app_updates: {
            columns:
              'pid INTEGER PRIMARY KEY, bundle_id TEXT, store_item_data JSON, store_item_id INTEGER, timestamp DATETIME, ' +
              'install_date DATETIME, current_version_release_date DATETIME, update_state INTEGER',
            rows: [
              [
                -8_411_490_215_928_185_497n,
                'org.example.other',
                '{"name":"Other","url":"https:\\/\\/apps.example.org\\/other","displayVersion":"7.11","artistName":"Example Works"}',
                78,
                743_203_499,
                null,
                741_347_648,
                0,
              ],
              [3, 'org.example.broken', '{"name"', null, null, null, null, 0],
            ],
          },
          beta_app_info: {
            columns: 'pid INTEGER PRIMARY KEY, bundle_id TEXT, last_seen_date DATETIME',
            rows: [[1, 'org.example.beta', 743_000_000]],
          },
        },
      },
    },
    records: [
      {
        ...nothing,
        id: 5,
        bundleId: 'org.example.app',
        bundleName: 'Example',
        clientId: 'com.apple.AppStore',
        itemId: 77,
        appleId: 'someone@example.org',
        urls: ['https://store.example.org/app.ipa'],
        downloadPath: '/private/var/mobile/Downloads/app.ipa',
        phase: 60,
        redownload: 0,
        timestamp: '2024-07-20T21:24:59.500Z',
        installDate: '2024-07-20T21:26:40Z',
      },
      {
        ...nothing,
        table: 'app_updates',
        id: '-8411490215928185497',
        bundleId: 'org.example.other',
        bundleName: 'Other',
        bundleVersion: '7.11',
        vendorName: 'Example Works',
        itemId: 78,
        urls: ['https://apps.example.org/other'],
        phase: 0,
        timestamp: '2024-07-20T21:24:59Z',
        releaseDate: '2024-06-29T09:54:08Z',
      },
      {
        ...nothing,
        table: 'app_updates',
        id: 3,
        bundleId: 'org.example.broken',
        phase: 0,
      },
      {
        ...nothing,
        table: 'beta_app_info',
        id: 1,
        bundleId: 'org.example.beta',
        timestamp: '2024-07-18T12:53:20Z',
      },
    ],
    problems: ['malformed'],
  },
  {
    name: 'nothing under way',
    content: {
      sqlite: { tables: { app_install: { columns: 'pid INTEGER PRIMARY KEY', rows: [] } } },
    },
    records: [],
  },
  {
    name: 'a database of another program',
    content: { sqlite: { tables: { other: { columns: 'id INTEGER PRIMARY KEY', rows: [] } } } },
    records: [],
    problems: ['unsupported'],
  },
];
