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
  return typeof value === 'string' ? value : undefined;
}

/** A number; integers beyond 2^53 are not rounded but `undefined`: take those from the dictionary itself. */
export function numberAt(dictionary: PlistDictionary, key: string): number | undefined {
  const value = dictionary.get(key);
  return typeof value === 'number' ? value : undefined;
}

/** Some writers store a boolean as the integer 0 or 1; that is read as well. */
export function booleanAt(dictionary: PlistDictionary, key: string): boolean | undefined {
  const value = dictionary.get(key);
  if (typeof value === 'boolean') return value;
  return value === 0 ? false : value === 1 ? true : undefined;
}

/** The bytes under `key`. */
export function dataAt(dictionary: PlistDictionary, key: string): Uint8Array | undefined {
  const value = dictionary.get(key);
  return value instanceof Uint8Array ? value : undefined;
}

/** The date under `key`; its seconds need not be finite. */
export function dateAt(dictionary: PlistDictionary, key: string): PlistDate | undefined {
  const value = dictionary.get(key);
  return value instanceof PlistDate ? value : undefined;
}

/** The list under `key`. */
export function arrayAt(
  dictionary: PlistDictionary,
  key: string,
): readonly PlistValue[] | undefined {
  const value = dictionary.get(key);
  return isArray(value) ? value : undefined;
}

/** The dictionary under `key`. */
export function dictionaryAt(
  dictionary: PlistDictionary,
  key: string,
): PlistDictionary | undefined {
  const value = dictionary.get(key);
  return isDictionary(value) ? value : undefined;
}
