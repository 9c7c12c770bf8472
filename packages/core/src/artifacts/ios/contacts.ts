import { timesOf } from '../../bytes/time.ts';
import type {
  ArtifactExample,
  Database,
  ParseContext,
  ProblemDraft,
  RecordDraft,
  Row,
} from '../../model/index.ts';
import { defineArtifact } from '../../model/index.ts';
import type { BoundTable, JoinSide } from '../rows/database-rows.ts';
import {
  joinLists,
  joinSide,
  numberAt,
  openArtifactDatabase,
  optionalTable,
  remainingProblems,
  requireTable,
  rowReference,
  timeAt,
} from '../rows/database-rows.ts';
import { deletedMark, deletedRows } from '../rows/deleted-rows.ts';
import { exactNumberAt, isoAt, keyOf } from '../rows/field-values.ts';
import { onSomeIphones } from '../ios-expectation.ts';
import { timeDocs } from '../rows/time-docs.ts';
import { columnsOf } from '../rows/schema-names.ts';

/** One person or company of the address book, or values that are left of one that is gone. */
export type Contact = {
  readonly id: number | string | null;
  readonly first: string | null;
  readonly middle: string | null;
  readonly last: string | null;
  readonly organization: string | null;
  /** Phone numbers, e-mail addresses and the like, without their labels. */
  readonly value: readonly string[];
  readonly valueCount: number;
  readonly urls: readonly string[];
  readonly creationDate: string | null;
  readonly modificationDate: string | null;
};

/** `ABMultiValue.property` of web addresses. */
const urlProperty = 22;

/** `ABMultiValueEntryKey.value` of the address of a social profile; street, user name and service stand under others. */
const urlKey = 'url';

/** Values of one contact that are read, at most, and entries of one value. */
const maxValues = 5000;

