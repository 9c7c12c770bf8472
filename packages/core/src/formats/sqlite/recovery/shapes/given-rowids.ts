import type { RecordShape } from './record-shape.ts';

/** Whether SQLite gives the rowids. */
export function areGiven({ table }: RecordShape): boolean {
  return table.rowIdColumn === -1 && !table.withoutRowId;
}
