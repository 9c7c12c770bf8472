import { describe, expect, test } from 'vitest';
import { languages, messages, type MessageKey } from '../../src/locales/index.ts';
import { htmlReport } from '../../src/reports/index.ts';
import {
  coverageExample,
  indicatorExample,
  reportExample,
  ruleExample,
  sourceExample,
} from './sample-report.ts';

const english = (key: MessageKey): string => messages('en').html(key).source;
const page = (...parameters: Parameters<typeof reportExample>): string =>
  htmlReport(reportExample(...parameters), 'en').replace(/[ \n]+/g, ' ');

/** The keys whose sentences stand in the page, in the order in which they stand there. */
function orderOf(text: string, keys: readonly MessageKey[]): MessageKey[] {
  return keys
    .map((key) => [key, text.indexOf(english(key))] as const)
    .filter(([, at]) => at >= 0)
    .sort(([, a], [, b]) => a - b)
    .map(([key]) => key);
}

describe('the first thing that is read', () => {
  test.each(['S0', 'S1', 'S2', 'S3', 'S4', 'S5'] as const)(
    'is the sentence of %s, in every language',
    (state) => {
      const key = `state.${state}.sentence` as const;
      for (const language of languages) {
        const text = htmlReport(reportExample(state), language).replace(/[ \n]+/g, ' ');
        const heading = /<h1 id="h-result">(.*?)<\/h1>/.exec(text)?.[1]?.trim();
        expect(heading).toBe(messages(language).html(key).source);
        expect(text.match(/<h1/g)).toHaveLength(1);
      }
    },
  );

  test('is followed by what to do before anything else', () => {
    const text = page('S4');
    const places = [
      'id="result"',
      'id="do"',
      'id="dont"',
      'class="contents"',
      'id="findings"',
      'id="examined"',
      'id="timeline"',
      'id="checked"',
      'id="help"',
      'id="limits"',
      'id="consent"',
      'id="technical"',
    ].map((sign) => text.indexOf(sign));
    expect(places).toEqual([...places].sort((a, b) => a - b));
    expect(places).not.toContain(-1);
  });
});

