import fc from 'fast-check';
import { expect, test } from 'vitest';
import { timeAxis } from '../../src/reports/time-axis.ts';

const at = (iso: string): number => Date.parse(iso);

test('a half year has months, a week has days, ten years have years', () => {
  const units = [
    [at('2023-11-02'), at('2024-06-03')],
    [at('2024-05-01'), at('2024-05-06')],
    [at('2014-05-01'), at('2024-05-06')],
  ].map((moments) => timeAxis(moments)?.unit);
  expect(units).toEqual(['month', 'day', 'year']);
});

test('no moment has no axis, and one moment has room around it', () => {
  expect(timeAxis([])).toBeUndefined();
  expect(timeAxis([NaN])).toBeUndefined();
  const axis = timeAxis([at('2024-05-01T12:00:00Z')]);
  expect(axis?.place(at('2024-05-01T12:00:00Z'))).toBeGreaterThan(20);
  expect(axis?.place(at('2024-05-01T12:00:00Z'))).toBeLessThan(80);
});

test('a clock that was never set does not squeeze the rest', () => {
  expect(new Date(timeAxis([0, at('2024-01-01')])?.from ?? 0).getUTCFullYear()).toBe(2007);
});

test.each([
  ['America/Los_Angeles', '2024-02-01T08:00:00Z'],
  ['Asia/Tokyo', '2024-01-31T15:00:00Z'],
])('months begin when they do in the zone (%s)', (zone, february) => {
  const axis = timeAxis([at('2023-12-10T00:00:00Z'), at('2024-04-20T00:00:00Z')], zone);
  const ticks = axis!.ticks.map((tick) => tick.at.toISOString().slice(0, 10));
  expect(ticks).toEqual(['2024-01-01', '2024-02-01', '2024-03-01', '2024-04-01']);
  expect(axis!.ticks[1]!.place).toBeCloseTo(axis!.place(at(february)), 6);
});

test('any moments give an axis with few ticks in order, all on it', () => {
  fc.assert(
    fc.property(
      fc.array(fc.double({ min: -8.64e15, max: 8.64e15, noNaN: true }), {
        minLength: 1,
        maxLength: 9,
      }),
      fc.constantFrom('UTC', 'Asia/Tokyo', 'America/Los_Angeles'),
      (moments, zone) => {
        const axis = timeAxis(moments, zone);
        expect(axis).toBeDefined();
        const places = axis!.ticks.map(({ place }) => place);
        expect(places.length).toBeLessThanOrEqual(8);
        expect(places).toEqual([...places].sort((a, b) => a - b));
        for (const place of [...places, ...moments.map((moment) => axis!.place(moment))]) {
          expect(place).toBeGreaterThanOrEqual(0);
          expect(place).toBeLessThanOrEqual(100);
        }
      },
    ),
    { numRuns: 300, seed: 7 },
  );
});
