import { createHash } from 'node:crypto';
import {
  chmodSync,
  existsSync,
  mkdirSync,
  mkdtempSync,
  rmSync,
  symlinkSync,
  writeFileSync,
} from 'node:fs';
import { homedir, tmpdir } from 'node:os';
import { isAbsolute, join } from 'node:path';
import { Worker } from 'node:worker_threads';
import { gzipSync } from 'node:zlib';
import { openMatcher } from '@athar/core';
import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest';
import { managedIndicatorFolder } from '../src/indicators/folder.ts';
import { demandIndicatorPaths, loadIndicators } from '../src/indicators/loading.ts';

const bundle = (domain: string) =>
  JSON.stringify({
    type: 'bundle',
    id: 'bundle--1',
    objects: [
      { type: 'indicator', id: 'indicator--1', pattern: `[domain-name:value='${domain}']` },
      { type: 'malware', id: 'malware--1', name: domain.toUpperCase() },
    ],
  });

let folder: string;
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'athar-load-'));
});
afterEach(() => {
  rmSync(folder, { recursive: true, force: true });
  vi.unstubAllEnvs();
});
const put = (name: string, content: string | Uint8Array) => {
  mkdirSync(join(folder, name, '..'), { recursive: true });
  writeFileSync(join(folder, name), content);
  return join(folder, name);
};

test('a folder is searched to the bottom, by content and in the order of names', () => {
  put('b.json', bundle('b.example'));
  put('a/deep/er/x.dat', bundle('x.example'));
  put('a.stix2', bundle('a.example'));
  put('README.md', '# no indicators');
  put('z/other.json', '{"a": 1}');
  const { files, ignored, tables } = loadIndicators({ paths: [folder] });
  expect(
    files.map(({ name, loaded, threats, complete }) => [name, loaded, threats, complete]),
  ).toEqual([
    ['a/deep/er/x.dat', 1, ['X.EXAMPLE'], true],
    ['a.stix2', 1, ['A.EXAMPLE'], true],
    ['b.json', 1, ['B.EXAMPLE'], true],
  ]);
  expect(ignored).toEqual(['README.md', 'z/other.json']);
  expect(files[1]?.sha256).toBe(createHash('sha256').update(bundle('a.example')).digest('hex'));
  expect(tables && openMatcher(tables).match('domain', 'www.b.example')).toMatchObject([
    { indicator: { value: 'b.example', file: 'b.json', threat: 'B.EXAMPLE' } },
  ]);
});

test('files of one name from two places stay apart, and the value in both names both', () => {
  const one = put('one/feed.stix2', bundle('evil.example'));
  const two = put('two/feed.stix2', bundle('evil.example'));
  const { files, tables } = loadIndicators({ paths: [one, two] });
  expect(files.map(({ name }) => name)).toEqual(['feed.stix2', 'feed.stix2 (2)']);
  expect(tables && openMatcher(tables).match('domain', 'evil.example')).toMatchObject([
    { indicator: { file: 'feed.stix2' }, alsoIn: [{ file: 'feed.stix2 (2)' }] },
  ]);
});

test.skipIf(process.platform === 'win32')(
  'a file that is given several times, also in a folder or by a link, is one; a copy of it is another (skipped on Windows)',
  () => {
    const file = put('of/one.stix2', bundle('one.example'));
    symlinkSync(file, join(folder, 'of/link.stix2'));
    const link = join(folder, 'given.stix2');
    symlinkSync(file, link);
    const namesOf = (...paths: string[]) => loadIndicators({ paths }).files.map(({ name }) => name);
    expect(namesOf(file, file)).toEqual(['one.stix2']);
    expect(namesOf(file, link)).toEqual(['given.stix2']);
    expect(namesOf(link, file)).toEqual(['given.stix2']);
    expect(namesOf(join(folder, 'of'), file, link)).toEqual(['given.stix2']);
    const { files, tables } = loadIndicators({ paths: [file, link] });
    expect(files.map(({ loaded }) => loaded)).toEqual([1]);
    expect(tables && openMatcher(tables).match('domain', 'one.example')).toMatchObject([
      { indicator: { file: 'given.stix2' } },
    ]);
    const copy = put('copy/one.stix2', bundle('one.example'));
    expect(namesOf(file, copy)).toEqual(['one.stix2', 'one.stix2 (2)']);
  },
);

