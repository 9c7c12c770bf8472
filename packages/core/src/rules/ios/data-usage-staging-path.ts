import { programsUsingMobileData } from '../named-programs.ts';
import { processPathExamples, processPathRule } from '../process-path-rule.ts';

export const dataUsageStagingPath = processPathRule('staging-folder', programsUsingMobileData, {
  id: 'ios.data-usage-staging-path',
  version: 1,
});

export const examples = () => processPathExamples('staging-folder', programsUsingMobileData);
