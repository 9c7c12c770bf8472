import type { RandomAccessFile } from '../../model/index.ts';
import type { DatabaseHeader } from './header.ts';
import type { ProblemLog } from './problem-log.ts';

/** Whoever decrypts a database may leave the padding of the cipher behind it: up to a block of AES. */
const paddingBytes = 16;
/** Looked at behind the end; zeros beyond that stay untold. */
const maxLookedAt = 2 ** 26;
const readBytes = 2 ** 18;

/**
 * Tells where the file goes on behind the pages that its header counts: SQLite never looks there. Programs that let a file grow in steps
 * leave zeros there, which hold nothing. For a database that no write-ahead log changes: with one, the log counts.
 */
export function tellBehindEnd(
  file: RandomAccessFile,
  { pageCount, pageSize }: DatabaseHeader,
  problems: ProblemLog,
): void {
  const end = pageCount * pageSize;
  if (pageCount === 0 || file.size <= end + paddingBytes) return;
  const until = Math.min(file.size, end + maxLookedAt);
  for (let at = end; at < until; at += readBytes) {
    const bytes = file.read(at, Math.min(readBytes, until - at));
    const first = bytes.findIndex((byte) => byte !== 0);
    if (first < 0) continue;
    const page = Math.floor((at + first) / pageSize) + 1;
    problems.page(
      'malformed',
      'the file goes on behind the pages that its header counts',
      null,
      page,
      (at + first) % pageSize,
    );
    return;
  }
}
