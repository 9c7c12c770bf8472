import { expect, test } from 'vitest';
import { openEvidence, type OpenedEvidence } from '../../src/sources/index.ts';

type Platform = Parameters<typeof openEvidence>[0];
type Container = Extract<ReturnType<Platform['look']>, { kind: 'folder' }>['container'];

const emptyFolder: Container = {
  storedIn: [],
  children: () => [],
  entry: () => undefined,
  walk: () => [],
  problems: [],
  close: () => undefined,
};

/** Folders by their paths, and nothing else of a machine. */
function machine(folders: Readonly<Record<string, Container>>): Platform {
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

const outcomes = (opened: readonly OpenedEvidence[]): readonly unknown[] =>
  opened.map((one) => (one.outcome === 'failed' ? [one.label, one.reason] : [one.label]));

test('a mistake of ours while a place is searched costs that place, and the others are opened', async () => {
  const broken: Container = {
    ...emptyFolder,
    children: () => (undefined as unknown as { of: [] }).of,
  };
  const opened = await openEvidence(
    machine({ first: broken, second: emptyFolder }),
    ['first', 'second'],
    { password: () => undefined } as unknown as Parameters<typeof openEvidence>[2],
  );
  expect(outcomes(opened)).toEqual([
    ['first', 'internal'],
    ['second', 'empty'],
  ]);
  const [first] = opened;
  expect(first?.outcome === 'failed' && first.detail).toMatch(
    /^TypeError: .* < own-mistakes\.test\.ts:\d+/,
  );
});

test('an error of the machine is no mistake of ours', async () => {
  const full: Container = {
    ...emptyFolder,
    children: () => {
      throw new Error('no memory');
    },
  };
  await expect(
    openEvidence(machine({ full }), ['full'], {} as Parameters<typeof openEvidence>[2]),
  ).rejects.toThrow('no memory');
});
