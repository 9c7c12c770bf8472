import { memoryFile } from '../../../../src/bytes/memory-file.ts';
import { openDatabase } from '../../../../src/formats/sqlite/index.ts';
import type { RecoveredRow } from '../../../../src/formats/sqlite/recovery/index.ts';
import { recoverRows } from '../../../../src/formats/sqlite/recovery/index.ts';
import type { Randomness } from '../randomness.ts';
import { randomness } from '../randomness.ts';
import { writeWal } from '../write-wal.ts';
import type { PastRow } from './history.ts';
import { randomText } from './random-text.ts';
import { cameFrom, cellsOf, History, isAlive, keyOf, rowText } from './history.ts';

/** What one table of a history is made of; `fresh` values for a row, and what an update changes. */
interface Form {
  readonly name: string;
  readonly create: string;
  readonly columns: readonly string[];
  /** Whether a rowid, or the key that is one, may be chosen. */
  readonly rowId: 'rowid' | 'id' | undefined;
  readonly values: (random: Randomness) => readonly string[];
  readonly changed: string;
}

const text = (random: Randomness, longest: number): string => `'${randomText(random, longest)}'`;

function blob(random: Randomness, longest: number): string {
  let made = '';
  for (let i = random.between(0, longest); i > 0; i--)
    made += random
      .pick([0, 1, 255, random.between(0, 255)])
      .toString(16)
      .padStart(2, '0');
  return `x'${made}'`;
}

function whole(random: Randomness): string {
  const size = random.pick([0, 1, 7, 8, 15, 16, 23, 31, 40, 47, 53]);
  const value = Math.floor(random.between(0, 2 ** 30) * 2 ** (size - 30));
  return String(random.chance(0.2) ? -value : value);
}

const real = (random: Randomness): string => `${random.between(-(10 ** 9), 10 ** 9)}.5`;
const maybe = (random: Randomness, value: string): string => (random.chance(0.15) ? 'NULL' : value);

const forms: readonly Form[] = [
  {
    name: 'message',
    create: '(id INTEGER PRIMARY KEY, guid TEXT NOT NULL, body TEXT, date INTEGER, seen INT)',
    columns: ['guid', 'body', 'date', 'seen'],
    rowId: 'id',
    values: (random) => [
      text(random, 36),
      maybe(random, text(random, random.pick([10, 60, 300, 900]))),
      maybe(random, whole(random)),
      String(random.between(0, 1)),
    ],
    changed: 'body',
  },
  {
    name: 'note',
    create: '(id INTEGER PRIMARY KEY, name TEXT NOT NULL, body TEXT, made INTEGER, done INT)',
    columns: ['name', 'body', 'made', 'done'],
    rowId: 'id',
    values: (random) => [
      text(random, 36),
      maybe(random, text(random, 60)),
      whole(random),
      String(random.between(0, 1)),
    ],
    changed: 'body',
  },
  {
    name: 'visit',
    create: '(url TEXT, title TEXT, time REAL, count INTEGER)',
    columns: ['url', 'title', 'time', 'count'],
    rowId: 'rowid',
    values: (random) => [
      text(random, 80),
      maybe(random, text(random, 40)),
      random.pick([real(random), '7', 'NULL']),
      whole(random),
    ],
    changed: 'title',
  },
  {
    name: 'point',
    create: '(x INT, y INT, label TEXT)',
    columns: ['x', 'y', 'label'],
    rowId: 'rowid',
    values: (random) => [whole(random), whole(random), text(random, 20)],
    changed: 'label',
  },
  {
    name: 'person',
    create: '(number INT NOT NULL, name TEXT, surname TEXT, code FLOAT)',
    columns: ['number', 'name', 'surname', 'code'],
    rowId: 'rowid',
    values: (random) => [
      String(random.between(20_001, 29_999)),
      text(random, 10),
      maybe(random, text(random, 12)),
      real(random),
    ],
    changed: 'surname',
  },
  {
    name: 'part',
    create:
      '(name TEXT, number INT, data BLOB, note TEXT, PRIMARY KEY (name, number)) WITHOUT ROWID',
    columns: ['name', 'number', 'data', 'note'],
    rowId: undefined,
    values: (random) => [text(random, 12), whole(random), blob(random, 12), text(random, 40)],
    changed: 'note',
  },
  {
    name: 'letter',
    create: '(id INTEGER PRIMARY KEY AUTOINCREMENT, kind INT, title TEXT, body TEXT, picture BLOB)',
    columns: ['kind', 'title', 'body', 'picture'],
    rowId: 'id',
    values: (random) => [
      String(random.between(0, 200)),
      text(random, 20),
      text(random, random.pick([20, 1000, 5000])),
      blob(random, random.pick([0, 10, 700])),
    ],
    changed: 'body',
  },
];

