import { describe, expect, test } from 'vitest';
import { filesystem } from '../../src/artifacts/ios/filesystem.ts';
import { manifest } from '../../src/artifacts/ios/manifest.ts';
import { folderOrigins } from '../../src/artifacts/links/website-folders.ts';
import { databaseAfter } from '../builders/database-after.ts';
import { examine } from '../builders/examine.ts';
import { matcherOf } from '../builders/indicators.ts';

const data = 'Library/WebKit/WebsiteData';
const frame = `${data}/IndexedDB/v1/https_news.example_0/http_frame.example_8080`;

describe('the websites that a path names', () => {
  test.each([
    ['Library/SMS/sms.db', null, null],
    [
      `${data}/LocalStorage/https_news.example_8443.localstorage`,
      'https://news.example:8443/',
      null,
    ],
    [`${data}/IndexedDB/https_news.example_0/a.sqlite3`, 'https://news.example/', null],
    ['https_news.example_0', 'https://news.example/', null],
    [`${frame}/ABCDEF/IndexedDB.sqlite3`, 'https://news.example/', ['http://frame.example:8080/']],
    [
      `${frame}/https_deep.example_0`,
      'https://news.example/',
      ['http://frame.example:8080/', 'https://deep.example/'],
    ],
    [
      'https_a.example_0/https_a.example_0/https_b.example_0/https_b.example_0',
      'https://a.example/',
      ['https://b.example/'],
    ],
    ['my-https_news.example_0/http/https_x', null, null],
    ['my-https_news.example_0/https_b.example_0', 'https://b.example/', null],
  ])('%s', (path, originUrl, embeddedOriginUrls) => {
    expect(folderOrigins(path)).toEqual({ originUrl, embeddedOriginUrls });
  });

  test('cost time in proportion to its length', () => {
    expect(folderOrigins('http'.repeat(2 ** 20)).originUrl).toBeNull();
    expect(folderOrigins('/http'.repeat(2 ** 20)).originUrl).toBeNull();
  });
});

describe('a frame within another website', () => {
  const matcher = matcherOf("[domain-name:value='frame.example']");

  test.each(['UTF-8', 'UTF-16le'])('is compared in a list of files in %s', (encoding) => {
    const bytes = databaseAfter(
      `PRAGMA encoding = '${encoding}'`,
      'CREATE TABLE Files (fileID TEXT PRIMARY KEY, domain TEXT, relativePath TEXT, flags INTEGER, file BLOB)',
      `INSERT INTO Files VALUES ('00112233445566778899aabbccddeeff00112233', 'AppDomain-com.apple.mobilesafari', '${frame}', 2, NULL)`,
    );
    const { findings } = examine(manifest, bytes, { matcher });
    expect(findings.map(({ met }) => met)).toEqual(['resolved']);
  });

  test('is compared in a copy of a file system', () => {
    const listing = `/private/var/mobile/${frame}\0folder\0\0\0`;
    const { findings } = examine(filesystem, new TextEncoder().encode(listing), { matcher });
    expect(findings.map(({ met }) => met)).toEqual(['resolved']);
  });
});
