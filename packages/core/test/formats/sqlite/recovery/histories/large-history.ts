import {
  recoverRows,
  type RecoveredRow,
} from '../../../../../src/formats/sqlite/recovery/index.ts';
import type { Randomness } from '../../randomness.ts';
import { randomness } from '../../randomness.ts';
import { engineOnDisk } from './history-engine.ts';
import { leftInUse } from './left-in-use.ts';
import { sourceOf } from './random-history.ts';

const words =
  'see you at the corner when it rains or call me later about that photo مرحبا أراك غدا في البيت'.split(
    ' ',
  );

/** A real that is no whole number, so that SQLite stores it as one. */
class Real {
  readonly value: number;

  constructor(value: number) {
    this.value = Number.isInteger(value) ? value + 0.5 : value;
  }
}

type Value = string | number | bigint | Real | null;

interface Kind {
  readonly create: string;
  /** Rows have numbers of their own; else the first columns are their key. */
  readonly hasRowIds: boolean;
  /** The column by which a row is told from all others, and one that changes. */
  readonly key: number;
  readonly changes: number;
  readonly values: () => Value[];
}

function kindsOf(random: Randomness): Readonly<Record<string, Kind>> {
  const text = (most: number) =>
    Array.from({ length: random.between(1, most) }, () => random.pick(words)).join(' ');
  const hex = (length: number) =>
    Array.from({ length }, () => random.between(0, 15).toString(16)).join('');
  const guid = () => `${hex(8)}-${hex(4)}-4${hex(3)}-${hex(12)}`.toUpperCase();
  let seconds = 700_000_000;
  const tick = () => (seconds += random.between(1, 5000));
  return {
    message: {
      create:
        'CREATE TABLE message (id INTEGER PRIMARY KEY AUTOINCREMENT, guid TEXT UNIQUE NOT NULL, text TEXT, handle_id INTEGER, date INTEGER, is_read INTEGER)',
      hasRowIds: true,
      key: 0,
      changes: 4,
      values: () => [
        guid(),
        random.chance(0.05) ? null : text(random.pick([2, 8, 30])),
        random.between(2, 90),
        BigInt(tick()) * 1_000_000_000n + BigInt(random.between(0, 999_999_999)),
        random.between(0, 1),
      ],
    },
    calls: {
      create:
        'CREATE TABLE calls (id INTEGER PRIMARY KEY, uuid TEXT, address TEXT, date REAL, duration REAL)',
      hasRowIds: true,
      key: 0,
      changes: 3,
      values: () => [
        guid(),
        `+49${random.between(100_000_000, 999_999_999)}`,
        new Real(tick() + random.between(1, 999) / 1000),
        new Real(random.between(0, 4000) + 0.25),
      ],
    },
    hashes: {
      create:
        'CREATE TABLE hashes (hash TEXT PRIMARY KEY, size INTEGER, seen REAL, note TEXT) WITHOUT ROWID',
      hasRowIds: false,
      key: 0,
      changes: 1,
      values: () => [
        hex(40),
        random.between(2, 1_000_000),
        new Real(tick() + random.between(1, 99) / 100),
        text(5),
      ],
    },
    cookies: {
      create:
        'CREATE TABLE cookies (host TEXT, name TEXT, value TEXT, expires INTEGER, PRIMARY KEY (host, name)) WITHOUT ROWID',
      hasRowIds: false,
      key: 1,
      changes: 3,
      values: () => [
        `${random.pick(words.slice(0, 16))}.${random.pick(words.slice(0, 16))}.example`,
        `${random.pick(['sid', 'uid', 'lang'])}-${hex(8)}`,
        hex(random.pick([8, 32])),
        tick(),
      ],
    },
    events: {
      create:
        'CREATE TABLE events (day INTEGER, uuid TEXT, kind TEXT, note TEXT, PRIMARY KEY (day, uuid)) WITHOUT ROWID',
      hasRowIds: false,
      key: 1,
      changes: 2,
      values: () => [
        Math.floor(tick() / 86_400),
        guid(),
        random.pick(['open', 'close', 'sync']),
        text(9),
      ],
    },
  };
}

