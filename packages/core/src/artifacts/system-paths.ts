/** Folders of the system volume and of what Apple puts beside it; nothing that an app or a person writes lies there. */
const systemFolders: readonly string[] = [
  '/System/',
  '/usr/lib/',
  '/usr/libexec/',
  '/usr/bin/',
  '/usr/sbin/',
  '/usr/standalone/',
  '/bin/',
  '/sbin/',
  '/Applications/',
  '/Library/',
  '/Developer/',
  // Cryptexes, the parts of the system that are updated on their own, and the boot files.
  '/private/preboot/',
  '/private/xarts/',
  // Apps of Apple that can be removed wait here for their installation.
  '/private/var/staged_system_apps/',
];

/** Where installed apps lie, each in a folder named by a UUID; until iOS 9 below `mobile`. */
const appFolder =
  /^\/private\/var\/(?:containers|mobile\/Containers)\/Bundle\/[A-Za-z]{1,40}\/[\dA-Fa-f-]{36}\//;

/** Where an app lies within it: `…/X.app/`. */
const bundle = /^(.{1,512}?\.app\/)/;

/** Parts of the system whose names were taken by spyware, or that see much of what a phone does. */
export const systemPrograms: ReadonlySet<string> = new Set([
  'BackupAgent',
  'BackupAgent2',
  'CommCenter',
  'IMDPersistenceAgent',
  'IMTransferAgent',
  'MessagesBlastDoorService',
  'ReportCrash',
  'SpringBoard',
  'UserEventAgent',
  'apsd',
  'backboardd',
  'bluetoothd',
  'cloudd',
  'com.apple.WebKit.GPU',
  'com.apple.WebKit.Networking',
  'com.apple.WebKit.WebContent',
  'configd',
  'fud',
  'homed',
  'identityservicesd',
  'imagent',
  'installd',
  'keybagd',
  'launchd',
  'locationd',
  'lockdownd',
  'logd',
  'mediaserverd',
  'nehelper',
  'nesessionmanager',
  'nsurlsessiond',
  'runningboardd',
  'securityd',
  'sharingd',
  'symptomsd',
  'tccd',
  'trustd',
  'wifid',
]);

/** `/var`, `/tmp` and `/etc` are links into `/private`; programs are named by either. */
export function realPath(path: string): string {
  return /^\/(?:var|tmp|etc)\//.test(path) ? '/private' + path : path;
}

/** Whether a path leads to the system itself. */
export function isSystemPath(path: string): boolean {
  return systemFolders.some((folder) => path.startsWith(folder));
}

/** Whether a path leads to an installed app. */
export function isAppPath(path: string): boolean {
  return appFolder.test(realPath(path));
}

/** The folder of the app that a program belongs to, with a slash at its end; `undefined` where it is none. */
export function appBundleOf(path: string): string | undefined {
  return bundle.exec(realPath(path))?.[1];
}

/** Folders in which apps keep their data; what lies there is named by the app. */
const appData = /^\/private\/var\/mobile\/Containers\/(?:Data|Shared)\//;

/** Whether a file is a part of the system in its own place, or data that an app keeps: its bare name tells nothing about what runs. */
export function isNamedByItsPlace(path: string): boolean {
  const real = realPath(path);
  if (appData.test(real)) return true;
  return isSystemPath(real) && systemPrograms.has(real.slice(real.lastIndexOf('/') + 1));
}
