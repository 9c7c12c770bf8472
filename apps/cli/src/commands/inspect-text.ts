import {
  visibleControls,
  type Database,
  type Messages,
  type Row,
  type SqliteValue,
} from '@athar/core';
import type { PlainValue, RecoveredRow, Recovery } from '@athar/core/formats';
import { isSure, storedColumns } from './inspect-lines.ts';

/** Rows of a table that are shown, and of its recovered ones; the others are counted. */
export const firstRows = 5;
/** More than of the live ones: they are what `--deleted` asks for. */
export const firstRecovered = 20;
const maxShown = 60;

/** Tables with their counts and first rows, then what was recovered of each; lines for a person. */
export function* databaseText(
  database: Database,
  recovery: Recovery | undefined,
  words: Messages,
): Generator<string> {
  yield words.text('cli.inspect.database', {
    tables: String(database.tables.length),
    bytes: String(database.pageSize),
    encoding: database.encoding,
  });
  if (database.walFrames > 0) yield words.text('cli.inspect.log', { n: database.walFrames });
  const recovered = new Map<string | null, { count: number; readonly first: string[] }>();
  for (const row of recovery ?? []) {
    let group = recovered.get(row.table);
    if (group === undefined) {
      group = { count: 0, first: [] };
      recovered.set(row.table, group);
    }
    group.count++;
    if (group.first.length < firstRecovered) group.first.push(recoveredText(row, words));
  }
  for (const table of database.tables) {
    yield '';
    const lines: string[] = [];
    const columns = storedColumns(table);
    let count = 0;
    for (const row of database.rows(table)) {
      if (++count > firstRows) continue;
      const id = row.rowId === undefined ? '' : `${words.value(`rowid ${String(row.rowId)}`)}  `;
      const known = columns.filter(([, column]) => row.knows(column));
      const values = known.map(([name, column]) => pair(name, row.value(column), words));
      const stored = columns.map(([, column]) => column);
      values.push(...knownInPart(table.columns, stored, row, words));
      lines.push(`  ${id}${values.join('  ')}`);
    }
    const group = recovered.get(table.name);
    recovered.delete(table.name);
    const counts = [words.text('plural.rows', { n: count })];
    if (group !== undefined) counts.push(words.text('plural.rows-recovered', { n: group.count }));
    yield `${words.value(table.name)}${words.colon}${counts.join(words.comma)}`;
    yield* lines;
    if (count > firstRows) yield `  … ${words.text('plural.rows-more', { n: count - firstRows })}`;
    if (group !== undefined) yield* recoveredLines(group, words);
  }
  for (const [table, group] of recovered) {
    yield '';
    const name =
      table === null
        ? words.text('cli.inspect.tables-gone')
        : words.text('cli.inspect.table-gone', { table });
    yield `${name}${words.colon}${words.text('plural.rows-recovered', { n: group.count })}`;
    yield* recoveredLines(group, words);
  }
}

/** One entry of a property list. */
export function plistText(entry: { path: string; type: string; value: PlainValue }): string {
  const value = typeof entry.value === 'string' ? entry.value : JSON.stringify(entry.value);
  return `${visibleControls(entry.path)}  ${entry.type}  ${shortened(value, 400)}`;
}

function* recoveredLines(
  group: { count: number; readonly first: readonly string[] },
  words: Messages,
): Generator<string> {
  yield* group.first;
  if (group.count > group.first.length) {
    const n = group.count - group.first.length;
    yield `  … ${words.text('plural.rows-recovered-more', { n })}`;
  }
}

function recoveredText(row: RecoveredRow, words: Messages): string {
  const values = row.columns.flatMap((name, column) =>
    row.knows(column) ? [pair(name, row.value(column), words)] : [],
  );
  const rowId = words.value(`rowid ${String(row.rowId)}`);
  const id =
    row.rowId === undefined
      ? words.text('cli.inspect.id-unknown')
      : row.isRowIdWorkedOut
        ? words.text('cli.inspect.id-worked-out', { rowId })
        : rowId;
  const { page, offset, space, frame } = row.at;
  const place = [
    words.text('cli.inspect.place', { space, page: String(page), offset: String(offset) }),
  ];
  if (frame !== undefined) place.push(words.text('cli.inspect.frame', { frame: String(frame) }));
  const byForm = row.isTableByForm ? [words.text('position.table-by-form')] : [];
  const state = row.isDeleted ? 'cli.inspect.deleted' : 'cli.inspect.unattached';
  const parts = [words.text(state), id, values.join('  ')];
  parts.push(...knownInPart(row.columns, [...row.columns.keys()], row, words));
  const confidence = words.text('cli.inspect.confidence', { confidence: row.confidence });
  parts.push(`[${[...place, confidence, ...byForm].join(words.comma)}]`);
  return `  ${parts.join('  ')}`;
}

/** Names the columns of which nothing is known, and those that are not certain. */
function knownInPart(
  names: readonly string[],
  columns: readonly number[],
  row: Pick<Row, 'knows' | 'certain' | 'replaced' | 'value'>,
  words: Messages,
): string[] {
  const lost = columns.filter((column) => !row.knows(column));
  const doubtful = columns.filter(
    (column) => row.knows(column) && !isSure(row, column, row.value(column)),
  );
  const named = (some: readonly number[]) => some.map((column) => names[column]).join(', ');
  const notes: string[] = [];
  if (lost.length > 0) notes.push(words.text('cli.inspect.lost', { columns: named(lost) }));
  if (doubtful.length > 0)
    notes.push(words.text('cli.inspect.doubtful', { columns: named(doubtful) }));
  return notes.map((note) => `(${note})`);
}

function pair(name: string, value: SqliteValue, words: Messages): string {
  const text =
    value === null
      ? 'NULL'
      : value instanceof Uint8Array
        ? words.text('plural.bytes', { n: value.length })
        : typeof value === 'string'
          ? JSON.stringify(shortened(value, maxShown))
          : String(value);
  return words.value(`${name}=${text}`);
}

function shortened(text: string, most: number): string {
  return visibleControls(text.length > most ? `${text.slice(0, most)}…` : text);
}
