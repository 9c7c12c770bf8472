import { languages, type Language } from '../../src/locales/index.ts';

/** All but English, which is what they translate. */
export const otherLanguages = languages.filter(
  (language): language is Exclude<Language, 'en'> => language !== 'en',
);
