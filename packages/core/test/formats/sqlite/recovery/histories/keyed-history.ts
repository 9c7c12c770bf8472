import { recoverRows } from '../../../../../src/formats/sqlite/recovery/index.ts';
import type { Randomness } from '../../randomness.ts';
import { randomness } from '../../randomness.ts';
import { rowText } from './history.ts';
import { engineInMemory, engineOnDisk } from './history-engine.ts';
import { leftInUse } from './left-in-use.ts';
import type { MomentRow } from './past-rows.ts';
import { agrees, agreesByPlace, keyOfMoment, PastRows } from './past-rows.ts';
import { cellsOf, literal, sourceOf, stands, standsButForALetter } from './random-history.ts';

type Value = (random: Randomness, counted: number) => string;

const words = 'alpha bravo charlie delta echo foxtrot golf hotel india juliet kilo lima'.split(' ');
const hosts = ['example.org', 'mail.example.com', 'cdn.example.net', 'news.example', 'a.example'];

const hex = (random: Randomness, length: number): string =>
  Array.from({ length }, () => random.between(0, 15).toString(16)).join('');
const text = (random: Randomness, most: number): string =>
  Array.from({ length: random.between(1, most) }, () => random.pick(words)).join(' ');

/** Keys such as apps give their rows, as SQL. */
const keys: readonly (readonly [string, Value])[] = [
  ['TEXT', (random) => `'https://${random.pick(hosts)}/${hex(random, random.between(2, 20))}'`],
  ['TEXT', (random) => `'${random.pick(words)}.${random.between(1, 9999)}@${random.pick(hosts)}'`],
  ['TEXT', (_, counted) => `'/var/mobile/Library/${counted % 7}/file-${counted}.dat'`],
  ['TEXT', (random) => `'${hex(random, 8)}-${hex(random, 4)}-${hex(random, 4)}'`],
  ['TEXT', (random) => `'+${random.between(1, 999)}${random.between(10 ** 6, 10 ** 9)}'`],
  ['BLOB', (random) => `x'${hex(random, 40)}'`],
  ['INTEGER', (_, counted) => String(counted * 3)],
  ['INTEGER', (random) => String(random.between(0, 10 ** 6))],
  ['INTEGER', (random) => String(600_000_000 + random.between(0, 10 ** 8))],
];

/** What else they hold. */
const values: readonly (readonly [string, Value])[] = [
  ['TEXT', (random) => `'${text(random, random.pick([1, 3, 12, 40]))}'`],
  ['TEXT', (random) => random.pick(['NULL', "''", `'${text(random, 4)}'`])],
  ['INTEGER', (random) => String(random.pick([0, 1, random.between(0, 200)]))],
  ['INTEGER', (random) => String(600_000_000 + random.between(0, 10 ** 8))],
  ['REAL', (random) => `${random.between(1, 10 ** 6)}.${random.between(1, 99)}`],
  ['BLOB', (random) => random.pick(['NULL', `x'${hex(random, 2 * random.between(1, 30))}'`])],
];

interface Table {
  readonly name: string;
  readonly create: string;
  readonly columns: readonly {
    readonly name: string;
    readonly isKey: boolean;
    readonly value: Value;
  }[];
}

function randomTable(random: Randomness, name: string): Table {
  const columns = Array.from({ length: random.pick([1, 1, 1, 2]) }, () => random.pick(keys))
    .map(([type, value]) => ({ type, value, isKey: true }))
    .concat(
      Array.from({ length: random.pick([0, 1, 2, 3, 4, 6]) }, () => random.pick(values)).map(
        ([type, value]) => ({ type, value, isKey: false }),
      ),
    )
    .map((column, index) => ({ ...column, name: `${name[0]}${index}` }));
  const declared = columns.map((column) => `${column.name} ${column.type}`);
  const key = columns.filter(({ isKey }) => isKey).map((column) => column.name);
  const create = `CREATE TABLE ${name} (${declared.join()}, PRIMARY KEY (${key.join()})) WITHOUT ROWID`;
  return { name, create, columns };
}

