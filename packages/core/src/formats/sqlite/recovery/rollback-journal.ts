import type { RandomAccessFile } from '../../../model/index.ts';
import { isJournalHeader, journalHeaderSize, noJournalHeader, sampleSum } from '../hot-journal.ts';
import type { ProblemLog } from '../problem-log.ts';

const sectors = [512, 4096, 1024, 2048, 8192, 16384, 32768, 65536] as const;

/** A page as it was before a transaction changed it. */
export interface JournalPage {
  readonly page: number;
  readonly bytes: Uint8Array;
  /** It was left by a transaction before the last one. */
  readonly isOlder: boolean;
}

interface JournalRecord extends Omit<JournalPage, 'isOlder'> {
  /** What the checksum has more than the sum of the bytes: one number for all records of a transaction. */
  readonly nonce: number;
}

/**
 * The pages that a rollback journal holds. A journal that was kept after its transaction has its header zeroed;
 * its pages are found all the same, since each carries a checksum that differs from the sum of its bytes by one number in the whole
 * transaction. Behind the records of the last one those of a longer one before may stand, with another number: two in a row confirm it.
 */
export function* journalPages(
  journal: RandomAccessFile,
  pageSize: number,
  problems: ProblemLog,
): Generator<JournalPage> {
  if (journal.size < 512) return;
  const head = journal.read(0, journalHeaderSize);
  const view = new DataView(head.buffer, head.byteOffset, journalHeaderSize);
  const hasHeader = isJournalHeader(head);
  const blank = head.every((byte) => byte === 0);
  if (!hasHeader && !blank) {
    problems.add('malformed', noJournalHeader);
    return;
  }
  if (hasHeader && view.getUint32(24) !== 0 && view.getUint32(24) !== pageSize) {
    problems.add('malformed', 'the page size of the rollback journal is not that of the database');
    return;
  }
  const recordSize = pageSize + 8;
  const sector = hasHeader ? statedSector(view) : likelySector(journal, pageSize);
  let nonce = hasHeader ? view.getUint32(12) : undefined;
  let at = sector;
  let isOlder = false;
  for (;;) {
    const record = recordAt(journal, at, pageSize);
    if (record === undefined) return;
    const isNext =
      record.nonce !== nonce &&
      (nonce === undefined || recordAt(journal, at + recordSize, pageSize)?.nonce === record.nonce);
    if (isNext) {
      isOlder = nonce !== undefined;
      nonce = record.nonce;
    }
    if (record.page > 0 && record.nonce === nonce) {
      yield { page: record.page, bytes: record.bytes, isOlder };
      at += recordSize;
      continue;
    }
    // The next segment of a long transaction begins at a sector with a header of its own.
    const next = Math.ceil(at / sector) * sector;
    const segment = journal.read(next, journalHeaderSize);
    if (segment.length < journalHeaderSize || !isJournalHeader(segment)) return;
    nonce = new DataView(segment.buffer, segment.byteOffset, journalHeaderSize).getUint32(12);
    at = next + sector;
  }
}

function statedSector(header: DataView): number {
  const stated = header.getUint32(20);
  return stated >= 512 && stated <= 65536 && (stated & (stated - 1)) === 0 ? stated : 512;
}

/** Where the header is zeroed, the size of a sector for which two records of one transaction follow, be it after one of another. */
function likelySector(journal: RandomAccessFile, pageSize: number): number {
  const recordSize = pageSize + 8;
  const fits = sectors.find((sector) =>
    [0, 1, 2].some((index) => {
      const at = sector + index * recordSize;
      const record = recordAt(journal, at, pageSize);
      if (record === undefined || record.page === 0) return false;
      return record.nonce === recordAt(journal, at + recordSize, pageSize)?.nonce;
    }),
  );
  return fits ?? sectors[0];
}

function recordAt(
  journal: RandomAccessFile,
  at: number,
  pageSize: number,
): JournalRecord | undefined {
  const recordSize = pageSize + 8;
  if (at + recordSize > journal.size) return undefined;
  const record = journal.read(at, recordSize);
  if (record.length < recordSize) return undefined;
  const fields = new DataView(record.buffer, record.byteOffset, recordSize);
  const bytes = record.slice(4, 4 + pageSize);
  const nonce = (fields.getUint32(4 + pageSize) - sampleSum(bytes)) >>> 0;
  return { page: fields.getUint32(0), bytes, nonce };
}
