import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import {
  civilDate,
  instantOf,
  isoOf,
  isoTime,
  momentOfIso,
  storedNumber,
  timesOf,
} from '../../src/bytes/time.ts';
import type { Epoch } from '../../src/model/index.ts';

const moment = '2021-07-01T10:00:00Z';
const unix = Date.parse(moment) / 1000;
const cocoa = unix - 978_307_200;

const epochs: readonly Epoch[] = [
  'unix-seconds',
  'unix-milliseconds',
  'unix-microseconds',
  'cocoa-seconds',
  'cocoa-nanoseconds',
  'cocoa-mixed',
  'webkit-microseconds',
];

test.each<readonly [Epoch, number | bigint]>([
  ['unix-seconds', unix],
  ['unix-milliseconds', unix * 1000],
  ['unix-microseconds', unix * 1_000_000],
  ['cocoa-seconds', cocoa],
  ['cocoa-nanoseconds', BigInt(cocoa) * 1_000_000_000n],
  ['cocoa-mixed', cocoa],
  ['cocoa-mixed', BigInt(cocoa) * 1_000_000_000n],
  ['webkit-microseconds', (unix + 11_644_473_600) * 1_000_000],
])('%s counts from its own day (%s)', (epoch, value) => {
  expect(isoTime(epoch, value)).toBe(moment);
  // A column may hold the same number as an integer or as a real.
  expect(isoTime(epoch, typeof value === 'bigint' ? Number(value) : BigInt(value))).toBe(moment);
});

describe('precision', () => {
  test('a time is as precise as what is stored, and no more', () => {
    expect(isoTime('unix-milliseconds', unix * 1000 + 120)).toBe('2021-07-01T10:00:00.120Z');
    expect(isoTime('unix-microseconds', unix * 1e6 + 120)).toBe('2021-07-01T10:00:00.000120Z');
    expect(isoTime('cocoa-seconds', cocoa + 0.25)).toBe('2021-07-01T10:00:00.250Z');
    expect(isoTime('unix-seconds', unix + 0.000001)).toBe('2021-07-01T10:00:00.000001Z');
  });

  test('nanoseconds beyond 2^53 are exact', () => {
    const value = BigInt(cocoa) * 1_000_000_000n + 123_456_789n;
    expect(isoTime('cocoa-nanoseconds', value)).toBe('2021-07-01T10:00:00.123456789Z');
    fc.assert(
      fc.property(fc.bigInt({ min: -(10n ** 19n), max: 10n ** 19n }), (nanoseconds) => {
        if (nanoseconds === 0n) return;
        const instant = instantOf('cocoa-nanoseconds', nanoseconds)!;
        const back =
          (BigInt(instant.seconds) - 978_307_200n) * 1_000_000_000n + BigInt(instant.nanoseconds);
        expect(back).toBe(nanoseconds);
      }),
    );
  });

  test('a fraction that rounds to a whole second carries over', () => {
    expect(isoTime('unix-seconds', unix + 0.9999999)).toBe('2021-07-01T10:00:01Z');
  });

  test('moments before the epoch count backwards', () => {
    expect(isoTime('unix-milliseconds', -1)).toBe('1969-12-31T23:59:59.999Z');
    expect(isoTime('unix-seconds', -0.5)).toBe('1969-12-31T23:59:59.500Z');
    expect(isoTime('cocoa-nanoseconds', -1n)).toBe('2000-12-31T23:59:59.999999999Z');
  });
});

describe('what names no moment', () => {
  test.each(epochs)('%s: NULL, 0, no number, and what lies out of the calendar', (epoch) => {
    for (const value of [null, 0, -0, 0n, NaN, Infinity, -Infinity, 1e30, -1e30, 2n ** 127n]) {
      expect(isoTime(epoch, value)).toBeUndefined();
    }
  });

  test('the calendar begins with the year 1 and ends with 9999', () => {
    expect(isoTime('unix-seconds', -62_135_596_800)).toBe('0001-01-01T00:00:00Z');
    expect(isoTime('unix-seconds', -62_135_596_801)).toBeUndefined();
    expect(isoTime('unix-seconds', 253_402_300_799)).toBe('9999-12-31T23:59:59Z');
    expect(isoTime('unix-seconds', 253_402_300_800)).toBeUndefined();
  });

  test('NULL and 0 are left out of the times of a record; what no calendar can hold is kept as it is stored', () => {
    expect(
      timesOf(
        ['read', 'unix-seconds', 0],
        ['sent', 'unix-seconds', unix],
        ['due', 'unix-seconds', 2n ** 63n],
      ),
    ).toEqual([
      { at: moment, marks: 'sent', clock: 'utc', epoch: 'unix-seconds', raw: unix },
      { marks: 'due', clock: 'utc', epoch: 'unix-seconds', raw: 2n ** 63n },
    ]);
  });
});

