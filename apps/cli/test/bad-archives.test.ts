import { spawnSync } from 'node:child_process';
import { cpSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { messages } from '@athar/core';
import { expect, test } from 'vitest';
import { checked, encrypted, expectUnread, key, noise, plain } from './bad-evidence.ts';
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
    expectUnread(checked(path), 'packed-archive', 'reason.archive-method');
  },
);

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
  expect(result.err).toContain(`tablet.zip: ${messages('en').text('reason.malformed')}`);
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
