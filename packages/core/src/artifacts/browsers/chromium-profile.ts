import type { Database, ParseContext, RandomAccessFile } from '../../model/index.ts';

/** The browsers whose folder names are known; what stands under them and is no Chromium database is damaged. */
const browserFolders: readonly (readonly [folder: RegExp, browser: string])[] = [
  [/\/Application Support\/Google\/Chrome[^/]*\/[^/]+\/[^/]+$/, 'Chrome'],
  [/\/Application Support\/BraveSoftware\/[^/]+\/[^/]+\/[^/]+$/, 'Brave'],
  [/\/Application Support\/Microsoft\/Edge[^/]*\/[^/]+\/[^/]+$/, 'Edge'],
  [/\/Application Support\/Microsoft Edge[^/]*\/[^/]+\/[^/]+$/, 'Edge'],
  [/\/Application Support\/Chromium\/[^/]+\/[^/]+$/, 'Chromium'],
];

/** Backups name the container of an app by its bundle id. */
const browserBundles: readonly (readonly [bundleId: string, browser: string])[] = [
  ['com.google.chrome.ios', 'Chrome'],
  ['com.brave.ios.browser', 'Brave'],
  ['com.microsoft.msedge', 'Edge'],
];

const applicationSupport =
  '/private/var/mobile/Containers/Data/Application/*/Library/Application Support';

/**
 * Where Chromium's browsers on iOS keep a database of each profile (`Default`, `Profile 1`, a UUID). Browsers made from
 * Chromium choose the folders above the profile themselves, so any folder is looked into; see `isForeignFile`.
 */
export function chromiumPaths(fileName: string): readonly string[] {
  return [
    `${applicationSupport}/Google/*/*/${fileName}`,
    `${applicationSupport}/BraveSoftware/*/*/${fileName}`,
    `${applicationSupport}/Microsoft/*/*/${fileName}`,
    `${applicationSupport}/*/*/${fileName}`,
  ];
}

/** Bundle ids by which an examiner knows that Chrome was in use. */
export const chromeBundleIds: readonly string[] = ['com.google.chrome.ios'];
/** The same by domains of a backup. */
export const chromeDomains: readonly string[] = ['AppDomain-com.google.chrome.ios'];

/** The browser, as far as the path tells it; `null` for a build we do not know. */
export function browserOf(devicePath: string): string | null {
  for (const [bundleId, browser] of browserBundles) {
    if (devicePath.includes(`/Containers/Data/Application/${bundleId}/`)) return browser;
  }
  return browserFolders.find(([folder]) => folder.test(devicePath))?.[1] ?? null;
}

/** The name of the profile's folder. */
export function profileOf(devicePath: string): string | null {
  return devicePath.split('/').at(-2) ?? null;
}

const sqliteMagic = 'SQLite format 3\0';

/**
 * Whether a file is none of the artifact's at all. Other apps may call a file `History` too: outside the folders of
 * known browsers only a SQLite database counts. Inside, a file that is none is damaged, and not foreign.
 */
export function isForeignFile(file: RandomAccessFile, { devicePath }: ParseContext): boolean {
  if (browserOf(devicePath) !== null) return false;
  const head = file.read(0, sqliteMagic.length);
  return new TextDecoder('latin1').decode(head) !== sqliteMagic;
}

/** As `isForeignFile`, for a SQLite database of another app, which has none of the tables. */
export function lacksTables(
  database: Database,
  { devicePath }: ParseContext,
  tables: readonly string[],
): boolean {
  return (
    browserOf(devicePath) === null && !tables.some((name) => database.table(name) !== undefined)
  );
}
