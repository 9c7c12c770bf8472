import { timesOf } from '../../bytes/time.ts';
import { jsonObjectIn } from '../../formats/json.ts';
import { linksInText } from '../../formats/links.ts';
import {
  defineArtifact,
  EvidenceError,
  type ArtifactExample,
  type ProblemDraft,
  type RecordDraft,
  type Row,
  type Table,
} from '../../model/index.ts';
import { textsInJson } from '../links/json-addresses.ts';
import {
  flagAt,
  openArtifactDatabase,
  optionalTable,
  remainingProblems,
  secondsAt,
  timeAt,
} from '../rows/database-rows.ts';
import { isoAt, keyOf } from '../rows/field-values.ts';
import { onSomeIphones } from '../ios-expectation.ts';
import { firstFilled, linksOfColumns } from '../rows/text-columns.ts';
import { problemAt } from '../rows/row-problems.ts';
import { deletedMark } from '../rows/deleted-rows.ts';
import { rowsAndVanished } from '../rows/vanished-rows.ts';
import { timeDocs } from '../rows/time-docs.ts';

/** A reminder, or what is attached to one. */
export type Reminder = {
  readonly table: string;
  readonly id: number | string | null;
  readonly title: string | null;
  readonly notes: string | null;
  readonly links: readonly string[];
  readonly completed: boolean | null;
  readonly markedForDeletion: boolean | null;
  readonly creationDate: string | null;
  readonly lastModifiedDate: string | null;
  /** The day alone where the reminder is due on a day and at no hour. */
  readonly dueDate: string | null;
  readonly allDay: boolean | null;
  readonly completionDate: string | null;
};

/**
 * The first is of iOS 16 and later; in the second stand the reminders of older systems, and attachments of all. Since iOS 16
 * a list can be kept as a template, with reminders of its own.
 */
const tables = ['ZREMCDREMINDER', 'ZREMCDOBJECT', 'ZREMCDTEMPLATE', 'ZREMCDSAVEDREMINDER'] as const;

const textColumns = ['ZTITLE', 'ZTITLE1', 'ZTITLE2', 'ZNOTES', 'ZURL', 'ZICSURL'] as const;

/** The texts of a reminder of a template, its title among them: JSON behind one byte. */
const savedColumn = 'ZMETADATA';

/** Bytes of such a JSON that are looked through, at most. */
const mostOfSaved = 262_144;

const openingBrace = 0x7b;
const secondsOfDay = 86_400;
const saved = new TextDecoder();

