import { expect, test } from 'vitest';
import { memoryFile } from '../../../../../src/bytes/memory-file.ts';
import { recoverRows } from '../../../../../src/formats/sqlite/recovery/index.ts';
import { made } from '../../made-database.ts';
import type { Randomness } from '../../randomness.ts';
import { randomness } from '../../randomness.ts';
import { shown } from '../histories/history.ts';

type Value = (random: Randomness) => string;

const words = {
  Latin: 'alpha bravo charlie delta echo foxtrot golf hotel india juliet kilo lima'.split(' '),
  Arabic: 'محمد سارة كريم ليلى يوسف هدى عمر نور خالد مريم سامي دينا'.split(' '),
};
const number: Value = (random) => String(random.between(2, 120));
const nameOf =
  (script: keyof typeof words): Value =>
  (random) =>
    `'${Array.from({ length: random.between(2, 5) }, () => random.pick(words[script])).join(' ')}'`;

/** What is told of twelve tables without rowid, in an encoding, with a text as key and a number of one byte. */
function toldOf(encoding: string, key: Value, after: (random: Randomness) => string[]) {
  const told: string[] = [];
  const all: string[] = [];
  let gone = 0;
  for (let seed = 1; seed <= 12; seed++) {
    const random = randomness(seed);
    const rows = Array.from({ length: 60 }, () => `${key(random)},${number(random)}`);
    const deleted = rows.filter((_, index) => index % 12 === 5);
    const file = made(
      `PRAGMA encoding = "${encoding}"; PRAGMA page_size = 8192; PRAGMA secure_delete = 0`,
      'CREATE TABLE item (k TEXT PRIMARY KEY, v INTEGER) WITHOUT ROWID',
      `INSERT OR IGNORE INTO item VALUES ${rows.map((row) => `(${row})`).join()}`,
      ...deleted.map((row) => `DELETE FROM item WHERE k = ${row.split(',')[0]!}`),
      ...after(random).map((row) => `INSERT OR IGNORE INTO item VALUES (${row})`),
    );
    for (const row of recoverRows({ file: memoryFile(file) }))
      if (row.knows(0)) told.push(`${seed} ${shown(row.value(0))}`);
    all.push(...rows.map((row) => `${seed} ${row.split(',')[0]!}`));
    gone += deleted.length;
  }
  return { told, all, gone };
}

/** The byte of the number would be half of a letter, which no text of the table holds. */
test.for(['UTF-16le', 'UTF-16be'])(
  'in %s a key is told beside which the number would be half of one more letter whose other half is lost',
  (encoding) => {
    const phone: Value = (random) => `'+49${random.between(10 ** 8, 10 ** 10)}'`;

    const { told, all, gone } = toldOf(encoding, phone, () => []);

    for (const one of told) expect(all).toContain(one);
    expect(told.length / gone).toBeGreaterThan(0.85);
  },
);

test.for([
  ['UTF-16le', 'Latin'],
  ['UTF-16be', 'Latin'],
  ['UTF-16le', 'Arabic'],
  ['UTF-16be', 'Arabic'],
] as const)(
  'in %s no %s name is told in part whose cell a shorter one was written over',
  ([encoding, script]) => {
    const { told, all } = toldOf(encoding, nameOf(script), (random) =>
      Array.from({ length: 4 }, () => `'${text(random)}',${number(random)}`),
    );

    for (const one of told) expect(all).toContain(one);
    expect(told.length).toBeGreaterThan(20);
  },
);

/** One to five letters, so that it takes an odd number of bytes of what was there, with the number. */
function text(random: Randomness): string {
  return 'abcde'.slice(0, random.between(1, 5)) + String(random.between(1, 9));
}