describe('what to do', () => {
  test.each([
    ['S0', ['examined', 'help']],
    ['S1', ['examined', 'help']],
    ['S2', ['help']],
    ['S3', ['help']],
    ['S4', ['help']],
    ['S5', ['help']],
  ] as const)('leads from the first list of %s to the sections it speaks of', (state, sections) => {
    const text = page(state);
    const [first = ''] = /<ol class="now"[^>]*>.*?<\/ol> <h2/.exec(text) ?? [];
    const led = [...first.matchAll(/href="#([^"]*)"/g)].map(([, id]) => id);
    expect(led).toEqual(sections);
    for (const id of sections) expect(text).toContain(`<section id="${id}"`);
  });

  test('S0 with a wrong password speaks of the password and not of the folder', () => {
    const text = page('S0');
    expect(text).toContain(english('advice.password-again'));
    expect(text).not.toContain(english('advice.right-folder'));
    expect(text).toContain(english('reason.wrong-password'));
    expect(text).not.toContain(english('dont.rely'));
  });

  test('S0 where nothing was recognised speaks of the folder, and names it', () => {
    const source = {
      ...reportExample('S0').sources[0]!,
      failure: 'not-recognised' as const,
      label: 'Photos',
    };
    const text = page('S0', { sources: [source] });
    expect(text).toContain(english('advice.right-folder'));
    expect(text).toContain('>Photos</bdi> is not a backup');
  });

  test('S1 with damage speaks of copying again', () => {
    expect(page('S1')).toContain(english('advice.copy-again'));
    const skipped = sourceExample({
      state: 'S1',
      coverage: coverageExample({ 'ios.tcc': 'skipped' }),
    });
    expect(page('S1', { sources: [skipped] })).not.toContain(english('advice.copy-again'));
  });

  test('S1 of a new backup without encryption says to make an encrypted one; others need none', () => {
    const advice = english('advice.encrypted-backup');
    const plain = (state: 'S1' | 'S4', osVersion: string): string => {
      const device = { platform: 'ios' as const, osVersion };
      return page(state, { sources: [sourceExample({ state, encrypted: false, device })] });
    };
    expect(plain('S1', '17.5')).toContain(advice);
    expect(plain('S1', '12.5.7')).not.toContain(advice);
    expect(plain('S4', '17.5')).not.toContain(advice);
    expect(page('S1', { sources: [sourceExample({ state: 'S1' })] })).not.toContain(advice);
  });

  test('S1 without indicators says first of all how to load them', () => {
    const firstList = (text: string): string =>
      /<ol class="now"[^>]*>.*?<\/ol>/.exec(text)?.[0] ?? '';
    const hint = 'can load them with <bdi';
    const sources = [sourceExample({ state: 'S1' })];
    const none = firstList(page('S1', { sources, indicators: [] }));
    expect(none).toContain(hint);
    expect(none.indexOf(hint)).toBeLessThan(none.indexOf(english('advice.threat-notice')));
    expect(firstList(page('S1'))).not.toContain(hint);
  });

  test('S5 keeps the order of the advice, updates last and warned against first', () => {
    const keys = [
      'advice.another-device',
      'advice.contact-helpline',
      'advice.keep-phone',
      'advice.power.question',
      'advice.leave-as-is',
      'advice.power.danger',
      'advice.power.collect-first',
      'advice.power.off-keep',
      'advice.stop-using',
      'advice.collect-report',
      'advice.keep-backup',
      'advice.write-down',
      'advice.passwords',
      'advice.threat-notice',
      'advice.tell-others',
      'advice.consent-publish',
      'advice.update',
      'advice.update-alone',
      'advice.lockdown',
      'dont.reset',
      'dont.delete-message',
      'dont.click',
      'dont.reply',
      'dont.confront',
      'dont.post',
      'dont.update-first',
    ] as const;
    expect(orderOf(page('S5'), keys)).toEqual(keys);
  });

  test('only S4 and S5 ask whether to switch the phone off', () => {
    const asks = (['S0', 'S1', 'S2', 'S3', 'S4', 'S5'] as const).filter((state) =>
      page(state).includes(english('advice.power.question')),
    );
    expect(asks).toEqual(['S4', 'S5']);
  });

  test('an Android phone is told about intrusion logging, an iPhone is not', () => {
    const android = sourceExample({ device: { platform: 'android', osVersion: '16' } });
    expect(page('S2', { sources: [android] })).toContain(english('advice.intrusion-logging'));
    expect(page('S2')).not.toContain(english('advice.intrusion-logging'));
  });

  test('a finding of what its file calls stalkerware shows its own path and nothing of the other', () => {
    const finding = indicatorExample({
      met: 'installed',
      level: 'critical',
      value: 'com.example.watch',
      type: 'app-id',
      threat: 'NightOwl',
    });
    const sources = [sourceExample({ state: 'S5', findings: [finding] })];
    const listed = (name: string) =>
      page('S5', {
        sources,
        indicators: reportExample('S5').indicators.map((file) => ({
          ...file,
          name,
          threats: ['NightOwl'],
          stalkerware: ['NightOwl'],
        })),
      });
    const text = listed('example-family.stix2');
    expect(listed('other.stix2')).not.toContain(english('stalker.intro'));
    expect(text).toContain(english('stalker.dont.remove'));
    expect(text).toContain(english('stalker.now.line'));
    expect(text).toContain(english('help.group.stalking'));
    expect(text).not.toContain(english('advice.stop-using'));
    expect(text).not.toContain(english('dont.update-first'));
    expect(page('S5', { sources })).not.toContain(english('stalker.intro'));
  });
});

