import { memoryFile } from '../../../../../src/bytes/memory-file.ts';
import { openDatabase } from '../../../../../src/formats/sqlite/index.ts';
import type { RecoveredRow } from '../../../../../src/formats/sqlite/recovery/index.ts';
import { recoverRows } from '../../../../../src/formats/sqlite/recovery/index.ts';
import type { Randomness } from '../../randomness.ts';
import { randomness } from '../../randomness.ts';
import { rowText, shown } from './history.ts';
import type { DatabaseFiles, HistoryEngine } from './history-engine.ts';
import { engineInMemory, engineOnDisk } from './history-engine.ts';
import type { Form } from './history-forms.ts';
import { randomColumn, randomForm, text, whole } from './history-forms.ts';
import { leftInUse } from './left-in-use.ts';
import type { MomentRow } from './past-rows.ts';
import { agrees, agreesByPlace, keyOfMoment, PastRows } from './past-rows.ts';

/** Everything that is random about a history but its steps. */
interface Setting {
  readonly pageSize: number;
  readonly engine: 'disk' | 'memory';
  readonly reserved: number;
  readonly journal: 'DELETE' | 'PERSIST' | 'TRUNCATE' | 'WAL';
  readonly pragmas: readonly string[];
  readonly rowIds: 'given' | 'two bytes' | 'any' | 'small';
}

function randomSetting(random: Randomness): Setting {
  const engine = random.pick(['disk', 'disk', 'memory'] as const);
  const pageSize = random.pick([512, 512, 1024, 1024, 2048, 4096, 4096, 8192, 16384, 32768, 65536]);
  return {
    pageSize,
    engine,
    reserved: engine === 'memory' && random.chance(0.3) ? random.pick([8, 12, 32]) : 0,
    journal:
      engine === 'memory' ? 'DELETE' : random.pick(['DELETE', 'PERSIST', 'TRUNCATE', 'WAL', 'WAL']),
    pragmas: [
      `auto_vacuum = ${random.pick([0, 0, 0, 1, 2])}`,
      `secure_delete = ${random.pick(['0', '0', '0', '0', '1', 'FAST'])}`,
      ...(engine === 'memory'
        ? [`encoding = "${random.pick(['UTF-8', 'UTF-16le', 'UTF-16be'])}"`]
        : []),
    ],
    rowIds: random.pick(['given', 'given', 'two bytes', 'any', 'small']),
  };
}

const tableNames = ['message', 'visit', 'person', 'part'];

/** One run of statements, each row of every moment remembered. */
class Run {
  readonly engine: HistoryEngine;
  readonly past: PastRows;
  readonly forms = new Map<string, Form>();
  readonly #random: Randomness;
  readonly #setting: Setting;
  #next = 200;
  #column = 20;

  constructor(random: Randomness, setting: Setting, engine: HistoryEngine) {
    this.#random = random;
    this.#setting = setting;
    this.engine = engine;
    this.past = new PastRows(engine);
    const count = random.pick([1, 1, 2, 2, 3, 4]);
    for (const name of tableNames.slice(0, count)) this.#create(name);
    // Two tables of one form are told apart by nothing but where their rows stand.
    const [first] = this.forms.values();
    if (random.chance(0.15) && first !== undefined) {
      const twin = { ...first, name: 'twin', create: first.create.replace(first.name, 'twin') };
      if (engine.run(twin.create)) this.forms.set('twin', { ...twin, columns: [...first.columns] });
    }
  }

  run(sql: string, table?: string): void {
    if (!this.engine.run(sql)) return;
    // VACUUM may give other rowids.
    for (const one of table === undefined ? this.forms.keys() : [table]) this.past.note(one);
  }

  live(): MomentRow[] {
    return [...this.forms.keys()].flatMap((table) => this.past.live(table));
  }

  step(): void {
    const random = this.#random;
    const form = random.pick([...this.forms.values()]);
    const { name } = form;
    const kind = random.between(0, 99);
    if (kind < 42) this.#inserts(form, random.pick([1, 3, 12, 12, 40]));
    else if (kind < 54) this.run(`DELETE FROM ${name} WHERE ${this.#some(form)}`, name);
    else if (kind < 64)
      for (let i = 0; i < 3; i++) this.run(`DELETE FROM ${name} WHERE ${this.#one(form)}`, name);
    else if (kind < 70) this.#update(form, this.#some(form));
    else if (kind < 76) for (let i = 0; i < 3; i++) this.#update(form, this.#one(form));
    else if (kind < 80) this.#replace(form);
    else if (kind < 82) this.run(`DELETE FROM ${name}`, name);
    else if (kind < 84) this.run('VACUUM');
    else if (kind < 85) this.run('PRAGMA incremental_vacuum(3)');
    else if (kind < 87) this.#recreate(form);
    else if (kind < 89) this.#addColumn(form);
    else if (kind < 91) this.run(`PRAGMA secure_delete = ${random.pick(['0', '0', '1', 'FAST'])}`);
    else if (kind < 93)
      this.run(`CREATE INDEX i${++this.#column} ON ${name} (${random.pick(form.columns).name})`);
    else if (kind < 94) this.run(`DROP INDEX i${this.#column}`);
    else if (kind < 96) this.#transaction(form);
    else
      this.run(`PRAGMA wal_checkpoint(${random.pick(['PASSIVE', 'FULL', 'RESTART', 'TRUNCATE'])})`);
  }