export const contacts = defineArtifact<Contact>({
  id: 'ios.contacts',
  version: 1,
  title: 'Contacts',
  group: 'people',
  describes:
    'Entries of the address book with the time of each change and the web addresses on the cards. ' +
    'Names, numbers and e-mail addresses are read but left out of the records unless the examiner asks for them; ' +
    'they are not compared with indicators, because a saved contact is no trace of spyware.',
  cannotShow:
    'Contacts that were deleted, but for web addresses of cards that free space still holds, marked as deleted; and those that an app keeps to itself or that stay on a server.',
  references: ['https://docs.mvt.re/en/latest/ios/records/#contactsjson'],
  paths: ['/private/var/mobile/Library/AddressBook/AddressBook.sqlitedb'],
  // Nothing that spyware leaves would be missed without it, so its absence is no gap.
  expected: onSomeIphones,
  decisive: [
    ...columnsOf('ABMultiValue', 'record_id property value'),
    ...columnsOf('ABMultiValueEntry', 'parent_id key value'),
  ],

  fields: {
    id: { label: 'Contact row' },
    first: { label: 'First name', personal: true },
    middle: { label: 'Middle name', personal: true },
    last: { label: 'Last name', personal: true },
    organization: { label: 'Organisation', personal: true },
    value: { label: 'Numbers and addresses', personal: true },
    valueCount: { label: 'How many numbers and addresses' },
    urls: { label: 'Web addresses', observable: 'url', met: 'stored' },
    creationDate: { label: 'Created' },
    modificationDate: { label: 'Last changed' },
  },
  summary: ['id', 'valueCount'],
  times: timeDocs('cocoa-seconds', { others: ['contact created', 'contact changed'] }),

  *parse(file, context) {
    const database = openArtifactDatabase(file, context);
    const { table, at } = requireTable(
      database,
      'ABPerson',
      ['ROWID', 'First', 'Last'],
      ['Middle', 'Organization', 'CreationDate', 'ModificationDate'],
    );
    const values = optionalTable(database, 'ABMultiValue', ['record_id', 'property', 'value']);
    const valuesOf = valueRows(database, values, context);
    const entries = urlEntries(database, context);
    yield* [...valuesOf.problems, ...entries.problems];
    const held: Held = { database, values, entries };

    const withoutPerson = new Map<RowKey | undefined, readonly RowKey[]>(valuesOf.rows);
    for (const row of database.rows(table)) {
      const key = rowReference(row, at.ROWID);
      const rowIds = (key === undefined ? undefined : valuesOf.rows.get(key)) ?? [];
      if (key !== undefined) withoutPerson.delete(key);
      yield {
        kind: 'record',
        data: {
          id: keyOf(row),
          first: row.text(at.First),
          middle: row.text(at.Middle),
          last: row.text(at.Last),
          organization: row.text(at.Organization),
          ...readValues(held, rowIds),
          creationDate: isoAt(row, at.CreationDate, 'cocoa-seconds'),
          modificationDate: isoAt(row, at.ModificationDate, 'cocoa-seconds'),
        },
        position: row.position(),
        times: timesOf(
          ['contact created', 'cocoa-seconds', timeAt(row, at.CreationDate)],
          ['contact changed', 'cocoa-seconds', timeAt(row, at.ModificationDate)],
        ),
      };
    }

    for (const [key, rowIds] of withoutPerson) {
      const position = values && database.seek(values.table, rowIds[0]!)?.position();
      if (position === undefined) continue;
      yield {
        kind: 'record',
        data: {
          ...nobody,
          id: typeof key === 'bigint' ? key.toString() : (key ?? null),
          ...readValues(held, rowIds),
        },
        position,
      };
    }

    // A value that is gone left its entries behind.
    for (const rowIds of entries.rows.values()) {
      const position = database.seek(entries.bound!.table, rowIds[0]!)?.position();
      if (position === undefined) continue;
      const urls = entryUrls(held, rowIds);
      yield {
        kind: 'record',
        data: { ...nobody, id: null, value: urls, valueCount: urls.length, urls },
        position,
      };
    }

    if (values !== undefined) {
      const tables = entries.bound === undefined ? [values] : [values, entries.bound];
      const names = tables.map(({ table }) => table.name);
      const gone = deletedRows(file, context, database, names);
      for (const row of gone.rows) {
        const of = tables.find(({ table }) => table.name === row.table);
        const record = goneAddress(row, held);
        // What else of the row has changed is compared with nothing.
        const now = of && row.rowId !== undefined ? database.seek(of.table, row.rowId) : undefined;
        const isThere = of !== undefined && now?.text(of.at.value) === record?.data.urls[0];
        if (record !== undefined && !isThere) yield record;
      }
      yield* gone.problems();
    }
    yield* remainingProblems(database);
  },
});

type ValueTable = BoundTable<'record_id' | 'property' | 'value'>;
type EntryTable = BoundTable<'parent_id' | 'key' | 'value'>;
type RowKey = number | bigint;

/** The rows of `ABMultiValueEntry` that hold web addresses, by the value they are parts of; those that were read are taken out. */
interface UrlEntries {
  readonly bound: EntryTable | undefined;
  readonly keys: ReadonlySet<RowKey>;
  readonly rows: Map<RowKey | undefined, readonly RowKey[]>;
  readonly problems: readonly ProblemDraft[];
}

interface Held {
  readonly database: Database;
  readonly values: ValueTable | undefined;
  readonly entries: UrlEntries;
}

const nobody = {
  first: null,
  middle: null,
  last: null,
  organization: null,
  creationDate: null,
  modificationDate: null,
} satisfies Partial<Contact>;

/** The rows of `ABMultiValue` of each person, and those that name none. Only their numbers are held; the values are fetched contact by contact. */
function valueRows(
  database: Database,
  values: ValueTable | undefined,
  context: ParseContext,
): JoinSide<RowKey | undefined, readonly RowKey[]> {
  return joinLists<RowKey | undefined, RowKey>(
    database,
    values?.table,
    context,
    maxValues,
    (row) => {
      const person = values && rowReference(row, values.at.record_id);
      return row.rowId === undefined ? undefined : [person, [row.rowId]];
    },
  );
}

