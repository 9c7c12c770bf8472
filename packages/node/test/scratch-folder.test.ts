import { spawnSync } from 'node:child_process';
import { mkdirSync, readdirSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { isEnvironmentError } from '@athar/core';
import { expect, test } from 'vitest';
import { prepareFolder } from '../src/check/check-folder.ts';
import { scratchFolder } from '../src/evidence/scratch-folder.ts';
import { testFolder, text } from './test-backups.ts';

test('a folder of the output that is gone ends the run as a fault of the machine', () => {
  const parent = testFolder();
  const scratch = scratchFolder(parent);
  const file = scratch.create();
  file.append(text('content'));
  file.finish();
  rmSync(parent, { recursive: true });
  for (const one of [scratch, scratchFolder(parent)]) {
    let thrown: unknown;
    try {
      one.create();
    } catch (error) {
      thrown = error;
    }
    expect(isEnvironmentError(thrown)).toBe(true);
  }
});

test('what was unpacked goes with a process that ends in the middle', () => {
  const parent = testFolder();
  const module = new URL('../dist/evidence/scratch-folder.js', import.meta.url).href;
  const script = `
    import { readdirSync } from 'node:fs';
    import { scratchFolder } from ${JSON.stringify(module)};
    const parent = ${JSON.stringify(parent)};
    scratchFolder(parent).create();
    console.log(readdirSync(parent).length);
    process.exit(3);`;
  const { status, stdout } = spawnSync(process.execPath, ['--input-type=module', '-e', script], {
    encoding: 'utf8',
  });
  expect([status, stdout.trim(), readdirSync(parent)]).toEqual([3, '1', []]);
});

test('what a killed check had unpacked is removed by the next one, and no other folder', () => {
  const out = testFolder();
  for (const name of ['.unpacked-a1B2c3', '.unpacked-notes', 'unpacked-a1B2c3']) {
    mkdirSync(join(out, name));
    writeFileSync(join(out, name, '1'), 'content');
  }
  prepareFolder(out, [], true);
  expect(readdirSync(out).sort()).toEqual(['.unpacked-notes', 'records', 'unpacked-a1B2c3']);
});
