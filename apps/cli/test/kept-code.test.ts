import { spawnSync } from 'node:child_process';
import { cpSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { requireBuild } from '../../../packages/node/test/built.ts';

const cli = fileURLToPath(new URL('../', import.meta.url));
const copy = mkdtempSync(join(tmpdir(), 'athar-kept-code-'));
const script = join(copy, 'bundle/main.cjs');
const code = `${script}.code`;
const sentence = 'examine evidence: a folder or a file';

beforeAll(() => {
  requireBuild();
  for (const part of ['bin', 'bundle', 'package.json']) {
    cpSync(join(cli, part), join(copy, part), { recursive: true });
  }
});
afterAll(() => rmSync(copy, { recursive: true, force: true }));

function help(): string {
  const { stdout } = spawnSync(process.execPath, [join(copy, 'bin/athar.js'), 'check', '--help'], {
    encoding: 'utf8',
    env: { ...process.env, LANG: 'C', LC_ALL: 'C' },
  });
  return stdout;
}

test('a script that was changed runs as it stands, and not as the code that was kept of it', () => {
  const text = readFileSync(script, 'utf8');
  expect(text).toContain(sentence);
  // Of the same length, which is all that V8 looks at.
  writeFileSync(script, text.replaceAll(sentence, sentence.toUpperCase()));
  expect(help()).toContain(sentence.toUpperCase());
  writeFileSync(script, text);
  expect(help()).toContain(sentence);
});

test('code that is damaged, cut off or gone is compiled again', () => {
  const kept = readFileSync(code);
  const damaged = Uint8Array.from(kept);
  for (let at = kept.length >> 1; at < damaged.length; at += 97) damaged[at]! ^= 0xff;
  for (const bytes of [damaged, kept.subarray(0, kept.length >> 1), kept.subarray(0, 7)]) {
    writeFileSync(code, bytes);
    expect(help()).toContain(sentence);
  }
  rmSync(code);
  expect(help()).toContain(sentence);
  writeFileSync(code, kept);
});