export const reminders = defineArtifact<Reminder>({
  id: 'ios.reminders',
  version: 1,
  title: 'Reminders with links',
  group: 'messages',
  describes:
    'Reminders of all accounts, also those saved in templates: links in titles and notes and those attached, when each was made, changed and due. ' +
    'Titles and notes are left out of the records unless asked for.',
  cannotShow:
    'Who made an entry of a shared list. Reminders that were deleted stay until all devices know of it, then as long as free space holds them; ' +
    'formatted text is read in its plain form only.',
  references: ['https://github.com/abrignoni/iLEAPP/blob/main/scripts/artifacts/reminders.py'],
  paths: [
    '/private/var/mobile/Library/Reminders/Container_v1/Stores/Data-*.sqlite',
    '/private/var/mobile/Containers/Shared/AppGroup/*/Container_v1/Stores/Data-*.sqlite',
  ],
  expected: onSomeIphones,

  fields: {
    table: { label: 'Table' },
    id: { label: 'Row' },
    title: { label: 'Title', personal: true },
    notes: { label: 'Notes', personal: true },
    links: { label: 'Links', observable: 'url', met: 'stored' },
    completed: { label: 'Done' },
    markedForDeletion: { label: 'Deleted by the user' },
    creationDate: { label: 'Created' },
    lastModifiedDate: { label: 'Changed' },
    dueDate: { label: 'Due' },
    allDay: { label: 'Due on a day, at no hour' },
    completionDate: { label: 'Done at' },
  },
  summary: ['table', 'links'],
  times: timeDocs('cocoa-seconds', { others: ['reminder created', 'reminder changed'] }),

  *parse(file, context) {
    const database = openArtifactDatabase(file, context);
    const bound = tables.map((name) =>
      optionalTable(database, name, [
        ...textColumns,
        savedColumn,
        'ZNAME',
        'ZALLDAY',
        'ZDISPLAYDATEISALLDAY',
        'ZDISPLAYDATEDATE',
        'ZCOMPLETED',
        'ZMARKEDFORDELETION',
        'ZCREATIONDATE',
        'ZLASTMODIFIEDDATE',
        'ZDUEDATE',
        'ZCOMPLETIONDATE',
      ]),
    );
    if (bound.every((table) => table === undefined)) {
      throw new EvidenceError('unsupported', 'the database has no table of reminders');
    }
    const found = bound.filter((table) => table !== undefined);
    const rows = rowsAndVanished(
      file,
      context,
      database,
      found.map(({ table }) => table),
    );
    for (const list of found) {
      for (const row of rows.live(list.table)) yield* reminderIn(row, list);
    }
    const vanished = rows.vanished();
    for (const row of vanished.rows) {
      const list = found.find(({ table }) => table.name === row.table);
      if (list !== undefined) yield* reminderIn(row, list);
    }
    yield* vanished.problems();
    yield* remainingProblems(database);
  },
});

function* reminderIn(
  row: Row,
  { table, at }: { readonly table: Table; readonly at: Readonly<Record<string, number>> },
): Generator<RecordDraft<Reminder> | ProblemDraft> {
  const isTemplate = table.name.toUpperCase() === 'ZREMCDTEMPLATE';
  // Objects of many kinds have names; of a template nothing else says what it is.
  const titleColumns = isTemplate ? ['ZNAME'] : ['ZTITLE', 'ZTITLE1', 'ZTITLE2'];
  const texts = [...titleColumns, ...textColumns.slice(3)].map((name) => at[name] ?? -1);
  // The table of objects holds lists, accounts and states too: only what has text is a reminder or attached to one.
  const mayBeBare = table.name.toUpperCase() === 'ZREMCDREMINDER' && row.isRecovered !== true;
  if (!mayBeBare && firstFilled(row, texts) === -1) return;
  const column = (name: string): number => at[name] ?? -1;
  const moment = (name: string): string | null => isoAt(row, column(name), 'cocoa-seconds');
  const isSaved = table.name.toUpperCase() === 'ZREMCDSAVEDREMINDER';
  const allDay = flagAt(row, column(isSaved ? 'ZDISPLAYDATEISALLDAY' : 'ZALLDAY'));
  const due = column(isSaved ? 'ZDISPLAYDATEDATE' : 'ZDUEDATE');
  const links = linksOfColumns(row, texts);
  const json = isSaved ? savedJson(row, column(savedColumn)) : undefined;
  if (json !== undefined) {
    // Of what is no object the links are looked for all the same, as they stand.
    if (row.isRecovered !== true && jsonObjectIn(json) === undefined)
      yield problemAt(row, 'malformed', `${savedColumn}: no JSON, or more than is read`);
    for (const text of textsInJson(json)) links.push(...linksInText(text));
  }
  yield {
    kind: 'record',
    data: {
      table: table.name,
      id: keyOf(row),
      title: row.text(firstFilled(row, titleColumns.map(column))),
      notes: row.text(column('ZNOTES')),
      links: [...new Set(links)],
      completed: flagAt(row, column('ZCOMPLETED')),
      markedForDeletion: flagAt(row, column('ZMARKEDFORDELETION')),
      creationDate: moment('ZCREATIONDATE'),
      lastModifiedDate: moment('ZLASTMODIFIEDDATE'),
      dueDate: allDay === true ? dayAt(row, due) : isoAt(row, due, 'cocoa-seconds'),
      allDay,
      completionDate: moment('ZCOMPLETIONDATE'),
    },
    position: row.position(),
    times: timesOf(
      ['reminder created', 'cocoa-seconds', timeAt(row, column('ZCREATIONDATE'))],
      ['reminder changed', 'cocoa-seconds', timeAt(row, column('ZLASTMODIFIEDDATE'))],
    ),
    ...deletedMark(row),
  };
}