type RowIds = 'given' | 'two bytes' | 'any';

/** Everything that is random about a history but its steps. */
interface Setting {
  readonly pageSize: number;
  readonly pragmas: string;
  readonly forms: readonly Form[];
  readonly rowIds: RowIds;
  readonly log: boolean;
}

function setting(random: Randomness): Setting {
  const chosen = forms.filter(() => random.chance(0.4));
  if (chosen.length === 0) chosen.push(random.pick(forms));
  return {
    pageSize: random.pick([512, 512, 1024, 1024, 4096, 4096, 8192, 65536]),
    pragmas: [
      random.pick(['', '', '', 'auto_vacuum = 1', 'auto_vacuum = 2']),
      random.pick(['', '', '', 'encoding = "UTF-16le"', 'encoding = "UTF-16be"']),
    ]
      .filter((pragma) => pragma !== '')
      .map((pragma) => `PRAGMA ${pragma};`)
      .join(''),
    forms: chosen,
    rowIds: random.pick(['given', 'two bytes', 'any']),
    log: random.chance(0.25),
  };
}

/** Statements of a history, by chance. */
class Steps {
  readonly #random: Randomness;
  readonly #setting: Setting;
  #next = 200;

  constructor(random: Randomness, setting: Setting) {
    this.#random = random;
    this.#setting = setting;
  }

  next(): string[] {
    const random = this.#random;
    const form = random.pick(this.#setting.forms);
    const { name, changed } = form;
    const row = this.#anyRow(form);
    const kind = random.between(0, 99);
    if (kind < 50) return Array.from({ length: random.between(1, 12) }, () => this.insert(form));
    if (kind < 62) return [`DELETE FROM ${name} WHERE ${row}`];
    if (kind < 72)
      return Array.from({ length: 3 }, () => `DELETE FROM ${name} WHERE ${this.#oneRow(form)}`);
    if (kind < 88)
      return [
        `UPDATE ${name} SET ${changed} = ${text(random, random.pick([4, 20, 60, 400]))} WHERE ${row}`,
      ];
    if (kind < 90) return [`DELETE FROM ${name}`];
    if (kind < 92) return ['VACUUM'];
    if (kind < 94) return ['PRAGMA incremental_vacuum(3)'];
    if (kind < 97) return [`DROP TABLE ${name}`, `CREATE TABLE ${name} ${form.create}`];
    return [`PRAGMA secure_delete = ${random.pick(['0', '0', '1', 'FAST'])}`];
  }

  insert(form: Form): string {
    const { name, columns, rowId } = form;
    const values = form.values(this.#random);
    const chosen = rowId === undefined ? undefined : this.#rowId();
    return chosen === undefined
      ? `INSERT OR IGNORE INTO ${name} (${columns.join()}) VALUES (${values.join()})`
      : `INSERT OR IGNORE INTO ${name} (${[rowId, ...columns].join()}) VALUES (${[chosen, ...values].join()})`;
  }

  #rowId(): string | undefined {
    const random = this.#random;
    switch (this.#setting.rowIds) {
      case 'given':
        return undefined;
      case 'two bytes':
        return String(++this.#next);
      case 'any':
        return whole(random);
    }
  }

  #anyRow(form: Form): string {
    const random = this.#random;
    const key = form.rowId ?? 'abs(number)';
    return `${key} % ${random.between(2, 9)} = ${random.between(0, 2)}`;
  }

  #oneRow(form: Form): string {
    const key = form.rowId ?? 'name';
    return `${key} IN (SELECT ${key} FROM ${form.name} LIMIT 1 OFFSET ${this.#random.between(0, 30)})`;
  }
}

export interface Outcome {
  readonly setting: Setting;
  readonly rows: readonly RecoveredRow[];
  readonly past: readonly PastRow[];
  /** Rows that never were, and rows that still are, in words. */
  readonly wrong: readonly string[];
  /** Rows deleted last whose bytes still stand. */
  readonly standing: number;
  readonly missed: readonly string[];
  readonly missedAt: readonly number[];
  readonly file: Uint8Array;
  readonly wal: Uint8Array | undefined;
}

