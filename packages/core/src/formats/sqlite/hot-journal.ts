import { filledFile } from '../../bytes/filled-file.ts';
import type { ProblemCode, RandomAccessFile } from '../../model/index.ts';
import type { ProblemLog } from './problem-log.ts';

const magic = [0xd9, 0xd5, 0x05, 0xf9, 0x20, 0xa1, 0x63, 0xd7] as const;
/** Bytes of a header of a rollback journal that mean something (file format of SQLite, 3); padding to a sector follows. */
export const journalHeaderSize = 28;
/** What is told of a journal that is neither in use nor left over. */
export const noJournalHeader = 'the rollback journal has no header';
/** Bytes of a journal that are looked through at once. */
const windowBytes = 2 ** 16;
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

/** Pages as they were, by their number where they stand in the journal; and what kept some of those that it should hold from being found. */
interface ChangedPages {
  readonly offsets: ReadonlyMap<number, number>;
  readonly fault: Fault | undefined;
}

interface Fault {
  readonly code: ProblemCode;
  readonly detail: string;
}

const cut: Fault = { code: 'truncated', detail: 'the rollback journal ends within its records' };
const damaged: Fault = {
  code: 'malformed',
  detail: 'a change was not finished, and the rollback journal undoes only a part of it',
};
const tooLong: Fault = {
  code: 'limit-exceeded',
  detail: 'the rollback journal undoes more pages than are followed',
};

/**
 * The database as it was before a transaction that was never finished, where the rollback journal beside it says so: what SQLite makes of
 * the file when it is opened next (https://www.sqlite.org/atomiccommit.html#_rollback, fileformat2.html 3). `undefined` where the journal
 * is left over from a finished transaction, as its header then says. A change that is undone as a whole leaves nothing unread, and is no
 * problem; one that the journal holds only in part is undone as far as that goes, as by SQLite, and told.
 *
 * Whether a journal of several databases at once still counts depends on a file that is not part of the evidence: it is told and not applied.
 */
export function rolledBack(
  file: RandomAccessFile,
  journal: RandomAccessFile,
  pageSize: number,
  problems: ProblemLog,
): RandomAccessFile | undefined {
  // A finished transaction leaves zeros in the place of the header, or no journal; one of which nothing is in the file yet, zeros in that of the mark.
  const begin = journal.read(0, journalHeaderSize);
  if ((begin[0] ?? 0) === 0 && !isNearMagic(begin)) {
    if (hidesChange(file, journal, begin, pageSize)) problems.add(damaged.code, damaged.detail);
    return undefined;
  }
  const first = headerOf(begin);
  if (first === undefined) {
    problems.add('malformed', noJournalHeader);
    return undefined;
  }
  const ofOtherPages = first.pageSize !== 0 && first.pageSize !== pageSize;
  if (ofOtherPages || isJournalHeader(journal.read(Math.max(0, journal.size - 8), 8))) {
    problems.add('malformed', 'a change that may not have been finished is not undone');
    return undefined;
  }
  const { offsets, fault } = changedPages(file, journal, first, pageSize);
  if (fault) problems.add(fault.code, fault.detail);
  if (offsets.size === 0) return undefined;
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
  return filledFile(size, readInto);
}

/**
 * The first record of a page counts; one with a wrong checksum ends the list. Before a header says how many records follow it, nothing of the
 * database is changed: where a page that they hold is another one now, the number is damaged.
 */
