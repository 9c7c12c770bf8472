import { describe, expect, test } from 'vitest';
import { memoryFile } from '../../../../../src/bytes/memory-file.ts';
import { recoverRows } from '../../../../../src/formats/sqlite/recovery/index.ts';
import type { Randomness } from '../../randomness.ts';
import { randomness } from '../../randomness.ts';
import { made } from '../../made-database.ts';
import { shown } from '../histories/history.ts';

const settings = (pageSize: number, encoding = 'UTF-8') =>
  `PRAGMA page_size = ${pageSize}; PRAGMA secure_delete = 0; PRAGMA encoding = '${encoding}'`;
const names = 'anna bernd chloe driss emma farid greta hamid ines jamal'.split(' ');

const hex = (random: Randomness, digits: number): string =>
  Array.from({ length: digits }, () => random.between(0, 15).toString(16).toUpperCase()).join('');
const guid = (random: Randomness): string =>
  `'${[8, 4, 4, 4, 12].map((digits) => hex(random, digits)).join('-')}'`;
const address = (random: Randomness): string =>
  `'${random.pick(names)}.${random.pick(names)}${random.between(1, 99)}@mail.example'`;
const phone = (random: Randomness): string => `'+${random.between(10 ** 9, 10 ** 12)}'`;
const date = (random: Randomness): string => String(700_000_000 + random.between(0, 10 ** 7));
const count = (random: Randomness): string => String(random.between(2, 5000));
const blob = (random: Randomness): string => `x'${hex(random, 40)}'`;
const real = (random: Randomness): string => `${random.between(10 ** 6, 10 ** 7)}.5`;

interface Told {
  /** Rows that were told with all their values, and with their keys. */
  readonly whole: number;
  readonly keyed: number;
  /** Rows that were told and never were. */
  readonly wrong: readonly string[];
}

type Column = readonly [type: string, value: (random: Randomness) => string];

/**
 * Rows of a table without rowid, the first column its key, of which some are deleted one by one, `beside` of them side by side; then what is told
 * of them.
 */
function deletedOf(
  seed: number,
  columns: readonly Column[],
  newer = 0,
  beside = 1,
  rowsMade = 40,
  pageSize = 4096,
  encoding = 'UTF-8',
): Told {
  const random = randomness(seed);
  const rows = Array.from({ length: rowsMade }, () => columns.map(([, value]) => value(random)));
  const gone = rows.filter((_, index) => index % 8 >= 3 && index % 8 < 3 + beside);
  const later = Array.from({ length: newer }, () => columns.map(([, value]) => value(random)));
  const declared = columns.map(([type], index) => `c${index} ${type}`).join();
  const file = made(
    settings(pageSize, encoding),
    `CREATE TABLE item (${declared}, PRIMARY KEY (c0)) WITHOUT ROWID`,
    `INSERT OR IGNORE INTO item VALUES ${rows.map((row) => `(${row.join()})`).join()}`,
    ...gone.map(([key]) => `DELETE FROM item WHERE c0 = ${key}`),
    ...later.map((row) => `INSERT OR IGNORE INTO item VALUES (${row.join()})`),
  );
  const told = [...recoverRows({ file: memoryFile(file) })].map((row) =>
    row.columns.map((_, column) =>
      row.knows(column) ? shown(row.value(column)).toUpperCase() : undefined,
    ),
  );
  const isRow = (one: readonly (string | undefined)[]): boolean =>
    rows.some((row) =>
      row.every((literal, column) =>
        [undefined, literal.toUpperCase(), literal.toUpperCase().replaceAll("'", '')].includes(
          one[column],
        ),
      ),
    );
  return {
    whole: told.filter((one) => !one.includes(undefined)).length,
    keyed: told.filter(([key]) => key !== undefined).length,
    wrong: told.filter((one) => !isRow(one)).map((one) => `seed ${seed}: ${one.join('|')}`),
  };
}