test('what a newer edition of a bundle took back is not met by an older one beside it', () => {
  const edition = (month: string, more: object) =>
    JSON.stringify({
      type: 'bundle',
      id: 'bundle--6a7d8a86-6a1b-4a0e-9a63-0c53e2f0b0e1',
      objects: [
        {
          type: 'indicator',
          id: 'indicator--0f6c9c4e-1b7a-4f0e-8d4b-5f6a1c2d3e4f',
          modified: `2024-${month}-01T00:00:00Z`,
          pattern: "[domain-name:value='shop.example']",
          ...more,
        },
      ],
    });
  put('2024-01.stix2', edition('01', {}));
  put('2024-02.stix2', edition('02', { revoked: true }));
  const { files, tables } = loadIndicators({ paths: [folder] });
  expect(tables).toBeUndefined();
  expect(files.map(({ name, loaded, notLoaded }) => [name, loaded, notLoaded[0]?.reason])).toEqual([
    ['2024-01.stix2', 0, 'older-version'],
    ['2024-02.stix2', 0, 'revoked'],
  ]);
});

test('the order in which files and folders are given changes nothing', () => {
  const paths = [
    put('b.stix2', bundle('EVIL.example')),
    put('a.stix2', bundle('evil.example')),
    put('one/feed.stix2', bundle('evil.example').replace('"name":"', '"name":"One ')),
    put('two/feed.stix2', bundle('evil.example').replace('"name":"', '"name":"Two ')),
    join(put('three/c/x.stix2', bundle('evil.example')), '../..'),
    join(put('four/c/x.stix2', bundle('Evil.example')), '../..'),
  ];
  put('three/notes.txt', '');
  put('four/list.txt', '');
  const told = (given: readonly string[]) => {
    const { files, ignored, tables } = loadIndicators({ paths: given });
    return { files, ignored, met: openMatcher(tables!).match('domain', 'evil.example') };
  };
  const first = told(paths);
  expect(first.files.map(({ name }) => name)).toEqual([
    'a.stix2',
    'b.stix2',
    'c/x.stix2',
    'c/x.stix2 (2)',
    'feed.stix2',
    'feed.stix2 (2)',
  ]);
  expect(first.met).toMatchObject([{ indicator: { file: 'a.stix2', value: 'evil.example' } }]);
  expect(told([...paths].reverse())).toEqual(first);
  expect(told([...paths.slice(3), ...paths.slice(0, 3)])).toEqual(first);
});

