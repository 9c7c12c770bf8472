import { chmodSync, mkdirSync, mkdtempSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { languages, messages } from '@athar/core';
import { Command } from 'commander';
import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import { registerIndicators } from '../src/commands/indicators.ts';

const bundle = JSON.stringify({
  type: 'bundle',
  id: 'bundle--1',
  objects: [
    {
      type: 'indicator',
      id: 'indicator--1',
      pattern: "[domain-name:value='evil.example']",
      modified: '2024-05-06T00:00:00Z',
    },
    { type: 'indicator', id: 'indicator--2', pattern: '[file:size=1]' },
    { type: 'malware', id: 'malware--1', name: 'Invented\u001b[31m' },
  ],
});

let data: string;
let output: string;
let server: Server | undefined;

beforeEach(() => {
  data = mkdtempSync(join(tmpdir(), 'athar-cli-'));
  output = '';
  vi.stubEnv('ATHAR_DATA', data);
  const take = (text: string | Uint8Array) => {
    output += String(text);
    return true;
  };
  vi.spyOn(process.stdout, 'write').mockImplementation(take);
  vi.spyOn(process.stderr, 'write').mockImplementation(take);
});

afterEach(() => {
  vi.restoreAllMocks();
  vi.unstubAllEnvs();
  server?.close();
  server = undefined;
  process.exitCode = 0;
  rmSync(data, { recursive: true, force: true });
});

const run = async (...args: readonly string[]) => {
  output = '';
  process.exitCode = 0;
  const program = new Command();
  registerIndicators(program, messages('en'));
  await program.parseAsync(['indicators', ...args], { from: 'user' });
  return { output, code: process.exitCode };
};

test('list, add, list, remove', async () => {
  expect((await run('list')).output).toContain('athar indicators update');
  const source = join(data, 'mine.json');
  writeFileSync(source, bundle);
  expect((await run('add', source)).output).toBe('Added mine.stix2.\n');

  const list = (await run('list')).output;
  expect(list).toMatch(/^mine\.stix2\n {2}mine\.json\n {2}for: /);
  expect(list).toContain('newest entry: 2024-05-06');
  expect(list).toContain('\n  added by hand\n');
  expect(list).toContain(`Folder: ${join(data, 'indicators')}\n`);
  expect(list).toContain(
    'not loaded: 1 (patterns of a kind that is not supported), such as [file:size=1]',
  );
  expect(list).toContain('Last update: never');
  expect(list).toContain('Together: 1 indicator in 1 file');

  const json = JSON.parse((await run('list', '--json')).output) as { files: { loaded: number }[] };
  expect(json).toMatchObject({ lastUpdate: null, files: [{ name: 'mine.stix2', loaded: 1 }] });
  expect((await run('remove', 'mine.stix2')).output).toBe('Removed mine.stix2.\n');
  const { output: told, code } = await run('remove', 'mine.stix2');
  const unknown = messages('en').text('cli.indicators.unknown', { name: 'mine.stix2' });
  expect([code, told]).toEqual([3, `${unknown}\n`]);
});

test('a file is also removed by the name it came with, unless several did', async () => {
  const folders = ['one', 'two'].map((name) => join(data, name));
  for (const folder of folders) {
    mkdirSync(folder);
    writeFileSync(join(folder, 'mine.json'), bundle.replaceAll('--1', `--${folder}`));
    await run('add', folder);
  }
  expect((await run('remove', 'mine.json')).code).toBe(3);
  expect((await run('remove', 'mine-2.stix2')).output).toBe('Removed mine-2.stix2.\n');
  expect((await run('remove', 'mine.json')).output).toBe('Removed mine.stix2.\n');
  expect((await run('list')).output).toContain('athar indicators update');
});

test('a file that may not be written to is replaced all the same by its next version', async () => {
  const source = join(data, 'mine.json');
  writeFileSync(source, bundle);
  chmodSync(source, 0o444);
  await run('add', source);
  // Windows takes nothing in the place of a file that may not be written to.
  expect(statSync(join(data, 'indicators', 'mine.stix2')).mode & 0o200).toBe(0o200);
  rmSync(source, { force: true });
  writeFileSync(source, bundle.replace('evil.example', 'more.example'));
  expect((await run('add', source)).output).toContain('replaced mine.stix2');
});

test('adding says what became of each file that was there already', async () => {
  const source = join(data, 'mine.json');
  const add = async (text: string) => {
    writeFileSync(source, text);
    return run('add', source);
  };
  await add(bundle);
  expect(await add(bundle)).toEqual({
    code: 0,
    output: 'mine.json was not added, because mine.stix2 has the same content already.\n',
  });
  expect((await add(bundle.replace('evil.example', 'more.example'))).output).toBe(
    'mine.json replaced mine.stix2: by its id it is another version of the same bundle.\n',
  );
  expect((await add(bundle.replace('bundle--1', 'bundle--2'))).output).toBe(
    'Added mine-2.stix2. Another bundle is called mine.stix2, so both are kept.\n',
  );
  expect((await run('list')).output).toContain('in 2 files\n');
});

test('names from files cannot steer the terminal, and stand beside no number', async () => {
  const source = join(data, 'mine.json');
  writeFileSync(source, bundle);
  await run('add', source);
  const line = (await run('list')).output.split('\n').find((text) => text.includes('Invented'));
  expect(line).not.toContain('\u001b');
  expect(line?.replace(/U\+\d+|\[31m/g, '')).not.toMatch(/\d/);
});

test('a file that holds nothing to compare is called so by its name, when it is added and in the list', async () => {
  const seen = join(data, 'seen.stix2');
  const object = { type: 'domain-name', id: 'domain-name--1', value: 'seen.example' };
  writeFileSync(seen, JSON.stringify({ type: 'bundle', id: 'bundle--7', objects: [object] }));
  const added = await run('add', seen);
  expect(added.code).toBe(0);
  expect(added.output).toContain('seen.stix2 holds no indicators that could be compared');
  const { output: listed } = await run('list');
  expect(listed).toContain('This file holds no indicators that could be compared');
  expect(listed).toContain(
    'not loaded: 1 (seen somewhere, but not said to be malicious), such as seen.example',
  );

  const own = join(data, 'own.stix2');
  writeFileSync(own, bundle);
  expect((await run('add', own)).output).not.toContain('compared');
});

test('a file that could not be read to its end ends in exit code 3', async () => {
  mkdirSync(join(data, 'indicators'));
  writeFileSync(join(data, 'indicators', 'cut.stix2'), bundle.slice(0, -4));
  const { output: list, code } = await run('list');
  expect(code).toBe(3);
  expect(list).toContain('ends too early');
});

test('adding a folder with a broken file adds the others, names the file, and ends in exit code 3', async () => {
  const source = join(data, 'given');
  mkdirSync(source);
  writeFileSync(join(source, 'good.json'), bundle);
  writeFileSync(join(source, 'cut.json'), bundle.slice(0, -4));
  const { output: told, code } = await run('add', source);
  expect(code).toBe(3);
  expect(told).toBe(
    'Added good.stix2.\ncut.json could not be read to its end, so it was not added.\n',
  );
  expect((await run('list')).output).toContain('in 1 file\n');
});

test('a single file that is cut off is called so, and not a file of another form', async () => {
  const source = join(data, 'cut.json');
  writeFileSync(source, bundle.slice(0, -4));
  const { output: told, code } = await run('add', source);
  expect([code, told]).toEqual([
    3,
    'cut.json could not be read to its end, so it was not added.\n',
  ]);
  expect((await run('list')).output).toContain('There are no indicators.');
});

test('adding what is not there ends in exit code 3, as everything that cannot be found', async () => {
  const { output: told, code } = await run('add', join(data, 'nowhere'));
  const path = join(data, 'nowhere');
  expect([code, told]).toEqual([3, `${messages('en').text('cli.indicators.missing', { path })}\n`]);
});

test('update fetches, says what happened, and when', async () => {
  server = createServer((request, response) => {
    const base = `http://${request.headers.host}`;
    if (request.url === '/index.yaml') {
      response.end(
        `indicators:\n- {name: A, download_url: "${base}/a.stix2"}\n- {name: B, download_url: "${base}/b.stix2"}\n`,
      );
    } else if (request.url === '/a.stix2') response.end(bundle);
    else response.writeHead(404).end();
  });
  await new Promise<void>((resolve) => server?.listen(0, '127.0.0.1', resolve));
  const { port } = server.address() as AddressInfo;
  const result = await run('update', '--index', `http://127.0.0.1:${port}/index.yaml`);
  expect(result.output).toContain('new        a.stix2\n');
  expect(result.output).toContain('failed     B: the server answered 404');
  expect(result.code).toBe(3);
  const list = (await run('list')).output;
  expect(list).toMatch(/Last update: 20\d\d-/);
  const [name, ...told] = list.split('\n\n')[0]!.split('\n');
  expect(name).toBe('a.stix2');
  expect(told).toContain('  A');
  expect(told).toContain(`  from: http://127.0.0.1:${port}/a.stix2`);
  expect(told.join('\n')).toMatch(/^ {2}here since: 20\d\d-/m);
});

test.each(languages)(
  'why a file or the index could not be fetched is told in %s',
  async (language) => {
    server = createServer((request, response) => {
      const base = `http://${request.headers.host}`;
      if (request.url === '/index.yaml') {
        const urls = ['a.stix2', 'broken.stix2'].map((name) => `${base}/${name}`);
        const entries = [...urls, 'file:///x'].map(
          (url) => `- {name: F, download_url: "${url}"}\n`,
        );
        response.end(`indicators:\n${entries.join('')}`);
      } else if (request.url === '/broken.stix2') response.end('<html>');
      else response.writeHead(404).end();
    });
    await new Promise<void>((resolve) => server?.listen(0, '127.0.0.1', resolve));
    const { port } = server.address() as AddressInfo;
    const words = messages(language);
    const told = await run(
      ...['update', '--lang', language, '--index', `http://127.0.0.1:${port}/index.yaml`],
    );
    const status = words.unisolated('cli.indicators.failure.status', { status: '404' });
    for (const reason of [
      status,
      words.unisolated('cli.indicators.failure.not-stix'),
      words.unisolated('cli.indicators.failure.no-address'),
    ]) {
      expect(told.output).toContain(
        words.text('cli.indicators.feed.failed', { title: 'F', reason }),
      );
    }
    const url = `http://127.0.0.1:${port}/none.yaml`;
    const { output: unreached } = await run('update', '--lang', language, '--index', url);
    expect(unreached).toContain(
      words.text('cli.indicators.index-unreachable', { url, reason: status }),
    );
  },
);

test('an index that cannot be fetched, or is none, ends in exit code 3 and says what is kept', async () => {
  server = createServer((request, response) => {
    if (request.url === '/text') response.end('no index');
    else response.writeHead(500).end();
  });
  await new Promise<void>((resolve) => server?.listen(0, '127.0.0.1', resolve));
  const { port } = server.address() as AddressInfo;
  for (const name of ['text', 'broken']) {
    const result = await run('update', '--index', `http://127.0.0.1:${port}/${name}`);
    expect(result.code).toBe(3);
    expect(result.output).toContain('What was there before is kept.');
  }
});

test.each(languages)('a full disk is told without a word of a check (%s)', (language) => {
  // `indicators update` and `extract` say it too, and check nothing.
  const ofChecks = { en: /check/i, ar: /فحص/, fr: /examen/i, es: /examen/i }[language];
  expect(messages(language).text('cli.out.disk-full')).not.toMatch(ofChecks);
});
