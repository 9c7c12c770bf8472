import type { Database } from '../../model/index.ts';

/** Firefox's own container in dumps and backups; also where forks of it keep theirs, and a folder that older readers name. */
export function firefoxPaths(fileName: string): readonly string[] {
  return [
    `/private/var/mobile/Containers/Shared/AppGroup/*/profile.profile/${fileName}`,
    `/private/var/mobile/profile.profile/${fileName}`,
  ];
}

/** Bundle ids by which an examiner knows that Firefox was in use. */
export const firefoxBundleIds: readonly string[] = ['org.mozilla.ios.Firefox'];
/** The same by domains of a backup. */
export const firefoxDomains: readonly string[] = [
  'AppDomainGroup-group.org.mozilla.ios.Firefox',
  'AppDomain-org.mozilla.ios.Firefox',
];

/** Tables that `browser.db` keeps whatever else moves out of it. */
const lastingTables: readonly string[] = ['clients', 'remote_devices', 'tabs', 'pinned_top_sites'];

/** Whether this is a `browser.db` from which a newer Firefox has removed the history or the icons. */
export function isEmptiedBrowserDatabase(database: Database): boolean {
  return lastingTables.some((name) => database.table(name) !== undefined);
}
