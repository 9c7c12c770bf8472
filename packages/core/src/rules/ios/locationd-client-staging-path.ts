import { programsAskingLocation } from '../named-programs.ts';
import { processPathExamples, processPathRule } from '../process-path-rule.ts';

export const locationdClientStagingPath = processPathRule(
  'staging-folder',
  programsAskingLocation,
  {
    id: 'ios.locationd-client-staging-path',
    version: 1,
  },
);

export const examples = () => processPathExamples('staging-folder', programsAskingLocation);
