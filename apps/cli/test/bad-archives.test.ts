import { spawnSync } from 'node:child_process';
import { cpSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { messages } from '@athar/core';
import { describe, expect, test } from 'vitest';
import { checked, encrypted, expectUnread, key, noise, plain, smsStored } from './bad-evidence.ts';
import { fresh } from './run-athar.ts';

test.skipIf(spawnSync('zip', ['-h']).error !== undefined)(
  'an archive with a password of its own is told from an encrypted backup (skipped without zip)',
  () => {
    const path = fresh('locked.zip');
    spawnSync('zip', ['-q', '-r', '-P', 'secret', path, '.'], { cwd: plain });
    expectUnread(checked(path), 'locked-archive', 'cli.source.archive-locked');
  },
);

test.skipIf(spawnSync('zip', ['-h']).error !== undefined)(
  'an archive packed in a way that is not read is told from a damaged backup (skipped without zip)',
  () => {
    const path = fresh('lzma.zip');
    spawnSync('zip', ['-q', '-0', '-r', path, '.'], { cwd: plain });
    const bytes = readFileSync(path);
    const entry = Buffer.from('PK\u0001\u0002');
    for (let at = bytes.indexOf(entry); at >= 0; at = bytes.indexOf(entry, at + 1)) {
      bytes.writeUInt16LE(14, at + 10);
    }
    writeFileSync(path, bytes);
    expectUnread(checked(path), 'packed-archive', 'cli.source.archive-form');
  },
);

test.skipIf(spawnSync('zip', ['-h']).error !== undefined)(
  'a stored file whose checksum does not hold is a gap, and what it holds is kept (skipped without zip)',
  () => {
    const path = fresh('stored.zip');
    spawnSync('zip', ['-q', '-0', '-r', path, '.'], { cwd: encrypted });
    const whole = checked(path, ...key);
    expect([whole.code, whole.case.state]).toEqual([0, 'S2']);
    const bytes = readFileSync(path);
    // The checksum stands in the local header and in the directory.
    const name = Buffer.from(smsStored);
    const local = bytes.indexOf(name);
    const listed = bytes.lastIndexOf(name);
    for (const at of [local - 30 + 14, listed - 46 + 16]) bytes.writeUInt8(bytes[at]! ^ 0xff, at);
    writeFileSync(path, bytes);
    const result = checked(path, ...key);
    expect([result.code, result.case.state]).toEqual([3, 'S1']);
    const row = result.coverage.find(({ artifact }) => artifact === 'ios.sms');
    expect(row).toMatchObject({ outcome: 'partly-read' });
    expect(row?.problems.map(({ code }) => code)).toContain('malformed');
    expect(row?.records).toBe(
      whole.coverage.find(({ artifact }) => artifact === 'ios.sms')?.records,
    );
  },
);

/** The first bytes of archives of other forms, as their specifications give them. */
const otherForms: readonly (readonly [name: string, bytes: readonly number[]])[] = [
  ['phone.tar.bz2', [0x42, 0x5a, 0x68, 0x39, 0x31, 0x41, 0x59, 0x26, 0x53, 0x59]],
  ['phone.tar.xz', [0xfd, 0x37, 0x7a, 0x58, 0x5a, 0x00, 0x00, 0x04]],
  ['phone.7z', [0x37, 0x7a, 0xbc, 0xaf, 0x27, 0x1c, 0x00, 0x04]],
  ['phone.rar', [0x52, 0x61, 0x72, 0x21, 0x1a, 0x07, 0x01, 0x00]],
  ['phone.tar.zst', [0x28, 0xb5, 0x2f, 0xfd, 0x04, 0x58]],
];

describe('an archive of a form that is not read', () => {
  test.each(otherForms)('is to be unpacked first: %s', (name, head) => {
    // Known by its content, whatever it is called.
    for (const path of [fresh(name), fresh('phone.zip'), fresh('phone')]) {
      writeFileSync(path, Buffer.concat([Buffer.from(head), noise(5000)]));
      expectUnread(checked(path), 'packed-archive', 'cli.source.archive-form');
    }
  });

  test.each(otherForms)('is found in a folder, beside a good backup too: %s', (name, head) => {
    const parent = fresh('several');
    cpSync(encrypted, join(parent, 'tablet'), { recursive: true });
    writeFileSync(join(parent, name), Buffer.concat([Buffer.from(head), noise(5000)]));
    const result = checked(parent, ...key);
    expect([result.code, result.case.state]).toEqual([3, 'S1']);
    const reasons = result.case.sources.map(({ state, failure }) => failure?.reason ?? state);
    expect(reasons.sort()).toEqual(['S2', 'packed-archive']);
    expect(result.out).toContain(`${name}: ${messages('en').text('cli.source.archive-form')}`);
  });

  test.each(['xz', 'bzip2', 'zstd'])('as %s makes it (skipped without it)', (program) => {
    if (spawnSync(program, ['--help']).error !== undefined) return;
    const tar = fresh('phone.tar');
    spawnSync('tar', ['-cf', tar, '-C', plain, '.']);
    const packed = spawnSync(program, ['-c', tar], { maxBuffer: 2 ** 28 }).stdout;
    const path = fresh('phone.packed');
    writeFileSync(path, packed);
    expectUnread(checked(path), 'packed-archive', 'cli.source.archive-form');
  });

  test('is not what only begins with its letters', () => {
    const path = fresh('letters.txt');
    writeFileSync(path, 'BZh9 is how such files begin. Rar! too, and 7z.');
    expectUnread(checked(path), 'not-recognised', 'cli.source.not-recognised');
  });
});

test('a damaged archive beside a good backup is named, and nothing found is no S2', () => {
  const parent = fresh('several');
  cpSync(encrypted, join(parent, 'phone'), { recursive: true });
  writeFileSync(
    join(parent, 'tablet.zip'),
    Buffer.concat([Buffer.from('PK\x03\x04'), noise(5000)]),
  );
  const result = checked(parent, ...key);
  expect([result.code, result.case.state]).toEqual([3, 'S1']);
  expect(result.case.sources.map(({ state, failure }) => failure?.reason ?? state)).toEqual([
    'S2',
    'malformed-archive',
  ]);
  expect(result.out).toContain(`tablet.zip: ${messages('en').text('reason.malformed')}`);
  expect(readFileSync(join(result.folder, 'report.html'), 'utf8')).toContain('tablet.zip</bdi>');
});

test.skipIf(spawnSync('zip', ['-h']).error !== undefined)(
  'files that an archive locks are told as such, and the rest is read (skipped without zip)',
  () => {
    const phone = fresh('phone');
    const zip = fresh('part-locked.zip');
    const log = 'private/var/db/diagnostics/shutdown.log';
    const settings = 'private/var/mobile/Library/Preferences/.GlobalPreferences.plist';
    for (const path of [log, settings]) {
      mkdirSync(dirname(join(phone, path)), { recursive: true });
      writeFileSync(join(phone, path), 'SIGTERM: [1656590000] All buffers flushed\n');
    }
    spawnSync('zip', ['-q', '-r', zip, log], { cwd: phone });
    spawnSync('zip', ['-q', '-r', '-P', 'secret', zip, settings], { cwd: phone });
    const result = checked(zip);
    expect([result.code, result.case.state]).toEqual([3, 'S1']);
    expect(result.row('ios.shutdown-log').outcome).toBe('read');
    expect(result.row('ios.global-preferences').problems.map(({ code }) => code)).toEqual([
      'archive-locked',
    ]);
    const sentence = messages('en').text('reason.archive-locked');
    expect(result.err).toContain(sentence);
    expect(readFileSync(join(result.folder, 'report.html'), 'utf8')).toContain(sentence);
  },
);
