import { describe, expect, test } from 'vitest';
import { languages } from '../../src/locales/index.ts';
import type { Finding, StateId } from '../../src/model/index.ts';
import { htmlReport, type ReportInput } from '../../src/reports/index.ts';
import { indicatorExample, reportExample, ruleExample, sourceExample } from './sample-report.ts';

const withFindings = (state: StateId, findings: readonly Finding[]): ReportInput =>
  reportExample(state, { sources: [sourceExample({ state, findings })] });

const withoutMarkup = (page: string): string => page.replace(/<[^>]*>/g, ' ').replace(/\s+/g, ' ');

const linksIn = (page: string): string[] =>
  [...page.matchAll(/\shref="#([^"]*)"/g)].map(({ 1: id }) => id!);

/** The ids of what no browser shows before a part is unfolded; a summary, and what is in it, is shown. */
function foldedIdsIn(page: string): Set<string> {
  const ids = new Set<string>();
  const parts: boolean[] = [];
  let summaries = 0;
  for (const [tag, end, name] of page.matchAll(/<(\/?)([a-z]\w*)\b[^>]*>/g)) {
    if (name === 'summary') summaries += end ? -1 : 1;
    const id = /\sid="([^"]*)"/.exec(tag)?.[1];
    const hiding = summaries > 0 ? parts.slice(0, -1) : parts;
    if (id !== undefined && hiding.includes(true)) ids.add(id);
    if (name !== 'details') continue;
    if (end) parts.pop();
    else parts.push(!/\sopen\b/.test(tag));
  }
  return ids;
}

