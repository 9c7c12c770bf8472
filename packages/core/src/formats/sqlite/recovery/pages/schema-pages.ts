import { cellCount, pageKind, treeHeaderOffset, unsigned16, unsigned32 } from '../../page.ts';
import type { Pager } from '../../pager.ts';
import type { DecodeText } from '../../text.ts';
import { varintSize } from '../../varint.ts';
import { payloadOf, serialsOf } from '../cells/row-head.ts';
import { serialLength } from '../shapes/serial-class.ts';
import type { KnownTables } from './known-tables.ts';
import type { LogHistory } from './page-history.ts';
import type { JournalPage } from './rollback-journal.ts';

/** Bytes of the header of an interior page. */
const headerBytes = 12;
/** Read at once. */
const windowBytes = 2 ** 18;
/** A schema of a thousand tables takes fewer. */
const mostFreed = 1000;
/** What a line of the schema begins with, and how many values it has. */
const kindsOfLines: ReadonlySet<string> = new Set(['table', 'index', 'view', 'trigger']);
const valuesOfLine = 5;
/** Bytes of that word, which takes two for each letter in UTF-16. */
const shortestKind = 4;
const longestKind = 14;
/** Bytes that a line has at least: a type, two names, and what makes it. */
const shortestLine = 24;

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

/**
 * Free pages that were leaves of the schema, which say so by what their first cell holds: they keep the lines of tables that were dropped, also where no version
 * of the first page leads to them any more.
 */
export function* freedSchemaPages(
  known: KnownTables,
  pager: Pager,
  decode: DecodeText,
): Generator<readonly [page: number, bytes: Uint8Array]> {
  const { pageSize, pageCount } = pager;
  const most = Math.max(1, Math.floor(windowBytes / pageSize));
  let window: Uint8Array | undefined;
  let found = 0;
  for (let page = 2; page <= pageCount && found < mostFreed; page++) {
    if (!known.isFree(page)) continue;
    const first = page;
    while (page < pageCount && page - first + 1 < most && known.isFree(page + 1)) page++;
    window ??= new Uint8Array(Math.min(most, pageCount) * pageSize);
    pager.fill(window, first, page - first + 1);
    for (let one = first; one <= page; one++) {
      const bytes = window.subarray((one - first) * pageSize, (one - first + 1) * pageSize);
      if (!holdsLines(bytes, decode) || ++found > mostFreed) continue;
      yield [one, bytes];
    }
  }
}

function holdsLines(bytes: Uint8Array, decode: DecodeText): boolean {
  if (bytes[0] !== pageKind.leafTable || cellCount(bytes, 0, bytes.length) < 1) return false;
  const at = unsigned16(bytes, 8);
  if (at + shortestLine > bytes.length) return false;
  const headerAt = payloadOf(bytes, at);
  const serials = serialsOf(bytes, headerAt);
  if (serials.length !== valuesOfLine) return false;
  const from = headerAt + varintSize(bytes, headerAt);
  const length = serialLength(serials[0]!);
  const isWord = length >= shortestKind && length <= longestKind && from + length <= bytes.length;
  return isWord && kindsOfLines.has(decode(bytes, from, from + length));
}
