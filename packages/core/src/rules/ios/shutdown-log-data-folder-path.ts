import { programsAtShutdown } from '../named-programs.ts';
import { processPathExamples, processPathRule } from '../process-path-rule.ts';

export const shutdownLogDataFolderPath = processPathRule('data-folder', programsAtShutdown, {
  id: 'ios.shutdown-log-data-folder-path',
  version: 1,
});

export const examples = () => processPathExamples('data-folder', programsAtShutdown);
