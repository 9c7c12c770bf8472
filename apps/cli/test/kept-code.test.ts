import { spawnSync } from 'node:child_process';
import { cpSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath, pathToFileURL } from 'node:url';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { environment, fresh, phoneBackup } from './run-athar.ts';

const cli = fileURLToPath(new URL('../', import.meta.url));
const copy = mkdtempSync(join(tmpdir(), 'athar-kept-code-'));
const script = join(copy, 'bundle/main.cjs');
const code = `${script}.code`;
const sentence = 'examine evidence: a folder or a file';

beforeAll(() => {
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

/** Runs a module that has `load.js` of the copy as `loader`, and knows of every script whether V8 took the code that was kept of it. */
function inProcess(lines: string): string {
  const loader = pathToFileURL(join(copy, 'bin/load.js')).href;
  const spy = `
    import { syncBuiltinESMExports } from 'node:module';
    import vm from 'node:vm';
    const taken = [];
    vm.Script = class extends vm.Script {
      constructor(...of) {
        super(...of);
        taken.push(this.cachedDataRejected === false);
      }
    };
    syncBuiltinESMExports();
    const loader = await import(${JSON.stringify(loader)});
    ${lines}`;
  const { stdout, stderr } = spawnSync(process.execPath, ['--input-type=module', '--eval', spy], {
    encoding: 'utf8',
  });
  expect(stderr).toBe('');
  return stdout;
}

test('code that was kept is taken by the next process', () => {
  // By this Node.js: the build may have been made by another one, whose code is not taken.
  inProcess("loader.load('main.cjs'); loader.keepCode();");
  expect(inProcess("loader.load('main.cjs'); console.log(taken.join());")).toBe('true\n');
});

test.each([
  // A line of Node.js keeps V8's version over its updates: V8 takes the code of one for that of the next, and ends in a segmentation fault.
  ['version', "Object.defineProperty(process, 'version', { value: 'v20.0.0' });"],
  ['build of the same version', "process.execPath = '/';"],
])('code that another %s of Node.js kept is not taken', (_, asAnother) => {
  inProcess("loader.load('main.cjs'); loader.keepCode();");
  const there = inProcess(`${asAnother} loader.load('main.cjs'); console.log(taken.join());`);
  expect(there).toBe('false\n');
  // And the other way about.
  inProcess(`${asAnother} loader.load('main.cjs'); loader.keepCode();`);
  expect(inProcess("loader.load('main.cjs'); console.log(taken.join());")).toBe('false\n');
});

test('the flags of the engine, under which workers take it, are those under which it is kept', () => {
  const flagsIn = (path: string): string[] =>
    Array.from(
      readFileSync(fileURLToPath(new URL(path, import.meta.url)), 'utf8').matchAll(
        /setFlagsFromString\('([^']+)'\)/g,
      ),
      ([, flag]) => flag!,
    );
  const kept = flagsIn('../bin/load.js');
  expect(kept).not.toEqual([]);
  expect(flagsIn('../../../packages/node/src/engine/pool.ts')).toEqual(kept);
});

test('all threads of a check take the code that the build kept, whatever flags are set later', () => {
  const own = fresh('program');
  for (const part of ['bin', 'bundle', 'package.json'])
    cpSync(join(cli, part), join(own, part), { recursive: true });
  const log = fresh('taken');
  const loader = join(own, 'bin/load.js');
  const text = readFileSync(loader, 'utf8');
  const told = `writeFileSync(${JSON.stringify(log)}, \`\${name} \${script.cachedDataRejected}\\n\`, { flag: 'a' });`;
  writeFileSync(loader, text.replace('  loaded.set(', `  ${told}\n$&`));
  const args = ['check', phoneBackup(), '--out', fresh('out'), '--jobs', '2', '--quiet'];
  spawnSync(process.execPath, [join(own, 'bin/athar.js'), ...args], { env: environment });
  const [main, ...workers] = readFileSync(log, 'utf8').trimEnd().split('\n');
  // Of a build by another Node.js nothing is taken.
  const taken = main!.slice('main.cjs '.length);
  expect(workers).toEqual([`worker.cjs ${taken}`, `worker.cjs ${taken}`]);
});

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
