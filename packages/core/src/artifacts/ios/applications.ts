import { sha256Hex } from '../../bytes/sha256.ts';
import {
  arrayAt,
  booleanAt,
  dataAt,
  dictionaryAt,
  isDictionary,
  missedEntry,
  readPropertyList,
  type PlistDictionary,
} from '../../formats/plist/index.ts';
import {
  defineArtifact,
  isEvidenceError,
  type Emission,
  type ParseContext,
  type ProblemCode,
  type ProblemDraft,
  type RecordDraft,
} from '../../model/index.ts';
import { appBundles } from '../apps/app-bundles.ts';
import { applicationExamples } from '../apps/application-examples.ts';
import type { Application } from '../apps/application.ts';
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

export type { Application };

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
    'in a copy of the file system, apps that the store left nothing beside or does not name, by their own description.',
  cannotShow:
    'Apps that were removed before, and programs that hide from the list of apps: much spyware of states is not an app. ' +
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
  if (!list.has('Applications')) holdsNoApps(context, 'Applications');
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

/**
 * An app by its own description. What the store wrote beside an app has a record of its own, which tells more; where that does not name the
 * app, as of one from TestFlight, or names another, both are told.
 */
function* appOfFolder(
  info: PlistDictionary,
  context: ParseContext,
): Iterable<Emission<Application>> {
  const bundlePath = context.devicePath.slice(0, context.devicePath.lastIndexOf('/'));
  const folder = bundlePath.slice(0, bundlePath.lastIndexOf('/'));
  const store = storeMetadata(`${folder}/iTunesMetadata.plist`, context);
  const bundleId = textAt(info, 'CFBundleIdentifier');
  if (bundleId === null) {
    const position = { unit: 'key', path: 'CFBundleIdentifier' } as const;
    yield { kind: 'problem', code: 'malformed', detail: 'an app without an id', position };
  }
  const isNamedByStore =
    store !== undefined &&
    (bundleId === null || bundleId === textAt(store, 'softwareVersionBundleId'));
  if (isNamedByStore) return;
  const app = application(bundleId, undefined, null, '');
  yield {
    ...app,
    data: {
      ...app.data,
      hasStoreMetadata: store !== undefined,
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
function storeMetadata(path: string, context: ParseContext): PlistDictionary | undefined {
  const file = context.related(path);
  if (file === undefined) return undefined;
  try {
    return readDictionaryFile(file, context);
  } catch (error) {
    if (!isEvidenceError(error)) throw error;
    return undefined;
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

/** A list that another program wrote may name no apps. Where neither list of a backup does, it is not known which there were. */
function holdsNoApps(context: ParseContext, key: string): void {
  context.absent(key);
  context.holdsNone();
}

function* appsOfBackup(
  info: PlistDictionary,
  context: ParseContext,
): Iterable<Emission<Application>> {
  if (!info.has('Applications') && !info.has('Installed Applications')) {
    holdsNoApps(context, 'Installed Applications');
  } else if (!info.has('Installed Applications')) {
    context.absent('Installed Applications');
  }
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
      const damage = new Set<string>();
      const tellDamage = (detail: string): void => void damage.add(detail);
      const list = stored && readPropertyList(stored, context.limits, { tellDamage });
      if (isDictionary(list)) metadata = list;
      for (const detail of damage) yield damagedMetadata('malformed', detail, path);
    } catch (error) {
      if (!isEvidenceError(error)) throw error;
      yield damagedMetadata(error.code, error.message, path);
    }
    yield application(bundleId, metadata, icon ? sha256Hex(icon) : null, path);
  }
  const told = new Set(described.keys());
  for (const [index, bundleId] of (arrayAt(info, 'Installed Applications') ?? []).entries()) {
    if (typeof bundleId !== 'string') missedEntry(info, 'Installed Applications', 'string');
    if (typeof bundleId !== 'string' || told.has(bundleId)) continue;
    if (++count > maxApps) {
      yield { kind: 'problem', code: 'limit-exceeded', detail: `more than ${maxApps} apps` };
      return;
    }
    told.add(bundleId);
    yield application(bundleId, undefined, null, keyPath('Installed Applications', index));
  }
}

function damagedMetadata(code: ProblemCode, detail: string, path: string): ProblemDraft {
  const position = { unit: 'key', path: `${path}/iTunesMetadata` } as const;
  return { kind: 'problem', code, detail: `iTunesMetadata: ${detail}`, position };
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

export const examples = applicationExamples;
