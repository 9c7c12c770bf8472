import { programsUsingNetwork } from '../named-programs.ts';
import { processPathExamples, processPathRule } from '../process-path-rule.ts';

export const netusageStagingPath = processPathRule('staging-folder', programsUsingNetwork, {
  id: 'ios.netusage-staging-path',
  version: 1,
});

export const examples = () => processPathExamples('staging-folder', programsUsingNetwork);
