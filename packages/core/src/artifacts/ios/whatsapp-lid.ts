import { timesOf } from '../../bytes/time.ts';
import type { ArtifactExample } from '../../model/index.ts';
import { defineArtifact } from '../../model/index.ts';
import {
  openArtifactDatabase,
  remainingProblems,
  requireTable,
  timeAt,
} from '../rows/database-rows.ts';
import { isoAt, keyOf, storedTextAt } from '../rows/field-values.ts';
import { onSomeIphones } from '../ios-expectation.ts';
import { whatsappFolders } from '../messages/whatsapp-directory.ts';
import { timeDocs } from '../rows/time-docs.ts';
import { columnsOf } from '../rows/schema-names.ts';

/** Which phone number stands behind a hidden id of WhatsApp. */
export type WhatsappLid = {
  readonly rowPk: number | string | null;
  readonly lid: string | null;
  readonly phoneNumber: string | null;
  readonly pairTimestamp: string | null;
};

export const whatsappLid = defineArtifact<WhatsappLid>({
  id: 'ios.whatsapp-lid',
  version: 1,
  title: 'WhatsApp numbers behind hidden ids',
  group: 'people',
  describes:
    'Pairs of a hidden id (LID), which newer versions of WhatsApp write instead of a number, and the phone number ' +
    'it stands for, with the time WhatsApp learned of it.',
  cannotShow:
    'Hidden ids whose number WhatsApp never learned, and whether any message was sent to or came from such a number.',
  references: ['https://docs.mvt.re/en/latest/ios/records/#whatsappjson'],
  paths: [`${whatsappFolders}/LID.sqlite`],
  // Only newer versions of WhatsApp write it, and it holds no traces of its own.
  expected: onSomeIphones,
  decisive: columnsOf('ZWAPHONENUMBERLIDPAIR', 'ZLID ZPHONENUMBER ZTIMESTAMP'),

  fields: {
    rowPk: { label: 'Row' },
    lid: { label: 'Hidden id', personal: true },
    phoneNumber: { label: 'Phone number', personal: true },
    pairTimestamp: { label: 'Recorded' },
  },
  summary: ['rowPk'],
  times: timeDocs('cocoa-seconds', { others: ['number learned'], confidence: 'medium' }),

  *parse(file, context) {
    const database = openArtifactDatabase(file, context);
    const { table, at } = requireTable(
      database,
      'ZWAPHONENUMBERLIDPAIR',
      ['ZLID', 'ZPHONENUMBER'],
      ['ZTIMESTAMP'],
    );
    for (const row of database.rows(table)) {
      yield {
        kind: 'record',
        data: {
          rowPk: keyOf(row),
          lid: storedTextAt(row, at.ZLID),
          phoneNumber: storedTextAt(row, at.ZPHONENUMBER),
          pairTimestamp: isoAt(row, at.ZTIMESTAMP, 'cocoa-seconds'),
        },
        position: row.position(),
        times: timesOf(['number learned', 'cocoa-seconds', timeAt(row, at.ZTIMESTAMP)]),
      };
    }
    yield* remainingProblems(database);
  },
});

const columns =
  'Z_PK INTEGER PRIMARY KEY, Z_ENT INTEGER, Z_OPT INTEGER, ZTIMESTAMP TIMESTAMP, ZLID VARCHAR, ZPHONENUMBER VARCHAR';

export const examples = (): ArtifactExample<WhatsappLid>[] => [
  {
    name: 'a pair with its time, and one whose number is not known',
    content: {
      sqlite: {
        tables: {
          ZWAPHONENUMBERLIDPAIR: {
            columns,
            rows: [
              [1, 3, 1, 777_800_000, '100000000000001', '15550100'],
              [2, 3, 1, null, '100000000000002', null],
            ],
          },
        },
      },
    },
    records: [
      {
        rowPk: 1,
        lid: '100000000000001',
        phoneNumber: '15550100',
        pairTimestamp: '2025-08-25T07:33:20Z',
      },
      { rowPk: 2, lid: '100000000000002', phoneNumber: null, pairTimestamp: null },
    ],
    times: [[{ at: '2025-08-25T07:33:20Z', marks: 'number learned', clock: 'utc' }], []],
  },
  {
    name: 'a store without pairs',
    content: { sqlite: { tables: { ZWAPHONENUMBERLIDPAIR: { columns, rows: [] } } } },
    records: [],
  },
  {
    name: 'another database of the same name is of a schema that is not known',
    content: { sqlite: { tables: { lid: { columns: 'id INTEGER PRIMARY KEY', rows: [[1]] } } } },
    records: [],
    problems: ['unsupported'],
  },
];
