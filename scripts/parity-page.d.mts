import type { ParityTables } from '../packages/core/test/parity/parity-table.ts';

/** The text of `docs/parity.md`. */
export function parityPage(tables: ParityTables): string;
