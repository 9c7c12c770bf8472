import { isAppPath, isSystemPath, realPath, systemPrograms } from '../artifacts/system-paths.ts';

/** What is remarkable about the place of a program; only the first that fits counts. */
export type PathRemark =
  /** Below the folder of role accounts, but not where Apple's own programs are put there. */
  | 'staging-folder'
  /** The name of a part of the system, in a place where no part of the system lies. */
  | 'system-name'
  /** Below a folder for data, logs or temporary files. */
  | 'data-folder'
  /** Neither part of the system nor an installed app. */
  | 'elsewhere';

const stagingFolder = '/private/var/db/com.apple.xpc.roleaccountd.staging/';

/**
 * How the system puts a program there while it updates itself or a developer measures: `exec/16777229.34120.xpc/…`, before that
 * `com.apple.MobileSoftwareUpdate.UpdateBrainService.16777229.35354991.xpc/…`.
 */
const stagedBySystem =
  /^(?:exec\/|tmp\/|com\.apple\.[A-Za-z.]{1,100}\.)\d{1,12}\.\d{1,20}\.xpc(?:\/|$)/;

/**
 * Folders that only tools which open up a phone are known to make there (`exec-…`, `exec/….xpc`), the folders around the system's own, and a
 * name of its own that was cut. A bare program in `exec` is none of these.
 */
const stagedByTools =
  /^(?:(?:exec|tmp)\/?$|exec-|exec\/[^/]{1,200}\.xpc(?:\/|$)|exec\/\d[\d.]{0,40}x?p?c?$)/;

const dataFolders: readonly string[] = [
  '/private/tmp/',
  '/private/var/tmp/',
  '/private/var/db/',
  '/private/var/root/',
  '/private/var/mobile/Library/',
  '/private/var/mobile/Media/',
  '/private/var/log/',
  '/private/var/logs/',
  '/private/var/run/',
  '/private/var/keybags/',
];

/** Where the system runs what it fetched itself: assets, and the program that prepares an update. */
const fetchedFolders: readonly string[] = [
  '/private/var/MobileAsset/',
  '/private/var/MobileSoftwareUpdate/',
];

/**
 * What is remarkable about the place of a program, by its path; `undefined` for parts of the system, for installed apps, and
 * for names without a path. The order is that of weight.
 */
export function pathRemark(path: string | null): PathRemark | undefined {
  if (path?.startsWith('/') !== true || path.length > 4096) return undefined;
  const real = realPath(path);
  // A path that climbs is judged by nothing that stands before the climbing.
  if (real.includes('/../')) return 'elsewhere';
  if (real.startsWith(stagingFolder) && real.length > stagingFolder.length) {
    const below = real.slice(stagingFolder.length);
    if (stagedBySystem.test(below)) return 'elsewhere';
    return stagedByTools.test(below) ? 'data-folder' : 'staging-folder';
  }
  if (isSystemPath(real) || isAppPath(real) || real.lastIndexOf('/') === 0) return undefined;
  if (systemPrograms.has(real.slice(real.lastIndexOf('/') + 1))) return 'system-name';
  if (dataFolders.some((folder) => real.startsWith(folder))) return 'data-folder';
  return fetchedFolders.some((folder) => real.startsWith(folder)) ? undefined : 'elsewhere';
}
