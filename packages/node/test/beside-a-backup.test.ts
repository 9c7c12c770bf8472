import { mkdirSync, symlinkSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { open, outcomes, smallBackup, testFolder } from './test-backups.ts';

/** What people keep beside their backups, and what came of a copy that broke off early: none of it may pass for checked. */
const udid = '00008110-000A1B2C3D4E5F60';

const cases: readonly (readonly [what: string, make: (parent: string) => void, reason: string])[] =
  [
    [
      'a backup of which only its description was copied',
      (parent) => writeAll(join(parent, 'old'), ['Info.plist', 'Status.plist']),
      'missing-manifest',
    ],
    [
      'a folder named after a phone with one of its lists',
      (parent) => writeAll(join(parent, udid), ['Info.plist']),
      'missing-manifest',
    ],
    [
      'files of a backup without folders, and one of its lists',
      (parent) =>
        writeAll(join(parent, 'flat'), [
          'Info.plist',
          ...['a', 'b', 'c'].map((sign) => sign.repeat(40)),
        ]),
      'missing-manifest',
    ],
    [
      'an archive of which nothing was copied',
      (parent) => writeFileSync(join(parent, 'backup.zip'), ''),
      'malformed-archive',
    ],
  ];

test.each(cases)('%s is told beside a whole backup', async (_what, make, reason) => {
  const parent = testFolder();
  smallBackup(join(parent, 'whole'));
  make(parent);
  expect(outcomes(await open(parent)).sort()).toEqual([reason, 'opened'].sort());
});

test.skipIf(process.platform === 'win32')(
  'a link to a backup that lies on another disk is told beside a whole backup (skipped on Windows)',
  async () => {
    const parent = testFolder();
    smallBackup(join(parent, 'whole'));
    symlinkSync(smallBackup(testFolder()), join(parent, udid));
    expect(outcomes(await open(parent)).sort()).toEqual(['link-not-followed', 'opened']);
  },
);

test.skipIf(process.platform === 'win32')(
  'a description of something else, and a link that leads nowhere else, are no backups (skipped on Windows)',
  async () => {
    const parent = testFolder();
    smallBackup(join(parent, 'whole'));
    writeAll(join(parent, 'Some.app'), ['Info.plist']);
    symlinkSync(join(parent, 'whole'), join(parent, 'again'));
    symlinkSync(parent, join(parent, 'loop'));
    expect(outcomes(await open(parent))).toEqual(['opened']);
  },
);

function writeAll(folder: string, names: readonly string[]): void {
  mkdirSync(folder, { recursive: true });
  for (const name of names) writeFileSync(join(folder, name), '<plist><dict/></plist>');
}
