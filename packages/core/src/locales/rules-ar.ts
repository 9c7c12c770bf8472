import type { RuleTranslations } from './rule-text.ts';

/** The sentences of the rules in Arabic. */
export const rulesAr: RuleTranslations = {};
