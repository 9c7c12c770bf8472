import { programsAskingLocation } from '../named-programs.ts';
import { processPathExamples, processPathRule } from '../process-path-rule.ts';

export const locationdClientUnusualPath = processPathRule('elsewhere', programsAskingLocation, {
  id: 'ios.locationd-client-unusual-path',
  version: 1,
});

export const examples = () => processPathExamples('elsewhere', programsAskingLocation);
