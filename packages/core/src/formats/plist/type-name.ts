import { typeNameOf, type PlistTypeName, type PlistValue } from './value.ts';

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
