import { describe, expect, test } from 'vitest';
import { recoverRows } from '../../../../../src/formats/sqlite/recovery/index.ts';
import type { Randomness } from '../../randomness.ts';
import { randomness } from '../../randomness.ts';
import { engineOnDisk } from '../histories/history-engine.ts';
import { sourceOf } from '../histories/random-history.ts';

const words = 'the quick brown fox jumps over a lazy dog and later calls from noon on'.split(' ');

function valueOf(random: Randomness, type: string): string {
  switch (type) {
    case 'TEXT':
      return `'${Array.from({ length: random.between(2, 12) }, () => random.pick(words)).join(' ')}'`;
    case 'INTEGER':
      return String(random.pick([0, 1, random.between(2, 100), random.between(1e8, 9e8)]));
    case 'REAL':
      return String(random.between(1, 9e8) / 10);
    default:
      return `x'${'9b2f81c6'.repeat(random.between(1, 6))}'`;
  }
}

const urlOf = (random: Randomness): string =>
  `https://n${random.between(1, 1e9)}.example/${random.pick(words)}`;

/** A table whose rows have a value in every column, but for a few that have an address and at most three others; those are deleted. */
function sparseHistory(seed: number) {
  const random = randomness(31_000 + seed);
  const isLogged = random.chance(0.2);
  const engine = engineOnDisk({
    pageSize: random.pick([1024, 4096, 4096]),
    reserved: 0,
    pragmas: ['secure_delete = 0', ...(isLogged ? ['journal_mode = WAL'] : [])],
  });
  try {
    const types = [
      'TEXT',
      ...Array.from({ length: random.pick([2, 4, 7, 11, 19, 39, 59]) }, () =>
        random.pick(['TEXT', 'INTEGER', 'INTEGER', 'REAL', 'BLOB']),
      ),
    ];
    const names = types.map((_, index) => `c${index}`);
    const declared = names.map((name, index) => `${name} ${types[index]}`);
    engine.run(`CREATE TABLE t (id INTEGER PRIMARY KEY, ${declared.join()})`);
    const insert = (count: number) => {
      for (let i = 0; i < count; i++)
        engine.run(
          `INSERT INTO t (${names.join()}) VALUES (${types.map((type) => valueOf(random, type)).join()})`,
        );
    };
    insert(random.between(20, 120));
    const planted: string[] = [];
    for (let i = random.pick([1, 1, 3, 6]); i > 0; i--) {
      const url = urlOf(random);
      const others = new Set<number>();
      for (let other = random.between(0, 3); other > 0; other--)
        others.add(random.between(1, types.length - 1));
      const columns = [...others];
      engine.run(
        `INSERT INTO t (${['c0', ...columns.map((column) => names[column]!)].join()}) VALUES (${[`'${url}'`, ...columns.map((column) => valueOf(random, types[column]!))].join()})`,
      );
      planted.push(url);
      if (random.chance(0.4)) insert(random.between(1, 3));
    }
    for (const url of planted) engine.run(`DELETE FROM t WHERE c0 = '${url}'`);
    const live = new Set(engine.rows('SELECT c0 FROM t').map(([text]) => text));
    const files = engine.files();
    const texts = [...recoverRows(sourceOf(files))].map((row) => {
      const column = row.columns.indexOf('c0');
      return column >= 0 && row.knows(column) ? row.value(column) : null;
    });
    const bytes = [files.file, files.wal ?? new Uint8Array(0)].map((one) => Buffer.from(one));
    const standing = planted.filter((url) => bytes.some((one) => one.includes(url)));
    return {
      standing: standing.length,
      missed: standing.filter((url) => !texts.includes(url)),
      live: texts.filter((text) => text !== null && live.has(text)),
    };
  } finally {
    engine.close();
  }
}

describe('rows that fill few of many columns, among rows that fill all', () => {
  test('are found once deleted, wherever in a page they stand', () => {
    let standing = 0;
    const missed: string[] = [];
    const live: unknown[] = [];
    for (let seed = 1; seed <= 80; seed++) {
      const one = sparseHistory(seed);
      standing += one.standing;
      missed.push(...one.missed.map((url) => `seed ${seed}: ${url}`));
      live.push(...one.live);
    }
    expect(live).toEqual([]);
    expect(standing).toBeGreaterThan(150);
    expect(missed.length / standing).toBeLessThan(0.02);
  });
});

/** Rows of two texts, some changed and some deleted before others are deleted last. */
function twoTexts(seed: number) {
  const random = randomness(52_000 + seed);
  const engine = engineOnDisk({
    pageSize: random.pick([1024, 4096]),
    reserved: 0,
    pragmas: ['secure_delete = 0'],
  });
  try {
    let counted = 0;
    const value = () =>
      `${Array.from({ length: random.between(1, 9) }, () => random.pick(words)).join(' ')} ${String(++counted)}`;
    const rows = (count: number) =>
      Array.from({ length: count }, () => `('key${random.between(1, 9999)}', '${value()}')`);
    const past = new Set<unknown>();
    const note = () => {
      for (const [name, text] of engine.rows('SELECT * FROM t'))
        past.add(`${String(name)} ${String(text)}`);
    };
    const run = (sql: string) => {
      if (!engine.run(sql)) throw new Error(sql);
      note();
    };
    engine.run('CREATE TABLE t (name TEXT, value TEXT)');
    run(`INSERT INTO t VALUES ${rows(random.between(60, 200)).join()}`);
    const rowIds = () => engine.rows('SELECT rowid FROM t').map(([rowId]) => Number(rowId));
    for (let i = random.between(0, 8); i > 0; i--) {
      const rowId = random.pick(rowIds());
      run(
        random.pick([
          `INSERT INTO t VALUES ${rows(random.between(1, 30)).join()}`,
          `DELETE FROM t WHERE rowid BETWEEN ${rowId} AND ${rowId + random.between(0, 4)}`,
          `UPDATE t SET value = '${value()}' WHERE rowid = ${rowId}`,
        ]),
      );
    }
    const before = engine.rows('SELECT value FROM t').map(([text]) => String(text));
    const last = Array.from({ length: random.between(1, 12) }, () => random.pick(rowIds()));
    run(`DELETE FROM t WHERE rowid IN (${last.join()})`);
    const live = new Set(engine.rows('SELECT value FROM t').map(([text]) => String(text)));
    const files = engine.files();
    const bytes = Buffer.from(files.file);
    const found = [...recoverRows(sourceOf(files))];
    const texts = new Set(found.map((row) => row.value(1)));
    const gone = before.filter((text) => !live.has(text) && bytes.includes(text));
    return {
      gone: gone.length,
      missed: gone.filter((text) => !texts.has(text)),
      wrong: found.filter(
        (row) =>
          row.knows(0) &&
          row.knows(1) &&
          !past.has(`${String(row.value(0))} ${String(row.value(1))}`),
      ),
    };
  } finally {
    engine.close();
  }
}

describe('rows of two texts', () => {
  // Of cells whose rowid has two bytes both serial types stand; how long the rowid was, the page and the tree tell.
  test('are found, be they in pages that were used before', () => {
    let gone = 0;
    const missed: string[] = [];
    const wrong: unknown[] = [];
    for (let seed = 1; seed <= 80; seed++) {
      const one = twoTexts(seed);
      gone += one.gone;
      missed.push(...one.missed.map((text) => `seed ${seed}: ${text}`));
      wrong.push(...one.wrong);
    }
    expect(wrong).toEqual([]);
    expect(gone).toBeGreaterThan(300);
    expect(missed.length / gone).toBeLessThan(0.03);
  });
});
