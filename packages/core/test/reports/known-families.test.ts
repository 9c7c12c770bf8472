import { expect, test } from 'vitest';
import { knownFamilies, namedThreats } from '../../src/reports/index.ts';

test.each([
  ['NSO Group Pegasus', 'Pegasus'],
  ['pegasus', 'Pegasus'],
  ['OperationTriangulation', 'Triangulation'],
  ['Cytrox', 'Predator'],
  ['WyrmSpy_DragonEgg', 'WyrmSpy'],
  ['WyrmSpy_DragonEgg', 'DragonEgg'],
  ['RCSLab', 'Hermit'],
  ['Wintego Helios', 'Helios'],
  ['QuaDream REIGN', 'Reign'],
])('a threat named %s stands for %s', (threat, family) => {
  expect(namedThreats([threat]).notChecked).not.toContain(family);
});

test('a name that only holds the letters of a family does not stand for it', () => {
  expect(namedThreats(['Foreignness', 'Predatory', 'Dantesque']).notChecked).toHaveLength(
    knownFamilies.length,
  );
});

test('a threat is named once, as its file writes it first, and an empty name not at all', () => {
  expect(namedThreats(['Pegasus', 'PEGASUS', '', 'Predator']).checked).toEqual([
    'Pegasus',
    'Predator',
  ]);
});

test('a family that its files name in several ways is named once, by the shortest', () => {
  const { checked } = namedThreats([
    'Pegasus Forensic Traces per Target Identified in the Aftermath',
    'Pegasus',
    'Some Campaign',
    'WyrmSpy_DragonEgg',
  ]);
  expect(checked).toEqual(['Pegasus', 'Some Campaign', 'WyrmSpy_DragonEgg']);
});
