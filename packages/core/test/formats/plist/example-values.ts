import type { PlistExampleValue } from '@athar/core';
import fc from 'fast-check';
import { PlistDate, PlistUid, type PlistValue } from '../../../src/formats/plist/index.ts';

const scalars = fc.oneof(
  fc.string({ unit: 'grapheme', maxLength: 20 }),
  fc.boolean(),
  fc.integer(),
  fc.maxSafeInteger(),
  fc.bigInt({ min: -(2n ** 63n), max: 2n ** 64n - 1n }),
  // The text form writes whole numbers as integers, which know no negative zero.
  fc.double({ noNaN: true, noDefaultInfinity: true }).map((value) => (value === 0 ? 0 : value)),
  fc.date({ noInvalidDate: true, min: new Date('0001-01-01'), max: new Date('4001-01-01') }),
  fc.uint8Array({ maxLength: 40 }),
  fc.nat(2 ** 31).map((uid) => ({ uid })),
);

/** Values that both forms of property lists can hold. */
export const exampleValues: fc.Arbitrary<PlistExampleValue> = fc.letrec<{
  value: PlistExampleValue;
}>((tie) => ({
  value: fc.oneof(
    { maxDepth: 4 },
    scalars,
    fc.array(tie('value'), { maxLength: 6 }),
    fc.dictionary(fc.string({ maxLength: 8 }), tie('value'), { maxKeys: 6 }),
  ),
})).value;

/** What a reader must give for a value; `dates` tells how precise dates of the form are. */
export function expectedOf(
  value: PlistExampleValue,
  dates: 'exact' | 'seconds' = 'exact',
): PlistValue {
  if (typeof value === 'bigint') {
    const number = Number(value);
    return Number.isSafeInteger(number) ? number : value;
  }
  if (value === null || typeof value !== 'object') return value;
  if (value instanceof Uint8Array) return value;
  if (value instanceof Date) {
    const seconds = value.getTime() / 1000;
    return new PlistDate((dates === 'exact' ? seconds : Math.floor(seconds)) - 978_307_200);
  }
  if (Array.isArray(value)) {
    return (value as readonly PlistExampleValue[]).map((item) => expectedOf(item, dates));
  }
  const record = value as { readonly [key: string]: PlistExampleValue };
  const { uid } = record;
  if (typeof uid === 'number' && Object.keys(record).length === 1) return new PlistUid(uid);
  return new Map(Object.entries(record).map(([key, item]) => [key, expectedOf(item, dates)]));
}