describe('a row without rowid that lost the lengths of its first two values is told whole', () => {
  test.each<[string, readonly Column[]]>([
    [
      'an id and an address',
      [
        ['TEXT', guid],
        ['TEXT', address],
      ],
    ],
    [
      'an address and a number of calls',
      [
        ['TEXT', address],
        ['INTEGER', count],
      ],
    ],
    [
      'a phone number, a date and a number',
      [
        ['TEXT', phone],
        ['INTEGER', date],
        ['INTEGER', count],
      ],
    ],
    [
      'an address and a hash',
      [
        ['TEXT', address],
        ['BLOB', blob],
      ],
    ],
    [
      'a real, an id and a date',
      [
        ['REAL', real],
        ['TEXT', guid],
        ['INTEGER', date],
      ],
    ],
    [
      'a date and an address',
      [
        ['INTEGER', date],
        ['TEXT', address],
      ],
    ],
  ])('%s', (_, columns) => {
    // Of 100 rows deleted, in each encoding.
    for (const encoding of ['UTF-8', 'UTF-16le', 'UTF-16be']) {
      let whole = 0;
      for (let seed = 1; seed <= 20; seed++) {
        const told = deletedOf(seed, columns, 0, 1, 40, 4096, encoding);
        expect(told.wrong).toEqual([]);
        whole += told.whole;
      }
      expect(whole, encoding).toBeGreaterThan(85);
    }
  });

  test('also where no more than eight rows are left', () => {
    let whole = 0;
    for (let seed = 1; seed <= 40; seed++) {
      const told = deletedOf(
        seed,
        [
          ['BLOB', blob],
          ['TEXT', address],
          ['INTEGER', date],
        ],
        0,
        1,
        9,
      );
      expect(told.wrong).toEqual([]);
      whole += told.whole;
    }
    // Of 40.
    expect(whole).toBeGreaterThan(30);
  });

  test('also where its last text goes on in an overflow page', () => {
    const text = (random: Randomness): string =>
      `'${Array.from({ length: random.between(1, 14) }, () => random.pick(names)).join(' ')}'`;
    let keyed = 0;
    for (let seed = 1; seed <= 40; seed++) {
      const told = deletedOf(
        seed,
        [
          ['INTEGER', (random) => String(3 * random.between(0, 110))],
          ['TEXT', phone],
          ['REAL', real],
          ['BLOB', (random) => (random.chance(0.5) ? 'NULL' : `x'${hex(random, 10)}'`)],
          ['TEXT', text],
        ],
        0,
        1,
        40,
        512,
      );
      expect(told.wrong).toEqual([]);
      keyed += told.keyed;
    }
    // 144 where a reading that no number of it allows hides all others.
    expect(keyed).toBeGreaterThan(146);
  });

  test('also where its last number would be cut if it ended a byte later, by what is left of it', () => {
    let whole = 0;
    for (let seed = 1; seed <= 20; seed++) {
      const told = deletedOf(
        seed,
        [
          ['TEXT', (random) => `'${random.pick(names)}.${random.pick(names)}.example'`],
          ['TEXT', (random) => `'${random.pick(['uid', 'sid', 'lang'])}-${hex(random, 8)}'`],
          ['TEXT', (random) => `'${hex(random, random.pick([8, 32]))}'`],
          ['INTEGER', (random) => String(random.between(7 * 10 ** 8, 84 * 10 ** 7))],
        ],
        0,
        1,
        200,
      );
      expect(told.wrong).toEqual([]);
      whole += told.whole;
    }
    // 401 of 500 where the first bytes of a number tell nothing.
    expect(whole).toBeGreaterThan(408);
  });

  test('a number that takes more bytes than all that are left is not parted into two values that are usual', () => {
    for (let seed = 1; seed <= 5; seed++) {
      const random = randomness(seed);
      const note = (): string =>
        random.chance(0.5) ? 'NULL' : `x'${hex(random, 2 * random.between(1, 8))}'`;
      const rows = Array.from({ length: 340 }, (_, index) => [
        3 * (index + 1),
        note(),
        `'${random.pick(names)}'`,
      ]);
      const file = made(
        'PRAGMA page_size = 16384; PRAGMA secure_delete = 0',
        'CREATE TABLE item (a INTEGER PRIMARY KEY, b BLOB, c TEXT) WITHOUT ROWID',
        ...rows.map((row) => `INSERT INTO item VALUES (${row.join()})`),
        // The keys grow, so that what is deleted last has other ones than what is left.
        ...rows
          .filter(([key]) => Number(key) > 99)
          .map(([key]) => `DELETE FROM item WHERE a = ${key}`),
      );
      const told = [...recoverRows({ file: memoryFile(file) })].filter((row) => row.knows(0));
      for (const row of told) expect(row.value(0), `seed ${seed}`).toBeGreaterThan(99);
    }
  });

  test('two texts of the same letters are told apart in no row', () => {
    const text = (random: Randomness): string =>
      `'${Array.from({ length: random.between(4, 20) }, () => String.fromCharCode(random.between(97, 122))).join('')}'`;
    let whole = 0;
    for (let seed = 1; seed <= 20; seed++) {
      const told = deletedOf(seed, [
        ['TEXT', text],
        ['TEXT', text],
      ]);
      expect(told.wrong).toEqual([]);
      whole += told.whole;
    }
    expect(whole).toBe(0);
  });

  test('a text that would end with a space, as none does, was parted in the wrong place', () => {
    const word = (random: Randomness): string =>
      Array.from({ length: random.between(1, 3) }, () => random.pick(names)).join(' ');
    const columns: readonly Column[] = [
      ['TEXT', (random) => `'${word(random)} ${random.between(1, 9)}'`],
      ['TEXT', (random) => `'${word(random)}'`],
      ['TEXT', (random) => `'${word(random)}'`],
    ];
    let whole = 0;
    for (let seed = 1; seed <= 40; seed++) {
      const told = deletedOf(seed, columns, seed % 4);
      expect(told.wrong).toEqual([]);
      whole += told.whole;
    }
    expect(whole).toBeGreaterThan(40);
  });

  test('nor is a row whose end a newer one took', () => {
    const columns: readonly Column[] = [
      ['TEXT', guid],
      ['TEXT', address],
    ];
    let whole = 0;
    for (let seed = 1; seed <= 60; seed++) {
      const told = deletedOf(seed, columns, 2);
      expect(told.wrong).toEqual([]);
      whole += told.whole;
    }
    // Of 300, of which 120 have lost their ends, or more than that.
    expect(whole).toBeGreaterThan(140);
  });
});

