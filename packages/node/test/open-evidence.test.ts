import { execFileSync, spawnSync } from 'node:child_process';
import { createCipheriv, createHash } from 'node:crypto';
import {
  chmodSync,
  cpSync,
  existsSync,
  mkdirSync,
  readdirSync,
  readFileSync,
  renameSync,
  rmSync,
  symlinkSync,
  truncateSync,
  writeFileSync,
} from 'node:fs';
import { join } from 'node:path';
import { isEvidenceError, pathIndex } from '@athar/core';
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { backupFileId, binaryPlist, sqliteFile, writeSqliteFile } from '@athar/synthetic';
import {
  contentOf,
  contentsOf,
  isOfDevice,
  open,
  openOne,
  outcomes,
  password,
  smallBackup,
  someFiles,
  testFolder,
  text,
} from './test-backups.ts';

const expected = {
  '/private/var/mobile/Library/SMS/sms.db': createHash('sha256')
    .update('messages '.repeat(20_000))
    .digest('hex'),
  '/private/var/mobile/Library/empty.plist': '',
  '/private/var/wireless/Library/Databases/DataUsage.sqlite': 'usage',
  '/private/var/mobile/Containers/Shared/AppGroup/group.net.whatsapp.WhatsApp.shared/ChatStorage.sqlite':
    'chats',
  '/private/var/mobile/Library/gone.plist': 'unreadable: missing',
};

const sms = (path: string) => path.endsWith('/sms.db');
const smsId = backupFileId('HomeDomain', 'Library/SMS/sms.db');
const payload = (backup: string, id = smsId) => join(backup, id.slice(0, 2), id);

const namesIn = (folder: string) =>
  readdirSync(folder, { withFileTypes: true }).map((entry) => ({
    name: entry.name,
    isDirectory: entry.isDirectory(),
  }));

