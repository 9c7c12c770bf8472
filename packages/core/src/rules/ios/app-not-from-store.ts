import { applications, type Application } from '../../artifacts/ios/applications.ts';
import { defineRule, type RuleExamples } from '../../model/index.ts';

/** Programs that install apps for Apple's remote management, which does not write the prefix of Apple. */
const knownInstallers = new Set(['dmd']);

/** All programs of Apple that install: the App Store and its pages, TestFlight, management (`com.apple.dmd`). */
const applePrefix = 'com.apple.';

export const appNotFromStore = defineRule<Application>({
  id: 'ios.app-not-from-store',
  version: 1,
  artifact: applications,
  title: 'App that did not come from the App Store',
  message: 'The app {app} was installed by {installer}, which is no program of Apple.',
  why:
    'Apps from elsewhere did not pass the review of the App Store. Spyware that people use on those close to them and some of the ' +
    'simpler spyware of states came as such an app.',
  otherExplanations: [
    'In the European Union and some other countries apps come from other marketplaces and from web pages as well.',
    'Employers, schools and developers install their own apps.',
  ],
  references: [
    'https://support.apple.com/118110',
    'https://developer.apple.com/documentation/marketplacekit',
    'https://docs.mvt.re/en/latest/ios/records/#applicationsjson',
  ],
  level: 'low',
  confidence: 'medium',
  leadsTo: 'S3',
  met: 'installed',
  match: ({ data }) => {
    const installer = data.sourceApp;
    // Older systems leave the installer out where it is the App Store.
    if (installer === null || installer === '') return undefined;
    if (installer.startsWith(applePrefix) || knownInstallers.has(installer)) return undefined;
    return { app: data.bundleId ?? data.itemName ?? '?', installer };
  },
});

const ordinary = {
  bundleId: 'org.example.notes',
  hasStoreMetadata: true,
  softwareVersionBundleId: 'org.example.notes',
  itemName: 'Notes Example',
  itemId: 1234567890,
  artistName: 'Example Foundation',
  artistId: null,
  genre: null,
  bundleShortVersionString: '3.1',
  bundleVersion: null,
  sourceApp: 'com.apple.AppStore',
  isFactoryInstall: null,
  isAutoDownload: null,
  isPurchasedRedownload: null,
  purchaseDate: '2022-03-04T05:06:07Z',
  releaseDate: null,
  appleId: null,
  iconSha256: null,
  storeMetadata: null,
} satisfies Application;

export const examples = (): RuleExamples<Application> => ({
  hits: [
    {
      name: 'installed by another marketplace',
      data: { ...ordinary, sourceApp: 'org.example.market' },
    },
    {
      name: 'installed by a program with a name alone',
      data: { ...ordinary, bundleId: null, sourceApp: 'installer' },
      values: { app: 'Notes Example', installer: 'installer' },
    },
    {
      name: 'installed by a program whose name holds that of one of Apple',
      data: { ...ordinary, sourceApp: 'org.example.com.apple.AppStore' },
    },
  ],
  misses: [
    ...[
      'com.apple.AppStore',
      'com.apple.AppStore.ProductPageExtension',
      'com.apple.TestFlight',
      'com.apple.dmd',
      'dmd',
    ].map((sourceApp) => ({ name: `installed by ${sourceApp}`, data: { ...ordinary, sourceApp } })),
    { name: 'an older system that does not say', data: { ...ordinary, sourceApp: null } },
    {
      name: 'a backup that has names alone',
      data: {
        ...ordinary,
        hasStoreMetadata: false,
        softwareVersionBundleId: null,
        sourceApp: null,
      },
    },
  ],
});
