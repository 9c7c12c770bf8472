import { describe, expect, test } from 'vitest';
import { contacts } from '../../src/artifacts/ios/contacts.ts';
import { messageAccounts } from '../../src/artifacts/ios/message-accounts.ts';
import { languages, messages } from '../../src/locales/index.ts';
import type { Outcome } from '../../src/model/index.ts';
import { htmlReport } from '../../src/reports/index.ts';
import {
  lookedUpAccountUnknown,
  examples,
} from '../../src/sequences/ios/looked-up-account-unknown.ts';
import { judge } from '../builders/sequence.ts';
import { exampleRule, reportExample, sourceExample } from './sample-report.ts';

describe('a rule that concludes from what is absent', () => {
  const outcomes: readonly (readonly [Outcome, boolean])[] = [
    ['read', false],
    ['partly-read', true],
    ['unreadable', true],
    ['skipped', true],
    ['not-applicable', false],
  ];

  test.each(outcomes)('is named where it could not judge: messages %s', (outcome, isNamed) => {
    const { notJudged } = judge(lookedUpAccountUnknown, {
      ...examples().hits[0]!,
      outcomes: new Map([[messageAccounts, outcome]]),
    });
    expect(notJudged).toEqual(isNamed ? [lookedUpAccountUnknown.id] : []);
  });

  test('is named where what it needs is missing, as it may be on an ordinary phone', () => {
    const { notJudged } = judge(lookedUpAccountUnknown, {
      ...examples().hits[0]!,
      outcomes: new Map([[contacts, 'not-present']]),
    });
    expect(notJudged).toEqual([lookedUpAccountUnknown.id]);
  });

  test('is not named where there was nothing to judge', () => {
    const { notJudged } = judge(lookedUpAccountUnknown, {
      name: 'no look-up',
      records: [],
      outcomes: new Map([[messageAccounts, 'partly-read']]),
    });
    expect(notJudged).toEqual([]);
  });

  test.each(languages)('stands in the report by its title (%s)', (language) => {
    const pageOf = (...notJudged: readonly string[]): string =>
      htmlReport(
        reportExample('S1', { sources: [sourceExample({ state: 'S1', notJudged })] }),
        language,
      );
    const sentence = String(messages(language).html('threats.rules-not-applied'));
    const page = pageOf(exampleRule.id, 'ios.<script>');
    expect(page).toContain(sentence);
    expect(page.slice(page.indexOf(sentence))).toContain(exampleRule.title);
    expect(page).toContain('ios.&lt;script&gt;');
    expect(pageOf()).not.toContain(sentence);
  });
});
