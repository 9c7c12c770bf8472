import { base64Of } from '../bytes/base64.ts';
import { isoTime, timesOf } from '../bytes/time.ts';
import {
  expandedSize,
  isArray,
  isDictionary,
  isKeyedArchive,
  missedEntry,
  missed,
  PlistDate,
  readPropertyList,
  toPlain,
  unarchive,
  type PlistDictionary,
  type PlistOptions,
  type PlistValue,
} from '../formats/plist/index.ts';
import {
  EvidenceError,
  type FieldValue,
  type ParseContext,
  type RandomAccessFile,
  type TimeDraft,
  type TimeEpoch,
} from '../model/index.ts';

/** Values of one container that are written out as text; more would swell a record. */
const maxValuesInText = 2000;

/** Sharing what is equal makes a file several times smaller than its content, but not by this. */
const largestExpansion = 64;
const leastExpandedBytes = 2 ** 22;

/**
 * Reads the property list of an artifact, held whole: beyond `maxDocumentBytes` it throws `limit-exceeded`, and likewise
 * where a small file stands for an enormous tree. So an artifact may walk all that it gets.
 */
export function readPropertyListFile(
  file: RandomAccessFile,
  context: ParseContext,
  options: Pick<PlistOptions, 'mayHoldZeros'> = {},
): PlistValue {
  if (file.size > context.limits.maxDocumentBytes) {
    throw new EvidenceError('limit-exceeded', `property list of ${file.size} bytes`);
  }
  const tell = (detail: string) => context.problem({ code: 'malformed', detail });
  return unlessEnormous(
    readPropertyList(file.read(0, file.size), context.limits, { ...options, tell }),
    file,
  );
}

/** The same of the archive of an object graph, whose objects become plain values: what stands in `$top`, or its `root`. */
export function readArchiveFile(file: RandomAccessFile, context: ParseContext): PlistValue {
  const list = readPropertyListFile(file, context);
  if (!isKeyedArchive(list)) {
    throw new EvidenceError('unsupported', 'the property list is no archive of objects');
  }
  return unlessEnormous(unarchive(list, context.limits), file);
}

function unlessEnormous(value: PlistValue, file: RandomAccessFile): PlistValue {
  const expanded = expandedSize(value);
  if (expanded > Math.max(leastExpandedBytes, file.size * largestExpansion)) {
    throw new EvidenceError('limit-exceeded', `${file.size} bytes that stand for ${expanded}`);
  }
  return value;
}

/** The same where the artifact knows only lists whose root is a dictionary. */
export function readDictionaryFile(
  file: RandomAccessFile,
  context: ParseContext,
  options: Pick<PlistOptions, 'mayHoldZeros'> = {},
): PlistDictionary {
  const list = readPropertyListFile(file, context, options);
  if (!isDictionary(list)) {
    throw new EvidenceError('unsupported', 'the property list is no dictionary');
  }
  return list;
}

/**
 * The array that a list is there for. Where a list holds something else instead, its schema is not known, and this throws `unsupported`; a list
 * that holds nothing has no entries.
 */
export function mainArrayAt(list: PlistDictionary, key: string): readonly PlistValue[] {
  const value = list.get(key);
  if (isArray(value)) return value;
  if (list.size === 0) return [];
  throw new EvidenceError(
    'unsupported',
    value === undefined ? `the property list has no ${key}` : `${key} is no array`,
  );
}

/** The place of a value: keys and indexes between slashes, those within a key written `~1` (RFC 6901), so that no two are alike. */
export function keyPath(...parts: readonly (string | number)[]): string {
  return parts.map((part) => String(part).replaceAll('~', '~0').replaceAll('/', '~1')).join('/');
}

/** The text under a key, or `null`, as records have it. Numbers count as text: writers differ. */
export function textAt(dictionary: PlistDictionary, key: string): string | null {
  const value = dictionary.get(key);
  if (typeof value === 'number' || typeof value === 'bigint') return String(value);
  if (typeof value === 'string') return value;
  missed(dictionary, key, 'string');
  return null;
}

/** A whole or real number, exact: beyond 2^53 as text. */
export function exactAt(dictionary: PlistDictionary, key: string): number | string | null {
  const value = dictionary.get(key);
  if (typeof value === 'bigint') return String(value);
  if (typeof value === 'number') return Number.isFinite(value) ? value : null;
  missed(dictionary, key, 'number');
  return null;
}

/** The texts of an array under a key; other items are left out, and told. */
export function textsAt(dictionary: PlistDictionary, key: string): string[] {
  const value = dictionary.get(key);
  if (!isArray(value)) {
    missed(dictionary, key, 'array');
    return [];
  }
  const texts = value.filter((item) => typeof item === 'string');
  if (texts.length < value.length) missedEntry(dictionary, key, 'string');
  return texts;
}

/**
 * A moment under a key as ISO 8601 in UTC: a date, a text in that form, or seconds since 2001. `null` where there is none.
 * Property lists hold dates in UTC.
 */
export function momentAt(dictionary: PlistDictionary, key: string): string | null {
  const value = dictionary.get(key);
  if (value instanceof PlistDate) return isoTime('cocoa-seconds', value.cocoaSeconds) ?? null;
  if (typeof value === 'number') return isoTime('cocoa-seconds', value) ?? null;
  const isMoment =
    typeof value === 'string' && /^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d(?:\.\d{1,9})?Z$/.test(value);
  if (isMoment) return value;
  missed(dictionary, key, 'date');
  return null;
}

/** Times of a record from the moments under these keys; those that are absent are left out. */
export function timesAt(
  dictionary: PlistDictionary,
  ...moments: readonly (readonly [marks: string, key: string])[]
): TimeDraft[] {
  return moments.flatMap(([marks, key]) => {
    const value = dictionary.get(key);
    if (value instanceof PlistDate) return timesOf([marks, 'cocoa-seconds', value.cocoaSeconds]);
    if (typeof value === 'string') return utcTimes('text', [marks, momentAt(dictionary, key)]);
    return timesOf([marks, 'cocoa-seconds', typeof value === 'number' ? value : null]);
  });
}

/** Times of a record from moments in ISO 8601; those that are absent are left out. */
export function utcTimes(
  epoch: TimeEpoch,
  ...moments: readonly (readonly [marks: string, at: string | null])[]
): TimeDraft[] {
  return moments.flatMap(([marks, at]) =>
    at === null ? [] : [{ at, marks, clock: 'utc' as const, epoch }],
  );
}

/** Any value as a field: dates in ISO 8601, data as base64, lists of texts as lists, other containers as JSON text. */
export function fieldValue(value: PlistValue): FieldValue {
  if (value === null || typeof value === 'string' || typeof value === 'boolean') return value;
  if (typeof value === 'bigint') return String(value);
  if (typeof value === 'number') return Number.isFinite(value) ? value : String(value);
  if (value instanceof PlistDate) return isoTime('cocoa-seconds', value.cocoaSeconds) ?? null;
  if (value instanceof Uint8Array) return base64Of(value);
  if (isArray(value) && value.every((item) => typeof item === 'string')) {
    return value;
  }
  return JSON.stringify(toPlain(value, maxValuesInText));
}

/** A whole dictionary as JSON text: dates in ISO 8601, data in hex, at most 2000 values. For what readers may need beyond the fields that were chosen. */
export function wholeText(dictionary: PlistDictionary): string {
  return JSON.stringify(toPlain(dictionary, maxValuesInText));
}
