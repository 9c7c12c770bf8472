import type { RandomAccessFile } from '../../../../model/index.ts';
import { isJournalHeader, journalHeaderSize, sampleSum, statedSector } from '../../hot-journal.ts';
import { cellCount, pageKind, treeHeaderOffset, unsigned16, unsigned32 } from '../../page.ts';
import type { Pager } from '../../pager.ts';
import { isSoundLeaf } from './sound-leaf.ts';

/** A page in a rollback journal. */
export interface JournalRecord {
  readonly page: number;
  readonly bytes: Uint8Array;
  /** What the checksum has more than the sum of the bytes: one number for all records behind one header. */
  readonly nonce: number;
}

/** Records behind a header that is not the first one of the journal. */
export interface JournalSegment {
  /** Where its first record begins. */
  readonly at: number;
  readonly nonce: number;
  /** Numbers of the pages that it says it holds. */
  readonly pages: readonly number[];
}

/** The number of the page before it, and the checksum behind. */
const recordExtra = 8;
/** Sectors and records are whole multiples of so many bytes, and so is every offset of a record. */
const step = 8;
/** More pages than any database of a phone has. */
const mostPages = 2 ** 24;
const leastSector = 512;
const windowBytes = 2 ** 16;
/** Of a place that may be one of a record so much is looked at, be it that of page 1. */
const headBytes = 112;
/** Bytes of records that are looked at in search of those behind others: so many for each byte of the journal, and some more. */
const searchedPerByte = 4;
const moreSearched = 2 ** 22;

/** The records of a rollback journal, by the places where they may stand. */
export class JournalRecords {
  /** Bytes from one record to the one behind it. */
  readonly size: number;
  readonly #journal: RandomAccessFile;
  readonly #pageSize: number;
  readonly #usableSize: number;
  /** No page beyond is looked for: those of the database, and before it shrank those that the journal can hold. */
  readonly #highestPage: number;
  #searchLeft: number;

  constructor(
    journal: RandomAccessFile,
    { pageSize, usableSize, pageCount }: Pick<Pager, 'pageSize' | 'usableSize' | 'pageCount'>,
  ) {
    this.#journal = journal;
    this.#pageSize = pageSize;
    this.#usableSize = usableSize;
    this.size = pageSize + recordExtra;
    this.#highestPage = pageCount + Math.ceil(journal.size / this.size);
    this.#searchLeft = searchedPerByte * journal.size + moreSearched;
  }

  /** The search took too long and was given up. */
  get isCut(): boolean {
    return this.#searchLeft <= 0;
  }

  /** What stands there, whether it is a record or not; `undefined` where none fits into the file. */
  at(at: number): JournalRecord | undefined {
    if (at + this.size > this.#journal.size) return undefined;
    const record = this.#journal.read(at, this.size);
    if (record.length < this.size) return undefined;
    const bytes = record.slice(4, 4 + this.#pageSize);
    const nonce = (unsigned32(record, 4 + this.#pageSize) - sampleSum(bytes)) >>> 0;
    return { page: unsigned32(record, 0), bytes, nonce };
  }

  /**
   * Whether the record behind this one is of the same transaction, and holds another page. Texts of rows that are alike may stand as far
   * from each other and have the same sum, but make no page numbers.
   */
  isConfirmed({ page, nonce }: JournalRecord, at: number): boolean {
    if (page === 0 || page > mostPages) return false;
    const next = this.at(at + this.size);
    if (next === undefined || next.page === 0 || next.page > mostPages) return false;
    return next.nonce === nonce && next.page !== page;
  }

  /** Whether a record that no other one confirms holds a leaf in good order, and none that a header was written over. */
  isSoundLeaf({ page, bytes }: JournalRecord, at: number): boolean {
    if (page === 0 || page > this.#highestPage) return false;
    const from = at + 4;
    const first = Math.ceil(from / leastSector) * leastSector - from;
    for (let sector = first; sector < bytes.length; sector += leastSector)
      if (isJournalHeader(bytes.subarray(sector, sector + step))) return false;
    return isSoundLeaf(bytes, page, this.#usableSize);
  }

  /** The segment whose header stands there; `undefined` where there is none, or its records have been overwritten. */
  segmentAt(at: number): JournalSegment | undefined {
    const header = this.#journal.read(at, journalHeaderSize);
    if (header.length < journalHeaderSize || !isJournalHeader(header)) return undefined;
    const view = new DataView(header.buffer, header.byteOffset, journalHeaderSize);
    const nonce = view.getUint32(12);
    const first = at + statedSector(view);
    const isOwn = [first, first + this.size].some((place) => this.at(place)?.nonce === nonce);
    if (!isOwn) return undefined;
    const pages: number[] = [];
    const room = Math.floor((this.#journal.size - first) / this.size);
    for (let n = Math.min(view.getUint32(8), room); n > 0; n--)
      pages.push(unsigned32(this.#journal.read(first + (n - 1) * this.size, 4), 0));
    return { at: first, nonce, pages };
  }

  /**
   * The next place from `from` on where a record of a leaf stands that is confirmed or in good order. Records of an earlier transaction
   * may begin anywhere behind those of the last one: they stand one behind the other from a sector on that was overwritten.
   */
  next(from: number): number | undefined {
    const window = new Uint8Array(windowBytes + headBytes);
    for (
      let start = Math.ceil(from / step) * step;
      start + this.size <= this.#journal.size;
      start += windowBytes
    ) {
      const got = this.#journal.readInto(window, start);
      for (let at = 0; at < windowBytes && at + headBytes <= got; at += step) {
        if (!this.#mayBeLeaf(window, at)) continue;
        this.#searchLeft -= 2 * this.size;
        if (this.isCut) return undefined;
        const record = this.at(start + at);
        if (record === undefined) return undefined;
        if (this.isConfirmed(record, start + at) || this.isSoundLeaf(record, start + at))
          return start + at;
      }
    }
    return undefined;
  }

  /** Whether a page number and the header of a leaf stand there, as far as that can be told from the header alone. */
  #mayBeLeaf(window: Uint8Array, at: number): boolean {
    const page = unsigned32(window, at);
    if (page === 0 || page > this.#highestPage) return false;
    const tree = treeHeaderOffset(page);
    const header = at + 4 + tree;
    const kind = window[header];
    if (kind !== pageKind.leafTable && kind !== pageKind.leafIndex) return false;
    const cells = cellCount(window, header, this.#pageSize);
    const content = unsigned16(window, header + 5) || 65536;
    return cells >= 0 && content >= tree + 8 + 2 * cells && content <= this.#pageSize;
  }
}