describe('a gap is told', () => {
  test('where a bundle is cut off', () => {
    const path = put('cut.stix2', bundle('evil.example').slice(0, -3));
    expect(loadIndicators({ paths: [path] }).files).toMatchObject([
      { loaded: 1, complete: false, fault: 'cut' },
    ]);
  });

  test('where a .stix2 file holds something else', () => {
    put('page.stix2', '<html>404</html>');
    put('empty.stix2', '');
    const { files, ignored, tables } = loadIndicators({ paths: [folder] });
    expect(files).toMatchObject([
      { name: 'empty.stix2', loaded: 0, complete: false, fault: 'empty' },
      { name: 'page.stix2', loaded: 0, complete: false, fault: 'not-stix' },
    ]);
    expect(ignored).toEqual([]);
    expect(tables).toBeUndefined();
  });

  test('where folders lie deeper in one another than is searched', () => {
    put('good.stix2', bundle('evil.example'));
    const deepest = put(`${'f/'.repeat(33)}x.stix2`, bundle('deep.example'));
    expect(existsSync(deepest)).toBe(true);
    expect(loadIndicators({ paths: [folder] }).files).toMatchObject([
      { name: 'f/'.repeat(33), loaded: 0, complete: false, fault: 'too-deep' },
      { name: 'good.stix2', loaded: 1, complete: true },
    ]);
  });

  test.skipIf(process.platform === 'win32')(
    'where a link leads nowhere or in a circle, as git-annex leaves what it has not fetched (skipped on Windows)',
    () => {
      put('good.stix2', bundle('evil.example'));
      symlinkSync('.git/annex/objects/gone', join(folder, 'annexed.stix2'));
      symlinkSync('circle.json', join(folder, 'circle.json'));
      symlinkSync('gone', join(folder, 'README'));
      const { files, ignored } = loadIndicators({ paths: [folder] });
      expect(files).toMatchObject([
        { name: 'annexed.stix2', loaded: 0, complete: false, fault: 'missing' },
        { name: 'circle.json', loaded: 0, complete: false, fault: 'missing' },
        { name: 'good.stix2', loaded: 1, complete: true },
      ]);
      expect(ignored).toEqual(['README']);
    },
  );

  test('where Git LFS has left only a pointer', () => {
    const pointer = 'version https://git-lfs.github.com/spec/v1\noid sha256:00\nsize 12\n';
    put('feed.json', pointer);
    put('notes.txt', pointer);
    put('other.json', pointer.replace('lfs', 'svn'));
    const { files, ignored } = loadIndicators({ paths: [folder] });
    expect(files).toMatchObject([
      { name: 'feed.json', loaded: 0, complete: false, fault: 'not-fetched' },
    ]);
    expect(ignored).toEqual(['notes.txt', 'other.json']);
  });

  test.skipIf((process.getuid?.() ?? 0) === 0)(
    'where a file may not be read (skipped for root, and on Windows)',
    () => {
      chmodSync(put('locked.stix2', bundle('evil.example')), 0);
      expect(loadIndicators({ paths: [folder] }).files).toMatchObject([
        { name: 'locked.stix2', loaded: 0, complete: false, fault: 'no-permission' },
      ]);
    },
  );
});

test.each<readonly [string, () => string, string]>([
  ['is not there', () => join(folder, 'nowhere'), 'cli.indicators.missing'],
  ['holds no indicators', () => put('list.txt', 'evil.example'), 'cli.indicators.not-stix'],
  [
    'holds a very long list of something else',
    () => put('list.csv', 'domain,evil.example\n'.repeat(100_000)),
    'cli.indicators.not-stix',
  ],
  [
    'is packed',
    () => put('feed.stix2', gzipSync(bundle('evil.example'))),
    'cli.indicators.given.packed',
  ],
  [
    'is packed, and called so',
    () => put('feed.stix2.gz', gzipSync(bundle('evil.example'))),
    'cli.indicators.given.packed',
  ],
  ...(process.platform === 'win32' ? [] : ['/dev/null']).map(
    (path): [string, () => string, string] => ['is no file', () => path, 'cli.no-file'],
  ),
  ['is a ZIP file', () => put('feed.zip', 'PK\x03\x04'), 'cli.indicators.given.packed'],
  ...[
    ['xz', 'fd377a585a00'],
    ['bzip2', '425a68'],
    ['Zstandard', '28b52ffd'],
    ['7-Zip', '377abcaf271c'],
  ].map(([form = '', magic = '']): [string, () => string, string] => [
    `is packed with ${form}`,
    () => put('feed', Buffer.from(`${magic}0102`, 'hex')),
    'cli.indicators.given.packed',
  ]),
  [
    'is an event of MISP',
    () => put('event.json', '{\n "Event": {"id": "1", "Attribute": []}}'),
    'cli.indicators.given.misp',
  ],
  [
    'is what a search in MISP gives',
    () => put('events.json', '{"response":[{"Event":{"id":"1"}}]}'),
    'cli.indicators.given.misp',
  ],
  [
    'is a page of a web site with a mark of UTF-8',
    () => put('feed.stix2', '\ufeff<html lang="en">'),
    'cli.indicators.given.web-page',
  ],
  [
    'is a page of a web site',
    () => put('feed.stix2', '\n<!DOCTYPE html><html lang="en">'),
    'cli.indicators.given.web-page',
  ],
])('a path that %s is the fault of the caller, at once', (_, path, code) => {
  const error = expect.objectContaining({ name: 'UsageError', code }) as Error;
  const paths = [path()];
  expect(() => loadIndicators({ paths })).toThrow(error);
  expect(() => demandIndicatorPaths({ paths })).toThrow(error);
});

