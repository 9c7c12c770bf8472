// How fast recovery reads a large database, in a process of its own so that its peak memory is its own.
// Used by bench/recovery.mjs: `node bench/recovery-speed.mjs MiB [N]`; the database is made once in bench/made. Of its rows every Nth is deleted
// one by one, every 40th where that is not given, and one in fifty at once; none where N is 0. What each of them takes tells the more, the more there are.
// For V8's flags, which it sets before threads start as the program does: nothing else is loaded.
import '../apps/cli/bin/load.js';
import { existsSync, mkdirSync, renameSync, rmSync } from 'node:fs';
import { performance } from 'node:perf_hooks';
import { fileURLToPath } from 'node:url';
import { recoverRows } from '../packages/core/dist/formats/sqlite/recovery/index.js';
import { compileAs } from '../packages/node/dist/engine/compiling.js';
import { diskFile } from '../packages/node/dist/index.js';

const mebibytes = Number(process.argv[2] ?? 1024);
const folder = fileURLToPath(new URL('made/', import.meta.url));
const usual = 40;
const every = Number(process.argv[3] ?? usual);
const path = `${folder}deleted-${mebibytes}${every === usual ? '' : `-${every}`}.db`;

await make();
compileAs('whileReading');
const file = diskFile(path);
const began = performance.now();
const usedBefore = process.cpuUsage();
let rows = 0;
let named = 0;
for (const row of recoverRows({ file })) {
  rows++;
  if (row.table !== null) named++;
}
const seconds = (performance.now() - began) / 1000;
const used = process.cpuUsage(usedBefore);
const busy = (used.user + used.system) / 1e6;
const peak = Math.round(process.resourceUsage().maxRSS / 1024);
console.log(
  `${(file.size / 2 ** 20).toFixed(0)} MiB in ${seconds.toFixed(2)} s: ${(file.size / 1e6 / seconds).toFixed(0)} MB/s (${(file.size / 1e6 / busy).toFixed(0)} of processor time), ${rows} rows (${named} with their table), peak ${peak} MiB`,
);
file.close();

/** Messages of which some are deleted one by one, and a run of them at once. */
async function make() {
  if (existsSync(path)) return;
  mkdirSync(folder, { recursive: true });
  const { Database } = (await import('node-sqlite3-wasm')).default;
  const unfinished = `${path}.part`;
  rmSync(unfinished, { force: true });
  const database = new Database(unfinished);
  const count = mebibytes * 5000;
  database.exec(`PRAGMA page_size = 4096; PRAGMA journal_mode = OFF; PRAGMA synchronous = OFF; PRAGMA secure_delete = 0;
    CREATE TABLE message (ROWID INTEGER PRIMARY KEY AUTOINCREMENT, guid TEXT, text TEXT, handle_id INTEGER,
      service TEXT, date INTEGER, is_from_me INTEGER, is_read INTEGER)`);
  database.exec(`WITH RECURSIVE n(i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM n WHERE i < ${count})
    INSERT INTO message SELECT i, printf('%08X-0000-4000-8000-%012X', i, i * 7919),
      substr(printf('Message %d: a text of some length as people write them, with https://example.org/%d and more words %d', i, i, i), 1, 60 + i % 60),
      i % 97, 'iMessage', 700000000000000000 + i * 61000000007, i % 2, 1 FROM n`);
  if (every > 0)
    database.exec(
      `DELETE FROM message WHERE ROWID % ${every} = 0; DELETE FROM message WHERE ROWID BETWEEN ${Math.floor(count / 2)} AND ${Math.floor(count * 0.52)}`,
    );
  database.close();
  renameSync(unfinished, path);
}
