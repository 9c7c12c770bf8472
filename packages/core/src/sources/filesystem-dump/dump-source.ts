import { FileListing, fileListingPath, type ListedFile } from '../../formats/file-listing.ts';
import {
  isDictionary,
  readPropertyList,
  stringAt,
  type PlistDictionary,
} from '../../formats/plist/index.ts';
import {
  isEvidenceError,
  type DeviceInfo,
  type EvidenceFile,
  type EvidenceSource,
  type HiddenFolder,
  type PathFilter,
  type SourceProblem,
} from '../../model/index.ts';
import {
  below,
  containerProblems,
  folderNames,
  isWithin,
  problemsWithin,
  type Container,
  type Entry,
} from '../container.ts';
import type { Platform } from '../platform.ts';
import { deviceNameOf, hasLinkedTwins } from './device-names.ts';
import type { DumpRoot } from './dump-roots.ts';
import { isInSmallLetters } from './small-letters.ts';

const maxPlistBytes = 2 ** 24;
const maxApps = 20_000;

/** Names the app of a container whose folder is a UUID; stands in each container. */
const containerMetadata = '/.com.apple.mobile_container_manager.metadata.plist';

/** Of what apps keep, and of the apps themselves: a copy may hold one without the other. */
const appContainers = [
  '/private/var/mobile/Containers/Data/Application/',
  '/private/var/containers/Bundle/Application/',
];

/** What nobody asks for keeps its small letters, and an indicator that names it is not met. */
const smallLetters = {
  code: 'malformed',
  detail: 'the names of files have lost their capital letters',
  about: 'small-letters',
} as const;

/** The same of what nobody asks for: which of its letters were small is not known, so all are told as such. */
const capitalLetters = {
  code: 'malformed',
  detail: 'the names of files have lost their small letters',
  about: 'capital-letters',
} as const;

function isContainerMetadata(devicePath: string, isSmall: boolean): boolean {
  return (
    devicePath.endsWith(containerMetadata) &&
    appContainers.some((containers) =>
      isSmall
        ? devicePath.toLowerCase().startsWith(containers.toLowerCase())
        : devicePath.startsWith(containers),
    )
  );
}

/** Where a copy of a file system lies in a container. */
interface DumpPlace {
  readonly folder: string;
  readonly roots: readonly DumpRoot[];
  /** Folders directly in it that hold other evidence, and are none of the phone's. */
  readonly beside: ReadonlySet<string>;
}

/** Something in a copy, and where it was on the phone. */
interface ListedPlace {
  readonly devicePath: string;
  /** In the container. */
  readonly name: string;
  readonly kind: ListedFile['kind'];
  /** Another is listed under its device path. */
  readonly isSecond: boolean;
}

