// Makes indicator bundles, loads them, and measures what a look into them costs.
// Usage: node --expose-gc bench/indicators-load.mjs [count …]   (default: 100000 1000000), after `npm run build`.
import {
  createWriteStream,
  existsSync,
  mkdirSync,
  openSync,
  readSync,
  closeSync,
  fstatSync,
} from 'node:fs';
import { once } from 'node:events';
import { fileURLToPath, pathToFileURL } from 'node:url';

const core =
  process.env.ATHAR_CORE ?? fileURLToPath(new URL('../packages/core/dist', import.meta.url));
const { IndicatorTableBuilder, openMatcher, readStixBundle } = await import(
  pathToFileURL(`${core}/indicators/index.js`).href
);
const work = fileURLToPath(new URL('made/', import.meta.url));
mkdirSync(work, { recursive: true });

/** Version 4 UUIDs from a counter, so that two runs make the same file. */
const uuid = (kind, n) => {
  const hex = (BigInt(n) * 0x9e3779b97f4a7c15n + BigInt(kind))
    .toString(16)
    .padStart(32, '0')
    .slice(-32);
  return `${hex.slice(0, 8)}-${hex.slice(8, 12)}-4${hex.slice(13, 16)}-8${hex.slice(17, 20)}-${hex.slice(20)}`;
};

async function makeBundle(path, count) {
  const out = createWriteStream(path);
  const malware = `malware--${uuid(1, 1)}`;
  const date = '2024-01-26T21:28:21.013109Z';
  const write = async (object) => {
    if (!out.write(', ' + JSON.stringify(object).replaceAll('":', '": ').replaceAll(',"', ', "')))
      await once(out, 'drain');
  };
  out.write(
    `{"type": "bundle", "id": "bundle--${uuid(0, 1)}", "objects": [` +
      `{"type": "malware", "spec_version": "2.1", "id": "${malware}", "created": "${date}", "modified": "${date}", "name": "Bench", "is_family": false}`,
  );
  for (let i = 0; i < count; i++) {
    const indicator = `indicator--${uuid(2, i)}`;
    await write({
      type: 'indicator',
      spec_version: '2.1',
      id: indicator,
      created: date,
      modified: date,
      indicator_types: ['malicious-activity'],
      pattern: `[domain-name:value='host-${i.toString(36)}.bench-domain-${i % 977}.com']`,
      pattern_type: 'stix',
      pattern_version: '2.1',
      valid_from: date,
    });
    await write({
      type: 'relationship',
      spec_version: '2.1',
      id: `relationship--${uuid(3, i)}`,
      created: date,
      modified: date,
      relationship_type: 'indicates',
      source_ref: indicator,
      target_ref: malware,
    });
  }
  out.end(']}');
  await once(out, 'finish');
}

function openFile(path) {
  const descriptor = openSync(path, 'r');
  return {
    size: fstatSync(descriptor).size,
    readInto: (target, offset) => readSync(descriptor, target, 0, target.length, offset),
    read: (offset, length) => {
      const target = new Uint8Array(length);
      return target.subarray(0, readSync(descriptor, target, 0, length, offset));
    },
    close: () => closeSync(descriptor),
  };
}

const encoder = new TextEncoder();
/** CPU time of this process in ms: other programs of the machine do not count. */
const cpu = () => {
  const { user, system } = process.cpuUsage();
  return (user + system) / 1000;
};

function perCall(name, values, call) {
  const encoded = values.map((value) => encoder.encode(value));
  const rounds = Math.ceil(300_000 / encoded.length);
  let best = Infinity;
  for (let attempt = 0; attempt < 5; attempt++) {
    const start = cpu();
    for (let round = 0; round < rounds; round++)
      for (const bytes of encoded) call(bytes, 0, bytes.length);
    best = Math.min(best, (cpu() - start) / rounds / encoded.length);
  }
  return `${name} ${(best * 1000).toFixed(3)} µs`;
}

function measure(tables) {
  const matcher = openMatcher(tables, { platform: 'ios' });
  const many = (make) => Array.from({ length: 1000 }, (_, i) => make(i));
  return [
    perCall(
      'host',
      many((i) => `www.site-${i * 7919}.example.org`),
      matcher.comparison('domain'),
    ),
    perCall(
      'url',
      many((i) => `https://www.site-${i * 7919}.example.org/some/path/${i}?a=1&b=2`),
      matcher.comparison('url'),
    ),
    perCall(
      'path',
      many((i) => `/private/var/mobile/Library/Caches/com.example.app${i}/file-${i * 7919}.db`),
      matcher.comparison('file-path'),
    ),
    perCall(
      'process',
      many((i) => `daemon-${i * 7919}`),
      matcher.comparison('process'),
    ),
    perCall(
      'host met',
      many((i) => `host-${(i % 10).toString(36)}.bench-domain-${i % 10}.com`),
      matcher.comparison('domain'),
    ),
  ].join(', ');
}

const extra = [
  ['process', 'bad-daemon'],
  ['file-path', '/private/var/db/bad/'],
  ['file-path', '/private/var/tmp/bad'],
  ['file-path', 'Library/Preferences/bad.plist'],
  ['file-name', 'bad.dylib'],
  ['url', 'https://bad.example/x'],
];

for (const count of process.argv.length > 2
  ? process.argv.slice(2).map(Number)
  : [10, 10_000, 100_000, 1_000_000]) {
  const path = `${work}indicators-${count}.stix2`;
  if (!existsSync(path)) await makeBundle(path, count);
  globalThis.gc?.();
  const builder = new IndicatorTableBuilder();
  const file = openFile(path);
  const start = performance.now();
  const cpuStart = cpu();
  const report = readStixBundle(file, builder, {
    name: `${count}.stix2`,
    now: Date.parse('2025-01-01'),
  });
  const read = performance.now();
  for (const [type, value] of extra)
    builder.add({ type, value, pattern: value, threat: 0, file: 0, platform: 'any' });
  const tables = builder.finish();
  const end = performance.now();
  file.close();
  const bytes = Object.values(tables).reduce((sum, part) => sum + (part.byteLength ?? 0), 0);
  console.log(
    `${count}: ${(file.size / 1e6).toFixed(1)} MB, read ${(read - start).toFixed(0)} ms, compiled ${(end - read).toFixed(0)} ms, ` +
      `cpu ${(cpu() - cpuStart).toFixed(0)} ms, loaded ${report.loaded}, threats ${report.threats}, tables ${(bytes / 2 ** 20).toFixed(1)} MiB, ` +
      `peak ${(process.resourceUsage().maxRSS / 1024).toFixed(0)} MiB`,
  );
  console.log(`   ${measure(tables)}`);
}
