import type { SqliteValue } from '../../../../model/index.ts';
import type { DatabaseParts } from '../../database.ts';
import { cellCount, pageKind, unsigned16, unsigned32 } from '../../page.ts';
import { textDecoder } from '../../text.ts';
import { CellReader } from '../readings/cell-reader.ts';
import { recordValue } from '../recovered-row.ts';
import type { SchemaIndex } from './schema-indexes.ts';

const entriesLookedAt = 16;
const maxDepth = 20;

/**
 * Tells where an index leads to rows that are not the ones it was made of: somebody changed the root pages in the schema,
 * so that tables pass for others. A few entries of each index are compared with their rows.
 */
export function checkIndexes(parts: DatabaseParts, indexes: readonly SchemaIndex[]): void {
  const { problems } = parts;
  for (const { table, root, isPlain } of indexes) {
    // An expression has no column to compare with.
    if (!isPlain) continue;
    if (misleads(parts, table, root)) {
      problems.page('malformed', 'an index does not belong to the rows of its table', table, root);
    }
  }
}

function misleads(parts: DatabaseParts, name: string, root: number): boolean {
  const { database, pager, header } = parts;
  const table = database.table(name);
  const page = firstLeaf(parts, root);
  if (table === undefined || table.withoutRowId || page === undefined) return false;
  // An index may be of a column that is computed when it is read, whose values no row holds.
  if (table.computed.length > 0) return false;
  const { bytes } = pager.page(page)!;
  const cells = Math.min(cellCount(bytes, 0, bytes.length), entriesLookedAt);
  const reader = new CellReader(pager.usableSize, header.encoding, pager.pageCount);
  const decode = textDecoder(header.encoding);
  let looked = 0;
  let wrong = 0;
  for (let i = 0; i < cells; i++) {
    const at = unsigned16(bytes, 8 + 2 * i);
    const cell = reader.intact(bytes, at, pager.usableSize, undefined, true, true);
    if (cell === undefined || cell.localSize < cell.bodySize) continue;
    const values = cell.serials.map((serial, position) =>
      recordValue(serial, bytes, cell.bodyAt + cell.starts[position]!, decode),
    );
    const rowId = values.pop();
    if (typeof rowId !== 'number' && typeof rowId !== 'bigint') continue;
    looked++;
    const row = database.seek(table, rowId);
    const held = new Set(
      row === undefined ? [] : table.columns.map((_, column) => shown(row.value(column))),
    );
    if (!values.every((value) => held.has(shown(value)))) wrong++;
  }
  return looked > 0 && wrong * 2 > looked;
}

function firstLeaf({ pager }: DatabaseParts, root: number): number | undefined {
  let page = root;
  for (let depth = 0; depth < maxDepth; depth++) {
    if (page < 2 || !pager.has(page)) return undefined;
    const { bytes } = pager.page(page)!;
    const kind = bytes[0];
    if (kind === pageKind.leafIndex) return page;
    if (kind !== pageKind.interiorIndex) return undefined;
    const at = unsigned16(bytes, 12);
    if (at + 4 > pager.usableSize) return undefined;
    page = unsigned32(bytes, at);
  }
  return undefined;
}

/** Blobs are told apart by their length alone. */
function shown(value: SqliteValue): string {
  if (value instanceof Uint8Array) return `blob ${value.length}`;
  return typeof value === 'string' ? `text ${value}` : String(value);
}
