import { spawnSync } from 'node:child_process';
import {
  existsSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  rmSync,
  utimesSync,
  writeFileSync,
} from 'node:fs';
import { createServer, type RequestListener, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { basename, join } from 'node:path';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { DownloadError, downloadText } from '../src/indicators/download.ts';
import { temporaryPath } from '../src/indicators/incoming.ts';
import { parseIndicatorIndex } from '../src/indicators/index.ts';
import { recordName } from '../src/indicators/managed-record.ts';
import { indicatorFileName } from '../src/indicators/names.ts';
import { addIndicators, listIndicators, removeIndicators } from '../src/indicators/store.ts';
import { updateIndicators } from '../src/indicators/update.ts';

const now = new Date('2025-01-02T03:04:05Z');

const bundle = (...domains: readonly string[]) => bundleOf('1', ...domains);

const bundleOf = (id: string, ...domains: readonly string[]) =>
  JSON.stringify({
    type: 'bundle',
    id: `bundle--${id}`,
    objects: domains.map((domain, number) => ({
      type: 'indicator',
      id: `indicator--${number}`,
      pattern: `[domain-name:value='${domain}']`,
      pattern_type: 'stix',
    })),
  });

const indexOf = (feeds: Readonly<Record<string, string>>) =>
  'indicators:\n' +
  Object.entries(feeds)
    .map(([name, url]) => `  -\n    type: download\n    name: ${name}\n    download_url: ${url}\n`)
    .join('');

let server: Server;
let base: string;
let folder: string;
let pages: Map<string, string | RequestListener>;

beforeEach(async () => {
  pages = new Map();
  folder = mkdtempSync(join(tmpdir(), 'athar-indicators-'));
  server = createServer((request, response) => {
    const page = pages.get(request.url ?? '');
    if (page === undefined) {
      response.writeHead(404).end('<html>not here</html>');
    } else if (typeof page === 'string') {
      response.end(page);
    } else {
      page(request, response);
    }
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  base = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
});

afterEach(async () => {
  server.closeAllConnections();
  await new Promise((resolve) => server.close(resolve));
  rmSync(folder, { recursive: true, force: true });
});

const valueIn = (text: string): string | undefined => {
  try {
    return JSON.stringify(JSON.parse(text));
  } catch (error) {
    if (!(error instanceof SyntaxError)) throw error;
    return undefined;
  }
};

const faults = () =>
  listIndicators(folder).files.flatMap(({ name, complete, fault }) =>
    complete ? [] : [`${name} ${String(fault)}`],
  );

const publish = (feeds: Readonly<Record<string, string>>) => {
  pages.set(
    '/index.yaml',
    indexOf(Object.fromEntries(Object.entries(feeds).map(([name, path]) => [name, base + path]))),
  );
};
const update = (more: object = {}) =>
  updateIndicators({ folder, index: `${base}/index.yaml`, now, ...more });
const outcomes = async (more: object = {}) =>
  (await update(more)).map((result) =>
    result.outcome === 'failed'
      ? `failed ${result.title}: ${result.reason}`
      : `${result.outcome} ${result.file}`,
  );
const bundles = () => readdirSync(folder).filter((name) => name.endsWith('.stix2'));

describe('an update', () => {
  test('fetches what the index names, and says when', async () => {
    publish({ Pegasus: '/a/pegasus.stix2', Predator: '/b/predator.stix2' });
    pages.set('/a/pegasus.stix2', bundle('evil.example'));
    pages.set('/b/predator.stix2', bundle('bad.example', 'worse.example'));
    expect(await outcomes()).toEqual(['new pegasus.stix2', 'new predator.stix2']);

    const { lastUpdate, files } = listIndicators(folder);
    expect(lastUpdate).toBe('2025-01-02T03:04:05.000Z');
    expect(files.map(({ name, title, loaded, url }) => [name, title, loaded, url])).toEqual([
      ['pegasus.stix2', 'Pegasus', 1, `${base}/a/pegasus.stix2`],
      ['predator.stix2', 'Predator', 2, `${base}/b/predator.stix2`],
    ]);
    expect(readdirSync(folder).filter((name) => name.startsWith('.'))).toEqual([]);
  });

  test('tells what changed and what did not', async () => {
    publish({ A: '/a.stix2', B: '/b.stix2' });
    pages.set('/a.stix2', bundle('a.example'));
    pages.set('/b.stix2', bundle('b.example'));
    await update();
    pages.set('/b.stix2', bundle('b2.example'));
    expect(await outcomes()).toEqual(['unchanged a.stix2', 'updated b.stix2']);
    expect(readFileSync(join(folder, 'b.stix2'), 'utf8')).toContain('b2.example');
  });

  test('takes a file whose indicators have all ended: they count for older records', async () => {
    publish({ A: '/a.stix2' });
    const { objects } = JSON.parse(bundle('a.example')) as { objects: readonly object[] };
    const ended = objects.map((object) => ({
      ...object,
      valid_until: '2020-01-01T00:00:00Z',
      modified: '2024-01-01T00:00:00Z',
    }));
    pages.set('/a.stix2', JSON.stringify({ type: 'bundle', objects: ended }));
    expect(await outcomes()).toEqual(['new a.stix2']);
  });

  test('takes a file all of whose indicators were taken back in the place of the earlier one', async () => {
    const withdrawn = JSON.stringify({
      type: 'bundle',
      objects: [
        {
          type: 'indicator',
          id: 'indicator--0',
          pattern: "[domain-name:value='a.example']",
          revoked: true,
        },
      ],
    });
    publish({ A: '/a.stix2' });
    pages.set('/a.stix2', withdrawn);
    expect(await outcomes()).toEqual(['failed A: it holds no indicators']);
    pages.set('/a.stix2', bundle('a.example'));
    await update();
    pages.set('/a.stix2', withdrawn);
    expect(await outcomes()).toEqual(['updated a.stix2']);
    expect(listIndicators(folder).files.map(({ loaded }) => loaded)).toEqual([0]);
  });

  test.each<[string, string | RequestListener | undefined, string]>([
    ['is not there', undefined, 'the server answered 404'],
    ['is a web page', '<html>hello</html>', 'it is not a whole STIX bundle'],
    ['is other JSON', '{"objects": []}', 'it is not a whole STIX bundle'],
    ['is cut off', bundle('a.example').slice(0, -10), 'it is not a whole STIX bundle'],
    ['holds nothing', bundle(), 'it holds no indicators'],
    ['is too large', bundle('a'.repeat(5000) + '.example'), 'larger than 2000 bytes'],
    [
      'is too large without saying so',
      (_, response) => {
        response.writeHead(200, { 'transfer-encoding': 'chunked' });
        for (let part = 0; part < 20; part++) response.write(' '.repeat(500));
        response.end();
      },
      'larger than 2000 bytes',
    ],
    [
      'breaks off',
      (_, response) => {
        response.writeHead(200, { 'content-length': '1500' });
        response.write(bundle('a.example'), () => response.destroy());
      },
      '',
    ],
    ['never ends', (_, response) => void response.write('{'), 'took too long'],
    [
      'leads round in a circle',
      (_, response) => response.writeHead(302, { location: '/a.stix2' }).end(),
      'redirected too often',
    ],
    [
      'leads to a file of this machine',
      (_, response) => response.writeHead(302, { location: 'file:///etc/passwd' }).end(),
      'redirected to where it must not',
    ],
  ])('keeps the old file where the new one %s', async (_, page, reason) => {
    publish({ A: '/a.stix2' });
    pages.set('/a.stix2', bundle('old.example'));
    await update();
    if (page === undefined) pages.delete('/a.stix2');
    else pages.set('/a.stix2', page);
    const [told] = await outcomes({ feedLimits: { maxBytes: 2000, maxMilliseconds: 400 } });
    expect(told).toContain(`failed A: ${reason}`);
    expect(readFileSync(join(folder, 'a.stix2'), 'utf8')).toBe(bundle('old.example'));
    expect(readdirSync(folder).sort()).toEqual(['a.stix2', 'athar-indicators.json']);
  });

  test('follows a redirection', async () => {
    publish({ A: '/old.stix2' });
    pages.set('/old.stix2', (_, response) =>
      response.writeHead(301, { location: '/new/place.stix2' }).end(),
    );
    pages.set('/new/place.stix2', bundle('a.example'));
    expect(await outcomes()).toEqual(['new old.stix2']);
  });

  test('removes what the index no longer names, and leaves added files alone', async () => {
    publish({ A: '/a.stix2', B: '/b.stix2' });
    pages.set('/a.stix2', bundle('a.example'));
    pages.set('/b.stix2', bundle('b.example'));
    await update();
    const own = join(folder, 'own-source.json');
    writeFileSync(own, bundle('own.example'));
    addIndicators(folder, own, now);
    rmSync(own);

    publish({ A: '/a.stix2' });
    expect(await outcomes()).toEqual(['unchanged a.stix2', 'withdrawn b.stix2']);
    expect(bundles()).toEqual(['a.stix2', 'own-source.stix2']);
    expect(listIndicators(folder).files.map(({ title }) => title)).toEqual([
      'A',
      'own-source.json',
    ]);
  });

  test.each<[string, string | undefined]>([
    ['is not there', undefined],
    ['is no JSON', '{"type": "bundle", "objects": ['],
    ['holds nothing', bundle()],
  ])('keeps a file that the index moved while what is at the new address %s', async (_, page) => {
    publish({ A: '/old/a.stix2' });
    pages.set('/old/a.stix2', bundle('a.example'));
    await update();
    publish({ 'A, renamed': '/new/a.stix2' });
    if (page !== undefined) pages.set('/new/a.stix2', page);
    expect((await update()).map(({ outcome }) => outcome)).toEqual(['failed']);
    expect(bundles()).toEqual(['a.stix2']);

    pages.set('/new/a.stix2', bundle('a2.example'));
    expect(await outcomes()).toEqual(['new a-2.stix2', 'withdrawn a.stix2']);
    expect(listIndicators(folder).files.map(({ url }) => url)).toEqual([`${base}/new/a.stix2`]);
  });

  test('removes nothing for another index, nor what an entry had that could not be understood', async () => {
    publish({ A: '/a.stix2', B: '/b.stix2' });
    pages.set('/a.stix2', bundle('a.example'));
    pages.set('/b.stix2', bundle('b.example'));
    await update();
    pages.set('/other.yaml', indexOf({ A: `${base}/a.stix2` }));
    expect(await outcomes({ index: `${base}/other.yaml` })).toEqual(['unchanged a.stix2']);
    pages.set('/index.yaml', indexOf({ A: `${base}/a.stix2`, B: 'gopher://x/b.stix2' }));
    expect(await outcomes()).toEqual([
      'failed B: no address that can be downloaded',
      'unchanged a.stix2',
    ]);
    expect(bundles()).toEqual(['a.stix2', 'b.stix2']);
  });

  test.each<[string, (base: string) => string, string]>([
    ['cannot be fetched', (at) => `${at}/dead.stix2`, 'failed Z: the server answered 404'],
    ['has no address', () => 'gopher://x/z', 'failed Z: no address that can be downloaded'],
  ])('removes what the index no longer names while another entry %s', async (_, urlOf, failed) => {
    publish({ A: '/a.stix2', X: '/x.stix2' });
    pages.set('/a.stix2', bundle('a.example'));
    pages.set('/x.stix2', bundle('x.example'));
    await update();
    pages.set('/index.yaml', indexOf({ A: `${base}/a.stix2`, Z: urlOf(base) }));
    expect((await outcomes()).sort()).toEqual([failed, 'unchanged a.stix2', 'withdrawn x.stix2']);
    expect(bundles()).toEqual(['a.stix2']);
  });

  test('keeps what a failing feed had, removes what was withdrawn beside it', async () => {
    publish({ A: '/a.stix2', B: '/b/feed.stix2', C: '/c/feed.stix2' });
    for (const path of ['/a.stix2', '/b/feed.stix2', '/c/feed.stix2'])
      pages.set(path, bundle(`${path.charAt(1)}.example`));
    await update();
    pages.delete('/b/feed.stix2');
    // B is where it was, and was fetched before: C cannot be what it was.
    publish({ A: '/moved/a.stix2', B: '/b/feed.stix2' });
    expect(await outcomes()).toEqual([
      'failed A: the server answered 404',
      'failed B: the server answered 404',
      'withdrawn feed-2.stix2',
    ]);
    expect(bundles()).toEqual(['a.stix2', 'feed.stix2']);
  });

  describe('that is stopped', () => {
    test('keeps what came before, leaves nothing half behind, and removes nothing', async () => {
      publish({ A: '/a.stix2', W: '/w.stix2' });
      pages.set('/a.stix2', bundle('a.example'));
      pages.set('/w.stix2', bundle('w.example'));
      await update();
      const stop = new AbortController();
      publish({ A: '/a.stix2', B: '/b.stix2', C: '/c.stix2' });
      pages.set('/a.stix2', bundle('a2.example'));
      pages.set('/b.stix2', (_, response) => {
        response.write('{"type":', () => {
          stop.abort();
        });
      });
      await expect(update({ signal: stop.signal })).rejects.toThrow(
        expect.objectContaining({ name: 'AbortError' }) as Error,
      );
      expect(readdirSync(folder).sort()).toEqual(['a.stix2', 'athar-indicators.json', 'w.stix2']);
      expect(readFileSync(join(folder, 'a.stix2'), 'utf8')).toBe(bundle('a2.example'));
    });

    test('before it has the index changes nothing', async () => {
      const stop = new AbortController();
      pages.set('/index.yaml', () => {
        stop.abort();
      });
      await expect(update({ signal: stop.signal })).rejects.toThrow(
        expect.objectContaining({ name: 'AbortError' }) as Error,
      );
      expect(readdirSync(folder)).toEqual([]);
    });
  });

  test('removes what runs that were killed left behind, and nothing else', async () => {
    publish({ A: '/a.stix2' });
    pages.set('/a.stix2', bundle('a.example'));
    const { pid } = spawnSync(process.execPath, ['-e', '']);
    const mine = temporaryPath(folder);
    const ofDead = temporaryPath(folder).replace(`-${process.pid}-`, `-${pid}-`);
    const elsewhere = join(folder, `.incoming-00000000-${pid}-0123456789abcdef`);
    const earlier = join(folder, '.incoming-0123456789abcdef');
    const foreign = join(folder, '.incoming-0123456789abcdef.part');
    const old = [`${elsewhere.slice(0, -1)}0`, `${earlier.slice(0, -1)}0`];
    for (const path of [mine, ofDead, elsewhere, earlier, foreign, ...old])
      writeFileSync(path, '{"type":');
    for (const path of [...old, foreign]) utimesSync(path, 0, 0);
    await update();
    const left = readdirSync(folder).filter((name) => name.startsWith('.'));
    expect(left.sort()).toEqual(
      [mine, elsewhere, earlier, foreign].map((path) => basename(path)).sort(),
    );
    utimesSync(earlier, 0, 0);
    const own = join(folder, 'own.json');
    writeFileSync(own, bundle('own.example'));
    addIndicators(folder, own, now);
    expect(existsSync(earlier)).toBe(false);
  });

  test.each([
    ['that is not there', undefined, 'cli.indicators.index-unreachable'],
    ['that is a web page', '<html>', 'cli.indicators.index-unreadable'],
    ['without feeds', 'indicators: []', 'cli.indicators.index-unreadable'],
    ['that is no YAML', 'a: [', 'cli.indicators.index-unreadable'],
  ])('with an index %s changes nothing', async (_, page, code) => {
    publish({ A: '/a.stix2' });
    pages.set('/a.stix2', bundle('a.example'));
    await update();
    if (page === undefined) pages.delete('/index.yaml');
    else pages.set('/index.yaml', page);
    await expect(update()).rejects.toMatchObject({ name: 'UsageError', code });
    expect(bundles()).toEqual(['a.stix2']);
  });

  test('takes no index that is not fetched over http or https', async () => {
    for (const index of ['file:///etc/passwd', 'ftp://x/y', 'indicators.yaml', '']) {
      await expect(updateIndicators({ folder, index, now })).rejects.toMatchObject({
        code: 'cli.indicators.index-address',
      });
    }
  });

  test('never takes a name from outside for a path', async () => {
    publish({
      A: '/x/..%2f..%2fescape.stix2',
      B: '/x/%2e%2e%5cescape.stix2',
      C: '/x/con.stix2',
      D: '/x/.hidden',
      E: '/x/a%00b.stix2',
      F: '/x/ESCAPE.stix2',
    });
    for (const page of [
      '..%2f..%2fescape.stix2',
      '%2e%2e%5cescape.stix2',
      'con.stix2',
      '.hidden',
      'a%00b.stix2',
      'ESCAPE.stix2',
    ]) {
      pages.set(`/x/${page}`, bundle('a.example'));
    }
    await update();
    expect(bundles().sort()).toEqual([
      'ESCAPE-3.stix2',
      '_con.stix2',
      'a-b.stix2',
      'escape-2.stix2',
      'escape.stix2',
      'hidden.stix2',
    ]);
  });

  test('heals a record that was damaged', async () => {
    publish({ A: '/a.stix2' });
    pages.set('/a.stix2', bundle('a.example'));
    await update();
    writeFileSync(join(folder, 'athar-indicators.json'), '{"files": [{"file": "../x"}, 7], "las');
    expect(listIndicators(folder).files).toMatchObject([
      { name: 'a.stix2', complete: true },
      { name: 'athar-indicators.json', complete: false, fault: 'record-damaged' },
    ]);
    expect(await outcomes()).toEqual(['new a.stix2']);
    expect(faults()).toEqual([]);
  });

  test('heals what was lost or changed of it', async () => {
    publish({ A: '/a.stix2', B: '/b.stix2', C: '/c.stix2' });
    for (const name of ['a', 'b', 'c']) pages.set(`/${name}.stix2`, bundle(`${name}.example`));
    await update();
    expect(faults()).toEqual([]);
    rmSync(join(folder, 'a.stix2'));
    writeFileSync(join(folder, 'b.stix2'), bundle('c.example'));
    expect(faults()).toEqual(['b.stix2 changed', 'a.stix2 lost']);
    await update();
    expect(faults()).toEqual([]);
  });

  test('tells every change to its record, of whichever value or key', async () => {
    publish({ A: '/a.stix2', B: '/b.stix2' });
    for (const name of ['a', 'b']) pages.set(`/${name}.stix2`, bundle(`${name}.example`));
    await update();
    const path = join(folder, 'athar-indicators.json');
    const text = readFileSync(path, 'utf8');
    const value = JSON.stringify(JSON.parse(text));
    let changes = 0;
    for (let at = 0; at < text.length; at++) {
      const changed =
        text.slice(0, at) + String.fromCharCode(text.charCodeAt(at) ^ 1) + text.slice(at + 1);
      writeFileSync(path, changed);
      if (valueIn(changed) === value) continue;
      expect([changed, faults()]).toEqual([
        changed,
        expect.arrayContaining([`${recordName} record-damaged`]),
      ]);
      changes++;
    }
    expect(changes).toBeGreaterThan(600);
    const { sha256, lastUpdate, files } = JSON.parse(text) as Record<string, unknown[]>;
    writeFileSync(path, JSON.stringify({ sha256, lastUpdate, files: files!.slice(1) }));
    expect(faults()).toEqual([`${recordName} record-damaged`]);
  });

  test('of a record of an earlier version, without digests, what is gone is told alone', async () => {
    publish({ A: '/a.stix2', B: '/b.stix2' });
    for (const name of ['a', 'b']) pages.set(`/${name}.stix2`, bundle(`${name}.example`));
    await update();
    const path = join(folder, 'athar-indicators.json');
    writeFileSync(path, readFileSync(path, 'utf8').replace(/"sha256": "\w+",\s+/g, ''));
    rmSync(join(folder, 'a.stix2'));
    writeFileSync(join(folder, 'b.stix2'), bundle('c.example'));
    expect(faults()).toEqual(['a.stix2 lost']);
  });
});

test.each<[string, object]>([
  ['leads out of the folder', { file: 'sub/kept.stix2' }],
  ['has no title', { title: undefined }],
  ['has a title that is no text', { title: 5 }],
  ['does not say when it came', { updatedAt: undefined }],
  ['has an address that is no text', { url: 5 }],
  ['has an index that is no text', { index: ['x'] }],
])('an entry of the record that %s is none, and no file goes for it', async (_, change) => {
  publish({ A: '/a.stix2' });
  pages.set('/a.stix2', bundle('a.example'));
  mkdirSync(join(folder, 'sub'));
  const entry = {
    file: 'kept.stix2',
    title: 'x',
    url: `${base}/gone`,
    index: `${base}/index.yaml`,
  };
  for (const name of ['kept.stix2', 'sub/kept.stix2'])
    writeFileSync(join(folder, name), bundle('kept.example'));
  const files = [7, null, { ...entry, updatedAt: now.toISOString(), ...change }];
  writeFileSync(join(folder, 'athar-indicators.json'), JSON.stringify({ files }));
  const [kept] = listIndicators(folder).files;
  expect([kept?.title, kept?.url]).toEqual(['kept.stix2', undefined]);
  expect(await outcomes()).toEqual(['new a.stix2']);
  expect(existsSync(join(folder, 'kept.stix2'))).toBe(true);
  expect(existsSync(join(folder, 'sub/kept.stix2'))).toBe(true);
});

describe('a download is given up', () => {
  const failureOf = async (limits: object): Promise<string | undefined> => {
    const all = { maxBytes: 1_000_000, maxMilliseconds: 60_000, ...limits };
    try {
      await downloadText(`${base}/slow`, all);
    } catch (error) {
      return error instanceof DownloadError ? error.failure : String(error);
    }
    return undefined;
  };
  /** Sends a sign again and again, so often or for ever. */
  const drip =
    (times = Infinity): RequestListener =>
    (_, response) => {
      response.writeHead(200);
      let sent = 0;
      const timer = setInterval(() => {
        if (++sent > times) response.end();
        else response.write(' ');
      }, 5);
      response.on('close', () => {
        clearInterval(timer);
      });
    };

  test.each<[string, RequestListener]>([
    ['no answer', () => undefined],
    [
      'no byte after the head',
      (_, response) => {
        response.writeHead(200).flushHeaders();
      },
    ],
    ['no byte after the first', (_, response) => void response.write(' ')],
  ])('where there is %s for long', async (_, page) => {
    pages.set('/slow', page);
    expect(await failureOf({ maxSilentMilliseconds: 100 })).toBe('silent');
  });

  test('where it drips for longer than a whole file may take', async () => {
    pages.set('/slow', drip());
    expect(await failureOf({ maxMilliseconds: 300, maxSilentMilliseconds: 10_000 })).toBe('slow');
  });

  test('at once where it says that it is too large, without leaving the connection open', async () => {
    const closed = new Promise((resolve) => {
      pages.set('/slow', (request, response) => {
        request.socket.on('close', resolve);
        response.writeHead(200, { 'content-length': '2000000' }).flushHeaders();
      });
    });
    expect(await failureOf({})).toBe('too-large');
    await closed;
    // Else the connection ends when memory is cleaned up, many seconds later.
  }, 5000);

  test('not while something comes', async () => {
    pages.set('/slow', drip(250));
    expect(await failureOf({ maxSilentMilliseconds: 1000 })).toBeUndefined();
  });
});

describe('adding and removing', () => {
  test('a file, then a newer one of the same name, then none', () => {
    const source = mkdtempSync(join(tmpdir(), 'athar-source-'));
    try {
      const path = join(source, 'mine.json');
      writeFileSync(path, bundle('a.example'));
      expect(addIndicators(folder, path, now).files.map(({ name }) => name)).toEqual([
        'mine.stix2',
      ]);
      writeFileSync(path, bundle('b.example', 'c.example'));
      addIndicators(folder, path, now);
      expect(listIndicators(folder).files).toMatchObject([{ name: 'mine.stix2', loaded: 2 }]);
      writeFileSync(join(source, 'notes.txt'), 'x');
      expect(addIndicators(folder, source, now).ignored).toEqual(['notes.txt']);
      removeIndicators(folder, 'mine.stix2');
      expect(listIndicators(folder).files).toEqual([]);
    } finally {
      rmSync(source, { recursive: true });
    }
  });

  describe('a file whose name is taken', () => {
    let source: string;
    beforeEach(() => {
      source = mkdtempSync(join(tmpdir(), 'athar-source-'));
    });
    afterEach(() => rmSync(source, { recursive: true }));
    const give = (text: string, name = 'malware.stix2') => {
      const path = join(source, name);
      writeFileSync(path, text);
      return addIndicators(folder, path, now).files;
    };
    const given = 'malware.stix2';
    const beside = { outcome: 'new', given, name: 'malware-2.stix2', beside: given };
    const contents = () => bundles().map((name) => readFileSync(join(folder, name), 'utf8'));

    test('is kept beside the other where it is another bundle', () => {
      expect(give(bundleOf('1', 'a.example'))).toEqual([{ outcome: 'new', given, name: given }]);
      expect(give(bundleOf('2', 'b.example'))).toEqual([beside]);
      expect(contents().sort()).toEqual([bundleOf('1', 'a.example'), bundleOf('2', 'b.example')]);
    });

    test('is not added again where its content is there, whatever it is called', () => {
      give(bundleOf('1', 'a.example'));
      give(bundleOf('2', 'b.example'));
      for (const name of [given, 'other.json']) {
        expect(give(bundleOf('2', 'b.example'), name)).toEqual([
          { outcome: 'present', given: name, name: 'malware-2.stix2' },
        ]);
      }
      expect(bundles()).toHaveLength(2);
    });

    test('replaces an earlier version of its bundle, whatever that is called', () => {
      give(bundleOf('1', 'a.example'));
      give(bundleOf('2', 'b.example'));
      expect(give(bundleOf('2', 'b.example', 'c.example'), 'newer.json')).toEqual([
        { outcome: 'replaced', given: 'newer.json', name: 'malware-2.stix2' },
      ]);
      expect(listIndicators(folder).files).toMatchObject([
        { name: 'malware-2.stix2', loaded: 2 },
        { name: 'malware.stix2', loaded: 1 },
      ]);
    });

    test('without an id replaces nothing', () => {
      const withoutId = (domain: string) => bundle(domain).replace('"id":"bundle--1",', '');
      give(withoutId('a.example'));
      expect(give(withoutId('b.example'))).toEqual([beside]);
    });

    test('never replaces what an index brought', async () => {
      publish({ A: '/malware.stix2' });
      pages.set('/malware.stix2', bundle('a.example'));
      await update();
      expect(give(bundle('b.example'))).toEqual([beside]);
      expect(give(bundle('a.example'))).toEqual([{ outcome: 'present', given, name: given }]);
    });

    test('two versions given together are both kept, also the second time', () => {
      mkdirSync(join(source, 'old'));
      writeFileSync(join(source, 'old', given), bundle('a.example'));
      writeFileSync(join(source, given), bundle('b.example'));
      const outcomesOf = () => addIndicators(folder, source, now).files.map((file) => file.outcome);
      expect(outcomesOf()).toEqual(['new', 'new']);
      expect(outcomesOf()).toEqual(['present', 'present']);
      writeFileSync(join(source, given), bundle('c.example'));
      expect(outcomesOf().sort()).toEqual(['present', 'replaced']);
      expect(contents().sort()).toEqual([bundle('a.example'), bundle('c.example')]);
    });
  });

  test('a file that is cut off is told, and not copied', () => {
    const path = join(folder, 'source.json');
    writeFileSync(path, bundle('a.example').slice(0, -5));
    expect(addIndicators(folder, path, now)).toEqual({
      files: [],
      broken: [{ name: 'source.json', because: 'cut' }],
      ignored: [],
    });
    expect(bundles()).toEqual([]);
  });

  test('a file that is none, whatever it is called, is the fault of the caller', () => {
    const path = join(folder, 'source.stix2');
    writeFileSync(path, 'evil.example');
    expect(() => addIndicators(folder, path, now)).toThrow(/no STIX/);
  });

  test('of a folder the whole files are copied, and each broken one is told with its reason', () => {
    const source = mkdtempSync(join(tmpdir(), 'athar-source-'));
    try {
      writeFileSync(join(source, 'good.json'), bundle('a.example'));
      writeFileSync(join(source, 'cut.json'), bundle('b.example').slice(0, -5));
      writeFileSync(join(source, 'page.stix2'), '<html>');
      writeFileSync(join(source, 'notes.txt'), 'x');
      const { files, broken, ignored } = addIndicators(folder, source, now);
      expect(files.map(({ name }) => name)).toEqual(['good.stix2']);
      expect(broken).toEqual([
        { name: 'cut.json', because: 'cut' },
        { name: 'page.stix2', because: 'foreign' },
      ]);
      expect(ignored).toEqual(['notes.txt']);
      expect(bundles()).toEqual(['good.stix2']);
    } finally {
      rmSync(source, { recursive: true });
    }
  });

  test('a file that was changed on purpose counts once it is added again, and one that is lost until it is removed', () => {
    const path = join(folder, 'source.json');
    for (const [name, domain] of [
      ['one.json', 'a.example'],
      ['two.json', 'b.example'],
    ] as const) {
      const given = join(folder, name);
      writeFileSync(given, bundleOf(name, domain));
      addIndicators(folder, given, now);
      rmSync(given);
    }
    writeFileSync(path, bundle('c.example'));
    writeFileSync(join(folder, 'one.stix2'), bundle('c.example'));
    rmSync(join(folder, 'two.stix2'));
    expect(faults()).toEqual(['one.stix2 changed', 'two.stix2 lost']);
    expect(addIndicators(folder, path, now).files).toMatchObject([{ outcome: 'present' }]);
    expect(faults()).toEqual(['two.stix2 lost']);
    expect(removeIndicators(folder, 'two.stix2')).toBe('two.stix2');
    expect(faults()).toEqual([]);
  });

  test.each(['x.stix2', '../x.stix2', '', '.', 'athar-indicators.json'])(
    'removing %j, which is none of them, is refused',
    (name) => {
      writeFileSync(join(folder, 'athar-indicators.json'), '{}');
      expect(() => {
        removeIndicators(folder, name);
      }).toThrow(/no indicator file/);
      expect(existsSync(join(folder, 'athar-indicators.json'))).toBe(true);
    },
  );
});

test('names of files are plain, and differ also where case is not told', () => {
  const none = new Set<string>();
  expect(indicatorFileName('a/b/Pegasus.stix2', none)).toBe('Pegasus.stix2');
  expect(indicatorFileName('a/b/Pegasus.stix2', new Set(['pegasus.stix2']))).toBe(
    'Pegasus-2.stix2',
  );
  expect(indicatorFileName('..\\..\\x y.json', none)).toBe('x-y.stix2');
  expect(indicatorFileName('', none)).toBe('indicators.stix2');
  expect(indicatorFileName('تجربة', none)).toBe('indicators.stix2');
  expect(indicatorFileName('NUL.stix2', none)).toBe('_NUL.stix2');
  expect(indicatorFileName('x'.repeat(500), none).length).toBeLessThan(100);
});

describe('an index', () => {
  const corpus = join(
    process.env['ATHAR_CORPUS'] ?? '',
    'indicators/stix2/mvt-indicators/_index/indicators.yaml',
  );
  test.skipIf(!existsSync(corpus))(
    'as published names fifteen feeds (skipped without the corpus)',
    () => {
      const index = parseIndicatorIndex(readFileSync(corpus, 'utf8'));
      expect(index?.refused).toEqual([]);
      expect(index?.feeds).toHaveLength(15);
      expect(index?.feeds[0]).toMatchObject({
        name: 'NSO Group Pegasus Indicators of Compromise',
        url: 'https://raw.githubusercontent.com/AmnestyTech/investigations/master/2021-07-18_nso/pegasus.stix2',
        sources: ['Amnesty International'],
      });
    },
  );

  test('entries that lead out of their repository, or nowhere, are refused', () => {
    const github = (path: string) =>
      `indicators:\n  - {type: github, name: x, github: {owner: o, repo: r, path: "${path}"}}\n`;
    expect(parseIndicatorIndex(github('a/b c#?.stix2'))?.feeds[0]?.url).toBe(
      'https://raw.githubusercontent.com/o/r/main/a/b%20c%23%3F.stix2',
    );
    expect(parseIndicatorIndex(github('../../x'))?.refused).toHaveLength(1);
    for (const missing of ['owner: o, ', 'repo: r, ', ', path: "a"']) {
      const text = github('a').replace(missing, '');
      expect([missing, parseIndicatorIndex(text)?.feeds]).toEqual([missing, []]);
    }
    expect(
      parseIndicatorIndex('indicators: [7, {}, {download_url: "file:///x"}]')?.refused,
    ).toHaveLength(3);
    expect(
      parseIndicatorIndex('indicators: [{name: x, download_url: "https://u:p@h/x"}]')?.feeds,
    ).toEqual([]);
  });

  test('a bomb of aliases is refused', () => {
    const bomb =
      'a: &a [x,x,x,x,x,x,x,x,x]\n' +
      Array.from('bcdefghij', (name, at) => {
        const before = 'abcdefghi'.charAt(at);
        return `${name}: &${name} [${Array(9).fill(`*${before}`).join(',')}]`;
      }).join('\n') +
      '\nindicators: *j\n';
    expect(parseIndicatorIndex(bomb)).toBeUndefined();
  });
});