/**
 * An all-day reminder is stored as the midnight with which its day begins in UTC, wherever the phone is: the day is meant, no moment.
 * What is no such midnight stays a moment.
 */
function dayAt(row: Row, column: number): string | null {
  const moment = isoAt(row, column, 'cocoa-seconds');
  const seconds = secondsAt(row, column);
  return moment !== null && seconds !== null && seconds % secondsOfDay === 0
    ? moment.slice(0, moment.indexOf('T'))
    : moment;
}

/** What a template keeps of a reminder. */
function savedJson(row: Row, column: number): string | undefined {
  const bytes = row.isNull(column) ? null : row.blob(column);
  if (bytes === null || bytes.length === 0) return undefined;
  const start = bytes[0] === openingBrace ? 0 : 1;
  return saved.decode(bytes.slice(start, mostOfSaved));
}

const store = '/private/var/mobile/Library/Reminders/Container_v1/Stores/Data-local.sqlite';
const reminderColumns =
  'Z_PK INTEGER PRIMARY KEY, ZCOMPLETED INTEGER, ZMARKEDFORDELETION INTEGER, ZCREATIONDATE TIMESTAMP, ZLASTMODIFIEDDATE TIMESTAMP, ' +
  'ZDUEDATE TIMESTAMP, ZCOMPLETIONDATE TIMESTAMP, ZTITLE VARCHAR, ZNOTES VARCHAR, ZICSURL VARCHAR';

const nothing = {
  title: null,
  notes: null,
  links: [],
  completed: null,
  markedForDeletion: null,
  creationDate: null,
  lastModifiedDate: null,
  dueDate: null,
  allDay: null,
  completionDate: null,
} satisfies Partial<Reminder>;

