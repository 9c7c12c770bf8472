import { expect, test } from 'vitest';
import { messages } from '../../src/locales/index.ts';
import { ar } from '../../src/locales/ar.ts';
import { ruleTranslations } from '../../src/locales/rule-text.ts';

/** Words for which the project has one term in Arabic, and what was written in their place. */
const terms: readonly { readonly term: string; readonly others: RegExp }[] = [
  { term: 'إنذار كاذب', others: /[إا]نذار(?:ات)? ?(?:ال)?خاطئ/u },
];

const texts: readonly string[] = [
  ...Object.values(ar).map(String),
  ...Object.values(ruleTranslations.ar).map(({ text }) => text),
];

test.each(terms)('Arabic has one term for $term', ({ others }) => {
  expect(texts.filter((text) => others.test(text))).toEqual([]);
});

test('in Arabic no part of the data is called by the word for a finding, but the app of that name in quotation marks', () => {
  const names = Object.entries(ar).filter(([key]) => /^(?:artifact|technical)\./.test(key));
  expect(names.length).toBeGreaterThan(90);
  const bare = names.filter(([, text]) => /(?<!«ال)ملاحظات/u.test(text));
  expect(bare).toEqual([]);
});

test('the texts that are looked through are those that people read', () => {
  expect(texts).toContain(messages('ar').text('state.s0.sentence'));
  expect(texts.some((text) => text.includes('الإنذار الكاذب'))).toBe(true);
});
