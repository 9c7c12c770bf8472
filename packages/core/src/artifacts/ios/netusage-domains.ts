import { timesOf } from '../../bytes/time.ts';
import {
  defineArtifact,
  type ArtifactExample,
  type RecordDraft,
  type Row,
} from '../../model/index.ts';
import {
  joinSide,
  numberAt,
  openArtifactDatabase,
  optionalTable,
  remainingProblems,
  requireTable,
  rowReference,
  timeAt,
} from '../rows/database-rows.ts';
import { deletedMark } from '../rows/deleted-rows.ts';
import { isoAt, keyOf } from '../rows/field-values.ts';
import { inSomeDumps } from '../ios-expectation.ts';
import { timeDocs } from '../rows/time-docs.ts';
import { columnsOf } from '../rows/schema-names.ts';
import { rowsAndVanished } from '../rows/vanished-rows.ts';

/** A site that one app reached, as the system counts it for the App Privacy Report. */
export type AppDomainUsage = {
  readonly id: number | string | null;
  readonly domain: string | null;
  /** Who owns the domain, where Apple knows it. */
  readonly domainOwner: string | null;
  readonly procName: string | null;
  readonly bundleId: string | null;
  readonly hits: number | null;
  /** Kind of use, as a number. */
  readonly kind: number | null;
  readonly firstIsodate: string | null;
  readonly isodate: string | null;
};

interface App {
  readonly procName: string | null;
  readonly bundleId: string | null;
}

export const netusageDomains = defineArtifact<AppDomainUsage>({
  id: 'ios.netusage-domains',
  version: 1,
  title: 'Sites that apps reached, counted by the system',
  group: 'system',
  describes:
    'Sites that each app reached, with the first and the last time and how often: what the system counts for the App Privacy Report, ' +
    'also where nobody saved such a report.',
  cannotShow:
    'Anything while the App Privacy Report is switched off, which is the usual setting, and more than the last days, but for what free space still holds ' +
    'of earlier ones, marked as deleted. Programs of the system are left out. A site does not tell what was sent.',
  references: ['https://support.apple.com/102188', 'https://github.com/mac4n6/APOLLO'],
  paths: ['/private/var/networkd/netusage.sqlite', '/private/var/networkd/db/netusage.sqlite'],
  logLike: true,
  expected: inSomeDumps,
  decisive: [
    ...columnsOf('ZPROCESS', 'ZPROCNAME ZBUNDLENAME'),
    ...columnsOf(
      'ZAPPDOMAINUSAGE',
      'ZHASAPP ZDOMAIN ZDOMAINOWNER ZHITS ZKIND ZFIRSTTIMESTAMP ZTIMESTAMP',
    ),
  ],

  fields: {
    id: { label: 'Row' },
    domain: { label: 'Site', observable: 'domain', met: 'resolved' },
    domainOwner: { label: 'Owner of the site' },
    procName: { label: 'Process', observable: 'process', met: 'ran' },
    bundleId: { label: 'App', observable: 'app-id', met: 'ran' },
    hits: { label: 'Times' },
    kind: { label: 'Kind of use' },
    firstIsodate: { label: 'First time' },
    isodate: { label: 'Last time' },
  },
  summary: ['domain', 'bundleId', 'hits'],
  times: timeDocs('cocoa-seconds', {
    others: ['site first reached', 'site last reached'],
    confidence: 'medium',
  }),

  *parse(file, context) {
    const database = openArtifactDatabase(file, context);
    // An app is a kind of process, and stands in the table of processes.
    const { table, at } = requireTable(
      database,
      'ZPROCESS',
      ['Z_PK', 'ZPROCNAME'],
      ['ZBUNDLENAME'],
    );
    const usage = optionalTable(database, 'ZAPPDOMAINUSAGE', [
      'ZDOMAIN',
      'ZDOMAINOWNER',
      'ZHASAPP',
      'ZHITS',
      'ZKIND',
      'ZFIRSTTIMESTAMP',
      'ZTIMESTAMP',
    ]);
    // Older systems lack the table.
    if (usage === undefined) {
      context.holdsNone();
      return;
    }
    const apps = joinSide(database, table, context, (row): [number | bigint, App] | undefined => {
      const key = rowReference(row, at.Z_PK);
      return key === undefined
        ? undefined
        : [key, { procName: row.text(at.ZPROCNAME), bundleId: row.text(at.ZBUNDLENAME) }];
    });
    yield* apps.problems;
    const usageIn = (row: Row): RecordDraft<AppDomainUsage> => {
      const key = rowReference(row, usage.at.ZHASAPP);
      const app = key === undefined ? undefined : apps.rows.get(key);
      return {
        kind: 'record',
        data: {
          id: keyOf(row),
          domain: row.text(usage.at.ZDOMAIN),
          domainOwner: row.text(usage.at.ZDOMAINOWNER),
          procName: app?.procName ?? null,
          bundleId: app?.bundleId ?? null,
          hits: numberAt(row, usage.at.ZHITS),
          kind: numberAt(row, usage.at.ZKIND),
          firstIsodate: isoAt(row, usage.at.ZFIRSTTIMESTAMP, 'cocoa-seconds'),
          isodate: isoAt(row, usage.at.ZTIMESTAMP, 'cocoa-seconds'),
        },
        position: row.position(),
        times: timesOf(
          ['site first reached', 'cocoa-seconds', timeAt(row, usage.at.ZFIRSTTIMESTAMP)],
          ['site last reached', 'cocoa-seconds', timeAt(row, usage.at.ZTIMESTAMP)],
        ),
      };
    };
    const rows = rowsAndVanished(file, context, database, [usage.table]);
    for (const row of rows.live(usage.table)) yield usageIn(row);
    const vanished = rows.vanished();
    for (const row of vanished.rows) {
      const record = usageIn(row);
      if (record.data.domain !== null) yield { ...record, ...deletedMark(row) };
    }
    yield* vanished.problems();
    yield* remainingProblems(database);
  },
});

