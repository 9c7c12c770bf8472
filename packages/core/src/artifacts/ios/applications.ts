import { sha256Hex } from '../../bytes/sha256.ts';
import {
  booleanAt,
  dataAt,
  dictionaryAt,
  isDictionary,
  readPropertyList,
  type PlistDictionary,
} from '../../formats/plist/index.ts';
import {
  defineArtifact,
  isEvidenceError,
  type ArtifactExample,
  type Emission,
  type ParseContext,
  type RecordDraft,
} from '../../model/index.ts';
import { appBundles } from '../apps/app-bundles.ts';
import { onSomeIphones } from '../ios-expectation.ts';
import {
  exactAt,
  keyPath,
  momentAt,
  readDictionaryFile,
  textAt,
  textsAt,
  utcTimes,
  wholeText,
} from '../property-list-file.ts';
import { timeDocs } from '../rows/time-docs.ts';

/** An installed app, with what the store wrote beside it. */
export type Application = {
  readonly bundleId: string | null;
  /** False where the backup names the app but the store left nothing beside it. */
  readonly hasStoreMetadata: boolean;
  /** What the store itself says the bundle id is; differs from `bundleId` only where something was put together by hand. */
  readonly softwareVersionBundleId: string | null;
  readonly itemName: string | null;
  readonly itemId: number | string | null;
  readonly artistName: string | null;
  readonly artistId: number | string | null;
  readonly genre: string | null;
  readonly bundleShortVersionString: string | null;
  readonly bundleVersion: string | null;
  /** Bundle id of the program that had it installed; the App Store leaves it out on older systems. */
  readonly sourceApp: string | null;
  readonly isFactoryInstall: boolean | null;
  readonly isAutoDownload: boolean | null;
  readonly isPurchasedRedownload: boolean | null;
  readonly purchaseDate: string | null;
  readonly releaseDate: string | null;
  readonly appleId: string | null;
  readonly iconSha256: string | null;
  /** All that the store wrote, as JSON. */
  readonly storeMetadata: string | null;
  /** In a copy of the file system, of an app without anything of the store: its folder, and whether it carries a provisioning profile. */
  readonly bundlePath?: string | null;
  readonly hasProvisioningProfile?: boolean | null;
};

/** How many apps one phone may have; the largest known have some hundreds. */
const maxApps = 20_000;

