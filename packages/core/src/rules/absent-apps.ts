import { isBundleId } from '../artifacts/apps/app-in-name.ts';
import type { SourceFacts } from '../model/index.ts';

/** Whether two ids are of one app: the same, or that of a part (an extension, a widget), which begins with that of its app. */
export function isSameApp(one: string, other: string): boolean {
  const [short, long] = [one.toLowerCase(), other.toLowerCase()].sort(
    (a, b) => a.length - b.length,
  );
  return long === short || long!.startsWith(`${short!}.`);
}

/** The ids of each list in small letters: by Apple's glossary, ids of apps are case insensitive. */
const inSmallLetters = new WeakMap<ReadonlySet<string>, ReadonlySet<string>>();

/** Whether the source lists this app, or the one that this is a part of, as installed. */
export function isInstalledApp(id: string, { installedApps }: SourceFacts): boolean {
  let known = inSmallLetters.get(installedApps);
  if (!known) {
    known = new Set([...installedApps].map((app) => app.toLowerCase()));
    inSmallLetters.set(installedApps, known);
  }
  const small = id.toLowerCase();
  for (let end = small.length; end > 0; end = small.lastIndexOf('.', end - 1)) {
    if (known.has(small.slice(0, end))) return true;
  }
  return false;
}

/**
 * Whether this is the id of an app that the source does not list as installed. False where the source lists none or its list is not whole,
 * for what belongs to the system, and for parts of an installed app, whose ids begin with that of the app.
 */
export function isAbsentApp(id: string | null, source: SourceFacts): id is string {
  const { installedApps, lacksApps = false } = source;
  if (id === null || lacksApps || installedApps.size === 0 || !isBundleId(id)) return false;
  return !/^com\.apple\./i.test(id) && !isInstalledApp(id, source);
}
