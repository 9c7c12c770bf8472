import { sha1Hex } from '../bytes/older-digests.ts';

/**
 * Where the domains of an iPhone backup live on the device.
 *
 * After Apple's own table (`Domains.plist` of MobileBackup.framework) as described by public
 * readers of backups; each root was compared with the relative paths of a real iOS 14.3 manifest
 * (`HealthDomain` holds `Health/…`, so its root is the Library folder; `MediaDomain` holds `Media/…`).
 */
const fixedRoots: ReadonlyMap<string, string> = new Map([
  ['BooksDomain', '/private/var/mobile/Media/Books'],
  ['CameraRollDomain', '/private/var/mobile'],
  ['DatabaseDomain', '/private/var/db'],
  ['HealthDomain', '/private/var/mobile/Library'],
  ['HomeDomain', '/private/var/mobile'],
  ['HomeKitDomain', '/private/var/mobile'],
  ['InstallDomain', '/private/var/installd'],
  ['KeyboardDomain', '/private/var/mobile'],
  ['KeychainDomain', '/private/var/Keychains'],
  ['ManagedPreferencesDomain', '/private/var/Managed Preferences'],
  ['MediaDomain', '/private/var/mobile'],
  ['MobileDeviceDomain', '/private/var/MobileDevice'],
  ['NetworkDomain', '/private/var/networkd'],
  ['ProtectedDomain', '/private/var/protected'],
  ['RootDomain', '/private/var/root'],
  ['SystemPreferencesDomain', '/private/var/preferences'],
  ['TonesDomain', '/private/var/mobile'],
  ['WirelessDomain', '/private/var/wireless'],
]);

/** Domains of one container each: the identifier after the first `-` takes the place of the container's UUID. */
const containerRoots: ReadonlyMap<string, string> = new Map([
  ['AppDomain', '/private/var/mobile/Containers/Data/Application'],
  ['AppDomainGroup', '/private/var/mobile/Containers/Shared/AppGroup'],
  ['AppDomainPlugin', '/private/var/mobile/Containers/Data/PluginKitPlugin'],
  ['SysContainerDomain', '/private/var/containers/Data/System'],
  ['SysSharedContainerDomain', '/private/var/containers/Shared/SystemGroup'],
]);

/**
 * Root of a domain on the device. A domain that is not in the table gets `/<domain>`:
 * stable, and not to be mistaken for a place on the phone.
 */
export function deviceRootOf(domain: string): string {
  const fixed = fixedRoots.get(domain);
  if (fixed !== undefined) return fixed;
  const dash = domain.indexOf('-');
  if (dash > 0) {
    const root = containerRoots.get(domain.slice(0, dash));
    if (root !== undefined) return `${root}/${domain.slice(dash + 1)}`;
  }
  return `/${domain}`;
}

/** The path by which the device knew a file of a backup. `relativePath` is empty for the domain's own folder. */
export function devicePathOf(domain: string, relativePath: string): string {
  const root = deviceRootOf(domain);
  return relativePath === '' ? root : `${root}/${relativePath}`;
}

/** The id that a backup gives to a file, and stores it under: the SHA-1 of its domain and path. */
export function backupFileId(domain: string, relativePath: string): string {
  return sha1Hex(encoder.encode(`${domain}-${relativePath}`));
}

const encoder = new TextEncoder();

/** The domains that can hold a file with this device path, each below its root. */
export function domainsOf(devicePath: string): string[] {
  const isBelow = (root: string): boolean => devicePath.startsWith(`${root}/`);
  const fixed = [...fixedRoots].flatMap(([domain, root]) => (isBelow(root) ? [domain] : []));
  const containers = [...containerRoots].flatMap(([kind, root]) => {
    if (!isBelow(root)) return [];
    const [id, inside] = devicePath.slice(root.length + 1).split('/', 2);
    return id !== undefined && inside !== undefined ? [`${kind}-${id}`] : [];
  });
  return [...fixed, ...containers];
}
