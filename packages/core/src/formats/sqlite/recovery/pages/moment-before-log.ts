import type { DatabaseParts } from '../../database.ts';
import type { KnownTables } from './known-tables.ts';
import type { Moment } from './past-tables.ts';

/** A number that no commit of the log has. */
const beforeLog = -1;

/**
 * The database as its file holds it, without the log: a leaf that the log freed stays in the file as it was, and the trees of the file still
 * lead to it.
 */
export function momentBeforeLog(
  { log, pager }: DatabaseParts,
  known: KnownTables,
  page: Moment['page'],
): Moment {
  function* pages(): Generator<number> {
    yield* log?.frameOfPage.keys() ?? [];
    for (let one = 2; one <= pager.pageCount; one++) if (known.isFree(one)) yield one;
  }
  return { number: beforeLog, pages, page };
}
