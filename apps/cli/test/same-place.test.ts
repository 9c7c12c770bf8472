import { mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { checked, plain, smsDevicePath, smsOf } from './bad-evidence.ts';
import { fresh, type Checked } from './run-athar.ts';

/** A copy of a file system with two folders that are one on the phone, and in both something of one name. */
function twoFolders(one: string, other: string): string {
  const folder = fresh('dump');
  const stored = {
    [`${one}/mobile/Library/SMS/sms.db`]: smsOf(plain),
    [`${one}/mobile/Library/Notes/Same.txt`]: 'x',
    [`${other}/mobile/Library/Notes/Same.txt`]: 'another',
    [`${other}/mobile/Library/Notes/Only.txt`]: 'x',
  };
  for (const [name, content] of Object.entries(stored)) {
    mkdirSync(dirname(join(folder, name)), { recursive: true });
    writeFileSync(join(folder, name), content);
  }
  return folder;
}

const listedOf = ({ folder }: Checked): { id: string; data: { path: string } }[] =>
  readFileSync(join(folder, 'records/ios.filesystem.jsonl'), 'utf8')
    .trim()
    .split('\n')
    .map((line) => JSON.parse(line) as { id: string; data: { path: string } });

const places: readonly [string, string][] = [
  ['private/var', 'var'],
  ['filesystem1/private/var', 'filesystem2'],
];

describe.each(places)('a copy with %s and %s, which are one folder on the phone', (one, other) => {
  const result = checked(twoFolders(one, other));

  test('lists each place of the phone once, in records of their own', () => {
    const listed = listedOf(result);
    const notes = listed.map(({ data }) => data.path).filter((path) => path.includes('Notes'));
    expect(notes.sort()).toEqual(
      ['', '/Only.txt', '/Same.txt'].map((name) => `/private/var/mobile/Library/Notes${name}`),
    );
    expect(new Set(listed.map(({ id }) => id)).size).toBe(listed.length);
    expect(result.case.sources[0]!.read.map(({ devicePath }) => devicePath)).toContain(
      smsDevicePath,
    );
  });
});

test('a copy whose two folders hold nothing of one name is whole', () => {
  const folder = fresh('dump');
  for (const name of ['private/var/mobile/Library/SMS/sms.db', 'var/mobile/Library/Notes/a.txt']) {
    mkdirSync(dirname(join(folder, name)), { recursive: true });
    writeFileSync(join(folder, name), smsOf(plain));
  }
  const result = checked(folder);
  expect(result.case.sources[0]!.problems).toBeUndefined();
  expect(result.row('ios.filesystem').outcome).toBe('read');
});
