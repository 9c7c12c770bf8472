import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { addressHash } from '../../src/engine/lines/address-hash.ts';
import type { FieldMatcher } from '../../src/engine/lines/field-slots.ts';
import type {
  ColumnRun,
  FieldDoc,
  FieldSlot,
  FieldValue,
  RecordWriter,
  Row,
  SqliteExampleValue,
  TableArtifact,
} from '../../src/model/index.ts';
import { defineArtifact } from '../../src/model/index.ts';
import { sqliteFile } from '../../../synthetic/src/sqlite-file.ts';
import { examine, type ExamineSetup } from '../builders/examine.ts';
import { fieldMatcher, published } from '../indicators/published.ts';

type Data = Readonly<Record<string, FieldValue>>;
type Way = 'runs' | 'fields';

const text = {
  id: 'ios.example',
  version: 1,
  title: 'Ex"ample',
  group: 'apps' as const,
  describes: '',
  cannotShow: '',
  references: [],
  paths: ['/private/var/example.db'],
  expected: () => 'always' as const,
};

/** An artifact of one table whose columns are its fields, written in one of the two ways. */
function wide(
  way: Way,
  fields: Readonly<Record<string, FieldDoc>>,
  summary: readonly string[] = [],
): TableArtifact<Data> {
  return {
    ...text,
    fields,
    summary,
    tables: [
      {
        table: 'wide',
        needs: [],
        prepare(_database, table, slots, writer) {
          const pairs = Object.keys(fields).map(
            (name) => [slots[name]!, table.column(name)] as const,
          );
          const write = way === 'runs' ? byRun(writer, pairs) : byFields(writer, pairs);
          return (row) => {
            writer.begin(row);
            writer.time('made', 'unix-seconds', 1_600_000_000);
            write(row);
            writer.end();
          };
        },
      },
    ],
  };
}

type Pairs = readonly (readonly [FieldSlot, number])[];

function byRun(writer: RecordWriter, pairs: Pairs): (row: Row) => void {
  const run: ColumnRun = writer.run(pairs);
  return (row) => writer.columns(run, row);
}

function byFields(writer: RecordWriter, pairs: Pairs): (row: Row) => void {
  writer.run(pairs.filter(([, column]) => column < 0));
  const there = pairs.filter(([, column]) => column >= 0);
  return (row) => {
    for (const [field, column] of there) writer.column(field, row, column);
  };
}

function database(columns: readonly string[], rows: readonly (readonly SqliteExampleValue[])[]) {
  return sqliteFile({
    tables: [
      {
        name: 'wide',
        columns: ['key INTEGER PRIMARY KEY', ...columns].join(', '),
        rows: rows.map((values, i) => [i + 1, ...values]),
      },
    ],
  });
}

const value: fc.Arbitrary<SqliteExampleValue> = fc.oneof(
  { weight: 8, arbitrary: fc.constantFrom<SqliteExampleValue>(null, 0, 1) },
  fc.integer(),
  fc.bigInt({ min: -(2n ** 63n), max: 2n ** 63n - 1n }),
  fc.double({ noNaN: true, noDefaultInfinity: true }),
  fc.string({ unit: 'grapheme', maxLength: 40 }),
  fc.uint8Array({ maxLength: 40 }),
);

interface Wide {
  readonly fields: Readonly<Record<string, FieldDoc>>;
  readonly columns: readonly string[];
  readonly rows: readonly (readonly SqliteExampleValue[])[];
  readonly summary: readonly string[];
}

const kinds = fc.constantFrom('plain', 'plain', 'plain', 'personal', 'absent', 'summary');

const tables: fc.Arbitrary<Wide> = fc
  .array(kinds, { minLength: 1, maxLength: 24 })
  .chain((shape) => {
    const names = shape.map((_, i) => `field${i}`);
    const columns = names.filter((_, i) => shape[i] !== 'absent');
    return fc.record({
      fields: fc.constant(
        Object.fromEntries(
          names.map((name, i) => [
            name,
            { label: name, ...(shape[i] === 'personal' && { personal: true as const }) },
          ]),
        ),
      ),
      columns: fc.constant(columns),
      summary: fc.constant(names.filter((_, i) => shape[i] === 'summary')),
      rows: fc.array(fc.array(value, { minLength: columns.length, maxLength: columns.length }), {
        minLength: 1,
        maxLength: 8,
      }),
    });
  });

