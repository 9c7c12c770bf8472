import type { ListedEntry } from '../artifacts/ios/filesystem.ts';

/** A file of a copy of a file system, for the examples of rules about places. */
export function listedFile(path: string): ListedEntry {
  return {
    path,
    originUrl: null,
    embeddedOriginUrls: null,
    kind: 'file',
    size: 4096,
    modified: 1_640_000_000,
  };
}

/** A folder of such a copy. */
export function listedFolder(path: string): ListedEntry {
  return {
    path,
    originUrl: null,
    embeddedOriginUrls: null,
    kind: 'folder',
    size: null,
    modified: 1_640_000_000,
  };
}
