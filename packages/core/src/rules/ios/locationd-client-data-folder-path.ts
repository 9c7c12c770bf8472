import { programsAskingLocation } from '../named-programs.ts';
import { processPathExamples, processPathRule } from '../process-path-rule.ts';

export const locationdClientDataFolderPath = processPathRule(
  'data-folder',
  programsAskingLocation,
  {
    id: 'ios.locationd-client-data-folder-path',
    version: 1,
  },
);

export const examples = () => processPathExamples('data-folder', programsAskingLocation);