/** As `appHistory`, of tables without rowid; in an encoding other than UTF-8 there are no logs and journals. */
export function keyedHistory(seed: number, encoding = 'UTF-8') {
  const random = randomness(seed);
  const isLogged = random.chance(0.3);
  const engine = (encoding === 'UTF-8' ? engineOnDisk : engineInMemory)({
    pageSize: random.pick([512, 1024, 4096, 4096, 8192, 65536]),
    reserved: 0,
    pragmas: [
      `auto_vacuum = ${random.pick([0, 0, 1, 2])}`,
      'secure_delete = 0',
      `journal_mode = ${isLogged ? 'WAL' : random.pick(['DELETE', 'TRUNCATE', 'PERSIST'])}`,
      `encoding = "${encoding}"`,
    ],
  });
  try {
    const past = new PastRows(engine);
    const names = ['places', 'files', 'people'].slice(0, random.between(1, 3));
    const tables = names.map((name) => randomTable(random, name));
    const run = (sql: string, table?: string) => {
      if (engine.run(sql))
        for (const name of table === undefined ? names : [table]) past.note(name);
    };
    for (const { create } of tables) run(create);
    let counted = 0;
    const next = () => ++counted;
    for (let i = random.between(8, 30); i > 0; i--) change(random, random.pick(tables), next, run);
    const cells = cellsOf(engine.files());
    const gone = names.flatMap((name) => past.live(name)).filter(() => random.chance(0.05));
    for (const row of gone)
      run(`DELETE FROM ${row.table} WHERE ${keyTest(row, tables)}`, row.table);
    const files = leftInUse(engine.files(), seed);
    const live = names.flatMap((name) => past.live(name));
    const rows = [...recoverRows(sourceOf(files))];
    const all = past.all();
    const standing = gone.filter((row) => stands(row, cells, files, live));
    return {
      found: rows.length,
      wrong: rows.flatMap((row) => {
        const isOther = all.some((one) => agreesByPlace(row, one));
        return [
          ...(all.some((one) => agrees(row, one))
            ? []
            : [`${isOther ? 'of another table' : 'invented'}: ${rowText(row)}`]),
          ...(live.some((one) => agrees(row, one)) ? [`live: ${rowText(row)}`] : []),
        ];
      }),
      standing: standing.length,
      butForALetter: gone.filter((row) => standsButForALetter(row, cells, files, live)).length,
      missed: standing
        .filter((row) => !rows.some((one) => agreesByPlace(one, row)))
        .map(keyOfMoment),
    };
  } finally {
    engine.close();
  }
}

function change(
  random: Randomness,
  { name, columns, create }: Table,
  next: () => number,
  run: (sql: string, table?: string) => void,
): void {
  const kind = random.between(0, 99);
  const key = columns[0]!.name;
  const some = random.pick([
    `${key} IN (SELECT ${key} FROM ${name} LIMIT ${random.between(1, 6)} OFFSET ${random.between(0, 40)})`,
    `length(${key}) % ${random.between(3, 9)} = 0 AND ${key} > (SELECT ${key} FROM ${name} LIMIT 1 OFFSET ${random.between(0, 20)})`,
  ]);
  if (kind < 50) {
    const rows = Array.from({ length: random.pick([1, 5, 20, 60]) }, () => {
      const counted = next();
      return `(${columns.map(({ value }) => value(random, counted)).join()})`;
    });
    run(
      `INSERT OR IGNORE INTO ${name} (${columns.map((one) => one.name).join()}) VALUES ${rows.join()}`,
      name,
    );
  } else if (kind < 68) run(`DELETE FROM ${name} WHERE ${some}`, name);
  else if (kind < 84) {
    const one = random.pick(columns);
    run(
      `UPDATE OR IGNORE ${name} SET ${one.name} = ${one.value(random, next())} WHERE ${some}`,
      name,
    );
  } else if (kind < 88) run('VACUUM');
  else if (kind < 91) run(`DELETE FROM ${name}`, name);
  else if (kind < 93) {
    run(`DROP TABLE ${name}`);
    run(create);
  } else if (kind < 95) run(`CREATE INDEX i${next()} ON ${name} (${random.pick(columns).name})`);
  else run(`PRAGMA wal_checkpoint(${random.pick(['PASSIVE', 'TRUNCATE', 'RESTART'])})`);
}

function keyTest({ table, values: all }: MomentRow, tables: readonly Table[]): string {
  const { columns } = tables.find(({ name }) => name === table)!;
  return columns
    .flatMap(({ name, isKey }, index) => (isKey ? [`${name} IS ${literal(all[index]!)}`] : []))
    .join(' AND ');
}
