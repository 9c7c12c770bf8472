// What recovery finds in databases whose deleted rows are known, and how fast it reads a large one (built `dist`, one core).
// `node bench/recovery.mjs [MiB] [--misses]`, 0 MiB for none; the databases with known answers are those of ATHAR_CORPUS, the large one is made once in bench/made.
import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { spawnSync } from 'node:child_process';
import { performance } from 'node:perf_hooks';
import { fileURLToPath } from 'node:url';
import { recoverRows } from '../packages/core/dist/formats/sqlite/recovery/index.js';
import sqlite from 'node-sqlite3-wasm';
import { answerKey, correctedKey, judge } from './recovery-key.mjs';

const corpus = join(process.env.ATHAR_CORPUS ?? '../shared/corpus', 'sqlite-forensic');

if (existsSync(corpus)) table(corpus);
else console.log('The databases with known answers are not there (ATHAR_CORPUS).');

const size = process.argv.slice(2).find((word) => /^\d{1,6}$/.test(word)) ?? '1024';
if (size !== '0') {
  const speed = fileURLToPath(new URL('recovery-speed.mjs', import.meta.url));
  // Without deleted rows, and with one in twenty deleted.
  for (const every of ['0', '40']) {
    const { status } = spawnSync(process.execPath, [speed, size, every], { stdio: 'inherit' });
    process.exitCode ||= status ?? 1;
  }
}

function table(folder) {
  const paths = readdirSync(folder, { recursive: true, encoding: 'utf8' })
    .filter((name) => /^0[A-E].*\.db$|\/17.*\.db$|^0[1-9].*\.db$/.test(name))
    .sort();
  const sums = new Map();
  console.log('file      deleted  found  wrong  live shown  recall  precision');
  for (const path of paths) {
    const told = answerKey(
      readFileSync(join(folder, path.replace(/(_antifor)?\.db$/, '.xml')), 'utf8'),
    );
    const rows = rowsOf(join(folder, path));
    let result = judge(told, rows);
    // One key was written before the last statement of its database: what is shown as living is looked up there.
    const key = result.live > 0 ? correctedKey(told, liveRows(join(folder, path))) : told;
    const isCorrected = key !== told;
    if (isCorrected) result = judge(key, rows);
    const category = path.split('/').at(-1).slice(0, 2);
    if (/^0[A-E]/.test(path) || result.deleted > 0 || result.wrong > 0)
      line(path.split('/').at(-1) + (isCorrected ? '+' : ''), result);
    for (const name of /^0C-0[67]/.test(path.split('/').at(-1))
      ? [category]
      : [category, `${category}*`]) {
      const sum = sums.get(name) ?? { deleted: 0, found: 0, wrong: 0, live: 0 };
      for (const field of Object.keys(sum)) sum[field] += result[field];
      sums.set(name, sum);
    }
    if (process.argv.includes('--misses'))
      for (const miss of result.misses) console.log('   ', miss);
  }
  console.log();
  for (const [name, sum] of [...sums].sort())
    if (/^0[A-E]/.test(name) && (name === '0C*' || !name.endsWith('*'))) line(name, sum);
  console.log('0C*: without 0C-06 and 0C-07');
  console.log(
    '+: the key calls rows living that the database itself no longer has (SQLite reads it); they count as deleted',
  );
}

/** What SQLite itself reads; `undefined` where it reads nothing. */
function liveRows(path) {
  const rows = [];
  let database;
  try {
    database = new sqlite.Database(path, { readOnly: true });
    const names = database.all(
      `SELECT name FROM sqlite_master WHERE type = 'table' AND sql NOT LIKE 'CREATE VIRTUAL%'`,
    );
    for (const { name } of names) {
      for (const row of database.all(`SELECT * FROM "${name.replaceAll('"', '""')}"`))
        rows.push(Object.values(row));
    }
    return rows;
  } catch {
    return undefined;
  } finally {
    database?.close();
  }
}

function line(name, { deleted, found, wrong, live }) {
  const share = (part, whole) => (whole === 0 ? '-' : (part / whole).toFixed(3));
  console.log(
    `${name.padEnd(17).slice(0, 17)}${String(deleted).padStart(5)}${String(found).padStart(7)}${String(wrong).padStart(7)}${String(live).padStart(12)}` +
      `${share(found, deleted).padStart(8)}${share(found, found + wrong).padStart(11)}`,
  );
}

function rowsOf(path) {
  const bytes = readFileSync(path);
  const began = performance.now();
  const rows = [];
  for (const row of recoverRows({ file: fileOf(bytes) })) {
    rows.push({
      table: row.table,
      at: row.at,
      values: row.columns.flatMap((name, column) => (row.knows(column) ? [row.value(column)] : [])),
    });
  }
  if (performance.now() - began > 5000) throw new Error(`${path} took too long`);
  return rows;
}

function fileOf(buffer) {
  const bytes = new Uint8Array(buffer);
  return {
    size: bytes.length,
    read: (offset, length) => bytes.slice(offset, offset + length),
    readInto: (target, offset) => {
      const part = bytes.subarray(offset, offset + target.length);
      target.set(part);
      return part.length;
    },
    close: () => undefined,
  };
}
