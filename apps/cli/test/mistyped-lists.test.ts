import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { messages } from '@athar/core';
import { readPropertyList } from '@athar/core/formats';
import { asWritten, binaryPlist } from '@athar/synthetic';
import { describe, expect, test } from 'vitest';
import { checked, copyOf, encrypted, key, plain } from './bad-evidence.ts';
import type { Checked } from './run-athar.ts';

type Value = Parameters<typeof binaryPlist>[0];
type Values = { readonly [key: string]: Value };

/** A copy of a backup in one of whose property lists some values are others. */
function withValues(backup: string, name: string, values: Values) {
  const folder = copyOf(backup);
  const path = join(folder, name);
  const list = asWritten(readPropertyList(readFileSync(path)));
  writeFileSync(path, binaryPlist({ ...(list as Values), ...values }));
  return folder;
}

const codesOf = (result: Checked, artifact: string): readonly string[] =>
  result.row(artifact).problems.map(({ code }) => code);
const damaged = messages('en').text('cli.source.description-damaged');

test('the same lists, written anew, are read as before', () => {
  for (const name of ['Info.plist', 'Manifest.plist', 'Status.plist']) {
    const result = checked(withValues(encrypted, name, {}), ...key);
    expect([name, result.code, result.case.state]).toEqual([name, 0, 'S2']);
  }
});

describe('a value of another type in a list in which the backup describes itself', () => {
  test.each<[key: string, value: Value]>([
    ['Device Name', 12],
    ['Device Name', { name: 'x' }],
    ['Serial Number', true],
    ['Last Backup Date', 'the day before'],
    ['Last Backup Date', { year: 2022 }],
    ['Product Version', 15.1],
    ['Product Type', ['iPhone10,1']],
    ['Installed Applications', 'org.example.notes'],
    ['Installed Applications', ['org.example.notes', 7]],
  ])('Info.plist, %s: %j', (name, value) => {
    const result = checked(withValues(encrypted, 'Info.plist', { [name]: value }), ...key);
    expect([result.code, result.case.state]).toEqual([3, 'S1']);
    expect(result.row('ios.backup-info').outcome).toBe('partly-read');
    expect(codesOf(result, 'ios.backup-info')).toEqual(['malformed']);
    expect(result.row('ios.backup-info').problems[0]!.detail).toContain(name);
    expect(result.row('ios.backup-info').records).toBe(1);
  });

  test.each<[key: string, value: Value]>([
    ['IsEncrypted', 'true'],
    ['IsEncrypted', 2],
    ['Date', '2022-11-15'],
    ['Lockdown', 'none'],
    ['Applications', ['org.example.notes']],
  ])('Manifest.plist, %s: %j', (name, value) => {
    const result = checked(withValues(encrypted, 'Manifest.plist', { [name]: value }), ...key);
    expect([result.code, result.case.state]).toEqual([3, 'S1']);
    expect(result.err).toContain(damaged);
    expect(readFileSync(join(result.folder, 'report.html'), 'utf8')).toContain(damaged);
    expect(result.row('ios.sms').outcome).toBe('read');
  });

  test.each([
    ['Product Type', 'iPhone10,5'],
    ['Product Version', '15.'],
    ['Build Version', ''],
  ])('what both lists tell of the phone, and not alike, is told: %s', (name, value) => {
    const result = checked(withValues(encrypted, 'Info.plist', { [name]: value }), ...key);
    expect([result.code, result.case.state]).toEqual([3, 'S1']);
    expect(result.case.sources[0]!.problems!.map(({ detail }) => detail)).toEqual([
      `Info.plist and Manifest.plist differ: ${name}`,
    ]);
    expect(result.err).toContain(damaged);
  });

  test('keys of another type are damaged keys', () => {
    const folder = withValues(encrypted, 'Manifest.plist', { BackupKeyBag: 'VERS' });
    const result = checked(folder, ...key);
    expect([result.code, result.case.state]).toEqual([3, 'S0']);
    expect(result.err).toContain(messages('en').text('cli.source.keybag-damaged'));
  });

  test('whether the backup was finished is not known', () => {
    const result = checked(withValues(encrypted, 'Status.plist', { SnapshotState: 1 }), ...key);
    expect([result.code, result.case.state]).toEqual([3, 'S1']);
    expect(result.err).toContain(damaged);
  });

  test('a plain backup whose flag is a text is read without a password', () => {
    const result = checked(withValues(plain, 'Manifest.plist', { IsEncrypted: 'false' }));
    expect(result.case.sources).toMatchObject([{ encrypted: false }]);
    expect(result.row('ios.sms').outcome).toBe('read');
    expect(result.err).toContain(damaged);
  });
});
