import { lstatSync, readlinkSync, type Stats } from 'node:fs';
import { win32 } from 'node:path';

/** Links on one way; a loop has no end. */
const mostLinks = 40;

/** Of a share, also in the forms that pass a path by unchanged: `\\host\share`, `//host/share`, `\\?\UNC\host\share`. */
const share = /^[\\/]{2}(?:[?.][\\/]unc[\\/]|(?![?.][\\/]))/i;

/** What is asked of the disk, link by link and never through one. */
interface LinksOfDisk {
  lstat(path: string): Pick<Stats, 'isSymbolicLink'> | undefined;
  readlink(path: string): string;
}

/**
 * Tells of names below a folder of Windows whether a link on the way to them leads to a share. Whoever looks there lets Windows log on to a
 * machine that the evidence has chosen, with a proof of the examiner's password; a link out of the evidence is not followed anyway. Where the
 * system refuses to tell of a link, none is taken to be there: the same refusal meets whoever looks next.
 */
export function shareFinder(
  root: string,
  disk: LinksOfDisk = {
    lstat: (path) => lstatSync(path, { throwIfNoEntry: false }),
    readlink: (path) => readlinkSync(path),
  },
): (name: string) => boolean {
  /** Folders by name, and where they are without a link on the way. */
  const places = new Map<string, string>();

  /** The place of a name with all links on the way taken; `undefined` where one leads to a share. */
  const resolve = (from: string, parts: readonly string[], links: number): string | undefined => {
    let place = from;
    for (const [index, part] of parts.entries()) {
      if (part === '..') {
        place = win32.dirname(place);
        continue;
      }
      const next = win32.join(place, part);
      if (disk.lstat(next)?.isSymbolicLink() !== true || links >= mostLinks) {
        place = next;
        continue;
      }
      const target = disk.readlink(next);
      if (share.test(target)) return undefined;
      const start = win32.isAbsolute(target)
        ? win32.parse(win32.resolve(place, target)).root
        : place;
      const way = target.slice(win32.parse(target).root.length).split(/[\\/]+/);
      const rest = parts.slice(index + 1);
      return resolve(
        start,
        [...way.filter((step) => step !== '' && step !== '.'), ...rest],
        links + 1,
      );
    }
    return place;
  };

  return (name) => {
    const parts = name.split('/');
    const folder = parts.slice(0, -1).join('/');
    try {
      const place = places.get(folder) ?? resolve(root, parts.slice(0, -1), 0);
      if (place === undefined) return true;
      places.set(folder, place);
      return resolve(place, parts.slice(-1), 0) === undefined;
    } catch (error) {
      if (error instanceof Error && 'code' in error) return false;
      throw error;
    }
  };
}
