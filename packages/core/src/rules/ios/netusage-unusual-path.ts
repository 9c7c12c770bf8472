import { programsUsingNetwork } from '../named-programs.ts';
import { processPathExamples, processPathRule } from '../process-path-rule.ts';

export const netusageUnusualPath = processPathRule('elsewhere', programsUsingNetwork, {
  id: 'ios.netusage-unusual-path',
  version: 1,
});

export const examples = () => processPathExamples('elsewhere', programsUsingNetwork);