describe('a backup', () => {
  test.each([false, true])(
    'gives every file as the device held it (encrypted: %s)',
    async (encrypted) => {
      const source = await openOne(smallBackup(testFolder(), { encrypted }), [password]);
      expect(contentsOf(source, isOfDevice)).toEqual(expected);
      expect(source).toMatchObject({
        kind: 'itunes-backup',
        encrypted,
        device: { platform: 'ios', model: 'iPhone14,5', osVersion: '17.5.1', build: '21F90' },
      });
      expect([...source.installedApps]).toEqual(['net.whatsapp.WhatsApp']);
      expect(source.madeAt).toBe(Date.parse('2024-06-01T10:00:00Z') / 1000);
      expect([...source.domains]).toContain('AppDomainGroup-group.net.whatsapp.WhatsApp.shared');
      expect(source.problems).toEqual([]);
    },
  );

  test.each([false, true])(
    'lists its own files, the manifest decrypted (encrypted: %s)',
    async (encrypted) => {
      const source = await openOne(smallBackup(testFolder(), { encrypted }), [password]);
      const files = [...source.files((path) => !isOfDevice(path))];
      expect(files.map(({ devicePath }) => devicePath)).toEqual([
        '/Info.plist',
        '/Manifest.db',
        '/Manifest.plist',
        '/Status.plist',
        // Made for whoever asks for it by name, and not stored.
        '/.stored-payloads',
      ]);
      expect(files.at(-1)).toMatchObject({ storedAt: [], content: { kind: 'memory' } });
      expect(files.at(-1)).not.toHaveProperty('stored');
      expect(contentOf(files[1]!).slice(0, 15)).toBe('SQLite format 3');
    },
  );

  test.each([
    ['small', false],
    ['large', false],
    ['large', true],
  ] as const)(
    'whose names came over a disk that knows only %s letters is read as it was (encrypted: %s)',
    async (letters, encrypted) => {
      const backup = smallBackup(testFolder(), { encrypted });
      const renamed = (name: string) =>
        letters === 'small' ? name.toLowerCase() : name.toUpperCase();
      for (const { name, isDirectory } of namesIn(backup)) {
        const path = join(backup, renamed(name));
        renameSync(join(backup, name), path);
        if (!isDirectory) continue;
        for (const inner of namesIn(path)) {
          renameSync(join(path, inner.name), join(path, renamed(inner.name)));
        }
      }
      const source = await openOne(backup, [password]);
      expect(contentsOf(source, isOfDevice)).toEqual(expected);
      expect(source.device.osVersion).toBe('17.5.1');
      expect([...source.files(sms)][0]?.storedAt).toEqual([
        renamed(`${smsId.slice(0, 2)}/${smsId}`),
      ]);
      const [names] = [...source.files((path) => path === '/.stored-payloads')];
      const { bytes } = names!.content as { readonly bytes: Uint8Array };
      expect(Buffer.from(bytes).toString('hex')).toContain(smsId);
    },
  );

  test('names its payloads, each once, to whoever asks', async () => {
    const source = await openOne(smallBackup(testFolder()));
    const [names] = [...source.files((path) => path === '/.stored-payloads')];
    const all = [...source.files()].map(({ devicePath }) => devicePath);
    expect(all).not.toContain('/.stored-payloads');
    expect(names!.content).toMatchObject({ kind: 'memory' });
    const { bytes } = names!.content as { readonly bytes: Uint8Array };
    const hex = Buffer.from(bytes).toString('hex').match(/.{40}/g) ?? [];
    expect(hex).toContain(smsId);
    expect(new Set(hex).size).toBe(hex.length);
    expect(hex).toEqual([...hex].sort());
  });

  test('tells where each file is stored, relative to the backup', async () => {
    const source = await openOne(smallBackup(testFolder()));
    expect([...source.files(sms)][0]?.storedAt).toEqual([`${smsId.slice(0, 2)}/${smsId}`]);
  });

  test('is found in a parent of several, each numbered in the order of its name', async () => {
    const parent = testFolder();
    smallBackup(join(parent, 'MobileSync/Backup/b'));
    smallBackup(join(parent, 'MobileSync/Backup/a'), { encrypted: true });
    writeFileSync(join(parent, 'notes.txt'), 'x');
    const sources = await open(parent, [password]);
    expect(sources.map(({ id, label }) => [id, label.split('/').slice(1).join('/')])).toEqual([
      ['s1', 'MobileSync/Backup/a'],
      ['s2', 'MobileSync/Backup/b'],
    ]);
    expect(outcomes(sources)).toEqual(['opened', 'opened']);
  });

  test('is found however deep a person put it, and what lies deeper is not called empty', async () => {
    const below = (folders: number): string =>
      Array.from({ length: folders }, (_, n) => `l${n}`).join('/');
    const deep = testFolder();
    smallBackup(join(deep, below(20)));
    expect(outcomes(await open(deep))).toEqual(['opened']);
    const deeper = testFolder();
    smallBackup(join(deeper, below(70)));
    expect(outcomes(await open(deeper))).toEqual(['limit-exceeded']);
  });

  test('beside more archives than are looked into is opened, and the search is told to be cut', async () => {
    const parent = testFolder();
    smallBackup(join(parent, 'a'));
    for (let n = 0; n <= 1000; n++) writeFileSync(join(parent, `z${n}.zip`), 'no zip');
    expect(outcomes(await open(parent))).toEqual(['opened', 'limit-exceeded']);
  });

  test('in the folder of another, however it came there, is opened too', async () => {
    const backup = smallBackup(testFolder());
    smallBackup(join(backup, 'old/inner'), { encrypted: true });
    expect(outcomes(await open(backup, [password]))).toEqual(['opened', 'opened']);
  });

  test('beside a copy of a file system in one folder is opened, and so is the copy', async () => {
    const backup = smallBackup(testFolder());
    const library = join(backup, 'private/var/mobile/Library');
    for (const folder of ['SMS', 'TCC', 'Preferences'])
      mkdirSync(join(library, folder), { recursive: true });
    writeFileSync(join(library, 'SMS/sms.db'), 'x');
    const kinds = (await open(backup)).map((one) => one.outcome === 'opened' && one.source.kind);
    expect(kinds).toEqual(['itunes-backup', 'filesystem-dump']);
  });

  test('named twice, or by one of its own files, is opened once', async () => {
    const backup = smallBackup(testFolder());
    expect(outcomes(await open([backup, join(backup, 'Manifest.db'), `${backup}/.`]))).toEqual([
      'opened',
    ]);
  });

  test('named also by the folder it lies in is opened once, at the first of its places', async () => {
    const parent = testFolder();
    const first = smallBackup(join(parent, 'a'));
    const second = smallBackup(join(parent, 'b'));
    const labels = async (...paths: string[]) =>
      (await open(paths)).map(({ id, label, outcome }) => [id, label.split('/').at(-1), outcome]);
    expect(await labels(parent, first, join(second, 'Manifest.db'))).toEqual([
      ['s1', 'a', 'opened'],
      ['s2', 'b', 'opened'],
    ]);
    expect(await labels(second, parent)).toEqual([
      ['s1', 'b', 'opened'],
      ['s2', 'a', 'opened'],
    ]);
  });

  test.skipIf(spawnSync('tar', ['--version']).error !== undefined)(
    'in an archive that is named also by the folder it lies in is opened once (skipped without tar)',
    async () => {
      const parent = testFolder();
      const backup = smallBackup(testFolder());
      const archive = join(parent, 'phone.tar');
      execFileSync('tar', ['-cf', archive, '-C', backup, '.']);
      expect(outcomes(await open([parent, archive]))).toEqual(['opened']);
      expect(outcomes(await open([archive, parent]))).toEqual(['opened']);
    },
  );

  test('with flat payloads, as some tools copy it, is read', async () => {
    const backup = smallBackup(testFolder());
    renameSync(payload(backup), join(backup, smsId));
    expect(contentsOf(await openOne(backup), sms)).toEqual({
      '/private/var/mobile/Library/SMS/sms.db': expected['/private/var/mobile/Library/SMS/sms.db'],
    });
  });

  test('without Manifest.plist is read as plain where its manifest is', async () => {
    const backup = smallBackup(testFolder());
    rmSync(join(backup, 'Manifest.plist'));
    expect((await openOne(backup)).encrypted).toBe(false);
  });

  test('that is plain says that a given password was not needed', async () => {
    const [opened] = await open(smallBackup(testFolder()), ['x']);
    expect(opened).toMatchObject({ outcome: 'opened', notices: ['password-not-needed'] });
  });

  test('asks for a password when none that was given fits, three times at most', async () => {
    const backup = smallBackup(testFolder(), { encrypted: true });
    const { openEvidence } = await import('../src/index.ts');
    const asked: number[] = [];
    const ask = (answers: readonly string[]) => (question: { attempt: number }) => {
      asked.push(question.attempt);
      return Promise.resolve(answers[question.attempt - 1]);
    };
    const tries = [['no', password], ['1', '2', '3', password], []];
    const results = [];
    for (const answers of tries) {
      const { sources, close } = await openEvidence([backup], { passwords: [], ask: ask(answers) });
      results.push(...outcomes(sources));
      close();
    }
    expect(results).toEqual(['opened', 'wrong-password', 'encrypted']);
    expect(asked).toEqual([1, 2, 1, 2, 3, 1]);
  });

  test('accepts a password in another Unicode form than the phone took it', async () => {
    const backup = smallBackup(testFolder(), {
      encryption: {
        password: 'cafe\u0301',
        derivation: { sha256Rounds: undefined, sha1Rounds: 5 },
      },
    });
    expect(outcomes(await open(backup, ['caf\u00e9']))).toEqual(['opened']);
  });
});

