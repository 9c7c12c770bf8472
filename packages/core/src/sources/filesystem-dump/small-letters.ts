import { below, folderNames, type Container } from '../container.ts';

/** Folders of `/private/var/mobile`: where they stand in small letters alone, a disk or a tool changed all names. */
const mobileFolders = ['Library', 'Containers', 'Media'];

/** The place of `/private/var/mobile` in each kind of root. */
const mobilePlaces: Readonly<Record<string, readonly string[]>> = {
  '/': ['private/var/mobile', 'var/mobile'],
  '/private/var': ['mobile'],
  '/private/var/mobile': [''],
};

/** Whether the names in a dump have lost their capital letters, as over a disk that knows none. */
export function isInSmallLetters(
  container: Container,
  roots: readonly { readonly folder: string; readonly deviceRoot: string }[],
): boolean {
  return roots.some(({ folder, deviceRoot }) =>
    (mobilePlaces[deviceRoot] ?? []).some((place) => {
      const names = foldersAt(container, folder, place);
      return names !== undefined && hasSmallLibrary(names);
    }),
  );
}

/** What a folder holds that may not be there: to list one that is missing would be told as a gap. */
function foldersAt(
  container: Container,
  folder: string,
  place: string,
): ReadonlySet<string> | undefined {
  let path = folder;
  for (const part of place.split('/').filter((name) => name !== '')) {
    if (!folderNames(path, container.children(path)).has(part)) return undefined;
    path = below(path, part);
  }
  return folderNames(path, container.children(path));
}

/** Whether these are the folders of `/private/var/mobile`, in small letters. */
export function hasSmallLibrary(names: ReadonlySet<string>): boolean {
  return (
    names.has('library') &&
    !mobileFolders.some((name) => names.has(name)) &&
    [...names].every((name) => name === name.toLowerCase())
  );
}
