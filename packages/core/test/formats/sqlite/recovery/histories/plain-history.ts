import { memoryFile } from '../../../../../src/bytes/memory-file.ts';
import { recoverRows } from '../../../../../src/formats/sqlite/recovery/index.ts';
import type { Randomness } from '../../randomness.ts';
import type { HistoryEngine } from './history-engine.ts';
import { engineOnDisk } from './history-engine.ts';
import { agrees, PastRows } from './past-rows.ts';
import type { MomentRow } from './past-rows.ts';
import { cellsOf, stands } from './random-history.ts';

export interface Column {
  readonly name: string;
  readonly type: string;
  /** As SQL. `counted` is another number for each row. */
  readonly value: (random: Randomness, counted: number) => string;
}

const statementsOfDeletion = (random: Randomness, rowIds: readonly number[]): string[] => {
  const one = random.pick(rowIds);
  return random.pick([
    [`DELETE FROM t WHERE rowid = ${one}`],
    [1, 2, 3, 4].map(() => `DELETE FROM t WHERE rowid = ${random.pick(rowIds)}`),
    [`DELETE FROM t WHERE rowid BETWEEN ${one} AND ${one + random.between(1, 15)}`],
    [`DELETE FROM t WHERE rowid % ${random.between(2, 7)} = 1`],
    ['DELETE FROM t'],
  ]);
};

/**
 * A table as anybody would make one to try recovery, a few changes, and deletions with nothing after them: how many rows are told
 * that never were or are live, and which of the rows that stand were missed.
 */
export function plainHistory(random: Randomness, columns: readonly Column[], hasKey: boolean) {
  const engine: HistoryEngine = engineOnDisk({
    pageSize: random.pick([512, 1024, 4096, 4096, 8192, 65536]),
    reserved: 0,
    pragmas: [`auto_vacuum = ${random.pick([0, 0, 1, 2])}`, 'secure_delete = 0'],
  });
  try {
    const past = new PastRows(engine);
    const run = (sql: string) => {
      if (!engine.run(sql)) throw new Error(sql);
      past.note('t');
    };
    let counted = 0;
    const insert = (count: number) => {
      const rows = Array.from(
        { length: count },
        () => `(${columns.map((column) => column.value(random, ++counted)).join()})`,
      );
      run(`INSERT INTO t (${columns.map(({ name }) => name).join()}) VALUES ${rows.join()}`);
    };
    const declared = columns.map(({ name, type }) => `${name} ${type}`);
    engine.run(
      `CREATE TABLE t (${[...(hasKey ? ['id INTEGER PRIMARY KEY'] : []), ...declared].join()})`,
    );
    const rowIds = () => past.live('t').map((row) => Number(row.rowId));
    insert(random.pick([10, 40, 120]));
    for (let i = random.between(0, 8); i > 0; i--) {
      const live = rowIds();
      const step = random.between(0, 9);
      if (step < 4 || live.length < 5) insert(random.between(1, 25));
      else if (step < 6) for (const sql of statementsOfDeletion(random, live)) run(sql);
      else if (step < 9) {
        for (let changed = random.between(1, 8); changed > 0; changed--) {
          const { name, value } = random.pick(columns);
          run(
            `UPDATE t SET ${name} = ${value(random, ++counted)} WHERE rowid = ${random.pick(live)}`,
          );
        }
      } else run('VACUUM');
    }
    if (rowIds().length === 0) insert(5);
    const cells = cellsOf(engine.files());
    const before = past.live('t');
    for (const sql of statementsOfDeletion(random, rowIds())) run(sql);
    const files = engine.files();
    const live = past.live('t');
    const kept = new Set(live.map((row) => row.rowId));
    const gone = before.filter((row) => !kept.has(row.rowId) && stands(row, cells, files, live));
    // SQLite deletes the journal when it is done with it.
    const rows = [...recoverRows({ file: memoryFile(files.file) })];
    return {
      wrong: rows.filter(
        (row) =>
          !past.all().some((one) => agrees(row, one)) || live.some((one) => agrees(row, one)),
      ).length,
      plain: gone.filter(isPlain),
      missed: gone.filter(
        (row) =>
          isPlain(row) &&
          !rows.some((one) => agrees(one, row) && knownOf(one) >= Math.min(2, columns.length)),
      ),
    };
  } finally {
    engine.close();
  }
}

const isPlain = ({ values }: MomentRow): boolean =>
  values.some((value) => typeof value === 'string' && value.length >= 4) &&
  values[0] !== '' &&
  values.filter((value) => value !== null).length >= 2;

const knownOf = (
  row: ReturnType<typeof recoverRows> extends Iterable<infer R> ? R : never,
): number =>
  row.columns.filter((_, column) => row.knows(column) && row.value(column) !== null).length;
