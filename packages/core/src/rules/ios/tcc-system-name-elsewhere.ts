import { programsWithPermissions } from '../named-programs.ts';
import { processPathExamples, processPathRule } from '../process-path-rule.ts';

export const tccSystemNameElsewhere = processPathRule('system-name', programsWithPermissions, {
  id: 'ios.tcc-system-name-elsewhere',
  version: 1,
});

export const examples = () => processPathExamples('system-name', programsWithPermissions);
