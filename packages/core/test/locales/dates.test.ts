import { describe, expect, test } from 'vitest';
import { dateWriter, isoInZone, isTimeZone, languages, parseIso } from '../../src/locales/index.ts';

const moment = new Date('2024-03-14T23:30:00Z');

describe('dates', () => {
  test.each([
    ['en', '14 March 2024'],
    ['ar', '14 مارس 2024'],
    ['fr', '14 mars 2024'],
    ['es', '14 de marzo de 2024'],
  ] as const)('are written as people write them, in digits 0 to 9 (%s)', (language, text) => {
    expect(dateWriter(language).day(moment)).toBe(text);
  });

  test('have the first of a month as an ordinal in French, and only there', () => {
    const first = new Date('2024-11-01T12:00:00Z');
    expect(dateWriter('fr').day(first)).toBe('1er novembre 2024');
    expect(dateWriter('fr').shortDay(first)).toBe('1er nov.');
    expect(dateWriter('fr').day(new Date('2024-11-11T12:00:00Z'))).toBe('11 novembre 2024');
    expect(dateWriter('fr').year(first)).toBe('2024');
    expect(dateWriter('es').day(first)).toBe('1 de noviembre de 2024');
    expect(dateWriter('en').day(first)).toBe('1 November 2024');
  });

  test('fall on the day that the calendar of the phone shows', () => {
    expect(dateWriter('en', 'Asia/Dubai').day(moment)).toBe('15 March 2024');
  });

  test.each(languages)('numbers have digits 0 to 9 (%s)', (language) => {
    expect(dateWriter(language).number(1234567)).toMatch(/^1.?234.?567$/);
  });

  test('a time in a zone carries its offset, also before daylight saving and west of Greenwich', () => {
    expect(isoInZone(new Date('2024-03-14T09:12:40Z'), 'Asia/Amman')).toBe(
      '2024-03-14T12:12:40+03:00',
    );
    expect(isoInZone(new Date('2024-01-14T00:00:00Z'), 'America/St_Johns')).toBe(
      '2024-01-13T20:30:00-03:30',
    );
    expect(isoInZone(new Date('2024-01-14T00:00:00Z'), 'UTC')).toBe('2024-01-14T00:00:00+00:00');
  });

  test('a zone that does not exist is no zone', () => {
    expect(isTimeZone('Africa/Khartoum')).toBe(true);
    expect(isTimeZone('Mars/Base')).toBe(false);
    expect(isTimeZone('')).toBe(false);
    // Node.js 20 knows none of these by itself, later ones do.
    for (const offset of ['+05:30', '-03', '+0530']) expect(isTimeZone(offset)).toBe(false);
  });

  test('only an ISO time is read as one', () => {
    expect(parseIso('2024-03-14T09:12:40.5Z')?.getTime()).toBe(1710407560500);
    expect(parseIso('2024-03-14T09:12:40')?.getTime()).toBe(1710407560000);
    expect(parseIso('2024-03-14')?.getTime()).toBe(1710374400000);
    expect(parseIso('yesterday')).toBeUndefined();
    expect(parseIso('2024-13-45T99:00:00Z')).toBeUndefined();
  });
});
