import { expect, test } from 'vitest';
import { cacheFiles } from '../../src/artifacts/ios/cache-files.ts';
import { examine } from '../builders/examine.ts';
import { fieldMatcher, published } from '../indicators/published.ts';
import { bytesOf, parseDatabase } from './parse-example.ts';

const encoder = new TextEncoder();

const cache = (body: string | Uint8Array, mimeType?: string, isFile = 0) => ({
  tables: {
    cfurl_cache_response: {
      columns: 'entry_ID INTEGER PRIMARY KEY, request_key TEXT, time_stamp TEXT',
      rows: [[1, 'https://app.example/start', '2023-05-08 17:19:55']],
    },
    cfurl_cache_receiver_data: {
      columns: 'entry_ID INTEGER PRIMARY KEY, isDataOnFS INTEGER, receiver_data BLOB',
      rows: [[1, isFile, typeof body === 'string' ? encoder.encode(body) : body]],
    },
    cfurl_cache_blob_data: {
      columns: 'entry_ID INTEGER PRIMARY KEY, response_object BLOB',
      rows:
        mimeType === undefined
          ? []
          : [
              [
                1,
                encoder.encode(
                  '<?xml version="1.0"?><plist version="1.0"><dict><key>Array</key><array><false/><false/><false/>' +
                    `<integer>200</integer><false/><false/><string>${mimeType}</string></array></dict></plist>`,
                ),
              ],
            ],
    },
  },
});

const linksOf = (...given: Parameters<typeof cache>): readonly string[] =>
  parseDatabase(cacheFiles, cache(...given)).records[0]!.data.bodyLinks;

test.each([
  ['a page', '<a href="https://a.example/x">a</a> b.example', 'text/html', ['https://a.example/x']],
  [
    'JSON',
    '{"u":"http:\\/\\/a.example\\/y"}',
    'application/json; charset=utf-8',
    ['http://a.example/y'],
  ],
  ['a feed', '<link>https://a.example/z</link>', 'application/rss+xml', ['https://a.example/z']],
  ['text of no type', 'see https://a.example', undefined, ['https://a.example']],
  ['a picture', 'https://a.example', 'image/png', []],
  ['bytes of no type', 'a\0https://a.example', undefined, []],
] as const)('the links in a body of %s', (_, body, type, links) => {
  expect(linksOf(body, type)).toEqual(links);
});

test('a body in a file of its own has a name and no links', () => {
  const { data } = parseDatabase(cacheFiles, cache('https://a.example', 'text/html', 1))
    .records[0]!;
  expect([data.body, data.bodyFile, data.bodyLinks]).toEqual(['file', 'https://a.example', []]);
});

test('of a large body the beginning is looked at, and of many links the first are kept, which is told', () => {
  const many = Array.from({ length: 1300 }, (_, at) => `https://${at}.example/ `).join('');
  const late = (bytes: number) => `${' '.repeat(bytes)}https://late.example/`;
  expect(linksOf(many, 'text/plain')).toHaveLength(1000);
  expect(linksOf(late(2 ** 20), 'text/plain')).toEqual(['https://late.example/']);
  expect(linksOf(late(2 ** 22), 'text/plain')).toEqual([]);
  const problemsOf = (body: string) =>
    parseDatabase(cacheFiles, cache(body, 'text/plain')).problems.map(({ detail }) => detail);
  const told = 'a part of a stored answer was not searched for addresses';
  expect(problemsOf(many)).toContain(told);
  expect(problemsOf(late(2 ** 22))).toContain(told);
  expect(problemsOf(late(2 ** 20))).not.toContain(told);
});

test('a host in a body is met as something stored, the address of the request as resolved', () => {
  const bytes = bytesOf(cache('{"next":"https:\\/\\/evil.example\\/a"}', 'application/json'));
  const met = (host: string): string[] =>
    examine(cacheFiles, bytes, { matcher: fieldMatcher(published('domain', host)) }).findings.map(
      ({ values, met }) => `${String(values['field'])} ${met}`,
    );
  expect(met('evil.example')).toEqual(['bodyLinks stored']);
  expect(met('app.example')).toEqual(['url resolved']);
});
