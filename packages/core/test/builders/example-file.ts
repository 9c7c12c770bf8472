import { binaryPlist } from '@athar/synthetic';
import initSqlJs, { type SqlJsStatic } from 'sql.js';
import type { ExampleContent, SqliteExample } from '../../src/model/index.ts';
import { once } from './once.ts';

let engine: SqlJsStatic | undefined;

/** Real SQLite, which makes the databases of the examples; our own writer is not its own witness. */
export async function startSqlite(): Promise<void> {
  engine = await initSqlJs();
}

/** The bytes of an example's file. */
export function exampleBytes(content: ExampleContent): Uint8Array {
  if (typeof content === 'string') return new TextEncoder().encode(content);
  if (content instanceof Uint8Array) return content;
  return 'sqlite' in content ? databaseOnce(content.sqlite).slice() : binaryPlist(content.plist);
}

const databaseOnce = once(databaseBytes);

function databaseBytes({ tables }: SqliteExample): Uint8Array {
  const database = new engine!.Database();
  try {
    for (const [name, { columns, rows }] of Object.entries(tables)) {
      database.run(`CREATE TABLE "${name}" (${columns})`);
      for (const row of rows) {
        const marks = row.map(() => '?').join(', ');
        // A bigint goes in as text and is cast, since sql.js would round it.
        const values = row.map((value) => (typeof value === 'bigint' ? String(value) : value));
        const places = row.map((value) => (typeof value === 'bigint' ? 'CAST(? AS INTEGER)' : '?'));
        database.run(`INSERT INTO "${name}" VALUES (${marks && places.join(', ')})`, values);
      }
    }
    return database.export();
  } finally {
    database.close();
  }
}