function changedPages(
  file: RandomAccessFile,
  journal: RandomAccessFile,
  first: JournalHeader,
  pageSize: number,
): ChangedPages {
  const { pageCount, sector } = first;
  const recordSize = pageSize + recordExtra;
  const offsets = new Map<number, number>();
  const record = new Uint8Array(recordSize);
  const view = new DataView(record.buffer);
  const pageOf = (nonce: number): number | undefined => {
    const page = view.getUint32(0);
    const sum = (nonce + sampleSum(record.subarray(4, 4 + pageSize))) >>> 0;
    return page !== 0 && sum === view.getUint32(4 + pageSize) ? page : undefined;
  };
  const isChanged = (page: number): boolean => {
    const stored = file.read((page - 1) * pageSize, pageSize);
    return stored.length === pageSize && stored.some((byte, index) => byte !== record[4 + index]);
  };
  const hasUncounted = (from: number, nonce: number): boolean => {
    let looked = 0;
    let changed = 0;
    for (let next = from; journal.readInto(record, next) === recordSize; next += recordSize) {
      const page = pageOf(nonce);
      if (page === undefined || page > pageCount || offsets.has(page)) break;
      looked += 1;
      // One alone may be damage of its record, whose checksum takes in few bytes.
      if (isChanged(page) && ++changed === 2) return true;
    }
    return changed > 0 && changed === looked;
  };
  /** Also one whose records were not written to the disk yet: it is given its mark and their number only then. */
  const isHeaderAt = (place: number): boolean => {
    const begin = journal.read(place, journalHeaderSize);
    return (
      isJournalHeader(begin) ||
      (view32(begin, 16) === pageCount && begin.subarray(0, 12).every((byte) => byte === 0))
    );
  };
  /** Whether records that undo a change stand behind what is no header, where one could be. */
  const hasLostSegment = (headerPlace: number): boolean => {
    const header = journal.read(headerPlace, journalHeaderSize);
    // SQLite makes what an earlier transaction left there none by a zero in its first byte.
    if (header[0] === 0 && isNearMagic(header)) return false;
    const from = headerPlace + sector;
    if (journal.readInto(record, from) < recordSize) return false;
    const nonce =
      (view.getUint32(4 + pageSize) - sampleSum(record.subarray(4, 4 + pageSize))) >>> 0;
    if (view32(header, 12) === nonce) return hasUncounted(from, nonce);
    // One that was written and has another nonce stands before what an earlier transaction left. None is written without a nonce.
    const isWritten = view32(header, 12) !== 0 && view32(header, 16) === pageCount;
    if (isWritten && !isNearMagic(header)) return false;
    const behind = from + recordSize;
    const isFollowed =
      journal.size === behind ||
      (journal.readInto(record, behind) === recordSize && pageOf(nonce) !== undefined) ||
      isHeaderAt(roundedUp(behind, sector));
    return isFollowed && hasUncounted(from, nonce);
  };
  const hasRecordFrom = (from: number, nonce: number): boolean => {
    for (let next = from; journal.readInto(record, next) === recordSize; next += recordSize)
      if (pageOf(nonce) !== undefined) return true;
    return false;
  };
  let header: JournalHeader | undefined = first;
  let at = 0;
  let fault: Fault | undefined;
  while (header !== undefined) {
    at += sector;
    const { nonce } = header;
    if (header.records === 0) return { offsets, fault: hasUncounted(at, nonce) ? damaged : fault };
    // Where the number is not stated, what ends within a record may have lost others too.
    const records: number = header.records ?? Math.ceil((journal.size - at) / recordSize);
    for (let n = 0; n < records; n++, at += recordSize) {
      const length = journal.readInto(record, at);
      // SQLite writes the number of a page, the page and its checksum one behind the other, and changes the page after that.
      const isBegun = length === 4 || length === 4 + pageSize;
      if (length < recordSize)
        return { offsets, fault: header.records === undefined && isBegun ? fault : cut };
      const page = pageOf(nonce);
      if (page === undefined) {
        // Behind the records of a change those of a longer one before may stand; behind damage its own go on.
        const isEnd = header.records === undefined && !hasRecordFrom(at + recordSize, nonce);
        return { offsets, fault: isEnd ? fault : damaged };
      }
      // No page stands in a journal twice, nor one that there was not before; the checksum does not take in the number.
      if (page > pageCount || offsets.has(page)) {
        fault = damaged;
        continue;
      }
      if (offsets.size >= mostPages) return { offsets, fault: tooLong };
      offsets.set(page, at + 4);
    }
    const isCounted: boolean = header.records !== undefined;
    const end = at;
    at = roundedUp(at, sector);
    header = laterHeaderAt(journal, at, sector);
    if (header !== undefined || !isCounted) continue;
    if (hasUncounted(end, nonce) || hasLostSegment(at) || hasShiftedHeader(journal, end, sector))
      fault = damaged;
    // Between records and header there is nothing but what was never written.
    else if (journal.size > end && journal.size < at && isZeroFrom(journal, end)) fault = cut;
    else if (isHeaderCut(journal, at)) fault = cut;
  }
  return { offsets, fault };
}

