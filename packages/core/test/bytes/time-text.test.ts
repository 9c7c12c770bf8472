import fc from 'fast-check';
import { expect, test } from 'vitest';
import { momentOfCtime, momentOfText } from '../../src/bytes/time-text.ts';

test.each([
  ['2022-09-18 15:28:37.3451 +0900', '2022-09-18T06:28:37.345100Z', true],
  ['2022-09-18 15:28:37.00 +0900', '2022-09-18T06:28:37Z', true],
  ['2022-04-27T10:41:46.523-04:00', '2022-04-27T14:41:46.523Z', true],
  ['2020-02-29T23:59:60Z', '2020-03-01T00:00:00Z', true],
  ['2023-05-08 17:19:55', '2023-05-08T17:19:55Z', false],
])('%s', (text, at, zoned) => {
  expect(momentOfText(text)).toEqual({ at, zoned });
});

test.each(['2021-02-29 00:00:00', '2021-13-01 00:00:00', '2021-01-01', 'yesterday', ''])(
  'no moment: %j',
  (text) => {
    expect(momentOfText(text)).toBeUndefined();
  },
);

test('a moment written with an offset is the same moment in UTC', () => {
  const dates = fc.date({
    noInvalidDate: true,
    min: new Date('1970-01-01'),
    max: new Date('2100-01-01'),
  });
  fc.assert(
    fc.property(dates, fc.integer({ min: -14 * 4, max: 14 * 4 }), (date, quarters) => {
      const local = new Date(date.getTime() + quarters * 900_000).toISOString().slice(0, 19);
      const offset = Math.abs(quarters) * 15;
      const zone =
        (quarters < 0 ? '-' : '+') +
        String(Math.floor(offset / 60)).padStart(2, '0') +
        String(offset % 60).padStart(2, '0');
      const second = date.toISOString().slice(0, 19) + 'Z';
      expect(momentOfText(`${local.replace('T', ' ')} ${zone}`)?.at).toBe(second);
    }),
    { numRuns: 200 },
  );
});

test('a line of ctime has no zone', () => {
  expect(momentOfCtime('Thu Mar 14 20:17:55 2019 [67] <notice>')).toEqual({
    at: '2019-03-14T20:17:55Z',
    zoned: false,
  });
  expect(momentOfCtime('Sat Nov  3 01:02:03 2018')?.at).toBe('2018-11-03T01:02:03Z');
  expect(momentOfCtime('Sat Nov 3 01:02:03 2018')?.at).toBe('2018-11-03T01:02:03Z');
  expect(momentOfCtime('Sat Foo  3 01:02:03 2018')).toBeUndefined();
});