/** The value of a social profile is NULL; user name, service and address of it are entries of their own, named by `ABMultiValueEntryKey`. */
function urlEntries(database: Database, context: ParseContext): UrlEntries {
  const bound = optionalTable(database, 'ABMultiValueEntry', ['parent_id', 'key', 'value']);
  const names = optionalTable(database, 'ABMultiValueEntryKey', ['value']);
  const named = joinSide<RowKey, true>(database, names?.table, context, (row) => {
    const isUrl = names && row.text(names.at.value)?.toLowerCase() === urlKey;
    return isUrl && row.rowId !== undefined ? [row.rowId, true] : undefined;
  });
  const keys = new Set(named.rows.keys());
  const { rows, problems } = joinLists<RowKey | undefined, RowKey>(
    database,
    bound?.table,
    context,
    maxValues,
    (row) => {
      const key = bound && rowReference(row, bound.at.key);
      if (bound === undefined || key === undefined || row.rowId === undefined) return undefined;
      return keys.has(key) ? [rowReference(row, bound.at.parent_id), [row.rowId]] : undefined;
    },
  );
  return { bound, keys, rows: new Map(rows), problems: [...named.problems, ...problems] };
}

function entryUrls({ database, entries }: Held, rowIds: readonly RowKey[]): string[] {
  return rowIds.flatMap((rowId) => {
    const row = entries.bound && database.seek(entries.bound.table, rowId);
    return row?.text(entries.bound!.at.value) ?? [];
  });
}

function readValues(
  held: Held,
  rowIds: readonly RowKey[],
): Pick<Contact, 'value' | 'valueCount' | 'urls'> {
  const { database, values, entries } = held;
  const value: string[] = [];
  const urls: string[] = [];
  for (const rowId of rowIds) {
    const row = values && database.seek(values.table, rowId);
    if (values === undefined || row === undefined) continue;
    const ofProfile = entryUrls(held, entries.rows.get(rowId) ?? []);
    entries.rows.delete(rowId);
    value.push(...ofProfile);
    urls.push(...ofProfile);
    const text = row.text(values.at.value);
    if (text === null) continue;
    value.push(text);
    if (numberAt(row, values.at.property) === urlProperty) urls.push(text);
  }
  return { value, valueCount: rowIds.length, urls };
}

/** Of deleted values the web addresses alone: nothing else of a card is compared, and who was a contact is nobody's business. */
function goneAddress(
  row: Row & { readonly table: string | null },
  { database, values, entries }: Held,
): RecordDraft<Contact> | undefined {
  let url: string | null;
  let id: Contact['id'];
  if (values !== undefined && row.table === values.table.name) {
    if (numberAt(row, values.at.property) !== urlProperty) return undefined;
    url = row.text(values.at.value);
    id = exactNumberAt(row, values.at.record_id);
  } else if (entries.bound !== undefined && row.table === entries.bound.table.name) {
    const { at } = entries.bound;
    const key = rowReference(row, at.key);
    if (key === undefined || !entries.keys.has(key)) return undefined;
    url = row.text(at.value);
    const parent = rowReference(row, at.parent_id);
    const of = values && parent !== undefined ? database.seek(values.table, parent) : undefined;
    id = values && of ? exactNumberAt(of, values.at.record_id) : null;
  } else return undefined;
  if (url === null) return undefined;
  return {
    kind: 'record',
    data: { ...nobody, id, value: [url], valueCount: 1, urls: [url] },
    position: row.position(),
    ...deletedMark(row),
  };
}

const personColumns =
  'ROWID INTEGER PRIMARY KEY AUTOINCREMENT, First TEXT, Last TEXT, Middle TEXT, Organization TEXT, ' +
  'CreationDate INTEGER, ModificationDate INTEGER';
const valueColumns =
  'UID INTEGER PRIMARY KEY, record_id INTEGER, property INTEGER, identifier INTEGER, label INTEGER, value TEXT';
const entryColumns = 'parent_id INTEGER, key INTEGER, value TEXT, UNIQUE(parent_id, key)';

