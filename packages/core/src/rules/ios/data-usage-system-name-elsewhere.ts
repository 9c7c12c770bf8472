import { programsUsingMobileData } from '../named-programs.ts';
import { processPathExamples, processPathRule } from '../process-path-rule.ts';

export const dataUsageSystemNameElsewhere = processPathRule(
  'system-name',
  programsUsingMobileData,
  {
    id: 'ios.data-usage-system-name-elsewhere',
    version: 1,
  },
);

export const examples = () => processPathExamples('system-name', programsUsingMobileData);
