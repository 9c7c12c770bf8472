import { expect, test } from 'vitest';
import { languages, messages } from '../../src/locales/index.ts';
import type { Finding, StateId } from '../../src/model/index.ts';
import { htmlReport } from '../../src/reports/index.ts';
import { indicatorExample, reportExample, ruleExample, sourceExample } from './sample-report.ts';

const pageOf = (
  state: StateId,
  findings: readonly Finding[],
  language: (typeof languages)[number],
) => htmlReport(reportExample(state, { sources: [sourceExample({ state, findings })] }), language);

test.each(languages)('only where a message was found is it "the message" (%s)', (language) => {
  const says = (page: string, key: 'dont.click' | 'dont.click-suspicious' | 'dont.reply') =>
    page.includes(String(messages(language).html(key)));
  const received = indicatorExample({ met: 'received', level: 'medium', value: 'a.example' });
  const stored = ruleExample('medium', { name: 'a', sender: 'b', n: 1 });
  const note = { ...stored, level: 'low' as const, met: 'received' as const };
  const cases: readonly (readonly [StateId, readonly Finding[], boolean])[] = [
    ['S1', [], false],
    ['S2', [note], false],
    ['S3', [stored], false],
    ['S3', [stored, { ...stored, id: 'x', met: 'received' }], true],
    ['S4', [received], true],
  ];
  for (const [state, findings, isNamed] of cases) {
    const page = pageOf(state, findings, language);
    expect([state, says(page, 'dont.click')]).toEqual([state, isNamed]);
    expect([state, says(page, 'dont.reply')]).toEqual([state, isNamed]);
    expect([state, says(page, 'dont.click-suspicious')]).toEqual([state, !isNamed]);
  }
});
