import { programsChangingProfiles } from '../named-programs.ts';
import { processPathExamples, processPathRule } from '../process-path-rule.ts';

export const profileEventStagingPath = processPathRule('staging-folder', programsChangingProfiles, {
  id: 'ios.profile-event-staging-path',
  version: 1,
});

export const examples = () => processPathExamples('staging-folder', programsChangingProfiles);