test('what may still hold indicators is not refused by its beginning', () => {
  const utf16 = (text: string): Buffer => Buffer.from(`\ufeff${text}`, 'utf16le');
  const large = ' '.repeat(2 ** 21);
  const paths = [
    put('large.json', large + bundle('a.example')),
    put('utf16.json', utf16(large + bundle('b.example'))),
    put('big-endian.json', utf16(large + bundle('c.example')).swap16()),
    put('mark.json', `\ufeff{"x":"${large}"}${bundle('d.example')}`),
    put('cut.stix2', bundle('e.example').slice(0, -40)),
    // By its name it should hold some: a gap, not a mistake of who gives it.
    put('letter.stix2', 'Dear colleague,'),
    put('pointer.json', 'version https://git-lfs.github.com/spec/v1\n'),
  ];
  demandIndicatorPaths({ paths });
  const files = loadIndicators({ paths }).files.map(({ name, loaded }) => [name, loaded]);
  expect(Object.fromEntries(files)).toEqual({
    'large.json': 1,
    'utf16.json': 1,
    'big-endian.json': 1,
    'mark.json': 1,
    'cut.stix2': 1,
    'letter.stix2': 0,
    'pointer.json': 0,
  });
});

test('what has ended depends on the file, not on the day of the check', () => {
  const ends = (until: string) =>
    put(
      'old.stix2',
      bundle('old.example').replace('"pattern"', `"valid_until":"${until}","pattern"`),
    );
  const load = (until: string) => loadIndicators({ paths: [ends(until)] });
  expect(load('2001-01-01T00:00:00Z').tables).toBeDefined();
  expect(load('2999-01-01T00:00:00Z').files).toMatchObject([{ loaded: 1, notLoaded: [] }]);
});

test.skipIf(process.platform === 'win32')(
  'links to folders are not followed, links to files are (skipped on Windows)',
  () => {
    put('given/real/a.stix2', bundle('a.example'));
    put('elsewhere/b.stix2', bundle('b.example'));
    const given = join(folder, 'given');
    symlinkSync(join(given, 'real'), join(given, 'real/loop'));
    symlinkSync(join(folder, 'elsewhere/b.stix2'), join(given, 'link.stix2'));
    expect(loadIndicators({ paths: [given] }).files.map(({ name }) => name)).toEqual([
      'link.stix2',
      'real/a.stix2',
    ]);
  },
);

test('without paths the managed folder is used; where there is none nothing is loaded', () => {
  put('a.stix2', bundle('a.example'));
  put('athar-indicators.json', '{"files": []}');
  put('.incoming-1', bundle('half.example'));
  expect(loadIndicators({ managedFolder: folder }).files.map(({ name }) => name)).toEqual([
    'a.stix2',
  ]);
  expect(loadIndicators({ managedFolder: join(folder, 'none') })).toEqual({
    files: [],
    ignored: [],
  });
});

test('the managed folder follows ATHAR_DATA', () => {
  expect(managedIndicatorFolder({ ATHAR_DATA: '/x' })).toBe(join('/x', 'indicators'));
  expect(managedIndicatorFolder({}).startsWith(homedir())).toBe(true);
});

test('the managed folder does not depend on the folder in which a command is started', () => {
  const usual = managedIndicatorFolder({});
  const part = join('data', 'share');
  expect(managedIndicatorFolder({ XDG_DATA_HOME: part, APPDATA: part })).toBe(usual);
  for (const home of ['', 'home']) {
    vi.stubEnv('HOME', home);
    expect(isAbsolute(managedIndicatorFolder({}))).toBe(true);
  }
});

test('a worker searches the same memory', async () => {
  const { tables } = loadIndicators({ paths: [put('a.stix2', bundle('evil.example'))] });
  const worker = new Worker(
    `const { parentPort } = require('node:worker_threads');
     parentPort.once('message', (tables) => {
       tables.kindCounts[31] = 4711;
       parentPort.postMessage(tables.pool.buffer instanceof SharedArrayBuffer);
     });`,
    { eval: true },
  );
  worker.postMessage(tables);
  const isShared = await new Promise((resolve) => worker.once('message', resolve));
  await worker.terminate();
  expect(isShared).toBe(true);
  expect(tables?.kindCounts[31]).toBe(4711);
});
