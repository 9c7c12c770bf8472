import type { openEvidence } from '../../src/sources/index.ts';

export type Platform = Parameters<typeof openEvidence>[0];
export type Container = Extract<ReturnType<Platform['look']>, { kind: 'folder' }>['container'];

export const emptyFolder: Container = {
  storedIn: [],
  children: () => [],
  entry: () => undefined,
  walk: () => [],
  problems: [],
  close: () => undefined,
};

/** Folders by their paths, and nothing else of a machine. */
export function machine(folders: Readonly<Record<string, Container>>): Platform {
  const never = (): never => {
    throw new Error('not asked for');
  };
  return {
    open: never,
    look: (path) => ({ kind: 'folder', name: path, identity: path, container: folders[path]! }),
    crypto: {} as Platform['crypto'],
    gunzip: never,
    inflate: never,
  };
}

/** No password is asked for. */
export const noKeys = { password: () => undefined } as unknown as Parameters<
  typeof openEvidence
>[2];