  #create(name: string): void {
    for (;;) {
      const form = randomForm(this.#random, name);
      if (!this.engine.run(form.create)) continue;
      this.forms.set(name, form);
      return;
    }
  }

  #recreate({ name }: Form): void {
    this.run(`DROP TABLE ${name}`);
    const before = this.forms.get(name)!;
    if (this.#random.chance(0.4)) {
      this.engine.run(before.create);
      this.forms.set(name, {
        ...before,
        columns: before.columns.filter((column) => before.create.includes(`${column.name} `)),
      });
    } else this.#create(name);
  }

  #addColumn(form: Form): void {
    const column = randomColumn(this.#random, ++this.#column);
    const standard = this.#random.pick([
      '',
      '',
      ' DEFAULT 5',
      " DEFAULT 'standard'",
      ' DEFAULT NULL',
      ' DEFAULT 0',
    ]);
    if (
      !this.engine.run(
        `ALTER TABLE ${form.name} ADD COLUMN ${column.name} ${column.type}${standard}`,
      )
    )
      return;
    form.columns.push(column);
    this.past.note(form.name);
  }

  #inserts(form: Form, most: number): void {
    const count = this.#random.between(1, most);
    const same = this.#random.chance(0.1) ? this.#values(form) : undefined;
    for (let i = 0; i < count; i++)
      this.run(this.#insert(form, 'INSERT OR IGNORE', same), form.name);
  }

  #values(form: Form): string[] {
    return form.columns.map((column) => column.value(this.#random));
  }

  #insert(form: Form, verb: string, values: readonly string[] = this.#values(form)): string {
    const names = form.columns.map((column) => column.name);
    const rowId = form.rowId === undefined ? undefined : this.#rowId();
    return rowId === undefined
      ? `${verb} INTO ${form.name} (${names.join()}) VALUES (${values.join()})`
      : `${verb} INTO ${form.name} (${[form.rowId, ...names].join()}) VALUES (${[rowId, ...values].join()})`;
  }

  #rowId(): string | undefined {
    const random = this.#random;
    switch (this.#setting.rowIds) {
      case 'given':
        return undefined;
      case 'two bytes':
        return String(++this.#next);
      case 'small':
        return String(random.between(1, 120));
      case 'any':
        return whole(random);
    }
  }

  #replace(form: Form): void {
    const random = this.#random;
    for (let i = random.between(1, 4); i > 0; i--) {
      if (form.rowId === undefined || random.chance(0.5)) {
        this.run(this.#insert(form, 'REPLACE'), form.name);
        continue;
      }
      const [known] = this.engine.rows(
        `SELECT ${form.rowId} FROM ${form.name} LIMIT 1 OFFSET ${random.between(0, 20)}`,
      );
      if (known === undefined) continue;
      const names = form.columns.map((column) => column.name);
      const changed = random.pick(names);
      const into = form.rowId === 'rowid' ? undefined : form.rowId;
      if (into === undefined) {
        this.run(
          `REPLACE INTO ${form.name} (rowid, ${names.join()}) VALUES (${[String(known[0]), ...this.#values(form)].join()})`,
          form.name,
        );
      } else
        this.run(
          `INSERT INTO ${form.name} (${[into, ...names].join()}) VALUES (${[String(known[0]), ...this.#values(form)].join()}) ON CONFLICT (${into}) DO UPDATE SET ${changed} = excluded.${changed}`,
          form.name,
        );
    }
  }

  #update(form: Form, where: string): void {
    const random = this.#random;
    const column = random.pick(form.columns);
    const value = random.chance(0.2)
      ? text(random, random.pick([4, 20, 60, 400]))
      : column.value(random);
    this.run(
      `UPDATE OR IGNORE ${form.name} SET ${column.name} = ${value} WHERE ${where}`,
      form.name,
    );
  }

  #transaction(form: Form): void {
    const random = this.#random;
    this.run('BEGIN');
    this.#inserts(form, 10);
    this.run(`DELETE FROM ${form.name} WHERE ${this.#some(form)}`, form.name);
    this.#update(form, this.#some(form));
    this.run(random.pick(['COMMIT', 'COMMIT', 'ROLLBACK']), form.name);
  }

  #some(form: Form): string {
    const random = this.#random;
    const key = form.rowId ?? `length(${form.columns[form.key[0]!]!.name})`;
    return random.pick([
      `${key} % ${random.between(2, 9)} = ${random.between(0, 2)}`,
      `${key} % ${random.between(2, 9)} = ${random.between(0, 2)}`,
      `${random.pick(form.columns).name} IS NULL`,
      `length(${random.pick(form.columns).name}) > ${random.between(3, 60)}`,
    ]);
  }

  #one(form: Form): string {
    const key = form.rowId ?? form.columns[form.key[0]!]!.name;
    return `${key} IN (SELECT ${key} FROM ${form.name} LIMIT 1 OFFSET ${this.#random.between(0, 30)})`;
  }
}

