import { decodeBase64 } from '../../formats/plist/base64.ts';
import type { ArtifactExample } from '../../model/index.ts';
import type { Note } from './note.ts';

/** A note of which nothing is known. */
export const emptyNote = {
  kind: null,
  id: null,
  identifier: null,
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
} satisfies Note;

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
/** A table: `Hotel` and a link, `Tickets` with a link behind it and an empty cell. */
const packedTable = decodeBase64(
  'H4sIAAAAAAAAA3VSy07CUBBtL/QyFDRkgpDcaNRqYlJCabpw4RYWYgwxBT4AygWKpSXtNeLW7yIhcePn8AumPAX0rObM4+RMZvBbyUnsS2G3Iw0kRkFCYp4yCjISU2EUCBKTMgoJJOYJ' +
    'y45UkBmFJJKctMfkPUb2WII1P+UXtaHeq4B0MZ8t5jPMg4Q56QCYBxlz8gEwr4JKzNiSvIxiU+RfUXKAlWjiAGvReK/EMkoiMZPsxM6g8hgI7ukEFFa2S5hquc4rF5F+Bamn86EQk+ih' +
    'Uunyoev3DD7tjCceN3wuKh+sYO2sprZWgV3aF1jcTA5j9c1gpaMTKDKwKUo6AWlPQt1KZLb52HB6azjLyqMSEHYHCt5o11W71el6vBp4b2O/5obcEW7gP/O+aAW2OxgKreCEf7Vo1Ant' +
    '4D3S0k64KkVaxuGetyHpdrteq/s9PtWSEff6etEJxkZnstw9EDwy6tWlsH62K1TtWstoNOPR3/3rdFOErj+wjp7AOnoA6+im1tE9fwAsnAtEygIAAA==',
)!;
const linksOfText = [
  'https://shop.example/a',
  'https://hidden.example.org/x',
  'https://behind.example.net/y',
];

