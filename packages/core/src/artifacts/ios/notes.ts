import { timesOf } from '../../bytes/time.ts';
import { decodeBase64 } from '../../formats/plist/base64.ts';
import {
  defineArtifact,
  isEvidenceError,
  type ArtifactExample,
  type Database,
  type RecordDraft,
  type Row,
} from '../../model/index.ts';
import {
  flagAt,
  openArtifactDatabase,
  optionalTable,
  remainingProblems,
  requireTable,
  rowReference,
  timeAt,
} from '../database-rows.ts';
import { isoAt, keyOf, storedTextAt } from '../field-values.ts';
import { onSomeIphones } from '../ios-expectation.ts';
import { noteBodies, type NoteBodies, type NoteBody } from '../note-body.ts';
import { orProblem } from '../row-problems.ts';
import { firstFilled, linksOfColumns } from '../text-columns.ts';
import { rowsAndVanished } from '../vanished-rows.ts';

/** A note, something attached to one, or a text whose note is gone (`ICNoteData`). */
export type Note = {
  /** `ICNote`, `ICAttachment`, …; null where the store does not tell. */
  readonly kind: string | null;
  readonly id: number | string | null;
  readonly identifier: string | null;
  readonly title: string | null;
  readonly snippet: string | null;
  readonly fileName: string | null;
  readonly typeUti: string | null;
  /** How long the text is; null where there is none, or it is encrypted. */
  readonly bodyCharacters: number | null;
  /** Out of the text of the note, and of titles, previews and what was recognised in pictures. */
  readonly links: readonly string[];
  readonly passwordProtected: boolean | null;
  readonly markedForDeletion: boolean | null;
  readonly creationDate: string | null;
  readonly modificationDate: string | null;
};

/** Kinds that hold something of the user's. Folders, accounts and states of synchronisation do not. */
const kinds: ReadonlySet<string> = new Set([
  'ICNote',
  'ICAttachment',
  'ICInlineAttachment',
  'ICMedia',
]);

/** Columns with text, whatever kind the row is. */
const textColumns = [
  'ZTITLE',
  'ZTITLE1',
  'ZTITLE2',
  'ZUSERTITLE',
  'ZFALLBACKTITLE',
  'ZSNIPPET',
  'ZWIDGETSNIPPET',
  'ZSUMMARY',
  'ZADDITIONALINDEXABLETEXT',
  'ZURLSTRING',
  'ZREMOTEFILEURLSTRING',
  'ZTOKENCONTENTIDENTIFIER',
  'ZALTTEXT',
  'ZDISPLAYTEXT',
  'ZOCRSUMMARY',
  'ZHANDWRITINGSUMMARY',
] as const;

// Core Data numbers columns of the same name anew when kinds are added.
const creationColumns = [
  'ZCREATIONDATE3',
  'ZCREATIONDATE2',
  'ZCREATIONDATE1',
  'ZCREATIONDATE',
] as const;
const modificationColumns = ['ZMODIFICATIONDATE1', 'ZMODIFICATIONDATE'] as const;

