import { execFileSync, spawnSync } from 'node:child_process';
import { mkdirSync, rmSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { contentsOf, open, openOne, outcomes, smallBackup, testFolder } from './test-backups.ts';

const sms = 'mobile/Library/SMS/sms.db';
const hasTar = spawnSync('tar', ['--version']).error === undefined;

function files(folder: string, contents: Readonly<Record<string, string>>): string {
  for (const [name, content] of Object.entries(contents)) {
    mkdirSync(dirname(join(folder, name)), { recursive: true });
    writeFileSync(join(folder, name), content);
  }
  return folder;
}

/** The files of each source, by what it is called below the folder. */
async function sourcesIn(folder: string): Promise<Record<string, readonly string[]>> {
  const listed = (await open(folder)).map((one): [string, readonly string[]] => {
    if (one.outcome === 'failed') return [one.label, [one.reason]];
    const paths = [...one.source.files(() => true)].map(({ devicePath }) => devicePath);
    return [one.label.split('/').slice(1).join('/'), paths.filter((path) => /\.db$/.test(path))];
  });
  return Object.fromEntries(listed);
}

describe('in the folder of a copy of a file system', () => {
  test.each([
    ['/', 'private/var/'],
    ['/private/var', ''],
  ])('that begins at %s, a backup and another copy are opened too', async (_, top) => {
    const folder = files(testFolder(), { [top + sms]: 'A', [`${top}wireless/a.db`]: 'x' });
    smallBackup(join(folder, 'others/phone B'));
    files(join(folder, 'others/phone C'), { [`private/var/${sms}`]: 'C' });

    const found = await sourcesIn(folder);
    expect(found['']).toEqual([`/private/var/${sms}`, '/private/var/wireless/a.db']);
    expect(found['others/phone B']).toContain(`/private/var/${sms}`);
    expect(found['others/phone C']).toEqual([`/private/var/${sms}`]);
    expect(Object.keys(found)).toHaveLength(3);
  });

  test('a copy that begins elsewhere is read as well', async () => {
    const folder = files(testFolder(), {
      'private/var/containers/x/a.db': 'x',
      [`filesystem2/${sms}`]: 'messages',
    });
    expect(await sourcesIn(folder)).toEqual({
      '': ['/private/var/containers/x/a.db'],
      filesystem2: [`/private/var/${sms}`],
    });
  });

  test.skipIf(!hasTar)('an archive with another is opened (skipped without tar)', async () => {
    const folder = files(testFolder(), { [`private/var/${sms}`]: 'A' });
    const other = smallBackup(testFolder());
    execFileSync('tar', ['-cf', join(folder, 'phone.tar'), '-C', other, '.']);
    expect(outcomes(await open(folder))).toEqual(['opened', 'opened']);
  });

  test.skipIf(process.platform === 'win32')('what is of the phone is not searched', async () => {
    const folder = files(testFolder(), { [`private/var/${sms}`]: 'A', 'notes/b.txt': 'x' });
    smallBackup(join(folder, 'usr/local/backup'));
    smallBackup(join(folder, 'private/var/mobile/Media/backup'));
    // As on the device: a link, here to what lies elsewhere.
    execFileSync('ln', ['-s', '/private/etc', join(folder, 'etc')]);
    const source = await openOne(folder);
    const paths = [...source.files(() => true)].map(({ devicePath }) => devicePath);
    expect(paths).toContain('/notes/b.txt');
  });
});

describe('of several partitions', () => {
  test('one without anything known is read as the system, or by its own name', async () => {
    const folder = files(testFolder(), {
      'filesystem1/usr/libexec/a': 'system',
      [`filesystem2/${sms}`]: 'messages',
      'filesystem3/b': 'other',
    });
    expect(contentsOf(await openOne(folder), (path) => !path.includes('Listing'))).toMatchObject({
      '/usr/libexec/a': 'system',
      [`/private/var/${sms}`]: 'messages',
      '/filesystem3/b': 'other',
    });
  });

  test('none is seen where none is known', async () => {
    const folder = files(testFolder(), { 'filesystem1/usr/libexec/a': 'x' });
    expect(outcomes(await open(folder))).toEqual(['not-recognised']);
    rmSync(folder, { recursive: true });
  });
});