describe('the key of a row without rowid is told where its end, or what is behind it, is not sure', () => {
  const few = (random: Randomness): string =>
    random.pick([
      'NULL',
      "''",
      `'${random.pick(names)}'`,
      `'${random.pick(names)} ${random.pick(names)}'`,
    ]);

  test.each<[string, number, number, readonly Column[]]>([
    // Of 100 rows deleted, and of 200.
    [
      'a hash and a note that may be empty',
      1,
      80,
      [
        ['BLOB', blob],
        ['TEXT', few],
      ],
    ],
    [
      'of rows that were freed side by side',
      2,
      150,
      [
        ['BLOB', blob],
        ['TEXT', few],
      ],
    ],
    [
      'a guid and a name',
      2,
      150,
      [
        ['TEXT', guid],
        ['TEXT', few],
      ],
    ],
  ])('%s', (_, beside, least, columns) => {
    let keyed = 0;
    for (let seed = 1; seed <= 20; seed++) {
      const told = deletedOf(seed, columns, 0, beside);
      expect(told.wrong).toEqual([]);
      keyed += told.keyed;
    }
    expect(keyed).toBeGreaterThan(least);
  });
});

test('a page full of heads of freeblocks is searched in bounded work for rows that have live ones to be held against', () => {
  const random = randomness(1);
  const size = 65_536;
  const rows = Array.from(
    { length: 60 },
    () => `(${address(random)}, ${address(random)}, ${date(random)})`,
  );
  const file = made(
    `PRAGMA page_size = ${size}; PRAGMA secure_delete = 0`,
    'CREATE TABLE item (a TEXT PRIMARY KEY, b TEXT, c INT) WITHOUT ROWID',
    `INSERT OR IGNORE INTO item VALUES ${rows.join()}`,
  );
  const page = file.subarray(size, 2 * size);
  const view = new DataView(page.buffer, page.byteOffset);
  const from = 200;
  const to = view.getUint16(5) - 4;
  // Each says that it ends where the gap does, and begins a row of texts and a number.
  for (let at = from; at + 8 < to; at += 8) {
    view.setUint16(at, 0);
    view.setUint16(at + 2, view.getUint16(5) - at);
    page.set([4, 0x61, 0x62, 0x63], at + 4);
  }
  expect([...recoverRows({ file: memoryFile(file) })].length).toBeLessThan(size / 8);
});
