import { describe, expect, test } from 'vitest';
import { languages, messages, type MessageKey } from '../../src/locales/index.ts';
import { htmlReport } from '../../src/reports/index.ts';
import { reportExample } from './sample-report.ts';

const english = (key: MessageKey): string => messages('en').html(key).source;
const page = (...parameters: Parameters<typeof reportExample>): string =>
  htmlReport(reportExample(...parameters), 'en').replace(/[ \n]+/g, ' ');

describe('indicators that had ended', () => {
  const withReasons = (...reasons: readonly string[]) => {
    const [file] = reportExample('S2').indicators;
    const notLoaded = reasons.map((reason) => ({ reason, count: 2, examples: [] }));
    return page('S2', { indicators: [{ ...file!, notLoaded }] });
  };

  test.each(languages)('are not told as unused, in %s', (language) => {
    const [file] = reportExample('S2').indicators;
    const notLoaded = [{ reason: 'expired', count: 2, examples: [] }];
    const text = htmlReport(
      reportExample('S2', { indicators: [{ ...file!, notLoaded }] }),
      language,
    );
    expect(text).toContain(messages(language).html('technical.ended').source);
    expect(text).not.toMatch(/<bdi[^>]*>[^<]*expired/);
  });

  const endedFile = (name: string, ...threats: readonly string[]) => ({
    ...reportExample('S1').indicators[0]!,
    name,
    loaded: 0,
    notLoaded: [{ reason: 'expired', count: 3, examples: [] }],
    threats,
  });

  test.each(languages)('are not told as none where there are no others, in %s', (language) => {
    const indicators = [endedFile('old.stix2', 'Predator')];
    const text = htmlReport(reportExample('S1', { indicators }), language);
    const told = (key: MessageKey) => messages(language).html(key).source;
    expect(text).not.toContain(told('threats.none-loaded'));
    // Under the sentence, among what was not read, and where it is told what the phone was checked for.
    expect(text.split(told('threats.all-ended'))).toHaveLength(4);
  });

  test('name the families that they were published for, and do not call these unchecked', () => {
    const text = page('S1', { indicators: [endedFile('old.stix2', 'Predator')] });
    const plain = text.replace(/<[^>]*>/g, '');
    expect(plain).toContain(
      'For the time before the end of their indicators, the phone was checked for publicly known traces of: Predator.',
    );
    expect(/not checked for: ([^.]*)\./.exec(plain)?.[1]).not.toContain('Predator');
    expect(plain).toContain('The newest indicators used are dated');
  });

  test('of one file stand apart from the families that others still count for', () => {
    const [current] = reportExample('S2').indicators;
    const indicators = [current!, endedFile('old.stix2', 'Predator', 'Example Family')];
    const plain = page('S2', { indicators }).replace(/<[^>]*>/g, '');
    expect(plain).toContain('publicly known traces of: Example Family, NSO Group Pegasus and');
    expect(plain).toContain(
      'end of their indicators, the phone was checked for publicly known traces of: Predator.',
    );
    expect(plain).not.toContain(english('threats.all-ended'));
  });

  test('stand beside the others, which were not used', () => {
    const text = withReasons('revoked', 'expired', 'malformed');
    expect(text).toContain(
      `Not used from this file: ${english('not-loaded.revoked')}, ${english('not-loaded.malformed')}`,
    );
    expect(text).toContain(english('technical.ended'));
    expect(withReasons('revoked')).not.toContain(english('technical.ended'));
  });
});
