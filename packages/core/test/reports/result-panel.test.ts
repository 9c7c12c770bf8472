import { describe, expect, test } from 'vitest';
import { messages, type MessageKey } from '../../src/locales/index.ts';
import type { Met } from '../../src/model/index.ts';
import { htmlReport } from '../../src/reports/index.ts';
import {
  coverageExample,
  indicatorExample,
  reportExample,
  sourceExample,
} from './sample-report.ts';

const english = (key: MessageKey): string => messages('en').html(key).source;
const page = (...parameters: Parameters<typeof reportExample>): string =>
  htmlReport(reportExample(...parameters), 'en').replace(/[ \n]+/g, ' ');

describe('what was read, in the panel', () => {
  const panel = (text: string): string => text.slice(0, text.indexOf('id="do"'));
  const alone = english('report.missing-all-the-same');

  test('is not told as everything where the gap lies beside the parts', () => {
    const plain = page('S1', { sources: [sourceExample({ state: 'S1', encrypted: false })] });
    expect(panel(plain)).toContain(alone);
    expect(panel(page('S1', { indicators: [], sources: [sourceExample()] }))).toContain(alone);
    expect(panel(page('S2'))).not.toContain(alone);
  });

  test('counts the parts of what was opened, and not those of what was not', () => {
    const failed = {
      ...reportExample('S0').sources[0]!,
      id: 's2',
      failure: 'malformed-archive' as const,
      coverage: coverageExample({}, 'not-reached'),
    };
    const text = panel(page('S1', { sources: [sourceExample(), failed] }));
    expect(text).toContain(messages('en').html('plural.all-parts-read', { n: 22 }).source);
    expect(text).not.toMatch(/parts? could not be checked\./);
  });

  test('tells two backups of one phone apart', () => {
    const text = panel(
      page('S2', { sources: [sourceExample(), { ...sourceExample(), id: 's2' }] }),
    );
    expect(text).toMatch(/Data set 1: .*iPhone14,5.*Data set 2: .*iPhone14,5/);
  });

  test('is not told as everything beside a phone that could not be opened', () => {
    const failed = {
      ...reportExample('S0').sources[0]!,
      id: 's2',
      coverage: coverageExample({}, 'not-reached'),
    };
    expect(panel(page('S1', { sources: [sourceExample(), failed] }))).toContain(alone);
  });
});

describe('the sentence of the state', () => {
  const concerns = english('report.concerns');
  const heading = (text: string): string =>
    text.slice(text.indexOf('<h1'), text.indexOf('class="lead"'));

  test('names the phones it is about where others have another state', () => {
    const strong = { ...reportExample('S5').sources[0]!, id: 's2', label: 'Phone-B' };
    const text = heading(page('S5', { sources: [sourceExample(), strong] }));
    expect(text).toContain(concerns);
    expect(text).toContain('<a href="#device-2">');
    expect(text).toContain('>Phone-B</bdi>');
    expect(text).not.toContain('#device-1');
  });

  test('names none where there is one, or where all have the same', () => {
    expect(page('S5')).not.toContain(concerns);
    const both = [sourceExample(), { ...sourceExample(), id: 's2' }];
    expect(page('S2', { sources: both })).not.toContain(concerns);
  });
});

describe('what stands under the sentence', () => {
  const panel = (text: string): string => text.slice(0, text.indexOf('id="do"'));

  test('does not say that an address was only received where the phone reached for it', () => {
    const received = english('state.S4.explain');
    const reached = english('state.S4.explain-reached');
    const met = (how: Met): string => {
      const finding = indicatorExample({ met: how, level: 'medium', value: 'a.example' });
      return panel(page('S4', { sources: [sourceExample({ state: 'S4', findings: [finding] })] }));
    };
    for (const how of ['received', 'sent'] as const) {
      expect(met(how)).toContain(received);
      expect(met(how)).not.toContain(reached);
    }
    for (const how of ['visited', 'redirected', 'resolved'] as const) {
      expect(met(how)).toContain(reached);
      expect(met(how)).not.toContain(received);
    }
  });

  test('says where no known trace was looked for', () => {
    const none = english('threats.none-loaded');
    expect(panel(page('S1', { sources: [sourceExample()], indicators: [] }))).toContain(none);
    expect(panel(page('S0', { indicators: [] }))).not.toContain(none);
    expect(panel(page('S1'))).not.toContain(none);
  });

  test('says once that a helpline may see more', () => {
    for (const state of ['S0', 'S1', 'S2', 'S3', 'S4', 'S5'] as const)
      expect([state, panel(page(state)).match(/not public\./g)?.length]).toEqual([state, 1]);
  });
});

describe('the period that the data covers', () => {
  const period = (from: string, to: string): string => {
    const text = page('S2', { sources: [sourceExample({ covers: { from, to } })] });
    return text.slice(text.indexOf(english('heading.period')), text.indexOf('id="do"'));
  };

  test('is told as one day where it begins and ends on the same', () => {
    const text = period('2024-05-04T00:10:00Z', '2024-05-04T21:00:00Z');
    expect(text).toMatch(/<span><time [^>]*>4 May 2024<\/time><\/span>/);
    expect(text).not.toContain('From');
  });

  test('is told from its first day to its last where they differ', () => {
    const text = period('2024-05-04T00:10:00Z', '2024-05-05T00:05:00Z');
    expect(text).toMatch(/From <time [^>]*>4 May 2024<\/time> to <time [^>]*>5 May 2024<\/time>/);
  });

  test.each([
    [5, 'panel'],
    [6, 'examined'],
  ] as const)('of %i phones is told in the %s', (n, where) => {
    const sources = Array.from({ length: n }, (_, i) => sourceExample({ id: `s${String(i + 1)}` }));
    const text = page('S2', { sources });
    const parts = {
      panel: text.slice(0, text.indexOf('id="do"')),
      examined: text.slice(text.indexOf('id="examined"'), text.indexOf('id="timeline"')),
    };
    const days = 'This data covers 214 days.';
    expect(text.split(days)).toHaveLength(n + 1);
    expect(parts[where].split(days)).toHaveLength(n + 1);
  });

  test('has as many days as lie between the two dates that are printed', () => {
    // 133 days and 21 hours.
    expect(period('2022-07-09T22:40:00Z', '2022-11-20T19:40:12Z')).toContain('covers 134 days.');
    expect(period('2024-05-04T23:10:00Z', '2024-05-05T00:05:00Z')).toContain('covers 1 day.');
    expect(period('2024-05-04T00:10:00Z', '2024-05-04T23:50:00Z')).toContain('less than a day');
    const local = reportExample('S2', {
      options: { full: false, timezone: 'Africa/Cairo' },
      sources: [
        sourceExample({ covers: { from: '2024-05-04T20:10:00Z', to: '2024-05-04T22:05:00Z' } }),
      ],
    });
    expect(htmlReport(local, 'en')).toContain('covers 1 day.');
  });
});