export const notes = defineArtifact<Note>({
  id: 'ios.notes',
  version: 1,
  title: 'Notes with links',
  group: 'messages',
  describes:
    'Notes and what is attached to them: links in their text, behind words of it, in titles, previews and texts recognised in pictures, ' +
    'with the times. The text itself is not kept; titles and first lines are left out of the records unless asked for.',
  cannotShow:
    'What stands in tables and drawings within a note. ' +
    'Of notes that were removed only what free space still holds is found, marked as deleted. Locked notes are encrypted. Notes of other accounts (mail) stand elsewhere.',
  references: [
    'https://github.com/threeplanetssoftware/apple_cloud_notes_parser',
    'https://github.com/threeplanetssoftware/apple_cloud_notes_parser/blob/master/proto/notestore.proto',
    'https://github.com/log2timeline/plaso/blob/main/plaso/parsers/sqlite_plugins/macos_notes.py',
  ],
  paths: ['/private/var/mobile/Containers/Shared/AppGroup/*/NoteStore.sqlite'],
  expected: onSomeIphones,

  fields: {
    kind: { label: 'Kind' },
    id: { label: 'Row' },
    identifier: { label: 'Identifier' },
    title: { label: 'Title', personal: true },
    snippet: { label: 'First line', personal: true },
    fileName: { label: 'File', personal: true },
    typeUti: { label: 'Type' },
    bodyCharacters: { label: 'Characters of the text' },
    links: { label: 'Links', observable: 'url', met: 'stored' },
    passwordProtected: { label: 'Locked' },
    markedForDeletion: { label: 'Deleted by the user' },
    creationDate: { label: 'Created' },
    modificationDate: { label: 'Changed' },
  },
  summary: ['kind', 'links'],

  *parse(file, context) {
    const database = openArtifactDatabase(file, context);
    const { table, at } = requireTable(
      database,
      'ZICCLOUDSYNCINGOBJECT',
      ['ZIDENTIFIER'],
      [
        'Z_ENT',
        'ZISPASSWORDPROTECTED',
        'ZMARKEDFORDELETION',
        'ZFILENAME',
        'ZTYPEUTI',
        'ZNOTEDATA',
        ...textColumns,
        ...creationColumns,
        ...modificationColumns,
      ],
    );
    const kindOf = kindsOfRows(database);
    const texts = textColumns.map((name) => at[name]);
    const titles = [at.ZTITLE1, at.ZTITLE, at.ZUSERTITLE];
    const creations = creationColumns.map((name) => at[name]);
    const modifications = modificationColumns.map((name) => at[name]);

    const bodies = noteBodies(database, context);
    const bodyKeys = new Set<number | bigint>();

    const noteIn = (
      row: Row,
      body: NoteBody | undefined,
      isDeleted = false,
    ): RecordDraft<Note> | undefined => {
      const kind = kindOf.get(Number(rowReference(row, at.Z_ENT) ?? -1)) ?? null;
      if (kind !== null && !kinds.has(kind)) return undefined;
      // Without the list of kinds, a row with text counts.
      if (kind === null && firstFilled(row, texts) === -1) return undefined;
      const created = firstFilled(row, creations);
      const modified = firstFilled(row, modifications);
      return {
        kind: 'record',
        data: {
          kind,
          id: keyOf(row),
          identifier: storedTextAt(row, at.ZIDENTIFIER),
          title: row.text(firstFilled(row, titles)),
          snippet: storedTextAt(row, at.ZSNIPPET),
          fileName: storedTextAt(row, at.ZFILENAME),
          typeUti: storedTextAt(row, at.ZTYPEUTI),
          bodyCharacters: body?.characters ?? null,
          links: [...new Set([...linksOfColumns(row, texts), ...(body?.links ?? [])])],
          passwordProtected: flagAt(row, at.ZISPASSWORDPROTECTED),
          markedForDeletion: flagAt(row, at.ZMARKEDFORDELETION),
          creationDate: isoAt(row, created, 'cocoa-seconds'),
          modificationDate: isoAt(row, modified, 'cocoa-seconds'),
        },
        position: row.position(),
        times: timesOf(
          ['note created', 'cocoa-seconds', timeAt(row, created)],
          ['note changed', 'cocoa-seconds', timeAt(row, modified)],
        ),
        ...(isDeleted && { deleted: true }),
      };
    };

    const rows = rowsAndVanished(file, context, database, [
      table,
      ...(bodies === undefined ? [] : [bodies.table]),
    ]);
    for (const row of rows.live(table)) {
      const key = rowReference(row, at.ZNOTEDATA);
      const bodyRow = key === undefined ? undefined : bodies?.find(key);
      if (key !== undefined && bodyRow !== undefined) bodyKeys.add(key);
      const body = yield* orProblem(row, () => bodyRow && bodies?.bodyIn(bodyRow));
      const note = noteIn(row, body);
      if (note !== undefined) yield note;
    }
    if (bodies !== undefined) {
      for (const row of rows.live(bodies.table)) {
        if (row.rowId !== undefined && bodyKeys.has(row.rowId)) continue;
        const body = yield* orProblem(row, () => bodies.bodyIn(row));
        if (body !== undefined) yield looseBody(row, body);
      }
    }
    const vanished = rows.vanished();
    for (const row of vanished.rows) {
      if (row.table?.toLowerCase() === bodies?.table.name.toLowerCase()) {
        const body = bodies && wholeBodyIn(bodies, row);
        if (body !== undefined) yield { ...looseBody(row, body), deleted: true };
        continue;
      }
      const note = noteIn(row, undefined, true);
      // Of what is left of a row only text is sure to be one.
      if (note !== undefined && firstFilled(row, texts) !== -1) yield note;
    }
    yield* vanished.problems();
    yield* remainingProblems(database);
  },
});

const nothing = {
  title: null,
  snippet: null,
  fileName: null,
  typeUti: null,
  bodyCharacters: null,
  links: [],
  passwordProtected: null,
  markedForDeletion: null,
  creationDate: null,
  modificationDate: null,
} satisfies Partial<Note>;

