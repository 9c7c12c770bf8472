import type { Randomness } from '../../randomness.ts';
import { randomText } from './random-text.ts';

/** A column of a made-up table and what is written into it. */
export interface FormColumn {
  readonly name: string;
  readonly type: string;
  readonly value: (random: Randomness) => string;
}

/** The shape of a made-up table at some time. */
export interface Form {
  readonly name: string;
  readonly columns: FormColumn[];
  readonly create: string;
  /** The name by which a rowid may be chosen; undefined where there is none. */
  readonly rowId: string | undefined;
  /** Indexes of the columns of the key of a table without rowid, which come first in its records. */
  readonly key: readonly number[];
}

const quote = (made: string): string => `'${made.replaceAll("'", "''")}'`;

export const text = (random: Randomness, longest: number): string =>
  quote(randomText(random, longest));

export function whole(random: Randomness): string {
  const size = random.pick([0, 1, 2, 7, 8, 15, 16, 23, 24, 31, 32, 40, 47, 48, 53, 62]);
  const value = (BigInt(random.between(0, 2 ** 30)) * 2n ** BigInt(size)) >> 30n;
  return String(random.chance(0.2) ? -value : value);
}

function blob(random: Randomness, longest: number): string {
  let made = '';
  for (let i = random.between(0, longest); i > 0; i--)
    made += random
      .pick([0, 0, 1, 13, 255, random.between(0, 255)])
      .toString(16)
      .padStart(2, '0');
  return `x'${made}'`;
}

type Value = (random: Randomness) => string;

const kinds: readonly (readonly [readonly string[], Value])[] = [
  [['INTEGER', 'INT', 'BIGINT', ''], whole],
  [['INTEGER', 'INT'], (random) => String(random.between(0, 1))],
  [['INTEGER', 'INT', 'TINYINT'], (random) => String(random.between(0, 120))],
  [['INTEGER', 'INT'], (random) => String(random.between(20_001, 29_999))],
  [['INTEGER', 'TIMESTAMP'], (random) => String(600_000_000 + random.between(0, 10 ** 8))],
  [
    ['INTEGER'],
    (random) => `${random.between(6, 7)}${random.between(10 ** 8, 10 ** 9 - 1)}00000000`,
  ],
  [['REAL', 'FLOAT', 'DOUBLE'], (random) => `${random.between(-(10 ** 9), 10 ** 9)}.5`],
  [
    ['REAL', 'NUMERIC'],
    (random) => random.pick(['7', '0.0', '1.25', `${random.between(0, 10 ** 6)}.125`]),
  ],
  [['TEXT', 'VARCHAR(20)', 'TEXT'], (random) => text(random, 12)],
  [['TEXT', 'TEXT', ''], (random) => text(random, random.pick([20, 60, 200]))],
  [['TEXT'], (random) => text(random, random.pick([10, 60, 400, 1500, 6000]))],
  [['TEXT'], (random) => random.pick(["''", text(random, 3), text(random, 30)])],
  [['TEXT'], (random) => quote(`${hex(random, 8)}-${hex(random, 4)}-${hex(random, 4)}`)],
  [['BLOB', 'BLOB', 'UUID', ''], (random) => blob(random, 20)],
  [['BLOB'], (random) => blob(random, random.pick([0, 3, 100, 900]))],
  [
    ['', 'BLOB', 'NUMERIC'],
    (random) =>
      random.pick([whole, (r: Randomness) => text(r, 10), (r: Randomness) => blob(r, 6)])(random),
  ],
];

function hex(random: Randomness, length: number): string {
  let made = '';
  while (made.length < length) made += random.between(0, 15).toString(16).toUpperCase();
  return made;
}

const names = [
  'a',
  'b',
  'name',
  'title',
  'body',
  'date',
  'flag',
  'number',
  'data',
  'note',
  'url',
  'size',
];

/** Another column for a table that has some. */
export function randomColumn(random: Randomness, index: number): FormColumn {
  const [types, value] = random.pick(kinds);
  const nulls = random.pick([0, 0, 0.1, 0.5, 0.9]);
  return {
    name: `${random.pick(names)}${index}`,
    type: random.pick(types),
    value: (chance) => (chance.chance(nulls) ? 'NULL' : value(chance)),
  };
}

/** A table of this name in a shape of its own. */
export function randomForm(random: Randomness, name: string): Form {
  const kind = random.pick([
    'alias',
    'alias',
    'alias',
    'autoincrement',
    'plain',
    'plain',
    'plain',
    'without rowid',
    'alias last',
  ]);
  const count = random.pick([1, 2, 2, 3, 3, 4, 4, 5, 6, 8, 12]);
  const columns = Array.from({ length: count }, (_, index) => randomColumn(random, index));
  const declared = columns.map((column) => `${column.name} ${column.type}`);
  if (kind === 'without rowid') {
    const key = random.chance(0.5) || count === 1 ? [random.between(0, count - 1)] : [1, 0];
    const create = `CREATE TABLE ${name} (${declared.join(', ')}, PRIMARY KEY (${key.map((at) => columns[at]!.name).join(', ')})) WITHOUT ROWID`;
    return { name, columns, create, rowId: undefined, key };
  }
  if (kind === 'plain')
    return {
      name,
      columns,
      create: `CREATE TABLE ${name} (${declared.join(', ')})`,
      rowId: 'rowid',
      key: [],
    };
  const alias = `id INTEGER PRIMARY KEY${kind === 'autoincrement' ? ' AUTOINCREMENT' : ''}`;
  const all = kind === 'alias last' ? [...declared, alias] : [alias, ...declared];
  return {
    name,
    columns,
    create: `CREATE TABLE ${name} (${all.join(', ')})`,
    rowId: 'id',
    key: [],
  };
}
