import { visibleControls, type Database, type SqliteValue } from '@athar/core';
import type { PlainValue, RecoveredRow, Recovery } from '@athar/core/formats';
import { storedColumns } from './inspect-lines.ts';

const firstRows = 5;
const firstRecovered = 20;
const maxShown = 60;

/** Tables with their counts and first rows, then what was recovered of each; lines for a person. */
export function* databaseText(
  database: Database,
  recovery: Recovery | undefined,
): Generator<string> {
  const log =
    database.walFrames > 0 ? `, ${database.walFrames} frames of the write-ahead log applied` : '';
  yield `SQLite database: ${database.tables.length} tables, pages of ${database.pageSize} bytes, ${database.encoding}${log}`;
  const recovered = new Map<string | null, { count: number; readonly first: string[] }>();
  for (const row of recovery ?? []) {
    let group = recovered.get(row.table);
    if (group === undefined) {
      group = { count: 0, first: [] };
      recovered.set(row.table, group);
    }
    group.count++;
    if (group.first.length < firstRecovered) group.first.push(recoveredText(row));
  }
  for (const table of database.tables) {
    yield '';
    const lines: string[] = [];
    const columns = storedColumns(table);
    let count = 0;
    for (const row of database.rows(table)) {
      if (++count > firstRows) continue;
      const id = row.rowId === undefined ? '' : `rowid ${String(row.rowId)}  `;
      const values = columns.map(([name, column]) => pair(name, row.value(column)));
      lines.push(`  ${id}${values.join('  ')}`);
    }
    const group = recovered.get(table.name);
    recovered.delete(table.name);
    const also = group === undefined ? '' : `, ${group.count} recovered`;
    yield `${visibleControls(table.name)}: ${count} rows${also}`;
    yield* lines;
    if (count > firstRows) yield `  … ${count - firstRows} more`;
    if (group !== undefined) yield* recoveredLines(group);
  }
  for (const [table, group] of recovered) {
    yield '';
    yield table === null
      ? `rows of tables that are gone: ${group.count} recovered`
      : `${visibleControls(table)} (no longer in the schema): ${group.count} recovered`;
    yield* recoveredLines(group);
  }
}

/** One entry of a property list. */
export function plistText(entry: { path: string; type: string; value: PlainValue }): string {
  const value = typeof entry.value === 'string' ? entry.value : JSON.stringify(entry.value);
  return `${visibleControls(entry.path)}  ${entry.type}  ${shortened(value, 400)}`;
}

function* recoveredLines(group: {
  count: number;
  readonly first: readonly string[];
}): Generator<string> {
  yield* group.first;
  if (group.count > group.first.length) {
    yield `  … ${group.count - group.first.length} more recovered (all of them with --json)`;
  }
}

function recoveredText(row: RecoveredRow): string {
  const values = row.columns.flatMap((name, column) =>
    row.knows(column) ? [pair(name, row.value(column))] : [],
  );
  const id = row.rowId === undefined ? 'rowid unknown' : `rowid ${String(row.rowId)}`;
  const { page, offset, space, frame } = row.at;
  const place = `${space}, page ${page}, offset ${offset}${frame === undefined ? '' : `, frame ${frame}`}`;
  const lost = namesOf('not recovered', row, (column) => !row.knows(column));
  const doubtful = namesOf('uncertain', row, (column) => row.knows(column) && !row.certain(column));
  return `  deleted  ${id}  ${values.join('  ')}${lost}${doubtful}  [${place}; confidence ${row.confidence}]`;
}

/** The columns for which something is so, in brackets; nothing where there are none. */
function namesOf(what: string, row: RecoveredRow, holds: (column: number) => boolean): string {
  const names = row.columns.filter((_, column) => holds(column));
  return names.length === 0 ? '' : `  (${what}: ${names.map(visibleControls).join(', ')})`;
}

function pair(name: string, value: SqliteValue): string {
  const text =
    value === null
      ? 'NULL'
      : value instanceof Uint8Array
        ? `${value.length} bytes`
        : typeof value === 'string'
          ? JSON.stringify(shortened(value, maxShown))
          : String(value);
  return `${visibleControls(name)}=${text}`;
}

function shortened(text: string, most: number): string {
  return visibleControls(text.length > most ? `${text.slice(0, most)}…` : text);
}