/** A text that no note claims. */
function looseBody(row: Row, body: NoteBody): RecordDraft<Note> {
  return {
    kind: 'record',
    data: {
      ...nothing,
      kind: 'ICNoteData',
      id: keyOf(row),
      identifier: null,
      bodyCharacters: body.characters,
      links: body.links,
    },
    position: row.position(),
    times: [],
  };
}

/** Of a deleted text only what unpacks whole is told: its checksum says that it is one. */
function wholeBodyIn(bodies: NoteBodies, row: Row): NoteBody | undefined {
  try {
    return bodies.bodyIn(row);
  } catch (error) {
    if (!isEvidenceError(error)) throw error;
    return undefined;
  }
}

/** Names of the kinds of rows by the number that stands in each row. */
function kindsOfRows(database: Database): ReadonlyMap<number, string> {
  const names = new Map<number, string>();
  const table = optionalTable(database, 'Z_PRIMARYKEY', ['Z_ENT', 'Z_NAME']);
  if (table === undefined) return names;
  for (const row of database.rows(table.table)) {
    const number = rowReference(row, table.at.Z_ENT);
    const name = row.text(table.at.Z_NAME);
    if (number !== undefined && name !== null && names.size < 10_000) {
      names.set(Number(number), name);
    }
  }
  return names;
}

const columns =
  'Z_PK INTEGER PRIMARY KEY, Z_ENT INTEGER, ZISPASSWORDPROTECTED INTEGER, ZMARKEDFORDELETION INTEGER, ZCREATIONDATE TIMESTAMP, ' +
  'ZCREATIONDATE1 TIMESTAMP, ZMODIFICATIONDATE1 TIMESTAMP, ZIDENTIFIER VARCHAR, ZTITLE VARCHAR, ZTITLE1 VARCHAR, ZSNIPPET VARCHAR, ' +
  'ZURLSTRING VARCHAR, ZTYPEUTI VARCHAR, ZOCRSUMMARY VARCHAR';
const kindTable = {
  columns: 'Z_ENT INTEGER PRIMARY KEY, Z_NAME VARCHAR, Z_SUPER INTEGER, Z_MAX INTEGER',
  rows: [
    [4, 'ICAttachment', 2, 0],
    [11, 'ICNote', 2, 0],
    [14, 'ICFolder', 2, 0],
  ],
} as const;

/** `To do`, a link in each of two lines, and a third behind words. */
const packedText = decodeBase64(
  'H4sIAAAAAAACA+NgEKoSYJAqEwoKyVdIyecKTk1VyCgpKSi20tcvzsgv0EutSMwtyEnVT1RIzEtRKMlIVchNzSvVU/BJLEktsoKrzchMSUnNg6nWyy9K16/QUuAI8pKBqUhKzcjMS4GryEst0a8EABESZdF+AAAA',
)!;
const linksOfText = [
  'https://shop.example/a',
  'https://hidden.example.org/x',
  'https://behind.example.net/y',
];

