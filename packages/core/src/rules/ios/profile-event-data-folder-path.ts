import { programsChangingProfiles } from '../named-programs.ts';
import { processPathExamples, processPathRule } from '../process-path-rule.ts';

export const profileEventDataFolderPath = processPathRule('data-folder', programsChangingProfiles, {
  id: 'ios.profile-event-data-folder-path',
  version: 1,
});

export const examples = () => processPathExamples('data-folder', programsChangingProfiles);
