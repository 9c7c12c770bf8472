import { timesOf } from '../../bytes/time.ts';
import {
  defineArtifact,
  type ArtifactExample,
  type RecordDraft,
  type Row,
} from '../../model/index.ts';
import { appOfContainer } from '../apps/app-container.ts';
import { onSomeIphones } from '../ios-expectation.ts';
import { folderOrigins } from '../links/website-folders.ts';
import {
  openArtifactDatabase,
  remainingProblems,
  requireTable,
  timeAt,
} from '../rows/database-rows.ts';
import { deletedMark } from '../rows/deleted-rows.ts';
import { isoAt, keyOf } from '../rows/field-values.ts';
import { columnsOf } from '../rows/schema-names.ts';
import { timeDocs } from '../rows/time-docs.ts';
import { rowsAndVanished } from '../rows/vanished-rows.ts';

/** A script that a website set up to run without its page. */
export type ServiceWorker = {
  readonly id: number | string | null;
  /** The pages that it serves begin so. */
  readonly scopeUrl: string | null;
  readonly scriptUrl: string | null;
  /** The page that was open: another one than the website's own where that was a frame of it. */
  readonly pageUrl: string | null;
  /** `Classic` or `Module`. */
  readonly workerType: string | null;
  /** Bundle id of the app, where the path tells it. */
  readonly app: string | null;
  readonly lastChecked: string | null;
};

export const serviceWorkers = defineArtifact<ServiceWorker>({
  id: 'ios.service-workers',
  version: 1,
  title: 'Scripts that websites set up to run without their page',
  group: 'browsing',
  describes:
    'Scripts that websites set up in Safari or in web views of apps to run apart from their page (service workers), as for notifications and for use without a connection: ' +
    'the whole address of each script, the part of the website that it serves, and when the phone last looked for a newer one.',
  cannotShow:
    'When a script was set up and whether it ran since, and what it does: many ordinary websites have one. Private browsing keeps none. ' +
    'Of scripts that were removed only what free space still holds is found, marked as deleted.',
  references: [
    'https://github.com/WebKit/WebKit/blob/main/Source/WebCore/workers/service/server/SWRegistrationDatabase.cpp',
    'https://www.w3.org/TR/service-workers/',
  ],
  paths: ['/private/**/ServiceWorkerRegistrations*.sqlite3'],
  expected: onSomeIphones,
  decisive: columnsOf('Records', 'scopeURL scriptURL topOrigin lastUpdateCheckTime'),

  fields: {
    id: { label: 'Row' },
    scopeUrl: { label: 'Serves', observable: 'url', met: 'resolved' },
    scriptUrl: { label: 'Script', observable: 'url', met: 'resolved' },
    pageUrl: { label: 'Page that was open', observable: 'url', met: 'resolved' },
    workerType: { label: 'Kind of script' },
    app: { label: 'App' },
    lastChecked: { label: 'Last checked' },
  },
  summary: ['scriptUrl', 'app'],
  times: timeDocs('unix-seconds', {
    others: ['script of a website checked'],
    confidence: 'medium',
  }),

  *parse(file, context) {
    const database = openArtifactDatabase(file, context);
    const { table, at } = requireTable(
      database,
      'Records',
      ['scopeURL', 'scriptURL'],
      ['topOrigin', 'lastUpdateCheckTime', 'workerType'],
    );
    const app = appOfContainer(context.devicePath);
    const workerIn = (row: Row): RecordDraft<ServiceWorker> => ({
      kind: 'record',
      data: {
        id: keyOf(row),
        scopeUrl: row.text(at.scopeURL),
        scriptUrl: row.text(at.scriptURL),
        pageUrl: folderOrigins(row.text(at.topOrigin) ?? '').originUrl,
        workerType: row.text(at.workerType),
        app,
        lastChecked: isoAt(row, at.lastUpdateCheckTime, 'unix-seconds'),
      },
      position: row.position(),
      times: timesOf([
        'script of a website checked',
        'unix-seconds',
        timeAt(row, at.lastUpdateCheckTime),
      ]),
    });
    const rows = rowsAndVanished(file, context, database, [table]);
    for (const row of rows.live(table)) yield workerIn(row);
    const vanished = rows.vanished();
    for (const row of vanished.rows) {
      const worker = workerIn(row);
      const { scopeUrl, scriptUrl } = worker.data;
      if (scopeUrl !== null || scriptUrl !== null) yield { ...worker, ...deletedMark(row) };
    }
    yield* vanished.problems();
    yield* remainingProblems(database);
  },
});

const columns =
  'key TEXT NOT NULL ON CONFLICT FAIL UNIQUE ON CONFLICT REPLACE, origin TEXT NOT NULL, scopeURL TEXT NOT NULL, topOrigin TEXT NOT NULL, ' +
  'lastUpdateCheckTime DOUBLE NOT NULL, updateViaCache TEXT NOT NULL, scriptURL TEXT NOT NULL, workerType TEXT NOT NULL';

export const examples = (): ArtifactExample<ServiceWorker>[] => [
  {
    name: 'the script of a website, and one of a frame in the page of another',
    devicePath:
      '/private/var/mobile/Containers/Data/Application/com.apple.mobilesafari/Library/WebKit/WebsiteData/Default/aGFzaA/aGFzaA/ServiceWorkers/ServiceWorkerRegistrations-8.sqlite3',
    content: {
      sqlite: {
        tables: {
          Records: {
            columns,
            rows: [
              [
                'a',
                'https_news.example_0',
                'https://news.example/',
                'https_news.example_0',
                1_700_000_000.5,
                'Imports',
                'https://news.example/sw.js',
                'Classic',
              ],
              [
                'b',
                'https_push.example_8443',
                'https://push.example:8443/p/',
                'https_news.example_0',
                0,
                'Imports',
                'https://push.example:8443/p/w.js?k=1',
                'Module',
              ],
            ],
          },
        },
      },
    },
    records: [
      {
        id: 1,
        scopeUrl: 'https://news.example/',
        scriptUrl: 'https://news.example/sw.js',
        pageUrl: 'https://news.example/',
        workerType: 'Classic',
        app: 'com.apple.mobilesafari',
        lastChecked: '2023-11-14T22:13:20.500Z',
      },
      {
        id: 2,
        scopeUrl: 'https://push.example:8443/p/',
        scriptUrl: 'https://push.example:8443/p/w.js?k=1',
        pageUrl: 'https://news.example/',
        workerType: 'Module',
        app: 'com.apple.mobilesafari',
        lastChecked: null,
      },
    ],
    times: [
      [{ at: '2023-11-14T22:13:20.500Z', marks: 'script of a website checked', clock: 'utc' }],
      [],
    ],
  },
  {
    name: 'a database of another kind',
    devicePath:
      '/private/var/mobile/Library/WebKit/ServiceWorkers/ServiceWorkerRegistrations.sqlite3',
    content: { sqlite: { tables: { other: { columns: 'id INTEGER PRIMARY KEY', rows: [] } } } },
    records: [],
    problems: ['unsupported'],
  },
];
