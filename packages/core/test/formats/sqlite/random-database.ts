import { quoted } from './oracle.ts';
import { randomness, type Randomness } from './randomness.ts';

/** Settings and statements of a made-up database. `steps` are transactions of statements, some of which SQLite may refuse. */
export interface RandomDatabase {
  readonly pageSize: number;
  readonly encoding: 'UTF-8' | 'UTF-16le' | 'UTF-16be';
  readonly autoVacuum: 0 | 1 | 2;
  readonly reserved: number;
  readonly steps: readonly (readonly string[])[];
}

const types = [
  '',
  'INTEGER',
  'INT',
  'TEXT',
  'BLOB',
  'REAL',
  'NUMERIC',
  'VARCHAR(20)',
  'DOUBLE PRECISION',
  'FLOAT',
  'BOOLEAN',
  'TIMESTAMP',
  'DECIMAL(10, 5)',
  'UNSIGNED BIG INT',
  '"odd type"',
  'CHARINT',
  'floating point',
  'any',
  'DATE',
];
const names = [
  'a',
  'B',
  'guid',
  'text',
  'date',
  'handle_id',
  'ROWID',
  'Z_PK',
  'with space',
  'quo"te',
  "it's",
  'key',
  'default',
  'primary',
  '[x',
  'ünï',
  'رسالة',
  'value',
  'check',
  'a-b',
  '1st',
  'desc',
  'temp',
  'generated',
  'stored',
  'oid',
];
const literals = [
  '0',
  '1',
  '-1',
  '42',
  '127',
  '128',
  '-129',
  '32767',
  '32768',
  '8388607',
  '-8388609',
  '2147483647',
  '-2147483649',
  '140737488355327',
  '-140737488355329',
  '9007199254740991',
  '9007199254740992',
  '-9007199254740993',
  '9223372036854775807',
  '-9223372036854775808',
  '721234567890123457',
  '0.5',
  '-2.75',
  '1e300',
  '-1e-300',
  '3.0',
  '1e15',
  '9007199254740993.0',
  'NULL',
  "''",
  "'text'",
  "'12'",
  "'-3.50'",
  "'1e3'",
  "' 7 '",
  "'0x10'",
  "'ünïcödé'",
  "'أثر'",
  "'😀 emoji'",
  "x''",
  "x'00ff10'",
  '1e999',
  '-1e999',
  '0.0',
  "'it''s'",
];
const defaults = [
  '5',
  '-5',
  '+7',
  '- 9',
  "'text'",
  "'12'",
  "'1.50'",
  'NULL',
  '3.25',
  '-1e3',
  "x'0102'",
  '(8)',
  '(-4)',
  "('p')",
  'TRUE',
  'false',
  '9223372036854775807',
  '-9223372036854775808',
  '0x1F',
  'word',
  '"quoted"',
  "'it''s'",
  '1e400',
  "''",
  '.5',
  "+'5'",
  "-'5abc'",
  "-'text'",
  "' 6 '",
  '"7"',
  '-0.0',
  '0.0',
  '100000000000000000000',
  "'أثر'",
];

