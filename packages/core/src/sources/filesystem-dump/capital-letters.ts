import type { Container, EntryName } from '../container.ts';

/** What lies in a folder. */
export type Children = Pick<Container, 'children'>;

/**
 * A look at what lies below a folder in which all names are in capital letters, with small letters instead: a disk that knows no small letters
 * renames what is copied over it, and the names of a phone are told apart without them. `undefined` where the names of the folder are others.
 */
export function inSmallLetters(
  container: Container,
  folder: string,
  children: readonly EntryName[],
): Children | undefined {
  const start = folder === '' ? 0 : folder.length + 1;
  if (!children.some(({ name }) => isCapital(name.slice(start)))) return undefined;
  if (!children.every(({ name }) => !/[a-z]/.test(name.slice(start)))) return undefined;
  return {
    children: (parent) => {
      const stored = parent.slice(0, start) + parent.slice(start).toUpperCase();
      return container
        .children(stored)
        .map((entry) => ({ ...entry, name: smallBelow(start, entry.name) }));
    },
  };
}

function isCapital(name: string): boolean {
  return /[A-Z]/.test(name) && !/[a-z]/.test(name);
}

function smallBelow(start: number, name: string): string {
  return name.slice(0, start) + name.slice(start).toLowerCase();
}
