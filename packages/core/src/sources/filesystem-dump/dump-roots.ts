import { below, fileNames, folderNames, type Container, type EntryName } from '../container.ts';
import { inSmallLetters, type Children } from './capital-letters.ts';
import { hasSmallLibrary } from './small-letters.ts';

/** A folder of a dump and the device folder that it is a copy of. */
export interface DumpRoot {
  readonly folder: string;
  /** `/`, `/private/var` or `/private/var/mobile`; or the name of a partition of which it is not known where it was mounted. */
  readonly deviceRoot: string;
  /** All names in it are in capital letters, as over a disk that knows no others. */
  readonly isCapital?: true;
}

/** Folders of `/private/var` that other systems do not have there. */
const onlyOnIos = new Set([
  'mobile',
  'wireless',
  'MobileDevice',
  'MobileSoftwareUpdate',
  'Managed Preferences',
  'Keychains',
  'containers',
  'installd',
  'networkd',
]);

/** Folders of `/private/var` that a computer may have too. */
const alsoElsewhere = new Set([
  'db',
  'root',
  'preferences',
  'log',
  'logs',
  'tmp',
  'protected',
  'run',
]);

/** Folders of `/private/var/mobile/Library` that the home folder of a computer does not have there. */
const onlyInMobileLibrary = new Set([
  'SMS',
  'CallHistoryDB',
  'AddressBook',
  'TCC',
  'SpringBoard',
  'FrontBoard',
  'BackBoard',
  'BulletinBoard',
  'CoreDuet',
  'ConfigurationProfiles',
  'MobileInstallation',
  'MobileBluetooth',
  'AggregateDictionary',
  'DataAccess',
  'com.apple.itunesstored',
]);

/** Folders that are there and that other systems and single apps may have in a `Library` too. */
const alsoInOtherLibraries = new Set([
  'Preferences',
  'Safari',
  'WebKit',
  'Cookies',
  'Caches',
  'Accounts',
  'Calendar',
  'Mail',
  'Notes',
  'Health',
  'Voicemail',
]);

/**
 * The roots of a copy of an iPhone's file system that begins in this folder; `undefined` where none does.
 * Knows a copy of `/` (with `private/var`, or with `var` alone), of `/private/var`, of `/private/var/mobile`, and the pair
 * `filesystem1` (system) and `filesystem2` (data) that some extraction tools write.
 */
export function dumpRootsIn(
  container: Container,
  folder: string,
  children: readonly EntryName[],
): readonly DumpRoot[] | undefined {
  const single = rootInAnyLetters(container, folder, children);
  if (single !== undefined) return [single];
  const partitions = children.filter(
    ({ kind, name }) => kind === 'folder' && /(?:^|\/)filesystem\d{1,2}$/i.test(name),
  );
  const roots = partitions.map(({ name }) => {
    const inside = container.children(name);
    const root = rootInAnyLetters(container, name, inside) ?? dataPartitionAt(name, inside);
    return { root, unknown: () => otherPartitionAt(name, inside) };
  });
  // Only beside one that is known: other things are called so too.
  if (roots.every(({ root }) => root === undefined)) return undefined;
  return roots.map(({ root, unknown }) => root ?? unknown());
}

/** Folders of the system partition that are not in others. */
const onlyInSystem = new Set(['usr', 'sbin', 'System', 'Applications']);

/** A partition that is known by its name alone, or by the system's folders in it. */
function otherPartitionAt(folder: string, children: readonly EntryName[]): DumpRoot {
  const isSystem = hasAny(folderNames(folder, children), onlyInSystem);
  const name = folder.slice(folder.lastIndexOf('/') + 1);
  return { folder, deviceRoot: isSystem ? '/' : `/${name}` };
}

function rootInAnyLetters(
  container: Container,
  folder: string,
  children: readonly EntryName[],
): DumpRoot | undefined {
  const root = rootAt(container, folder, children);
  if (root !== undefined) return root;
  const small = inSmallLetters(container, folder, children);
  const capital = small && rootAt(small, folder, small.children(folder));
  return capital && { ...capital, isCapital: true };
}

