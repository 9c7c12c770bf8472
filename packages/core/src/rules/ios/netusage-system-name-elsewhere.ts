import { programsUsingNetwork } from '../named-programs.ts';
import { processPathExamples, processPathRule } from '../process-path-rule.ts';

export const netusageSystemNameElsewhere = processPathRule('system-name', programsUsingNetwork, {
  id: 'ios.netusage-system-name-elsewhere',
  version: 1,
});

export const examples = () => processPathExamples('system-name', programsUsingNetwork);