/** What a stored value is in JSON. */
function inJson(stored: SqliteExampleValue): unknown {
  if (stored instanceof Uint8Array) return Buffer.from(stored).toString('base64');
  if (typeof stored === 'bigint')
    return stored >= Number.MIN_SAFE_INTEGER && stored <= Number.MAX_SAFE_INTEGER
      ? Number(stored)
      : String(stored);
  if (typeof stored !== 'number') return stored;
  const isLongInteger =
    Number.isInteger(stored) && !Number.isSafeInteger(stored) && Math.abs(stored) < 1e21;
  return isLongInteger ? String(BigInt(stored)) : stored + 0;
}

describe('a wide table', () => {
  test('written by runs is, byte for byte, the same written field by field, and holds what is stored', () => {
    fc.assert(
      fc.property(tables, fc.boolean(), ({ fields, columns, rows, summary }, full) => {
        const bytes = database(columns, rows);
        const [runs, single] = (['runs', 'fields'] as const).map((way) =>
          examine(wide(way, fields, summary), bytes, { full }),
        );
        expect(runs).toEqual(single);
        expect(runs!.problems).toEqual([]);
        expect(runs!.lines.map((line) => JSON.stringify(line.data))).toEqual(
          rows.map((values) =>
            JSON.stringify(
              Object.fromEntries(
                columns
                  .map((name, i) => [name, inJson(values[i]!)] as const)
                  .filter(([name]) => full || !fields[name]!.personal),
              ),
            ),
          ),
        );
      }),
      { numRuns: 300 },
    );
  });

  test('numbers of any size leave the lines JSON, also where a line outgrows its room', () => {
    const columns = Array.from({ length: 250 }, (_, i) => `field${i}`);
    const fields = Object.fromEntries(columns.map((name) => [name, { label: name }]));
    const row = columns.map(() => -1.7e308);
    const long = columns.map((_, i) => (i % 2 ? 1e300 : 'x'.repeat(i * 7)));
    const { lines } = examine(wide('runs', fields), database(columns, [row, long, row]));
    expect(lines).toHaveLength(3);
    expect(lines[0]!.data.field249).toBe(-1.7e308);
  });

  test('has the same ids with and without personal fields', () => {
    const fields = { a: { label: 'a', personal: true as const }, b: { label: 'b' } };
    const bytes = database(
      ['a', 'b'],
      [
        ['x', 1],
        ['y', 2],
      ],
    );
    const ids = [true, false].map((full) =>
      examine(wide('runs', fields), bytes, { full }).lines.map(({ id }) => id),
    );
    expect(ids[0]).toEqual(ids[1]);
    expect(new Set(ids[0]).size).toBe(2);
  });
});

describe('the timeline', () => {
  test('has a line of Timesketch for each time, that names its record', () => {
    const fields = {
      a: { label: 'a' },
      b: { label: 'b' },
      c: { label: 'c', personal: true as const },
    };
    const bytes = database(
      ['a', 'b', 'c'],
      [
        ['say "hi"\n', 0, 'secret'],
        [null, 5, 'secret'],
      ],
    );
    const { timeline, lines } = examine(wide('runs', fields, ['a', 'b']), bytes, { full: false });
    expect(timeline).toEqual([
      {
        message: 'Ex"ample; a=say "hi"\n; b=0',
        datetime: '2020-09-13T12:26:40Z',
        timestamp_desc: 'made',
        artifact: 'ios.example',
        source: 's1',
        record: lines[0]!.id,
      },
      {
        message: 'Ex"ample; b=5',
        datetime: '2020-09-13T12:26:40Z',
        timestamp_desc: 'made',
        artifact: 'ios.example',
        source: 's1',
        record: lines[1]!.id,
      },
    ]);
  });

  test('texts of any kind leave its lines JSON', () => {
    fc.assert(
      fc.property(
        fc.array(fc.string({ unit: 'grapheme' }), { minLength: 1, maxLength: 4 }),
        (texts) => {
          const columns = texts.map((_, i) => `field${i}`);
          const fields = Object.fromEntries(columns.map((name) => [name, { label: name }]));
          const { timeline } = examine(wide('runs', fields, columns), database(columns, [texts]));
          const said = texts.map((value, i) => `; field${i}=${value}`).join('');
          expect(timeline.map(({ message }) => message)).toEqual([`Ex"ample${said}`]);
        },
      ),
      { numRuns: 200 },
    );
  });
});