/** Runs a random history, recovers, and holds what comes out against all that ever was. */
export function outcomeOf(seed: number): Outcome {
  const random = randomness(seed);
  const made = setting(random);
  const { forms: chosen, pageSize } = made;
  const history = new History(
    pageSize,
    chosen.map((form) => `CREATE TABLE ${form.name} ${form.create}`),
    chosen.map((form) => form.name),
    made.pragmas,
  );
  const steps = new Steps(random, made);
  const states: Uint8Array[] = [];
  for (let i = random.between(3, 40); i > 0; i--) {
    for (const statement of steps.next()) history.run(statement);
    if (made.log && random.chance(0.3)) states.push(history.bytes());
  }
  history.run('PRAGMA secure_delete = 0');
  const before = history.bytes();
  states.push(before);
  history.run('PRAGMA secure_delete = 0');
  const cells = cellsOf(before);
  const gone = history.live().filter(() => random.chance(0.05));
  for (const row of gone) history.run(`DELETE FROM ${row.table} WHERE ${keyTest(chosen, row)}`);
  const after = history.bytes();
  states.push(after);
  const { file, wal } = made.log
    ? withLog(random, states, pageSize)
    : { file: after, wal: undefined };
  const rows = [
    ...recoverRows({
      file: memoryFile(file),
      wal: wal === undefined ? undefined : memoryFile(wal),
    }),
  ];
  const live = history.live();
  const past = history.past();
  const liveValues = new Set(live.map(valuesOf));
  const standing = gone.filter((row) => {
    const cell = cells.get(`${row.table} ${String(row.rowId)}`);
    if (cell === undefined || liveValues.has(valuesOf(row))) return false;
    const now = after.subarray(cell.at + 4, cell.at + 4 + cell.rest.length);
    return Buffer.from(now).equals(Buffer.from(cell.rest));
  });
  const missed = standing.filter(
    (row) => !rows.some((one) => isOf(one, { ...row, rowId: one.rowId ?? null })),
  );
  return {
    setting: made,
    rows,
    past,
    wrong: wrongAmong(rows, past, live),
    standing: standing.length,
    missed: missed.map(keyOf),
    missedAt: missed.map((row) => cells.get(`${row.table} ${String(row.rowId)}`)!.at),
    file,
    wal,
  };
}

function keyTest(chosen: readonly Form[], row: PastRow): string {
  const form = chosen.find((one) => one.name === row.table)!;
  if (form.rowId !== undefined) return `${form.rowId} = ${String(row.rowId)}`;
  return `name = '${String(row.values[0])}' AND number = ${String(row.values[1])}`;
}

/** The file as an earlier state left it, and a log of two generations: the later one was written over the beginning of the first. */
function withLog(random: Randomness, states: readonly Uint8Array[], pageSize: number) {
  const turn = random.between(0, states.length - 1);
  const older = writeWal(states.slice(0, turn + 1), { pageSize, salts: [1, 2] });
  const newer = writeWal(states.slice(turn), { pageSize, salts: [2, 77] });
  const wal = new Uint8Array(Math.max(older.length, newer.length));
  wal.set(older);
  wal.set(newer);
  return { file: states[turn]!, wal };
}

const valuesOf = (row: PastRow): string => keyOf({ ...row, rowId: 0 });

function wrongAmong(
  rows: readonly RecoveredRow[],
  past: readonly PastRow[],
  live: readonly PastRow[],
): string[] {
  const found: string[] = [];
  for (const row of rows) {
    if (!past.some((one) => isOf(row, one))) found.push(`invented: ${rowText(row)}`);
    if (live.some((one) => isAlive(row, one))) found.push(`live: ${rowText(row)}`);
  }
  return found;
}

/** Where two tables have rows alike, the table of a row is a guess, and confidence is low. */
function isOf(row: RecoveredRow, past: PastRow): boolean {
  return cameFrom(
    row,
    row.confidence === 'low' && row.table !== null ? { ...past, table: row.table } : past,
  );
}

/** The tables of a file as they are now, for those who look into a failure. */
export function tablesOf(file: Uint8Array): readonly string[] {
  return openDatabase(memoryFile(file)).tables.map((table) => table.name);
}