const processColumns =
  'Z_PK INTEGER PRIMARY KEY, Z_ENT INTEGER, Z_OPT INTEGER, ZFIRSTTIMESTAMP TIMESTAMP, ZTIMESTAMP TIMESTAMP, ' +
  'ZBUNDLENAME VARCHAR, ZPROCNAME VARCHAR';

export const examples = (): ArtifactExample<AppDomainUsage>[] => [
  {
    name: 'a site of an app, and one of an app that is gone',
    content: {
      sqlite: {
        tables: {
          ZPROCESS: {
            columns: processColumns,
            rows: [[4, 16, 1, 660_000_000, 660_000_100, 'org.example.app', '0E9C/org.example.app']],
          },
          ZAPPDOMAINUSAGE: {
            columns:
              'Z_PK INTEGER PRIMARY KEY, Z_ENT INTEGER, Z_OPT INTEGER, ZEFFECTIVEUSERID INTEGER, ZHITS INTEGER, ZKIND INTEGER, ' +
              'ZHASAPP INTEGER, ZFIRSTTIMESTAMP TIMESTAMP, ZTIMESTAMP TIMESTAMP, ZDOMAIN VARCHAR, ZDOMAINOWNER VARCHAR',
            rows: [
              [1, 2, 1, 501, 12, 0, 4, 660_000_000.5, 660_000_100, 'cdn.example', 'Example Inc.'],
              [2, 2, 1, 501, 1, 0, 9, 660_000_200, 660_000_200, 'gone.example', null],
            ],
          },
        },
      },
    },
    records: [
      {
        id: 1,
        domain: 'cdn.example',
        domainOwner: 'Example Inc.',
        procName: '0E9C/org.example.app',
        bundleId: 'org.example.app',
        hits: 12,
        kind: 0,
        firstIsodate: '2021-11-30T21:20:00.500Z',
        isodate: '2021-11-30T21:21:40Z',
      },
      {
        id: 2,
        domain: 'gone.example',
        domainOwner: null,
        procName: null,
        bundleId: null,
        hits: 1,
        kind: 0,
        firstIsodate: '2021-11-30T21:23:20Z',
        isodate: '2021-11-30T21:23:20Z',
      },
    ],
    times: [
      [
        { at: '2021-11-30T21:20:00.500Z', marks: 'site first reached', clock: 'utc' },
        { at: '2021-11-30T21:21:40Z', marks: 'site last reached', clock: 'utc' },
      ],
      [
        { at: '2021-11-30T21:23:20Z', marks: 'site first reached', clock: 'utc' },
        { at: '2021-11-30T21:23:20Z', marks: 'site last reached', clock: 'utc' },
      ],
    ],
  },
  {
    name: 'an older system that does not count sites',
    content: { sqlite: { tables: { ZPROCESS: { columns: processColumns, rows: [] } } } },
    records: [],
  },
  {
    name: 'a database of another kind',
    content: { sqlite: { tables: { ZFLOW: { columns: 'Z_PK INTEGER PRIMARY KEY', rows: [] } } } },
    records: [],
    problems: ['unsupported'],
  },
];
