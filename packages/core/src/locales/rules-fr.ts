import type { RuleTranslations } from './rule-text.ts';

/** The sentences of the rules in French. */
export const rulesFr: RuleTranslations = {};
