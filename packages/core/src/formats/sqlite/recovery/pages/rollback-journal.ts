import type { RandomAccessFile } from '../../../../model/index.ts';
import {
  isJournalHeader,
  journalHeaderSize,
  noJournalHeader,
  statedSector,
} from '../../hot-journal.ts';
import type { Pager } from '../../pager.ts';
import type { ProblemLog } from '../../problem-log.ts';
import type { JournalRecord, JournalSegment } from './journal-records.ts';
import { JournalRecords } from './journal-records.ts';

/** Of the number of the page, in front of its bytes. */
const pageNumberBytes = 4;
const sectors = [512, 4096, 1024, 2048, 8192, 16384, 32768, 65536] as const;

/** A page as it was before a transaction changed it. */
export interface JournalPage {
  readonly page: number;
  readonly bytes: Uint8Array;
  /** Where these stand in the journal. */
  readonly at: number;
  /** It was left by a transaction before the last one. */
  readonly isOlder: boolean;
}

/**
 * The pages that a rollback journal holds. A journal that was kept after its transaction has its header zeroed;
 * its pages are found all the same, since each carries a checksum that differs from the sum of its bytes by one number in the whole
 * transaction. Behind the records of the last one those of longer ones before may stand, with other numbers: two in a row confirm each other,
 * and of a transaction that has one left, it must be a leaf in good order.
 */
export function* journalPages(
  journal: RandomAccessFile,
  pager: Pick<Pager, 'pageSize' | 'usableSize' | 'pageCount'>,
  problems: ProblemLog,
): Generator<JournalPage> {
  if (journal.size < 512) return;
  const head = journal.read(0, journalHeaderSize);
  const view = new DataView(head.buffer, head.byteOffset, journalHeaderSize);
  const hasHeader = isJournalHeader(head);
  // Zeros stand there once the transaction is finished, and before the journal is synced: for SQLite it counts in neither case.
  if (!hasHeader && head.subarray(0, 8).some((byte) => byte !== 0)) {
    problems.add('malformed', noJournalHeader);
    return;
  }
  if (hasHeader && view.getUint32(24) !== 0 && view.getUint32(24) !== pager.pageSize) {
    problems.add('malformed', 'the page size of the rollback journal is not that of the database');
    return;
  }
  const records = new JournalRecords(journal, pager);
  const sector = hasHeader ? statedSector(view) : likelySector(records);
  yield* new JournalWalk(records, sector).pages(hasHeader ? view.getUint32(12) : undefined);
  if (records.isCut)
    problems.page('limit-exceeded', 'the rollback journal takes too long to search', null, 1);
}

/** Goes through the records of a journal, from those of the last transaction on to whatever earlier ones left behind them. */
class JournalWalk {
  readonly #records: JournalRecords;
  readonly #sector: number;
  /** Pages that the last transaction changed: each stands in its journal once. */
  readonly #ofLast = new Set<number>();

  constructor(records: JournalRecords, sector: number) {
    this.#records = records;
    this.#sector = sector;
  }

  /** `nonce` is that of the last transaction where its header states one. */
  *pages(nonce: number | undefined): Generator<JournalPage> {
    const records = this.#records;
    let current = nonce;
    let isOlder = false;
    let at = this.#sector;
    for (;;) {
      const record = records.at(at);
      if (record === undefined) return;
      if (record.nonce !== current && records.isConfirmed(record, at)) {
        isOlder ||= current !== undefined;
        current = record.nonce;
      }
      if (record.page > 0 && record.nonce === current) {
        if (!isOlder) this.#ofLast.add(record.page);
        yield pageOf(record, at, isOlder);
        at += records.size;
        continue;
      }
      const segment = this.#segmentFrom(at);
      if (segment !== undefined) {
        isOlder ||= segment.pages.some((page) => this.#ofLast.has(page));
        current = segment.nonce;
        at = segment.at;
        continue;
      }
      if (records.isSoundLeaf(record, at)) {
        // The first of all may be all that the last transaction changed.
        yield pageOf(record, at, isOlder || current !== undefined);
        current ??= record.nonce;
        at += records.size;
        continue;
      }
      // Behind a record that is damaged its transaction goes on.
      if (current !== undefined && records.at(at + records.size)?.nonce === current) {
        at += records.size;
        continue;
      }
      const next = records.next(at + 1);
      if (next === undefined) return;
      isOlder = true;
      at = next;
    }
  }

  /** The next segment of a long transaction begins at a sector with a header of its own. */
  #segmentFrom(at: number): JournalSegment | undefined {
    return this.#records.segmentAt(Math.ceil(at / this.#sector) * this.#sector);
  }
}

function pageOf({ page, bytes }: JournalRecord, at: number, isOlder: boolean): JournalPage {
  return { page, bytes, at: at + pageNumberBytes, isOlder };
}

/**
 * Where the header is zeroed, the size of a sector for which two records of one transaction follow, be it after one of another, or a leaf in
 * good order.
 */
function likelySector(records: JournalRecords): number {
  const isRecord = (at: number): boolean => {
    const record = records.at(at);
    return record !== undefined && records.isConfirmed(record, at);
  };
  const isLeaf = (at: number): boolean => {
    const record = records.at(at);
    return record !== undefined && records.isSoundLeaf(record, at);
  };
  return (
    sectors.find((sector) => [0, 1, 2].some((n) => isRecord(sector + n * records.size))) ??
    sectors.find(isLeaf) ??
    sectors[0]
  );
}
