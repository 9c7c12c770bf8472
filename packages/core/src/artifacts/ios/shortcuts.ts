import { isoTime, timesOf } from '../../bytes/time.ts';
import { linksInRemains, linksInText } from '../../formats/links.ts';
import {
  defineArtifact,
  type ArtifactExample,
  type ParseContext,
  type Position,
  type RecordDraft,
  type Row,
} from '../../model/index.ts';
import {
  actionsIn,
  actionsOfShortcuts,
  type Actions,
  type ActionsTable,
} from '../apps/shortcut-actions.ts';
import {
  openArtifactDatabase,
  optionalTable,
  remainingProblems,
  requireTable,
  rowReference,
  timeAt,
} from '../rows/database-rows.ts';
import { deletedMark } from '../rows/deleted-rows.ts';
import { exactNumberAt, keyOf, storedTextAt } from '../rows/field-values.ts';
import { onSomeIphones } from '../ios-expectation.ts';
import { withoutProblems } from '../rows/row-problems.ts';
import { timeDocs } from '../rows/time-docs.ts';
import { columnsOf, wholeTable } from '../rows/schema-names.ts';
import { rowsAndVanished } from '../rows/vanished-rows.ts';

/** One shortcut of the Shortcuts app, with what its actions name. */
export type Shortcut = {
  readonly shortcutId: number | string | null;
  readonly workflowId: string | null;
  readonly shortcutName: string | null;
  readonly description: string | null;
  readonly isodate: string | null;
  readonly modifiedDate: string | null;
  /** How the shortcut came to the phone, as stored. */
  readonly source: string | null;
  readonly parsedActions: number;
  readonly actionIdentifiers: readonly string[];
  readonly actionUrls: readonly string[];
  readonly actionApps: readonly string[];
  /** Links in the name and the description. */
  readonly links: readonly string[];
};

export const shortcuts = defineArtifact<Shortcut>({
  id: 'ios.shortcuts',
  version: 1,
  title: 'Shortcuts and automations',
  group: 'apps',
  describes:
    'Shortcuts of the Shortcuts app: when they were made and changed, the kinds of their actions, the apps that these open, and the addresses in the actions, the name and the description.',
  cannotShow:
    'Whether and when a shortcut ran, and addresses that are put together only while it runs. Of shortcuts that were deleted ' +
    'only actions that were left behind are found, and what free space still holds, marked as deleted.',
  references: [
    'https://support.apple.com/guide/shortcuts/welcome/ios',
    'https://docs.mvt.re/en/latest/ios/records/#shortcutsjson',
  ],
  paths: ['/private/var/mobile/Library/Shortcuts/Shortcuts.sqlite'],
  expected: onSomeIphones,
  decisive: [
    ...columnsOf('ZSHORTCUT', 'ZNAME ZCREATIONDATE ZMODIFICATIONDATE ZWORKFLOWID'),
    ...wholeTable('ZSHORTCUTACTIONS', 'ZDATA'),
  ],

  fields: {
    shortcutId: { label: 'Shortcut' },
    workflowId: { label: 'Identifier' },
    shortcutName: { label: 'Name', personal: true },
    description: { label: 'Description of the actions', personal: true },
    isodate: { label: 'Created' },
    modifiedDate: { label: 'Changed' },
    source: { label: 'Origin' },
    parsedActions: { label: 'Actions' },
    actionIdentifiers: { label: 'Kinds of actions' },
    actionUrls: { label: 'Addresses in the actions', observable: 'url', met: 'stored' },
    actionApps: { label: 'Apps in the actions', observable: 'app-id', met: 'stored' },
    links: { label: 'Links in name and description', observable: 'url', met: 'stored' },
  },
  summary: ['parsedActions', 'actionUrls'],
  times: timeDocs('cocoa-seconds', { others: ['shortcut created', 'shortcut changed'] }),

  *parse(file, context) {
    const database = openArtifactDatabase(file, context);
    const { table, at } = requireTable(
      database,
      'ZSHORTCUT',
      [],
      [
        'ZNAME',
        'Z_PK',
        'ZWORKFLOWID',
        'ZCREATIONDATE',
        'ZMODIFICATIONDATE',
        'ZACTIONSDESCRIPTION',
        'ZSOURCE',
        'ZACTIONS',
      ],
    );
    const bound = optionalTable(database, 'ZSHORTCUTACTIONS', ['Z_PK', 'ZSHORTCUT', 'ZDATA']);
    const tables = [table, ...(bound ? [bound.table] : [])];
    const rows = rowsAndVanished(file, context, database, tables);
    const actions = yield* actionsOfShortcuts(bound, (one) => rows.live(one), context);
    const taken = new Set<Actions>();

    const shortcutIn = (row: Row): RecordDraft<Shortcut> => {
      const key = rowReference(row, at.Z_PK);
      const link = rowReference(row, at.ZACTIONS);
      const found =
        (key === undefined ? undefined : actions.byShortcut.get(key)) ??
        (link === undefined ? undefined : actions.byKey.get(link));
      if (found !== undefined) taken.add(found);
      const name = storedTextAt(row, at.ZNAME);
      const description = storedTextAt(row, at.ZACTIONSDESCRIPTION);
      const created = timeAt(row, at.ZCREATIONDATE);
      const modified = timeAt(row, at.ZMODIFICATIONDATE);
      return {
        kind: 'record',
        data: {
          shortcutId: keyOf(row),
          workflowId: storedTextAt(row, at.ZWORKFLOWID),
          shortcutName: name,
          description,
          isodate: isoTime('cocoa-seconds', created) ?? null,
          modifiedDate: isoTime('cocoa-seconds', modified) ?? null,
          source: storedTextAt(row, at.ZSOURCE),
          parsedActions: found?.count ?? 0,
          actionIdentifiers: found?.identifiers ?? [],
          actionUrls: found?.urls ?? [],
          actionApps: found?.apps ?? [],
          links: [...new Set([name, description].flatMap((text) => linksInText(text ?? '')))],
        },
        position: row.position(),
        times: timesOf(
          ['shortcut created', 'cocoa-seconds', created],
          ['shortcut changed', 'cocoa-seconds', modified],
        ),
      };
    };
    for (const row of rows.live(table)) yield shortcutIn(row);
    for (const one of actions.all) {
      if (!taken.has(one)) yield recordOfActions(one, one.shortcut, one.position);
    }
    const vanished = rows.vanished();
    for (const row of vanished.rows) {
      const record =
        row.table === table.name ? shortcutIn(row) : actionsAlone(row, bound!.at, context);
      const { workflowId, shortcutName, description, actionUrls, actionApps } = record.data;
      const isBare = workflowId === null && shortcutName === null && description === null;
      if (isBare && actionUrls.length + actionApps.length === 0) continue;
      yield { ...record, ...deletedMark(row) };
    }
    yield* vanished.problems();
    yield* remainingProblems(database);
  },
});

