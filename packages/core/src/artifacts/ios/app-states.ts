import { base64Of } from '../../bytes/base64.ts';
import { isoTime, timesOf } from '../../bytes/time.ts';
import {
  isDictionary,
  isKeyedArchive,
  PlistDate,
  readPropertyList,
  unarchive,
  type PlistOptions,
  type PlistValue,
} from '../../formats/plist/index.ts';
import {
  defineArtifact,
  EvidenceError,
  type ArtifactExample,
  type Database,
  type ParseContext,
  type RecordDraft,
  type Row,
  type RowPosition,
} from '../../model/index.ts';
import { onSomeIphones } from '../ios-expectation.ts';
import { ToldAddresses } from '../links/told-addresses.ts';
import { textAt } from '../property-list-file.ts';
import {
  openArtifactDatabase,
  optionalTable,
  remainingProblems,
  requireTable,
  rowReference,
} from '../rows/database-rows.ts';
import { deletedMark } from '../rows/deleted-rows.ts';
import { orProblem, unjudged, withoutProblems } from '../rows/row-problems.ts';
import { columnsOf, wholeTable } from '../rows/schema-names.ts';
import { timeDocs } from '../rows/time-docs.ts';
import { rowsAndVanished } from '../rows/vanished-rows.ts';

/** One app of which FrontBoard, the part of the system that starts apps, keeps something (`FBSqliteApplicationDataStoreRepository` makes the tables). */
export type AppState = {
  readonly bundleId: string | null;
  /** Where the program lies; only known of apps that were installed when this was written. */
  readonly bundlePath: string | null;
  readonly dataPath: string | null;
  /** Kept of some of the apps that were removed. */
  readonly removedAt: string | null;
};

/** What is read of the values that are kept for apps; there are some dozen others. */
interface StoredState {
  bundleId: string | null;
  bundlePath: string | null;
  dataPath: string | null;
  removedAt: number | null;
  readonly position: RowPosition;
}

const placesKey = 'compatibilityInfo';
const removalKey = '_UninstallDate';

/** Apps held for the join with their values; the largest phones know some thousands. */
const maxApps = 100_000;
/** Names of what is kept of apps; an ordinary phone has some fifty. */
const maxKeys = 10_000;

export const appStates = defineArtifact<AppState>({
  id: 'ios.app-states',
  version: 1,
  title: 'States of apps, also of removed ones',
  group: 'apps',
  describes:
    'Apps of which the part of the system that starts apps (FrontBoard) keeps something: where the program and its data lie, and of some apps that were removed when that was.',
  cannotShow:
    'When an app was installed or used. The system drops what it kept of a removed app sooner or later: of those only what free space still holds is found, marked as deleted. ' +
    'Backups hold the list, so a phone that was set up from one can know apps of an earlier phone. Programs that are no apps are not in it.',
  references: [
    'https://abrignoni.blogspot.com/2018/12/identifying-installed-and-uninstalled.html',
    'https://github.com/abrignoni/iLEAPP/blob/main/scripts/artifacts/applicationstate.py',
    'https://github.com/RealityNet/iOS-Forensics-References',
  ],
  paths: ['/private/var/mobile/Library/FrontBoard/applicationState.db'],
  expected: onSomeIphones,
  decisive: [
    ...columnsOf('application_identifier_tab', 'application_identifier'),
    ...wholeTable('key_tab', 'key'),
    ...wholeTable('kvs', 'application_identifier key value'),
  ],

  fields: {
    bundleId: { label: 'App', observable: 'program', met: 'installed' },
    bundlePath: { label: 'Folder', observable: 'file-path', met: 'installed' },
    dataPath: { label: 'Folder of its data', observable: 'file-path', met: 'stored' },
    removedAt: { label: 'Removed' },
  },
  summary: ['bundleId', 'removedAt'],
  times: timeDocs('cocoa-seconds', { others: ['app removed'] }),

  *parse(file, context) {
    const database = openArtifactDatabase(file, context);
    const apps = requireTable(
      database,
      'application_identifier_tab',
      ['application_identifier'],
      ['id'],
    );
    const values = optionalTable(database, 'kvs', ['application_identifier', 'key', 'value']);
    const names = keyNames(database);
    const tables = [apps.table, ...(values === undefined ? [] : [values.table])];
    const rows = rowsAndVanished(file, context, database, tables);

    const states = new Map<number | bigint, StoredState>();
    for (const row of values === undefined ? [] : rows.live(values.table)) {
      const name = names.get(rowReference(row, values!.at.key) ?? -1);
      const app = rowReference(row, values!.at.application_identifier);
      if (name === undefined && names.size > 0 && names.size < maxKeys)
        yield unjudged(row, values!.table, values!.at.key);
      if (name !== placesKey && name !== removalKey) continue;
      if (app === undefined) {
        yield unjudged(row, values!.table, values!.at.application_identifier);
        continue;
      }
      const value = yield* orProblem(row, (options) =>
        storedValue(row, values!.at.value, context, options),
      );
      const state = states.get(app) ?? stateAt(row);
      if (value !== undefined) addTo(state, name, value);
      if (states.size < maxApps) states.set(app, state);
    }

    const told = new ToldAddresses();
    for (const row of rows.live(apps.table)) {
      const app = rowReference(row, apps.at.id);
      const state = app === undefined ? undefined : states.get(app);
      if (app !== undefined) states.delete(app);
      const record = recordOf(row.position(), state, row.text(apps.at.application_identifier));
      told.areNew(observablesOf(record));
      yield record;
    }
    // The line that names the app is gone, or could not be read.
    for (const state of states.values()) {
      const record = recordOf(state.position, state);
      told.areNew(observablesOf(record));
      yield record;
    }

    const vanished = rows.vanished();
    for (const row of vanished.rows) {
      const isApp = row.table === apps.table.name;
      const state = isApp || !values ? undefined : placesIn(row, values.at, names, context);
      if (!isApp && state === undefined) continue;
      const bundleId = isApp ? row.text(apps.at.application_identifier) : null;
      const record = recordOf(row.position(), state, bundleId);
      // What was written anew under another number is no app that is gone.
      if (told.areNew(observablesOf(record))) yield { ...record, ...deletedMark(row) };
    }
    yield* vanished.problems();
    yield* remainingProblems(database);
  },
});