describe('nothing found, nothing there and could not be read', () => {
  test('a page about a phone that could not be read says nothing about the phone', () => {
    const text = page('S0');
    expect(text).not.toContain(english('heading.found'));
    expect(text).not.toContain('No findings');
    expect(text).not.toContain('The phone was checked for publicly known traces');
    expect(text).toContain(english('threats.nothing-read'));
  });

  test('pages whose search ended at a limit are told among the limits, and no part is called unread for it', () => {
    const coverage = coverageExample({}).map((row, n) =>
      n < 2 ? { ...row, unsearchedPages: n + 1 } : row,
    );
    const text = page('S2', { sources: [sourceExample({ state: 'S2', coverage })] });
    const told = messages('en').html('plural.pages-not-searched', { n: 3 }).source;
    expect(text.slice(text.indexOf('id="limits"'))).toContain(told);
    expect(text).not.toContain(english('heading.not-read'));
  });

  test('every gap is listed with its reason, and what may be absent is no gap', () => {
    const text = page('S1');
    expect(text).toContain(english('coverage.unreadable.text'));
    expect(text).toContain(english('reason.malformed'));
    expect(text).toContain(english('coverage.not-supported.text'));
    expect(text).toContain(english('coverage.not-present.text'));
    expect(text).toContain(english('coverage.partly-read.text'));
    expect(text).toContain('17 of 21 parts were read in full');
    expect(text).toContain('1 part was read only in part.');
    expect(text).toContain('3 parts could not be checked.');
    // In the list of what was read it is told from the others.
    expect(text.match(/ \(Partly read\)\s*<\/th>/g)).toHaveLength(1);
    for (const outcome of ['read', 'partly-read', 'unreadable', 'not-supported', 'not-present'])
      expect(text).toContain(`<use href="#c-${outcome}"`);
  });

  test('everything read says so and lists no gap', () => {
    const text = page('S2');
    expect(text).toContain('All 22 parts were read in full');
    expect(text).not.toContain(english('heading.not-read'));
  });

  test('parts that were left out are told together', () => {
    const source = sourceExample({
      state: 'S1',
      coverage: coverageExample({ 'ios.sms': 'read' }, 'skipped'),
    });
    const text = page('S1', { sources: [source] });
    expect(text.split(english('coverage.skipped.together'))).toHaveLength(2);
    expect(text).not.toContain(english('coverage.skipped.text'));
  });

  test('what makes a gap without being a part stands in the list as well', () => {
    const list = (text: string): string =>
      text.slice(text.indexOf('class="gaps"'), text.indexOf('id="timeline"'));
    const none = page('S1', { sources: [sourceExample({ state: 'S1' })], indicators: [] });
    expect(list(none)).toContain(english('threats.none-loaded'));
    const damaged = sourceExample({
      state: 'S1',
      problems: [{ code: 'malformed', detail: 'page 3', count: 1 }],
    });
    expect(list(page('S1', { sources: [damaged] }))).toContain(
      english('cli.source.manifest-damaged'),
    );
    const plain = sourceExample({ state: 'S1', encrypted: false });
    expect(list(page('S1', { sources: [plain] }))).toContain(english('limits.plain-backup'));
    expect(page('S2')).not.toContain('class="gaps"');
  });

  test('a backup of an old system holds enough without encryption', () => {
    const old = sourceExample({
      encrypted: false,
      device: { platform: 'ios', osVersion: '12.5.7' },
    });
    expect(page('S2', { sources: [old] })).not.toContain(english('limits.plain-backup'));
  });

  test('a part whose files are all missing is not called unreadable', () => {
    const coverage = coverageExample().map((row) =>
      row.artifact === 'ios.calls'
        ? {
            ...row,
            outcome: 'unreadable' as const,
            problems: [{ code: 'missing' as const, detail: 'x', count: 1 }],
          }
        : row,
    );
    const text = page('S1', { sources: [sourceExample({ state: 'S1', coverage })] });
    expect(text).toContain(`${english('coverage.not-present.text')} ${english('reason.missing')}`);
    expect(text).not.toContain(english('coverage.unreadable.text'));
  });

  test('many parts with the same reason are told together', () => {
    const coverage = coverageExample({ 'ios.sms': 'read' }, 'unreadable');
    const text = page('S1', { sources: [sourceExample({ state: 'S1', coverage })] });
    expect(text.split(english('coverage.unreadable.together'))).toHaveLength(2);
    expect(text).not.toContain(english('coverage.unreadable.text'));
  });

  test('an interrupted check says so at the top', () => {
    const text = page('S1', { aborted: true });
    expect(text.indexOf(english('report.aborted'))).toBeLessThan(text.indexOf('id="do"'));
    expect(text).toContain(english('report.aborted'));
    // What to do about it is not told among the advice, which is of the phone.
    expect(text.slice(0, text.indexOf('id="do"'))).toContain('Run the check again');
  });

  test('a backup without encryption is told that an encrypted one shows more', () => {
    expect(page('S1')).toContain(english('limits.plain-backup'));
    expect(page('S2')).not.toContain(english('limits.plain-backup'));
  });
});

