import type { RecoveredRow } from '../../../../../src/formats/sqlite/recovery/index.ts';
import { recoverRows } from '../../../../../src/formats/sqlite/recovery/index.ts';
import type { Randomness } from '../../randomness.ts';
import { randomness } from '../../randomness.ts';
import { rowText } from './history.ts';
import type { HistoryEngine } from './history-engine.ts';
import { engineOnDisk } from './history-engine.ts';
import { leftInUse } from './left-in-use.ts';
import type { MomentRow } from './past-rows.ts';
import { agrees, agreesByPlace, keyOfMoment, PastRows } from './past-rows.ts';
import { cellsOf, sourceOf, stands } from './random-history.ts';

const words = 'alpha bravo charlie delta echo foxtrot golf hotel india juliet kilo lima'.split(' ');
const types = ['TEXT', 'TEXT', 'INTEGER', 'INTEGER', 'REAL', 'BLOB'] as const;

interface Table {
  readonly name: string;
  readonly create: string;
  readonly columns: readonly { readonly name: string; readonly type: (typeof types)[number] }[];
}

function randomTable(random: Randomness, name: string): Table {
  const hasKey = random.chance(0.75);
  const columns = Array.from({ length: random.between(2, 7) }, (_, i) => ({
    name: `${name[0]}${i}`,
    type: random.pick(types),
  }));
  const key = `id INTEGER PRIMARY KEY${random.chance(0.3) ? ' AUTOINCREMENT' : ''}`;
  const declared = [...(hasKey ? [key] : []), ...columns.map((one) => `${one.name} ${one.type}`)];
  return { name, columns, create: `CREATE TABLE ${name} (${declared.join()})` };
}

/** What an app would store in a column of its type, as SQL. */
function value(random: Randomness, type: (typeof types)[number]): string {
  if (random.chance(type === 'BLOB' ? 0.3 : 0.1)) return 'NULL';
  const text = (most: number) =>
    Array.from({ length: random.between(1, most) }, () => random.pick(words)).join(' ');
  switch (type) {
    case 'TEXT':
      return `'${text(random.pick([2, 4, 12, 60]))}'`;
    case 'INTEGER':
      return String(
        random.pick([
          0,
          1,
          random.between(0, 100),
          random.between(0, 100_000),
          700_000_000_000 + random.between(0, 1_000_000_000),
        ]),
      );
    case 'REAL':
      return `${random.between(1, 1_000_000)}.${random.between(1, 99)}`;
    case 'BLOB':
      return `x'${Array.from({ length: random.between(1, 40) }, () => random.between(0, 255).toString(16).padStart(2, '0')).join('')}'`;
  }
}

function engineOf(random: Randomness): HistoryEngine {
  const isLogged = random.chance(0.4);
  return engineOnDisk({
    pageSize: random.pick([1024, 4096, 4096, 8192]),
    reserved: 0,
    pragmas: [
      `auto_vacuum = ${random.pick([0, 0, 1, 2])}`,
      'secure_delete = 0',
      `journal_mode = ${isLogged ? 'WAL' : random.pick(['DELETE', 'TRUNCATE', 'PERSIST'])}`,
      ...(isLogged ? [`wal_autocheckpoint = ${random.pick([0, 1000])}`] : []),
    ],
  });
}

/**
 * Tables such as apps have, whose values are of the declared types, through random changes: rows that are told and never were or still are, in
 * words, and of the rows deleted last those whose bytes stand, and which of them were missed.
 */
export function appHistory(seed: number) {
  const random = randomness(seed);
  const engine = engineOf(random);
  try {
    const past = new PastRows(engine);
    const names = ['messages', 'contacts', 'history', 'events'].slice(0, random.between(1, 4));
    const tables = names.map((name) => randomTable(random, name));
    const run = (sql: string, table?: string) => {
      if (engine.run(sql))
        for (const name of table === undefined ? names : [table]) past.note(name);
    };
    for (const { create } of tables) run(create);
    for (let i = random.between(10, 40); i > 0; i--) change(random, random.pick(tables), run);
    const cells = cellsOf(engine.files());
    const gone = names.flatMap((name) => past.live(name)).filter(() => random.chance(0.05));
    for (const { table, rowId } of gone)
      run(`DELETE FROM ${table} WHERE rowid = ${String(rowId)}`, table);
    const files = leftInUse(engine.files(), seed);
    const live = names.flatMap((name) => past.live(name));
    const rows = [...recoverRows(sourceOf(files))];
    const standing = gone.filter((row) => stands(row, cells, files, live));
    return {
      rows,
      found: rows.length,
      wrong: rows
        .filter(({ table }) => table !== 'sqlite_sequence')
        .flatMap((row) => [
          ...(past.all().some((one) => agrees(row, one))
            ? []
            : [`${neverWas(row, past)}: ${rowText(row)}`]),
          ...(live.some((one) => agrees(row, one)) ? [`live: ${rowText(row)}`] : []),
        ]),
      standing: standing.length,
      missed: standing
        .filter((row) => !rows.some((one) => agreesByPlace(one, withRowIdOf(row, one.rowId))))
        .map(keyOfMoment),
    };
  } finally {
    engine.close();
  }
}

/** A row that is told of a table that never had it: whether another had. */
function neverWas(row: RecoveredRow, past: PastRows): string {
  return past.all().some((one) => agreesByPlace(row, one)) ? 'of another table' : 'invented';
}

/** A freed cell has lost its rowid. */
const withRowIdOf = (row: MomentRow, rowId: MomentRow['rowId']): MomentRow => ({ ...row, rowId });

function change(
  random: Randomness,
  { name, columns, create }: Table,
  run: (sql: string, table?: string) => void,
): void {
  const kind = random.between(0, 99);
  if (kind < 50) {
    const rows = Array.from(
      { length: random.pick([1, 5, 20, 60]) },
      () => `(${columns.map(({ type }) => value(random, type)).join()})`,
    );
    run(
      `INSERT INTO ${name} (${columns.map((one) => one.name).join()}) VALUES ${rows.join()}`,
      name,
    );
  } else if (kind < 70) {
    const which = random.pick([
      `rowid % ${random.between(2, 9)} = 0`,
      `rowid = (SELECT max(rowid) FROM ${name})`,
      `rowid < ${random.between(1, 50)}`,
      `rowid IN (SELECT rowid FROM ${name} LIMIT 3 OFFSET ${random.between(0, 20)})`,
    ]);
    run(`DELETE FROM ${name} WHERE ${which}`, name);
  } else if (kind < 85) {
    const one = random.pick(columns);
    const where = `rowid % ${random.between(3, 11)} = 1`;
    run(`UPDATE ${name} SET ${one.name} = ${value(random, one.type)} WHERE ${where}`, name);
  } else if (kind < 89) run('VACUUM');
  else if (kind < 92) run(`DELETE FROM ${name}`, name);
  else if (kind < 94) {
    run(`DROP TABLE ${name}`);
    run(create);
  } else run(`PRAGMA wal_checkpoint(${random.pick(['PASSIVE', 'TRUNCATE', 'RESTART'])})`);
}
