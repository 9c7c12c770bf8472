import { sqliteExample } from '@athar/synthetic';
import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { webkitResourceLoadStatistics } from '../../src/artifacts/ios/webkit-resource-load-statistics.ts';
import { runArtifact, sourceFacts } from './run-artifact.ts';

const fromMvt = join(
  process.env.ATHAR_CORPUS ?? '',
  'ios/backup/mvt-ios14/6e/6e9d0cb750a70e7fa10943c134a5f021dab327e7',
);
const domains = {
  columns: 'domainID INTEGER PRIMARY KEY, registrableDomain TEXT, hadUserInteraction INTEGER',
} as const;

test('how a site was met depends on interaction and redirects', () => {
  const database = sqliteExample({
    tables: {
      ObservedDomains: {
        ...domains,
        rows: [
          [1, 'opened.example', 1],
          [2, 'passed.example', 0],
          [3, 'counter.example', 0],
        ],
      },
      TopFrameUniqueRedirectsFrom: {
        columns: 'targetDomainID INTEGER, fromDomainID INTEGER',
        rows: [[1, 2]],
      },
    },
  });
  const { records } = runArtifact(webkitResourceLoadStatistics, database);
  expect(records.map(({ data, met }) => [data.registrableDomain, met])).toEqual([
    ['opened.example', 'visited'],
    ['passed.example', 'redirected'],
    ['counter.example', 'resolved'],
  ]);
});

test('a site that is loaded everywhere names a hundred others and no more', () => {
  const ids = Array.from({ length: 500 }, (_, i) => i + 1);
  const database = sqliteExample({
    tables: {
      ObservedDomains: { ...domains, rows: ids.map((id) => [id, `site${id}.example`, 0]) },
      SubresourceUnderTopFrameDomains: {
        columns: 'subresourceDomainID INTEGER, topFrameDomainID INTEGER',
        rows: ids.map((id) => [1, id]),
      },
    },
  });
  const { records } = runArtifact(webkitResourceLoadStatistics, database);
  expect(records[0]?.data.loadedUnder).toHaveLength(100);
});

test('website data is demanded of encrypted backups in which Safari has a folder', () => {
  const withSafari = { domains: new Set(['AppDomain-com.apple.mobilesafari']) };
  const expected = (facts = {}) => webkitResourceLoadStatistics.expected(sourceFacts(facts));
  expect(expected(withSafari)).toBe('always');
  expect(expected()).toBe('optional');
  expect(expected({ ...withSafari, encrypted: false })).toBe('never');
  expect(expected({ kind: 'androidqf' })).toBe('never');
});

test.skipIf(!existsSync(fromMvt))(
  'what MVT prints of its iOS 14 backup is there (skipped without the corpus)',
  () => {
    const { records, problems } = runArtifact(webkitResourceLoadStatistics, readFileSync(fromMvt), {
      devicePath:
        '/private/var/mobile/Containers/Data/Application/com.google.chrome.ios/Library/WebKit/WebsiteData/ResourceLoadStatistics/observations.db',
    });
    expect(problems).toEqual([]);
    expect(records.map(({ data }) => data)).toMatchObject([
      {
        domainId: 1,
        registrableDomain: 'google.com',
        lastSeen: 1634560250,
        hadUserInteraction: true,
        lastSeenIsodate: '2021-10-18T12:30:50Z',
        mostRecentUserInteractionTime: 1634560030.76862,
        mostRecentUserInteractionTimeIsodate: '2021-10-18T12:27:10.768620Z',
        app: 'com.google.chrome.ios',
      },
      {
        domainId: 2,
        registrableDomain: 'gstatic.com',
        hadUserInteraction: false,
        mostRecentUserInteractionTime: -1,
      },
    ]);
  },
);
