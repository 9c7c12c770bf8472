import {
  cpSync,
  mkdirSync,
  readFileSync,
  renameSync,
  rmSync,
  symlinkSync,
  writeFileSync,
} from 'node:fs';
import { join } from 'node:path';
import { messages, type MessageKey } from '@athar/core';
import { backupFileId, sqliteFile } from '@athar/synthetic';
import { describe, expect, test } from 'vitest';
import {
  checked,
  copyOf,
  encrypted,
  expectPart,
  expectUnread,
  key,
  noise,
  plain,
  smsPath,
  smsStored,
} from './bad-evidence.ts';
import { fresh, phoneBackup, work } from './run-athar.ts';

describe('a damaged backup', () => {
  test('that was half copied keeps what is there', () => {
    const folder = copyOf(plain);
    rmSync(join(folder, smsStored));
    const result = checked(folder);
    expectPart(result, 'ios.sms', 'unreadable');
    expect(result.row('ios.sms').problems.map(({ code }) => code)).toEqual(['missing']);
    expect(result.err).toContain(messages('en').text('cli.source.half-copied'));
  });

  test('that lacks many files says so, also where no artifact reads any of them', () => {
    const more = Array.from({ length: 2000 }, (_, index) => ({
      domain: 'CameraRollDomain',
      relativePath: `Media/DCIM/IMG_${String(index)}.JPG`,
      content: Buffer.from('picture'),
    }));
    const folder = phoneBackup({ encrypted: true, more });
    const sentence = messages('en').text('cli.source.half-copied');
    const whole = checked(folder, ...key);
    expect(whole.err).not.toContain(sentence);
    for (const { domain, relativePath } of more) {
      const id = backupFileId(domain, relativePath);
      rmSync(join(folder, id.slice(0, 2), id));
    }
    const half = checked(folder, ...key);
    expect(half.case.state).toBe(whole.case.state);
    expect(half.err).toContain(sentence);
    expect(readFileSync(join(half.folder, 'report.html'), 'utf8')).toContain(sentence);
  });

  test('that is encrypted, without Manifest.db', () => {
    const folder = copyOf(encrypted);
    rmSync(join(folder, 'Manifest.db'));
    expectUnread(checked(folder, ...key), 'missing-manifest', 'cli.source.manifest-missing');
  });

  test('without Manifest.db and without files', () => {
    const folder = fresh('described');
    mkdirSync(folder);
    for (const name of ['Info.plist', 'Manifest.plist', 'Status.plist'])
      cpSync(join(plain, name), join(folder, name));
    expectUnread(checked(folder), 'missing-manifest', 'cli.source.manifest-missing');
  });

  describe('that is plain, without a list of files that can be read', () => {
    const list = 'Manifest.db';
    const firstPageOfNoise = (path: string): void => {
      const bytes = readFileSync(path);
      bytes.set(noise(4096));
      writeFileSync(path, bytes);
    };
    const whole = checked(plain);

    test.each<[string, MessageKey, (path: string) => void]>([
      [
        'it is missing',
        'cli.source.manifest-lost',
        (path) => {
          rmSync(path);
        },
      ],
      [
        'it is empty',
        'cli.source.manifest-damaged',
        (path) => {
          writeFileSync(path, '');
        },
      ],
      ['its first page is noise', 'cli.source.manifest-damaged', firstPageOfNoise],
      [
        'nothing tells that it is plain',
        'cli.source.manifest-damaged',
        (path) => {
          firstPageOfNoise(path);
          rmSync(join(path, '..', 'Manifest.plist'));
        },
      ],
      [
        'it is that of an encrypted one',
        'reason.other-backup',
        (path) => {
          cpSync(join(encrypted, list), path);
        },
      ],
    ])(
      'what is known by its name is read, and nothing is called absent: %s',
      (_, sentence, change) => {
        const folder = copyOf(plain);
        change(join(folder, list));
        const result = checked(folder);
        expect([result.code, result.case.state]).toEqual([3, 'S1']);
        expect(result.case.sources).toMatchObject([{ encrypted: false }]);
        expect(result.err).toContain(messages('en').text(sentence));
        expect(result.err).not.toContain(messages('en').text('cli.source.half-copied'));
        expect(readFileSync(join(result.folder, 'report.html'), 'utf8')).toContain(
          messages('en').text(sentence).replaceAll("'", '&#39;'),
        );
        for (const id of ['ios.sms', 'ios.tcc', 'ios.calendar'])
          expect(result.records(id)).toEqual(whole.records(id));
        expect(result.row('ios.manifest').outcome).toBe('unreadable');
        for (const { artifact, outcome } of result.coverage)
          if (outcome === 'not-present') expect(whole.row(artifact).outcome).toBe(outcome);
      },
    );
  });

  test('with the Manifest.db of another backup', () => {
    const folder = copyOf(encrypted);
    const other = phoneBackup({ encrypted: true, seed: 'another phone' });
    cpSync(join(other, 'Manifest.db'), join(folder, 'Manifest.db'));
    expectUnread(checked(folder, ...key), 'foreign-manifest', 'reason.other-backup');
  });

  test.each([
    ['a path that is read', 'HomeDomainLibrary/SMS/sms.db', 0xff],
    ['a path that is read, cut by a zero', 'HomeDomainLibrary/SMS/sms.db', 0],
    ['a path that nothing reads', 'AppDomain-com.apple.mobilesafariLibrary/WebKit', 0xc1],
    ['a domain', 'WirelessDomain', 0x9f],
  ])('with a name in its list that no phone has: %s', (_, name, byte) => {
    const folder = copyOf(plain);
    const path = join(folder, 'Manifest.db');
    const list = readFileSync(path);
    // In a row the path stands right behind the domain.
    list[list.indexOf(name) + name.length - 1] = byte;
    writeFileSync(path, list);
    const { case: told, err } = checked(folder);
    expect(told.sources[0]!.problems).toContainEqual({
      code: 'malformed',
      detail: '1 manifest entries without a domain or path that can be one',
      count: 1,
    });
    expect(err).toContain(messages('en').text('cli.source.manifest-damaged'));
  });

  test('that is encrypted, without Manifest.plist', () => {
    const folder = copyOf(encrypted);
    rmSync(join(folder, 'Manifest.plist'));
    expectUnread(checked(folder, ...key), 'malformed-keybag', 'cli.source.keybag-damaged');
  });

  test('that is encrypted, with the Manifest.db of a plain one, is said to be mixed', () => {
    const folder = copyOf(encrypted);
    cpSync(join(plain, 'Manifest.db'), join(folder, 'Manifest.db'));
    const result = checked(folder, ...key);
    expect([result.code, result.case.state]).toEqual([3, 'S1']);
    const sentence = messages('en').text('reason.other-backup');
    expect(result.err).toContain(sentence);
    expect(readFileSync(join(result.folder, 'report.html'), 'utf8')).toContain(sentence);
  });

  test('with the Manifest.db of another phone, most of whose files are not there, is said to be mixed', () => {
    const folder = copyOf(plain);
    const other = phoneBackup({
      change: (file) => ({ ...file, relativePath: `${file.relativePath}-other` }),
    });
    cpSync(join(other, 'Manifest.db'), join(folder, 'Manifest.db'));
    const result = checked(folder);
    expect([result.code, result.case.state]).toEqual([3, 'S1']);
    expect(result.err).toContain(messages('en').text('reason.other-backup'));
    expect(result.err).not.toContain(messages('en').text('cli.source.half-copied'));
  });

  test('of which a tool made a decrypted copy is read without a password, as all that it was', () => {
    const folder = copyOf(phoneBackup());
    for (const name of ['Manifest.plist', 'Info.plist', 'Status.plist'])
      cpSync(join(encrypted, name), join(folder, name));
    const result = checked(folder);
    const original = checked(encrypted, ...key);
    expect([result.code, result.case.state]).toEqual([original.code, original.case.state]);
    expect(result.row('ios.sms').records).toBe(original.row('ios.sms').records);
  });

  test('with the Manifest.db of another plain backup tells each file that is not there', () => {
    const folder = copyOf(plain);
    const other = phoneBackup({
      change: () => undefined,
      more: [
        { domain: 'HomeDomain', relativePath: 'Library/SMS/sms.db-old' },
        {
          domain: 'HomeDomain',
          relativePath: 'Library/TCC/TCC.db',
          content: new TextEncoder().encode('x'),
        },
      ],
    });
    cpSync(join(other, 'Manifest.db'), join(folder, 'Manifest.db'));
    const result = checked(folder);
    expect([result.code, result.case.state]).toEqual([3, 'S1']);
    expect(result.row('ios.sms').outcome).toBe('not-present');
  });

  test('whose keys are damaged', () => {
    const folder = copyOf(encrypted);
    const path = join(folder, 'Manifest.plist');
    const list = readFileSync(path);
    list.fill(0x41, list.indexOf('VERS'), list.indexOf('VERS') + 64);
    writeFileSync(path, list);
    expectUnread(checked(folder, ...key), 'malformed-keybag', 'cli.source.keybag-damaged');
  });
});

