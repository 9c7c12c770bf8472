import { spawnSync } from 'node:child_process';
import { cpSync, mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { afterAll, expect, test } from 'vitest';

const cli = fileURLToPath(new URL('../', import.meta.url));
const folder = mkdtempSync(join(tmpdir(), 'athar-set-up-'));
afterAll(() => rmSync(folder, { recursive: true, force: true }));

function run(program: string, before: readonly string[] = []): [number | null, string, string] {
  const { status, stdout, stderr } = spawnSync(
    process.execPath,
    [...before, program, '--version'],
    { encoding: 'utf8' },
  );
  return [status, stdout, stderr];
}

/** Options under which a process takes its Node.js for this version. */
function asNode(version: string): string[] {
  const versions = JSON.stringify({ ...process.versions, node: version });
  const line = `Object.defineProperty(process, 'versions', { value: ${versions} })`;
  return ['--import', `data:text/javascript,${encodeURIComponent(line)}`];
}

test('a Node.js that is older than package.json asks for is told in one sentence, and no newer one is', () => {
  const { engines } = JSON.parse(
    readFileSync(new URL('../../../package.json', import.meta.url), 'utf8'),
  ) as { engines: { node: string } };
  const [major, minor] = engines.node.slice(2).split('.').map(Number);
  const program = join(cli, 'bin/athar.js');
  for (const old of [`${String(major)}.${String(minor! - 1)}.9`, `${String(major! - 2)}.99.0`]) {
    const [code, out, err] = run(program, asNode(old));
    expect([old, code, out]).toEqual([old, 4, '']);
    expect(err).toMatch(/^Athar needs Node\.js \d+\.\d+ or later, and this is v[\d.]+\. .*\n$/);
    expect(err).toContain(`${String(major)}.${String(minor)} or later`);
  }
  for (const version of [`${String(major)}.${String(minor)}.0`, `${String(major! + 2)}.0.0`])
    expect([version, ...run(program, asNode(version))]).toEqual([
      version,
      0,
      expect.stringMatching(/^\d+\.\d+\.\d+\n$/),
      '',
    ]);
});

test('a program that was never built says how to build it', () => {
  for (const part of ['bin', 'package.json'])
    cpSync(join(cli, part), join(folder, part), { recursive: true });
  expect(run(join(folder, 'bin/athar.js'))).toEqual([
    4,
    '',
    'Athar is not built yet. In its folder run: npm ci && npm run build\n',
  ]);
});

test('what says that a project is built lies with what was built: without that it is built again', () => {
  const root = fileURLToPath(new URL('../../../', import.meta.url));
  const tsc = join(root, 'node_modules/typescript/bin/tsc');
  for (const project of ['packages/core', 'packages/node', 'packages/synthetic', 'apps/cli']) {
    const asked = [tsc, '--showConfig', '-p', join(root, project)];
    const { stdout } = spawnSync(process.execPath, asked, { encoding: 'utf8' });
    const { compilerOptions } = JSON.parse(stdout) as {
      compilerOptions: { readonly outDir: string; readonly tsBuildInfoFile?: string };
    };
    const { outDir, tsBuildInfoFile } = compilerOptions;
    expect([project, tsBuildInfoFile]).toEqual([project, `${outDir}/tsconfig.tsbuildinfo`]);
  }
});

test.each([{ NODE_ENV: 'production' }, { npm_config_omit: 'dev' }])(
  'what the build needs is set up where the environment leaves it out: %o',
  (more) => {
    const { status, stdout } = spawnSync('npm ls typescript rolldown --depth=0 --json', {
      cwd: fileURLToPath(new URL('../../../', import.meta.url)),
      shell: true,
      encoding: 'utf8',
      env: { ...process.env, ...more },
    });
    const { dependencies = {} } = JSON.parse(stdout) as { dependencies?: object };
    expect([status, Object.keys(dependencies).sort()]).toEqual([0, ['rolldown', 'typescript']]);
  },
);
