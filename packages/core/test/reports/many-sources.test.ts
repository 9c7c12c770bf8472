import { describe, expect, test } from 'vitest';
import { languages, messages } from '../../src/locales/index.ts';
import { htmlReport, type ReportInput, type ReportSource } from '../../src/reports/index.ts';
import { states } from './many-reports.ts';
import { reportExample } from './sample-report.ts';

/** Of each state in turn, the gravest not first. */
function phones(n: number): ReportSource[] {
  return Array.from({ length: n }, (_, i) => {
    const id = `s${String(i + 1)}`;
    const source = reportExample(states[i % states.length]!).sources[0]!;
    const findings = source.findings.map((finding, k) => ({
      ...finding,
      id: `${id}-${String(k)}`,
      provenance: finding.provenance.map((place) => ({ ...place, source: id })),
    }));
    return { ...source, id, label: `Phone-${String(i + 1)}.`, findings };
  });
}
const reportOf = (n: number): ReportInput => reportExample('S5', { sources: phones(n) });
const sectionOf = (page: string, id: string): string =>
  new RegExp(`<section id="${id}".*?</section>`, 's').exec(page)?.[0] ?? '';
const count = (text: string, what: string): number => text.split(what).length - 1;

describe('a report of very many phones', () => {
  test.each(languages)('%s: tells each result once, with every phone that has it', (language) => {
    const page = htmlReport(reportOf(31), language);
    const list = sectionOf(page, 'sources');
    for (const state of states)
      expect(count(list, messages(language).html(`state.${state}.sentence`).source)).toBe(1);
    for (let n = 1; n <= 31; n++) {
      expect(count(list, `Phone-${String(n)}.<`)).toBe(1);
      expect(list).toContain(`href="#device-${String(n)}"`);
      expect(count(page, `id="device-${String(n)}"`)).toBe(1);
    }
  });

  test('leads to the findings of each that has any, which stand below its name', () => {
    const input = reportOf(31);
    const page = htmlReport(input, 'en');
    const cards = sectionOf(page, 'findings')
      .split(/<h3 id="findings-/)
      .slice(1);
    const numbers = cards.map((part) => Number.parseInt(part, 10));
    const withFindings = input.sources.flatMap(({ findings }, n) => (findings.length ? n + 1 : []));
    expect([...numbers].sort((a, b) => a - b)).toEqual(withFindings);
    const list = sectionOf(page, 'sources');
    for (const [n, part] of cards.entries()) {
      const number = String(numbers[n]);
      expect(list).toContain(`href="#findings-${number}"`);
      expect(part).toContain(`Data set ${number}: `);
    }
    // The gravest first.
    expect(input.sources[numbers[0]! - 1]!.state).toBe('S5');
    const order = numbers.map((number) => input.sources[number - 1]!.state);
    expect(order).toEqual([...order].sort().reverse());
  });

  test('does not list them all in the panel, nor say the same of each that could not be opened', () => {
    const page = htmlReport(reportOf(31), 'en');
    const panel = page.slice(page.indexOf('id="result"'), page.indexOf('id="do"'));
    expect(panel).toContain('<a href="#sources">This sentence is about 5 data sets</a>');
    const sentence = messages('en').html('reason.wrong-password').source;
    expect(count(panel, sentence)).toBe(1);
    for (const n of [1, 7, 13, 19, 25, 31]) expect(panel).toContain(`Phone-${String(n)}.<`);
  });

  test('folds what is told of each, and keeps all of it', () => {
    const page = htmlReport(reportOf(31), 'en');
    const opened = reportOf(31).sources.filter(({ failure }) => !failure).length;
    expect(count(sectionOf(page, 'timeline'), '<figure')).toBe(opened);
    expect(sectionOf(page, 'timeline').replace(/<details>.*?<\/details>/gs, '')).not.toContain(
      '<figure',
    );
    expect(count(sectionOf(page, 'examined'), '<figure')).toBe(opened);
  });

  test('begins at six: of five all lies open', () => {
    const page = htmlReport(reportOf(5), 'en');
    expect(page).not.toContain('id="sources"');
    expect(page).not.toContain('#sources');
    expect(sectionOf(page, 'timeline')).not.toContain('<summary><h3>');
    expect(htmlReport(reportOf(6), 'en')).toContain('id="sources"');
  });
});
