import { programsUsingNetwork } from '../named-programs.ts';
import { processPathExamples, processPathRule } from '../process-path-rule.ts';

export const netusageDataFolderPath = processPathRule('data-folder', programsUsingNetwork, {
  id: 'ios.netusage-data-folder-path',
  version: 1,
});

export const examples = () => processPathExamples('data-folder', programsUsingNetwork);
