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