export function randomDatabase(seed: number): RandomDatabase {
  const random = randomness(seed);
  const steps: (readonly string[])[] = [];
  const tables: { name: string; columns: string[] }[] = [];
  const pageSize = random.pick([512, 512, 1024, 1024, 2048, 4096, 4096, 8192, 16384, 32768, 65536]);
  const run = (statement: string) => steps.push([statement]);
  const transactions = random.between(1, 12);
  for (let i = 0; i < transactions; i++) {
    const action = i === 0 ? 0 : random.between(0, 11);
    const table = tables.length > 0 ? random.pick(tables) : undefined;
    if (table === undefined || action <= 2) {
      const made = createTable(random, tables.length);
      tables.push(made);
      steps.push([made.sql, ...inserts(random, made, pageSize)]);
    } else if (action <= 5) steps.push(inserts(random, table, pageSize));
    else if (action === 6) run(removal(random, table));
    else if (action === 7) {
      const column = random.pick(table.columns);
      run(
        `UPDATE OR IGNORE ${quoted(table.name)} SET ${quoted(column)} = ${value(random, pageSize)} WHERE ${condition(random, table)}`,
      );
    } else if (action === 8) {
      const name = `${random.pick(names)}${i}`;
      const generated = random.chance(0.15);
      const definition = generated
        ? `GENERATED ALWAYS AS (${quoted(table.columns[0]!)} || 'x') VIRTUAL`
        : random.chance(0.8)
          ? `DEFAULT ${random.pick(defaults)}`
          : '';
      run(
        `ALTER TABLE ${quoted(table.name)} ADD COLUMN ${quoted(name)} ${random.pick(types)} ${definition}`,
      );
      if (!generated && random.chance(0.7)) table.columns.push(name);
    } else if (action === 9) {
      const column = random.pick(table.columns);
      run(`CREATE INDEX ${quoted(`index ${i}`)} ON ${quoted(table.name)} (${quoted(column)})`);
    } else if (action === 10) {
      run(
        random.pick([
          `DROP TABLE ${quoted(table.name)}`,
          `ALTER TABLE ${quoted(table.name)} DROP COLUMN ${quoted(random.pick(table.columns))}`,
          `CREATE VIEW ${quoted(`view ${i}`)} AS SELECT * FROM ${quoted(table.name)}`,
          'CREATE VIRTUAL TABLE IF NOT EXISTS words USING fts4(content)',
          `ALTER TABLE ${quoted(table.name)} RENAME COLUMN ${quoted(random.pick(table.columns))} TO "renamed ${i}"`,
        ]),
      );
    } else
      run(
        random.pick([
          'VACUUM',
          'PRAGMA incremental_vacuum(3)',
          'PRAGMA user_version = 77',
          'REINDEX',
        ]),
      );
  }
  return {
    pageSize,
    encoding: random.pick(['UTF-8', 'UTF-8', 'UTF-16le', 'UTF-16be'] as const),
    autoVacuum: random.pick([0, 0, 1, 2] as const),
    reserved: random.chance(0.25)
      ? random.pick(pageSize === 512 ? [8, 32] : [8, 16, 32, 100, 255])
      : 0,
    steps,
  };
}

function createTable(
  random: Randomness,
  index: number,
): { name: string; columns: string[]; sql: string } {
  const name = `${random.pick(['message', 'Z_T', 'odd "name"', 'table', 'رسائل', 'a b'])}${index}`;
  const columns: string[] = [];
  const definitions: string[] = [];
  const count = random.chance(0.05) ? random.between(60, 200) : random.between(1, 12);
  const shape = random.pick([
    'plain',
    'alias',
    'alias',
    'alias desc',
    'int key',
    'table key',
    'key of two',
    'without rowid',
    'without rowid',
    'without rowid two',
  ]);
  for (let i = 0; i < count; i++) {
    const column = i < names.length && random.chance(0.7) ? `${random.pick(names)}${i}` : `c${i}`;
    columns.push(column);
    let definition = `${quoting(random, column)} `;
    if (i === 0 && (shape === 'alias' || shape === 'alias desc')) {
      definition += `${random.pick(['INTEGER', 'integer', 'Integer'])} ${random.pick(['', 'CONSTRAINT k ', 'NOT NULL '])}PRIMARY KEY${shape === 'alias desc' ? ' DESC' : random.pick(['', ' ASC', ' AUTOINCREMENT', ' ON CONFLICT IGNORE'])}`;
    } else if (i === 0 && shape === 'int key') definition += 'INT PRIMARY KEY';
    else {
      definition += random.pick(types);
      if (random.chance(0.2)) definition += ` DEFAULT ${random.pick(defaults)}`;
      if (random.chance(0.1)) definition += ' COLLATE NOCASE';
      if (random.chance(0.05)) definition += " CHECK (1 OR 'a,b)' <> ',')";
      if (random.chance(0.05))
        definition +=
          ' REFERENCES other(x) ON DELETE SET DEFAULT ON UPDATE SET NULL DEFERRABLE INITIALLY DEFERRED';
    }
    if (random.chance(0.1))
      definition += random.pick([' /* , ( */ ', ' -- comment, with ) \n', '\n\t']);
    definitions.push(definition);
    if (i > 0 && i < count - 1 && random.chance(0.06)) {
      definitions.push(
        `${quoted(`g${i}`)} ${random.pick(['', 'INTEGER', 'TEXT'])} ${random.pick(['GENERATED ALWAYS ', ''])}AS (${quoted(columns[0]!)} + ${i}) ${random.pick(['VIRTUAL', 'STORED', ''])}`,
      );
    }
  }
  const key = (...chosen: number[]) =>
    chosen
      .map(
        (at) =>
          `${quoted(columns[at % count]!)}${random.pick(['', ' ASC', ' DESC', ' COLLATE NOCASE'])}`,
      )
      .join(', ');
  if (shape === 'table key') {
    const order = random.pick(['', ' DESC']);
    definitions[0] = `${quoted(columns[0]!)} INTEGER`;
    definitions.push(`CONSTRAINT k PRIMARY KEY (${quoted(columns[0]!)}${order})`);
  }
  if (shape === 'key of two' && count > 1) definitions.push(`PRIMARY KEY (${key(1, 0)})`);
  if (shape === 'without rowid') definitions.push(`PRIMARY KEY (${key(count - 1)})`);
  if (shape === 'without rowid two')
    definitions.push(`PRIMARY KEY (${key(2, 0, 2)}) ON CONFLICT IGNORE`);
  if (count > 2 && random.chance(0.15)) definitions.push(`UNIQUE (${key(1, 2)})`);
  if (random.chance(0.1))
    definitions.push(`CHECK (${quoted(columns[0]!)} IS NOT 'nothing, really')`);
  const options = shape.startsWith('without')
    ? ` ${random.pick(['WITHOUT ROWID', 'without  rowid', 'WITHOUT /* */ ROWID'])}`
    : '';
  return {
    name,
    columns,
    sql: `CREATE TABLE ${quoted(name)} (${definitions.join(', ')})${options}`,
  };
}

