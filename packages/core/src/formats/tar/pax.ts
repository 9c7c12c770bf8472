/** Longest text of one value that is kept: a path, or the map of a sparse file. */
const maxValueBytes = 2 ** 20;

const utf8 = new TextDecoder('utf-8', { ignoreBOM: true });

/** The records of an extended header. */
export interface PaxRecords {
  readonly records: readonly (readonly [key: string, value: string])[];
  /** False where something there is no record, or one too long: what it said is not known. */
  readonly isWhole: boolean;
}

/** The records of an extended header (POSIX pax): `length key=value\n`. What is malformed ends the reading; the records before it count. */
export function paxRecords(bytes: Uint8Array): PaxRecords {
  const records: (readonly [string, string])[] = [];
  let isWhole = true;
  let offset = 0;
  while (offset < bytes.length) {
    const space = bytes.indexOf(0x20, offset);
    if (space < 0 || space - offset > 10) break;
    const digits = utf8.decode(bytes.subarray(offset, space));
    if (!/^\d{1,10}$/.test(digits)) break;
    const end = offset + Number(digits);
    if (end > bytes.length || end <= space + 1 || bytes[end - 1] !== 0x0a) break;
    const equals = bytes.indexOf(0x3d, space + 1);
    if (equals < 0 || equals >= end) break;
    if (end - equals <= maxValueBytes) {
      const key = utf8.decode(bytes.subarray(space + 1, equals));
      records.push([key, utf8.decode(bytes.subarray(equals + 1, end - 1))]);
    } else {
      isWhole = false;
    }
    offset = end;
  }
  // Zeros may fill the rest.
  const rest = bytes.subarray(offset);
  return { records, isWhole: isWhole && rest.every((byte) => byte === 0) };
}

/** What GNU's version 1.0 says of a sparse file; 0.0 and 0.1 have a size, and a map or pieces. */
const sparseKeys = ['major', 'minor', 'name', 'realsize'].map((key) => `GNU.sparse.${key}`);

/** False where some keys that say how a file is sparse stand there and others do not: one was changed, and the content would be read as another. */
export function isSparseWhole(pax: ReadonlyMap<string, string>, hasPieces: boolean): boolean {
  const isAny = hasPieces || [...pax.keys()].some((key) => key.startsWith('GNU.sparse.'));
  if (!isAny) return true;
  return sparseKeys.every((key) => pax.has(key))
    ? pax.get('GNU.sparse.major') === '1' && pax.get('GNU.sparse.minor') === '0'
    : pax.has('GNU.sparse.size') && (hasPieces || pax.has('GNU.sparse.map'));
}
