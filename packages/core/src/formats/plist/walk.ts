import { hexOf } from '../../bytes/hex.ts';
import { isoTime } from '../../bytes/time.ts';
import { EvidenceError } from '../../model/index.ts';
import { isArray, isDictionary, PlistDate, PlistReal, PlistUid, type PlistValue } from './value.ts';

/**
 * A value that holds no others, or an empty container, with the way to it: keys and indexes between slashes, a `~` in a key
 * written `~0` and a `/` written `~1` as in JSON Pointer (RFC 6901). The whole list has the empty path; where an empty key is all of a path,
 * the path is `~`.
 */
export interface PlistEntry {
  readonly path: string;
  readonly value: PlistValue;
}

/**
 * The leaves of a property list in their order. Shared objects are walked each time they are met, so the walk is
 * bounded: past `maxEntries` it throws `limit-exceeded`, after having given what came before.
 */
export function* walkPropertyList(value: PlistValue, maxEntries: number): Iterable<PlistEntry> {
  const budget = { left: maxEntries };
  yield* entriesOf(value, undefined, budget);
}

/** JSON's values; objects made from evidence have only own properties, `__proto__` included. */
export type PlainValue =
  null | string | number | boolean | readonly PlainValue[] | { readonly [key: string]: PlainValue };

/**
 * The whole list as JSON-safe values: dates in ISO 8601, data `{ hex }`, UIDs `{ uid }`, integers beyond 2^53 and
 * numbers that JSON lacks as text. Throws `limit-exceeded` above `maxValues`, in which each KiB of text and data counts as one.
 */
export function toPlain(value: PlistValue, maxValues: number): PlainValue {
  return plain(value, { left: maxValues });
}

/**
 * About how many bytes the list would take if nothing in it were shared: containers, keys, texts and data counted each
 * time they are met. Costs linear time, whatever the result; a bomb gives an enormous number.
 */
export function expandedSize(value: PlistValue): number {
  return sizeOf(value, new Map());
}

const scalarBytes = 8;

function sizeOf(value: PlistValue, known: Map<PlistValue, number>): number {
  if (typeof value === 'string' || value instanceof Uint8Array) return scalarBytes + value.length;
  if (!isDictionary(value) && !isArray(value)) return scalarBytes;
  const counted = known.get(value);
  if (counted !== undefined) return counted;
  let size = scalarBytes;
  if (isDictionary(value)) {
    for (const [key, item] of value) size += key.length + sizeOf(item, known);
  } else {
    for (const item of value) size += sizeOf(item, known);
  }
  known.set(value, size);
  return size;
}

interface Budget {
  left: number;
}

/** One for a value, and more for long texts and data: they may be shared as well. */
function spend(budget: Budget, length = 0): void {
  budget.left -= 1 + Math.floor(length / 1024);
  if (budget.left < 0) throw new EvidenceError('limit-exceeded', 'property list is too large');
}

/** No key is written so. */
const emptyKey = '~';

/** The root has no path, which is not that of an empty key in it. */
function* entriesOf(
  value: PlistValue,
  path: string | undefined,
  budget: Budget,
): Iterable<PlistEntry> {
  spend(budget);
  const prefix = path === undefined ? '' : `${path}/`;
  if (isDictionary(value) && value.size > 0) {
    for (const [key, item] of value) yield* entriesOf(item, prefix + escaped(key), budget);
  } else if (isArray(value) && value.length > 0) {
    for (const [index, item] of value.entries())
      yield* entriesOf(item, `${prefix}${index}`, budget);
  } else {
    yield { path: path === '' ? emptyKey : (path ?? ''), value };
  }
}

function escaped(key: string): string {
  return key.replace(/[~/]/g, (sign) => (sign === '~' ? '~0' : '~1'));
}

function plain(value: PlistValue, budget: Budget): PlainValue {
  spend(budget, typeof value === 'string' || value instanceof Uint8Array ? value.length : 0);
  if (value === null || typeof value === 'string' || typeof value === 'boolean') return value;
  if (typeof value === 'bigint') return String(value);
  if (typeof value === 'number') return plainNumber(value);
  if (value instanceof PlistReal) return plainNumber(value.value);
  if (value instanceof PlistDate) return dateText(value);
  if (value instanceof PlistUid) return { uid: value.value };
  if (value instanceof Uint8Array) return { hex: hexOf(value) };
  if (isDictionary(value)) {
    const entries: [string, PlainValue][] = [];
    for (const [key, item] of value) entries.push([key, plain(item, budget)]);
    return Object.fromEntries(entries);
  }
  return value.map((item) => plain(item, budget));
}

/** Numbers that JSON lacks as text. */
function plainNumber(value: number): PlainValue {
  return Number.isFinite(value) ? value : String(value);
}

/** ISO 8601; the number as text where no calendar can hold it. */
function dateText(date: PlistDate): string {
  if (date.cocoaSeconds === 0) return '2001-01-01T00:00:00Z';
  return isoTime('cocoa-seconds', date.cocoaSeconds) ?? String(date.cocoaSeconds);
}
