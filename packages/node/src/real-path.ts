import { realpathSync } from 'node:fs';

/** Gives the place of a path, in the form of the path: text, or bytes that are no UTF-8. */
type Finder = (path: string | Buffer) => string | Buffer;

const native: Finder = (path) =>
  typeof path === 'string' ? realpathSync.native(path) : realpathSync.native(path, 'buffer');
const ownWayOfNode: Finder = (path) =>
  typeof path === 'string' ? realpathSync(path) : realpathSync(path, 'buffer');

/**
 * The place that a path leads to, links followed, by the one name that the system has for it: where case does not count, two spellings are
 * one place. Throws the error of the system. The last two are for tests.
 */
export function realPath(path: string, find?: Finder, platform?: NodeJS.Platform): string;
export function realPath(
  path: string | Buffer,
  find?: Finder,
  platform?: NodeJS.Platform,
): string | Buffer;
export function realPath(
  path: string | Buffer,
  find = native,
  platform = process.platform,
): string | Buffer {
  try {
    return find(path);
  } catch (error) {
    // Windows asks its manager of mounted volumes, which knows nothing of those that some programs mount by themselves (images of disks, RAM
    // disks, encrypted folders): it answers EISDIR or ENOENT for whatever lies there. Elsewhere Node's own way is none: it drops `link/..`, as
    // if the link led nowhere else.
    if (platform !== 'win32') throw error;
    return ownWayOfNode(path);
  }
}
