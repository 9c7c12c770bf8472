import { programsUsingMobileData } from '../named-programs.ts';
import { processPathExamples, processPathRule } from '../process-path-rule.ts';

export const dataUsageUnusualPath = processPathRule('elsewhere', programsUsingMobileData, {
  id: 'ios.data-usage-unusual-path',
  version: 1,
});

export const examples = () => processPathExamples('elsewhere', programsUsingMobileData);
