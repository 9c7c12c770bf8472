import { programsUsingMobileData } from '../named-programs.ts';
import { processPathExamples, processPathRule } from '../process-path-rule.ts';

export const dataUsageDataFolderPath = processPathRule('data-folder', programsUsingMobileData, {
  id: 'ios.data-usage-data-folder-path',
  version: 1,
});

export const examples = () => processPathExamples('data-folder', programsUsingMobileData);
