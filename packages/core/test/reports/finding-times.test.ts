import { describe, expect, test } from 'vitest';
import { languages, type Language } from '../../src/locales/index.ts';
import type { Finding, Timestamp } from '../../src/model/index.ts';
import { htmlReport } from '../../src/reports/index.ts';
import { indicatorExample, reportExample, sourceExample } from './sample-report.ts';

const received: Timestamp = {
  at: '2022-10-18T06:42:11Z',
  marks: 'message received',
  clock: 'utc',
};
const read: Timestamp = { at: '2022-10-19T07:00:00Z', marks: 'message read', clock: 'utc' };

/** What stands under "When" in the first card, a line for each block. */
function whenOf(
  findings: readonly Partial<Finding>[],
  { language = 'en', timezone }: { language?: Language; timezone?: string } = {},
): string[] {
  const sample = indicatorExample({ met: 'received', level: 'medium', value: 'a.example' });
  const page = htmlReport(
    reportExample('S4', {
      options: { full: false, ...(timezone !== undefined && { timezone }) },
      sources: [
        sourceExample({
          state: 'S4',
          findings: findings.map((finding, n) => ({ ...sample, id: String(n), ...finding })),
        }),
      ],
    }),
    language,
  );
  const card = page.slice(page.indexOf('<article'), page.indexOf('</article>'));
  const when = card.split('<dd>')[2]?.split('</dd>')[0] ?? '';
  return when
    .replace(/<\/(?:p|span|strong)>/g, '\n')
    .replace(/<[^>]*>/g, '')
    .split('\n')
    .map((line) => line.trim())
    .filter((line) => line !== '');
}

describe('the times of a finding', () => {
  test('stand each below what it marks', () => {
    expect(whenOf([{ times: [read, received] }])).toEqual([
      'From 18 October 2022 to 19 October 2022',
      'Message received: 18 October 2022',
      'UTC: 2022-10-18T06:42:11Z',
      'Message read: 19 October 2022',
      'UTC: 2022-10-19T07:00:00Z',
    ]);
  });

  test('say what they mark also where there is one only, below its day', () => {
    expect(whenOf([{ times: [received] }])).toEqual([
      '18 October 2022',
      'Message received',
      'UTC: 2022-10-18T06:42:11Z',
    ]);
  });

  test('are told in the local time of the phone first, where it is known', () => {
    expect(whenOf([{ times: [received] }], { timezone: 'Asia/Amman' })).toEqual([
      '18 October 2022',
      'Message received',
      'Local time of the phone: 2022-10-18T09:42:11+03:00',
      'UTC: 2022-10-18T06:42:11Z',
    ]);
  });

  test('stand once where several things have one time', () => {
    const changed: Timestamp = { ...received, marks: 'file modified' };
    expect(whenOf([{ times: [received, changed] }, { times: [received] }])).toEqual([
      '18 October 2022',
      'Message received · File modified',
      'UTC: 2022-10-18T06:42:11Z',
    ]);
  });

  test.each([
    ['ar', ['استلام الرسالة: 18 أكتوبر 2022', 'قراءة الرسالة: 19 أكتوبر 2022']],
    ['fr', ['Message reçu\u00a0: 18 octobre 2022', 'Message lu\u00a0: 19 octobre 2022']],
    ['es', ['Mensaje recibido: 18 de octubre de 2022', 'Mensaje leído: 19 de octubre de 2022']],
  ] as const)('say it in the language of the report (%s)', (language, [first, second]) => {
    const lines = whenOf([{ times: [received, read] }], { language });
    expect([lines[1], lines[3]]).toEqual([first, second]);
  });

  test('of many findings alike are no longer a list than those of one', () => {
    const findings = Array.from({ length: 300 }, (_, n) => ({
      times: [
        { ...received, at: `2022-10-18T06:${String(n % 60).padStart(2, '0')}:00Z` },
        { ...received, at: '2022-10-18T06:00:00Z', marks: `mark ${String(n)}` },
      ],
    }));
    const lines = whenOf(findings);
    expect(lines.filter((line) => line.startsWith('UTC'))).toHaveLength(4);
    expect(lines.join(' ').length).toBeLessThan(500);
    expect(lines.at(-1)).toContain('findings.jsonl');
  });

  test('that cannot be true say what they should mark', () => {
    const time: Timestamp = {
      at: '1970-01-01T00:00:00Z',
      marks: 'message read',
      clock: 'utc',
      raw: 0,
      doubt: 'before-phones',
    };
    const [, , , mark, sentence] = whenOf([{ times: [received, time] }]);
    expect(mark).toBe('Message read');
    expect(sentence).toContain('1970-01-01T00:00:00');
  });

  test('that mark what this version does not know are shown as the file has it', () => {
    for (const language of languages) {
      const finding = { times: [{ ...received, marks: 'of <tomorrow>\u202e' }] };
      expect(whenOf([finding], { language })[1]).toBe('of &lt;tomorrow&gt;⟨RLO⟩');
    }
  });
});