/**
 * Tables with so many rows that what they look like is learned from a sample, through deletes and changes all over them: how many rows are told, in words those that never
 * were or still are, how many deleted last stand, and in words which of them are not told.
 */
export function largeHistory(seed: number) {
  const random = randomness(seed);
  const isLogged = random.chance(0.3);
  const engine = engineOnDisk({
    pageSize: random.pick([1024, 4096, 4096, 8192]),
    reserved: 0,
    pragmas: [
      `auto_vacuum = ${random.pick([0, 0, 1, 2])}`,
      'secure_delete = 0',
      `journal_mode = ${isLogged ? 'WAL' : 'DELETE'}`,
    ],
  });
  const all = Object.entries(kindsOf(random));
  const some = all.filter(() => random.chance(0.45));
  // A database without tables is an empty file.
  const kinds = some.length > 0 ? some : all.slice(0, 1);
  const tables = kinds.map(([name, kind]) => new Table(name, kind, (sql) => engine.run(sql)));
  try {
    for (let round = random.between(2, 4); round > 0; round--) {
      for (const table of tables) table.insert(random.pick([300, 2000, 6000]));
      for (const table of tables) {
        const share = random.pick([0.01, 0.05]);
        if (random.chance(0.4)) table.change(() => random.chance(share));
        if (random.chance(0.6)) table.delete(() => random.chance(share));
      }
      if (random.chance(0.1)) engine.run('VACUUM');
    }
    const gone = tables.flatMap((table) =>
      table.delete(() => random.chance(0.01)).map((row) => ({ table, row })),
    );
    const files = leftInUse(engine.files(), seed);
    const wrong: string[] = [];
    const told = new Set<string>();
    let count = 0;
    for (const row of recoverRows(sourceOf(files))) {
      if (row.table === 'sqlite_sequence') continue;
      count++;
      const table = tables.find(({ name }) => name === row.table);
      const was = table?.rowsLike(row) ?? [];
      const words = `${row.table} ${String(row.rowId)} ${row.columns.map((_, i) => (row.knows(i) ? String(row.value(i)) : '?')).join('|')} page ${row.page} ${row.at.space}`;
      if (row.table !== null && was.length === 0) wrong.push(words);
      if (table?.isLive(row) === true) wrong.push(`live: ${words}`);
      for (const one of was) told.add(one);
    }
    const all = Buffer.concat([files.file, files.wal ?? new Uint8Array(0)]);
    const standing = gone.filter(({ row }) => all.includes(bytesOf(row.values)));
    const missed = standing.filter(({ table, row }) => !told.has(table.lineOf(row)));
    return {
      told: count,
      wrong,
      standing: standing.length,
      missed: missed.map(({ table, row }) => `${table.name} ${table.lineOf(row)}`),
    };
  } finally {
    engine.close();
  }
}

interface Row {
  readonly rowId: number | undefined;
  readonly values: readonly Value[];
}

/** A table and all that it ever held. */
class Table {
  readonly name: string;
  readonly #kind: Kind;
  readonly #run: (sql: string) => boolean;
  readonly #live = new Map<Value, Row>();
  readonly #ever = new Map<Value, Row[]>();
  #rowIds = 0;

  constructor(name: string, kind: Kind, run: (sql: string) => boolean) {
    this.name = name;
    this.#kind = kind;
    this.#run = run;
    run(kind.create);
  }

  insert(count: number): void {
    const rows: Row[] = [];
    for (let i = 0; i < count; i++) {
      const rowId = this.#kind.hasRowIds ? ++this.#rowIds : undefined;
      rows.push(this.#keep({ rowId, values: this.#kind.values() }));
    }
    const lists = rows.map(
      ({ rowId, values }) =>
        `(${[...(rowId === undefined ? [] : [rowId]), ...values.map(literal)].join()})`,
    );
    const columns = this.#columns();
    const names = [...(this.#kind.hasRowIds ? ['rowid'] : []), ...columns].join();
    for (let i = 0; i < lists.length; i += 500)
      this.#run(`INSERT INTO ${this.name} (${names}) VALUES ${lists.slice(i, i + 500).join()}`);
  }

  change(isChanged: () => boolean): void {
    const { changes } = this.#kind;
    const name = this.#columns()[changes]!;
    this.#within([...this.#live.values()].filter(isChanged), (row) => {
      const values = [...row.values];
      values[changes] = this.#kind.values()[changes]!;
      this.#keep({ ...row, values });
      return `UPDATE ${this.name} SET ${name} = ${literal(values[changes])} WHERE ${this.#is(row)}`;
    });
  }

  delete(isDeleted: () => boolean): readonly Row[] {
    const rows = [...this.#live.values()].filter(isDeleted);
    this.#within(rows, (row) => {
      this.#live.delete(row.values[this.#kind.key]!);
      return `DELETE FROM ${this.name} WHERE ${this.#is(row)}`;
    });
    return rows;
  }