/** A copy of an iPhone's file system, in a folder or an archive. Only names and sizes are read, but of the files that are wanted. */
export function dumpSource(
  platform: Platform,
  container: Container,
  { folder, roots, beside }: DumpPlace,
): EvidenceSource {
  const installedApps = new Set<string>();
  let unnamedApps = 0;
  let problems: SourceProblem[] = [];
  let hidden: HiddenFolder[] = [];
  let totals = { files: 0, bytes: 0 };
  const isCapital = roots.some((root) => root.isCapital);
  /** How the names were spelled on the device is then asked of who wants them. */
  const isSmall = isCapital || isInSmallLetters(container, roots);

  function* files(
    // All that is stored; the list of files is made for whoever asks for it by name.
    wanted: PathFilter = (path) => path !== fileListingPath,
  ): Iterable<EvidenceFile> {
    /** Device paths of the files that were handed out. */
    const taken = new Set<string>();
    let count = 0;
    let bytes = 0;
    let duplicates = 0;
    installedApps.clear();
    unnamedApps = 0;
    const listing = wanted(fileListingPath) ? new FileListing() : undefined;
    for (const { devicePath, name, kind, isSecond } of placesOf(wanted, listing)) {
      if (kind === 'folder') {
        if (mustBeFile(devicePath, wanted))
          yield noFile(container, folder, devicePath, name, 'a folder');
        continue;
      }
      count += 1;
      if (isContainerMetadata(devicePath, isSmall)) noteApp(name);
      if (!wanted(devicePath)) {
        if (isSecond) duplicates += 1;
        continue;
      }
      const entry = kind === 'other' ? undefined : container.entry(name);
      if (entry === undefined) {
        // A link of the device leads to a file that is listed under its own name. A pipe where a store should be is not the same as no store.
        if (kind === 'other' || mustBeFile(devicePath, wanted))
          yield noFile(container, folder, devicePath, name, 'no regular file');
      } else if (taken.has(devicePath)) {
        duplicates += 1;
        yield secondFile(container, folder, devicePath, name);
      } else {
        taken.add(devicePath);
        bytes += entry.size ?? 0;
        yield evidenceFileOf(container, folder, devicePath, entry);
      }
    }
    problems = containerProblems(container, folder);
    if (isSmall) problems.push(isCapital ? capitalLetters : smallLetters);
    hidden = hiddenFolders();
    if (duplicates > 0) {
      problems.push({
        code: 'malformed',
        detail: `${duplicates} files for a device path that another file has`,
        about: 'same-place',
      });
    }
    if (listing) yield listingFile(listing, [...problems]);
    totals = { files: count, bytes };
  }

  /** All that the roots hold, each under its device path and put into the listing; `isSecond` where another has its path already. */
  function* placesOf(wanted: PathFilter, listing: FileListing | undefined): Iterable<ListedPlace> {
    const listed = listing && mayMeet(container, roots) ? new Set<string>() : undefined;
    const options = { withDetails: listing !== undefined, withFolders: true };
    for (const root of roots) {
      for (const { name, kind, size, modified } of container.walk(root.folder, options)) {
        if (isInAny(beside, folder, name)) continue;
        const inRoot = deviceNameOf(root, kind === 'folder' ? `${name}/` : name);
        const path = inRoot.replace(/\/$/, '');
        const devicePath = (isSmall ? wanted.spelled?.(path) : undefined) ?? path;
        const isSecond = listed?.has(devicePath) === true;
        if (!isSecond) {
          listed?.add(devicePath);
          listing?.add({ devicePath, kind, size, modified });
        }
        yield { devicePath, name, kind, isSecond };
      }
    }
  }

  /** The app whose container this file names; beyond `maxApps` it only counts as one that is not known. */
  function noteApp(name: string): void {
    const id = bundleIdOf(platform, container.entry(name));
    if (id !== undefined && installedApps.size < maxApps) installedApps.add(id);
    else unnamedApps += 1;
  }

  function hiddenFolders(): HiddenFolder[] {
    return problemsWithin(container, folder).flatMap(({ hides, code, detail }) =>
      roots.flatMap((root) => {
        const devicePath = hides === undefined ? undefined : hiddenIn(root, hides);
        if (devicePath === undefined) return [];
        // How the folder was spelled is not known.
        return { devicePath: isSmall ? '/' : devicePath, code, detail };
      }),
    );
  }

  return {
    kind: 'filesystem-dump',
    encrypted: false,
    device: deviceOf(platform, container, roots, isSmall),
    installedApps,
    get lacksApps() {
      return unnamedApps > 0 || problems.length > 0;
    },
    domains: new Set(),
    files,
    get problems() {
      return problems;
    },
    get hidden() {
      return hidden;
    },
    get totals() {
      return totals;
    },
    close: () => {
      container.close();
    },
  };
}

/** Whether a name is that of one of these folders in `parent`, or lies in one. */
function isInAny(folders: ReadonlySet<string>, parent: string, name: string): boolean {
  if (folders.size === 0) return false;
  const end = name.indexOf('/', parent === '' ? 0 : parent.length + 1);
  return folders.has(end < 0 ? name : name.slice(0, end));
}

/** What of a root is hidden by a folder that could not be listed: the folder itself, or where it lies around the root, all of it. */
function hiddenIn(root: DumpRoot, folder: string): string | undefined {
  if (isWithin(root.folder, folder)) return root.deviceRoot;
  // As what lies in it is called: `var` itself would keep its name, `var/…` does not.
  return isWithin(folder, root.folder) ? deviceNameOf(root, `${folder}/`).slice(0, -1) : undefined;
}

/** Whether files of several folders can have one device path; only then is it worth the room to remember each. */
function mayMeet(container: Container, roots: readonly DumpRoot[]): boolean {
  return (
    roots.length > 1 ||
    roots.some(({ folder, deviceRoot }) => {
      const names = folderNames(folder, container.children(folder));
      return deviceRoot === '/' && hasLinkedTwins(names);
    })
  );
}

/** Made while the source is walked, so nothing of it is stored. */
function listingFile(listing: FileListing, problems: readonly SourceProblem[]): EvidenceFile {
  const bytes = listing.bytes();
  return {
    devicePath: fileListingPath,
    storedAt: [],
    size: bytes.length,
    content: { kind: 'memory', bytes },
    ...(problems.length > 0 && { problems }),
  };
}

