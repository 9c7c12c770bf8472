import { beforeAll, expect, test } from 'vitest';
import type {
  AnyArtifact,
  ArtifactExample,
  EvidenceRecord,
  SqliteExample,
} from '../../src/model/index.ts';
import { exampleBytes, startSqlite } from '../builders/example-file.ts';
import { examine, type Examined } from '../builders/examine.ts';
import { artifactModules } from '../modules.ts';

beforeAll(startSqlite);

type Tables = SqliteExample['tables'];
type Cell = Tables[string]['rows'][number][number];

/**
 * Which column gives which field and time. A column that the examples leave empty is filled, one that holds marks gets the others, and
 * one that they lack and the artifact asks for is added; what changes in the first record that it changes is listed.
 * `npx vitest run packages/core/test/artifacts/columns-of-fields.test.ts -u` writes the list again; read the difference.
 */
test('columns of databases give the fields and times that the list says', async () => {
  const lines = artifactModules.flatMap(({ definition, examples }) => {
    const told = new Map<string, string>();
    for (const example of examples) changesBy(definition, example, told);
    return told.size === 0
      ? []
      : [
          `# ${definition.id}`,
          ...[...told].map(([column, change]) => `${column}${change}`).sort(),
          '',
        ];
  });
  await expect(lines.join('\n')).toMatchFileSnapshot('columns-of-fields.txt');
}, 240_000);

function changesBy(
  artifact: AnyArtifact,
  example: ArtifactExample,
  told: Map<string, string>,
): void {
  if (!isDatabase(example.content)) return;
  const { tables } = example.content.sqlite;
  const before = read(artifact, example, tables);
  if (before.lines.length === 0) return;
  const tryOn = (key: string, changes: readonly SqliteExample['tables'][]): void => {
    if (told.has(key)) return;
    for (const changed of changes) {
      const difference = differenceOf(before, read(artifact, example, { ...tables, ...changed }));
      if (difference !== undefined) return void told.set(key, difference);
    }
  };
  for (const [name, { columns, rows }] of Object.entries(tables)) {
    for (const [index, column] of columnsIn(columns).entries()) {
      const cells = rows.map((row) => row[index] ?? null);
      if (column.isKey || !cells.every((cell) => cell === null || cell === 0 || cell === 1))
        continue;
      const changes = changesOf(cells).map((change) => ({
        [name]: { columns, rows: rows.map((row) => row.with(index, change(row[index] ?? null))) },
      }));
      tryOn(`${name}.${column.name}`, changes);
    }
  }
  for (const key of before.absent) {
    const [name = '', column = ''] = key.split('.');
    const table = tables[name];
    if (table === undefined || column === '') continue;
    const changes = filled.map((value) => ({
      [name]: {
        columns: `"${column}", ${table.columns}`,
        rows: table.rows.map((row) => [value, ...row]),
      },
    }));
    tryOn(key, changes);
  }
}

const isDatabase = (
  content: ArtifactExample['content'],
): content is Extract<ArtifactExample['content'], { sqlite: SqliteExample }> =>
  typeof content === 'object' && 'sqlite' in content;

/** Names of columns, without the constraints of the table. */
function columnsIn(declared: string): { name: string; isKey: boolean }[] {
  return declared
    .replace(/\([^()]*\)/g, '')
    .split(',')
    .map((column) => column.trim())
    .filter((column) => !/^(primary key|unique|constraint|foreign key|check)\b/i.test(column))
    .map((column) => ({
      name: column.split(/\s/)[0]!.replaceAll(/["'`[\]]/g, ''),
      isKey: /primary key/i.test(column),
    }));
}

/** A number that is a time as well, and where that shows nothing a text with a link. */
const filled: readonly Cell[] = [700_000_001, 'https://other.example/a'];

function changesOf(cells: readonly Cell[]): ((cell: Cell) => Cell)[] {
  return cells.every((cell) => cell === null)
    ? filled.map((value) => () => value)
    : [(cell) => (typeof cell === 'number' ? 1 - cell : cell)];
}

function read(
  artifact: AnyArtifact,
  { devicePath, related = {} }: ArtifactExample,
  tables: Tables,
): Examined {
  return examine(artifact, exampleBytes({ sqlite: { tables } }), {
    ...(devicePath !== undefined && { devicePath }),
    related: new Map(Object.entries(related).map(([path, of]) => [path, exampleBytes(of)])),
  });
}

function differenceOf(before: Examined, after: Examined): string | undefined {
  if (before.lines.length !== after.lines.length) {
    return `: ${before.lines.length} records become ${after.lines.length}`;
  }
  for (const [index, line] of after.lines.entries()) {
    const old = parts(before.lines[index]!);
    const changed = parts(line).filter((part) => !old.includes(part));
    if (changed.length > 0) return ` ${changed.join('; ')}`;
  }
  return undefined;
}

const parts = ({ data, times }: EvidenceRecord): string[] => [
  ...Object.entries(data).map(([name, value]) => `${name} ${JSON.stringify(value)}`),
  ...times.map(({ marks, at, clock }) => `${marks} ${at ?? 'never'} ${clock}`),
];
