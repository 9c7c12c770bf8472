import { memoryFile } from '../../../src/bytes/memory-file.ts';
import { openDatabase } from '../../../src/formats/sqlite/index.ts';
import type { Database, SqliteValue } from '../../../src/model/index.ts';
import { sqlJs } from './oracle.ts';

/** A database that real SQLite makes from these statements. */
export function made(...statements: string[]): Uint8Array {
  const database = new sqlJs.Database();
  for (const statement of statements) database.run(statement);
  const bytes = database.export();
  database.close();
  return bytes;
}

export function opened(bytes: Uint8Array, wal?: Uint8Array): Database {
  return openDatabase(memoryFile(bytes), wal === undefined ? {} : { wal: memoryFile(wal) });
}

/** All rows of a table, or of the first one. */
export function rowsOf(database: Database, name?: string): SqliteValue[][] {
  const table = name === undefined ? database.tables[0] : database.table(name);
  if (table === undefined) return [];
  const columns = table.columns.map((_, column) => column);
  return Array.from(database.rows(table), (row) => columns.map((column) => row.value(column)));
}

/** What a database tells of its faults, without places. */
export function details(database: Database): string[] {
  return database.problems.map((problem) => `${problem.code}: ${problem.detail}`);
}
