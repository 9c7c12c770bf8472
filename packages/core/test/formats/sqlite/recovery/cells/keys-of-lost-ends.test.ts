import { describe, expect, test } from 'vitest';
import { memoryFile } from '../../../../../src/bytes/memory-file.ts';
import { recoverRows } from '../../../../../src/formats/sqlite/recovery/index.ts';
import type { Randomness } from '../../randomness.ts';
import { randomness } from '../../randomness.ts';
import { made } from '../../made-database.ts';
import { shown } from '../histories/history.ts';

const settings = 'PRAGMA page_size = 4096; PRAGMA secure_delete = 0';

const bytes = (random: Randomness, length: number): string =>
  `x'${Array.from({ length }, () => random.between(0, 255).toString(16).padStart(2, '0')).join('')}'`;
const phone = (random: Randomness): string => `'+49${random.between(10 ** 8, 10 ** 9 - 1)}'`;
const date = (random: Randomness): string => String(700_000_000 + random.between(0, 10 ** 7));

/**
 * What the second value of such a row was, and where it ended, its bytes do not tell: another length of a blob is as probable, and what came later may
 * have taken the end. All of that leaves the key where it is.
 */
describe('the key of a row without rowid is told where only the end of the row is not', () => {
  test.each<[string, string, (random: Randomness) => string, (random: Randomness) => string]>([
    ['a phone number and a blob of any length', 'TEXT', phone, (r) => bytes(r, r.between(1, 30))],
    ['a date and a blob of any length', 'INTEGER', date, (r) => bytes(r, r.between(1, 30))],
    ['a date and a flag', 'INTEGER', date, (r) => String(r.between(0, 1))],
  ])('%s', (_, type, key, value) => {
    let told = 0;
    let gone = 0;
    for (let seed = 1; seed <= 30; seed++) {
      const random = randomness(seed);
      const rows = Array.from({ length: 60 }, () => [key(random), value(random)] as const);
      const deleted = rows.filter((_row, index) => index % 12 === 5);
      const file = made(
        settings,
        `CREATE TABLE item (k ${type} PRIMARY KEY, v) WITHOUT ROWID`,
        `INSERT OR IGNORE INTO item VALUES ${rows.map((row) => `(${row.join()})`).join()}`,
        ...deleted.map(([one]) => `DELETE FROM item WHERE k = ${one}`),
      );
      gone += deleted.length;
      for (const row of recoverRows({ file: memoryFile(file) })) {
        const like = deleted.filter(([one]) => one === shown(row.value(0)));
        expect([seed, row.knows(0), like.length]).toEqual([seed, true, 1]);
        if (row.knows(1)) expect(shown(row.value(1))).toBe(like[0]![1].replace(/^x'(.*)'$/, 'x$1'));
        told++;
      }
    }
    expect(told / gone).toBeGreaterThan(0.9);
  });
});
