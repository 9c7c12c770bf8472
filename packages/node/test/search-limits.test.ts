import { execFileSync } from 'node:child_process';
import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { open, outcomes, testFolder } from './test-backups.ts';

/** Folders within one another, deeper than a phone's are. */
const tooDeep = Array.from({ length: 70 }, (_, level) => `d${level}`);

function deepFolder(): string {
  const folder = testFolder();
  mkdirSync(join(folder, ...tooDeep), { recursive: true });
  writeFileSync(join(folder, ...tooDeep, 'note.txt'), 'nothing');
  return folder;
}

test('folders that are too deep to be searched are told, and not called none of a phone', async () => {
  expect(outcomes(await open(deepFolder()))).toEqual(['limit-exceeded']);
});

test('so they are in an archive that lies among other files', async () => {
  const folder = testFolder();
  execFileSync('tar', ['-C', deepFolder(), '-cf', join(folder, 'inner.tar'), '.']);
  writeFileSync(join(folder, 'note.txt'), 'nothing');
  expect(outcomes(await open(folder))).toEqual(['limit-exceeded']);
});
