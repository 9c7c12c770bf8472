import type { RandomAccessFile } from '../../../model/index.ts';
import type { ProblemLog } from '../problem-log.ts';

const magic = [0xd9, 0xd5, 0x05, 0xf9, 0x20, 0xa1, 0x63, 0xd7] as const;
const headerSize = 28;
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
  const head = journal.read(0, headerSize);
  const view = new DataView(head.buffer, head.byteOffset, headerSize);
  const hasHeader = isHeader(head);
  const blank = head.every((byte) => byte === 0);
  if (!hasHeader && !blank) {
    problems.add('malformed', 'the rollback journal has no header');
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
    const segment = journal.read(next, headerSize);
    if (segment.length < headerSize || !isHeader(segment)) return;
    nonce = new DataView(segment.buffer, segment.byteOffset, headerSize).getUint32(12);
    at = next + sector;
  }
}

function isHeader(bytes: Uint8Array): boolean {
  return magic.every((byte, index) => bytes[index] === byte);
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

/** Every 200th byte from the end, as SQLite sums them up. */
function sampleSum(bytes: Uint8Array): number {
  let sum = 0;
  for (let at = bytes.length - 200; at > 0; at -= 200) sum += bytes[at]!;
  return sum >>> 0;
}
