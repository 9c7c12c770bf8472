import {
  applications,
  examples as applicationExamples,
  type Application,
} from '../../artifacts/ios/applications.ts';
import { defineRule, type RuleExample, type RuleExamples } from '../../model/index.ts';

export const appWithoutStoreData = defineRule<Application>({
  id: 'ios.app-without-store-data',
  version: 1,
  artifact: applications,
  title: 'App without anything from the App Store beside it',
  message:
    'The app {app} lies among the installed apps in {folder}, and nothing that the App Store writes lies beside it.',
  why:
    'The App Store writes what it knows of an app beside each that it installs. An app without that, which carries no profile that would let it run either, ' +
    'was put there by another program.',
  otherExplanations: [
    'The copy of the file system may lack single files.',
    'On a phone whose protections were taken off on purpose, apps are installed in other ways.',
  ],
  references: [
    'https://developer.apple.com/documentation/technotes/tn3125-inside-code-signing-provisioning-profiles',
    'https://docs.mvt.re/en/latest/ios/records/#applicationsjson',
  ],
  level: 'low',
  confidence: 'low',
  leadsTo: 'S3',
  met: 'installed',
  match: ({ data }) => {
    // Only a copy of the file system shows what lies beside an app.
    const folder = data.bundlePath ?? null;
    if (folder === null || data.hasStoreMetadata) return undefined;
    // Judged by ios.app-with-provisioning-profile. Apps of Apple come with the system.
    if (data.hasProvisioningProfile === true) return undefined;
    if (data.bundleId?.startsWith('com.apple.') === true) return undefined;
    return { app: data.bundleId ?? data.itemName ?? '?', folder };
  },
});

export const examples = (): RuleExamples<Application> => {
  const sideloaded = applicationExamples()
    .flatMap(({ records }) => records)
    .find(({ bundlePath }) => typeof bundlePath === 'string');
  if (sideloaded === undefined) throw new Error('ios.applications has no example of a folder');
  const app = (name: string, other: Partial<Application>): RuleExample<Application> => ({
    name,
    data: { ...sideloaded, hasProvisioningProfile: false, ...other },
  });
  return {
    hits: [
      app('with neither of the two', {}),
      app('without a name', { bundleId: null, itemName: null }),
    ],
    misses: [
      app('an app of the store', { hasStoreMetadata: true }),
      app('an app of Apple', { bundleId: 'com.apple.tips' }),
      app('an app with a profile', { hasProvisioningProfile: true }),
      app('an app that only a backup names', { bundlePath: null }),
    ],
  };
};
