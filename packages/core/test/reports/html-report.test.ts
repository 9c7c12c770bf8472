import { createHash } from 'node:crypto';
import { describe, expect, test } from 'vitest';
import { languages, messages } from '../../src/locales/index.ts';
import { type Finding, type StateId } from '../../src/model/index.ts';
import { htmlReport, type ReportInput } from '../../src/reports/index.ts';
import { bannedIn } from '../locales/banned-words.ts';
import { reportOfSeveral, reportWithLogs, states } from './many-reports.ts';
import {
  coverageExample,
  exampleRule,
  indicatorExample,
  reportExample,
  ruleExample,
  sourceExample,
} from './sample-report.ts';

/** What a person reads: the body without markup and without values of evidence. */
function readText(page: string): string {
  const body = page.slice(page.indexOf('<body'));
  return unescaped(
    body
      .replace(/<bdi class="evidence[^>]*>[^<]*<\/bdi>/g, ' ')
      .replace(/<[^>]*>/g, ' ')
      .replace(/\s+/g, ' '),
  );
}

function unescaped(text: string): string {
  return text
    .replaceAll('&lt;', '<')
    .replaceAll('&gt;', '>')
    .replaceAll('&quot;', '"')
    .replaceAll('&#39;', "'")
    .replaceAll('&amp;', '&');
}

const withFindings = (state: StateId, findings: readonly Finding[]): ReportInput =>
  reportExample(state, { sources: [sourceExample({ state, findings })] });

const withTwoIndicatorFiles = (): ReportInput => {
  const { indicators } = reportExample('S2');
  return reportExample('S2', {
    indicators: [...indicators, ...indicators.map((file) => ({ ...file, name: 'own.stix2' }))],
  });
};

const stalking = (): ReportInput =>
  withFindings('S5', [
    indicatorExample({
      met: 'installed',
      level: 'critical',
      value: 'com.example.watch',
      type: 'app-id',
      threat: 'Example Stalkerware',
    }),
  ]);

describe.each(languages)('the report in %s', (language) => {
  const pages = (): [string, string][] => [
    ...states.map((state): [string, string] => [state, htmlReport(reportExample(state), language)]),
    ['several', htmlReport(reportOfSeveral(), language)],
    ['stalking', htmlReport(stalking(), language)],
    ['logs', htmlReport(reportWithLogs(), language)],
    ['files of indicators', htmlReport(withTwoIndicatorFiles(), language)],
    ['nothing', htmlReport(reportExample('S0', { sources: [], indicators: [] }), language)],
  ];

  test('never claims what nobody can know', () => {
    for (const [name, page] of pages())
      expect([name, bannedIn(language, readText(page))]).toEqual([name, []]);
  });

  test('has no script, no style of an element, no handler and nothing from outside', () => {
    for (const [, page] of pages()) {
      expect(page).not.toMatch(/<script|<link|<img|<iframe|<object|<embed|<form|@import|url\(/i);
      const tags = page.match(/<[a-z][^>]*>/gi) ?? [];
      expect(
        tags.filter((tag) => /\sstyle=|\son\w+=|="\s*(?:https?|data|javascript):/i.test(tag)),
      ).toEqual([]);
      const targets = [...page.matchAll(/\shref="([^"]*)"/g)].map(({ 1: target }) => target);
      expect(targets.filter((target) => !target?.startsWith('#'))).toEqual([]);
    }
  });

  test('allows exactly its own style sheet', () => {
    const page = htmlReport(reportExample('S4'), language);
    const style = /<style>([\s\S]*?)<\/style>/.exec(page)?.[1] ?? '';
    const digest = createHash('sha256').update(style).digest('base64');
    expect(page).toContain(
      `content="default-src 'none'; style-src 'sha256-${digest}'; font-src data:; base-uri 'none'; form-action 'none'"`,
    );
    expect(page.match(/<style/g)).toHaveLength(1);
  });

  test('asks for a part of another in rules of their own, which an older browser may leave out', () => {
    const sheet = /<style>([\s\S]*)<\/style>/.exec(htmlReport(reportExample('S5'), language))![1]!;
    expect(sheet.match(/[^\n{}]*:has\([^{]*/g)).toEqual(['tr:has(:target) ']);
    expect(sheet).toContain('#cover:target ~ *');
  });

  test('says its language and direction', () => {
    const direction = language === 'ar' ? 'rtl' : 'ltr';
    expect(htmlReport(reportExample('S2'), language)).toContain(
      `<html lang="${language}" dir="${direction}">`,
    );
  });

  test('names every id once, and every link inside it leads somewhere', () => {
    for (const [name, page] of pages()) {
      const ids = [...page.matchAll(/\sid="([^"]*)"/g)].map(({ 1: id }) => id);
      expect([name, ids.length]).toEqual([name, new Set(ids).size]);
      const used = [
        ...[...page.matchAll(/\shref="#([^"]*)"/g)].map(({ 1: id }) => id),
        ...[...page.matchAll(/\saria-(?:labelledby|details)="([^"]*)"/g)].flatMap(({ 1: list }) =>
          list!.split(' '),
        ),
      ];
      expect([name, used.filter((id) => !ids.includes(id))]).toEqual([name, []]);
    }
  });

  test('leads from each finding to its first place and from each place back', () => {
    const page = htmlReport(reportExample('S5'), language);
    const cards = page.match(/<article[\s\S]*?<\/article>/g) ?? [];
    expect(cards).toHaveLength(3);
    cards.forEach((card, n) => {
      const entry = `<bdi class="evidence short" dir="ltr" lang="" translate="no">E-0${String(n + 1)}</bdi>`;
      expect(card).toContain(`<a href="#e${String(n + 1)}">${entry}</a>`);
      expect(page).toContain(`<a id="e${String(n + 1)}" href="#f${String(n + 1)}">${entry}</a>`);
    });
  });

  test('does not say of what was recovered that it was read in full', () => {
    const said = (deleted: boolean): boolean[] => {
      const finding = { ...ruleExample('high', { n: 1 }), confidence: 'high' as const, deleted };
      const page = htmlReport(
        reportExample('S3', { sources: [sourceExample({ findings: [finding] })] }),
        language,
      );
      return (['confidence.high.text', 'confidence.high.recovered'] as const).map((key) =>
        page.includes(messages(language).html(key).source),
      );
    };
    expect([said(false), said(true)]).toEqual([
      [true, false],
      [false, true],
    ]);
  });

  test('shows the places of findings unfolded, for browsers in which a link unfolds nothing', () => {
    const page = htmlReport(reportExample('S5'), language);
    expect(page).toMatch(/<details open>\s*<summary id="x-places">/);
  });

  test('says on paper that a part is folded, for browsers that cannot unfold it there', () => {
    const sheet = /@media print \{[\s\S]*<\/style>/.exec(htmlReport(reportExample('S5'), language));
    const said = messages(language).unisolated('report.folded-on-paper');
    expect(sheet?.[0]).toContain(
      `@supports not selector(::details-content) { details:not([open]) > summary::after { content: "${said}";`,
    );
  });

  test('reads no value of evidence as its own language, and marks what it says in English only', () => {
    for (const [, page] of pages())
      for (const [value] of page.matchAll(/<bdi class="evidence[^>]*>/g))
        expect(value).toMatch(/ lang="(?:en)?"/);
    const english = [
      ...htmlReport(reportExample('S1'), language).matchAll(/<bdi[^>]* lang="en"[^>]*>([^<]*)</g),
    ].map(({ 1: text }) => text);
    expect(english).toContain('page 7 is malformed');
    const withoutItsRule = { ...withFindings('S3', [ruleExample('medium', {})]), rules: [] };
    expect(htmlReport(withoutItsRule, language)).toMatch(
      / lang="en"[^>]*>This phone received a message that holds x\.</,
    );
  });

  test('names each table for who cannot see what stands above it', () => {
    for (const [name, page] of pages()) {
      const tables = page.match(/<table[^>]*>/g) ?? [];
      expect([name, tables.filter((table) => !table.includes('aria-labelledby='))]).toEqual([
        name,
        [],
      ]);
    }
  });

  test('says in words what a picture shows, once', () => {
    const pictures = pages().flatMap(([name, page]) =>
      [...page.matchAll(/<[^>]* role="img"[^>]*>/g)].map((found) => [name, page, found] as const),
    );
    expect(pictures.length).toBeGreaterThan(6);
    for (const [name, page, { 0: picture, index }] of pictures) {
      const words = / aria-details="([^" ]*)"/.exec(picture)?.[1];
      expect([name, page.indexOf(` id="${words!}"`) > index]).toEqual([name, true]);
      expect(picture).toMatch(/ aria-labelledby="/);
      // A description is read as one text without a pause, and the same words follow.
      expect(picture).not.toContain('aria-describedby');
    }
  });

  test('names in no list of terms two things alike', () => {
    for (const [name, page] of pages()) {
      const lists = page.match(/<dl[\s\S]*?<\/dl>/g) ?? [];
      expect(lists.length).toBeGreaterThan(1);
      const twice = lists.flatMap((list) => {
        const terms = [...list.matchAll(/<dt>([\s\S]*?)<\/dt>/g)].map(({ 1: term }) => term);
        return terms.filter((term, n) => terms.indexOf(term) < n);
      });
      expect([name, twice]).toEqual([name, []]);
    }
  });

  test('leaves out no level of its headings', () => {
    for (const [name, page] of pages()) {
      const ranks = [...page.matchAll(/<h([1-6])[\s>]/g)].map(({ 1: rank }) => Number(rank));
      const jumps = ranks.filter((rank, n) => rank > (ranks[n - 1] ?? 0) + 1);
      expect([name, jumps]).toEqual([name, []]);
    }
  });

  test('closes what it opens', () => {
    for (const [name, page] of pages()) expect([name, unbalanced(page)]).toEqual([name, []]);
  });

  test('leaves no placeholder and no undefined behind', () => {
    for (const [, page] of pages())
      expect(readText(page)).not.toMatch(/\{[a-z]+[,}]|undefined|NaN|\[object/);
  });

  test('repeats each option that changes a result', () => {
    const { options } = reportOfSeveral();
    const page = htmlReport(
      { ...reportOfSeveral(), options: { ...options, artifact: ['ios.sms', 'ios.mail'] } },
      language,
    );
    expect(page).toContain(
      `--lang ${language} --full --timezone Asia/Amman --artifact ios.sms --artifact ios.mail --skip ios.tcc`,
    );
  });

  test('is the same for the same input', () => {
    expect(htmlReport(reportOfSeveral(), language)).toBe(htmlReport(reportOfSeveral(), language));
  });

  test('has only digits 0 to 9', () => {
    for (const [, page] of pages()) expect(page).not.toMatch(/[٠-٩۰-۹]/);
  });
});

/** Tags that are closed without being open or stay open; elements without content aside. */
function unbalanced(page: string): string[] {
  const empty = new Set(['meta', 'br', 'circle', 'path', 'rect', 'line', 'use']);
  const open: string[] = [];
  const wrong: string[] = [];
  const withoutStyle = page.replace(/<style>[\s\S]*?<\/style>/, '');
  for (const { 1: slash, 2: name = '', 3: end } of withoutStyle.matchAll(
    /<(\/?)([a-z0-9]+)[^>]*?(\/?)>/gi,
  )) {
    if (slash === '/') {
      const last = open.pop();
      if (last !== name) wrong.push(`</${name}> for <${String(last)}>`);
    } else if (end !== '/' && !empty.has(name)) open.push(name);
  }
  return [...wrong, ...open];
}

describe('evidence in the report', () => {
  const hostile = '</bdi></style><script>alert(1)</script>\u202e\u0000"\' onload=x {n} &lt;';

  test('is shown and never obeyed, wherever it comes from', () => {
    const base = indicatorExample({
      met: 'ran',
      level: 'critical',
      type: 'process',
      value: hostile,
      threat: hostile,
    });
    const [place] = base.provenance;
    const finding: Finding = {
      ...base,
      alsoIn: [{ file: hostile, threat: hostile + '2' }],
      provenance: [{ ...place!, devicePath: hostile, position: { unit: 'key', path: hostile } }],
      times: [{ at: hostile, marks: hostile, clock: 'unknown' }],
    };
    const source = sourceExample({
      state: 'S5',
      label: hostile,
      device: { platform: 'ios', model: hostile, osVersion: hostile, build: hostile },
      findings: [
        finding,
        ruleExample('medium', { name: hostile, sender: hostile, n: 2 }),
        {
          ...ruleExample('low', {}),
          id: 'gone',
          origin: { kind: 'rule', id: hostile, version: 9 },
          message: hostile,
          why: hostile,
          otherExplanations: [hostile],
          artifact: hostile,
        },
      ],
      covers: { from: hostile, to: hostile },
      spans: [{ artifact: 'ios.sms', from: hostile, to: hostile }],
      read: [{ devicePath: hostile, sha256: hostile }],
      coverage: [
        ...coverageExample(),
        {
          source: 's1',
          artifact: hostile,
          expected: true,
          outcome: 'unreadable',
          files: 1,
          records: 0,
          problems: [{ code: 'malformed', detail: hostile, count: 1 }],
        },
      ],
    });
    const page = htmlReport(
      reportExample('S5', {
        sources: [source, { ...source, id: 's2', failure: 'not-recognised' }],
        indicators: [
          {
            name: hostile,
            sha256: hostile,
            loaded: 1,
            notLoaded: [{ reason: hostile, count: 1, examples: [] }],
            threats: [hostile],
            complete: false,
            newest: hostile,
          },
        ],
        options: { full: false, timezone: hostile, artifact: [hostile], skip: [hostile] },
      }),
      'ar',
    );
    expect(page).not.toContain('<script');
    expect(page).not.toContain('\u202e');
    expect(page).not.toContain('\u0000');
    expect(page).toContain('⟨RLO⟩');
    expect(unbalanced(page)).toEqual([]);
    const tags = page.match(/<[a-z][^>]*>/gi) ?? [];
    expect(tags.filter((tag) => tag.includes('onload'))).toEqual([]);
  });

  test('stands in an isolated element, values of a rule too', () => {
    const page = htmlReport(
      withFindings('S3', [
        ruleExample('medium', { name: 'Meeting', sender: 'https://x.example/token', n: 1 }),
      ]),
      'en',
    );
    expect(page).toContain(
      '<bdi class="evidence short" dir="ltr" lang="" translate="no">Meeting</bdi>',
    );
    expect(page).toContain('hxxps://x[.]example/…');
    expect(page).not.toContain('token');
    expect(page).toContain('1 file.');
  });

  test('a rule that a finding rests on is called by its title and not by its id', () => {
    const finding = ruleExample('medium', { name: exampleRule.id, sender: 'ios.no-rule', n: 1 });
    const page = htmlReport(withFindings('S3', [finding]), 'en');
    expect(page).toContain(`An invitation named <q>${exampleRule.title}</q> from`);
    expect(page).toMatch(/<bdi class="evidence[^>]*>ios\.no-rule<\/bdi>/);
  });

  test.each([
    [{ space: 'cell' as const, offset: 88 }, 'message, row 7, page 3, byte 88 of the page'],
    [
      { space: 'gap' as const, offset: 9 },
      'message, row 7, page 3, byte 9 of the page, unused space of the page',
    ],
    [{ space: 'wal' as const, frame: 12 }, 'message, row 7, page 3, write-ahead log, frame 12'],
    [{}, 'message, row 7, page 3'],
  ])(
    'a row is placed so that its bytes can be found again, deleted ones too: %o',
    (where, told) => {
      const base = indicatorExample({ met: 'received', level: 'medium', value: 'x.example' });
      const position = { unit: 'row', table: 'message', rowId: 7, page: 3, ...where } as const;
      const place = { ...base.provenance[0]!, position };
      const page = htmlReport(withFindings('S4', [{ ...base, provenance: [place] }]), 'en');
      expect(page.replace(/<\/?bdi[^>]*>/g, '')).toContain(`>${told}</td>`);
    },
  );

  test('a record of a whole file has a position that can be read', () => {
    const base = indicatorExample({ met: 'configured', level: 'high', value: 'x.example' });
    const place = { ...base.provenance[0]!, position: { unit: 'key', path: '' } as const };
    const input = withFindings('S4', [{ ...base, provenance: [place] }]);
    const page = htmlReport(input, 'en');
    expect(page).toContain('>whole file</td>');
    expect(htmlReport(input, 'ar')).toContain('>الملف كله</td>');
    expect(page).not.toMatch(/<bdi class="evidence[^>]*><\/bdi>/);
  });

  test('a sentence that is not translated yet says so and keeps its direction', () => {
    const page = htmlReport(
      withFindings('S3', [ruleExample('medium', { name: 'a', sender: 'b', n: 1 })]),
      'ar',
    );
    expect(page).toContain(
      '<bdi lang="en" dir="ltr">A calendar invitation of an unusual form</bdi>',
    );
    expect(page).toContain('لا يتوفر هذا النص حتى الآن إلا بالإنجليزية.');
    expect(page).toContain('تُرسل دعوات تقويم كهذه في الحياة اليومية أيضاً.');
  });
});