/** Names of what the database keeps of apps by their numbers: every database has numbers of its own. */
function keyNames(database: Database): ReadonlyMap<number | bigint, string> {
  const names = new Map<number | bigint, string>();
  const keys = optionalTable(database, 'key_tab', ['id', 'key']);
  if (keys === undefined) return names;
  for (const row of database.rows(keys.table)) {
    const name = row.text(keys.at.key);
    const number = rowReference(row, keys.at.id);
    if (name !== null && number !== undefined && names.size < maxKeys) names.set(number, name);
  }
  return names;
}

/** A value as it was put in: a property list, in some versions one that only wraps another, which is an archive of objects. */
function storedValue(
  row: Row,
  column: number,
  context: ParseContext,
  options: PlistOptions,
): PlistValue | undefined {
  const bytes = row.blob(column);
  if (bytes === null) return undefined;
  if (bytes.length > context.limits.maxValueBytes) {
    throw new EvidenceError('limit-exceeded', `state of an app of ${bytes.length} bytes`);
  }
  const list = readPropertyList(bytes, context.limits, options);
  const inner = list instanceof Uint8Array ? readPropertyList(list, context.limits, options) : list;
  return isKeyedArchive(inner) ? unarchive(inner, context.limits) : inner;
}

function stateAt(row: Row): StoredState {
  return {
    bundleId: null,
    bundlePath: null,
    dataPath: null,
    removedAt: null,
    position: row.position(),
  };
}

function addTo(state: StoredState, name: string, value: PlistValue): void {
  if (name === removalKey) {
    if (value instanceof PlistDate) state.removedAt = value.cocoaSeconds;
  } else if (isDictionary(value)) {
    state.bundleId = pathOrName(textAt(value, 'bundleIdentifier'));
    state.bundlePath = pathOrName(textAt(value, 'bundlePath'));
    state.dataPath = pathOrName(textAt(value, 'sandboxPath'));
  }
}

/** An archive of objects writes what is absent as `$null`. */
function pathOrName(text: string | null): string | null {
  return text === null || text === '' || text === '$null' ? null : text;
}

/** Where an app lay, in a value that was deleted; `undefined` where it is another value, or too little of it is left. */
function placesIn(
  row: Row,
  at: { readonly key: number; readonly value: number },
  names: ReadonlyMap<number | bigint, string>,
  context: ParseContext,
): StoredState | undefined {
  if (names.get(rowReference(row, at.key) ?? -1) !== placesKey) return undefined;
  const value = withoutProblems(orProblem(row, () => storedValue(row, at.value, context, {})));
  if (value === undefined) return undefined;
  const state = stateAt(row);
  addTo(state, placesKey, value);
  return state;
}

function recordOf(
  position: RowPosition,
  state: StoredState | undefined,
  bundleId: string | null = null,
): RecordDraft<AppState> {
  const removedAt = state?.removedAt ?? null;
  return {
    kind: 'record',
    data: {
      bundleId: bundleId ?? state?.bundleId ?? null,
      bundlePath: state?.bundlePath ?? null,
      dataPath: state?.dataPath ?? null,
      removedAt: isoTime('cocoa-seconds', removedAt) ?? null,
    },
    position,
    times: timesOf(['app removed', 'cocoa-seconds', removedAt]),
  };
}

