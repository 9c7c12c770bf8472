import type { RandomAccessFile } from '../../../model/index.ts';
import type { ProblemLog } from '../problem-log.ts';

const magic = [0xd9, 0xd5, 0x05, 0xf9, 0x20, 0xa1, 0x63, 0xd7] as const;
const headerSize = 28;

/** A page as it was before a transaction changed it. */
export interface JournalPage {
  readonly page: number;
  readonly bytes: Uint8Array;
}

/**
 * The pages that a rollback journal holds. A journal that was kept after its transaction has its header zeroed;
 * its pages are found all the same, since each carries a checksum that differs from the sum of its bytes by one number in the whole journal.
 */
export function* journalPages(
  journal: RandomAccessFile,
  pageSize: number,
  problems: ProblemLog,
): Generator<JournalPage> {
  if (journal.size < 512) return;
  const head = journal.read(0, headerSize);
  const view = new DataView(head.buffer, head.byteOffset, headerSize);
  const hasHeader = magic.every((byte, index) => head[index] === byte);
  const blank = head.every((byte) => byte === 0);
  if (!hasHeader && !blank) {
    problems.add('malformed', 'the rollback journal has no header');
    return;
  }
  if (hasHeader && view.getUint32(24) !== 0 && view.getUint32(24) !== pageSize) {
    problems.add('malformed', 'the page size of the rollback journal is not that of the database');
    return;
  }
  const stated = hasHeader ? view.getUint32(20) : 512;
  const sector = stated >= 512 && stated <= 65536 && (stated & (stated - 1)) === 0 ? stated : 512;
  const recordSize = pageSize + 8;
  let nonce = hasHeader ? view.getUint32(12) : undefined;
  let at = sector;
  while (at + recordSize <= journal.size) {
    const record = journal.read(at, recordSize);
    if (record.length < recordSize) return;
    const fields = new DataView(record.buffer, record.byteOffset, recordSize);
    const page = fields.getUint32(0);
    const bytes = record.slice(4, 4 + pageSize);
    const difference = (fields.getUint32(4 + pageSize) - sampleSum(bytes)) >>> 0;
    nonce ??= difference;
    if (page > 0 && difference === nonce) {
      yield { page, bytes };
      at += recordSize;
      continue;
    }
    // The next segment of a long transaction begins at a sector with a header of its own.
    const next = Math.ceil(at / sector) * sector;
    const segment = journal.read(next, headerSize);
    if (segment.length < headerSize || !magic.every((byte, index) => segment[index] === byte))
      return;
    nonce = new DataView(segment.buffer, segment.byteOffset, headerSize).getUint32(12);
    at = next + sector;
  }
}

/** Every 200th byte from the end, as SQLite sums them up. */
function sampleSum(bytes: Uint8Array): number {
  let sum = 0;
  for (let at = bytes.length - 200; at > 0; at -= 200) sum += bytes[at]!;
  return sum >>> 0;
}