export const applications = defineArtifact<Application>({
  id: 'ios.applications',
  version: 1,
  title: 'Installed apps',
  group: 'apps',
  describes:
    'Apps that were installed when the backup or copy was made, with what the store wrote beside each: who offers it, ' +
    'which program installed it, and when the account first got it. Apps that only the second list of the backup (Manifest.plist) names are among them, and, ' +
    'in a copy of the file system, apps with nothing of the store beside them, by their own description.',
  cannotShow:
    'Apps that were removed before, and programs that hide from the list of apps: spyware of states is not an app. ' +
    'The date is when the account first got the app, maybe on an earlier phone. Of apps that came with the system only the second list tells, without details.',
  references: [
    'https://docs.mvt.re/en/latest/ios/records/#applicationsjson',
    'https://developer.apple.com/documentation/marketplacekit',
  ],
  paths: [
    '/Info.plist',
    '/Manifest.plist',
    `${appBundles}/*/iTunesMetadata.plist`,
    `${appBundles}/*/*.app/Info.plist`,
  ],
  alsoReads: [
    '/Info.plist',
    `${appBundles}/*/iTunesMetadata.plist`,
    `${appBundles}/*/*.app/embedded.mobileprovision`,
  ],
  // A backup lists its apps in the file that it always has; a dump may have left the programs out.
  expected: (source) => (source.kind === 'itunes-backup' ? 'always' : onSomeIphones(source)),

  fields: {
    bundleId: { label: 'App', observable: 'program', met: 'installed' },
    hasStoreMetadata: { label: 'Known to a store' },
    softwareVersionBundleId: {
      label: 'App, as the store says',
      observable: 'program',
      met: 'installed',
    },
    itemName: { label: 'Name' },
    itemId: { label: 'Number in the store' },
    artistName: { label: 'Offered by' },
    artistId: { label: 'Number of who offers it' },
    genre: { label: 'Genre' },
    bundleShortVersionString: { label: 'Version' },
    bundleVersion: { label: 'Build' },
    sourceApp: { label: 'Installed by', observable: 'program', met: 'installed' },
    isFactoryInstall: { label: 'Came with the phone' },
    isAutoDownload: { label: 'Downloaded by itself' },
    isPurchasedRedownload: { label: 'Downloaded again' },
    purchaseDate: { label: 'First got by the account' },
    releaseDate: { label: 'First released' },
    appleId: { label: 'Account', personal: true },
    iconSha256: { label: 'SHA-256 of the icon' },
    storeMetadata: { label: 'All that the store wrote', personal: true },
    bundlePath: { label: 'Folder', observable: 'file-path', met: 'installed' },
    hasProvisioningProfile: { label: 'Carries a provisioning profile' },
  },
  summary: ['bundleId', 'sourceApp'],
  times: timeDocs('text', { anytime: ['app first got by the account'] }),

  *parse(file, context) {
    const list = readDictionaryFile(file, context);
    if (context.devicePath === '/Info.plist') yield* appsOfBackup(list, context);
    else if (context.devicePath === '/Manifest.plist') yield* appsOfManifest(list, context);
    else if (context.devicePath.endsWith('/Info.plist')) yield* appOfFolder(list, context);
    else yield application(textAt(list, 'softwareVersionBundleId'), list, null, '');
  },
});

/** Apps that the phone itself listed for the backup and Info.plist, which the computer wrote, does not name. */
function* appsOfManifest(
  list: PlistDictionary,
  context: ParseContext,
): Iterable<Emission<Application>> {
  const known = appsOfInfo(context);
  let count = 0;
  for (const [bundleId, entry] of dictionaryAt(list, 'Applications') ?? []) {
    const kind = isDictionary(entry) ? textAt(entry, 'ContainerContentClass') : null;
    // Folders that apps share have entries too; their names are not those of apps.
    if (kind?.startsWith('Shared/') === true || known.has(bundleId)) continue;
    if (++count > maxApps) {
      yield { kind: 'problem', code: 'limit-exceeded', detail: `more than ${maxApps} apps` };
      return;
    }
    yield application(bundleId, undefined, null, keyPath('Applications', bundleId));
  }
}

/** An app by its own description. What the store wrote beside an app has a record of its own, which tells more. */
function* appOfFolder(
  info: PlistDictionary,
  context: ParseContext,
): Iterable<Emission<Application>> {
  const bundlePath = context.devicePath.slice(0, context.devicePath.lastIndexOf('/'));
  const folder = bundlePath.slice(0, bundlePath.lastIndexOf('/'));
  if (holdsStoreMetadata(`${folder}/iTunesMetadata.plist`, context)) return;
  const app = application(textAt(info, 'CFBundleIdentifier'), undefined, null, '');
  yield {
    ...app,
    data: {
      ...app.data,
      itemName: textAt(info, 'CFBundleDisplayName') ?? textAt(info, 'CFBundleName'),
      bundleShortVersionString: textAt(info, 'CFBundleShortVersionString'),
      bundleVersion: textAt(info, 'CFBundleVersion'),
      bundlePath,
      hasProvisioningProfile:
        context.related(`${bundlePath}/embedded.mobileprovision`) !== undefined,
    },
  };
}

/** What cannot be read is told where it is read for itself, and gives no record there. */
function holdsStoreMetadata(path: string, context: ParseContext): boolean {
  const file = context.related(path);
  if (file === undefined) return false;
  try {
    readDictionaryFile(file, context);
    return true;
  } catch (error) {
    if (!isEvidenceError(error)) throw error;
    return false;
  }
}

