import type { CellReader } from '../readings/cell-reader.ts';
import type { FreeRegion } from '../regions/free-region.ts';
import type { SoughtTables } from '../regions/sought-tables.ts';

/** A stretch of free space of a page, and what is looked for in it. */
export interface Stretch {
  /** The page alone. */
  readonly bytes: Uint8Array;
  readonly usableSize: number;
  readonly region: FreeRegion;
  readonly sought: SoughtTables;
  readonly reader: CellReader;
}
