import type { RandomAccessFile } from '../../model/index.ts';
import type { OpenOptions } from './database.ts';

/** The files that SQLite keeps beside a database. */
export type LogsBeside = Pick<OpenOptions, 'wal' | 'journal' | 'walIndex'>;

/** Opens what there is beside the database of this path, by the names that SQLite gives. */
export function logsBeside(
  path: string,
  open: (path: string) => RandomAccessFile | undefined,
): LogsBeside {
  return {
    wal: open(`${path}-wal`),
    journal: open(`${path}-journal`),
    walIndex: open(`${path}-shm`),
  };
}