describe('names of spyware', () => {
  test('loaded ones were checked for under any of their names, the other well-known ones were not', () => {
    const text = page('S2').replace(/<[^>]*>/g, '');
    expect(text).toContain(
      'publicly known traces of: Example Family, NSO Group Pegasus and OperationTriangulation.',
    );
    const not = /not checked for: ([^.]*)\./.exec(text)?.[1] ?? '';
    expect(not).toContain('Predator');
    expect(not).toContain('Graphite');
    expect(not).not.toContain('Pegasus');
    expect(not).not.toContain('Triangulation');
  });

  test('no number of indicators stands anywhere', () => {
    const text = page('S2', {
      indicators: [
        {
          name: 'pegasus.stix2',
          sha256: '0'.repeat(64),
          loaded: 154923,
          notLoaded: [{ reason: 'unsupported-pattern', count: 77123, examples: [] }],
          threats: ['Pegasus'],
          complete: true,
        },
      ],
    });
    expect(text).not.toMatch(/154[,. ]?923|77[,. ]?123/);
    expect(text).toContain(english('report.indicators-undated'));
  });

  test('without indicators the page says how to get them', () => {
    const text = page('S1', { indicators: [] });
    expect(text).toContain(english('threats.none-loaded'));
    expect(text).toContain('athar indicators update</bdi>');
    expect(text).toContain('>Pegasus</bdi>');
  });

  test('an indicator file that was not read to its end is said', () => {
    const [file] = reportExample('S1').indicators;
    expect(page('S1', { indicators: [{ ...file!, complete: false }] })).toContain(
      english('reason.indicators-partly-loaded'),
    );
  });
});

describe('times', () => {
  test('stand in the time of the phone where its zone is known, and in UTC', () => {
    const text = page('S4');
    expect(text).toContain('2024-03-14T12:12:40+03:00');
    expect(text).toContain('2024-03-14T09:12:40Z');
    expect(
      page('S5', {
        sources: [
          sourceExample({ state: 'S5', findings: reportExample('S5').sources[0]!.findings }),
        ],
      }),
    ).not.toContain('+03:00');
  });

  test.each([
    ['a clock of the phone just before midnight', '2024-03-14T23:30:00Z', 'device-local'],
    ['an unknown clock just after midnight', '2024-03-14T00:30:00Z', 'unknown'],
    ['a day without an hour', '2024-03-14', 'utc'],
  ] as const)('of %s keep their day in every zone', (_, at, clock) => {
    const finding = {
      ...indicatorExample({ met: 'received', level: 'medium', value: 'a.example' }),
      times: [{ at, marks: 'm', clock }],
    };
    for (const timezone of ['Asia/Tokyo', 'America/Bogota']) {
      const text = page('S4', {
        sources: [sourceExample({ state: 'S4', findings: [finding], spans: [], timezone })],
      });
      expect(text).not.toMatch(/>1[35] March 2024<|>1[35] Mar</);
      expect(text.match(/>14 March 2024</g)).toHaveLength(2);
      expect(text).not.toMatch(/\+09:00|-05:00/);
    }
  });

  test('of a clock whose zone is not known are not turned into another', () => {
    const finding = {
      ...indicatorExample({ met: 'received', level: 'medium', value: 'a.example' }),
      times: [{ at: '2024-03-14T09:12:40Z', marks: 'm', clock: 'unknown' as const }],
    };
    const text = page('S4', {
      sources: [sourceExample({ state: 'S4', findings: [finding], timezone: 'Asia/Amman' })],
    });
    expect(text).toContain('>2024-03-14T09:12:40</bdi>');
    expect(text).not.toContain('+03:00');
  });

  test('that are missing are said to be missing', () => {
    const finding = indicatorExample({
      met: 'stored',
      level: 'medium',
      value: 'a.example',
      at: null,
    });
    expect(
      page('S3', { sources: [sourceExample({ state: 'S3', findings: [finding], spans: [] })] }),
    ).toContain(english('finding.no-time'));
  });
});

test('several phones have a part each, with their own result', () => {
  const second = sourceExample({
    state: 'S2',
    device: { platform: 'ios', model: 'iPad11,3', osVersion: '16.1' },
  });
  const text = page('S5', { sources: [...reportExample('S5').sources, { ...second, id: 's2' }] });
  expect(text.match(/class="device"/g)).toHaveLength(2);
  expect(text).toContain('iPad11,3, iOS 16.1');
  expect(text.slice(text.indexOf('id="device-2"'))).toContain(english('state.S2.sentence'));
});