/** Where a database keeps its newest rows, or those before a change that was not finished: SQLite never makes anything but a file of that name. */
function isDatabaseLog(devicePath: string): boolean {
  return devicePath.endsWith('-wal') || devicePath.endsWith('-journal');
}

/** Whether a folder of this name stands where nothing but a file should; where only a glob fits, it may be anything. */
function mustBeFile(devicePath: string, wanted: PathFilter): boolean {
  return (
    wanted.exact?.has(devicePath) === true || (isDatabaseLog(devicePath) && wanted(devicePath))
  );
}

/** Something that stands where a file should, which whoever reads that file is told. */
function noFile(
  container: Container,
  folder: string,
  devicePath: string,
  name: string,
  what: string,
): EvidenceFile {
  return {
    devicePath,
    storedAt: storedAt(container, folder, name),
    size: undefined,
    content: { kind: 'unreadable', code: 'not-a-file', detail: `${devicePath} is ${what}` },
  };
}

/** A file for the place of one that was listed: whoever reads that one is told that there is another. */
function secondFile(
  container: Container,
  folder: string,
  devicePath: string,
  name: string,
): EvidenceFile {
  return {
    devicePath,
    storedAt: storedAt(container, folder, name),
    size: undefined,
    content: {
      kind: 'unreadable',
      code: 'same-place',
      detail: 'another file of this place is read',
    },
  };
}

function storedAt(container: Container, folder: string, name: string): readonly string[] {
  const inFolder = container.storedIn.length === 0 && folder !== '';
  return [...container.storedIn, inFolder ? name.slice(folder.length + 1) : name];
}

function evidenceFileOf(
  container: Container,
  folder: string,
  devicePath: string,
  entry: Entry,
): EvidenceFile {
  const { content, identity } = entry;
  return {
    devicePath,
    storedAt: storedAt(container, folder, entry.name),
    size: entry.size,
    content,
    ...(content.kind !== 'unreadable' && { stored: content }),
    ...(identity && { identity }),
    ...(entry.problems.length > 0 && { problems: entry.problems }),
  };
}

/** Where a file system names its version. */
export const versionFiles: readonly string[] = [
  'System/Library/CoreServices/SystemVersion.plist',
  'private/var/MobileSoftwareUpdate/SystemVersion.plist',
];

function deviceOf(
  platform: Platform,
  container: Container,
  roots: readonly DumpRoot[],
  isSmall: boolean,
): DeviceInfo {
  for (const { folder, deviceRoot, isCapital } of roots) {
    for (const file of versionFiles) {
      const top = deviceRoot === '/' ? '/' : `${deviceRoot}/`;
      if (!`/${file}`.startsWith(top)) continue;
      const spelling = file.slice(top.length - 1);
      const inRoot = isCapital
        ? spelling.toUpperCase()
        : isSmall
          ? spelling.toLowerCase()
          : spelling;
      const version =
        plistOf(platform, container.entry(below(folder, inRoot))) ??
        // A copy of `/` may have `var` alone, without the `private` that it is a link into.
        (/^private\//i.test(inRoot)
          ? plistOf(platform, container.entry(below(folder, inRoot.slice('private/'.length))))
          : undefined);
      if (version === undefined) continue;
      const osVersion = stringAt(version, 'ProductVersion');
      const build = stringAt(version, 'ProductBuildVersion');
      return {
        platform: 'ios',
        ...(osVersion !== undefined && { osVersion }),
        ...(build !== undefined && { build }),
      };
    }
  }
  return { platform: 'ios' };
}

function bundleIdOf(platform: Platform, entry: Entry | undefined): string | undefined {
  const metadata = plistOf(platform, entry);
  return metadata && stringAt(metadata, 'MCMMetadataIdentifier');
}

/** A property list that only adds to what is known: where it cannot be read, nothing is added. */
function plistOf(platform: Platform, entry: Entry | undefined): PlistDictionary | undefined {
  if (entry === undefined || entry.content.kind === 'unreadable') return undefined;
  try {
    const file = platform.open(entry.content);
    try {
      if (file.size > maxPlistBytes) return undefined;
      const value = readPropertyList(file.read(0, file.size));
      return isDictionary(value) ? value : undefined;
    } finally {
      file.close();
    }
  } catch (error) {
    if (!isEvidenceError(error)) throw error;
    return undefined;
  }
}