test('dates are those of the platform over the whole calendar', () => {
  fc.assert(
    fc.property(fc.integer({ min: -719_162, max: 2_932_896 }), (day) => {
      const date = new Date(day * 86_400_000);
      expect(civilDate(day)).toEqual({
        year: date.getUTCFullYear(),
        month: date.getUTCMonth() + 1,
        day: date.getUTCDate(),
      });
    }),
    { numRuns: 2000 },
  );
});

describe('the stored number, from the moment alone', () => {
  const whole = fc.oneof(
    fc.bigInt({ min: -(2n ** 63n), max: 2n ** 63n - 1n }),
    fc.bigInt({ min: 10n ** 17n, max: 10n ** 18n - 1n }),
    fc.integer({ min: -4_000_000_000, max: 4_000_000_000 }),
    fc.maxSafeInteger(),
  );
  const real = fc.oneof(
    fc.double({ noNaN: true, noDefaultInfinity: true }),
    fc.double({ min: -2e9, max: 2e9, noNaN: true }),
    fc.integer({ min: -(2 ** 51), max: 2 ** 51 }).map((microseconds) => microseconds / 1e6),
  );

  test.each(epochs)('%s: is given back, or known not to be', (epoch) => {
    fc.assert(
      fc.property(fc.oneof(whole, real), (value) => {
        const instant = instantOf(epoch, value);
        if (instant === undefined) return;
        const read = momentOfIso(isoOf(instant));
        expect(read).toEqual({ seconds: instant.seconds, nanoseconds: instant.nanoseconds });
        const back = storedNumber(epoch, read!);
        if (instant.isExact)
          expect(Number(back) === Number(value) && big(back) === big(value)).toBe(true);
      }),
      { numRuns: 2000 },
    );
  });

  test.each(epochs)(
    '%s: is given back where it is a whole number that a calendar holds',
    (epoch) => {
      fc.assert(
        fc.property(whole, (value) => {
          const instant = instantOf(epoch, value);
          if (instant === undefined) return;
          const isOfOldSystem = epoch === 'cocoa-mixed' && Math.abs(Number(value)) < 1e11;
          expect(instant.isExact).toBe(!isOfOldSystem);
        }),
        { numRuns: 2000 },
      );
    },
  );

  test('a real number of seconds that was made from microseconds is given back', () => {
    fc.assert(
      fc.property(fc.integer({ min: 0, max: 2 ** 50 }), (microseconds) => {
        const instant = instantOf('cocoa-seconds', microseconds / 1e6);
        expect(instant?.isExact ?? true).toBe(true);
      }),
    );
  });

  test('what six digits cannot say is known', () => {
    expect(instantOf('cocoa-seconds', 646826400.1234567)?.isExact).toBe(false);
    expect(instantOf('unix-milliseconds', 1625133600123.5)?.isExact).toBe(true);
    expect(storedNumber('unix-milliseconds', momentOfIso('2021-07-01T10:00:00.123500Z')!)).toBe(
      1625133600123.5,
    );
    expect(storedNumber('cocoa-nanoseconds', momentOfIso('2021-07-01T10:00:00.123456789Z')!)).toBe(
      646826400123456789n,
    );
    expect(storedNumber('cocoa-seconds', momentOfIso('1999-12-31T23:59:59.750Z')!)).toBe(
      -31622400.25,
    );
  });

  /** Whole numbers exactly; of others the double says it all. */
  const big = (value: number | bigint): bigint | undefined =>
    Number.isInteger(Number(value)) ? BigInt(value) : undefined;
});
