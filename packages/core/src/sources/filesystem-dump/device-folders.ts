import type { DumpRoot } from './dump-roots.ts';

/** What stands at the top of `/`, `/private/var` and `/private/var/mobile` of an iPhone, in small letters; some as links on the device. */
const deviceFolders: Readonly<Record<string, ReadonlySet<string>>> = {
  '/': new Set(
    (
      '.ba .fseventsd .mb .trashes applications bin boot cores dev developer etc lib library mnt private sbin ' +
      'system tmp user usr var'
    ).split(' '),
  ),
  '/private/var': new Set(
    (
      '.documentrevisions-v100 .fseventsd .overprovisioning_file .spotlight-v100 audit backups buddy cache ' +
      'containers datamigrator db ea empty factory_mount folders hardware install installd internal keybags ' +
      'keychains lib local lock log logs lost+found ma managed_preferences mobile mobileasset mobiledevice ' +
      'mobilesoftwareupdate msgs networkd personalized_automation personalized_debug personalized_factory ' +
      'preferences protected root run select spool staged_system_apps stash tmp userkeys vm wireless'
    ).split(' '),
  ).add('managed preferences'),
  '/private/var/mobile': new Set(
    'applications containers documents downloads library media mobilesoftwareupdate tmp'.split(' '),
  ),
};

/** Whether a folder beside others of a copy of a file system is of the device: what else stands there may be other evidence. */
export function isOfDevice(roots: readonly DumpRoot[], folder: string): boolean {
  const slash = folder.lastIndexOf('/');
  const parent = folder.slice(0, Math.max(0, slash));
  const name = folder.slice(slash + 1).toLowerCase();
  return roots.some(
    (root) =>
      root.folder === folder ||
      (root.folder === parent && deviceFolders[root.deviceRoot]?.has(name) === true),
  );
}