describe.each(languages)('two backups of phones of one model, in %s', (language) => {
  const words = messages(language);
  const numbered = (number: number): string =>
    words.html('report.source-number', { number }).source + words.colon;
  const [example] = reportExample('S5').sources;
  const span = { from: '2022-10-01T00:00:00Z', to: '2022-12-01T00:00:00Z' };
  const first = {
    ...example!,
    coverage: example!.coverage.map((row) =>
      row.artifact === 'ios.sms' ? { ...row, span, daysWithEntries: 58, gaps: [] } : row,
    ),
  };
  const input = reportExample('S5', { sources: [first, { ...first, id: 's2' }] });
  const text = htmlReport(input, language).replace(/[ \n]+/g, ' ');
  const sectionOf = (id: string): string => {
    const from = text.indexOf(`id="${id}"`);
    expect(from, id).toBeGreaterThan(0);
    return text.slice(from, text.indexOf('</section>', from));
  };

  test.each(['result', 'findings', 'timeline', 'logs', 'examined'])(
    'are told apart in the section %s',
    (id) => {
      const section = sectionOf(id);
      for (const number of [1, 2]) expect(section).toContain(numbered(number));
    },
  );

  test('never stand without their number', () => {
    const model = first.device!.model!;
    const places = text.split(`>${model}, `).slice(0, -1);
    expect(places.length).toBeGreaterThan(4);
    for (const before of places) {
      expect([numbered(1), numbered(2)].some((name) => before.slice(-200).includes(name))).toBe(
        true,
      );
    }
  });
});

test('findings begin a page on paper only where there are some', () => {
  expect(page('S4')).toContain('<section id="findings" class="sheet"');
  expect(page('S2')).not.toContain('<section id="findings" class="sheet"');
});

test('notes beside "nothing was found" say at once what they are', () => {
  const told = english('level.info.text');
  const panelWith = (...levels: readonly ('info' | 'medium')[]): string => {
    const findings = levels.map((level) => ruleExample(level, { name: 'a', sender: 'b', n: 1 }));
    const text = page('S2', { sources: [sourceExample({ findings })] });
    return text.slice(0, text.indexOf('id="do"'));
  };
  expect(panelWith('info')).toContain(told);
  expect(panelWith('info', 'medium')).not.toContain(told);
});

describe('data that could not be opened', () => {
  const text = page('S0', {
    sources: [
      sourceExample({
        state: 'S0',
        failure: 'not-recognised',
        coverage: coverageExample({}, 'not-reached').map((row) => ({
          ...row,
          problems: [{ code: 'unsupported', detail: 'no backup', count: 1 }],
        })),
      }),
    ],
  });

  test('is told so, without a picture of parts that nobody began', () => {
    const examined = text.slice(text.indexOf('id="examined"'), text.indexOf('id="checked"'));
    expect(examined).toContain(english('coverage.not-opened.text'));
    expect(text.slice(0, text.indexOf('id="do"'))).toContain(english('coverage.none'));
    expect(text).not.toMatch(/parts? could not be checked/);
    expect(examined).not.toContain('<figure');
    expect(examined).not.toContain(english('coverage.not-reached.together'));
    expect(examined).not.toContain(english('reason.unsupported'));
    expect(examined).toContain('Messages (SMS and iMessage)');
    expect(text.match(/>no backup</g)).toHaveLength(1);
  });
});

test('the place of a finding names what leads from it to its record: rule or part and file, and its own id', () => {
  const byIndicator = indicatorExample({ met: 'received', level: 'medium', value: 'a.example' });
  const byRule = ruleExample('medium', { name: 'a', sender: 'b', n: 1 });
  const findings = [{ ...byIndicator, alsoIn: [{ file: 'own.stix2', threat: '' }] }, byRule];
  const text = page('S4', { sources: [sourceExample({ findings })] });
  const places = text.slice(text.indexOf(english('technical.places')), text.indexOf('x-digests'));
  const cells = [...places.matchAll(/<\/th> <td role="cell"[^>]*>(.*?)<\/td>/g)].map(([, cell]) =>
    [...cell!.matchAll(/>([^<>]+)<\/bdi>/g)].map(([, name]) => name),
  );
  const file = '/private/var/mobile/Library/SMS/sms.db';
  expect(cells).toEqual([
    [file, 'ios.sms', 'example-family.stix2', 'own.stix2', byIndicator.id],
    [file, 'ios.example-rule', byRule.id],
  ]);
  // What these names are is said before them.
  expect(places.indexOf('athar explain')).toBeGreaterThan(0);
  expect(places.indexOf('athar explain')).toBeLessThan(places.indexOf('<table'));
});

describe('when it was', () => {
  const card = (marks: string): string => {
    const finding = indicatorExample({ met: 'installed', level: 'critical', value: 'a.b' });
    const times = finding.times.map((time) => ({ ...time, marks }));
    return page('S5', {
      sources: [sourceExample({ state: 'S5', findings: [{ ...finding, times }] })],
    });
  };

  test('the time of the backup is not told as that of what the backup lists', () => {
    expect(card('backup made')).toContain(english('finding.backup-time'));
    expect(card('message received')).not.toContain(english('finding.backup-time'));
  });
});
