import { execFileSync } from 'node:child_process';
import { mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { messages } from '@athar/core';
import { describe, expect, test } from 'vitest';
import { checked, key, plain, smsDevicePath, smsOf, smsPath } from './bad-evidence.ts';
import { fresh, phoneBackup, type Checked } from './run-athar.ts';

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

const told = messages('en').text('cli.source.same-place');

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

  test('tells that only one of two files for one place was read', () => {
    expect(result.err).toContain(told);
    expect(readFileSync(join(result.folder, 'report.html'), 'utf8')).toContain(told);
    expect(result.case.sources[0]!.problems).toMatchObject([{ code: 'malformed', count: 1 }]);
    expect(result.row('ios.filesystem').outcome).toBe('partly-read');
    expect(result.err).not.toContain(messages('en').text('reason.malformed'));
  });
});

test('of two databases for one place the one that was not read is told in the row of its artifact', () => {
  const folder = twoFolders('private/var', 'var');
  const second = join(folder, 'var/mobile/Library/SMS/sms.db');
  mkdirSync(dirname(second), { recursive: true });
  writeFileSync(second, smsOf(plain));
  const result = checked(folder);
  const row = result.row('ios.sms');
  expect([row.outcome, row.problems.map(({ code }) => code)]).toEqual([
    'partly-read',
    ['same-place'],
  ]);
  expect(row.records).toBeGreaterThan(0);
  expect(result.err).toContain(told);
  const report = readFileSync(join(result.folder, 'report.html'), 'utf8');
  expect(report).toContain(messages('en').text('reason.same-place'));
});

test.each([false, true])('so it is of two entries of a backup (encrypted: %s)', (encrypted) => {
  const folder = phoneBackup({
    encrypted,
    more: [{ domain: 'MediaDomain', relativePath: smsPath, content: smsOf(plain) }],
  });
  const result = checked(folder, ...key);
  const row = result.row('ios.sms');
  expect([row.outcome, row.problems.map(({ code }) => code)]).toEqual([
    'partly-read',
    ['same-place'],
  ]);
  expect(row.records).toBeGreaterThan(0);
  expect([result.code, result.case.state]).toEqual([3, 'S1']);
  expect(result.err).toContain(told);
  expect(result.err).not.toContain(messages('en').text('reason.malformed'));
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

test('an archive that holds two files of one name is told in the same words', () => {
  const folder = fresh('packed');
  const database = join(folder, 'private/var/mobile/Library/SMS/sms.db');
  mkdirSync(dirname(database), { recursive: true });
  writeFileSync(database, smsOf(plain));
  const archive = join(folder, 'dump.tar');
  for (const how of ['-cf', '-rf']) execFileSync('tar', [how, archive, '-C', folder, 'private']);
  const result = checked(archive);
  expect(result.err).toContain(told);
  expect(result.err).not.toContain(messages('en').text('reason.malformed'));
  const row = result.row('ios.sms');
  expect([row.outcome, row.problems.map(({ code }) => code)]).toEqual([
    'partly-read',
    ['same-place'],
  ]);
});
