import { describe, expect, test } from 'vitest';
import {
  languages,
  escapeHtml,
  evidence,
  evidenceName,
  Html,
  messages,
  visibleControls,
} from '../../src/locales/index.ts';

describe('plain text', () => {
  test('a value is isolated in Arabic, and elsewhere only where it runs from right to left', () => {
    expect(messages('ar').text('cli.report-at', { path: 'out/report.html' })).toBe(
      'التقرير: \u2068out/report.html\u2069',
    );
    expect(messages('en').text('cli.report-at', { path: 'out/report.html' })).toBe(
      'Report: out/report.html',
    );
    expect(messages('en').text('cli.report-at', { path: 'تقرير' })).toBe(
      'Report: \u2068تقرير\u2069',
    );
  });

  test('a machine field holds no isolates', () => {
    expect(messages('ar').unisolated('cli.report-at', { path: 'a' })).toBe('التقرير: a');
  });

  test('controls of evidence do not reach the terminal', () => {
    expect(messages('en').text('cli.report-at', { path: 'a\u001b[2J\u202eb\u0000' })).toBe(
      'Report: a⟨U+001B⟩[2J⟨RLO⟩b⟨U+0000⟩',
    );
  });

  test('a value is not read as a message', () => {
    expect(messages('en').text('cli.report-at', { path: "{n, plural, other {x}} '' <b>#" })).toBe(
      "Report: {n, plural, other {x}} '' <b>#",
    );
  });

  test.each([
    [0, 'لا توجد ملاحظات'],
    [1, 'ملاحظة واحدة'],
    [2, 'ملاحظتان'],
    [3, '3 ملاحظات'],
    [11, '11 ملاحظة'],
    [100, '100 ملاحظة'],
    [1234, '1,234 ملاحظة'],
  ])('Arabic counts %i with the form it takes', (n, text) => {
    expect(messages('ar').text('plural.findings', { n })).toBe(text);
  });

  test('French takes the singular for none and one, and a word for none', () => {
    expect([0, 1, 2].map((n) => messages('fr').text('plural.findings', { n }))).toEqual([
      'Aucun constat',
      '1 constat',
      '2 constats',
    ]);
  });
});

describe('HTML', () => {
  test.each(languages)('an option of the program stays on one line in HTML (%s)', (language) => {
    expect(messages(language).html('cli.password.needed').source).toContain(
      '<span class="option">--password-file</span>',
    );
  });

  test('a value stands isolated and escaped, and the sentence around it is escaped too', () => {
    expect(String(messages('en').html('met.received', { value: '</bdi><script>"x"' }))).toBe(
      'This phone received a message that holds <bdi class="evidence short" dir="ltr" lang="" translate="no">&lt;/bdi&gt;&lt;script&gt;&quot;x&quot;</bdi>.',
    );
    expect(String(messages('en').templateHtml('a <b> & {x}', { x: new Html('<i>y</i>') }))).toBe(
      'a &lt;b&gt; &amp; <i>y</i>',
    );
  });

  test('a value shows its controls, and a very long one is cut between signs', () => {
    expect(String(evidence('gpj\u202e.exe'))).toContain('gpj⟨RLO⟩.exe');
    const long = String(evidence(`${'a'.repeat(399)}😀${'b'.repeat(500)}`));
    expect(long).toContain(`${'a'.repeat(399)}…</bdi>`);
    expect(long).toContain('class="evidence"');
  });

  test('a value that begins as it is written from right to left runs so; a path and an address do not', () => {
    const directionOf = (value: string): string | undefined =>
      / dir="(\w+)"/.exec(String(evidence(value)))?.[1];
    // In the direction of English, what stands before the Latin name would be read after it.
    expect(directionOf('«تنبيه: رصدت Apple هجوماً على iPhone')).toBe('auto');
    expect(directionOf('שלום Apple')).toBe('auto');
    expect(directionOf('Apple: تنبيه')).toBe('ltr');
    expect(directionOf('/تقرير/final.pdf')).toBe('ltr');
    expect(directionOf('https://مثال.example/')).toBe('ltr');
    expect(directionOf('+971 50 123')).toBe('ltr');
    // Shown as ⟨RLO⟩, which begins in Latin letters.
    expect(directionOf('\u202eتقرير')).toBe('ltr');
    expect(directionOf('')).toBe('ltr');
  });

  test('a name may run in its own direction', () => {
    expect(String(evidenceName('مثال'))).toBe(
      '<bdi class="evidence name" dir="auto" lang="" translate="no">مثال</bdi>',
    );
  });

  test('nothing that could leave a text or an attribute is left', () => {
    expect(escapeHtml('<>&"\'')).toBe('&lt;&gt;&amp;&quot;&#39;');
  });
});

test('every unseen sign becomes a visible one, and joiners of words stay', () => {
  const unseen =
    '\u0000\u0007\u007f\u0085\u00ad\u061c\u200b\u200e\u200f\u2028\u2066\u2069\ufeff\u{e0041}\ud800';
  expect(visibleControls(unseen)).not.toMatch(/[\p{Cc}\p{Cf}\p{Cs}]/u);
  expect(visibleControls('خانه\u200cها 👨\u200d👩')).toBe('خانه\u200cها 👨\u200d👩');
});

test('a value of a rule can choose a form by its text', () => {
  const template = 'seen {how, select, words {by its words} other {otherwise}}';
  expect(messages('en').templateUnisolated(template, { how: 'words' })).toBe('seen by its words');
  expect(messages('en').templateUnisolated(template, { how: 'x' })).toBe('seen otherwise');
});
