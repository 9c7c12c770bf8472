import { describe, expect, test } from 'vitest';
import { htmlReport } from '../../src/reports/index.ts';
import { languages, type Language } from '../../src/locales/index.ts';
import type { Coverage } from '../../src/model/index.ts';
import {
  coverageExample,
  indicatorExample,
  reportExample,
  sourceExample,
} from './sample-report.ts';

const span = { from: '2021-05-03T08:00:00Z', to: '2021-07-20T21:00:00Z' };
const gap = { from: '2021-07-10', to: '2021-07-12', days: 3 };

function page(log: Partial<Coverage>, language: Language = 'en', timezone?: string): string {
  const coverage = coverageExample().map((row) =>
    row.artifact === 'ios.sms' ? { ...row, ...log } : row,
  );
  const sources = [sourceExample({ state: 'S2', coverage })];
  const options = { full: false, ...(timezone !== undefined && { timezone }) };
  return htmlReport(reportExample('S2', { sources, options }), language);
}
const logs = (text: string): string =>
  text.slice(text.indexOf('id="logs"'), text.indexOf('id="checked"'));
const words = (text: string): string => text.replace(/<[^>]*>/g, '').replace(/\s+/g, ' ');

describe('the logs', () => {
  test('are told with what they cover, and with the days without entries', () => {
    const text = logs(page({ span, daysWithEntries: 70, gaps: [gap] }));
    expect(words(text)).toContain(
      'Messages (SMS and iMessage): from 3 May 2021 to 20 July 2021. Has no entries between 10 July 2021 and 12 July 2021 (3 days).',
    );
    expect(text.match(/class="break"/g)).toHaveLength(2);
    expect(text).toContain('A break in a bar');
    expect(text).toContain('ordinary reasons');
  });

  test('of a single day without entries say its date once', () => {
    const day = { from: '2021-07-10', to: '2021-07-10', days: 1 };
    const text = (language: Language) =>
      words(logs(page({ span, daysWithEntries: 78, gaps: [day] }, language)));
    expect(text('en')).toContain('Has no entries on 10 July 2021.');
    expect(text('fr')).toContain('N’a pas d’entrées le 10 juillet 2021.');
    expect(text('es')).toContain('No tiene entradas el 10 de julio de 2021.');
    expect(text('ar')).toContain('لا عناصر فيه يوم 10 يوليو 2021.');
  });

  test('without such days have an unbroken bar', () => {
    const text = logs(page({ span, daysWithEntries: 79, gaps: [] }));
    expect(text).not.toContain('Has no entries');
    // Not in the key either: nothing in the picture looks like it.
    expect(text).not.toContain('class="break"');
    // Nor what one may mean.
    expect(text).not.toContain('ordinary reasons');
    expect(text).not.toContain('A break in a bar');
  });

  test('that hold no entry any more are named, also where no other log is there', () => {
    const text = logs(page({ records: 0, daysWithEntries: 0, gaps: [] }));
    expect(words(text)).toContain(
      'Messages (SMS and iMessage): read in full, and it holds no entry.',
    );
    expect(text).not.toContain('<figure');
    expect(page({ daysWithEntries: 0, gaps: [] })).toContain('href="#logs"');
  });

  test('whose entries have no date that is believed are not called empty', () => {
    const text = logs(page({ records: 3, daysWithEntries: 0, gaps: [] }));
    expect(words(text)).toContain(
      'Messages (SMS and iMessage): read in full, and no entry that is still there has a date that can be true.',
    );
  });

  test('have no part in the report where there are none, or where none was read in full', () => {
    expect(page({})).not.toContain('id="logs"');
    expect(page({ span })).not.toContain('id="logs"');
    expect(page({ span })).not.toContain('href="#logs"');
  });

  test('of many gaps are told the longest, and how many more there are', () => {
    const gaps = Array.from({ length: 8 }, (_, i) => ({
      from: `2021-06-0${i + 1}`,
      to: `2021-06-0${i + 1}`,
      days: i + 3,
    }));
    const text = words(logs(page({ span, daysWithEntries: 70, gaps, moreGaps: 4 })));
    expect(text.match(/Has no entries/g)).toHaveLength(5);
    expect(text).toContain('7 others stand in the file');
  });

  test.each([
    [undefined, 'from 3 May 2021 to 20 July 2021', 'Days are counted in UTC.'],
    [
      'Asia/Tokyo',
      'from 4 May 2021 to 20 July 2021',
      'Days are counted in the time zone Asia/Tokyo.',
    ],
    [
      'America/Los_Angeles',
      'from 3 May 2021 to 19 July 2021',
      'Days are counted in the time zone America/Los_Angeles.',
    ],
  ])('have the days of the zone that the examiner names (%s)', (zone, reach, said) => {
    const near = { from: '2021-05-03T23:30:00Z', to: '2021-07-20T00:30:00Z' };
    const log = { span: near, daysWithEntries: 70, gaps: [gap] };
    const text = words(logs(page(log, 'en', zone)));
    expect(text).toContain(reach);
    expect(text).toContain(said);
    // Days without entries are counted in the zone already.
    expect(text).toContain('between 10 July 2021 and 12 July 2021 (3 days)');
    const place = Number(/class="break"\s+x="([\d.]+)%"/.exec(logs(page(log, 'en', zone)))?.[1]);
    const begins = {
      UTC: '2021-07-10T00:00:00Z',
      'Asia/Tokyo': '2021-07-09T15:00:00Z',
      'America/Los_Angeles': '2021-07-10T07:00:00Z',
    }[zone ?? 'UTC']!;
    const [from, to, at] = [near.from, near.to, begins].map((time) => Date.parse(time));
    expect(place).toBeCloseTo(((at! - from!) / (to! - from!)) * 100, 1);
  });

  test('written on a clock whose zone nobody knows have the days of that clock', () => {
    const near = { from: '2021-05-03T23:30:00Z', to: '2021-07-20T00:30:00Z' };
    const log = { span: near, clock: 'device-local' as const, daysWithEntries: 70, gaps: [gap] };
    expect(words(logs(page(log, 'en', 'Asia/Tokyo')))).toContain('from 3 May 2021 to 20 July 2021');
  });

  test('run with the writing', () => {
    const place = (text: string): number =>
      Number(/class="break"\s+x="([\d.]+)%"/.exec(logs(text))?.[1]);
    const log = { span, daysWithEntries: 70, gaps: [gap] };
    expect(place(page(log))).toBeGreaterThan(80);
    expect(place(page(log, 'ar'))).toBeLessThan(20);
  });

  test('say where their rows do not stand in the order of their dates', () => {
    const log = { span, daysWithEntries: 70 };
    const before = 'entries dated after these days stand before entries dated earlier';
    expect(words(logs(page({ ...log, gaps: [gap] })))).not.toContain(before);
    expect(words(logs(page({ ...log, gaps: [{ ...gap, outOfOrder: true }] })))).toContain(before);
  });

  test.each(languages)('are told in %s', (language) => {
    const text = logs(page({ span, daysWithEntries: 70, gaps: [gap] }, language));
    expect(text).toContain('datetime="2021-07-10T12:00:00.000Z"');
  });
});

