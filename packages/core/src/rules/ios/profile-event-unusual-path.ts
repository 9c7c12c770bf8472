import { programsChangingProfiles } from '../named-programs.ts';
import { processPathExamples, processPathRule } from '../process-path-rule.ts';

export const profileEventUnusualPath = processPathRule('elsewhere', programsChangingProfiles, {
  id: 'ios.profile-event-unusual-path',
  version: 1,
});

export const examples = () => processPathExamples('elsewhere', programsChangingProfiles);
