import { expect, test } from 'vitest';
import { languages } from '../../src/locales/index.ts';
import { htmlReport, type ReportSource } from '../../src/reports/index.ts';
import { coverageExample, reportExample, sourceExample } from './sample-report.ts';

test('a file that looks encrypted is not laid to a password that was not given', () => {
  // A source without its password is not opened at all: behind such a file stands another key, or damage.
  const coverage = coverageExample({ 'ios.sms': 'unreadable' }).map((row) =>
    row.artifact === 'ios.sms'
      ? { ...row, problems: [{ code: 'encrypted' as const, detail: 'no header', count: 1 }] }
      : row,
  );
  const input = reportExample('S1', { sources: [sourceExample({ state: 'S1', coverage })] });
  const password = { en: /password/, ar: /كلمة (?:ال)?مرور/, fr: /mot de passe/, es: /contraseña/ };
  for (const language of languages) {
    const text = htmlReport(input, language);
    const gaps = /<ul class="gaps"[^>]*>.*?<\/ul>/s.exec(text)?.[0] ?? '';
    expect(gaps).not.toBe('');
    expect(gaps).not.toMatch(password[language]);
  }
});

test('why a form cannot be read does not call the data and the program by the same words', () => {
  const coverage = coverageExample({ 'ios.sms': 'not-supported' });
  const input = reportExample('S1', { sources: [sourceExample({ state: 'S1', coverage })] });
  const program = {
    en: /th(?:is|e) version(?! of this data)/gi,
    ar: /الإصدار/g,
    fr: /cette version/gi,
    es: /esta versión/gi,
  };
  for (const language of languages) {
    const text = htmlReport(input, language);
    const gaps = /<ul class="gaps"[^>]*>.*?<\/ul>/s.exec(text)?.[0] ?? '';
    expect([language, gaps.match(program[language])?.length]).toEqual([language, 1]);
  }
});

test('many parts with the same reasons are told together, in whatever order the reasons were met', () => {
  const parts = ['ios.sms', 'ios.sms-attachments', 'ios.whatsapp', 'ios.calls'];
  const reasons = ['truncated', 'malformed'] as const;
  const coverage = coverageExample({}).map((row) => {
    const n = parts.indexOf(row.artifact);
    if (n < 0) return row;
    const problems = reasons.map((code) => ({ code, detail: 'x', count: 1 }));
    return {
      ...row,
      outcome: 'partly-read' as const,
      problems: n % 2 === 0 ? problems : problems.toReversed(),
    };
  });
  const input = reportExample('S1', { sources: [sourceExample({ state: 'S1', coverage })] });
  const gaps = /<ul class="gaps"[^>]*>.*?<\/h3>/s.exec(htmlReport(input, 'en'))?.[0] ?? '';
  expect(gaps.match(/class="head"/g)).toHaveLength(1);
  expect(gaps.match(/<ul class="names">(?:\s*<li>.*?<\/li>){4}\s*<\/ul>/s)).not.toBeNull();
});

test('a part without a date says so, and leaves no cell empty', () => {
  const said = {
    en: 'no usable date',
    ar: 'بلا تاريخ يُعتد به',
    fr: 'sans date exploitable',
    es: 'sin fecha utilizable',
  };
  for (const language of languages) {
    const page = htmlReport(reportExample('S2'), language);
    const table =
      /<table role="table" class="stack" aria-labelledby="read-1">.*?<\/table>/s.exec(page)?.[0] ??
      '';
    // Of 22 parts four have dates.
    expect(table.split(said[language])).toHaveLength(22 - 4 + 1);
    expect(table).not.toMatch(/<td[^>]*>\s*<\/td>/);
  }
});

test('what is told of one of several sources stands below its name in the outline of the page', () => {
  const coverage = coverageExample({ 'ios.sms': 'unreadable' });
  const gap = sourceExample({ state: 'S1', coverage });
  const outline = (...sources: ReportSource[]): string[] => {
    const page = htmlReport(reportExample('S1', { sources }), 'en');
    const part = page.slice(page.indexOf('id="examined"'), page.indexOf('id="checked"'));
    return [...part.matchAll(/<(h\d)[^>]*>(.*?)<\/h\d>/gs)].map(
      ([, level, text]) => `${level!} ${text!.replace(/<[^>]*>/g, '').slice(0, 12)}`,
    );
  };
  const told = (level: string): string[] => [`${level} What was not`, `${level} What was rea`];
  const picture = 'What the pic';
  const period = 'h2 Period that ';
  expect(outline(gap)).toEqual(['h2 What was exa', ...told('h3'), period, `h3 ${picture}`]);
  const ofOne = ['h3 Data set 1: ', ...told('h4')];
  const ofOther = ['h3 Data set 2: ', ...told('h4')];
  expect(outline(gap, { ...gap, id: 's2' })).toEqual([
    'h2 What was exa',
    ...ofOne,
    ...ofOther,
    period,
    ...[ofOne[0]!, `h4 ${picture}`],
    ...[ofOther[0]!, `h4 ${picture}`],
  ]);
});