  /** The rows that once were and of which this may be one. */
  rowsLike(row: RecoveredRow): string[] {
    const own = this.#ownColumns(row);
    const key = own[this.#kind.key]!;
    const all = row.knows(key)
      ? (this.#ever.get(row.value(key) as Value) ?? [])
      : [...this.#ever.values()].flat();
    return all.filter((one) => isLike(row, own, one)).map((one) => this.lineOf(one));
  }

  isLive(row: RecoveredRow): boolean {
    const own = this.#ownColumns(row);
    const one = row.knows(own[this.#kind.key]!)
      ? this.#live.get(row.value(own[this.#kind.key]!) as Value)
      : undefined;
    return one !== undefined && own.every((column) => row.knows(column)) && isLike(row, own, one);
  }

  lineOf({ rowId, values }: Row): string {
    return [rowId, ...values.map(literal)].join('|');
  }

  #keep(row: Row): Row {
    const key = row.values[this.#kind.key]!;
    this.#live.set(key, row);
    const ever = this.#ever.get(key);
    if (ever === undefined) this.#ever.set(key, [row]);
    else ever.push(row);
    return row;
  }

  #within(rows: readonly Row[], statement: (row: Row) => string): void {
    this.#run('BEGIN');
    for (const row of rows) this.#run(statement(row));
    this.#run('COMMIT');
  }

  /** Names of the columns that a row here has values for. */
  #columns(): string[] {
    const [, inside] = /\((.*)\)/.exec(this.#kind.create)!;
    return inside!
      .replace(/, PRIMARY KEY .*/, '')
      .split(', ')
      .map((column) => column.split(' ')[0]!)
      .filter((column) => column !== 'id');
  }

  #ownColumns(row: RecoveredRow): number[] {
    return this.#columns().map((name) => row.columns.indexOf(name));
  }

  #is({ rowId, values }: Row): string {
    if (rowId !== undefined) return `rowid = ${rowId}`;
    return this.#columns()
      .slice(0, this.#kind.key + 1)
      .map((name, i) => `${name} = ${literal(values[i]!)}`)
      .join(' AND ');
  }
}

function isLike(row: RecoveredRow, own: readonly number[], one: Row): boolean {
  if (row.rowId !== undefined && one.rowId !== undefined && row.rowId !== one.rowId) return false;
  return own.every(
    (column, i) =>
      !row.knows(column) || literal(row.value(column) as Value) === literal(one.values[i]!),
  );
}

function literal(value: Value): string {
  if (value === null) return 'NULL';
  if (value instanceof Real) return String(value.value);
  return typeof value === 'string' ? `'${value}'` : String(value);
}

/** The body of a record of these values: numbers of the fewest bytes, with the first one of 8. */
function bytesOf(values: readonly Value[]): Buffer {
  return Buffer.concat(
    values.map((value) => {
      if (value === null || value === 0 || value === 1) return Buffer.alloc(0);
      if (typeof value === 'string') return Buffer.from(value);
      const bytes = Buffer.alloc(8);
      if (value instanceof Real) {
        bytes.writeDoubleBE(value.value);
        return bytes;
      }
      bytes.writeBigInt64BE(BigInt(value));
      const length = [1, 2, 3, 4, 6, 8].find((n) => BigInt(value) < 1n << BigInt(8 * n - 1))!;
      return bytes.subarray(8 - length);
    }),
  );
}
