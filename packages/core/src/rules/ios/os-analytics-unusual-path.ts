import { programsInDailyUsage } from '../named-programs.ts';
import { processPathExamples, processPathRule } from '../process-path-rule.ts';

export const osAnalyticsUnusualPath = processPathRule('elsewhere', programsInDailyUsage, {
  id: 'ios.os-analytics-unusual-path',
  version: 1,
});

export const examples = () => processPathExamples('elsewhere', programsInDailyUsage);
