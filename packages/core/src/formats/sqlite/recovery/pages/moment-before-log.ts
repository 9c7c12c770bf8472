import type { WriteAheadLog } from '../../wal.ts';
import type { PageNumbers } from './page-numbers.ts';
import { owner } from './page-owners.ts';
import type { Moment } from './past-tables.ts';

/** A number that no commit of the log has. */
const beforeLog = -1;

/**
 * The database as its file holds it, without the log: a leaf that the log freed stays in the file as it was, and the trees of the file still
 * lead to it.
 */
export function momentBeforeLog(
  log: WriteAheadLog,
  owners: PageNumbers,
  page: Moment['page'],
): Moment {
  function* pages(): Generator<number> {
    yield* log.frameOfPage.keys();
    for (const number of owners.pages()) if (owners.of(number) === owner.freeLeaf) yield number;
  }
  return { number: beforeLog, pages, page };
}
