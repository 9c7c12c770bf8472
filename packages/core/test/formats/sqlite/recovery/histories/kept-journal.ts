import type { SqliteValue } from '../../../../../src/model/index.ts';
import type { RecoveredRow } from '../../../../../src/formats/sqlite/recovery/index.ts';
import { recoverRows } from '../../../../../src/formats/sqlite/recovery/index.ts';
import { randomness } from '../../randomness.ts';
import { shown } from './history.ts';
import { engineOnDisk } from './history-engine.ts';
import { sourceOf } from './random-history.ts';

const tables = ['note', 'visit', 'k1', 'k2', 'k3', 'k4', 'k5'];

/** What came of a history whose rollback journal was kept. */
export interface KeptJournalOutcome {
  readonly pageSize: number;
  /** Texts of rows that are there no longer, and stand in the journal. */
  readonly standing: number;
  /** Those of them that no recovered row has. */
  readonly missed: readonly string[];
  /** Recovered rows that never were, or that are there. */
  readonly wrong: readonly string[];
}

/** Transactions of many sizes, each with its pages over those of the ones before in a journal that is kept (`journal_mode = PERSIST`). */
export function keptJournalOutcome(seed: number): KeptJournalOutcome {
  const random = randomness(seed);
  const pageSize = random.pick([512, 1024, 4096, 4096]);
  const engine = engineOnDisk({
    pageSize,
    reserved: 0,
    pragmas: [
      `synchronous = ${random.pick(['OFF', 'FULL'])}`,
      `cache_size = ${random.pick([6, 10, 2000])}`,
      `secure_delete = ${random.pick(['0', '1'])}`,
      'journal_mode = PERSIST',
    ],
  });
  try {
    const past = new Set<string>();
    const text = new Map<string, string>();
    const live = (): Map<string, string> => {
      const rows = new Map<string, string>();
      for (const [name, table] of Object.entries({ note: 'note', visit: 'visit' }))
        for (const values of engine.rows(`SELECT * FROM ${table}`))
          rows.set(keyOf(name, values), String(values[1]));
      for (const name of tables.slice(2))
        for (const values of engine.rows(`SELECT * FROM ${name}`))
          rows.set(keyOf(name, values), '');
      return rows;
    };
    const note = (): void => {
      for (const [key, value] of live()) {
        past.add(key);
        if (value !== '') text.set(key, value);
      }
    };
    let version = 0;
    const words = (): string => `${'words '.repeat(random.between(1, 12))}end`;
    const insert = (): void => {
      const table = random.pick(['note', 'note', 'visit']);
      const value = `'${table} text ${++version} ${words()}'`;
      if (table === 'note') engine.run(`INSERT INTO note (text, at) VALUES (${value}, ${version})`);
      else
        engine.run(
          `INSERT INTO visit (url, text, time, times, page) VALUES ('https://x.example/${version}', ${value}, ${version}.5, 3, ${random.pick(['NULL', `'p${version}'`, `printf('p${version}%0900d', 1)`])})`,
        );
    };
    const transaction = (steps: () => void): void => {
      engine.run('BEGIN');
      steps();
      note();
      engine.run('COMMIT');
    };
    engine.run('CREATE TABLE note (id INTEGER PRIMARY KEY, text TEXT, at INT)');
    engine.run('CREATE TABLE visit (url TEXT, text TEXT, time REAL, times INT, page TEXT)');
    for (const name of tables.slice(2)) {
      engine.run(`CREATE TABLE ${name} (${name} TEXT, n INT, w REAL, x BLOB)`);
      engine.run(`INSERT INTO ${name} VALUES ('${name}', 1, 1.5, x'00')`);
    }
    note();
    const most = random.pick([60, 200, 500]);
    transaction(() => {
      for (let i = most; i > 0; i--) insert();
    });
    for (let i = random.between(2, 9); i > 0; i--) {
      const kind = random.between(0, 9);
      if (kind < 4)
        transaction(() => {
          for (const name of tables.slice(2, 2 + random.between(1, 5)))
            engine.run(`UPDATE ${name} SET n = n + 1`);
        });
      else if (kind < 7) {
        const from = random.between(1, most);
        const to = from + random.pick([0, 5, 50, 300]);
        transaction(() => {
          engine.run(`DELETE FROM note WHERE id BETWEEN ${from} AND ${to}`);
        });
      } else if (kind < 8)
        transaction(() => {
          engine.run(`DELETE FROM visit WHERE rowid % ${random.between(2, 9)} = 1`);
          for (let n = random.between(0, 30); n > 0; n--) insert();
        });
      else if (kind < 9)
        transaction(() => {
          for (let n = random.between(1, 30); n > 0; n--) insert();
        });
      else
        transaction(() => {
          engine.run(
            `UPDATE note SET text = text || ' v${++version}' WHERE id % ${random.between(5, 40)} = 0`,
          );
        });
    }
    const files = engine.files();
    const now = live();
    const nowTexts = new Set(now.values());
    const rows = [...recoverRows(sourceOf(files))];
    const told = new Set<string>(rows.flatMap(textsOf));
    const journal = Buffer.from(files.journal ?? []);
    const standing = [...new Set(text.values())].filter(
      (value) => !nowTexts.has(value) && journal.includes(value),
    );
    return {
      pageSize,
      standing: standing.length,
      missed: standing.filter((value) => !told.has(value)),
      wrong: rows.flatMap((row) => {
        const key = keyOfRow(row);
        if (key === undefined) return [];
        if (now.has(key)) return [`live: ${key}`];
        return past.has(key) ? [] : [`invented: ${key}`];
      }),
    };
  } finally {
    engine.close();
  }
}

function keyOf(table: string, values: readonly SqliteValue[]): string {
  return `${table} ${values.map((value) => shown(value)).join('|')}`;
}

/** Where all of a row of a table is known; what is known in part is looked at elsewhere. */
function keyOfRow(row: RecoveredRow): string | undefined {
  if (row.table === null || !tables.includes(row.table)) return undefined;
  if (!row.columns.every((_, column) => row.certain(column))) return undefined;
  if (row.columns[0] === 'id' && row.rowId === undefined) return undefined;
  return keyOf(
    row.table,
    row.columns.map((name, column) => (name === 'id' ? row.rowId! : row.value(column))),
  );
}

function textsOf(row: RecoveredRow): string[] {
  return row.columns.flatMap((_, column) => {
    const value = row.value(column);
    return typeof value === 'string' ? [value] : [];
  });
}