describe('records that a parser yields as objects', () => {
  const document = (records: readonly Data[], fields: Readonly<Record<string, FieldDoc>>) =>
    defineArtifact<Data>({
      ...text,
      fields,
      summary: [],
      *parse() {
        for (const [i, data] of records.entries()) {
          const times = [
            {
              at: '2021-07-01T10:00:00Z',
              marks: 'made',
              clock: 'unknown' as const,
              epoch: 'text' as const,
            },
          ];
          yield { kind: 'record', data, position: { unit: 'line', from: i + 1, to: i + 1 }, times };
        }
      },
    });
  const read = (
    records: readonly Data[],
    fields: Readonly<Record<string, FieldDoc>>,
    setup: ExamineSetup = {},
  ) => examine(document(records, fields), Uint8Array.of(1), setup).lines;

  test('stand in the declared order of the fields, absent ones null', () => {
    const fields = { a: { label: 'a' }, b: { label: 'b' }, c: { label: 'c' } };
    const [line] = read([{ c: ['x', '"'], a: true }], fields);
    expect(JSON.stringify(line)).toBe(
      JSON.stringify({
        id: line!.id,
        source: 's1',
        devicePath: '/private/var/example.db',
        position: { unit: 'line', from: 1, to: 1 },
        times: [{ at: '2021-07-01T10:00:00Z', marks: 'made', clock: 'unknown' }],
        data: { a: true, b: null, c: ['x', '"'] },
      }),
    );
  });

  test('keep observables, and of an e-mail address its hash', () => {
    const fields: Record<string, FieldDoc> = {
      from: { label: 'from', observable: 'email', met: 'received', personal: true },
      link: { label: 'link', observable: 'url', met: 'received', personal: true },
      text: { label: 'text', personal: true },
    };
    const data = { from: ' MAILTO:Mona@Example.org ', link: 'https://a.example/', text: 'secret' };
    const [line] = read([data], fields, { full: false });
    expect(line!.data).toEqual({
      from: addressHash(new TextEncoder().encode('mona@example.org')),
      link: 'https://a.example/',
    });
    expect(line!.data.from).toMatch(/^[0-9a-f]{64}$/);
    expect(read([data], fields, { full: true })[0]!.data).toEqual(data);
  });

  test('tell an e-mail address that an indicator names without the name of the person beside it', () => {
    const fields = {
      from: { label: 'from', observable: 'email' as const, met: 'received' as const },
    };
    const matcher = fieldMatcher(published('email', 'a@b.example'));
    const records = [{ from: '"Mona Name" <A@b.example>' }, { from: 'mailto:a%40b.example?x=y' }];
    const { findings } = examine(document(records, fields), Uint8Array.of(1), { matcher });
    expect(findings.map(({ values }) => values.value)).toEqual(['A@b.example', 'a@b.example']);
  });

  test('are compared with indicators also in fields that are hashed', () => {
    const matcher: FieldMatcher = (type) => (source, start, end) =>
      type === 'email' && new TextDecoder().decode(source.slice(start, end)) === 'a@b.example'
        ? [
            {
              indicator: {
                type: 'email',
                value: 'a@b.example',
                pattern: '',
                threat: 'T',
                file: 'f',
                platform: 'any',
              },
              alsoIn: [],
              confidence: 'high',
            },
          ]
        : undefined;
    const fields = {
      from: { label: 'from', observable: 'email' as const, met: 'received' as const },
    };
    const records = [{ from: 'a@b.example' }, { from: 'c@b.example' }];
    const { findings, timeline, lines } = examine(document(records, fields), Uint8Array.of(1), {
      matcher,
      full: false,
    });
    expect(findings.map(({ records: of, met, values }) => ({ of, met, values }))).toEqual([
      { of: [lines[0]!.id], met: 'received', values: { value: 'a@b.example', field: 'from' } },
    ]);
    expect(timeline.map((line) => line.findings)).toEqual([[findings[0]!.id], undefined]);
  });
});