function roundedUp(offset: number, sector: number): number {
  return Math.ceil(offset / sector) * sector;
}

function view32(bytes: Uint8Array, at: number): number | undefined {
  if (bytes.length < at + 4) return undefined;
  return new DataView(bytes.buffer, bytes.byteOffset, bytes.length).getUint32(at);
}

function isNearMagic(bytes: Uint8Array): boolean {
  return magic.filter((byte, index) => bytes[index] === byte).length >= 6;
}

/** Whether a header that says nothing, as long as nothing is changed yet, stands before records of pages that are others now. */
function hidesChange(
  file: RandomAccessFile,
  journal: RandomAccessFile,
  begin: Uint8Array,
  pageSize: number,
): boolean {
  if (begin.length < journalHeaderSize) return false;
  const marked = begin.slice();
  marked.set(magic);
  const header = headerOf(marked);
  if (header?.records !== 0) return false;
  return changedPages(file, journal, header, pageSize).fault !== undefined;
}

/** Whether a header stands from there on where none can, as where bytes before it were lost. */
function hasShiftedHeader(journal: RandomAccessFile, from: number, sector: number): boolean {
  const bytes = new Uint8Array(windowBytes);
  for (let start = from; start < journal.size; start += windowBytes - magic.length) {
    const got = bytes.subarray(0, journal.readInto(bytes, start));
    for (let at = got.indexOf(magic[0]); at >= 0; at = got.indexOf(magic[0], at + 1))
      if ((start + at) % sector !== 0 && isJournalHeader(got.subarray(at))) return true;
  }
  return false;
}

/** Whether the journal ends within a header whose mark is there: one that was written whole, and records behind it. */
function isHeaderCut(journal: RandomAccessFile, at: number): boolean {
  const begun = journal.read(at, journalHeaderSize);
  if (begun.length < 4 || begun.length === journalHeaderSize) return false;
  return begun.every((byte, index) => index >= magic.length || byte === magic[index]);
}

function isZeroFrom(journal: RandomAccessFile, from: number): boolean {
  return journal.read(from, journal.size - from).every((byte) => byte === 0);
}

/** What later headers say of sectors is not looked at, as by SQLite. */
function laterHeaderAt(
  journal: RandomAccessFile,
  at: number,
  sector: number,
): JournalHeader | undefined {
  const bytes = journal.read(at, journalHeaderSize).slice();
  if (bytes.length === journalHeaderSize) new DataView(bytes.buffer).setUint32(20, sector);
  return headerOf(bytes);
}

function headerOf(bytes: Uint8Array): JournalHeader | undefined {
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

/** The size of a sector by a header; 512 where it states what cannot be. */
export function statedSector(header: DataView): number {
  const stated = header.getUint32(20);
  return stated >= 512 && stated <= 65536 && (stated & (stated - 1)) === 0 ? stated : 512;
}

/** Every 200th byte of a page from its end, as SQLite sums them up. */
export function sampleSum(page: Uint8Array): number {
  let sum = 0;
  for (let at = page.length - 200; at > 0; at -= 200) sum += page[at]!;
  return sum >>> 0;
}