/** Actions that were deleted, of a shortcut that they name by its number only. */
function actionsAlone(
  row: Row,
  at: ActionsTable['at'],
  context: ParseContext,
): RecordDraft<Shortcut> {
  const actions = withoutProblems(actionsIn(row, at.ZDATA, context));
  const urls = new Set([
    ...(actions?.urls ?? []),
    ...linksInRemains(row.remains?.(at.ZDATA) ?? []),
  ]);
  return recordOfActions(
    {
      count: actions?.count ?? 0,
      identifiers: actions?.identifiers ?? [],
      apps: actions?.apps ?? [],
      urls: [...urls],
    },
    exactNumberAt(row, at.ZSHORTCUT),
    row.position(),
  );
}

/** Actions without the row of their shortcut: what it was called and when it was made is not known. */
function recordOfActions(
  actions: Actions,
  shortcutId: number | string | null,
  position: Position,
): RecordDraft<Shortcut> {
  return {
    kind: 'record',
    data: {
      shortcutId,
      workflowId: null,
      shortcutName: null,
      description: null,
      isodate: null,
      modifiedDate: null,
      source: null,
      parsedActions: actions.count,
      actionIdentifiers: actions.identifiers,
      actionUrls: actions.urls,
      actionApps: actions.apps,
      links: [],
    },
    position,
  };
}

const plainShortcut = {
  shortcutId: 1,
  workflowId: '2A7E6B0C-5D4F-4E6A-9C55-0F6C1B7A2D11',
  shortcutName: 'Bus times',
  description: 'Get Contents of URL',
  isodate: '2021-10-18T12:27:10.500Z',
  modifiedDate: '2021-10-18T12:30:50Z',
  source: null,
  parsedActions: 2,
  actionIdentifiers: ['is.workflow.actions.url', 'is.workflow.actions.downloadurl'],
  actionUrls: ['https://api.example.org/v1/times?stop=3'],
  actionApps: [],
  links: [],
} satisfies Shortcut;

const shortcutColumns =
  'Z_PK INTEGER PRIMARY KEY, ZCREATIONDATE TIMESTAMP, ZMODIFICATIONDATE TIMESTAMP, ZACTIONSDESCRIPTION VARCHAR, ' +
  'ZNAME VARCHAR, ZWORKFLOWID VARCHAR';
const shortcutRow = [
  1,
  656252830.5,
  656253050,
  plainShortcut.description,
  plainShortcut.shortcutName,
  plainShortcut.workflowId,
] as const;

const actionData = new TextEncoder().encode(
  '<plist version="1.0"><array>' +
    '<dict><key>WFWorkflowActionIdentifier</key><string>is.workflow.actions.url</string>' +
    '<key>WFWorkflowActionParameters</key><dict><key>WFURLActionURL</key>' +
    '<string>https://api.example.org/v1/times?stop=3</string></dict></dict>' +
    '<dict><key>WFWorkflowActionIdentifier</key><string>is.workflow.actions.downloadurl</string>' +
    '<key>WFWorkflowActionParameters</key><dict><key>ShowHeaders</key><false/></dict></dict>' +
    '</array></plist>',
);