export const examples = (): ArtifactExample<Reminder>[] => [
  {
    name: 'a reminder with a link in its note, one without, and an attached address',
    devicePath: store,
    content: {
      sqlite: {
        tables: {
          ZREMCDREMINDER: {
            columns: reminderColumns,
            rows: [
              [
                1,
                0,
                0,
                705_372_986,
                705_373_021,
                705_400_000,
                null,
                'Pay',
                'at https://pay.example/x',
                'https://pay.example/y',
              ],
              [2, 1, 1, null, null, null, 705_400_000, 'Milk', null, null],
            ],
          },
          ZREMCDOBJECT: {
            columns: 'Z_PK INTEGER PRIMARY KEY, ZCREATIONDATE TIMESTAMP, ZURL VARCHAR',
            rows: [
              [5, null, 'https://attached.example/'],
              [6, 705_000_000, null],
            ],
          },
        },
      },
    },
    records: [
      {
        ...nothing,
        table: 'ZREMCDREMINDER',
        id: 1,
        title: 'Pay',
        notes: 'at https://pay.example/x',
        links: ['https://pay.example/x', 'https://pay.example/y'],
        completed: false,
        markedForDeletion: false,
        creationDate: '2023-05-10T00:56:26Z',
        lastModifiedDate: '2023-05-10T00:57:01Z',
        dueDate: '2023-05-10T08:26:40Z',
      },
      {
        ...nothing,
        table: 'ZREMCDREMINDER',
        id: 2,
        title: 'Milk',
        completed: true,
        markedForDeletion: true,
        completionDate: '2023-05-10T08:26:40Z',
      },
      { ...nothing, table: 'ZREMCDOBJECT', id: 5, links: ['https://attached.example/'] },
    ],
    times: [
      [
        { at: '2023-05-10T00:56:26Z', marks: 'reminder created', clock: 'utc' },
        { at: '2023-05-10T00:57:01Z', marks: 'reminder changed', clock: 'utc' },
      ],
      [],
      [],
    ],
  },
  {
    name: 'the one table of older systems',
    devicePath: store,
    content: {
      sqlite: {
        tables: {
          ZREMCDOBJECT: {
            columns:
              'Z_PK INTEGER PRIMARY KEY, ZCREATIONDATE TIMESTAMP, ZTITLE1 VARCHAR, ZNOTES VARCHAR',
            rows: [[3, 600_000_000, 'Read', 'www.read.org/page']],
          },
        },
      },
    },
    records: [
      {
        ...nothing,
        table: 'ZREMCDOBJECT',
        id: 3,
        title: 'Read',
        notes: 'www.read.org/page',
        links: ['www.read.org/page'],
        creationDate: '2020-01-06T10:40:00Z',
      },
    ],
  },
  {
    name: 'a reminder that is due on a day at no hour, one that is due at midnight in UTC, and a template with what is saved in it',
    devicePath: store,
    content: {
      sqlite: {
        tables: {
          ZREMCDREMINDER: {
            columns:
              'Z_PK INTEGER PRIMARY KEY, ZALLDAY INTEGER, ZDUEDATE TIMESTAMP, ZTITLE VARCHAR',
            rows: [
              [1, 1, 784_339_200, 'Birthday'],
              [2, 0, 784_339_200, 'Call'],
            ],
          },
          ZREMCDTEMPLATE: {
            columns:
              'Z_PK INTEGER PRIMARY KEY, ZMARKEDFORDELETION INTEGER, ZCREATIONDATE TIMESTAMP, ZNAME VARCHAR',
            rows: [[40, 0, 784_000_000, 'Travel']],
          },
          ZREMCDSAVEDREMINDER: {
            columns:
              'Z_PK INTEGER PRIMARY KEY, ZDISPLAYDATEISALLDAY INTEGER, ZTEMPLATE INTEGER, ZDISPLAYDATEDATE TIMESTAMP, ZTITLE VARCHAR, ZMETADATA BLOB',
            rows: [
              [
                7,
                0,
                40,
                784_342_800,
                'Tickets',
                new TextEncoder().encode(
                  '\u0001{"title":"Tickets","notes":"at https:\\/\\/travel.example\\/t"}',
                ),
              ],
            ],
          },
        },
      },
    },
    records: [
      {
        ...nothing,
        table: 'ZREMCDREMINDER',
        id: 1,
        title: 'Birthday',
        dueDate: '2025-11-09',
        allDay: true,
      },
      {
        ...nothing,
        table: 'ZREMCDREMINDER',
        id: 2,
        title: 'Call',
        dueDate: '2025-11-09T00:00:00Z',
        allDay: false,
      },
      {
        ...nothing,
        table: 'ZREMCDTEMPLATE',
        id: 40,
        title: 'Travel',
        markedForDeletion: false,
        creationDate: '2025-11-05T01:46:40Z',
      },
      {
        ...nothing,
        table: 'ZREMCDSAVEDREMINDER',
        id: 7,
        title: 'Tickets',
        links: ['https://travel.example/t'],
        dueDate: '2025-11-09T01:00:00Z',
        allDay: false,
      },
    ],
  },
  {
    name: 'no reminder',
    devicePath: store,
    content: { sqlite: { tables: { ZREMCDREMINDER: { columns: reminderColumns, rows: [] } } } },
    records: [],
  },
  {
    name: 'a database without reminders is of a schema that is not known',
    devicePath: store,
    content: { sqlite: { tables: { Z_PRIMARYKEY: { columns: 'Z_ENT INTEGER', rows: [] } } } },
    records: [],
    problems: ['unsupported'],
  },
];
