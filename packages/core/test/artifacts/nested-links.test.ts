import { expect, test } from 'vitest';
import { binaryPlist } from '@athar/synthetic';
import { nestedLinks } from '../../src/artifacts/links/nested-links.ts';
import { maxLinksPerText } from '../../src/formats/links.ts';
import { readPropertyList } from '../../src/formats/plist/index.ts';
import { defaultLimits, type PlistExampleValue } from '../../src/model/index.ts';
import { deliveredNotifications } from '../../src/artifacts/ios/delivered-notifications.ts';
import { sms } from '../../src/artifacts/ios/sms.ts';
import { exampleBytes, startSqlite } from '../builders/example-file.ts';
import { examine } from '../builders/examine.ts';
import { runArtifact } from './run-artifact.ts';

const url = 'https://track.example/a';

/** A value within so many others: lists, dictionaries, and every `data` levels a list of its own as data. */
function within(value: PlistExampleValue, levels: number, data: number): PlistExampleValue {
  let inner = value;
  for (let level = 1; level <= levels; level++) {
    inner = level % 2 === 0 ? [inner, 7] : { key: inner };
    if (level % data === 0) inner = binaryPlist({ inner });
  }
  return inner;
}

const linksIn = (value: PlistExampleValue, strict?: 'strict') =>
  nestedLinks(readPropertyList(binaryPlist({ value })), defaultLimits, strict);

test.each([1, 7, 12, 30, 60])(
  'an address is found %i lists deep, also in lists within data',
  (n) => {
    expect(linksIn(within(`see ${url}`, n, 5))).toEqual({ urls: [url] });
    expect(linksIn(within(url, Math.min(n, 60), 1000))).toEqual({ urls: [url] });
  },
);

test('an address in JSON, and in a text in UTF-16 in a list within data, is found', () => {
  const json = JSON.stringify({ a: [{ b: [[url]] }] });
  expect(linksIn(json).urls).toEqual([url]);
  expect(linksIn(within(`مرحبا ${url}`, 12, 2)).urls).toEqual([url]);
});

test('of bare names only those of texts count, and none where names of programs stand among them', () => {
  const value = { host: 'track.example.org', data: new TextEncoder().encode('b.example.org') };
  expect(linksIn(value).urls).toEqual(['track.example.org']);
  expect(linksIn({ ...value, url }, 'strict').urls).toEqual([url]);
});

test('an address behind very many bare names is found, in texts and in data', () => {
  const text = `${Array.from({ length: maxLinksPerText + 5 }, (_, i) => `a${i}.com`).join(' ')} ${url}`;
  expect(linksIn({ text }, 'strict').urls).toEqual([url]);
  expect(linksIn({ data: new TextEncoder().encode(text) }).urls).toEqual([url]);
});

test('what is nested beyond the bounds of the reader is told, and what was found before is kept', () => {
  const deep = linksIn([url, within('https://track.example/deep', 90, 1)]);
  expect(deep.urls.slice(0, 1)).toEqual([url]);
  expect(deep.shortened?.code).toBe('limit-exceeded');
  const many = linksIn(Array.from({ length: 1500 }, (_, i) => `https://track.example/${i}`));
  expect(many.urls).toHaveLength(1000);
  expect(many.shortened?.code).toBe('limit-exceeded');
});

test('the preview of a message is searched at any depth, and a damaged one is told', async () => {
  await startSqlite();
  const read = (payload: Uint8Array) =>
    examine(
      sms,
      exampleBytes({
        sqlite: {
          tables: {
            handle: { columns: 'ROWID INTEGER PRIMARY KEY, id TEXT', rows: [] },
            message: {
              columns:
                'ROWID INTEGER PRIMARY KEY, guid TEXT, text TEXT, handle_id INTEGER, service TEXT, date INTEGER, is_from_me INTEGER, ' +
                'subject TEXT, attributedBody BLOB, date_read INTEGER, payload_data BLOB',
              rows: [[1, 'A', 'x', 0, 'SMS', 646_000_000, 0, null, null, 0, payload]],
            },
          },
        },
      }),
    );
  const { lines, problems, fileProblems } = read(
    binaryPlist({ richLinkMetadata: within(`${url} and more`, 20, 4) }),
  );
  expect(lines[0]?.data['links']).toEqual([url]);
  expect([...problems, ...fileProblems]).toEqual([]);
  const bomb = read(binaryPlist({ a: url, b: within('https://track.example/deep', 90, 1) }));
  expect(bomb.lines[0]?.data['links']).toContain(url);
  expect(bomb.problems).toMatchObject([{ code: 'limit-exceeded' }]);
});

/** A list that lost what leads to its values. */
const damagedList = (value: PlistExampleValue): Uint8Array => {
  const bytes = Uint8Array.from(binaryPlist(value));
  return bytes.subarray(0, bytes.length - 20);
};

test('a damaged list within another is told, and its bytes are searched', () => {
  const inner = damagedList({ a: url, b: `${url}/مرحبا` });
  const { urls, shortened } = linksIn({ inner, other: 'https://other.example/' });
  // Where a text ends cannot be seen in them.
  expect(urls).toEqual([expect.stringContaining(url), 'https://other.example/']);
  expect(shortened?.code).toBe('malformed');
  expect(shortened?.detail).toMatch(/^a property list within: /);
  // What only begins as XML may be something else.
  expect(linksIn({ picture: new TextEncoder().encode('<?xml version="1.0"?><svg/>') })).toEqual({
    urls: [],
  });
});

test('a damaged list in what is kept of an edited message is told', async () => {
  await startSqlite();
  const summary = binaryPlist({ ust: true, amc: 1, amsb: damagedList({ a: url }) });
  const { lines, problems } = examine(
    sms,
    exampleBytes({
      sqlite: {
        tables: {
          handle: { columns: 'ROWID INTEGER PRIMARY KEY, id TEXT', rows: [] },
          message: {
            columns:
              'ROWID INTEGER PRIMARY KEY, guid TEXT, text TEXT, handle_id INTEGER, service TEXT, date INTEGER, is_from_me INTEGER, ' +
              'subject TEXT, attributedBody BLOB, date_read INTEGER, message_summary_info BLOB',
            rows: [[1, 'A', 'x', 0, 'SMS', 646_000_000, 0, null, null, 0, summary]],
          },
        },
      },
    }),
  );
  expect(lines[0]?.data['links']).toEqual([url]);
  expect(problems.map(({ code, detail }) => `${code}: ${detail}`)).toEqual([
    expect.stringMatching(/^malformed: message_summary_info: a property list within: /),
  ]);
});

test('a notice is searched in what the app was sent along with its words', () => {
  const notice = {
    AppNotificationMessage: 'Your parcel',
    AppNotificationUserInfo: { aps: { alert: { 'loc-args': [[{ target: url }]] } } },
  };
  const { records, problems } = runArtifact(deliveredNotifications, binaryPlist([notice]));
  expect(records.map(({ data }) => data.links)).toEqual([[url]]);
  expect(problems).toEqual([]);
});