function rootAt(
  container: Children,
  folder: string,
  children: readonly EntryName[],
): DumpRoot | undefined {
  const names = folderNames(folder, children);
  const inside = (path: string): ReadonlySet<string> => {
    const name = below(folder, path);
    return folderNames(name, container.children(name));
  };
  if (names.has('private') && inside('private').has('var')) {
    const found = inside('private/var');
    // The `private/var` of a Mac has none of these, and a Mac has `Users`.
    if (hasAny(found, onlyOnIos) || (hasAny(found, alsoElsewhere) && !names.has('Users'))) {
      return { folder, deviceRoot: '/' };
    }
  }
  if (names.has('var') && isDataPartition(inside('var'), () => inside('var/mobile'))) {
    return { folder, deviceRoot: '/' };
  }
  if (isDataPartition(names, () => inside('mobile'))) {
    return { folder, deviceRoot: '/private/var' };
  }
  if (
    (names.has('Library') && isMobile(names, inside)) ||
    (hasSmallLibrary(names) && isSmallMobile(names, inside))
  ) {
    return { folder, deviceRoot: '/private/var/mobile' };
  }
  // A copy of the system partition alone: the apps and the version, no data.
  if (names.has('System') && names.has('Applications') && !names.has('Users')) {
    const services = 'System/Library/CoreServices';
    const path = below(folder, services);
    if (
      fileNames(path, container.children(path)).has('SystemVersion.plist') &&
      inside(services).has('SpringBoard.app')
    ) {
      return { folder, deviceRoot: '/' };
    }
  }
  return undefined;
}

/** Two names of an iPhone's `/private/var` that no computer has, or its `mobile` with what lies in it. */
function isDataPartition(
  names: ReadonlySet<string>,
  insideMobile: () => ReadonlySet<string>,
): boolean {
  if (names.has('mobile')) {
    const found = insideMobile();
    if (['Library', 'Containers', 'Media'].some((name) => found.has(name))) return true;
    if (hasSmallLibrary(found)) return true;
  }
  return [...names].filter((name) => onlyOnIos.has(name)).length >= 2;
}

/**
 * The home folder of an iPhone, by what lies in it: two folders of its `Library` that no computer has, or one and two more that fit.
 * One app's folder, the home of a Mac and a project with a `Library` have fewer.
 */
function isMobile(
  names: ReadonlySet<string>,
  inside: (path: string) => ReadonlySet<string>,
): boolean {
  const library = [...inside('Library')];
  const own = library.filter((name) => onlyInMobileLibrary.has(name)).length;
  if (own !== 1) return own > 1;
  const also = library.filter((name) => alsoInOtherLibraries.has(name)).length;
  return also + (names.has('Containers') ? 1 : 0) + (names.has('Media') ? 1 : 0) >= 2;
}

/** The same where the names have lost their capital letters. */
function isSmallMobile(
  names: ReadonlySet<string>,
  inside: (path: string) => ReadonlySet<string>,
): boolean {
  const spelled = new Map(
    [...onlyInMobileLibrary, ...alsoInOtherLibraries, 'Containers', 'Media'].map((name) => [
      name.toLowerCase(),
      name,
    ]),
  );
  const asOnPhone = (small: ReadonlySet<string>): ReadonlySet<string> =>
    new Set([...small].map((name) => spelled.get(name) ?? name));
  return isMobile(asOnPhone(names), () => asOnPhone(inside('library')));
}

/** Where the name of the folder says that it is a partition, one known folder is enough. */
function dataPartitionAt(folder: string, children: readonly EntryName[]): DumpRoot | undefined {
  const names = folderNames(folder, children);
  return hasAny(names, onlyOnIos) || hasAny(names, alsoElsewhere)
    ? { folder, deviceRoot: '/private/var' }
    : undefined;
}

function hasAny(names: ReadonlySet<string>, wanted: ReadonlySet<string>): boolean {
  return [...names].some((name) => wanted.has(name));
}