/** The examples of `ios.notes`. */
export const noteExamples = (): ArtifactExample<Note>[] => [
  {
    name: 'a note, the preview of a link in it, a locked note and a folder',
    lacks: ['ZICNOTEDATA', 'ZICCLOUDSYNCINGOBJECT.ZNOTEDATA'],
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
        ...emptyNote,
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
        ...emptyNote,
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
        ...emptyNote,
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
    lacks: ['Z_PRIMARYKEY', 'ZICNOTEDATA', 'ZICCLOUDSYNCINGOBJECT.*'],
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
        ...emptyNote,
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
    lacks: ['ZICCLOUDSYNCINGOBJECT.*'],
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
        ...emptyNote,
        kind: 'ICNote',
        id: 1,
        identifier: 'N-1',
        title: 'To do',
        passwordProtected: false,
        bodyCharacters: 82,
        links: linksOfText,
      },
      {
        ...emptyNote,
        kind: 'ICNote',
        id: 2,
        identifier: 'N-2',
        title: 'Locked',
        passwordProtected: true,
      },
      {
        ...emptyNote,
        kind: 'ICNote',
        id: 3,
        identifier: 'N-3',
        title: 'Not yet loaded',
        passwordProtected: false,
      },
      {
        ...emptyNote,
        kind: 'ICNoteData',
        id: 9,
        identifier: null,
        bodyCharacters: 82,
        links: linksOfText,
      },
    ],
  },
  {
    name: 'a table within a note, and words recognised in a drawing',
    lacks: ['ZICNOTEDATA', 'ZICCLOUDSYNCINGOBJECT.*'],
    content: {
      sqlite: {
        tables: {
          Z_PRIMARYKEY: kindTable,
          ZICCLOUDSYNCINGOBJECT: {
            columns:
              'Z_PK INTEGER PRIMARY KEY, Z_ENT INTEGER, ZIDENTIFIER VARCHAR, ZTYPEUTI VARCHAR, ZHANDWRITINGSUMMARY VARCHAR, ZMERGEABLEDATA1 BLOB',
            rows: [
              [1, 4, 'A-1', 'com.apple.notes.table', null, packedTable],
              [2, 4, 'A-2', 'com.apple.drawing.2', 'look at drawn.example.com/a', null],
              [3, 4, 'A-3', 'com.apple.notes.table', null, packedTable.subarray(0, 300)],
            ],
          },
        },
      },
    },
    records: [
      {
        ...emptyNote,
        kind: 'ICAttachment',
        id: 1,
        identifier: 'A-1',
        typeUti: 'com.apple.notes.table',
        bodyCharacters: 35,
        links: ['https://behind.example.net/y', 'https://hotel.example/a'],
      },
      {
        ...emptyNote,
        kind: 'ICAttachment',
        id: 2,
        identifier: 'A-2',
        typeUti: 'com.apple.drawing.2',
        links: ['drawn.example.com/a'],
      },
      {
        ...emptyNote,
        kind: 'ICAttachment',
        id: 3,
        identifier: 'A-3',
        typeUti: 'com.apple.notes.table',
      },
    ],
    problems: ['truncated'],
  },
  {
    name: 'a text that is damaged',
    lacks: ['ZICCLOUDSYNCINGOBJECT.*'],
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
    records: [{ ...emptyNote, kind: 'ICNote', id: 1, identifier: 'N-1' }],
    problems: ['truncated'],
  },
  {
    name: 'no note',
    lacks: ['ZICNOTEDATA', 'ZICCLOUDSYNCINGOBJECT.ZNOTEDATA'],
    content: {
      sqlite: {
        tables: { Z_PRIMARYKEY: kindTable, ZICCLOUDSYNCINGOBJECT: { columns, rows: [] } },
      },
    },
    records: [],
  },
  {
    name: 'a note of a mail account, whose text is HTML in a row of its own, and a text that no note claims',
    devicePath: '/private/var/mobile/Library/Notes/notes.sqlite',
    content: {
      sqlite: {
        tables: {
          ZNOTE: {
            columns:
              'Z_PK INTEGER PRIMARY KEY, ZDELETEDFLAG INTEGER, ZBODY INTEGER, ZCREATIONDATE TIMESTAMP, ZMODIFICATIONDATE TIMESTAMP, ZGUID VARCHAR, ZSUMMARY VARCHAR, ZTITLE VARCHAR',
            rows: [[1, 0, 4, 600_000_000, 600_000_100, 'G-1', null, 'To do']],
          },
          ZNOTEBODY: {
            columns: 'Z_PK INTEGER PRIMARY KEY, ZOWNER INTEGER, ZCONTENT VARCHAR',
            rows: [
              [4, 1, 'See <a href="https://shop.example/a">this</a>'],
              [5, 2, 'https://gone.example/'],
            ],
          },
        },
      },
    },
    records: [
      {
        ...emptyNote,
        kind: 'Note',
        id: 1,
        identifier: 'G-1',
        title: 'To do',
        bodyCharacters: 10,
        links: ['https://shop.example/a'],
        markedForDeletion: false,
        creationDate: '2020-01-06T10:40:00Z',
        modificationDate: '2020-01-06T10:41:40Z',
      },
      {
        ...emptyNote,
        kind: 'NoteBody',
        id: 5,
        bodyCharacters: 21,
        links: ['https://gone.example/'],
      },
    ],
    times: [
      [
        { at: '2020-01-06T10:40:00Z', marks: 'note created', clock: 'utc' },
        { at: '2020-01-06T10:41:40Z', marks: 'note changed', clock: 'utc' },
      ],
      [],
    ],
  },
  {
    name: 'a database without notes is of a schema that is not known',
    content: { sqlite: { tables: { Z_PRIMARYKEY: kindTable } } },
    records: [],
    problems: ['unsupported'],
  },
];
