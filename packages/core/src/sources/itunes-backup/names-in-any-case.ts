import { below, type Container } from '../container.ts';

/**
 * The container of a backup, in whose folder names are found whatever their case: disks and tools that know no small or no large letters
 * rename what is copied over them, and the names of a backup (`Manifest.db`, hexadecimal digits) never differ in case alone.
 */
export function withNamesInAnyCase(container: Container, folder: string): Container {
  const folders = new Map<string, ReadonlyMap<string, string>>();

  /** Stored names of a folder by the same in small letters; listed once, and only where an exact name is missing. */
  const namesIn = (parent: string): ReadonlyMap<string, string> => {
    const known = folders.get(parent);
    if (known !== undefined) return known;
    const names = new Map<string, string>();
    for (const { name } of container.children(parent)) {
      const small = name.slice(parent === '' ? 0 : parent.length + 1).toLowerCase();
      if (!names.has(small)) names.set(small, name);
    }
    folders.set(parent, names);
    return names;
  };

  const storedName = (name: string): string | undefined => {
    const inFolder = folder === '' ? name : name.slice(folder.length + 1);
    if (below(folder, inFolder) !== name) return undefined;
    let found: string | undefined = folder;
    for (const part of inFolder.split('/')) {
      found = namesIn(found).get(part.toLowerCase());
      if (found === undefined) return undefined;
    }
    return found;
  };

  return {
    storedIn: container.storedIn,
    children: (parent) => container.children(parent),
    entry(name) {
      const exact = container.entry(name);
      if (exact !== undefined) return exact;
      const stored = storedName(name);
      return stored === undefined ? undefined : container.entry(stored);
    },
    walk: (parent, options) => container.walk(parent, options),
    get problems() {
      return container.problems;
    },
    ...(container.stage !== undefined && { stage: container.stage.bind(container) }),
    close: () => {
      container.close();
    },
  };
}
