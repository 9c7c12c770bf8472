import {
  applications,
  examples as applicationExamples,
  type Application,
} from '../../artifacts/ios/applications.ts';
import { defineRule, type RuleExample, type RuleExamples } from '../../model/index.ts';

export const appWithoutBundleId = defineRule<Application>({
  id: 'ios.app-without-bundle-id',
  version: 1,
  artifact: applications,
  title: 'App whose store data do not say which app it is',
  message:
    'The store data beside the app {app} hold neither a bundle id, nor a number in the store, nor the program that installed it.',
  why:
    'The App Store writes these data for each app that it installs. Data without any of the three were written by something else, ' +
    'as with apps that were installed past the store.',
  otherExplanations: [
    'Apps of employers, schools and developers, and apps that were restored from an old backup, can have data like these.',
    'A damaged file loses single entries.',
  ],
  references: [
    'https://support.apple.com/118110',
    'https://docs.mvt.re/en/latest/ios/records/#applicationsjson',
  ],
  level: 'low',
  confidence: 'low',
  leadsTo: 'S3',
  met: 'installed',
  match: ({ data }) => {
    // Backups leave the data out of many ordinary apps; a named installer is judged by ios.app-not-from-store.
    if (!data.hasStoreMetadata || data.isFactoryInstall === true) return undefined;
    if (!isEmpty(data.softwareVersionBundleId) || !isEmpty(data.sourceApp)) return undefined;
    // The app's own description stands beside the data of the store, which are judged by themselves.
    if ((data.bundlePath ?? null) !== null) return undefined;
    if (data.itemId !== null && data.itemId !== 0) return undefined;
    return { app: data.bundleId ?? data.itemName ?? '?' };
  },
});

function isEmpty(text: string | null): boolean {
  return text === null || text === '';
}

export const examples = (): RuleExamples<Application> => {
  const ordinary = applicationExamples()[0]?.records[0];
  if (ordinary === undefined) throw new Error('ios.applications has no example');
  const app = (name: string, other: Partial<Application>): RuleExample<Application> => ({
    name,
    data: { ...ordinary, softwareVersionBundleId: null, sourceApp: null, itemId: null, ...other },
  });
  return {
    hits: [
      app('none of the three', {}),
      app('empty and zero', { softwareVersionBundleId: '', sourceApp: '', itemId: 0 }),
      app('in a file-system dump, where the data alone name the app', { bundleId: null }),
    ],
    misses: [
      app('an app of the store', {
        softwareVersionBundleId: 'org.example.notes',
        sourceApp: 'com.apple.AppStore',
        itemId: 1234567890,
      }),
      app('an old purchase, known by its number', { itemId: 1234567890 }),
      app('an app under test, known by its installer', { sourceApp: 'com.apple.TestFlight' }),
      app('a bundle id alone', { softwareVersionBundleId: 'org.example.notes' }),
      app('an app that came with the phone', { isFactoryInstall: true }),
      app('the own description of such an app', { bundlePath: '/private/var/containers/X/X.app' }),
      app('no store data at all', { hasStoreMetadata: false }),
    ],
  };
};
