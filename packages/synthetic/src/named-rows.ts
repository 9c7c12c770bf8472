import type { SqliteExampleValue } from '@athar/core';
import { columnIndex, tableShape } from './sqlite/columns.ts';
import type { SqliteRow, SqliteTable } from './sqlite-file.ts';

/** Values of one row by the names of their columns, as CREATE TABLE writes them. */
export interface NamedValues {
  readonly [column: string]: SqliteExampleValue;
}

/** Rows from values by the name of their column; columns that are not named are NULL. An unknown name is refused. */
export function* namedRows(
  columnsText: string,
  rows: Iterable<NamedValues>,
  defaults: NamedValues = {},
): Generator<SqliteRow> {
  const { columns } = tableShape(columnsText);
  const known = new Map<string, number>();
  const indexOf = (name: string): number => {
    const index = known.get(name) ?? columnIndex(columns, name);
    known.set(name, index);
    return index;
  };
  const template: SqliteExampleValue[] = columns.map(() => null);
  for (const [name, value] of Object.entries(defaults)) template[indexOf(name)] = value;
  for (const row of rows) {
    const values = template.slice();
    for (const name in row) values[indexOf(name)] = row[name] ?? null;
    yield values;
  }
}

/** All tables of a schema, filled where rows are given, else empty. */
export function tablesOf<Schema extends { readonly [table: string]: string }>(
  schema: Schema,
  rows: { readonly [Table in keyof Schema]?: Iterable<NamedValues> },
): SqliteTable[] {
  return Object.entries(schema).map(([name, columns]) => ({
    name,
    columns,
    rows: namedRows(columns, rows[name] ?? []),
  }));
}
