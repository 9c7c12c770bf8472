import { programsWithPermissions } from '../named-programs.ts';
import { processPathExamples, processPathRule } from '../process-path-rule.ts';

export const tccDataFolderPath = processPathRule('data-folder', programsWithPermissions, {
  id: 'ios.tcc-data-folder-path',
  version: 1,
});

export const examples = () => processPathExamples('data-folder', programsWithPermissions);
