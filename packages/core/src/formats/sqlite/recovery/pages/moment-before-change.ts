import type { RandomAccessFile } from '../../../../model/index.ts';
import type { Moment } from './past-tables.ts';
import type { JournalPage } from './rollback-journal.ts';

/** The number of a moment that no commit of the log has. */
const beforeChange = -2;

/** The database before its last transaction: what that changed stands in the rollback journal as it was, and the rest in the file. */
export function momentBeforeChange(
  records: Iterable<JournalPage>,
  journal: RandomAccessFile,
  pageSize: number,
  pageOfFile: Moment['page'],
): Moment {
  const before = new Map<number, number>();
  for (const { page, at, isOlder } of records) if (!isOlder) before.set(page, at);
  const page = (number: number): Uint8Array | undefined => {
    const at = before.get(number);
    return at === undefined ? pageOfFile(number) : journal.read(at, pageSize);
  };
  return { number: beforeChange, page };
}
