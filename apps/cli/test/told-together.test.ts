import { messages } from '@athar/core';
import { expect, test } from 'vitest';
import { failureText } from '../src/failure-text.ts';
import { toldTogether } from '../src/told-together.ts';

const english = messages('en');
const said = (n: number, text: string) =>
  Array.from({ length: n }, (_, i) => ({ label: `${text} ${String(i + 1)}`, text }));

test('what is said of more than three is said once, with every name, where the first of them stood', () => {
  const all = [...said(1, 'alone'), ...said(4, 'often'), ...said(3, 'thrice')];
  expect(toldTogether(english, all)).toEqual([
    'alone 1: alone',
    'often',
    '  often 1',
    '  often 2',
    '  often 3',
    '  often 4',
    'thrice 1: thrice',
    'thrice 2: thrice',
    'thrice 3: thrice',
  ]);
});

test('a sentence that names the source itself has no second name and stays alone', () => {
  const all = Array.from({ length: 5 }, (_, i) => ({ text: `The folder ${String(i)} is empty.` }));
  expect(toldTogether(english, all)).toEqual(all.map(({ text }) => text));
  expect(failureText('empty', 'Phone-B', 'en').match(/Phone-B/g)).toHaveLength(1);
  expect(failureText('wrong-password', 'Phone-B', 'en')).toMatch(/^Phone-B: /);
});

test('names stay isolated in text that runs from right to left, and obey nothing', () => {
  const text = 'لم يُقرأ';
  const all = said(4, text).map((one, n) => ({ ...one, label: `phone-${String(n)}\u001b[2J` }));
  const [first, ...names] = toldTogether(messages('ar'), all);
  expect(first).toBe(text);
  for (const name of names) expect(name).toMatch(/^ {2}\u2068phone-\d[^\u001b]*\u2069$/);
});