describe('bad input', () => {
  test.each([
    ['nothing at the path', (folder: string) => join(folder, 'x'), 'not-found'],
    ['an empty folder', (folder: string) => folder, 'empty'],
    [
      'a folder of photos',
      (folder: string) => {
        mkdirSync(join(folder, 'DCIM'));
        writeFileSync(join(folder, 'DCIM/IMG_0001.JPG'), 'jpeg');
        return folder;
      },
      'not-recognised',
    ],
    [
      'a file that is no archive',
      (folder: string) => {
        writeFileSync(join(folder, 'a.zip'), 'text');
        return join(folder, 'a.zip');
      },
      'not-recognised',
    ],
    [
      'a backup of iOS 9',
      (folder: string) => {
        writeFileSync(join(folder, 'Manifest.mbdb'), 'mbdb\x05\x00');
        writeFileSync(join(folder, 'Info.plist'), 'x');
        return folder;
      },
      'unsupported',
    ],
  ])('%s fails with its reason', async (_, make, reason) => {
    expect(outcomes(await open(make(testFolder())))).toEqual([reason]);
  });

  const damaged = (change: (backup: string) => void, encrypted = false) => {
    const backup = smallBackup(testFolder(), { encrypted });
    change(backup);
    return backup;
  };

  test.each([
    [
      'a backup that lost its manifest',
      (b: string) => {
        rmSync(join(b, 'Manifest.db'));
      },
      'missing-manifest',
    ],
    [
      'payload folders alone',
      (b: string) => {
        for (const name of ['Manifest.db', 'Manifest.plist', 'Info.plist', 'Status.plist'])
          rmSync(join(b, name));
      },
      'missing-manifest',
    ],
    [
      'an empty manifest',
      (b: string) => {
        writeFileSync(join(b, 'Manifest.db'), '');
      },
      'malformed-manifest',
    ],
    [
      'a manifest of random bytes',
      (b: string) => {
        writeFileSync(join(b, 'Manifest.db'), noise(65_536));
      },
      'foreign-manifest',
    ],
    [
      'a manifest in place of which stands an encrypted one with its padding',
      (b: string) => {
        writeFileSync(join(b, 'Manifest.db'), noise(28_688));
      },
      'foreign-manifest',
    ],
    [
      'a manifest without its table',
      (b: string) => {
        rmSync(join(b, 'Manifest.db'));
        writeFileSync(join(b, 'Manifest.db'), sqliteFile({ tables: [] }));
      },
      'malformed-manifest',
    ],
  ])('%s fails with its reason', async (_, change, reason) => {
    expect(outcomes(await open(damaged(change)))).toEqual([reason]);
  });

  test.each([
    ['no password', [], 'encrypted'],
    ['a wrong password', ['wrong'], 'wrong-password'],
    ['an empty password', [''], 'wrong-password'],
  ])(
    'an encrypted backup with %s fails with its reason, and its device is told',
    async (_, passwords, reason) => {
      const [failed] = await open(
        damaged(() => undefined, true),
        passwords,
      );
      expect(failed).toMatchObject({
        reason,
        kind: 'itunes-backup',
        encrypted: true,
        device: { osVersion: '17.5.1' },
      });
    },
  );

  test.each([
    ['no keybag', { IsEncrypted: true }],
    ['a keybag of noise', { IsEncrypted: true, BackupKeyBag: noise(300) }],
    ['an empty keybag', { IsEncrypted: true, BackupKeyBag: new Uint8Array(0) }],
  ])('an encrypted backup with %s fails as damaged keys', async (_, list) => {
    const backup = damaged((b) => {
      writeFileSync(join(b, 'Manifest.plist'), binaryPlist(list));
    }, true);
    expect(outcomes(await open(backup, [password]))).toEqual(['malformed-keybag']);
  });

  test('an encrypted backup without Manifest.plist says that its keys are missing', async () => {
    const backup = damaged((b) => {
      rmSync(join(b, 'Manifest.plist'));
    }, true);
    expect(await open(backup, [password])).toMatchObject([
      { reason: 'malformed-keybag', encrypted: true },
    ]);
  });

  test('a half-copied backup gives what is there', async () => {
    const source = await openOne(
      damaged((b) => {
        rmSync(payload(b));
      }),
    );
    expect(contentsOf(source, isOfDevice)).toEqual({
      ...expected,
      '/private/var/mobile/Library/SMS/sms.db': 'unreadable: missing',
    });
  });

  test('a copy that lacks many files says so, whoever would read them', async () => {
    const files = Array.from({ length: 40 }, (_, index) => ({
      domain: 'CameraRollDomain',
      relativePath: `Media/DCIM/${String(index)}.JPG`,
      content: text('x'),
    }));
    const backup = smallBackup(testFolder(), { files });
    const lacks = async (): Promise<boolean | undefined> => {
      const source = await openOne(backup);
      expect([...source.files((path) => path === '/.stored-payloads')]).toHaveLength(1);
      expect(source.problems).toEqual([]);
      return source.lacksMany;
    };
    expect(await lacks()).toBe(false);
    for (const { name, isDirectory } of namesIn(backup)) {
      if (isDirectory && name > '80') rmSync(join(backup, name), { recursive: true });
    }
    expect(await lacks()).toBe(true);
  });

  test('nothing is said to be missing where the archive around it could not be listed whole', async () => {
    const archive = join(testFolder(), 'backup.tar');
    execFileSync('tar', ['-cf', archive, '-C', smallBackup(testFolder()), '.']);
    // Behind the last member, within a header.
    const bytes = readFileSync(archive);
    writeFileSync(archive, Buffer.concat([bytes.subarray(0, -10_240), noise(1200)]));
    const source = await openOne(archive);
    const [names] = [...source.files(pathIndex([{ glob: '/.stored-payloads', value: 0 }]).filter)];
    expect(names!.content).toMatchObject({ kind: 'unreadable', code: 'truncated' });
    // It is no file of the backup, which who asks for all would miss.
    expect([...source.files(() => true)].map(({ devicePath }) => devicePath)).not.toContain(
      '/.stored-payloads',
    );
    expect(source.lacksMany).toBe(false);
  });

  test('a backup that was not finished says so', async () => {
    const backup = smallBackup(testFolder());
    writeFileSync(join(backup, 'Status.plist'), binaryPlist({ SnapshotState: 'uploading' }));
    const source = await openOne(backup);
    expect([...source.files(isOfDevice)]).toHaveLength(someFiles.length);
    expect(source.problems).toEqual([
      { code: 'truncated', detail: 'the backup was not finished: uploading', about: 'unfinished' },
    ]);
  });

  test.each([
    ['another phone', `00008110-${'1'.padStart(16, '0')}`, 1],
    ['the same phone, written in another way', '00008110000000000000001e', 0],
    ['nobody, as it was made anonymous', '0'.repeat(40), 0],
    ['something that is no identifier', 'REDACTED', 0],
  ])('a backup beside a description of %s', async (_case, udid, told) => {
    const backup = smallBackup(testFolder());
    writeFileSync(join(backup, 'Info.plist'), binaryPlist({ 'Unique Identifier': udid }));
    const source = await openOne(backup);
    expect([...source.files(isOfDevice)]).toHaveLength(someFiles.length);
    expect(source.problems.filter(({ about }) => about === 'two-phones')).toHaveLength(told);
  });

  test('a manifest of another backup leaves files missing, not wrong', async () => {
    const backup = smallBackup(testFolder());
    const other = smallBackup(testFolder(), {
      files: [{ domain: 'HomeDomain', relativePath: 'other', content: text('x') }],
    });
    cpSync(join(other, 'Manifest.db'), join(backup, 'Manifest.db'));
    expect(contentsOf(await openOne(backup), isOfDevice)).toEqual({
      '/private/var/mobile/other': 'unreadable: missing',
    });
  });

  const withRows = (backup: string, rows: readonly (readonly [string, string, string])[]) => {
    rmSync(join(backup, 'Manifest.db'));
    writeSqliteFile(join(backup, 'Manifest.db'), {
      tables: [
        {
          name: 'Files',
          columns: 'fileID TEXT, domain TEXT, relativePath TEXT, flags INTEGER, file BLOB',
          rows: rows.map((row) => [...row, 1, null]),
        },
      ],
    });
  };

  test('file ids that climb never touch the disk', async () => {
    const parent = testFolder();
    const backup = smallBackup(join(parent, 'backup'));
    writeFileSync(join(parent, 'secret'), 'secret');
    withRows(backup, [
      ['../secret', 'HomeDomain', 'a'],
      ['..', 'HomeDomain', 'b'],
      [`${'../'.repeat(12)}etc/hostname`, 'HomeDomain', 'c'],
      ['', 'HomeDomain', 'd'],
      [smsId.toUpperCase(), 'HomeDomain', 'e'],
    ]);
    const source = await openOne(backup);
    const contents = contentsOf(source, isOfDevice);
    for (const name of ['a', 'b', 'c', 'd'])
      expect(contents[`/private/var/mobile/${name}`]).toBe('unreadable: malformed');
    expect(contents['/private/var/mobile/e']).not.toContain('unreadable');
    expect(source.problems).toEqual([
      {
        code: 'malformed',
        detail: '4 wanted manifest entries whose file id is not 40 hexadecimal digits',
      },
    ]);
  });

  test('of two entries for one path with other files one is read, and the other is told', async () => {
    const backup = smallBackup(testFolder());
    const usageId = backupFileId('WirelessDomain', 'Library/Databases/DataUsage.sqlite');
    withRows(backup, [
      ['0'.repeat(40), 'HomeDomain', 'a'],
      [usageId, 'CameraRollDomain', 'a'],
      [smsId, 'MediaDomain', 'a'],
    ]);
    const source = await openOne(backup);
    expect([...source.files(isOfDevice)].map(contentOf)).toEqual([
      'unreadable: missing',
      'usage',
      'unreadable: same-place',
    ]);
    expect(source.problems).toMatchObject([
      { detail: '3 manifest entries whose name is not the one that their file id is made of' },
      { code: 'malformed', about: 'same-place' },
    ]);
  });

  test('the same entry twice is one file, and told', async () => {
    const backup = smallBackup(testFolder());
    withRows(backup, [
      [smsId, 'HomeDomain', 'a'],
      [smsId, 'HomeDomain', 'a'],
    ]);
    const source = await openOne(backup);
    expect([...source.files(isOfDevice)]).toHaveLength(1);
    expect(source.problems).toEqual([
      {
        code: 'malformed',
        detail: '1 manifest entries whose name is not the one that their file id is made of',
      },
      { code: 'malformed', detail: '1 manifest entries that repeat an earlier one' },
    ]);
  });

  test('names that climb, turn the line around or hold zeros stay names', async () => {
    const backup = smallBackup(testFolder());
    const names = ['../../../etc/passwd', 'x\u202egpj.exe', '\u0001'];
    withRows(
      backup,
      names.map((name, index) => [index.toString().repeat(40), 'HomeDomain', name]),
    );
    const source = await openOne(backup);
    expect([...source.files(isOfDevice)].map(({ devicePath }) => devicePath)).toEqual(
      names.map((name) => `/private/var/mobile/${name}`),
    );
  });

  test.each([false, true])(
    'a name that holds a zero and is that of its id is read once (encrypted: %s)',
    async (encrypted) => {
      const odd = { domain: 'HomeDomain', relativePath: 'Library/a\0b', content: text('odd') };
      const files = [...someFiles.filter(({ content }) => content), odd];
      const backup = smallBackup(testFolder(), { encrypted, files });
      const source = await openOne(backup, [password]);
      const listed = [...source.files(isOfDevice)].map(({ devicePath }) => devicePath);
      expect(listed.filter((path) => path.endsWith('a\0b'))).toHaveLength(1);
      expect(contentsOf(source)['/private/var/mobile/Library/a\0b']).toBe('odd');
      expect(source.problems.map(({ detail }) => detail)).toEqual([
        '1 manifest entries without a domain or path that can be one',
      ]);
    },
  );

  test.skipIf(process.platform === 'win32').each(['payload', 'folder'])(
    'a %s that is a link out of the backup is not followed (skipped on Windows)',
    async (what) => {
      const parent = testFolder();
      const backup = smallBackup(join(parent, 'backup'));
      const target = what === 'payload' ? payload(backup) : join(payload(backup), '..');
      renameSync(target, join(parent, 'outside'));
      symlinkSync(join(parent, 'outside'), target);
      expect(contentsOf(await openOne(backup), sms)).toEqual({
        '/private/var/mobile/Library/SMS/sms.db': 'unreadable: link-not-followed',
      });
    },
  );

  test.skipIf(process.platform === 'win32')(
    'a payload that is a folder or a named pipe is not read (skipped on Windows)',
    async () => {
      const backup = smallBackup(testFolder());
      rmSync(payload(backup));
      execFileSync('mkfifo', [payload(backup)]);
      expect(contentsOf(await openOne(backup), sms)).toEqual({
        '/private/var/mobile/Library/SMS/sms.db': 'unreadable: not-a-file',
      });
      rmSync(payload(backup));
      mkdirSync(payload(backup));
      expect(contentsOf(await openOne(backup), sms)).toEqual({
        '/private/var/mobile/Library/SMS/sms.db': 'unreadable: missing',
      });
    },
  );

  test.skipIf(process.platform === 'win32')(
    'a named pipe in the place of a store of a dump is listed, and is not read (skipped on Windows)',
    async () => {
      const dump = testFolder();
      const messages = join(dump, 'private/var/mobile/Library/SMS');
      mkdirSync(messages, { recursive: true });
      mkdirSync(join(dump, 'private/var/db'));
      writeFileSync(join(dump, 'private/var/mobile/Library/x.plist'), 'x');
      execFileSync('mkfifo', [join(messages, 'sms.db')]);
      expect(contentsOf(await openOne(dump), sms)).toEqual({
        '/private/var/mobile/Library/SMS/sms.db': 'unreadable: not-a-file',
      });
    },
  );

  test.skipIf(process.platform === 'win32').each(['a folder', 'a link to a folder'])(
    '%s in the place of a store of a dump is listed where the store is asked for by its name (skipped on Windows)',
    async (kind) => {
      const dump = testFolder();
      const messages = join(dump, 'private/var/mobile/Library/SMS');
      mkdirSync(messages, { recursive: true });
      mkdirSync(join(dump, 'private/var/db'));
      if (kind === 'a folder') mkdirSync(join(messages, 'sms.db'));
      else symlinkSync('..', join(messages, 'sms.db'));
      const source = await openOne(dump);
      const path = '/private/var/mobile/Library/SMS/sms.db';
      const filterOf = (glob: string) => pathIndex([{ glob, value: 0 }]).filter;
      expect(contentsOf(source, filterOf(path))).toEqual({ [path]: 'unreadable: not-a-file' });
      expect(contentsOf(source, filterOf('/private/var/mobile/Library/*/sms.db'))).toEqual({});
    },
  );

  test.skipIf((process.getuid?.() ?? 0) === 0)(
    'a payload that may not be read is told (skipped for root, and on Windows)',
    async () => {
      const backup = smallBackup(testFolder());
      chmodSync(payload(backup), 0);
      const [file] = [...(await openOne(backup)).files(sms)];
      expect(() => contentOf(file!)).toThrow(
        expect.objectContaining({ code: 'no-permission' }) as Error,
      );
    },
  );

  test.each([
    ['within a block', -7, 'truncated'],
    ['at a block', -16, 'malformed'],
  ])('an encrypted payload cut %s keeps what is there, and is told', async (_, by, code) => {
    const backup = smallBackup(testFolder(), { encrypted: true });
    const size = readFileSync(payload(backup)).length;
    truncateSync(payload(backup), size + by);
    const [file] = [...(await openOne(backup, [password])).files(sms)];
    expect(file?.problems).toMatchObject([{ code }]);
    expect('messages '.repeat(20_000).startsWith(contentOf(file!))).toBe(true);
    expect(contentOf(file!).length).toBe(Math.floor((size + by) / 16) * 16);
  });

  test('the stated size of an encrypted file does not decide its length', async () => {
    const files = someFiles.map((file) => ({ ...file, statedSize: 10 }));
    const source = await openOne(smallBackup(testFolder(), { encrypted: true, files }), [password]);
    expect(contentsOf(source, isOfDevice)).toEqual(expected);
  });

  /** The list of files of an encrypted backup, changed behind the id of the messages. */
  async function changeManifest(
    backup: string,
    change: (plain: Buffer, id: number) => void,
  ): Promise<void> {
    const original = (await openOne(backup, [password])).files((path) => path === '/Manifest.db');
    const [manifest] = [...original];
    const { content } = manifest!;
    if (content.kind !== 'aes-cbc') throw new Error('the manifest is not encrypted');
    const plain = Buffer.from(contentOf(manifest!), 'latin1');
    change(plain, plain.indexOf(backupFileId('HomeDomain', 'Library/SMS/sms.db')));
    const cipher = createCipheriv('aes-256-cbc', content.key, Buffer.alloc(16));
    cipher.setAutoPadding(false);
    writeFileSync(
      join(backup, 'Manifest.db'),
      Buffer.concat([cipher.update(plain), cipher.final()]),
    );
  }

  test('a file whose metadata are of something else is not read as if it were not encrypted', async () => {
    const backup = smallBackup(testFolder(), { encrypted: true });
    await changeManifest(backup, (plain, id) => {
      // The class of the entry for Messages: the first that is named before the id of the file.
      plain[plain.indexOf('MBFile', id)] = 0x4e;
    });
    expect(contentsOf(await openOne(backup, [password]), isOfDevice)).toEqual({
      ...expected,
      '/private/var/mobile/Library/SMS/sms.db': 'unreadable: malformed',
    });
  });

  test('a file without a key is read as stored, unless it is stored as long as encryption makes it', async () => {
    const backup = smallBackup(testFolder(), { encrypted: true });
    await changeManifest(backup, (plain, id) => {
      plain[plain.indexOf('EncryptionKey', id)] = 0x4e;
    });
    const source = await openOne(backup, [password]);
    expect(contentsOf(source, isOfDevice)).toEqual({
      ...expected,
      '/private/var/mobile/Library/SMS/sms.db': 'unreadable: missing-key',
    });
    expect(source.problems).toMatchObject([{ code: 'missing-key', count: 1 }]);
    writeFileSync(payload(backup), 'messages '.repeat(20_000));
    expect(contentsOf(await openOne(backup, [password]), isOfDevice)).toEqual(expected);
  });

  test('files of a class whose key is missing are counted, the others read', async () => {
    const files = someFiles.map((file, index) => ({
      ...file,
      protectionClass: index === 0 ? 7 : 4,
    }));
    const backup = smallBackup(testFolder(), { encrypted: true, files });
    const list = readFileSync(join(backup, 'Manifest.plist'));
    const at = list.indexOf(
      Buffer.concat([Buffer.from('CLAS'), Buffer.from([0, 0, 0, 4, 0, 0, 0, 7])]),
    );
    list[at + 11] = 99;
    writeFileSync(join(backup, 'Manifest.plist'), list);
    const source = await openOne(backup, [password]);
    expect(contentsOf(source, isOfDevice)).toEqual({
      ...expected,
      '/private/var/mobile/Library/SMS/sms.db': 'unreadable: missing-key',
    });
    expect(source.problems).toEqual([
      { code: 'missing-key', detail: 'no key of protection class 7', count: 1 },
    ]);
  });
});

