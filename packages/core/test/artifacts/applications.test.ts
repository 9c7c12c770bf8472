import { expect, test } from 'vitest';
import { binaryPlist } from '@athar/synthetic';
import { applications } from '../../src/artifacts/ios/applications.ts';
import { examine } from '../builders/examine.ts';
import { runArtifact } from './run-artifact.ts';

test('a list of more apps than are read is told as cut, also where it has names alone', () => {
  const names = Array.from({ length: 20_001 }, (_, index) => `org.example.app${index}`);
  const { records, problems } = runArtifact(
    applications,
    binaryPlist({ 'Installed Applications': names }),
    { devicePath: '/Info.plist' },
  );
  expect(records).toHaveLength(20_000);
  expect(problems.map(({ code }) => code)).toEqual(['limit-exceeded']);
});

test('what the store wrote of an app is told where it is damaged and can be read all the same', () => {
  const read = (kept: string) =>
    runArtifact(
      applications,
      binaryPlist({
        Applications: {
          'org.example.notes': {
            iTunesMetadata: new TextEncoder().encode(
              `<plist version="1.0"><dict><key>itemName</key><string>Notes</string>${kept}</dict></plist>`,
            ),
          },
        },
      }),
      { devicePath: '/Info.plist' },
    );
  expect(read('').problems).toEqual([]);
  const { records, problems } = read('<key>genre</key><string>\0</string>');
  expect(records).toHaveLength(1);
  expect(problems).toMatchObject([
    { code: 'malformed', position: { path: 'Applications/org.example.notes/iTunesMetadata' } },
  ]);
});

const appFolder = '/private/var/containers/Bundle/Application/0E9C';

test('an app whose own description has no id is told as damaged, also where the store names it', () => {
  const store = binaryPlist({ softwareVersionBundleId: 'org.example.notes' });
  const read = (key: string) =>
    examine(applications, binaryPlist({ [key]: 'org.example.other' }), {
      devicePath: `${appFolder}/Notes.app/Info.plist`,
      related: new Map([[`${appFolder}/iTunesMetadata.plist`, store]]),
    });
  expect(read('CFBundleIdentifier')).toMatchObject({ problems: [], lines: { length: 1 } });
  expect(read('CFBundleIdentifer')).toMatchObject({
    problems: [{ code: 'malformed', detail: 'an app without an id' }],
    lines: [],
  });
});

test('that a backup describes apps and has no list of their names is told as absent', () => {
  const absentOf = (key: string) =>
    examine(applications, binaryPlist({ Applications: {}, [key]: ['org.example.notes'] }), {
      devicePath: '/Info.plist',
    }).absent;
  expect(absentOf('Installed Applications')).toEqual([]);
  expect(absentOf('Jnstalled Applications')).toEqual(['Installed Applications']);
});
