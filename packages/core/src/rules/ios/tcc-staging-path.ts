import { programsWithPermissions } from '../named-programs.ts';
import { processPathExamples, processPathRule } from '../process-path-rule.ts';

export const tccStagingPath = processPathRule('staging-folder', programsWithPermissions, {
  id: 'ios.tcc-staging-path',
  version: 1,
});

export const examples = () => processPathExamples('staging-folder', programsWithPermissions);