test('a backup damaged anywhere is opened, or fails with a reason, and its files are read or are evidence errors', async () => {
  const names = ['Manifest.plist', 'Info.plist', 'Manifest.db', 'Status.plist'] as const;
  const counts = { opened: 0, failed: 0, files: 0 };
  for (const encrypted of [false, true]) {
    const backup = smallBackup(testFolder(), { encrypted });
    const originals = new Map(names.map((name) => [name, readFileSync(join(backup, name))]));
    await fc.assert(
      fc.asyncProperty(
        fc.constantFrom(...names),
        fc.array(fc.tuple(fc.nat(), fc.constantFrom(0, 1, 0x0f, 0x7f, 0x80, 0xff)), {
          maxLength: 8,
        }),
        fc.option(fc.nat()),
        async (name, changes, cut) => {
          const bytes = Buffer.from(originals.get(name)!);
          // Most of a manifest is empty pages: the header and the first pages are where it hurts.
          const reach = Math.min(bytes.length, 8192);
          for (const [at, value] of changes) bytes[at % reach] = value;
          writeFileSync(
            join(backup, name),
            cut === null ? bytes : bytes.subarray(0, cut % bytes.length),
          );
          try {
            for (const opened of await open(backup, [password])) {
              counts[opened.outcome]++;
              if (opened.outcome === 'failed') continue;
              for (const file of opened.source.files()) if (readable(file)) counts.files++;
            }
          } finally {
            writeFileSync(join(backup, name), originals.get(name)!);
          }
        },
      ),
      { numRuns: 60 },
    );
  }
  expect(Object.entries(counts).filter(([, count]) => count === 0)).toEqual([]);
});