export const examples = (): ArtifactExample<Contact>[] => [
  {
    name: 'a person with a number and a web address, a company without any, and values of a contact that is gone',
    content: {
      sqlite: {
        tables: {
          ABPerson: {
            columns: personColumns,
            rows: [
              [1, 'Alex', 'Example', 'Q.', 'Example Works', 700_000_000, 700_086_400],
              [3, null, null, null, 'Acme Example', null, null],
            ],
          },
          ABMultiValue: {
            columns: valueColumns,
            rows: [
              [101, 1, 3, 0, 1, '+1 555 0100'],
              [102, 9, 4, 0, 1, 'gone@example.org'],
              [104, 1, 22, 0, 3, 'https://alex.example.org'],
              // The parts of a postal address stand in another table.
              [105, 1, 5, 0, 1, null],
            ],
          },
        },
      },
    },
    records: [
      {
        id: 1,
        first: 'Alex',
        middle: 'Q.',
        last: 'Example',
        organization: 'Example Works',
        value: ['+1 555 0100', 'https://alex.example.org'],
        valueCount: 3,
        urls: ['https://alex.example.org'],
        creationDate: '2023-03-08T20:26:40Z',
        modificationDate: '2023-03-09T20:26:40Z',
      },
      {
        ...nobody,
        id: 3,
        organization: 'Acme Example',
        value: [],
        valueCount: 0,
        urls: [],
      },
      { ...nobody, id: 9, value: ['gone@example.org'], valueCount: 1, urls: [] },
    ],
    times: [
      [
        { at: '2023-03-08T20:26:40Z', marks: 'contact created', clock: 'utc' },
        { at: '2023-03-09T20:26:40Z', marks: 'contact changed', clock: 'utc' },
      ],
      [],
      [],
    ],
  },
  {
    name: 'a social profile and a postal address, whose parts are entries, and an entry whose value is gone',
    content: {
      sqlite: {
        tables: {
          ABPerson: {
            columns: personColumns,
            rows: [[1, 'Alex', null, null, null, null, null]],
          },
          ABMultiValue: {
            columns: valueColumns,
            rows: [
              [104, 1, 46, 0, 3, null],
              [105, 1, 5, 0, 1, null],
            ],
          },
          ABMultiValueEntryKey: {
            columns: 'value TEXT, UNIQUE(value)',
            rows: [['Street'], ['username'], ['url'], ['service']],
          },
          ABMultiValueEntry: {
            columns: entryColumns,
            rows: [
              [104, 2, 'alex'],
              [104, 3, 'https://social.example.org/alex'],
              [104, 4, 'example'],
              [105, 1, '1 Example Street'],
              [190, 3, 'https://social.example.org/gone'],
            ],
          },
        },
      },
    },
    records: [
      {
        ...nobody,
        id: 1,
        first: 'Alex',
        value: ['https://social.example.org/alex'],
        valueCount: 2,
        urls: ['https://social.example.org/alex'],
      },
      {
        ...nobody,
        id: null,
        value: ['https://social.example.org/gone'],
        valueCount: 1,
        urls: ['https://social.example.org/gone'],
      },
    ],
  },
  {
    name: 'a schema without values and without the time of change',
    content: {
      sqlite: {
        tables: {
          ABPerson: {
            columns: 'ROWID INTEGER PRIMARY KEY, First TEXT, Last TEXT',
            rows: [[1, 'Solo', null]],
          },
        },
      },
    },
    records: [{ ...nobody, id: 1, first: 'Solo', value: [], valueCount: 0, urls: [] }],
  },
  {
    name: 'an empty address book',
    content: {
      sqlite: {
        tables: {
          ABPerson: { columns: personColumns, rows: [] },
          ABMultiValue: { columns: valueColumns, rows: [] },
        },
      },
    },
    records: [],
  },
  {
    name: 'a database without persons is of a schema that is not known',
    content: { sqlite: { tables: { ABMultiValue: { columns: valueColumns, rows: [] } } } },
    records: [],
    problems: ['unsupported'],
  },
];
