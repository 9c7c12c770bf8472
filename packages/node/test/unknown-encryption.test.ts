import { rmSync } from 'node:fs';
import { join } from 'node:path';
import { binaryPlist } from '@athar/synthetic';
import { expect, test } from 'vitest';
import { artifacts } from '../src/index.ts';
import { open, smallBackup, testFolder } from './test-backups.ts';

const history = artifacts.find(({ id }) => id === 'ios.safari-history')!;

/** What is to be expected of the browsing history in a plain backup of iOS 17 that lacks these of its lists. */
async function expectation(...lost: readonly string[]): Promise<string> {
  const content = binaryPlist({ key: 'a value that anybody can read' });
  const files = [{ domain: 'HomeDomain', relativePath: 'Library/Preferences/a.plist', content }];
  const folder = smallBackup(testFolder(), { files });
  for (const name of lost) rmSync(join(folder, name));
  const [found] = await open(folder);
  if (found?.outcome !== 'opened') throw new Error('not opened');
  return history.expected(found.source);
}

test('what only encrypted backups hold is not called absent by nature where nothing says how a backup was made', async () => {
  expect(await expectation()).toBe('never');
  expect(await expectation('Manifest.db')).toBe('never');
  expect(await expectation('Manifest.plist')).toBe('optional');
  expect(await expectation('Manifest.db', 'Manifest.plist')).toBe('optional');
});