/** False where an evidence error says why not; any other error rises. */
function readable(file: Parameters<typeof contentOf>[0]): boolean {
  try {
    contentOf(file);
    return true;
  } catch (error) {
    if (!isEvidenceError(error)) throw error;
    return false;
  }
}

function noise(length: number): Uint8Array {
  const bytes = new Uint8Array(length);
  let state = 12345;
  for (let index = 0; index < length; index++) {
    state = (Math.imul(state, 1103515245) + 12345) >>> 0;
    bytes[index] = state >>> 16;
  }
  return bytes;
}

const corpus = process.env.ATHAR_CORPUS ?? '';
const plain = join(corpus, 'ios/backup/mvt-ios14');
const encryptedBackup = join(corpus, 'ios/backup/synth-encrypted-a');

describe.skipIf(!existsSync(plain))('real backups (skipped without the corpus)', () => {
  test('a plain one lists every row of its manifest', async () => {
    const source = await openOne(plain);
    expect([...source.files(sms)]).toHaveLength(1);
    expect(source.totals.files).toBe(3721);
    expect(source.device).toEqual({
      platform: 'ios',
      model: 'iPhone9,3',
      osVersion: '14.3',
      build: '18C66',
    });
    expect(source.installedApps.has('net.whatsapp.WhatsApp')).toBe(true);
  });

  test('a cut manifest gives the rows that are left, and is told', async () => {
    const backup = testFolder();
    writeFileSync(join(backup, 'Info.plist'), readFileSync(join(plain, 'Info.plist')));
    const manifest = readFileSync(join(plain, 'Manifest.db'));
    writeFileSync(join(backup, 'Manifest.db'), manifest.subarray(0, manifest.length / 2));
    const source = await openOne(backup);
    const whole = await openOne(plain);
    const known = new Set([...whole.files(isOfDevice)].map(({ devicePath }) => devicePath));
    const left = [...source.files(isOfDevice)].map(({ devicePath }) => devicePath);
    expect(left.length).toBeGreaterThan(0);
    expect(left.filter((path) => !known.has(path))).toEqual([]);
    // Of 3,721 rows 1,992 stand in the first half, on pages that the lost inner page led to; of others the indexes there tell what they are.
    expect(source.totals.files).toBe(2208);
    expect(source.problems.map(({ code }) => code)).toContain('truncated');
  });

  test('an encrypted one gives, byte for byte, what its maker put in', async () => {
    const sources = JSON.parse(readFileSync(join(corpus, 'SOURCES.json'), 'utf8')) as {
      cases: {
        case: string;
        known_truth?: { files?: { relativePath: string; plaintext_sha256: string }[] };
      }[];
    };
    const truth = sources.cases.find((each) => each.case === 'ios/backup/synth-encrypted-a')
      ?.known_truth?.files;
    const source = await openOne(encryptedBackup, ['athar-given-1']);
    const found = [...source.files(isOfDevice)].map((file) => ({
      path: file.devicePath,
      sha256: createHash('sha256').update(contentOf(file), 'latin1').digest('hex'),
    }));
    expect(truth?.length).toBeGreaterThan(0);
    expect(found.length).toBe(truth?.length);
    for (const { relativePath, plaintext_sha256 } of truth ?? []) {
      expect(found.find(({ path }) => path.endsWith(`/${relativePath}`))?.sha256).toBe(
        plaintext_sha256,
      );
    }
  });

  test('an encrypted one gives the same content as its plain twin', async () => {
    const wanted = (path: string) => isOfDevice(path) && !path.endsWith('GlobalPreferences.plist');
    const decrypted = contentsOf(await openOne(encryptedBackup, ['athar-given-1']), wanted);
    const twin = contentsOf(await openOne(plain), (path) => path in decrypted);
    expect(Object.keys(decrypted).length).toBeGreaterThan(6);
    expect(decrypted).toEqual(twin);
  });
});
