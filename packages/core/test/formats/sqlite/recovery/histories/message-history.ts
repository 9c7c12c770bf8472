import { recoverRows } from '../../../../../src/formats/sqlite/recovery/index.ts';
import type { Randomness } from '../../randomness.ts';
import { randomness } from '../../randomness.ts';
import { rowText } from './history.ts';
import { engineOnDisk } from './history-engine.ts';
import { leftInUse } from './left-in-use.ts';
import { agrees, agreesByPlace, keyOfMoment, PastRows } from './past-rows.ts';
import { cellsOf, sourceOf, stands } from './random-history.ts';

const words = 'see you at the corner when it rains or call me later about that photo'.split(' ');

/** How an app writes: how often a message comes late, or two at one time, and how long its numbers are. */
interface Habits {
  readonly late: number;
  readonly tied: number;
  readonly unit: number;
  readonly firstRowId: number;
  readonly isCounted: boolean;
  /** What was written of a message stays, but for its state. */
  readonly isSteady: boolean;
  readonly hasGuid: boolean;
  readonly hasDateInJoin: boolean;
}

interface Table {
  readonly name: string;
  readonly create: string;
  readonly values: () => Readonly<Record<string, string>>;
}

const habitsOf = (random: Randomness): Habits => ({
  late: random.pick([0, 0, 0, 0.002, 0.02, 0.3]),
  tied: random.pick([0, 0, 0, 0.05]),
  unit: random.pick([1, 1000, 1_000_000_000]),
  firstRowId: random.pick([1, 1, 90, 900, 16_300, 20_050, 70_000, 2_100_000]),
  isCounted: random.chance(0.5),
  isSteady: random.chance(0.7),
  hasGuid: random.chance(0.6),
  hasDateInJoin: random.chance(0.5),
});

function tablesOf(random: Randomness, habits: Habits): Table[] {
  const { late, tied, unit, isCounted, hasGuid, hasDateInJoin } = habits;
  const key = `id INTEGER PRIMARY KEY${isCounted ? ' AUTOINCREMENT' : ''}`;
  const text = (most: number) =>
    Array.from({ length: random.between(1, most) }, () => random.pick(words)).join(' ');
  const hex = (length: number) =>
    Array.from({ length }, () => random.between(0, 15).toString(16)).join('');
  let seconds = 700_000_000;
  const date = (): string => {
    if (!random.chance(tied)) seconds += random.between(1, 5000);
    const at = random.chance(late) ? seconds - random.between(1, 50_000) : seconds;
    return `${at}${String(unit)
      .slice(1)
      .replace(/0/g, () => String(random.between(0, 9)))}`;
  };
  let message = habits.firstRowId;
  const messages = {
    name: 'message',
    create: `CREATE TABLE message (${key}, ${hasGuid ? 'guid TEXT UNIQUE NOT NULL, ' : ''}text TEXT, handle_id INTEGER, date INTEGER, date_read INTEGER, is_read INTEGER DEFAULT 0)`,
    values: () => ({
      ...(hasGuid ? { guid: `'${hex(8)}-${hex(4)}-${hex(12)}'` } : {}),
      text: random.chance(0.05) ? 'NULL' : `'${text(random.pick([2, 6, 20]))}'`,
      handle_id: String(random.between(1, 30)),
      date: date(),
      date_read: random.chance(0.5) ? 'NULL' : date(),
      is_read: String(random.between(0, 1)),
    }),
  };
  const joins = {
    name: 'chat_message_join',
    create: `CREATE TABLE chat_message_join (chat_id INTEGER, message_id INTEGER${hasDateInJoin ? ', message_date INTEGER' : ''}, PRIMARY KEY (chat_id, message_id))`,
    values: () => ({
      chat_id: String(random.between(1, 12)),
      message_id: String(random.chance(late) ? message - random.between(1, 50) : (message += 1)),
      ...(hasDateInJoin ? { message_date: date() } : {}),
    }),
  };
  const calls = {
    name: 'calls',
    create: `CREATE TABLE calls (${random.chance(0.5) ? `${key}, ` : ''}address TEXT, date REAL, duration REAL, answered INTEGER)`,
    values: () => ({
      address: `'+4930${random.between(1_000_000, 9_999_999)}'`,
      date: `${date()}.${random.between(1, 999)}`,
      duration: `${random.between(0, 4000)}.5`,
      answered: String(random.between(0, 1)),
    }),
  };
  return [messages, joins, calls];
}

/**
 * Messages, which of them each chat has, and calls, as phones store them, through what happens to them: of the rows that are told, those whose rowid was read, those for
 * which it was worked out, and in words those that never had it, never were or still are; of the rows deleted last those that stand, and which of them are not told.
 */