export const examples = (): ArtifactExample<Note>[] => [
  {
    name: 'a note, the preview of a link in it, a locked note and a folder',
    content: {
      sqlite: {
        tables: {
          Z_PRIMARYKEY: kindTable,
          ZICCLOUDSYNCINGOBJECT: {
            columns,
            rows: [
              [
                1,
                11,
                0,
                0,
                null,
                705_372_986.5,
                705_373_021,
                'N-1',
                null,
                'To do',
                'See https://shop.example/a and shop.example',
                null,
                null,
                null,
              ],
              [
                2,
                4,
                null,
                1,
                705_372_990,
                null,
                null,
                'A-1',
                'Shop',
                null,
                null,
                'https://shop.example/b',
                'public.url',
                'menu.example/lunch',
              ],
              [3, 11, 1, 0, null, 705_373_153, null, 'N-2', null, 'Secret', null, null, null, null],
              [
                4,
                14,
                null,
                0,
                null,
                null,
                null,
                'F-1',
                'https://folder.example/',
                null,
                null,
                null,
                null,
                null,
              ],
            ],
          },
        },
      },
    },
    records: [
      {
        ...nothing,
        kind: 'ICNote',
        id: 1,
        identifier: 'N-1',
        title: 'To do',
        snippet: 'See https://shop.example/a and shop.example',
        links: ['https://shop.example/a'],
        passwordProtected: false,
        markedForDeletion: false,
        creationDate: '2023-05-10T00:56:26.500Z',
        modificationDate: '2023-05-10T00:57:01Z',
      },
      {
        ...nothing,
        kind: 'ICAttachment',
        id: 2,
        identifier: 'A-1',
        title: 'Shop',
        typeUti: 'public.url',
        links: ['https://shop.example/b'],
        markedForDeletion: true,
        creationDate: '2023-05-10T00:56:30Z',
      },
      {
        ...nothing,
        kind: 'ICNote',
        id: 3,
        identifier: 'N-2',
        title: 'Secret',
        passwordProtected: true,
        markedForDeletion: false,
        creationDate: '2023-05-10T00:59:13Z',
      },
    ],
    times: [
      [
        { at: '2023-05-10T00:56:26.500Z', marks: 'note created', clock: 'utc' },
        { at: '2023-05-10T00:57:01Z', marks: 'note changed', clock: 'utc' },
      ],
      [{ at: '2023-05-10T00:56:30Z', marks: 'note created', clock: 'utc' }],
      [{ at: '2023-05-10T00:59:13Z', marks: 'note created', clock: 'utc' }],
    ],
  },
  {
    name: 'a store that does not tell the kinds of its rows',
    content: {
      sqlite: {
        tables: {
          ZICCLOUDSYNCINGOBJECT: {
            columns:
              'Z_PK INTEGER PRIMARY KEY, ZIDENTIFIER VARCHAR, ZTITLE1 VARCHAR, ZSNIPPET VARCHAR',
            rows: [
              [1, 'N-1', 'Trip', 'http://trip.example.org'],
              [2, 'state', null, null],
            ],
          },
        },
      },
    },
    records: [
      {
        ...nothing,
        kind: null,
        id: 1,
        identifier: 'N-1',
        title: 'Trip',
        snippet: 'http://trip.example.org',
        links: ['http://trip.example.org'],
      },
    ],
  },
  {
    name: 'links further down in the text and behind a word of it, a locked text, and a text whose note is gone',
    content: {
      sqlite: {
        tables: {
          Z_PRIMARYKEY: kindTable,
          ZICCLOUDSYNCINGOBJECT: {
            columns:
              'Z_PK INTEGER PRIMARY KEY, Z_ENT INTEGER, ZISPASSWORDPROTECTED INTEGER, ZIDENTIFIER VARCHAR, ZTITLE1 VARCHAR, ZNOTEDATA INTEGER',
            rows: [
              [1, 11, 0, 'N-1', 'To do', 7],
              [2, 11, 1, 'N-2', 'Locked', 8],
              [3, 11, 0, 'N-3', 'Not yet loaded', 99],
            ],
          },
          ZICNOTEDATA: {
            columns: 'Z_PK INTEGER PRIMARY KEY, ZNOTE INTEGER, ZDATA BLOB',
            rows: [
              [7, 1, packedText],
              [8, 2, Uint8Array.of(0x56, 0x98, 0xea, 0x01)],
              [9, 44, packedText],
              [10, 45, null],
            ],
          },
        },
      },
    },
    records: [
      {
        ...nothing,
        kind: 'ICNote',
        id: 1,
        identifier: 'N-1',
        title: 'To do',
        passwordProtected: false,
        bodyCharacters: 82,
        links: linksOfText,
      },
      {
        ...nothing,
        kind: 'ICNote',
        id: 2,
        identifier: 'N-2',
        title: 'Locked',
        passwordProtected: true,
      },
      {
        ...nothing,
        kind: 'ICNote',
        id: 3,
        identifier: 'N-3',
        title: 'Not yet loaded',
        passwordProtected: false,
      },
      {
        ...nothing,
        kind: 'ICNoteData',
        id: 9,
        identifier: null,
        bodyCharacters: 82,
        links: linksOfText,
      },
    ],
  },
  {
    name: 'a text that is damaged',
    content: {
      sqlite: {
        tables: {
          Z_PRIMARYKEY: kindTable,
          ZICCLOUDSYNCINGOBJECT: {
            columns:
              'Z_PK INTEGER PRIMARY KEY, Z_ENT INTEGER, ZIDENTIFIER VARCHAR, ZNOTEDATA INTEGER',
            rows: [[1, 11, 'N-1', 7]],
          },
          ZICNOTEDATA: {
            columns: 'Z_PK INTEGER PRIMARY KEY, ZNOTE INTEGER, ZDATA BLOB',
            rows: [[7, 1, packedText.subarray(0, 100)]],
          },
        },
      },
    },
    records: [{ ...nothing, kind: 'ICNote', id: 1, identifier: 'N-1' }],
    problems: ['truncated'],
  },
  {
    name: 'no note',
    content: {
      sqlite: {
        tables: { Z_PRIMARYKEY: kindTable, ZICCLOUDSYNCINGOBJECT: { columns, rows: [] } },
      },
    },
    records: [],
  },
  {
    name: 'a database without notes is of a schema that is not known',
    content: { sqlite: { tables: { Z_PRIMARYKEY: kindTable } } },
    records: [],
    problems: ['unsupported'],
  },
];
