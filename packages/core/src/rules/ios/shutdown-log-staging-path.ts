import { programsAtShutdown } from '../named-programs.ts';
import { processPathExamples, processPathRule } from '../process-path-rule.ts';

export const shutdownLogStagingPath = processPathRule('staging-folder', programsAtShutdown, {
  id: 'ios.shutdown-log-staging-path',
  version: 1,
});

export const examples = () => processPathExamples('staging-folder', programsAtShutdown);
