import { expect, test } from 'vitest';
import { languages } from '../../src/locales/index.ts';
import { htmlReport } from '../../src/reports/index.ts';
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
    const gaps = /<ul class="gaps">.*?<\/ul>/s.exec(text)?.[0] ?? '';
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
    const gaps = /<ul class="gaps">.*?<\/ul>/s.exec(text)?.[0] ?? '';
    expect([language, gaps.match(program[language])?.length]).toEqual([language, 1]);
  }
});
