import { execFileSync } from 'node:child_process';
import { existsSync, mkdirSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterEach, expect, test } from 'vitest';
import { open, outcomes, testFolder } from './test-backups.ts';

/** Folders within one another, deeper than a phone's are. */
const tooDeep = Array.from({ length: 70 }, (_, level) => `d${level}`);

function deepFolder(): string {
  const folder = testFolder();
  mkdirSync(join(folder, ...tooDeep), { recursive: true });
  writeFileSync(join(folder, ...tooDeep, 'note.txt'), 'nothing');
  return folder;
}

/** Folders whose path from the root no system takes whole: 5,000 bytes. Made and undone from within, by renaming. */
const longName = 'd'.repeat(200);
let overlong: string | undefined;

function overlongFolder(): string {
  const folder = testFolder();
  const [tree, around] = [join(folder, 'tree'), join(folder, 'around')];
  mkdirSync(tree);
  writeFileSync(join(tree, 'note.txt'), 'nothing');
  for (let level = 0; level < 25; level++) {
    mkdirSync(around);
    renameSync(tree, join(around, longName));
    renameSync(around, tree);
  }
  overlong = folder;
  return folder;
}

afterEach(() => {
  if (overlong === undefined) return;
  const [tree, inner] = [join(overlong, 'tree'), join(overlong, 'inner')];
  while (existsSync(join(tree, longName))) {
    renameSync(join(tree, longName), inner);
    rmSync(tree, { recursive: true });
    renameSync(inner, tree);
  }
  overlong = undefined;
});

test.skipIf(process.platform === 'win32')(
  'folders whose path is too long for the system are told, and not called empty',
  async () => {
    expect(outcomes(await open(overlongFolder()))).toEqual(['limit-exceeded']);
  },
);

test('folders that are too deep to be searched are told, and not called none of a phone', async () => {
  expect(outcomes(await open(deepFolder()))).toEqual(['limit-exceeded']);
});

test('so they are in an archive that lies among other files', async () => {
  const folder = testFolder();
  execFileSync('tar', ['-C', deepFolder(), '-cf', join(folder, 'inner.tar'), '.']);
  writeFileSync(join(folder, 'note.txt'), 'nothing');
  expect(outcomes(await open(folder))).toEqual(['limit-exceeded']);
});
