import { backupFileId, mbFile, sqliteExample } from '@athar/synthetic';
import { expect, test } from 'vitest';
import { backupContents } from '../../src/artifacts/ios/backup-contents.ts';
import { storedPayloadsPath } from '../../src/formats/stored-payloads.ts';
import { manifestColumns } from '../../src/artifacts/manifest-examples.ts';
import { examine } from '../builders/examine.ts';
import { runArtifact } from './run-artifact.ts';

const listOf = (domains: readonly string[]) =>
  sqliteExample({
    tables: {
      Files: {
        columns: manifestColumns,
        rows: domains.map((domain, index) => [
          index.toString(16).padStart(40, '0'),
          domain,
          '',
          2,
          null,
        ]),
      },
    },
  });

test('a folder of an app or an extension tells it as installed, one that apps share only as stored', () => {
  const domains = [
    'HomeDomain',
    'AppDomain-org.example.reader',
    'AppDomainGroup-group.org.example.reader',
    'AppDomainGroup-ABCDE12345.org.example.reader',
    'AppDomain-org.example.reader',
    'AppDomainPlugin-org.example.reader.share',
    'AppDomain-',
    `AppDomain-${'a'.repeat(2000)}`,
  ];
  const { records } = runArtifact(backupContents, listOf(domains), { devicePath: '/Manifest.db' });
  expect(records.map(({ data, met }) => [data.bundleId, met])).toEqual([
    ['org.example.reader', 'installed'],
    ['org.example.reader', 'stored'],
    ['org.example.reader.share', 'installed'],
  ]);
});

test('a list with more domains than any phone has says that it was not looked through to its end', () => {
  const domains = Array.from({ length: 4200 }, (_, index) => `AppDomain-a${String(index)}`);
  const read = runArtifact(backupContents, listOf(domains), { devicePath: '/Manifest.db' });
  expect(read.records).toHaveLength(4096);
  expect(read.problems.map(({ code }) => code)).toContain('limit-exceeded');
});

test('an empty file that is not stored is not missing', () => {
  const file = (index: number, size: number) => {
    const relativePath = `Library/Preferences/${String(index)}.plist`;
    const id = index.toString(16).padStart(40, '0');
    return [id, 'HomeDomain', relativePath, 1, mbFile({ relativePath, size })];
  };
  const list = sqliteExample({
    tables: { Files: { columns: manifestColumns, rows: [file(1, 0), file(2, 1), file(3, 0)] } },
  });
  const stored = new Uint8Array(20);
  stored[19] = 3;
  const { lines } = examine(backupContents, list, {
    devicePath: '/Manifest.db',
    related: new Map([[storedPayloadsPath, stored]]),
  });
  expect(lines.map(({ data }) => data)).toMatchObject([
    { part: 'missing', devicePath: '/private/var/mobile/Library/Preferences/2.plist', size: 1 },
    { part: 'total', listed: 3, stored: 1, missing: 1, unlisted: 0 },
  ]);
});

test.each<[string, number, string, number, string[]]>([
  ['a sound row', 1, 'Media/a', 0, []],
  [
    'another name, with whose id the file would be stored',
    1,
    'Media/b',
    1,
    ['1 entries whose name is not the one that their file id is made of'],
  ],
  [
    'a file that is listed as a folder',
    2,
    'Media/a',
    0,
    ['1 entries listed as a folder or link, whose content is stored'],
  ],
])('what does not fit of %s is told', (_, flags, named, missing, problems) => {
  const stored = backupFileId('MediaDomain', 'Media/a');
  const id = missing > 0 ? backupFileId('MediaDomain', 'Media/x') : stored;
  const rows = [[id, 'MediaDomain', named, flags, mbFile({ relativePath: named, size: 1 })]];
  const result = examine(
    backupContents,
    sqliteExample({ tables: { Files: { columns: manifestColumns, rows } } }),
    {
      devicePath: '/Manifest.db',
      related: new Map([[storedPayloadsPath, new Uint8Array(Buffer.from(stored, 'hex'))]]),
    },
  );
  expect(result.problems.map(({ detail }) => detail)).toEqual(problems);
  expect(result.lines.at(-1)!.data).toMatchObject({
    listed: 1,
    stored: 1,
    missing,
    unlisted: missing,
  });
});
