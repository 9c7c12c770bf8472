import { PlistDate, PlistReal, PlistUid, type PlistValue } from './value.ts';

/** The type of a value, as property lists call it. */
export type PlistTypeName =
  'array' | 'boolean' | 'data' | 'date' | 'dictionary' | 'null' | 'number' | 'string' | 'uid';

function typeNameOf(value: PlistValue): PlistTypeName {
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

/** What is wrong where a value is of none of the types that are read; `undefined` where it is of one, or absent. */
export function wrongTypeOf(
  dictionary: ReadonlyMap<string, PlistValue>,
  key: string,
  ...types: readonly PlistTypeName[]
): string | undefined {
  const value = dictionary.get(key);
  if (value === undefined) return undefined;
  const type = typeNameOf(value);
  return types.includes(type) ? undefined : `${key}: a ${type} where a ${types[0]!} is expected`;
}
