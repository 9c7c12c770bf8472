/** The languages that people can read results in. */
export const languages = ['en', 'ar', 'fr', 'es'] as const;

export type Language = (typeof languages)[number];

interface LanguageFacts {
  /** For `Intl`: digits 0–9 and the Gregorian calendar whatever the country. */
  readonly locale: string;
  readonly direction: 'ltr' | 'rtl';
  /** Between a label and its value. */
  readonly colon: string;
  /** Between the entries of a list on one line. */
  readonly comma: string;
}

/** What differs between languages besides words. */
export const languageFacts: { readonly [L in Language]: LanguageFacts } = {
  en: { locale: 'en-GB', direction: 'ltr', colon: ': ', comma: ', ' },
  ar: { locale: 'ar-u-nu-latn-ca-gregory', direction: 'rtl', colon: ': ', comma: '، ' },
  fr: { locale: 'fr', direction: 'ltr', colon: '\u00a0: ', comma: ', ' },
  es: { locale: 'es', direction: 'ltr', colon: ': ', comma: ', ' },
};

/** Only as written here: `ar`, not `AR` or `ar_TN`. */
export function isLanguage(value: string): value is Language {
  return (languages as readonly string[]).includes(value);
}
