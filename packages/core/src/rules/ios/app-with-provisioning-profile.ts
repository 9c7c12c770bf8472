import { appProvisioning, type AppProvisioning } from '../../artifacts/ios/app-provisioning.ts';
import { examples as profileExamples } from '../../artifacts/ios/app-provisioning.ts';
import { defineRule, type RuleExample, type RuleExamples } from '../../model/index.ts';

/** Kinds of profiles that let an app run which Apple never saw. */
const kindsOutsideStore = new Set(['enterprise', 'ad-hoc', 'development']);

export const appWithProvisioningProfile = defineRule<AppProvisioning>({
  id: 'ios.app-with-provisioning-profile',
  version: 1,
  artifact: appProvisioning,
  title: 'App that runs without the App Store',
  message:
    'The app {app} carries a profile of {team}, which lets it run without coming from the App Store.',
  why:
    'Such an app did not pass the review of the App Store. Companies that sell spyware to states, and makers of spyware that people use on those close to them, ' +
    'have signed their apps with profiles meant for the employees of a company or for tests.',
  otherExplanations: [
    'Employers, schools and developers install their own apps.',
    'Some people install apps in this way themselves, for example with a free account for developers.',
  ],
  references: [
    'https://developer.apple.com/documentation/technotes/tn3125-inside-code-signing-provisioning-profiles',
    'https://blog.google/threat-analysis-group/italian-spyware-vendor-targets-users-in-italy-and-kazakhstan/',
  ],
  level: 'medium',
  confidence: 'low',
  leadsTo: 'S3',
  met: 'installed',
  match: ({ data }) => {
    // A profile in the list of the phone may be what an app left that is gone.
    if (data.appPath === null || !kindsOutsideStore.has(data.kind ?? '')) return undefined;
    return {
      app: data.bundleId ?? data.applicationIdentifier ?? data.appPath,
      team: data.teamName ?? data.teamIds[0] ?? '?',
    };
  },
});

export const examples = (): RuleExamples<AppProvisioning> => {
  const enterprise = profileExamples()[0]?.records[0];
  if (enterprise === undefined) throw new Error('ios.app-provisioning has no example');
  const app = (name: string, other: Partial<AppProvisioning>): RuleExample<AppProvisioning> => ({
    name,
    data: { ...enterprise, ...other },
  });
  return {
    hits: [
      app('of a company, for any phone', {}),
      app('for some phones', { kind: 'ad-hoc', devices: 3 }),
      app('of a developer', { kind: 'development', mayBeDebugged: true, bundleId: null }),
      app('that calls itself one of Apple', { bundleId: 'com.apple.calculator' }),
      app('of somebody without a name', { teamName: null, teamIds: [] }),
    ],
    misses: [
      app('an app of the App Store', { kind: 'store' }),
      app('a test through TestFlight', { kind: 'testflight' }),
      app('a profile whose app is not there', { appPath: null, bundleId: null }),
    ],
  };
};
