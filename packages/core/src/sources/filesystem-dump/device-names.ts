import type { DumpRoot } from './dump-roots.ts';

/** Folders of `/` that are links into `/private` on the device. */
const linksIntoPrivate = ['var/', 'tmp/', 'etc/'];

/** The device path of a file of a dump; in small letters where the dump has only capital ones, as most names of a phone have more of them. */
export function deviceNameOf({ folder, deviceRoot, isCapital }: DumpRoot, name: string): string {
  const stored = folder === '' ? name : name.slice(folder.length + 1);
  const inRoot = isCapital === true ? stored.toLowerCase() : stored;
  if (deviceRoot !== '/') return `${deviceRoot}/${inRoot}`;
  return linksIntoPrivate.some((start) => inRoot.startsWith(start))
    ? `/private/${inRoot}`
    : `/${inRoot}`;
}

/** Whether a copy of `/` has `/private` and also, as a folder of its own, what on the device is a link into it. */
export function hasLinkedTwins(names: ReadonlySet<string>): boolean {
  const lower = new Set([...names].map((name) => name.toLowerCase()));
  return lower.has('private') && linksIntoPrivate.some((start) => lower.has(start.slice(0, -1)));
}
