import { describe, expect, test } from 'vitest';
import type { Finding } from '../../src/model/index.ts';
import { htmlReport, type ReportSource } from '../../src/reports/index.ts';
import { indicatorExample, reportExample, sourceExample } from './sample-report.ts';

const timeline = (change: Partial<ReportSource>, language: 'en' | 'ar' = 'en'): string => {
  const page = htmlReport(
    reportExample('S4', { sources: [sourceExample({ state: 'S4', ...change })] }),
    language,
  );
  return page.slice(page.indexOf('id="timeline"'), page.indexOf('id="checked"'));
};
const received = (value: string, at: string | null) =>
  indicatorExample({ met: 'received', level: 'medium', value, at, id: value });

/** One on each of the first days of a month. */
const march = (n: number): Finding[] =>
  Array.from({ length: n }, (_, day) =>
    received(`h${String(day)}.example`, `2024-03-${String(day + 1).padStart(2, '0')}T00:00:00Z`),
  );

describe('the timeline', () => {
  test('runs with the writing: a mark near the beginning is left in English and right in Arabic', () => {
    const findings = [received('a.example', '2023-12-01T00:00:00Z')];
    const placeOf = (text: string): number =>
      Number(/<svg class="in" x="([\d.]+)%"/.exec(text)?.[1]);
    const left = placeOf(timeline({ findings }));
    expect(left).toBeGreaterThan(0);
    expect(left).toBeLessThan(30);
    expect(placeOf(timeline({ findings }, 'ar'))).toBeCloseTo(100 - left, 1);
  });

  test('draws marks that would cover each other as one', () => {
    const findings = [
      received('a.example', '2024-03-14T00:00:00Z'),
      received('b.example', '2024-03-15T00:00:00Z'),
    ];
    const text = timeline({ findings });
    expect(text.match(/<svg class="in"/g)).toHaveLength(1);
    expect(text).toContain('>1, 2</text>');
    expect(timeline({ findings }, 'ar')).toContain('>1، 2</text>');
  });

  test('writes the first of many numbers on a mark in the order in which it is seen, whatever the direction of writing', () => {
    const findings = march(3);
    expect(timeline({ findings })).toMatch(/ direction="ltr"\s*>1 …<\/text/);
    expect(timeline({ findings }, 'ar')).toMatch(/ direction="ltr"\s*>… 1<\/text/);
  });

  test('has a lane for the browsing history beside a link that was received', () => {
    const text = timeline({ findings: [received('a.example', '2024-03-14T00:00:00Z')] });
    expect(text).toContain('Safari browsing history');
    expect(text).toContain('The browsing history reaches back only to');
    expect(text).toContain('<time datetime="2024-05-04T00:10:00.000Z">4 May 2024</time>');
  });

  test('shows how far the parts reach where no finding has a date', () => {
    const text = timeline({ findings: [received('a.example', null)] });
    expect(text).toContain('How far back each part of the data reaches');
    expect(text).toContain('Data usage of apps and programs');
  });

  test('puts nothing at the day when the backup was made', () => {
    const made = received('a.example', null);
    const times = [{ at: '2024-05-05T00:00:00Z', marks: 'backup made', clock: 'utc' as const }];
    const text = timeline({ findings: [{ ...made, times }, received('b.example', null)] });
    expect(text).not.toContain('href="#f1"');
    expect(text).not.toContain('<svg class="in"');
    expect(text).toContain('How far back each part of the data reaches');
  });

  test('puts an invitation at the day it came, and not at the day of the appointment', () => {
    const utc = 'utc' as const;
    const invitation: Finding = {
      ...indicatorExample({ met: 'received', level: 'medium', value: 'a.example' }),
      artifact: 'ios.calendar',
      times: [
        { at: '2019-01-05T10:00:00Z', marks: 'event start', clock: utc },
        { at: '2024-03-14T22:48:00Z', marks: 'event created', clock: utc },
      ],
    };
    const source = sourceExample({ state: 'S4', findings: [invitation] });
    const example = reportExample('S4', { sources: [source] });
    const doc = { epoch: 'cocoa-seconds', clock: utc, confidence: 'high' } as const;
    const times = { 'event start': { ...doc, anytime: true }, 'event created': doc } as const;
    const artifacts = example.artifacts.map((part) =>
      part.id === 'ios.calendar' ? { ...part, times } : part,
    );
    const page = htmlReport({ ...example, artifacts }, 'en').replace(/<[^>]*>/g, '');
    const words = page.slice(page.indexOf('What the picture shows'));
    expect(words).toMatch(/14 March 2024 · Finding 1:/);
    expect(words).not.toContain('2019');
    // In the card it stands with what it marks, and does not stretch the days above it.
    expect(page).toMatch(/When\s+14 March 2024\s/);
    expect(page).toContain('Start of the calendar event: 5 January 2019');
  });

  test('dates a mark with its year where the picture spans years, and with its day where it does not', () => {
    const label = (...dates: readonly string[]): string =>
      timeline({
        spans: [],
        findings: dates.map((date) => received(`${date}.example`, `${date}T12:00:00Z`)),
      });
    expect(label('2016-08-27', '2024-03-14')).toContain('>Aug 2016</text>');
    expect(label('2024-03-14', '2024-03-20')).toContain('>14 Mar</text>');
  });

  test('says of a part that reaches beyond the scale that it does, at the side on which it does', () => {
    const findings = [received('a.example', '2024-03-14T00:00:00Z')];
    const reaching = (
      from: string,
      to: string,
      language: 'en' | 'ar' = 'en',
    ): [string[], boolean] => {
      const text = timeline({ findings, spans: [{ artifact: 'ios.sms', from, to }] }, language);
      const said = language === 'en' ? 'goes on beyond the picture' : 'يمتد خارج الصورة';
      const ends = text.matchAll(/<svg\s+class="in"\s+x="([\d.]+%)"[^>]*>\s*<path class="under"/g);
      return [[...ends].map(({ 1: place }) => place!), text.includes(said)];
    };
    const [from, to] = ['2023-11-02T07:00:00Z', '2024-06-03T18:04:51Z'];
    expect(reaching(from, to)).toEqual([[], false]);
    expect(reaching('2019-01-01T00:00:00Z', to)).toEqual([['0.00%'], true]);
    expect(reaching('2019-01-01T00:00:00Z', to, 'ar')).toEqual([['100.00%'], true]);
    expect(reaching(from, '2030-01-01T00:00:00Z')).toEqual([['100.00%'], true]);
  });

  test('says that there are no dates where there are none', () => {
    const dateless = sourceExample({ spans: [] });
    const page = htmlReport(reportExample('S2', { sources: [dateless] }), 'en');
    expect(page).toContain('No finding and no part of this data has a date.');
  });

  test('names the first findings in words and folds the others away', () => {
    const findings = march(25).map((finding, n) => ({
      ...finding,
      origin: { ...finding.origin, threat: `Family ${String(n)}` } as Finding['origin'],
    }));
    const text = timeline({ findings });
    const [open = '', folded = ''] = text.split('<details>');
    expect(open.match(/href="#f/g)).toHaveLength(10);
    expect(folded.match(/href="#f/g)).toHaveLength(15);
    // What reaches how far is another list, behind all findings.
    expect(open).not.toContain(': from ');
    expect(folded.lastIndexOf('href="#f')).toBeLessThan(folded.indexOf(': from '));
  });

  test('marks what one card tells together all along its days, and names it once', () => {
    const years = Array.from({ length: 25 }, (_, n) =>
      received(`h${String(n)}.example`, `${String(2000 + n)}-03-01T00:00:00Z`),
    );
    const text = timeline({ findings: years });
    expect(text.match(/>1<\/text>/g)!.length).toBeGreaterThan(1);
    const words = text.slice(text.indexOf('What the picture shows'));
    expect(words.match(/href="#f/g)).toHaveLength(1);
    expect(words.replace(/<[^>]*>/g, '')).toContain('From 1 March 2000 to 1 March 2024');
  });
});
