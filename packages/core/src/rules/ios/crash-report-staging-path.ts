import { crashedPrograms } from '../named-programs.ts';
import { processPathExamples, processPathRule } from '../process-path-rule.ts';

export const crashReportStagingPath = processPathRule('staging-folder', crashedPrograms, {
  id: 'ios.crash-report-staging-path',
  version: 1,
});

export const examples = () => processPathExamples('staging-folder', crashedPrograms);