function inserts(
  random: Randomness,
  table: { name: string; columns: string[] },
  pageSize: number,
): string[] {
  const rows = Math.min(
    random.chance(0.3) ? random.between(50, 400) : random.between(0, 20),
    Math.ceil(2000 / table.columns.length),
  );
  const chosen = table.columns.filter(() => random.chance(0.9));
  if (chosen.length === 0) return [`INSERT OR IGNORE INTO ${quoted(table.name)} DEFAULT VALUES`];
  const lines: string[] = [];
  for (let i = 0; i < rows; i++) {
    lines.push(
      `(${chosen.map((_, index) => (index === 0 && random.chance(0.8) ? String(key(random, i)) : value(random, pageSize))).join(', ')})`,
    );
  }
  // Separate statements, so that one refused row does not cost the others.
  const into = `INSERT OR IGNORE INTO ${quoted(table.name)} (${chosen.map(quoted).join(', ')}) VALUES `;
  return lines.map((line) => into + line);
}

function key(random: Randomness, index: number): number | string {
  if (random.chance(0.05))
    return random.pick([
      '-5',
      '9223372036854775807',
      '-9223372036854775808',
      '9007199254740993',
      '4294967296',
      '300000',
    ]);
  return random.between(-20, 1000) + index;
}

function value(random: Randomness, pageSize: number): string {
  if (random.chance(0.5)) return random.pick(literals);
  if (random.chance(0.2)) return String(random.between(-2_000_000_000, 2_000_000_000));
  const longest = random.chance(0.03)
    ? pageSize * 3
    : random.chance(0.2)
      ? Math.min(pageSize, 4000)
      : 60;
  const length = random.between(0, Math.min(longest, 20_000));
  if (random.chance(0.3)) return `zeroblob(${length})`;
  const pieces = random.pick([
    ['abcdefgh '],
    ['https://example.org/', 'é', '😀', 'أثر '],
    ["''", 'x'],
    ['\u00ff', '\n'],
  ]);
  let text = '';
  while (text.length < length) text += random.pick(pieces);
  return random.chance(0.2) ? `CAST('${text}' AS BLOB)` : `'${text}'`;
}

function removal(random: Randomness, table: { name: string; columns: string[] }): string {
  return `DELETE FROM ${quoted(table.name)} WHERE ${condition(random, table)}`;
}

function condition(random: Randomness, table: { columns: string[] }): string {
  const column = quoted(random.pick(table.columns));
  return random.pick([
    `abs(random()) % 3 = 0`,
    `${column} IS NULL`,
    `typeof(${column}) = 'text'`,
    '1',
    `length(${column}) > 20`,
  ]);
}

function quoting(random: Randomness, name: string): string {
  if (/^[a-z_]+\d$/i.test(name) && random.chance(0.5)) return name;
  if (!name.includes(']') && random.chance(0.2)) return `[${name}]`;
  return random.chance(0.2) ? `\`${name.replaceAll('`', '``')}\`` : quoted(name);
}
