import { binaryPlist, sqliteExample } from '@athar/synthetic';
import { expect, test } from 'vitest';
import { shortcuts } from '../../src/artifacts/ios/shortcuts.ts';
import type { PlistExampleValue } from '../../src/model/index.ts';
import { runArtifact } from './run-artifact.ts';

function shortcutWith(data: Uint8Array): Uint8Array {
  return sqliteExample({
    tables: {
      ZSHORTCUT: { columns: 'Z_PK INTEGER PRIMARY KEY, ZNAME VARCHAR', rows: [[1, 'x']] },
      ZSHORTCUTACTIONS: {
        columns: 'Z_PK INTEGER PRIMARY KEY, ZSHORTCUT INTEGER, ZDATA BLOB',
        rows: [[1, 1, data]],
      },
    },
  });
}

const action = (parameters: PlistExampleValue) => ({
  WFWorkflowActionIdentifier: 'is.workflow.actions.gettext',
  WFWorkflowActionParameters: parameters,
});

test('addresses are found however deep they stand, each once', () => {
  const data = binaryPlist([
    action({ a: [{ b: 'see https://example.org/x and https://example.com/' }] }),
    action({ text: 'https://example.org/x' }),
  ]);
  const { records, problems } = runArtifact(shortcuts, shortcutWith(data));
  expect(records[0]?.data).toMatchObject({
    parsedActions: 2,
    actionIdentifiers: ['is.workflow.actions.gettext'],
    actionUrls: ['https://example.org/x', 'https://example.com/'],
  });
  expect(problems).toEqual([]);
});

test('apps are taken from the parameters that name one, each once, and from no other text', () => {
  const app = (id: string) => ({ BundleIdentifier: id, Name: 'x', TeamIdentifier: '0000000000' });
  const data = binaryPlist([
    action({ WFAppIdentifier: 'org.example.one', WFSelectedApp: app('org.example.one') }),
    action({ WFOpenInAppIdentifier: 'org.example.two', WFText: 'org.example.text' }),
    action({ WFApp: [app('org.example.three'), app('org.example.four'), 'org.example.text'] }),
    action({ AppIntentDescriptor: app('org.example.five'), WFAppIdentifier: 7 }),
    action({ IntentAppBundleIdentifier: 'org.example.six', WFSelectedApp: {} }),
  ]);
  const { records, problems } = runArtifact(shortcuts, shortcutWith(data));
  expect(records[0]?.data.actionApps).toEqual(
    ['one', 'two', 'three', 'four', 'five', 'six'].map((name) => `org.example.${name}`),
  );
  expect(problems).toEqual([]);
});

test('of very many apps that actions name the first are kept, and that there were more is told', () => {
  const data = binaryPlist(
    Array.from({ length: 1002 }, (_, n) => action({ WFAppIdentifier: `org.example.a${n}` })),
  );
  const { records, problems } = runArtifact(shortcuts, shortcutWith(data));
  expect(records[0]?.data.actionApps).toHaveLength(1000);
  expect(problems.map(({ code }) => code)).toEqual(['limit-exceeded']);
});

test('an imported shortcut has its actions under a key', () => {
  const data = binaryPlist({ WFWorkflowActions: [action({ url: 'https://example.org/' })] });
  const { records } = runArtifact(shortcuts, shortcutWith(data));
  expect(records[0]?.data.actionUrls).toEqual(['https://example.org/']);
});

test('addresses are found in keys, and in data that is text, a property list, or a list within one', () => {
  const encoder = new TextEncoder();
  const data = binaryPlist([
    action({
      'https://key.example/': 1,
      text: encoder.encode('see https://data.example/'),
      list: binaryPlist({ a: 'https://inner.example/', b: binaryPlist(['inmost.example']) }),
      xml: encoder.encode('<plist version="1.0"><string>https://xml.example/</string></plist>'),
      damaged: encoder.encode('bplist00 https://damaged.example/ '),
      // A picture can hold what looks like a host.
      picture: encoder.encode('\u0001 picture.example.org \u0002'),
    }),
  ]);
  const { records, problems } = runArtifact(shortcuts, shortcutWith(data));
  expect(records[0]?.data.actionUrls).toEqual([
    'https://key.example/',
    'https://data.example/',
    'https://inner.example/',
    'https://xml.example/',
    'https://damaged.example/',
  ]);
  expect(problems).toMatchObject([
    { code: 'malformed', detail: 'a property list within: binary property list of 34 bytes' },
  ]);
});

test('data within data is followed up to a bound, which is told, and all of it counts as one', () => {
  const bomb = sharedPlist();
  const { records, problems } = runArtifact(
    shortcuts,
    shortcutWith(binaryPlist([action({ a: bomb, b: 'https://example.com/' })])),
  );
  expect(records[0]?.data.actionUrls).toEqual(['https://example.org/']);
  expect(problems.map(({ code }) => code)).toEqual(['limit-exceeded']);
  let deep: PlistExampleValue = 'https://example.org/';
  for (let depth = 0; depth < 300; depth++) deep = [binaryPlist(deep)];
  const read = runArtifact(shortcuts, shortcutWith(binaryPlist(deep)));
  expect(read.records[0]?.data.actionUrls).toHaveLength(1);
  expect(read.problems.map(({ code }) => code)).toEqual(['limit-exceeded']);
});

test('too many addresses are cut off, and a problem says so', () => {
  const data = binaryPlist(
    Array.from({ length: 1500 }, (_, i) => action({ url: `https://example.org/${i}` })),
  );
  const { records, problems } = runArtifact(shortcuts, shortcutWith(data));
  expect(records[0]?.data.actionUrls).toHaveLength(1000);
  expect(problems.map(({ code }) => code)).toEqual(['limit-exceeded']);
});

test('a small list of shared lists that stands for an enormous one is walked up to a bound', () => {
  const { records, problems } = runArtifact(shortcuts, shortcutWith(sharedPlist()));
  expect(records[0]?.data.actionUrls).toEqual(['https://example.org/']);
  expect(problems.map(({ code }) => code)).toEqual(['limit-exceeded']);
});

test('actions that are no list are a problem of that shortcut', () => {
  const { records, problems } = runArtifact(shortcuts, shortcutWith(binaryPlist('text')));
  expect(records).toHaveLength(1);
  expect(problems.map(({ code }) => code)).toEqual(['malformed']);
});

/** Twenty levels of arrays that each hold the next four times: objects 0 to 19, then a string. Written by hand, for a writer would not share them. */
function sharedPlist(): Uint8Array {
  const objects: number[][] = [];
  const levels = 20;
  for (let i = 0; i < levels; i++) objects.push([0xa4, i + 1, i + 1, i + 1, i + 1]);
  const url = 'https://example.org/';
  objects.push([0x5f, 0x10, url.length, ...new TextEncoder().encode(url)]);
  const bytes = [...new TextEncoder().encode('bplist00')];
  const offsets: number[] = [];
  for (const object of objects) {
    offsets.push(bytes.length);
    bytes.push(...object);
  }
  const table = bytes.length;
  bytes.push(...offsets);
  bytes.push(0, 0, 0, 0, 0, 0, 1, 1);
  for (const value of [objects.length, 0, table])
    bytes.push(0, 0, 0, 0, 0, 0, value >> 8, value & 0xff);
  return Uint8Array.from(bytes);
}