describe('files that cannot be opened', () => {
  test('a folder stands in the place of a file', () => {
    const folder = copyOf(plain);
    rmSync(join(folder, smsStored));
    mkdirSync(join(folder, smsStored));
    const result = checked(folder);
    expectPart(result, 'ios.sms', 'unreadable');
  });

  test.each(['../../secret', '/etc/hostname', '..'])(
    'a file id such as %s is never followed, and the file is found by its name',
    (id) => {
      const secret = join(work, 'secret');
      writeFileSync(secret, sqliteFile({ tables: [{ name: 'message', columns: 'a', rows: [] }] }));
      const folder = copyOf(plain);
      const manifest = readFileSync(join(folder, 'Manifest.db'));
      const stored = backupFileId('HomeDomain', smsPath);
      const evil = id.padEnd(stored.length, '/');
      for (let at = manifest.indexOf(stored); at >= 0; at = manifest.indexOf(stored, at + 1))
        manifest.write(evil, at, 'latin1');
      writeFileSync(join(folder, 'Manifest.db'), manifest);
      const result = checked(folder);
      expect([result.code, result.case.state]).toEqual([3, 'S1']);
      expect(result.row('ios.sms').records).toBe(checked(plain).row('ios.sms').records);
      const { read } = result.case.sources[0]!;
      expect(read.find(({ devicePath }) => devicePath.endsWith(smsPath))!.storedAt).toEqual([
        smsStored,
      ]);
      expect(JSON.stringify(read)).not.toMatch(/secret|hostname|\.\./);
    },
  );

  test.skipIf(process.platform === 'win32')(
    'a link that leaves the folder is not followed (skipped on Windows)',
    () => {
      const folder = copyOf(plain);
      const outside = fresh('outside.db');
      renameSync(join(folder, smsStored), outside);
      symlinkSync(outside, join(folder, smsStored));
      const result = checked(folder);
      expectPart(result, 'ios.sms', 'unreadable');
      expect(result.row('ios.sms').problems).toMatchObject([{ code: 'link-not-followed' }]);
      expect(result.row('ios.sms').records).toBe(0);
      const report = readFileSync(join(result.folder, 'report.html'), 'utf8');
      expect(report).toContain(messages('en').text('reason.link-not-followed'));
      expect(report).not.toContain(messages('en').text('reason.unsupported'));
    },
  );
});
