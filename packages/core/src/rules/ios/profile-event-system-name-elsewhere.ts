import { programsChangingProfiles } from '../named-programs.ts';
import { processPathExamples, processPathRule } from '../process-path-rule.ts';

export const profileEventSystemNameElsewhere = processPathRule(
  'system-name',
  programsChangingProfiles,
  {
    id: 'ios.profile-event-system-name-elsewhere',
    version: 1,
  },
);

export const examples = () => processPathExamples('system-name', programsChangingProfiles);
