import { programsAtShutdown } from '../named-programs.ts';
import { processPathExamples, processPathRule } from '../process-path-rule.ts';

export const shutdownLogSystemNameElsewhere = processPathRule('system-name', programsAtShutdown, {
  id: 'ios.shutdown-log-system-name-elsewhere',
  version: 1,
});

export const examples = () => processPathExamples('system-name', programsAtShutdown);