export const examples = (): ArtifactExample<Shortcut>[] => [
  {
    name: 'a shortcut that fetches an address',
    content: {
      sqlite: {
        tables: {
          ZSHORTCUT: { columns: shortcutColumns, rows: [shortcutRow] },
          ZSHORTCUTACTIONS: {
            columns: 'Z_PK INTEGER PRIMARY KEY, ZSHORTCUT INTEGER, ZDATA BLOB',
            rows: [[5, 1, actionData]],
          },
        },
      },
    },
    records: [plainShortcut],
    times: [
      [
        { at: '2021-10-18T12:27:10.500Z', marks: 'shortcut created', clock: 'utc' },
        { at: '2021-10-18T12:30:50Z', marks: 'shortcut changed', clock: 'utc' },
      ],
    ],
  },
  {
    name: 'the shortcut names its actions, and says where it came from',
    content: {
      sqlite: {
        tables: {
          ZSHORTCUT: {
            columns: `${shortcutColumns}, ZACTIONS INTEGER, ZSOURCE VARCHAR`,
            rows: [[...shortcutRow, 5, 'ShortcutSourceFilePublic']],
          },
          ZSHORTCUTACTIONS: {
            columns: 'Z_PK INTEGER PRIMARY KEY, ZDATA BLOB',
            rows: [[5, actionData]],
          },
        },
      },
    },
    records: [{ ...plainShortcut, source: 'ShortcutSourceFilePublic' }],
  },
  {
    name: 'links in the name and the description, and an address in data of an action',
    content: {
      sqlite: {
        tables: {
          ZSHORTCUT: {
            columns: shortcutColumns,
            rows: [
              [
                1,
                656252830.5,
                656253050,
                'Opens https://news.example.org/',
                'From https://share.example.org/s/1',
                plainShortcut.workflowId,
              ],
            ],
          },
          ZSHORTCUTACTIONS: {
            columns: 'Z_PK INTEGER PRIMARY KEY, ZSHORTCUT INTEGER, ZDATA BLOB',
            // What is written in Base64 is `https://data.example.org/`.
            rows: [
              [
                5,
                1,
                new TextEncoder().encode(
                  '<plist version="1.0"><array><dict><key>WFWorkflowActionParameters</key><dict>' +
                    '<key>WFInput</key><data>aHR0cHM6Ly9kYXRhLmV4YW1wbGUub3JnLw==</data></dict></dict></array></plist>',
                ),
              ],
            ],
          },
        },
      },
    },
    records: [
      {
        ...plainShortcut,
        shortcutName: 'From https://share.example.org/s/1',
        description: 'Opens https://news.example.org/',
        parsedActions: 1,
        actionIdentifiers: [],
        actionUrls: ['https://data.example.org/'],
        links: ['https://share.example.org/s/1', 'https://news.example.org/'],
      },
    ],
  },
  {
    name: 'a shortcut that opens an app',
    content: {
      sqlite: {
        tables: {
          ZSHORTCUT: { columns: shortcutColumns, rows: [shortcutRow] },
          ZSHORTCUTACTIONS: {
            columns: 'Z_PK INTEGER PRIMARY KEY, ZSHORTCUT INTEGER, ZDATA BLOB',
            rows: [
              [
                5,
                1,
                new TextEncoder().encode(
                  '<plist version="1.0"><array><dict><key>WFWorkflowActionIdentifier</key><string>is.workflow.actions.openapp</string>' +
                    '<key>WFWorkflowActionParameters</key><dict><key>WFAppIdentifier</key><string>org.example.notes</string>' +
                    '<key>WFSelectedApp</key><dict><key>BundleIdentifier</key><string>org.example.notes</string></dict>' +
                    '</dict></dict></array></plist>',
                ),
              ],
            ],
          },
        },
      },
    },
    records: [
      {
        ...plainShortcut,
        parsedActions: 1,
        actionIdentifiers: ['is.workflow.actions.openapp'],
        actionUrls: [],
        actionApps: ['org.example.notes'],
      },
    ],
  },
  {
    name: 'a shortcut whose actions cannot be read is still a shortcut',
    content: {
      sqlite: {
        tables: {
          ZSHORTCUT: { columns: shortcutColumns, rows: [shortcutRow] },
          ZSHORTCUTACTIONS: {
            columns: 'Z_PK INTEGER PRIMARY KEY, ZSHORTCUT INTEGER, ZDATA BLOB',
            rows: [[5, 1, actionData.slice(0, 40)]],
          },
        },
      },
    },
    records: [{ ...plainShortcut, parsedActions: 0, actionIdentifiers: [], actionUrls: [] }],
    problems: ['truncated'],
  },
  {
    name: 'no shortcuts',
    content: {
      sqlite: {
        tables: {
          ZSHORTCUT: { columns: shortcutColumns, rows: [] },
          ZSHORTCUTACTIONS: {
            columns: 'Z_PK INTEGER PRIMARY KEY, ZSHORTCUT INTEGER, ZDATA BLOB',
            rows: [],
          },
        },
      },
    },
    records: [],
  },
];
