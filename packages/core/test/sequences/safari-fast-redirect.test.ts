import { expect, test } from 'vitest';
import { languages, messages, ruleText, type Language } from '../../src/locales/index.ts';
import type { SequenceExample } from '../../src/model/index.ts';
import { examples, safariFastRedirect } from '../../src/sequences/ios/safari-fast-redirect.ts';
import { judge } from '../builders/sequence.ts';

function sentence(example: SequenceExample, language: Language): string {
  const [{ values } = { values: {} }] = judge(safariFastRedirect, example).findings;
  const { message } = ruleText(safariFastRedirect, language);
  return messages(language).templateUnisolated(message, values);
}

const [once] = examples().hits;
/** The same a day later as well, in another history. */
const twice: SequenceExample = {
  name: 'on two days',
  records: [
    ...once!.records,
    ...once!.records.map((record) => ({
      ...record,
      devicePath: '/private/var/mobile/Library/Safari/Profiles/A/History.db',
      times: (record.times ?? []).map((time) => ({
        ...time,
        at: time.at!.replace('-22T', '-23T'),
      })),
    })),
  ],
};

test('one visit has one time, and several have the first and the last', () => {
  expect(sentence(once!, 'en')).toMatch(/within a second: 1, at 2019-07-22[^,]*\.$/);
  expect(sentence(twice, 'en')).toMatch(/: 2, from 2019-07-22[^,]* to 2019-07-23[^,]*\.$/);
});

test.each(languages)('a time is told once where all are of it (%s)', (language) => {
  const days = (text: string): number => text.match(/2019/g)?.length ?? 0;
  expect([once!, twice].map((example) => days(sentence(example, language)))).toEqual([1, 2]);
});
