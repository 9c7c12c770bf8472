import type { CellReader } from './cell-reader.ts';

/** What is found where the rowid may be shorter than those beside it. */
export function withAnyRowId<Found>(reader: CellReader, find: () => Found): Found {
  const { leastRowId } = reader;
  reader.leastRowId = 1;
  const found = find();
  reader.leastRowId = leastRowId;
  return found;
}
