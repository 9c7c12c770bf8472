import { programsAtShutdown } from '../named-programs.ts';
import { processPathExamples, processPathRule } from '../process-path-rule.ts';

export const shutdownLogUnusualPath = processPathRule('elsewhere', programsAtShutdown, {
  id: 'ios.shutdown-log-unusual-path',
  version: 1,
});

export const examples = () => processPathExamples('elsewhere', programsAtShutdown);