export interface Outcome {
  readonly setting: Setting;
  readonly rows: readonly RecoveredRow[];
  readonly past: readonly MomentRow[];
  /** Rows that never were, and rows that still are, in words. */
  readonly wrong: readonly string[];
  /** Rows deleted last whose bytes still stand. */
  readonly standing: number;
  readonly missed: readonly string[];
  readonly files: DatabaseFiles;
}

/** Runs a random history, recovers, and holds what comes out against all that ever was. */
export function outcomeOf(seed: number): Outcome {
  const random = randomness(seed);
  const setting = randomSetting(random);
  const made = setting.engine === 'disk' ? engineOnDisk : engineInMemory;
  const engine = made({
    ...setting,
    pragmas: [
      ...setting.pragmas,
      `journal_mode = ${setting.journal}`,
      ...(setting.journal === 'WAL' ? ['wal_autocheckpoint = 0'] : []),
      `cache_size = ${random.pick([10, 2000])}`,
    ],
  });
  try {
    const run = new Run(random, setting, engine);
    for (let i = random.between(3, 40); i > 0; i--) run.step();
    engine.run('PRAGMA secure_delete = 0');
    const cells = cellsOf(engine.files());
    const gone = run.live().filter(() => random.chance(0.05));
    for (const row of gone) run.run(`DELETE FROM ${row.table} WHERE ${keyTest(row)}`);
    const files = leftInUse(engine.files(), seed);
    const rows = [...recoverRows(sourceOf(files))];
    const live = run.live();
    const past = run.past.all();
    const standing = gone.filter((row) => stands(row, cells, files, live));
    const missed = standing.filter(
      (row) => !rows.some((one) => agreesByPlace(one, { ...row, rowId: one.rowId })),
    );
    return {
      setting,
      rows,
      past,
      wrong: wrongAmong(rows, past, live),
      standing: standing.length,
      missed: missed.map((row) => `${keyOfMoment(row)} at ${cells.get(keyOfMoment(row))!.at}`),
      files,
    };
  } finally {
    engine.close();
  }
}

export function sourceOf({ file, wal, journal }: DatabaseFiles) {
  return {
    file: memoryFile(file),
    wal: wal === undefined ? undefined : memoryFile(wal),
    journal: journal === undefined ? undefined : memoryFile(journal),
  };
}

function keyTest(row: MomentRow): string {
  if (row.rowId !== undefined) return `rowid = ${shown(row.rowId)}`;
  return row.columns
    .map((name, index) => `${name} IS ${literal(row.values[index]!)}`)
    .join(' AND ');
}

/** A value as SQL. */
export const literal = (value: MomentRow['values'][number]): string =>
  value instanceof Uint8Array
    ? `x'${Buffer.from(value).toString('hex')}'`
    : typeof value === 'string'
      ? `'${value.replaceAll("'", "''")}'`
      : String(value);

export interface Cell {
  /** Where the version of its page is that SQLite reads. */
  readonly of: 'file' | 'wal';
  /** Offset there, and where it is in the file once a checkpoint has brought the page. */
  readonly at: number;
  readonly inFile: number;
  readonly bytes: Uint8Array;
  /** Where its values begin in `bytes`. */
  readonly valuesAt: number;
}

