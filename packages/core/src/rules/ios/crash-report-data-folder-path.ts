import { crashedPrograms } from '../named-programs.ts';
import { processPathExamples, processPathRule } from '../process-path-rule.ts';

export const crashReportDataFolderPath = processPathRule('data-folder', crashedPrograms, {
  id: 'ios.crash-report-data-folder-path',
  version: 1,
});

export const examples = () => processPathExamples('data-folder', crashedPrograms);
