// Rows a second and peak memory of our SQLite reader on a message table of 1,000,000 rows (built `dist`, one core).
// `node bench/sqlite-scan.mjs [rows]`; the database is made once in bench/made.
import { spawnSync } from 'node:child_process';
import { existsSync, mkdirSync, renameSync, rmSync } from 'node:fs';
import { performance } from 'node:perf_hooks';
import { fileURLToPath } from 'node:url';

const rows = Number(process.argv[2] ?? 1_000_000);
const folder = fileURLToPath(new URL('made/', import.meta.url));
const path = `${folder}messages-${rows}.db`;

/** Each way of reading runs in a process of its own, so that its peak memory is its own. */
const ways = {
  'cursor only': (database, table) => {
    let seen = 0;
    for (const row of database.rows(table)) seen += row.offset > 0 ? 1 : 0;
    return seen;
  },
  'types and places of all columns': (database, table) => {
    let seen = 0;
    let bytes = 0;
    const columns = table.columns.length;
    for (const row of database.rows(table)) {
      for (let column = 0; column < columns; column++) {
        if (row.type(column) > 0) bytes += row.end(column) - row.start(column);
      }
      seen++;
    }
    if (bytes === 0) throw new Error('no bytes');
    return seen;
  },
  'all values': (database, table) => {
    let seen = 0;
    let touched = 0;
    const columns = table.columns.length;
    for (const row of database.rows(table)) {
      for (let column = 0; column < columns; column++) {
        const value = row.value(column);
        if (value !== null) touched += typeof value === 'string' ? value.length : 1;
      }
      seen++;
    }
    if (touched === 0) throw new Error('no values');
    return seen;
  },
};

if (process.env.ATHAR_BENCH_WAY === undefined) {
  await make();
  for (const way of Object.keys(ways)) {
    const run = spawnSync(process.execPath, [fileURLToPath(import.meta.url), String(rows)], {
      env: { ...process.env, ATHAR_BENCH_WAY: way },
      encoding: 'utf8',
    });
    process.stdout.write(run.stdout);
    process.stderr.write(run.stderr);
    if (run.status !== 0) process.exitCode = 1;
  }
} else {
  const way = process.env.ATHAR_BENCH_WAY;
  const { openDatabase } = await import('../packages/core/dist/formats/sqlite/index.js');
  const { diskFile } = await import('../packages/node/dist/index.js');
  const times = [];
  let seen = 0;
  for (let round = 0; round < 3; round++) {
    const file = diskFile(path);
    const began = performance.now();
    const database = openDatabase(file);
    seen = ways[way](database, database.table('message'));
    times.push(performance.now() - began);
    file.close();
  }
  if (seen !== rows) throw new Error(`${seen} rows instead of ${rows}`);
  const rate = (milliseconds) => `${Math.round(seen / milliseconds).toLocaleString('en')}k rows/s`;
  const peak = Math.round(process.resourceUsage().maxRSS / 1024);
  console.log(
    `${way.padEnd(32)} first ${rate(times[0]).padStart(14)}, best ${rate(Math.min(...times)).padStart(14)}, peak ${peak} MiB`,
  );
}

async function make() {
  if (existsSync(path)) return;
  mkdirSync(folder, { recursive: true });
  const { Database } = (await import('node-sqlite3-wasm')).default;
  const unfinished = `${path}.part`;
  rmSync(unfinished, { force: true });
  const database = new Database(unfinished);
  database.exec(`PRAGMA page_size = 4096; PRAGMA journal_mode = OFF; PRAGMA synchronous = OFF;
    CREATE TABLE message (ROWID INTEGER PRIMARY KEY AUTOINCREMENT, guid TEXT, text TEXT, handle_id INTEGER,
      service TEXT, date INTEGER, is_from_me INTEGER, is_read INTEGER)`);
  database.exec(`WITH RECURSIVE n(i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM n WHERE i < ${rows})
    INSERT INTO message SELECT i, printf('%08X-0000-4000', i),
      substr(printf('Message %d: a text of eighty bytes as people write them, with https://example.org/%d', i, i), 1, 80),
      i % 97, 'iMessage', 700000000000000000 + i * 61000000007, i % 2, 1 FROM n`);
  database.close();
  renameSync(unfinished, path);
}
