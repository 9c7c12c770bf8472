import { programsInDailyUsage } from '../named-programs.ts';
import { processPathExamples, processPathRule } from '../process-path-rule.ts';

export const osAnalyticsDataFolderPath = processPathRule('data-folder', programsInDailyUsage, {
  id: 'ios.os-analytics-data-folder-path',
  version: 1,
});

export const examples = () => processPathExamples('data-folder', programsInDailyUsage);
