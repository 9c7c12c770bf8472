/** Checks a small phone as the program does, and keeps the code that was compiled for it (see `bundle.mjs`). */
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import v8 from 'node:v8';
import { demoPhone, writeBackup } from '@athar/synthetic';
import { keepCode, load } from '../apps/cli/bin/load.js';

// V8 takes code only under the flags it was kept with, and a check sets more of them when its threads have started.
v8.setFlagsFromString = () => undefined;

const folder = mkdtempSync(join(tmpdir(), 'athar-build-'));
try {
  const { backup, indicators } = demoPhone();
  const evidence = join(folder, 'backup');
  writeBackup(evidence, backup);
  const stix = join(folder, 'demo.stix2');
  writeFileSync(stix, indicators);
  const out = join(folder, 'result');
  const { main } = load('main.cjs');
  await main(['check', evidence, '--out', out, '--indicators', stix, '--jobs', '1', '--quiet']);
  keepCode();
} finally {
  rmSync(folder, { recursive: true, force: true });
}
// What the check says of the phone is nothing to the build.
process.exitCode = 0;
