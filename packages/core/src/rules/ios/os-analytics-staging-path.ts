import { programsInDailyUsage } from '../named-programs.ts';
import { processPathExamples, processPathRule } from '../process-path-rule.ts';

export const osAnalyticsStagingPath = processPathRule('staging-folder', programsInDailyUsage, {
  id: 'ios.os-analytics-staging-path',
  version: 1,
});

export const examples = () => processPathExamples('staging-folder', programsInDailyUsage);
