import { beforeAll, expect, test } from 'vitest';
import type { SqliteExample, SqliteExampleValue } from '../../src/model/index.ts';
import { exampleBytes, startSqlite } from '../builders/example-file.ts';
import { examine, type Examined } from '../builders/examine.ts';
import { artifactModules } from '../modules.ts';

/**
 * Of a property list in a row that lost some of its bytes to zeros, as to a sector that a disk did not give, that it is damaged is told where
 * anything is missed by it: a value that is not found looks like one that is not there.
 */

beforeAll(startSqlite);

/** What lies in the lists of these as data is a text of a message, in a form of its own. */
const textsInData = 'ios.sms';

const cases = artifactModules.flatMap(({ definition: artifact, examples }) =>
  examples.flatMap((example) =>
    typeof example.content === 'object' &&
    'sqlite' in example.content &&
    artifact.id !== textsInData &&
    example.problems === undefined &&
    example.records.length > 0
      ? [
          {
            id: artifact.id,
            name: example.name,
            artifact,
            example,
            content: example.content.sqlite,
          },
        ]
      : [],
  ),
);

const placesOfAList = 30;
const zeros = 8;
let damages = 0;

test.each(cases)('$id, $name', ({ artifact, example, content }) => {
  const related = new Map(
    Object.entries(example.related ?? {}).map(([path, of]) => [path, exampleBytes(of)] as const),
  );
  const { devicePath } = example;
  const read = (sqlite: SqliteExample): Examined =>
    examine(artifact, exampleBytes({ sqlite }), {
      ...(devicePath !== undefined && { devicePath }),
      related,
    });
  const whole = read(content);
  const silent: string[] = [];
  for (const { table, row, column, list } of listsIn(content)) {
    const step = Math.max(1, Math.floor(list.length / placesOfAList));
    for (let at = 0; at < list.length; at += step) {
      const damaged = list.slice().fill(0, at, at + zeros);
      const part = read(withValue(content, { table, row, column }, damaged));
      damages += 1;
      const isTold = part.problems.length + part.fileProblems.length > 0;
      const missed = isTold ? [] : fieldsMissed(whole, part);
      if (missed.length > 0)
        silent.push(`${table} ${row} ${column} at ${at}: ${missed.join(', ')}`);
    }
  }
  expect(silent).toEqual([]);
});

test('that is asked of many places', () => {
  expect(damages).toBeGreaterThan(500);
});

interface Place {
  readonly table: string;
  readonly row: number;
  readonly column: number;
}

function listsIn({ tables }: SqliteExample): (Place & { readonly list: Uint8Array })[] {
  return Object.entries(tables).flatMap(([table, { rows }]) =>
    rows.flatMap((values, row) =>
      values.flatMap((value, column) =>
        value instanceof Uint8Array && isList(value) ? [{ table, row, column, list: value }] : [],
      ),
    ),
  );
}

/** Some have a few bytes of their own before them. */
function isList(value: Uint8Array): boolean {
  const head = new TextDecoder('latin1').decode(value.subarray(0, 16));
  return head.includes('bplist0') || head.includes('<?xml') || head.includes('<plist');
}

function withValue(
  { tables }: SqliteExample,
  { table, row, column }: Place,
  value: SqliteExampleValue,
): SqliteExample {
  const changed = tables[table]!;
  const rows = changed.rows.map((values, index) =>
    index === row ? values.map((old, place) => (place === column ? value : old)) : values,
  );
  return { tables: { ...tables, [table]: { ...changed, rows } } };
}

/** Records that are not there, or fields that say nothing or less where they said something. */
function fieldsMissed({ lines: before }: Examined, { lines: after }: Examined): string[] {
  if (after.length < before.length) return ['a record'];
  return before.flatMap(({ data }, index) =>
    Object.entries(data).flatMap(([field, was]) => {
      const is = after[index]!.data[field];
      const isLess = Array.isArray(was) && Array.isArray(is) && is.length < was.length;
      return was !== null && (is === null || is === undefined || isLess) ? [field] : [];
    }),
  );
}
