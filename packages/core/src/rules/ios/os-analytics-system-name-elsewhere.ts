import { programsInDailyUsage } from '../named-programs.ts';
import { processPathExamples, processPathRule } from '../process-path-rule.ts';

export const osAnalyticsSystemNameElsewhere = processPathRule('system-name', programsInDailyUsage, {
  id: 'ios.os-analytics-system-name-elsewhere',
  version: 1,
});

export const examples = () => processPathExamples('system-name', programsInDailyUsage);
