import type { RuleTranslations } from './rule-text.ts';

/** The sentences of the rules in Spanish. */
export const rulesEs: RuleTranslations = {};