function observablesOf({ data }: RecordDraft<AppState>): readonly (string | null)[] {
  return [data.bundleId, data.bundlePath, data.dataPath];
}

const bundle =
  '/private/var/containers/Bundle/Application/0D5C9D54-6E1B-4A5A-8F3E-6C2E7B1A0001/Example.app';
const data = '/private/var/mobile/Containers/Data/Application/0D5C9D54-6E1B-4A5A-8F3E-6C2E7B1A0002';

const plist = (content: string): Uint8Array =>
  new TextEncoder().encode(`<plist version="1.0">${content}</plist>`);
const places = (bundleId: string): Uint8Array =>
  plist(
    `<dict><key>bundleIdentifier</key><string>${bundleId}</string><key>bundlePath</key><string>${bundle}</string>` +
      `<key>sandboxPath</key><string>${data}</string></dict>`,
  );

/** The same as an archive of objects, without a folder of data. */
const archived =
  '<dict><key>$archiver</key><string>NSKeyedArchiver</string><key>$version</key><integer>100000</integer>' +
  '<key>$top</key><dict><key>bundleIdentifier</key><dict><key>CF$UID</key><integer>1</integer></dict>' +
  '<key>bundlePath</key><dict><key>CF$UID</key><integer>2</integer></dict>' +
  '<key>sandboxPath</key><dict><key>CF$UID</key><integer>0</integer></dict></dict>' +
  `<key>$objects</key><array><string>$null</string><string>org.example.app</string><string>${bundle}</string></array></dict>`;
const wrapped = (list: Uint8Array): Uint8Array => plist(`<data>${base64Of(list)}</data>`);

const appColumns = 'id INTEGER PRIMARY KEY, application_identifier TEXT NOT NULL';
const keys = {
  columns: 'id INTEGER PRIMARY KEY, key TEXT NOT NULL',
  rows: [
    [3, 'XBApplicationSnapshotManifest'],
    [5, 'compatibilityInfo'],
    [7, '_UninstallDate'],
  ],
} as const;
const valueColumns =
  'id INTEGER PRIMARY KEY, application_identifier INT REFERENCES application_identifier_tab(id), key INT REFERENCES key_tab(id), value BLOB';

const nothingKept: AppState = { bundleId: null, bundlePath: null, dataPath: null, removedAt: null };

export const examples = (): ArtifactExample<AppState>[] => [
  {
    name: 'an app, one that was removed, one of which nothing that is read is kept, and a value whose app has no name',
    content: {
      sqlite: {
        tables: {
          application_identifier_tab: {
            columns: appColumns,
            rows: [
              [1, 'org.example.app'],
              [2, 'org.example.gone'],
              [4, 'org.example.other'],
            ],
          },
          key_tab: keys,
          kvs: {
            columns: valueColumns,
            rows: [
              [1, 1, 5, wrapped(plist(archived))],
              [2, 1, 3, Uint8Array.of(1, 2, 3)],
              [3, 2, 7, plist('<date>2024-05-01T10:00:00Z</date>')],
              [4, 9, 5, places('org.example.nameless')],
            ],
          },
        },
      },
    },
    records: [
      { ...nothingKept, bundleId: 'org.example.app', bundlePath: bundle },
      { ...nothingKept, bundleId: 'org.example.gone', removedAt: '2024-05-01T10:00:00Z' },
      { ...nothingKept, bundleId: 'org.example.other' },
      {
        bundleId: 'org.example.nameless',
        bundlePath: bundle,
        dataPath: data,
        removedAt: null,
      },
    ],
    times: [[], [{ at: '2024-05-01T10:00:00Z', marks: 'app removed', clock: 'utc' }], [], []],
  },
  {
    name: 'an app whose value cannot be read is still an app',
    content: {
      sqlite: {
        tables: {
          application_identifier_tab: { columns: appColumns, rows: [[1, 'org.example.app']] },
          key_tab: keys,
          kvs: { columns: valueColumns, rows: [[1, 1, 5, plist('<dict><key>a')]] },
        },
      },
    },
    records: [{ ...nothingKept, bundleId: 'org.example.app' }],
    problems: ['malformed'],
  },
  {
    name: 'no apps',
    content: {
      sqlite: {
        tables: {
          application_identifier_tab: { columns: appColumns, rows: [] },
          key_tab: { columns: keys.columns, rows: [] },
          kvs: { columns: valueColumns, rows: [] },
        },
      },
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