describe('a time that cannot be true', () => {
  const finding = (times: ReturnType<typeof indicatorExample>['times']) => {
    const example = indicatorExample({ met: 'received', level: 'medium', value: 'a.example' });
    const sources = [sourceExample({ state: 'S4', findings: [{ ...example, times }] })];
    return words(htmlReport(reportExample('S4', { sources }), 'en'));
  };
  const mark = { marks: 'message received', clock: 'utc' } as const;

  test('is told as such, and dates nothing', () => {
    const text = finding([
      { ...mark, at: '2057-03-04T05:06:07Z', raw: 1_772_600_767, doubt: 'after-2037' },
    ]);
    expect(text).toContain(
      'The data gives 2057-03-04T05:06:07 as a time. That is too far in the future',
    );
    expect(text).not.toContain('4 March 2057');
  });

  test('beside one that can be true leaves that one in force', () => {
    const text = finding([
      { ...mark, at: '2001-01-01T00:00:01Z', raw: 1, doubt: 'before-phones' },
      { ...mark, at: '2024-03-14T00:00:00Z' },
    ]);
    expect(text).toContain('14 March 2024');
    expect(text).toContain('before there were phones of this kind');
    expect(text).not.toContain('1 January 2001');
  });

  test('that is no date is told by what is stored', () => {
    const text = finding([{ ...mark, raw: '9223372036854775807', doubt: 'no-date' }]);
    expect(text).toContain('the data holds 9223372036854775807, which is no date');
  });
});
