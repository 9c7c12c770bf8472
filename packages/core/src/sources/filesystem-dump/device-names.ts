import type { DumpRoot } from './dump-roots.ts';

/** Folders of `/` that are links into `/private` on the device. */
const linksIntoPrivate = ['var/', 'tmp/', 'etc/'];

/** The device path of a file of a dump. */
export function deviceNameOf({ folder, deviceRoot }: DumpRoot, name: string): string {
  const inRoot = folder === '' ? name : name.slice(folder.length + 1);
  if (deviceRoot !== '/') return `${deviceRoot}/${inRoot}`;
  return linksIntoPrivate.some((start) => inRoot.startsWith(start))
    ? `/private/${inRoot}`
    : `/${inRoot}`;
}
