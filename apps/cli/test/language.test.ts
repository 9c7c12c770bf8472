import { expect, test } from 'vitest';
import { chooseLanguage } from '../src/language.ts';

test.each([
  [{ LC_ALL: 'ar_EG.UTF-8', LC_MESSAGES: 'fr_FR.UTF-8', LANG: 'es_ES.UTF-8' }, 'ar'],
  [{ LC_ALL: '', LC_MESSAGES: 'fr_FR.UTF-8', LANG: 'es_ES.UTF-8' }, 'fr'],
  [{ LC_MESSAGES: '', LANG: 'es' }, 'es'],
  [{ LC_ALL: 'C.UTF-8', LANG: 'es_ES.UTF-8' }, 'en'],
  [{ LANG: 'de_DE.UTF-8' }, 'en'],
  [{}, 'en'],
])(
  'the language of the environment is the one that programs go by: %j is %s',
  (environment, language) => {
    expect(chooseLanguage(undefined, environment, '')).toBe(language);
  },
);

test('where the environment says nothing, the settings of the person do, as on Windows', () => {
  expect(chooseLanguage(undefined, {}, 'ar-SA')).toBe('ar');
  expect(chooseLanguage(undefined, {}, 'de-DE')).toBe('en');
  expect(chooseLanguage(undefined, { LANG: 'es_ES.UTF-8' }, 'ar-SA')).toBe('es');
});
