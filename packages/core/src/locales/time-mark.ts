import { type Language, languageFacts } from './language.ts';
import { timeMarksAr } from './time-marks-ar.ts';
import { timeMarksEn } from './time-marks-en.ts';
import { timeMarksEs } from './time-marks-es.ts';
import { timeMarksFr } from './time-marks-fr.ts';
import type { TimeMarkTexts } from './translations.ts';

/** English stands here only where what the records say is too little. */
export const timeMarkTexts: { readonly [L in Language]: TimeMarkTexts } = {
  en: timeMarksEn,
  ar: timeMarksAr,
  fr: timeMarksFr,
  es: timeMarksEs,
};

/** How artifacts name the end of what lasts: of what begins at a time that marks `app in front`, `app in front, ends`. */
const endsOf = /, ends$/;

/** In brackets, which need no agreement with the words before. */
const end: { readonly [L in Language]: string } = {
  en: '(end)',
  ar: '(النهاية)',
  fr: '(fin)',
  es: '(fin)',
};

/** What a time marks, as a line of its own in the language; `undefined` where this version has no artifact with such times. */
export function timeMark(marks: string, language: Language): string | undefined {
  const begins = marks.replace(endsOf, '');
  // Any language but English has them all.
  if (!Object.hasOwn(timeMarksAr, begins)) return undefined;
  const texts = timeMarkTexts[language];
  const text = (Object.hasOwn(texts, begins) ? texts[begins] : undefined) ?? begins;
  const line = text.charAt(0).toLocaleUpperCase(languageFacts[language].locale) + text.slice(1);
  return begins === marks ? line : `${line} ${end[language]}`;
}
