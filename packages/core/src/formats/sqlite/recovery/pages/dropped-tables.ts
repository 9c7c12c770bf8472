import { parseCreateTable } from '../../create-table.ts';
import { TableDefinition } from '../../table.ts';
import type { DecodeText } from '../../text.ts';
import type { Candidate } from '../candidate.ts';
import { isKnown } from '../candidate.ts';
import { recordValue } from '../recovered-row.ts';
import { sequence } from '../shapes/record-shape.ts';

const maxDropped = 2000;

/** Tables that the schema once listed and no longer does, from recovered lines of it; what one became comes before what it was. */
export function droppedTables(
  candidates: Iterable<Candidate>,
  tables: readonly TableDefinition[],
  decode: DecodeText,
): TableDefinition[] {
  const known = new Set(tables.map((table) => formOf(table)));
  const names = new Set(tables.map(({ name }) => name.toLowerCase()));
  const found: TableDefinition[] = [];
  for (const { record } of candidates) {
    if (found.length >= maxDropped) continue;
    const value = (position: number) =>
      isKnown(record, position)
        ? recordValue(record.serials[position]!, record.body, record.starts[position]!, decode)
        : undefined;
    const name = value(1);
    const sql = value(4);
    if (value(0) !== 'table' || typeof name !== 'string' || typeof sql !== 'string') continue;
    // VACUUM takes the table of largest rowids away with the last table that needs it; its rows are known by it, and told to nobody.
    if (/^sqlite_/i.test(name) && name !== sequence) continue;
    const parsed = parseCreateTable(sql);
    if (parsed === undefined) continue;
    const root = value(3);
    const table = new TableDefinition(
      name,
      typeof root === 'number' && root > 1 ? root : 0,
      parsed.columns,
      parsed,
    );
    if (known.has(formOf(table))) continue;
    known.add(formOf(table));
    found.push(table);
  }
  const isThere = ({ name }: TableDefinition) => names.has(name.toLowerCase());
  const redeclared = new Set(found.filter(isThere).map(placeOf));
  return found
    .filter((table) => isThere(table) || !redeclared.has(placeOf(table)))
    .sort((first, second) => second.columns.length - first.columns.length);
}

/** The same table at another root, after VACUUM, or with columns added since is another form of it. */
export function formOf(table: TableDefinition): string {
  return `${table.name.toLowerCase()}\n${columnsOf(table)}`;
}

/**
 * The same columns at the same root are one table: who declares a table anew gives the old one another name, copies its rows, and drops it. Its rows
 * were rows of the table whose name it had.
 */
function placeOf(table: TableDefinition): string {
  return `${table.rootPage}\n${columnsOf(table)}`;
}

function columnsOf({ columns, types, positions, withoutRowId }: TableDefinition): string {
  return `${withoutRowId} ${positions.join()}\n${columns.join('\n')}\n${types.join('\n')}`;
}

/** Whether a table is what another was before columns were added to it. */
export function isEarlierForm(table: TableDefinition, now: TableDefinition): boolean {
  return (
    table.name.toLowerCase() === now.name.toLowerCase() &&
    table.withoutRowId === now.withoutRowId &&
    table.rowIdColumn === now.rowIdColumn &&
    table.columns.every((name, column) => now.columns[column] === name) &&
    table.types.every((type, column) => now.types[column] === type) &&
    table.positions.every((position, column) => now.positions[column] === position)
  );
}
