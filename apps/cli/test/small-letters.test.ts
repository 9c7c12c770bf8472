import { mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { messages } from '@athar/core';
import { describe, expect, test } from 'vitest';
import { checked, plain, smsDevicePath, smsOf } from './bad-evidence.ts';
import { athar, fresh, type Checked } from './run-athar.ts';

const version = `<plist version="1.0"><dict><key>ProductVersion</key><string>17.5.1</string></dict></plist>`;

const dumped: Readonly<Record<string, string | Uint8Array>> = {
  'private/var/mobile/Library/TCC/readme': 'x',
  'System/Library/CoreServices/SystemVersion.plist': version,
  'private/var/mobile/Library/SMS/sms.db': smsOf(plain),
  'private/var/mobile/Library/Notes/Other.txt': 'x',
};

/** A copy of a file system, its names changed as by a disk, with the folder that it begins with. */
function dump(change: (name: string) => string, begins = ''): string {
  const folder = fresh('dump');
  for (const [name, content] of Object.entries(dumped)) {
    if (!name.startsWith(begins)) continue;
    const path = join(folder, change(name.slice(begins.length)));
    mkdirSync(dirname(path), { recursive: true });
    writeFileSync(path, content);
  }
  return folder;
}

const small = (name: string): string => name.toLowerCase();
const sentence = messages('en').text('cli.source.small-letters');
const recordsOf = ({ folder }: Checked): string =>
  readFileSync(join(folder, 'records/ios.sms.jsonl'), 'utf8');

/** Of the home folder alone, one folder of its library that is a phone's is not enough. */
const begun = ['private/', 'private/var/', 'private/var/mobile/'];

describe('a copy of a file system whose names have lost their capital letters', () => {
  const whole = checked(dump((name) => name));

  test('is read like any other, and what may be missed is told', () => {
    const result = checked(dump(small));
    expect(whole.err).not.toContain(sentence);
    expect(result.err).toContain(sentence);
    expect([result.code, result.case.state]).toEqual([3, 'S1']);
    expect(readFileSync(join(result.folder, 'report.html'), 'utf8')).toContain(sentence);
    expect(recordsOf(result)).toBe(recordsOf(whole));
    expect(recordsOf(result)).toContain(smsDevicePath);
    expect(readFileSync(join(result.folder, 'case.json'), 'utf8')).toContain('17.5.1');
    expect(result.row('ios.filesystem').outcome).toBe('partly-read');
  });

  test('gives out a file under the path that a check tells', () => {
    const out = fresh('extract');
    const run = athar(['extract', dump(small), '--path', smsDevicePath, '--out', out]);
    expect(run.out).toContain('  private/var/mobile/Library/SMS/sms.db');
    expect(run.err).toContain(sentence);
  });

  test.each(begun)('is known where it begins below %s', (begins) => {
    const result = checked(dump(small, begins));
    expect(recordsOf(result)).toBe(recordsOf(whole));
    const problems = result.case.sources[0]!.problems ?? [];
    expect(problems.map(({ detail }) => detail)).toEqual([
      'the names of files have lost their capital letters',
    ]);
  });
});

describe('a copy of a file system whose names are all in capital letters', () => {
  const whole = checked(dump((name) => name));
  const capital = (name: string): string => name.toUpperCase();
  const told = messages('en').text('cli.source.capital-letters');

  test('is read like any other, and what may be missed is told', () => {
    const result = checked(dump(capital));
    expect(result.err).toContain(told);
    expect(result.err).not.toContain(sentence);
    expect([result.code, result.case.state]).toEqual([3, 'S1']);
    expect(readFileSync(join(result.folder, 'report.html'), 'utf8')).toContain(told);
    const [source] = result.case.sources;
    const { storedAt } = source!.read.find(({ devicePath }) => devicePath === smsDevicePath)!;
    expect(storedAt).toEqual(['PRIVATE/VAR/MOBILE/LIBRARY/SMS/SMS.DB']);
    expect(recordsOf(result)).toBe(recordsOf(whole));
    expect(readFileSync(join(result.folder, 'case.json'), 'utf8')).toContain('17.5.1');
    expect(result.row('ios.filesystem').outcome).toBe('partly-read');
  });

  test.each(begun)('is known where it begins below %s', (begins) => {
    const result = checked(dump(capital, begins));
    expect(recordsOf(result)).toBe(recordsOf(whole));
    const problems = result.case.sources[0]!.problems ?? [];
    expect(problems.map(({ detail }) => detail)).toEqual([
      'the names of files have lost their small letters',
    ]);
  });

  test('is not found in a folder of photos', () => {
    const folder = fresh('photos');
    for (const name of ['LIBRARY/PHOTOS/IMG_1.JPG', 'MOBILE/DCIM/IMG_2.JPG']) {
      mkdirSync(dirname(join(folder, name)), { recursive: true });
      writeFileSync(join(folder, name), 'x');
    }
    expect(checked(folder).case.state).toBe('S0');
  });
});
