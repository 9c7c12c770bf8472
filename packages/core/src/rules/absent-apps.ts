import type { SourceFacts } from '../model/index.ts';

/** A reversed domain name of at least two labels. */
const bundleId = /^[A-Za-z][\w-]{0,62}(?:\.[\w-]{1,63}){1,10}$/;

/**
 * Whether this is the id of an app that the source does not list as installed. False where the source lists none or its list is not whole,
 * for what belongs to the system, and for parts of an installed app, whose ids begin with that of the app.
 */
export function isAbsentApp(
  id: string | null,
  { installedApps, lacksApps = false }: SourceFacts,
): id is string {
  if (id === null || lacksApps || installedApps.size === 0 || !bundleId.test(id)) return false;
  if (/^com\.apple\./i.test(id)) return false;
  for (let end = id.length; end > 0; end = id.lastIndexOf('.', end - 1)) {
    if (installedApps.has(id.slice(0, end))) return false;
  }
  return true;
}