/** An Info.plist that cannot be read is told where it is read for itself; then every app has a record from here. */
function appsOfInfo(context: ParseContext): ReadonlySet<string> {
  const file = context.related('/Info.plist');
  if (file === undefined) return new Set();
  try {
    const info = readDictionaryFile(file, context);
    const described = dictionaryAt(info, 'Applications') ?? new Map<string, never>();
    return new Set([...described.keys(), ...textsAt(info, 'Installed Applications')]);
  } catch (error) {
    if (!isEvidenceError(error)) throw error;
    return new Set();
  }
}

function* appsOfBackup(
  info: PlistDictionary,
  context: ParseContext,
): Iterable<Emission<Application>> {
  const described = dictionaryAt(info, 'Applications') ?? new Map<string, never>();
  let count = 0;
  for (const [bundleId, entry] of described) {
    if (++count > maxApps) {
      yield { kind: 'problem', code: 'limit-exceeded', detail: `more than ${maxApps} apps` };
      return;
    }
    const path = keyPath('Applications', bundleId);
    const fields: PlistDictionary = isDictionary(entry) ? entry : new Map();
    const icon = dataAt(fields, 'PlaceholderIcon');
    const stored = dataAt(fields, 'iTunesMetadata');
    let metadata: PlistDictionary | undefined;
    try {
      const list = stored && readPropertyList(stored, context.limits);
      if (isDictionary(list)) metadata = list;
    } catch (error) {
      if (!isEvidenceError(error)) throw error;
      const position = { unit: 'key', path: `${path}/iTunesMetadata` } as const;
      yield {
        kind: 'problem',
        code: error.code,
        detail: `iTunesMetadata: ${error.message}`,
        position,
      };
    }
    yield application(bundleId, metadata, icon ? sha256Hex(icon) : null, path);
  }
  for (const bundleId of new Set(textsAt(info, 'Installed Applications').slice(0, maxApps))) {
    if (!described.has(bundleId)) {
      yield application(bundleId, undefined, null, keyPath('Installed Applications', bundleId));
    }
  }
}

function application(
  bundleId: string | null,
  metadata: PlistDictionary | undefined,
  iconSha256: string | null,
  path: string,
): RecordDraft<Application> {
  const store: PlistDictionary = metadata ?? new Map();
  const download =
    dictionaryAt(store, 'com.apple.iTunesStore.downloadInfo') ?? new Map<string, never>();
  const account = dictionaryAt(download, 'accountInfo') ?? new Map<string, never>();
  const purchaseDate = momentAt(download, 'purchaseDate') ?? momentAt(store, 'purchaseDate');
  const releaseDate = momentAt(store, 'releaseDate');
  return {
    kind: 'record',
    data: {
      bundleId,
      hasStoreMetadata: metadata !== undefined,
      softwareVersionBundleId: textAt(store, 'softwareVersionBundleId'),
      itemName: textAt(store, 'itemName'),
      itemId: exactAt(store, 'itemId'),
      artistName: textAt(store, 'artistName'),
      artistId: exactAt(store, 'artistId'),
      genre: textAt(store, 'genre'),
      bundleShortVersionString: textAt(store, 'bundleShortVersionString'),
      bundleVersion: textAt(store, 'bundleVersion'),
      sourceApp: textAt(store, 'sourceApp'),
      isFactoryInstall: booleanAt(store, 'isFactoryInstall') ?? null,
      isAutoDownload: booleanAt(store, 'is-auto-download') ?? null,
      isPurchasedRedownload: booleanAt(store, 'is-purchased-redownload') ?? null,
      purchaseDate,
      releaseDate,
      appleId: textAt(account, 'AppleID') ?? textAt(store, 'appleId'),
      iconSha256,
      storeMetadata: metadata === undefined ? null : wholeText(metadata),
    },
    position: { unit: 'key', path },
    times: utcTimes('text', ['app first got by the account', purchaseDate]),
  };
}

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

export const examples = (): ArtifactExample<Application>[] => [
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
