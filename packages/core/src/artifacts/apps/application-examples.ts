import type { ArtifactExample } from '../../model/index.ts';
import { appBundles } from './app-bundles.ts';
import type { Application } from './application.ts';

const withoutMetadata = {
  hasStoreMetadata: false,
  softwareVersionBundleId: null,
  itemName: null,
  itemId: null,
  artistName: null,
  artistId: null,
  genre: null,
  bundleShortVersionString: null,
  bundleVersion: null,
  sourceApp: null,
  isFactoryInstall: null,
  isAutoDownload: null,
  isPurchasedRedownload: null,
  purchaseDate: null,
  releaseDate: null,
  appleId: null,
  iconSha256: null,
  storeMetadata: null,
  bundlePath: null,
  hasProvisioningProfile: null,
} satisfies Omit<Application, 'bundleId'>;

const notesMetadata =
  '<plist version="1.0"><dict><key>softwareVersionBundleId</key><string>org.example.notes</string>' +
  '<key>itemName</key><string>Notes Example</string><key>itemId</key><integer>1234567890</integer>' +
  '<key>artistName</key><string>Example Foundation</string><key>bundleShortVersionString</key><string>3.1</string>' +
  '<key>sourceApp</key><string>com.apple.AppStore</string><key>is-auto-download</key><false/>' +
  '<key>com.apple.iTunesStore.downloadInfo</key><dict><key>purchaseDate</key><string>2022-03-04T05:06:07Z</string>' +
  '<key>accountInfo</key><dict><key>AppleID</key><string>nobody@example.org</string></dict></dict></dict></plist>';

const notes = {
  ...withoutMetadata,
  bundleId: 'org.example.notes',
  hasStoreMetadata: true,
  softwareVersionBundleId: 'org.example.notes',
  itemName: 'Notes Example',
  itemId: 1234567890,
  artistName: 'Example Foundation',
  bundleShortVersionString: '3.1',
  sourceApp: 'com.apple.AppStore',
  isAutoDownload: false,
  purchaseDate: '2022-03-04T05:06:07Z',
  appleId: 'nobody@example.org',
  storeMetadata:
    '{"softwareVersionBundleId":"org.example.notes","itemName":"Notes Example","itemId":1234567890,' +
    '"artistName":"Example Foundation","bundleShortVersionString":"3.1","sourceApp":"com.apple.AppStore","is-auto-download":false,' +
    '"com.apple.iTunesStore.downloadInfo":{"purchaseDate":"2022-03-04T05:06:07Z","accountInfo":{"AppleID":"nobody@example.org"}}}',
} satisfies Application;

const purchased = [
  { at: '2022-03-04T05:06:07Z', marks: 'app first got by the account', clock: 'utc' },
] as const;

const folder = `${appBundles}/00000000-0000-4000-8000-000000000000`;

/** Of `ios.applications`. */
export const applicationExamples = (): ArtifactExample<Application>[] => [
  {
    name: 'an app of the store, and one that the store left nothing beside',
    devicePath: '/Info.plist',
    content: {
      plist: {
        Applications: {
          'org.example.notes': {
            PlaceholderIcon: new TextEncoder().encode('icon'),
            iTunesMetadata: new TextEncoder().encode(notesMetadata),
          },
        },
        'Installed Applications': ['org.example.notes', 'org.example.sideloaded'],
      },
    },
    records: [
      {
        ...notes,
        iconSha256: 'c2d4b446a44ce54fab8e01150e24dd24f3d850c7c14dcfe31f6321341dd86874',
      },
      { ...withoutMetadata, bundleId: 'org.example.sideloaded' },
    ],
    times: [purchased, []],
  },
  {
    name: 'a backup whose list has names alone',
    devicePath: '/Info.plist',
    content: { plist: { 'Installed Applications': ['org.example.notes'] } },
    records: [{ ...withoutMetadata, bundleId: 'org.example.notes' }],
  },
  {
    name: 'metadata that cannot be read are told, and the app is kept',
    devicePath: '/Info.plist',
    content: {
      plist: {
        Applications: { 'org.example.notes': { iTunesMetadata: new Uint8Array([1, 2, 3]) } },
      },
    },
    records: [{ ...withoutMetadata, bundleId: 'org.example.notes' }],
    problems: ['malformed'],
  },
  {
    name: 'an app that only the list of the phone itself names',
    devicePath: '/Manifest.plist',
    content: {
      plist: {
        Applications: {
          'org.example.notes': { ContainerContentClass: 'Data/Application' },
          'org.example.unlisted': { ContainerContentClass: 'Data/Application' },
          'group.org.example.unlisted': { ContainerContentClass: 'Shared/AppGroup' },
        },
      },
    },
    related: { '/Info.plist': { plist: { 'Installed Applications': ['org.example.notes'] } } },
    records: [{ ...withoutMetadata, bundleId: 'org.example.unlisted' }],
  },
  {
    name: 'in a file-system dump the metadata stand beside the app',
    devicePath: `${folder}/iTunesMetadata.plist`,
    content: notesMetadata,
    records: [notes],
    times: [purchased],
  },
  {
    name: 'in a file-system dump an app without anything of the store is told by its own description',
    devicePath: `${folder}/Example.app/Info.plist`,
    content: {
      plist: {
        CFBundleIdentifier: 'org.example.sideloaded',
        CFBundleName: 'Example',
        CFBundleVersion: '7',
      },
    },
    related: { [`${folder}/Example.app/embedded.mobileprovision`]: new Uint8Array([1]) },
    records: [
      {
        ...withoutMetadata,
        bundleId: 'org.example.sideloaded',
        itemName: 'Example',
        bundleVersion: '7',
        bundlePath: `${folder}/Example.app`,
        hasProvisioningProfile: true,
      },
    ],
  },
  {
    name: 'the description of an app that has both gives no second record',
    devicePath: `${folder}/Notes.app/Info.plist`,
    content: { plist: { CFBundleIdentifier: 'org.example.notes' } },
    related: { [`${folder}/iTunesMetadata.plist`]: notesMetadata },
    records: [],
  },
  {
    name: 'the store does not name the app, as of one under test, or names another: its own description tells it',
    devicePath: `${folder}/Notes.app/Info.plist`,
    content: { plist: { CFBundleIdentifier: 'org.example.other' } },
    related: { [`${folder}/iTunesMetadata.plist`]: notesMetadata },
    records: [
      {
        ...withoutMetadata,
        bundleId: 'org.example.other',
        hasStoreMetadata: true,
        bundlePath: `${folder}/Notes.app`,
        hasProvisioningProfile: false,
      },
    ],
  },
  {
    name: 'what the store wrote is damaged, and the app is told by its own description',
    devicePath: `${folder}/Notes.app/Info.plist`,
    content: { plist: { CFBundleIdentifier: 'org.example.notes' } },
    related: { [`${folder}/iTunesMetadata.plist`]: 'no list' },
    records: [
      {
        ...withoutMetadata,
        bundleId: 'org.example.notes',
        bundlePath: `${folder}/Notes.app`,
        hasProvisioningProfile: false,
      },
    ],
  },
];