describe('many findings', () => {
  const many = (n: number, hosts: number, families = 1): ReportInput =>
    withFindings(
      'S4',
      Array.from({ length: n }, (_, i) =>
        indicatorExample({
          met: 'received',
          level: i % 10 === 0 ? 'high' : 'medium',
          value: `https://h${String(i % hosts)}.example/${String(i)}`,
          published: 'example',
          threat: `Family ${String(i % families)}`,
          at: new Date(1_700_000_000_000 + i * 1_000_000).toISOString(),
          id: String(i),
        }),
      ),
    );
  const noteOf = (rule: string, n: number, name = `remark ${rule} ${String(n)}`): Finding => ({
    ...ruleExample('info', { name, sender: 'x', n: 1 }),
    id: `${rule}-${String(n)}`,
    origin: { kind: 'rule', id: rule, version: 1 },
    message: `Seen by ${rule}: ${name}`,
    times: [
      { at: new Date(1_500_000_000_000 + n * 3_600_000).toISOString(), marks: 'm', clock: 'utc' },
    ],
  });
  const notes = (rule: string, n: number): Finding[] =>
    Array.from({ length: n }, (_, i) => noteOf(rule, i));
  const cardsIn = (page: string): string[] => page.match(/<article[\s\S]*?<\/article>/g) ?? [];

  test('that count for the state and are of many families are all shown, of the later ones what was seen', () => {
    const page = htmlReport(many(300, 300, 300), 'en');
    const cards = cardsIn(page);
    expect(cards).toHaveLength(300);
    const further = '290 further findings worth a closer look, or of a higher level:';
    expect(page.slice(0, page.indexOf(further)).match(/<article/g)).toHaveLength(10);
    const partsOf = (card: string): string[] =>
      card.split('<details>').map((part) => withoutMarkup(part));
    expect(cards.slice(0, 10).filter((card) => partsOf(card).length > 1)).toEqual([]);
    for (const [n, card] of cards.slice(10, 30).entries()) {
      const [open = '', folded = '', ...more] = partsOf(card);
      expect(more).toEqual([]);
      expect(open).toContain(`Finding ${String(n + 11)}. `);
      expect(open).toContain('What was seen');
      expect(open).not.toContain('Why it matters');
      expect(folded).toContain(`Finding ${String(n + 11)}: When, where, why it matters`);
      expect(folded).toContain('Who should confirm it');
    }
    // Of those after them the head alone lies open, with the day.
    for (const [n, card] of cards.slice(30).entries()) {
      const [open = '', folded = ''] = partsOf(card);
      expect(open).toContain(`Finding ${String(n + 31)}. `);
      expect(open).toContain(' November 2023');
      expect(open).not.toContain('What was seen');
      expect(folded).toContain(`Finding ${String(n + 31)}: All about this finding`);
      expect(folded).toContain('What was seen');
      expect(folded).toContain('Who should confirm it');
    }
    expect(page).not.toContain('findings.jsonl</bdi>. Give');
  });

  test('that count for the state and are very many are one card for each reason, which lists them all', () => {
    const page = htmlReport(many(600, 600, 70), 'en');
    const cards = cardsIn(page);
    expect(cards).toHaveLength(70);
    for (let n = 0; n < 600; n++) expect(page).toContain(`h${String(n)}[.]example`);
    expect(page).not.toContain('not shown here');
    // Of few, each has its own.
    expect(cardsIn(htmlReport(many(60, 60, 7), 'en'))).toHaveLength(60);
  });

  test('beyond what a page can hold are told by their number before any other', () => {
    const page = htmlReport(many(1000, 1000, 1000), 'en');
    expect(cardsIn(page)).toHaveLength(500);
    const told = page.indexOf(
      '500 more findings worth a closer look, or of a higher level, are not shown here',
    );
    expect(told).toBeGreaterThan(0);
    expect(told).toBeLessThan(page.indexOf('<article'));
    expect(page.length).toBeLessThan(3_000_000);
    // The strongest first.
    expect(page.slice(page.indexOf('id="f1"'), page.indexOf('id="f2"'))).toContain('Strong sign');
  });

  test('of one kind are one card, with their number, their days, the first open and the others folded', () => {
    const input = withFindings('S2', notes('ios.example-rule', 2000));
    const [card = '', ...others] = cardsIn(htmlReport(input, 'en'));
    expect(others).toHaveLength(0);
    expect(card).toContain('For your information: 2,000 findings');
    expect(card).toContain(
      '2,000 findings of this kind, shown together because there are so many.',
    );
    expect(withoutMarkup(card)).toContain('From 14 July 2017 to 5 October 2017');
    const fold = card.indexOf('<summary>197 further findings</summary>');
    expect(card.slice(0, fold).match(/remark ios.example-rule \d+</g)).toHaveLength(3);
    expect(card.match(/remark ios.example-rule \d+</g)).toHaveLength(200);
    expect(card).toContain('1,800 more findings are not shown here.');
  });

  test.each(languages)('%s: no link leads into a folded part', (language) => {
    const ofRules = Array.from({ length: 20 }, (_, n) => noteOf(`ios.rule-${String(n)}`, n));
    const input = many(60, 60, 60);
    for (const findings of [ofRules, input.sources[0]!.findings]) {
      const page = htmlReport(withFindings('S4', findings), language);
      const [links, folded] = [linksIn(page), foldedIdsIn(page)];
      expect(links.length).toBeGreaterThan(findings.length);
      expect(links.filter((id) => folded.has(id))).toEqual([]);
    }
  });

  test('of one kind have their first places in the technical details, which say that there are more', () => {
    const told = 'Of entries with many places only the first are listed here.';
    const page = htmlReport(withFindings('S2', notes('ios.example-rule', 20)), 'en');
    expect(page.match(/>E-01<\/bdi><\/a><\/th>/g)).toHaveLength(3);
    expect(page).toContain(told);
    expect(htmlReport(withFindings('S2', notes('ios.example-rule', 2)), 'en')).not.toContain(told);
  });

  test('of two traces in two files have a place of each among the first', () => {
    const pair = (n: number): Finding => {
      const one = noteOf('ios.example-pair', n);
      const [place] = one.provenance;
      const inFile = (devicePath: string, rowId: number) => ({
        ...place!,
        devicePath,
        position: { unit: 'row' as const, table: 't', rowId },
      });
      const first = Array.from({ length: 4 }, (_, row) => inFile('/private/var/one.db', row));
      return { ...one, provenance: [...first, inFile('/private/var/other.db', 77)] };
    };
    for (const findings of [[pair(1)], [pair(1), pair(2)]]) {
      const page = htmlReport(withFindings('S2', findings), 'en');
      const told = page.slice(page.indexOf('id="x-places"'));
      expect(told).toContain('/private/var/one.db');
      expect(told.match(/private\/var\/other\.db/g)).toHaveLength(findings.length);
      expect(told).toContain('Of entries with many places only the first are listed here.');
    }
  });

  test('with very many places keep open those that cards lead to, and fold the others', () => {
    const kinds = (n: number): Finding[] =>
      Array.from({ length: n }, (_, k) => notes(`ios.rule-${String(k)}`, 3)).flat();
    const placesIn = (findings: readonly Finding[]): string[] => {
      const page = htmlReport(withFindings('S2', findings), 'en');
      const from = page.indexOf('id="x-places"');
      return page.slice(from, page.indexOf('technical.identity', from)).split('<details>');
    };
    const rowsIn = (part: string) => part.match(/role="rowheader"/g)?.length;
    const [few = '', after = ''] = placesIn(kinds(20));
    expect(rowsIn(few)).toBe(60);
    expect(after).not.toContain('further place');

    const findings = kinds(21);
    const [open = '', folded = ''] = placesIn(findings);
    expect([rowsIn(open), rowsIn(folded)]).toEqual([21, 42]);
    expect(folded.replace(/\s+/g, ' ')).toContain(
      '<summary id="x-further-places"> 42 further places </summary>',
    );
    const ids = findings.map(({ id }) => id);
    expect(ids.filter((id) => !`${open}${folded}`.includes(`>${id}<`))).toEqual([]);
  });

  test('of one kind say those that were seen again how often', () => {
    const again = Array.from({ length: 7 }, (_, n) => noteOf('ios.example-rule', 9000 + n, 'same'));
    const input = withFindings('S2', [...notes('ios.example-rule', 5), ...again]);
    const [card = ''] = cardsIn(htmlReport(input, 'en'));
    expect(card).toContain('12 findings of this kind');
    expect(card.match(/>same</g)).toHaveLength(1);
    expect(card).toContain('This was recorded 7 times.');
    expect(card).toContain('<summary>9 further findings</summary>');
    expect(card).not.toContain('findings.jsonl');
  });

  test('of one kind never hide another note, nor one of another level', () => {
    const rare = noteOf('ios.rare-rule', 5000);
    const low = { ...noteOf('ios.low-rule', 6000), level: 'low' as const };
    const flood = [...notes('ios.flooding-rule', 3000), ...notes('ios.second-rule', 3000)];
    const cards = cardsIn(htmlReport(withFindings('S2', [...flood, rare, low]), 'en'));
    expect(cards).toHaveLength(4);
    expect(cards[0]).toContain('ios.low-rule');
    expect(cards[3]).toContain('ios.rare-rule');
  });

  test('of very many kinds have a card for each kind before any kind has a second', () => {
    const flood = Array.from({ length: 100 }, (_, n) => notes(`ios.rule-${String(n)}`, 2)).flat();
    const page = htmlReport(withFindings('S2', flood), 'en');
    expect(cardsIn(page)).toHaveLength(100);
    expect(page).not.toContain('not shown here');
  });

  test('are told with the number of their kinds beside the result', () => {
    const panel = (findings: readonly Finding[]): string =>
      withoutMarkup(htmlReport(withFindings('S2', findings), 'en')).split('What to do now')[0]!;
    expect(panel(notes('ios.example-rule', 2000))).toContain('2,000 findings (1 kind)');
    expect(panel(notes('ios.example-rule', 3))).not.toContain('kind)');
  });

  test('of one kind keep the page short, and their names out of its markup', () => {
    const rules = Array.from({ length: 40 }, (_, n) => `ios.rule-${String(n)}`);
    const hostile = `</li></ul><script>${'x'.repeat(380)}`;
    const flood = rules.flatMap((rule) =>
      Array.from({ length: 500 }, (_, n) => noteOf(rule, n, `${String(n)}${hostile}`)),
    );
    const page = htmlReport(withFindings('S2', flood), 'ar');
    expect(page.length).toBeLessThan(2_500_000);
    expect(page).not.toContain('<script');
  });

  test('of a weak level never hide one that changes the state, whatever their times', () => {
    const remarks = ['info', 'low'] as const;
    const weak = Array.from({ length: 200 }, (_, i) => ({
      ...ruleExample(remarks[i % 2]!, { name: `remark ${String(i)}`, sender: 'x', n: 1 }),
      id: `weak-${String(i)}`,
      times: [{ at: `2020-01-01T00:00:00Z`, marks: 'm', clock: 'utc' } as const],
    }));
    const strong = Array.from({ length: 29 }, (_, i) => ({
      ...ruleExample('medium', { name: `trace ${String(i)}`, sender: 'x', n: 1 }),
      id: `strong-${String(i)}`,
      times: [],
    }));
    const undated = { ...ruleExample('critical', { name: 'agent', sender: 'x', n: 1 }), times: [] };
    const page = htmlReport(withFindings('S3', [...weak, ...strong, undated]), 'en');
    const cards = cardsIn(page);
    expect(cards).toHaveLength(4);
    expect(cards[0]).toContain('agent');
    for (const { values } of strong) expect(cards[1]).toContain(`>${String(values.name)}<`);
    // Of what counts for the state, each is found again in the technical details.
    expect(page.match(/>E-02</g)!.length).toBeGreaterThanOrEqual(29);
  });

  test('told together have what is on the list on a line of its own: no full stop ends it', () => {
    const visits = Array.from({ length: 60 }, (_, i) => {
      const host = `h${String(i % 20)}.example`;
      const value = `https://${host}/${String(i)}`;
      return indicatorExample({
        met: 'visited',
        level: 'high',
        value,
        published: host,
        id: `${i}`,
      });
    });
    const page = htmlReport(withFindings('S4', visits), 'en').replace(/\s+/g, ' ');
    const often = [...page.matchAll(/(.{6})This was recorded 3 times/g)].map(
      ([, before]) => before,
    );
    expect(often).toHaveLength(20);
    for (const before of often) expect(before).toBe('<br />');
    expect(page.match(/ <br \/>On the list: /g)).toHaveLength(20);
  });

  test('that read the same are one card that says how often', () => {
    const page = htmlReport(many(1000, 1), 'en');
    expect(page.match(/<article/g)).toHaveLength(2);
    expect(page).toContain('This was recorded 900 times.');
    expect(page).toContain('further times stand in the file');
  });

  test('cost about as much each as a few do', () => {
    const milliseconds = (n: number): number => {
      const input = many(n, 40);
      htmlReport(input, 'en');
      const started = performance.now();
      htmlReport(input, 'en');
      return performance.now() - started;
    };
    const few = milliseconds(2_000);
    expect(milliseconds(10_000)).toBeLessThan(Math.max(50, few) * 20);
  });
});
