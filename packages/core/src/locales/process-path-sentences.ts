import type { TranslatedSentence, Translations } from './translations.ts';

/** What the rules on places of programs say: all alike, but for the sentence on what was seen. */
interface ProcessPathWording {
  /** By the end of the id of a rule and the name of the sentence: `staging-path.title`, … */
  readonly alike: Translations;
  /** By the kind of record, the beginning of the id of a rule: `crash-report`, … */
  readonly messages: { readonly [records: string]: TranslatedSentence };
}

const endings = ['staging-path', 'system-name-elsewhere', 'data-folder-path', 'unusual-path'];

/** The sentences of each rule: one for each kind of record and each remark about the place. */
export function processPathSentences({ alike, messages }: ProcessPathWording): Translations {
  const sentences: { [key: string]: TranslatedSentence } = {};
  for (const [records, message] of Object.entries(messages)) {
    const base = `rule.ios.${records}`;
    for (const ending of endings) sentences[`${base}-${ending}.message`] = message;
    for (const [name, sentence] of Object.entries(alike)) sentences[`${base}-${name}`] = sentence;
  }
  return sentences;
}
