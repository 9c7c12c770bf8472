import { keyOfEnglish } from './catalogue.ts';
import type { Language } from './language.ts';
import { catalogueOf } from './messages.ts';
import { processPathsAr } from './process-paths-ar.ts';
import { processPathsEs } from './process-paths-es.ts';
import { processPathsFr } from './process-paths-fr.ts';
import { rulesAr } from './rules-ar.ts';
import { rulesEs } from './rules-es.ts';
import { rulesFr } from './rules-fr.ts';
import { sequencesAr } from './sequences-ar.ts';
import { sequencesEs } from './sequences-es.ts';
import { sequencesFr } from './sequences-fr.ts';
import type { Translations } from './translations.ts';

/** The sentences of a rule as its definition holds them. */
export interface RuleWording {
  readonly id: string;
  readonly title: string;
  readonly message: string;
  readonly why: string;
  readonly otherExplanations: readonly string[];
}

/** By language, then by `rule.<id>.<part>`. */
export const ruleTranslations: { readonly [L in Exclude<Language, 'en'>]: Translations } = {
  ar: { ...rulesAr, ...processPathsAr, ...sequencesAr },
  fr: { ...rulesFr, ...processPathsFr, ...sequencesFr },
  es: { ...rulesEs, ...processPathsEs, ...sequencesEs },
};

/** The English sentences of a rule that need a translation of their own; explanations that stand in the catalogue do not. */
export function ruleSentences(rule: RuleWording): [key: string, english: string][] {
  const base = `rule.${rule.id}`;
  return [
    [`${base}.title`, rule.title],
    [`${base}.message`, rule.message],
    [`${base}.why`, rule.why],
    ...rule.otherExplanations.flatMap((english, n): [string, string][] =>
      keyOfEnglish('other.', english) ? [] : [[`${base}.other.${String(n)}`, english]],
    ),
  ];
}

/** A rule's sentences in the language; all in English, and `translated: false`, where one of them is missing. */
export function ruleText(
  rule: RuleWording,
  language: Language,
): RuleWording & { readonly translated: boolean } {
  if (language === 'en') return { ...rule, translated: true };
  const translations = ruleTranslations[language];
  const sentences = new Map<string, string>();
  for (const [key] of ruleSentences(rule)) {
    const sentence = Object.hasOwn(translations, key) ? translations[key] : undefined;
    if (!sentence) return { ...rule, translated: false };
    sentences.set(key, sentence.text);
  }
  const base = `rule.${rule.id}`;
  const sentence = (name: string): string => sentences.get(`${base}.${name}`) ?? '';
  return {
    id: rule.id,
    title: sentence('title'),
    message: sentence('message'),
    why: sentence('why'),
    otherExplanations: rule.otherExplanations.map((english, n) => {
      const key = keyOfEnglish('other.', english);
      return key ? catalogueOf(language)[key] : sentence(`other.${String(n)}`);
    }),
    translated: true,
  };
}
