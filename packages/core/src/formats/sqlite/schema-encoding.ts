import type { Database } from '../../model/index.ts';
import { OverflowReader } from './overflow.ts';
import { PageWindow } from './page-window.ts';
import type { Pager } from './pager.ts';
import { ProblemLog } from './problem-log.ts';
import { TableScan } from './scan.ts';
import { isEntryType, schemaTable } from './schema.ts';
import { TableRow } from './table-row.ts';
import { textDecoder } from './text.ts';
import { TreeWalk } from './tree-walk.ts';

type Encoding = Database['encoding'];

const encodings: readonly Encoding[] = ['utf-8', 'utf-16le', 'utf-16be'];

/** Where none of so many entries is of a known type, the schema itself is damaged. */
const maxEntries = 100;
/** The serial type of the longest word, in UTF-16: what is longer is none, and is not brought together from overflow pages. */
const longestWord = 13 + 2 * (2 * 'trigger'.length);

/**
 * The encoding in which the types of the schema's entries are words that SQLite writes there: the one byte of the header
 * that states it may be damaged, and with another one nothing of the schema can be understood. `undefined` where none is so.
 */
export function schemaEncoding(pager: Pager, stated: Encoding): Encoding | undefined {
  const table = schemaTable();
  const window = new PageWindow(pager);
  // What is wrong with the schema is told when it is read.
  const unheard = new ProblemLog();
  // As UTF-8, so that the bytes of a text are given as they are stored.
  const decode = textDecoder('utf-8');
  const overflow = new OverflowReader(pager, window);
  const row = new TableRow(table, decode, 'utf-8', pager.usableSize, overflow, unheard);
  const walk = new TreeWalk(pager, table.rootPage, table.name, unheard);
  let entries = 0;
  for (const entry of new TableScan(table, pager, window, walk, row, unheard)) {
    if (++entries > maxEntries) break;
    if (entry.type(0) > longestWord) continue;
    const bytes = entry.blob(0);
    if (bytes === null) continue;
    for (const encoding of [stated, ...encodings]) {
      if (isEntryType(textDecoder(encoding)(bytes, 0, bytes.length))) return encoding;
    }
  }
  return undefined;
}
