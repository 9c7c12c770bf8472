import { crashedPrograms } from '../named-programs.ts';
import { processPathExamples, processPathRule } from '../process-path-rule.ts';

export const crashReportSystemNameElsewhere = processPathRule('system-name', crashedPrograms, {
  id: 'ios.crash-report-system-name-elsewhere',
  version: 1,
});

export const examples = () => processPathExamples('system-name', crashedPrograms);
