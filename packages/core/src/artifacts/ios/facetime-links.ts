import { timesOf } from '../../bytes/time.ts';
import { defineArtifact, type ArtifactExample } from '../../model/index.ts';
import {
  flagAt,
  numberAt,
  openArtifactDatabase,
  optionalTable,
  remainingProblems,
  requireTable,
  rowReference,
  timeAt,
} from '../rows/database-rows.ts';
import { emailIn, isoAt, storedTextAt } from '../rows/field-values.ts';
import { onSomeIphones } from '../ios-expectation.ts';
import { timeDocs } from '../rows/time-docs.ts';
import { columnsOf, wholeTable } from '../rows/schema-names.ts';

/** A link by which people can be asked into a FaceTime call, made on this phone or known to it. */
export type FacetimeLink = {
  readonly creationDate: string | null;
  readonly expirationDate: string | null;
  readonly deletionDate: string | null;
  /** Apple's code of why the link was deleted. */
  readonly deleteReason: number | null;
  readonly activated: boolean | null;
  readonly name: string | null;
  /** The name that stands in the link in place of an address. */
  readonly pseudonym: string | null;
  /** Number or address of whoever made the link. */
  readonly originator: string | null;
  readonly originatorEmail: string | null;
};

export const facetimeLinks = defineArtifact<FacetimeLink>({
  id: 'ios.facetime-links',
  version: 1,
  title: 'FaceTime links',
  group: 'people',
  describes:
    'Links for FaceTime calls that the phone made or joined by: when each was made, when it ends, and who made it. ' +
    'They exist since iOS 15.',
  cannotShow:
    'The address of a link (its keys are kept apart from it), whether anyone used it, and calls, which stand in the call history. ' +
    'Links that were removed for good are gone.',
  references: [
    'https://github.com/ydkhatri/mac_apt/blob/master/plugins/facetime.py',
    'https://github.com/fox-it/dissect.target',
  ],
  paths: ['/private/var/mobile/Library/FaceTime/FaceTime.sqlite3'],
  expected: onSomeIphones,
  decisive: [
    ...columnsOf('ZCONVERSATIONLINK', 'ZORIGINATORHANDLE ZCREATIONDATE'),
    ...wholeTable('ZHANDLE', 'ZVALUE'),
  ],

  fields: {
    creationDate: { label: 'Made' },
    expirationDate: { label: 'Ends' },
    deletionDate: { label: 'Deleted' },
    deleteReason: { label: 'Reason of the deletion' },
    activated: { label: 'Activated' },
    name: { label: 'Name', personal: true },
    pseudonym: { label: 'Name in the link', personal: true },
    originator: { label: 'Made by', personal: true },
    originatorEmail: {
      label: 'E-mail of who made it',
      observable: 'email',
      met: 'received',
      personal: true,
    },
  },
  summary: ['activated', 'expirationDate'],
  times: timeDocs('cocoa-seconds', { others: ['link made', 'link deleted'], confidence: 'medium' }),

  *parse(file, context) {
    const database = openArtifactDatabase(file, context);
    const { table, at } = requireTable(
      database,
      'ZCONVERSATIONLINK',
      [],
      [
        'ZCREATIONDATE',
        'ZEXPIRATIONDATE',
        'ZDELETIONDATE',
        'ZDELETEREASON',
        'ZACTIVATED',
        'ZNAME',
        'ZPSEUDONYM',
        'ZORIGINATORHANDLE',
      ],
    );
    const handles = optionalTable(database, 'ZHANDLE', ['ZVALUE', 'ZNORMALIZEDVALUE']);

    for (const row of database.rows(table)) {
      const reference = rowReference(row, at.ZORIGINATORHANDLE);
      const handle =
        handles && reference !== undefined ? database.seek(handles.table, reference) : undefined;
      const originator =
        handle && handles
          ? (storedTextAt(handle, handles.at.ZVALUE) ??
            storedTextAt(handle, handles.at.ZNORMALIZEDVALUE))
          : null;
      yield {
        kind: 'record',
        data: {
          creationDate: isoAt(row, at.ZCREATIONDATE, 'cocoa-seconds'),
          expirationDate: isoAt(row, at.ZEXPIRATIONDATE, 'cocoa-seconds'),
          deletionDate: isoAt(row, at.ZDELETIONDATE, 'cocoa-seconds'),
          deleteReason: numberAt(row, at.ZDELETEREASON),
          activated: flagAt(row, at.ZACTIVATED),
          name: storedTextAt(row, at.ZNAME),
          pseudonym: storedTextAt(row, at.ZPSEUDONYM),
          originator: originator ?? null,
          originatorEmail: emailIn(originator ?? null),
        },
        position: row.position(),
        times: timesOf(
          ['link made', 'cocoa-seconds', timeAt(row, at.ZCREATIONDATE)],
          ['link deleted', 'cocoa-seconds', timeAt(row, at.ZDELETIONDATE)],
        ),
      };
    }
    yield* remainingProblems(database);
  },
});

const columns =
  'Z_PK INTEGER PRIMARY KEY, ZACTIVATED INTEGER, ZDELETEREASON INTEGER, ZORIGINATORHANDLE INTEGER, ' +
  'ZCREATIONDATE TIMESTAMP, ZDELETIONDATE TIMESTAMP, ZEXPIRATIONDATE TIMESTAMP, ZNAME VARCHAR, ZPSEUDONYM VARCHAR';

export const examples = (): ArtifactExample<FacetimeLink>[] => [
  {
    name: 'a link of someone else, and one whose maker is not stored and that was deleted',
    content: {
      sqlite: {
        tables: {
          ZCONVERSATIONLINK: {
            columns,
            rows: [
              [1, 1, 0, 3, 700_000_000, null, 731_536_000, 'Call', 'pseud:abc'],
              [2, 0, 2, 9, 700_000_060, 700_000_120.5, null, null, null],
            ],
          },
          ZHANDLE: {
            columns: 'Z_PK INTEGER PRIMARY KEY, ZVALUE VARCHAR, ZNORMALIZEDVALUE VARCHAR',
            rows: [[3, 'person@example.org', null]],
          },
        },
      },
    },
    records: [
      {
        creationDate: '2023-03-08T20:26:40Z',
        expirationDate: '2024-03-07T20:26:40Z',
        deletionDate: null,
        deleteReason: 0,
        activated: true,
        name: 'Call',
        pseudonym: 'pseud:abc',
        originator: 'person@example.org',
        originatorEmail: 'person@example.org',
      },
      {
        creationDate: '2023-03-08T20:27:40Z',
        expirationDate: null,
        deletionDate: '2023-03-08T20:28:40.500Z',
        deleteReason: 2,
        activated: false,
        name: null,
        pseudonym: null,
        originator: null,
        originatorEmail: null,
      },
    ],
    times: [
      [{ at: '2023-03-08T20:26:40Z', marks: 'link made', clock: 'utc' }],
      [
        { at: '2023-03-08T20:27:40Z', marks: 'link made', clock: 'utc' },
        { at: '2023-03-08T20:28:40.500Z', marks: 'link deleted', clock: 'utc' },
      ],
    ],
  },
  {
    name: 'a database without links is of a schema that is not known',
    content: {
      sqlite: { tables: { ZHANDLE: { columns: 'Z_PK INTEGER PRIMARY KEY', rows: [] } } },
    },
    records: [],
    problems: ['unsupported'],
  },
];