export function messageHistory(seed: number) {
  const random = randomness(seed);
  const habits = habitsOf(random);
  const isLogged = random.chance(0.3);
  const engine = engineOnDisk({
    pageSize: random.pick([512, 1024, 4096, 4096, 8192]),
    reserved: 0,
    pragmas: [
      `auto_vacuum = ${random.pick([0, 0, 1, 2])}`,
      'secure_delete = 0',
      `journal_mode = ${isLogged ? 'WAL' : 'DELETE'}`,
    ],
  });
  try {
    const past = new PastRows(engine);
    const tables = tablesOf(random, habits);
    const run = (sql: string, { name }: Table): void => {
      if (engine.run(sql)) past.note(name);
    };
    const insert = (table: Table, count: number, rowId?: number): void => {
      const rows = Array.from({ length: count }, table.values);
      const columns = Object.keys(rows[0]!);
      const given = rowId === undefined ? [] : [String(rowId)];
      const lists = rows.map((row) => `(${[...given, ...Object.values(row)].join()})`);
      const names = [...(rowId === undefined ? [] : ['rowid']), ...columns];
      run(`INSERT INTO ${table.name} (${names.join()}) VALUES ${lists.join()}`, table);
    };
    for (const table of tables) {
      engine.run(table.create);
      insert(table, 1, habits.firstRowId);
      insert(table, random.pick([20, 60, 150]));
    }
    const change = (table: Table): void => {
      const { name } = table;
      const rowIds = past.live(name).map((row) => Number(row.rowId));
      const one = rowIds.length === 0 ? 0 : random.pick(rowIds);
      const newest = Math.max(0, ...rowIds);
      const chance = random.between(0, 99);
      if (chance < 30) insert(table, random.pick([1, 1, 2, 5, 20]));
      else if (chance < 45) run(`DELETE FROM ${name} WHERE rowid = ${one}`, table);
      else if (chance < 52) run(`DELETE FROM ${name} WHERE rowid = ${newest}`, table);
      else if (chance < 60)
        run(
          `DELETE FROM ${name} WHERE rowid BETWEEN ${one} AND ${one + random.between(1, 8)}`,
          table,
        );
      else if (chance < 66) {
        const [column, value] = random.pick(Object.entries(table.values()));
        run(
          `DELETE FROM ${name} WHERE ${column} = ${name === 'message' && column === 'handle_id' ? value : `(SELECT ${column} FROM ${name} WHERE rowid = ${one})`}`,
          table,
        );
      } else if (chance < 90) {
        const [column, value] = random.pick(
          Object.entries(table.values()).filter(
            ([key]) =>
              !(
                habits.isSteady ? /^(?!text|date_read|is_read|duration|answered|chat_id)/ : /^guid/
              ).test(key),
          ),
        );
        const last = `rowid > ${newest - random.between(1, 6)}`;
        run(
          `UPDATE OR IGNORE ${name} SET ${column} = ${value} WHERE ${random.chance(0.6) ? last : `rowid = ${one}`}`,
          table,
        );
      } else if (chance < 93) insert(table, 1, random.between(1, newest + 20));
      else if (chance < 95) {
        const row = table.values();
        run(
          `REPLACE INTO ${name} (rowid, ${Object.keys(row).join()}) VALUES (${[one, ...Object.values(row)].join()})`,
          table,
        );
      } else if (chance < 97)
        run(`DELETE FROM ${name} WHERE rowid % ${random.between(2, 5)} = 0`, table);
      else if (chance < 98) {
        // It may give other rowids.
        engine.run('VACUUM');
        for (const one of tables) past.note(one.name);
      } else engine.run('PRAGMA wal_checkpoint(TRUNCATE)');
    };
    for (let i = random.between(5, 50); i > 0; i--) change(random.pick([tables[0]!, ...tables]));
    const names = tables.map(({ name }) => name);
    const cells = cellsOf(engine.files());
    const gone = names.flatMap((name) => past.live(name)).filter(() => random.chance(0.05));
    for (const { table, rowId } of gone)
      engine.run(`DELETE FROM ${table} WHERE rowid = ${String(rowId)}`);
    const files = leftInUse(engine.files(), seed);
    const rows = [...recoverRows(sourceOf(files))].filter(
      ({ table }) => table !== 'sqlite_sequence',
    );
    const all = past.all();
    const live = names.flatMap((name) => past.live(name));
    const standing = gone.filter((row) => stands(row, cells, files, live));
    return {
      told: rows.length,
      read: rows.filter((row) => row.rowId !== undefined && !row.isRowIdWorkedOut).length,
      workedOut: rows.filter((row) => row.isRowIdWorkedOut).length,
      wrong: [
        ...rows
          .filter((row) => !all.some((one) => agrees(row, one)))
          .map((row) => `${row.isRowIdWorkedOut ? 'worked out: ' : ''}${rowText(row)}`),
        ...rows
          .filter((row) => live.some((one) => agrees(row, one)))
          .map((row) => `live: ${rowText(row)}`),
      ],
      standing: standing.length,
      missed: standing
        .filter((row) => !rows.some((one) => agreesByPlace(one, { ...row, rowId: one.rowId })))
        .map(keyOfMoment),
    };
  } finally {
    engine.close();
  }
}
