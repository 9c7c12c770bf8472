export { withBarePlaceholders } from './bare-placeholders.ts';
export { type Catalogue, isMessageKey, keyOfEnglish, type MessageKey } from './catalogue.ts';
export { type DateWriter, dateWriter, isoInZone, isTimeZone, parseIso } from './dates.ts';
export { isLanguage, type Language, languageFacts, languages } from './language.ts';
export {
  escapeHtml,
  evidence,
  evidenceName,
  html,
  Html,
  type HtmlPiece,
  plainText,
} from './markup.ts';
export {
  catalogueOf,
  type HtmlValues,
  type Messages,
  messages,
  type TextValues,
} from './messages.ts';
export { visibleControls } from './visible.ts';
export { indicatorText, type IndicatorMeeting, type IndicatorText } from './indicator-text.ts';
export { artifactSentences, artifactText, artifactTranslations } from './artifact-text.ts';
export { ruleSentences, ruleText, ruleTranslations, type RuleWording } from './rule-text.ts';
export { timeMark } from './time-mark.ts';
export { type TranslatedSentence, type Translations } from './translations.ts';
