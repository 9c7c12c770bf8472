import {
  isDictionary,
  readPropertyList,
  stringAt,
  type PlistDictionary,
} from '../../formats/plist/index.ts';
import { isEvidenceError, type DeviceInfo } from '../../model/index.ts';
import { below, type Entry } from '../container.ts';
import type { Platform } from '../platform.ts';
import type { DumpCopy } from './dump-copy.ts';
import type { DumpRoot } from './dump-roots.ts';

const maxPlistBytes = 2 ** 24;

/** Names the app of a container whose folder is a UUID; stands in each container. */
const containerMetadata = '/.com.apple.mobile_container_manager.metadata.plist';

/** Of what apps keep, and of the apps themselves: a copy may hold one without the other. */
const appContainers = [
  '/private/var/mobile/Containers/Data/Application/',
  '/private/var/containers/Bundle/Application/',
];

/** Whether a file names the app of the container that it stands in; `isSmall` where names have lost their capital letters. */
export function isContainerMetadata(devicePath: string, isSmall: boolean): boolean {
  return (
    devicePath.endsWith(containerMetadata) &&
    appContainers.some((containers) =>
      isSmall
        ? devicePath.toLowerCase().startsWith(containers.toLowerCase())
        : devicePath.startsWith(containers),
    )
  );
}

/** Where a file system names its version. */
export const versionFiles: readonly string[] = [
  'System/Library/CoreServices/SystemVersion.plist',
  'private/var/MobileSoftwareUpdate/SystemVersion.plist',
];

/** The phone and its version, where the copy holds a file that tells it. */
export function deviceOf(copy: DumpCopy): DeviceInfo {
  for (const root of copy.roots) {
    for (const file of versionFiles) {
      const version = versionIn(copy, root, file);
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

/** What one of these files says, where it lies in this root. */
function versionIn(
  { platform, container, isSmall }: DumpCopy,
  { folder, deviceRoot, isCapital }: DumpRoot,
  file: string,
): PlistDictionary | undefined {
  const top = deviceRoot === '/' ? '/' : `${deviceRoot}/`;
  if (!`/${file}`.startsWith(top)) return undefined;
  const spelling = file.slice(top.length - 1);
  const inRoot = isCapital ? spelling.toUpperCase() : isSmall ? spelling.toLowerCase() : spelling;
  const read = (name: string): PlistDictionary | undefined =>
    plistOf(platform, container.entry(below(folder, name)));
  const version = read(inRoot);
  // A copy of `/` may have `var` alone, without the `private` that it is a link into.
  const isPrivate = /^private\//i.test(inRoot);
  return version ?? (isPrivate ? read(inRoot.slice('private/'.length)) : undefined);
}

/** The app that such a file names. */
export function bundleIdOf(platform: Platform, entry: Entry | undefined): string | undefined {
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
