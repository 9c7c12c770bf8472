import { expect, test } from 'vitest';
import { memoryFile } from '../../../../../src/bytes/memory-file.ts';
import { recoverRows } from '../../../../../src/formats/sqlite/recovery/index.ts';
import type { Randomness } from '../../randomness.ts';
import { randomness } from '../../randomness.ts';
import { made } from '../../made-database.ts';
import { query, sqlJs } from '../../oracle.ts';
import { shown } from '../histories/history.ts';

const words = 'been way them her our right over find food with help meeting much'.split(' ');
const rows = 120;

/** A value of any kind, as SQL. */
function anyValue(random: Randomness, column: number): string {
  const kind = random.between(0, 7);
  if (kind < 3 || (column % 3 === 0 && random.between(0, 4) > 0)) return 'NULL';
  if (kind === 3) return String(random.between(-300, 300));
  if (kind === 4) return String(random.between(-(2 ** 48), 2 ** 48));
  if (kind === 5) return String(random.between(-(2 ** 30), 2 ** 30) / 7919);
  const list = (length: number, one: () => string) => Array.from({ length }, one);
  if (kind === 6) return `'${list(random.between(1, 5), () => random.pick(words)).join(' ')}'`;
  const byte = () => random.between(0, 255).toString(16).padStart(2, '0');
  return `x'${list(random.between(0, 24), byte).join('')}'`;
}

test('a row is not read from a value on by one that would have lost its end, where its own values fill its space to the byte', () => {
  const columns = Array.from({ length: 10 }, (_, column) => column);
  let told = 0;
  for (let seed = 1; seed <= 12; seed++) {
    const random = randomness(seed);
    const kept = [
      'PRAGMA page_size = 4096; PRAGMA secure_delete = 0',
      `CREATE TABLE t (id INTEGER PRIMARY KEY, ${columns.map((column) => `c${column}`).join(', ')})`,
      ...Array.from({ length: rows }, (_, i) => {
        const values = columns.map((column) => anyValue(random, column));
        return `INSERT INTO t VALUES (${i + 1}, ${values.join(', ')})`;
      }),
    ];
    const past = query(new sqlJs.Database(made(...kept)), 'SELECT * FROM t').map((row) =>
      row.map(shown),
    );
    const deleted = Array.from(
      { length: rows / 2 },
      (_, i) => `DELETE FROM t WHERE id = ${2 * i + 2}`,
    );
    for (const row of recoverRows({ file: memoryFile(made(...kept, ...deleted)) })) {
      told++;
      const known = row.columns.map((_, column) =>
        row.knows(column) ? shown(row.value(column)) : undefined,
      );
      const isOne = past.some((values) =>
        known.every((one, column) => one === undefined || one === values[column]),
      );
      expect(isOne, `seed ${seed}: ${known.join('|')}`).toBe(true);
    }
  }
  expect(told).toBeGreaterThan(250);
});