/** Where the live rows stand; none that have overflow pages. */
export function cellsOf({ file, wal }: DatabaseFiles): ReadonlyMap<string, Cell> {
  const cells = new Map<string, Cell>();
  const database = openDatabase(memoryFile(file), wal && { wal: memoryFile(wal) });
  const { pageSize } = database;
  for (const table of database.tables) {
    for (const row of database.rows(table)) {
      const size = row.payload.length;
      const head = size < 128 ? 1 : size < 16384 ? 2 : 3;
      const length = head + (row.rowId === undefined ? 0 : rowIdLength(row.rowId)) + size;
      if (length > pageSize / 4 - 40 || row.offset + length > pageSize) continue;
      const values = table.columns.map((_, column) => row.value(column));
      const moment = {
        table: table.name,
        rowId: row.rowId,
        columns: table.columns,
        values,
        stored: [],
      };
      const inFile = (row.page - 1) * pageSize + row.offset;
      const { frame } = row.position();
      const at =
        frame === undefined ? inFile : 32 + (frame - 1) * (24 + pageSize) + 24 + row.offset;
      const of = frame === undefined ? 'file' : 'wal';
      cells.set(keyOfMoment(moment), {
        of,
        at,
        inFile,
        bytes: (frame === undefined ? file : wal!).slice(at, at + length),
        // The length of a header that is shorter than 128 bytes is its first one.
        valuesAt: length - size + row.payload[0]!,
      });
    }
  }
  return cells;
}

function rowIdLength(rowId: number | bigint): number {
  if (rowId < 0) return 9;
  let length = 1;
  for (let limit = 128n; length < 9 && BigInt(rowId) >= limit; limit *= 128n) length++;
  return length;
}

/**
 * What still stands of the cell of a deleted row to which nothing alive is equal: where there is no log, all but the four bytes that the header of a
 * freeblock takes; of these 'values' all the same where one is of a value, as it is of a row without rowid that is nothing but a short key. No other byte tells the
 * letter that is lost with it, so that such a row does not stand ('but a letter'). Where the list of cells has grown over them, the page was written anew: whatever
 * stands there is left by chance. Where there is a log, the version of the page in which the row was alive stands whole or not at all.
 */
function partThatStands(
  row: MomentRow,
  cells: ReadonlyMap<string, Cell>,
  { file, wal }: DatabaseFiles,
  live: readonly MomentRow[],
): 'values' | 'but a letter' | 'nothing' {
  const cell = cells.get(keyOfMoment(row));
  if (cell === undefined || cell.bytes.length < 12) return 'nothing';
  // A freed cell has lost its rowid, also where a column is another name of it.
  const same = ({ table, columns, stored }: MomentRow) =>
    keyOfMoment({ table, rowId: 0, columns, values: stored, stored });
  if (live.some((one) => same(one) === same(row))) return 'nothing';
  const isThere = (from: number, to: number, held = file, at = cell.inFile): boolean =>
    Buffer.from(held.subarray(at + from, at + to)).equals(cell.bytes.subarray(from, to));
  const { length } = cell.bytes;
  if (wal !== undefined) {
    const isInLog = cell.of === 'wal' && isThere(0, length, wal, cell.at);
    return isInLog || isThere(0, length) ? 'values' : 'nothing';
  }
  if (cell.at < listEnd(file, cell.at) || !isThere(4, length)) return 'nothing';
  return isThere(Math.min(4, cell.valuesAt), 4) ? 'values' : 'but a letter';
}

/** Whether all values of a deleted row still stand in the cell that it had. */
export const stands = (...of: Parameters<typeof partThatStands>): boolean =>
  partThatStands(...of) === 'values';

/** The same but for a letter, which the header of a freeblock has taken. */
export const standsButForALetter = (...of: Parameters<typeof partThatStands>): boolean =>
  partThatStands(...of) === 'but a letter';

/** Where the list of cells ends of the page that an offset is in; the offset of the page where it is no leaf. */
function listEnd(file: Uint8Array, offset: number): number {
  const view = new DataView(file.buffer, file.byteOffset, file.byteLength);
  const size = view.getUint16(16);
  const page = offset - (offset % (size === 1 ? 65536 : size));
  const header = page === 0 ? 100 : page;
  const isLeafPage = file[header] === 10 || file[header] === 13;
  return isLeafPage ? header + 8 + 2 * view.getUint16(header + 3) : page;
}

function wrongAmong(
  rows: readonly RecoveredRow[],
  past: readonly MomentRow[],
  live: readonly MomentRow[],
): string[] {
  const found: string[] = [];
  for (const row of rows) {
    if (!past.some((one) => agrees(row, one))) {
      const isOther = past.some((one) => agreesByPlace(row, one));
      found.push(`${isOther ? 'of another table' : 'invented'}: ${rowText(row)}`);
    }
    if (live.some((one) => agrees(row, one))) found.push(`live: ${rowText(row)}`);
  }
  return found;
}
