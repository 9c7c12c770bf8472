import { expect, test } from 'vitest';
import { openEvidence, type OpenedEvidence } from '../../src/sources/index.ts';
import { emptyFolder, machine, noKeys, type Container } from './folders.ts';

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
    noKeys,
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
  await expect(openEvidence(machine({ full }), ['full'], noKeys)).rejects.toThrow('no memory');
});
