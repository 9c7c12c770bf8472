import { expect, test } from 'vitest';
import { binaryPlist } from '@athar/synthetic';
import { applications } from '../../src/artifacts/ios/applications.ts';
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
