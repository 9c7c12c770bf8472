import { mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { messages } from '@athar/core';
import { describe, expect, test } from 'vitest';
import { checked, plain, smsDevicePath, smsOf } from './bad-evidence.ts';
import { athar, fresh, type Checked } from './run-athar.ts';

const version = `<plist version="1.0"><dict><key>ProductVersion</key><string>17.5.1</string></dict></plist>`;

const dumped: Readonly<Record<string, string | Uint8Array>> = {
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

  test.each(['private/', 'private/var/'])('is known where it begins below %s', (begins) => {
    const result = checked(dump(small, begins));
    expect(recordsOf(result)).toBe(recordsOf(whole));
    const problems = result.case.sources[0]!.problems ?? [];
    expect(problems.map(({ detail }) => detail)).toEqual([
      'the names of files have lost their capital letters',
    ]);
  });
});
