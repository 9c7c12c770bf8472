/** Folders in which iOS keeps its diagnostic reports, among them those already taken to a computer. */
const reportFolders: readonly string[] = [
  '/private/var/mobile/Library/Logs/CrashReporter/**',
  '/private/var/root/Library/Logs/CrashReporter/**',
  '/private/var/wireless/Library/Logs/CrashReporter/**',
  '/private/var/logs/CrashReporter/**',
];

/** Device paths of the reports with these names. */
export function reportPaths(...names: readonly string[]): string[] {
  return reportFolders.flatMap((folder) => names.map((name) => `${folder}/${name}`));
}

/**
 * The program, or the kind, that the name of a report begins with: `imagent-2024-04-04-020001.ips`, `ExcUserFault_imagent-…`, also
 * `imagent_2013-04-04-020001_iPhone.crash`. `undefined` where the name has another form.
 */
export function reportSubject(devicePath: string): string | undefined {
  const name = devicePath.slice(devicePath.lastIndexOf('/') + 1);
  return /^(.{1,200}?)[-_.]\d{4}-\d\d-\d\d-\d{4,6}(?!\d)/.exec(name)?.[1];
}
