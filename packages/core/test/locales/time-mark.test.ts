import { describe, expect, test } from 'vitest';
import { artifacts } from '../../src/index.ts';
import { languages, timeMark } from '../../src/locales/index.ts';
import { timeMarkTexts } from '../../src/locales/time-mark.ts';
import { backupMade } from '../../src/model/index.ts';
import { bannedIn } from './banned-words.ts';
import { otherLanguages } from './other-languages.ts';

const declared = new Set(artifacts.flatMap(({ times }) => Object.keys(times ?? {})));
/** Without those that mark the end of what another one begins. */
const marks = new Set([...declared].map((name) => name.replace(/, ends$/, '')));

describe('what times mark', () => {
  test.each(otherLanguages)(
    'is told in words for every time of every artifact (%s)',
    (language) => {
      const texts = timeMarkTexts[language];
      expect([...marks].filter((name) => !Object.hasOwn(texts, name))).toEqual([]);
      expect(Object.hasOwn(texts, backupMade)).toBe(true);
    },
  );

  test.each(languages)('is translated only where an artifact has such times (%s)', (language) => {
    expect(Object.keys(timeMarkTexts[language]).filter((name) => !marks.has(name))).toEqual([]);
  });

  test.each(languages)('is a short line of its own, and claims nothing (%s)', (language) => {
    for (const name of declared) {
      const line = timeMark(name, language) ?? '';
      expect([name, bannedIn(language, line)]).toEqual([name, []]);
      expect([name, line.length > 0 && line.length <= 70]).toEqual([name, true]);
      expect([name, line.charAt(0)]).toEqual([name, line.charAt(0).toLocaleUpperCase()]);
      // A sign that ends or opens something would stand beside the colon of a date; a straight apostrophe is no French one.
      expect([name, /[.:;?!'"{}]|\s\s|^\s|\s$/.test(line)]).toEqual([name, false]);
    }
  });

  test('begins with an Arabic word in Arabic, which decides the direction of the line', () => {
    const lines = [...declared].map((name) => timeMark(name, 'ar') ?? '');
    expect(lines.filter((line) => !/^\p{Script=Arabic}/u.test(line))).toEqual([]);
  });

  test.each(languages)('tells two that one artifact has apart (%s)', (language) => {
    for (const { id, times } of artifacts) {
      const lines = Object.keys(times ?? {}).map((name) => timeMark(name, language));
      expect([id, lines.length]).toEqual([id, new Set(lines).size]);
    }
  });

  test('names the end of what lasts by what begins', () => {
    expect(languages.map((language) => timeMark('app in front, ends', language))).toEqual([
      'App in front (end)',
      'ظهور التطبيق في المقدمة (النهاية)',
      'Application au premier plan (fin)',
      'Aplicación en primer plano (fin)',
    ]);
  });

  test('has clearer English where the words of the records say too little', () => {
    expect(timeMark('message received', 'en')).toBe('Message received');
    expect(timeMark('keys locked', 'en')).toBe('Encryption keys locked');
  });

  test('is unknown where no artifact has such times', () => {
    for (const name of ['of tomorrow', ', ends', '', 'toString', 'of tomorrow, ends'])
      expect(languages.map((language) => timeMark(name, language))).toEqual(
        languages.map(() => undefined),
      );
  });
});
