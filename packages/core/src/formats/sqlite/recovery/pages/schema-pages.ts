import { cellCount, pageKind, treeHeaderOffset, unsigned16, unsigned32 } from '../../page.ts';
import type { LogHistory } from './page-history.ts';
import type { JournalPage } from './rollback-journal.ts';

/** Bytes of the header of an interior page. */
const headerBytes = 12;

/**
 * The leaves to which versions of the first page lead, as the root of the schema: where that had more tables once, its lines stood on pages that others
 * have now. Those of a schema with pages between the root and its leaves, of hundreds of tables, are not found.
 */
export function formerSchemaPages(
  inFile: Uint8Array | undefined,
  log: LogHistory | undefined,
  journal: Iterable<JournalPage>,
): ReadonlySet<number> {
  const pages = new Set<number>();
  if (inFile !== undefined) addChildren(inFile, pages);
  for (let frame = 1; log !== undefined && frame <= log.frames; frame++)
    if (log.page(frame) === 1) addChildren(log.read(frame), pages);
  for (const { page, bytes } of journal) if (page === 1) addChildren(bytes, pages);
  return pages;
}

function addChildren(bytes: Uint8Array, pages: Set<number>): void {
  const header = treeHeaderOffset(1);
  if (bytes[header] !== pageKind.interiorTable) return;
  const cells = cellCount(bytes, header, bytes.length);
  pages.add(unsigned32(bytes, header + 8));
  for (let i = 0; i < cells; i++) {
    const at = unsigned16(bytes, header + headerBytes + 2 * i);
    if (at + 4 <= bytes.length) pages.add(unsigned32(bytes, at));
  }
}
