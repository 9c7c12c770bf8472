import { programsAskingLocation } from '../named-programs.ts';
import { processPathExamples, processPathRule } from '../process-path-rule.ts';

export const locationdClientSystemNameElsewhere = processPathRule(
  'system-name',
  programsAskingLocation,
  {
    id: 'ios.locationd-client-system-name-elsewhere',
    version: 1,
  },
);

export const examples = () => processPathExamples('system-name', programsAskingLocation);
