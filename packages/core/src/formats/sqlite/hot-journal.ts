import type { RandomAccessFile } from '../../model/index.ts';
import type { ProblemLog } from './problem-log.ts';

const magic = [0xd9, 0xd5, 0x05, 0xf9, 0x20, 0xa1, 0x63, 0xd7] as const;
export const journalHeaderSize = 28;
/** Page number before a page, and the checksum behind it. */
const recordExtra = 8;
/** More pages than any transaction of a phone changes. */
const mostPages = 2 ** 20;

interface JournalHeader {
  /** How many records follow; `undefined` where they go on to the end of the journal. */
  readonly records: number | undefined;
  readonly nonce: number;
  /** Pages of the database before the transaction. */
  readonly pageCount: number;
  readonly sector: number;
  readonly pageSize: number;
}

/**
 * The database as it was before a transaction that was never finished, where the rollback journal beside it says so: what SQLite makes of
 * the file when it is opened next (https://www.sqlite.org/atomiccommit.html#_rollback, fileformat2.html 3). `undefined` where the journal
 * is left over from a finished transaction, as its header then says.
 *
 * Whether a journal of several databases at once still counts depends on a file that is not part of the evidence: it is told and not applied.
 */
export function rolledBack(
  file: RandomAccessFile,
  journal: RandomAccessFile,
  pageSize: number,
  problems: ProblemLog,
): RandomAccessFile | undefined {
  const first = headerAt(journal, 0);
  if (first === undefined || first.records === 0 || first.pageSize !== pageSize) return undefined;
  if (isJournalHeader(journal.read(Math.max(0, journal.size - 8), 8))) {
    problems.add('malformed', 'a change that may not have been finished is not undone');
    return undefined;
  }
  const offsets = changedPages(journal, first);
  if (offsets.size === 0) return undefined;
  problems.add(
    'malformed',
    'a change was not finished: it is undone by the rollback journal, as SQLite would',
  );
  // A stated count beyond what either file holds would make work without end.
  let held = Math.ceil(file.size / pageSize);
  for (const page of offsets.keys()) held = Math.max(held, page);
  const size = Math.min(first.pageCount, held) * pageSize;
  const readInto = (target: Uint8Array, offset: number): number => {
    const length = Math.max(0, Math.min(target.length, size - offset));
    const got = file.readInto(target.subarray(0, length), offset);
    target.fill(0, got, length);
    const last = Math.ceil((offset + length) / pageSize);
    for (let page = Math.floor(offset / pageSize) + 1; page <= last; page++) {
      const at = offsets.get(page);
      if (at === undefined) continue;
      const start = (page - 1) * pageSize;
      const from = Math.max(offset, start);
      const to = Math.min(offset + length, start + pageSize);
      journal.readInto(target.subarray(from - offset, to - offset), at + from - start);
    }
    return length;
  };
  return {
    size,
    readInto,
    read: (offset, length) => {
      const bytes = new Uint8Array(Math.max(0, Math.min(length, size - offset)));
      readInto(bytes, offset);
      return bytes;
    },
    close: () => undefined,
  };
}

/** Where in the journal the page stands as it was, by its number. The first of a page counts; a record with a wrong checksum ends the list. */
function changedPages(journal: RandomAccessFile, first: JournalHeader): Map<number, number> {
  const { pageSize, pageCount, sector } = first;
  const recordSize = pageSize + recordExtra;
  const offsets = new Map<number, number>();
  const record = new Uint8Array(recordSize);
  let header: JournalHeader | undefined = first;
  let at = 0;
  while (header !== undefined && header.pageSize === pageSize) {
    at += sector;
    const { nonce } = header;
    const records: number = header.records ?? Math.floor((journal.size - at) / recordSize);
    for (let n = 0; n < records; n++, at += recordSize) {
      if (journal.readInto(record, at) < recordSize) return offsets;
      const view = new DataView(record.buffer);
      const page = view.getUint32(0);
      const sum = (nonce + sampleSum(record.subarray(4, 4 + pageSize))) >>> 0;
      if (page === 0 || sum !== view.getUint32(4 + pageSize)) return offsets;
      if (page <= pageCount && !offsets.has(page) && offsets.size < mostPages)
        offsets.set(page, at + 4);
    }
    at = Math.ceil(at / sector) * sector;
    header = headerAt(journal, at);
    // A segment of nothing leads nowhere.
    if (header?.records === 0) return offsets;
  }
  return offsets;
}

function headerAt(journal: RandomAccessFile, at: number): JournalHeader | undefined {
  const bytes = journal.read(at, journalHeaderSize);
  if (bytes.length < journalHeaderSize || !isJournalHeader(bytes)) return undefined;
  const view = new DataView(bytes.buffer, bytes.byteOffset, journalHeaderSize);
  const records = view.getUint32(8);
  const sector = view.getUint32(20);
  if (sector < 32 || sector > 65_536 || (sector & (sector - 1)) !== 0) return undefined;
  return {
    records: records === 0xffff_ffff ? undefined : records,
    nonce: view.getUint32(12),
    pageCount: view.getUint32(16),
    sector,
    pageSize: view.getUint32(24),
  };
}

/** Whether the header of a rollback journal, or its end where several databases share a change, begins here. */
export function isJournalHeader(bytes: Uint8Array): boolean {
  return magic.every((byte, index) => bytes[index] === byte);
}

/** Every 200th byte of a page from its end, as SQLite sums them up. */
export function sampleSum(page: Uint8Array): number {
  let sum = 0;
  for (let at = page.length - 200; at > 0; at -= 200) sum += page[at]!;
  return sum >>> 0;
}
