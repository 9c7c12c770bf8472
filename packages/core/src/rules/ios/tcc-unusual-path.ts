import { programsWithPermissions } from '../named-programs.ts';
import { processPathExamples, processPathRule } from '../process-path-rule.ts';

export const tccUnusualPath = processPathRule('elsewhere', programsWithPermissions, {
  id: 'ios.tcc-unusual-path',
  version: 1,
});

export const examples = () => processPathExamples('elsewhere', programsWithPermissions);
