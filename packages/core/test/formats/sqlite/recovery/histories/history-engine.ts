import { existsSync, mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { createRequire } from 'node:module';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { SqliteValue } from '../../../../../src/model/index.ts';
import type { SqlJsDatabase } from '../../oracle.ts';
import { plain, query, sqlJs } from '../../oracle.ts';

/** The files of a database as they stand on the disk while it is in use. */
export interface DatabaseFiles {
  readonly file: Uint8Array;
  readonly wal: Uint8Array | undefined;
  readonly journal: Uint8Array | undefined;
}

/** Real SQLite, of one build or another. */
export interface HistoryEngine {
  /** False where SQLite refuses the statement. */
  run(sql: string): boolean;
  rows(sql: string): SqliteValue[][];
  files(): DatabaseFiles;
  close(): void;
}

export interface EngineSettings {
  readonly pageSize: number;
  readonly reserved: number;
  readonly pragmas: readonly string[];
}

interface WasmDatabase {
  exec(sql: string): void;
  all(sql: string): Record<string, unknown>[];
  close(): void;
}

/** On the disk, with logs and journals; it knows UTF-8 alone. */
export function engineOnDisk(settings: EngineSettings): HistoryEngine {
  const { Database } = createRequire(import.meta.url)('node-sqlite3-wasm') as {
    Database: new (path: string) => WasmDatabase;
  };
  const folder = mkdtempSync(join(tmpdir(), 'history-'));
  const path = join(folder, 'made.db');
  const database = new Database(path);
  database.all('PRAGMA locking_mode = EXCLUSIVE');
  for (const pragma of [
    'synchronous = OFF',
    `page_size = ${settings.pageSize}`,
    ...settings.pragmas,
  ])
    database.all(`PRAGMA ${pragma}`);
  const read = (ending: string) => {
    const bytes = existsSync(path + ending) ? readFileSync(path + ending) : undefined;
    return bytes === undefined || bytes.length === 0 ? undefined : new Uint8Array(bytes);
  };
  return {
    run: (sql) => accepted(() => database.all(sql)),
    rows: (sql) => database.all(sql).map((row) => Object.values(row).map(plain)),
    files: () => ({
      file: read('') ?? new Uint8Array(0),
      wal: read('-wal'),
      journal: read('-journal'),
    }),
    close: () => {
      database.close();
      rmSync(folder, { recursive: true, force: true });
    },
  };
}

/** In memory: every encoding, and bytes reserved at the end of each page. */
export function engineInMemory(settings: EngineSettings): HistoryEngine {
  let database: SqlJsDatabase = new sqlJs.Database();
  const prepare = () => {
    for (const pragma of [`page_size = ${settings.pageSize}`, ...settings.pragmas])
      database.run(`PRAGMA ${pragma}`);
  };
  prepare();
  if (settings.reserved > 0) {
    database.run('CREATE TABLE first (x); DROP TABLE first');
    const empty = database.export();
    database.close();
    const usable = settings.pageSize - settings.reserved;
    empty[20] = settings.reserved;
    empty[105] = (usable >>> 8) & 0xff;
    empty[106] = usable & 0xff;
    database = new sqlJs.Database(empty);
    prepare();
  }
  return {
    run: (sql) => accepted(() => database.run(sql)),
    rows: (sql) => query(database, sql),
    files: () => {
      // Giving the file out opens it again, and what was set for the connection is lost.
      const [secure] = query(database, 'PRAGMA secure_delete');
      const file = database.export();
      database.run(
        `PRAGMA secure_delete = ${secure?.[0] === 2 ? 'FAST' : String(secure?.[0] ?? 0)}`,
      );
      return { file, wal: undefined, journal: undefined };
    },
    close: () => database.close(),
  };
}

function accepted(run: () => unknown): boolean {
  try {
    run();
    return true;
  } catch {
    // Chance puts together what SQLite refuses; what it accepted counts.
    return false;
  }
}
