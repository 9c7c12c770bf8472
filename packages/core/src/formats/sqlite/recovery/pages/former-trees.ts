import { cellCount, pageKind, unsigned16, unsigned32 } from '../../page.ts';
import type { Pager } from '../../pager.ts';
import { isSmall } from '../choice/kinds-of-cells.ts';
import type { RecordShape } from '../shapes/record-shape.ts';
import type { KnownTables } from './known-tables.ts';

/** Pages that are looked at, and numbers of children in them, for all tables together: hostile roots may all lead to the same pages. */
const mostSteps = 2 ** 20;

/**
 * Free pages to which the root of a table without rowid, of few columns, led before it was emptied or dropped: SQLite leaves all but the header of a
 * root as it was, and the pages below it whole. A page to which two roots led is of neither.
 */
export function formerPages(known: KnownTables, pager: Pager): [number, RecordShape][] {
  const found = new Map<number, RecordShape | undefined>();
  let steps = 0;
  for (const shape of known.shapes) {
    const { rootPage } = shape.table;
    if (!isSmall(shape) || rootPage < 2) continue;
    const pages = [rootPage];
    const seen = new Set(pages);
    for (let number = pages.pop(); number !== undefined; number = pages.pop()) {
      found.set(number, found.has(number) && found.get(number) !== shape ? undefined : shape);
      // A page behind the end is on no list, and was left there by a vacuum.
      const bytes = pager.isBehindEnd(number) ? undefined : pager.page(number)?.bytes;
      const children = bytes === undefined ? [] : childrenOf(bytes);
      steps += 1 + children.length;
      if (steps > mostSteps) return [];
      for (const child of children) {
        if (!seen.has(child)) pages.push(child);
        seen.add(child);
      }
    }
  }
  return [...found].flatMap(([number, shape]) =>
    shape !== undefined && known.isListed(number) ? [[number, shape]] : [],
  );
}

/** The children of an interior page of a table without rowid, or of one that was emptied. */
function childrenOf(bytes: Uint8Array): number[] {
  const cells = cellCount(bytes, 0, bytes.length);
  const isEmptied = bytes[0] === pageKind.leafIndex && cells === 0;
  if (bytes[0] !== pageKind.interiorIndex && !isEmptied) return [];
  const most = isEmptied ? bytes.length : cells;
  const children = [unsigned32(bytes, 8)];
  for (let i = 0; i < most; i++) {
    const at = unsigned16(bytes, 12 + 2 * i);
    if (at < 14 + 2 * i || at + 8 > bytes.length) break;
    children.push(unsigned32(bytes, at));
  }
  return children;
}
