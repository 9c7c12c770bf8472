import initSqlJs from 'sql.js';

const { Database } = await initSqlJs();

/** A database of which rows were deleted, without anything written over them. */
export function databaseAfter(...statements: readonly string[]): Uint8Array {
  const database = new Database();
  try {
    database.run('PRAGMA secure_delete = 0');
    for (const statement of statements) database.run(statement);
    return database.export();
  } finally {
    database.close();
  }
}
