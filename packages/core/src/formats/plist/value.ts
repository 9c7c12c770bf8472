/** A date as stored: seconds from 2001-01-01, fractions included. XML dates have whole seconds. Not necessarily finite. */
export class PlistDate {
  readonly cocoaSeconds: number;

  constructor(cocoaSeconds: number) {
    this.cocoaSeconds = cocoaSeconds;
  }
}

/** A reference to another object of a keyed archive. */
export class PlistUid {
  readonly value: number;

  constructor(value: number) {
    this.value = value;
  }
}

/** A number that is stored as a real one, even if it is whole. Given only where that is asked for, else it is a `number`. */
export class PlistReal {
  readonly value: number;

  constructor(value: number) {
    this.value = value;
  }
}

/** Keys come from evidence, hence a `Map`. Where a key stands twice, the last one counts. */
export type PlistDictionary = ReadonlyMap<string, PlistValue>;

/**
 * What a property list holds. Integers beyond 2^53 are `bigint`, so that none is rounded. Data are views of the input.
 * Objects that the file shares are shared here too: a small file can stand for an enormous tree, so whatever
 * walks it whole must be bounded (`walkPropertyList`).
 */
export type PlistValue =
  | null
  | string
  | number
  | bigint
  | boolean
  | PlistDate
  | PlistUid
  | PlistReal
  | Uint8Array
  | readonly PlistValue[]
  | PlistDictionary;

/** The type of a value, as property lists call it. */
export type PlistTypeName =
  'array' | 'boolean' | 'data' | 'date' | 'dictionary' | 'null' | 'number' | 'string' | 'uid';

/** What a value is called. */
export function typeNameOf(value: PlistValue): PlistTypeName {
  if (value === null) return 'null';
  if (typeof value === 'string') return 'string';
  if (typeof value === 'boolean') return 'boolean';
  if (typeof value === 'number' || typeof value === 'bigint') return 'number';
  if (value instanceof PlistReal) return 'number';
  if (value instanceof PlistDate) return 'date';
  if (value instanceof PlistUid) return 'uid';
  if (value instanceof Uint8Array) return 'data';
  return value instanceof Map ? 'dictionary' : 'array';
}

/**
 * A dictionary of a list whose reader tells what it could not read: that another value stands where one of a type is asked for, once for each
 * key and type. Without that, what is not read looks like what is not there.
 */
class WatchedDictionary extends Map<string, PlistValue> {
  readonly tell: (detail: string) => void;
  private told: Set<string> | undefined;

  constructor(tell: (detail: string) => void) {
    super();
    this.tell = tell;
  }

  /** No writer gives a key twice; of two the last is kept. */
  override set(key: string, value: PlistValue): this {
    if (this.has(key)) this.note(`${shortened(key)}: ${keyTwice}`);
    return super.set(key, value);
  }

  /** To be called by who asked for a value of that type and met none. */
  missed(key: string, type: PlistTypeName): void {
    const value = this.get(key);
    // A null says that there is nothing. Integers beyond 2^53 are numbers that are taken exact elsewhere.
    if (value === undefined || value === null || typeNameOf(value) === type) return;
    this.note(`${shortened(key)}: a ${typeNameOf(value)} where a ${type} is expected`);
  }

  /** Tells once what is missed. */
  note(detail: string): void {
    this.told ??= new Set();
    if (this.told.has(detail)) return;
    this.told.add(detail);
    this.tell(detail);
  }
}

/** What is told of a dictionary that is. */
export const keyTwice = 'a key that stands twice';

const longestKey = 100;

function shortened(key: string): string {
  return key.length > longestKey ? `${key.slice(0, longestKey)}…` : key;
}

/** A dictionary to fill; with `tell`, one that is watched. */
export function emptyDictionary(
  tell: ((detail: string) => void) | undefined,
): Map<string, PlistValue> {
  return tell ? new WatchedDictionary(tell) : new Map<string, PlistValue>();
}

/** Says of a value that it is none of what was asked for: a dictionary that is watched tells it, where there is one. */
export function missed(dictionary: PlistDictionary, key: string, type: PlistTypeName): void {
  if (dictionary instanceof WatchedDictionary) dictionary.missed(key, type);
}

/** The same of a list of which an entry is none of what is asked for, and left out. */
export function missedEntry(dictionary: PlistDictionary, key: string, type: PlistTypeName): void {
  if (dictionary instanceof WatchedDictionary)
    dictionary.note(`${shortened(key)}: an entry that is no ${type}`);
}

/** The dictionary under other keys; it tells as it did. */
export function withKeys(
  dictionary: PlistDictionary,
  keyOf: (key: string) => string,
): PlistDictionary {
  const changed = emptyDictionary(
    dictionary instanceof WatchedDictionary ? dictionary.tell : undefined,
  );
  for (const [key, value] of dictionary) changed.set(keyOf(key), value);
  return changed;
}

/** Keys come from evidence, so a dictionary is a `Map`. */
export function isDictionary(value: PlistValue | undefined): value is PlistDictionary {
  return value instanceof Map;
}

/** `Array.isArray` with the type that property lists have. */
export function isArray(value: PlistValue | undefined): value is readonly PlistValue[] {
  return Array.isArray(value);
}

/** The text under `key`; like the other getters `undefined` where it is absent or of another type. */
export function stringAt(dictionary: PlistDictionary, key: string): string | undefined {
  const value = dictionary.get(key);
  if (typeof value === 'string') return value;
  missed(dictionary, key, 'string');
  return undefined;
}

/** A number; integers beyond 2^53 are not rounded but `undefined`: take those from the dictionary itself. */
export function numberAt(dictionary: PlistDictionary, key: string): number | undefined {
  const value = dictionary.get(key);
  if (typeof value === 'number') return value;
  missed(dictionary, key, 'number');
  return undefined;
}

/** Some writers store a boolean as the integer 0 or 1; that is read as well. */
export function booleanAt(dictionary: PlistDictionary, key: string): boolean | undefined {
  const value = dictionary.get(key);
  if (typeof value === 'boolean') return value;
  if (value === 0 || value === 1) return value === 1;
  missed(dictionary, key, 'boolean');
  return undefined;
}

/** The bytes under `key`. */
export function dataAt(dictionary: PlistDictionary, key: string): Uint8Array | undefined {
  const value = dictionary.get(key);
  if (value instanceof Uint8Array) return value;
  missed(dictionary, key, 'data');
  return undefined;
}

/** The date under `key`; its seconds need not be finite. */
export function dateAt(dictionary: PlistDictionary, key: string): PlistDate | undefined {
  const value = dictionary.get(key);
  if (value instanceof PlistDate) return value;
  missed(dictionary, key, 'date');
  return undefined;
}

/** The list under `key`. */
export function arrayAt(
  dictionary: PlistDictionary,
  key: string,
): readonly PlistValue[] | undefined {
  const value = dictionary.get(key);
  if (isArray(value)) return value;
  missed(dictionary, key, 'array');
  return undefined;
}

/** The dictionary under `key`. */
export function dictionaryAt(
  dictionary: PlistDictionary,
  key: string,
): PlistDictionary | undefined {
  const value = dictionary.get(key);
  if (isDictionary(value)) return value;
  missed(dictionary, key, 'dictionary');
  return undefined;
}
