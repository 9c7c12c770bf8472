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
