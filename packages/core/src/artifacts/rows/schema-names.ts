/** Columns of one table, named in one text with spaces between, as `decisive` wants them: `table.column`. */
export function columnsOf(table: string, columns: string): readonly string[] {
  return columns.split(' ').map((column) => `${table}.${column}`);
}

/** The same, and the table itself: every schema has it. */
export function wholeTable(table: string, columns: string): readonly string[] {
  return [table, ...columnsOf(table, columns)];
}
