import { crashedPrograms } from '../named-programs.ts';
import { processPathExamples, processPathRule } from '../process-path-rule.ts';

export const crashReportUnusualPath = processPathRule('elsewhere', crashedPrograms, {
  id: 'ios.crash-report-unusual-path',
  version: 1,
});

export const examples = () => processPathExamples('elsewhere', crashedPrograms);
