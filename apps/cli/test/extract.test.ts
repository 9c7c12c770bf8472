import { spawnSync } from 'node:child_process';
import { createHash } from 'node:crypto';
import {
  linkSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  rmSync,
  statSync,
  symlinkSync,
  truncateSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { Command } from 'commander';
import { afterEach, describe, expect, onTestFinished, test, vi } from 'vitest';
import { messages, UsageError } from '@athar/core';
import { backupFileId, writeBackup, type BackupFile } from '@athar/synthetic';
import { registerExtract } from '../src/commands/extract.ts';

const password = 'correct horse';
const bytes = (content: string) => new TextEncoder().encode(content);
const sha256 = (content: string) => createHash('sha256').update(content).digest('hex');

const files: readonly BackupFile[] = [
  { domain: 'HomeDomain', relativePath: 'Library/SMS/sms.db', content: bytes('messages') },
  { domain: 'HomeDomain', relativePath: 'Library/SMS/SMS.DB', content: bytes('other case') },
  { domain: 'HomeDomain', relativePath: 'Library/SMS/../../../climb', content: bytes('climb') },
  { domain: 'HomeDomain', relativePath: 'Library/gone.plist' },
];

function folder(): string {
  const path = mkdtempSync(join(tmpdir(), 'athar-extract-'));
  onTestFinished(() => {
    rmSync(path, { recursive: true, force: true });
  });
  return path;
}

function backup(encrypted = false, more: readonly BackupFile[] = []): string {
  const path = join(folder(), 'backup');
  writeBackup(path, {
    device: {
      name: 'Phone',
      productType: 'iPhone14,5',
      productVersion: '17.5.1',
      buildVersion: '21F90',
      productName: 'iPhone 13',
      serialNumber: 'SERIAL',
      uniqueDeviceId: '00008110-000000000000001E',
    },
    date: new Date('2024-06-01T10:00:00Z'),
    files: [...files, ...more],
    ...(encrypted && {
      encryption: { password, derivation: { sha256Rounds: 20, sha1Rounds: 10 } },
    }),
  });
  return path;
}

afterEach(() => {
  vi.restoreAllMocks();
  vi.unstubAllEnvs();
  process.exitCode = undefined;
});

/** Runs the command; what it printed, and its exit code. */
async function extract(...args: readonly string[]) {
  const printed = { out: '', error: '' };
  vi.spyOn(process.stdout, 'write').mockImplementation((text) => {
    printed.out += String(text);
    return true;
  });
  vi.spyOn(process.stderr, 'write').mockImplementation((text) => {
    printed.error += String(text);
    return true;
  });
  const program = new Command().exitOverride();
  registerExtract(program, messages('en'));
  await program.parseAsync(['node', 'athar', 'extract', ...args]);
  const code = process.exitCode;
  vi.restoreAllMocks();
  return { ...printed, code };
}

const listIn = (out: string) =>
  readFileSync(join(out, 'extracted.jsonl'), 'utf8')
    .trimEnd()
    .split('\n')
    .map((line) => JSON.parse(line) as Record<string, unknown>);

describe('athar extract', () => {
  test.each([false, true])(
    'writes the named file as the device held it (encrypted: %s)',
    async (encrypted) => {
      const out = join(folder(), 'new/out');
      const passwords = join(folder(), 'passwords');
      writeFileSync(passwords, `wrong\r\n${password}\n`);
      const path = '/var/mobile/Library/SMS/sms.db';
      const result = await extract(
        backup(encrypted),
        '--path',
        path,
        '--out',
        out,
        '--password-file',
        passwords,
      );
      expect(result.code).toBe(0);
      const name = 'private/var/mobile/Library/SMS/sms.db';
      expect(readFileSync(join(out, name), 'utf8')).toBe('messages');
      expect(result.out).toBe(`${sha256('messages')}  ${name}\n`);
      const id = backupFileId('HomeDomain', 'Library/SMS/sms.db');
      expect(listIn(out)).toEqual([
        {
          source: 's1',
          devicePath: '/private/var/mobile/Library/SMS/sms.db',
          storedAt: [`${id.slice(0, 2)}/${id}`],
          name,
          bytes: 8,
          sha256: sha256('messages'),
          problems: [],
        },
      ]);
      expect(statSync(join(out, name)).mode & 0o077).toBe(0);
    },
  );

  test('takes a bare name at any depth, and gives each file a place of its own inside the folder', async () => {
    const parent = folder();
    const out = join(parent, 'out');
    const result = await extract(backup(), '--path', 'SMS/**', '--out', out);
    expect(result.code).toBe(0);
    const list = listIn(out);
    expect(list.map(({ devicePath }) => devicePath)).toEqual(
      expect.arrayContaining(
        files.slice(0, 3).map(({ relativePath }) => `/private/var/mobile/${relativePath}`),
      ),
    );
    const names = list.map(({ name }) => String(name));
    expect(new Set(names.map((name) => name.toLowerCase())).size).toBe(3);
    expect(names).toContain('private/var/mobile/Library/SMS/%2E%2E/%2E%2E/%2E%2E/climb');
    expect(readdirSync(parent)).toEqual(['out']);
  });

  test('writes a file whose folders no system could make, and those after it', async () => {
    const out = folder();
    const deep = `Library/${'a folder/'.repeat(700)}deep.plist`;
    const result = await extract(
      backup(false, [{ domain: 'HomeDomain', relativePath: deep, content: bytes('deep') }]),
      '--path',
      'deep.plist',
      '--path',
      'sms.db',
      '--out',
      out,
    );
    expect(result.code).toBe(0);
    const list = listIn(out);
    expect(list.map(({ devicePath }) => devicePath).sort()).toEqual([
      '/private/var/mobile/Library/SMS/sms.db',
      `/private/var/mobile/${deep}`,
    ]);
    expect(list.map(({ name }) => readFileSync(join(out, String(name)), 'utf8')).sort()).toEqual([
      'deep',
      'messages',
    ]);
  });

  test('writes what can be read, lists what cannot, and exits with 3', async () => {
    const out = folder();
    const result = await extract(
      backup(),
      '--path',
      '/private/var/mobile/Library/**',
      '--out',
      out,
    );
    expect(result.code).toBe(3);
    expect(listIn(out)).toContainEqual(
      expect.objectContaining({
        devicePath: '/private/var/mobile/Library/gone.plist',
        name: null,
        sha256: null,
        problems: [expect.objectContaining({ code: 'missing' })],
      }),
    );
    expect(result.error).toContain('gone.plist: missing');
  });

  test.skipIf(spawnSync('zip', ['-h']).error !== undefined).each([false, true])(
    'writes what is not what its archive took in, says so, and exits with 3 (encrypted: %s; skipped without zip)',
    async (encrypted) => {
      vi.stubEnv('ATHAR_PASSWORD', password);
      const path = join(folder(), 'stored.zip');
      spawnSync('zip', ['-q', '-0', '-r', path, '.'], { cwd: backup(encrypted) });
      const id = backupFileId('HomeDomain', 'Library/SMS/sms.db');
      const archive = readFileSync(path);
      // The checksum stands in the local header and in the directory.
      for (const at of [archive.indexOf(id) - 3 - 16, archive.lastIndexOf(id) - 3 - 30])
        archive.writeUInt8(archive[at]! ^ 0xff, at);
      writeFileSync(path, archive);
      const out = folder();
      const result = await extract(path, '--path', 'sms.db', '--path', 'SMS.DB', '--out', out);
      expect(result.code).toBe(3);
      expect(result.error).toContain('sms.db: malformed: The file is damaged. (the checksum');
      const problems = new Map(listIn(out).map((line) => [line['bytes'], line['problems']]));
      expect(problems.get('messages'.length)).toMatchObject([{ code: 'malformed' }]);
      expect(problems.get('other case'.length)).toEqual([]);
    },
  );

  test('writes the bytes that many links name but a few times, and lists each of their names', async () => {
    const dump = join(folder(), 'dump');
    const sms = join(dump, 'private/var/mobile/Library/SMS');
    mkdirSync(sms, { recursive: true });
    writeFileSync(join(sms, 'sms.db'), 'messages');
    for (let i = 10; i < 60; i++) linkSync(join(sms, 'sms.db'), join(sms, `${i}.db`));
    const out = join(folder(), 'out');
    const { code, error } = await extract(dump, '--path', '*.db', '--out', out);
    expect(code).toBe(0);
    expect(error).toBe('Files written: 8. They are listed in extracted.jsonl.\n');
    const lines = listIn(out);
    expect(new Set(lines.map(({ devicePath }) => devicePath)).size).toBe(51);
    for (const { bytes: length, sha256: digest } of lines)
      expect([length, digest]).toEqual([8, sha256('messages')]);
    const names = new Set(lines.map(({ name }) => String(name)));
    expect(names.size).toBe(8);
    expect(lines.filter(({ sharesFile }) => sharesFile === true)).toHaveLength(43);
    for (const name of names) expect(readFileSync(join(out, name), 'utf8')).toBe('messages');
    expect(readdirSync(join(out, 'private/var/mobile/Library/SMS'))).toHaveLength(8);
  });

  test('gives holes no room, and does not copy what is too large to be read', async () => {
    const dump = join(folder(), 'dump');
    const sms = join(dump, 'private/var/mobile/Library/SMS');
    mkdirSync(sms, { recursive: true });
    const holes = 64 * 2 ** 20;
    for (const [name, size] of [
      ['holes.db', holes + 5],
      ['large.db', 2 ** 41],
    ] as const) {
      writeFileSync(join(sms, name), 'messages');
      truncateSync(join(sms, name), size);
    }
    const out = join(folder(), 'out');
    const { code, error } = await extract(dump, '--path', '*.db', '--out', out);
    expect(code).toBe(3);
    expect(error).toContain('large.db: limit-exceeded');
    const [one, other] = listIn(out);
    expect([one!['bytes'], other!['bytes'], other!['name']]).toEqual([holes + 5, null, null]);
    const written = join(out, String(one!['name']));
    expect(statSync(written).size).toBe(holes + 5);
    const content = readFileSync(written);
    expect(content.subarray(0, 8).toString()).toBe('messages');
    expect(createHash('sha256').update(content).digest('hex')).toBe(one!['sha256']);
    // In units of 512 bytes; Windows tells none.
    if (process.platform !== 'win32')
      expect(statSync(written).blocks * 512).toBeLessThan(holes / 8);
  });

  test('lists nothing that the evidence does not store', async () => {
    const out = folder();
    await extract(backup(), '--path', '**', '--out', out);
    const lines = listIn(out);
    expect(lines.length).toBeGreaterThan(files.length);
    for (const { devicePath, storedAt } of lines)
      expect([devicePath, storedAt]).not.toEqual([devicePath, []]);
  });

  test('finds by name what no list of files names any more', async () => {
    const plist = '<?xml version="1.0"?>';
    const named = { domain: 'AppDomain-an.app', relativePath: 'a.plist', content: bytes(plist) };
    const evidence = backup(false, [named, { ...named, relativePath: 'b.plist' }]);
    rmSync(join(evidence, 'Manifest.db'));
    const out = folder();
    const path = '/private/var/mobile/Containers/Data/Application/an.app/a.plist';
    const result = await extract(evidence, '--path', 'sms.db', '--path', path, '--out', out);
    const sms = '/private/var/mobile/Library/SMS/sms.db';
    expect(listIn(out)).toMatchObject([
      { devicePath: sms, sha256: sha256('messages') },
      { devicePath: path, sha256: sha256(plist) },
    ]);
    // Others may be there as well.
    expect(result.code).toBe(3);
    expect(result.error).toContain(messages('en').text('cli.source.manifest-lost'));
  });

  test('with several sources gives each a folder of its own', async () => {
    const out = folder();
    await extract(backup(), backup(), '--path', 'sms.db', '--out', out);
    expect(readdirSync(out).sort()).toEqual(['extracted.jsonl', 's1', 's2']);
  });

  test.each([
    ['no password', {}, 'no password was given'],
    ['a wrong password', { ATHAR_PASSWORD: 'wrong' }, 'This password does not fit the backup'],
  ])(
    'says what is wrong with %s, and exits with 3',
    async (_, env: { ATHAR_PASSWORD?: string }, sentence) => {
      vi.stubEnv('ATHAR_PASSWORD', env.ATHAR_PASSWORD);
      const result = await extract(backup(true), '--path', 'sms.db', '--out', folder());
      expect([result.code, result.error]).toEqual([3, expect.stringContaining(sentence)]);
    },
  );

  test.each([
    ['is not there', () => join(folder(), 'nowhere'), 'does not exist'],
    ['is empty', folder, 'is empty'],
    ['is none', () => fileURLToPath(import.meta.url), 'is not a backup'],
    ['is locked', () => backup(true), 'no password was given'],
  ])('does not speak of a check where the evidence %s', async (_, evidence, sentence) => {
    vi.stubEnv('ATHAR_PASSWORD', undefined);
    const { code, error } = await extract(evidence(), '--path', 'sms.db', '--out', folder());
    expect([code, error]).toEqual([3, expect.stringContaining(sentence)]);
    expect(error).toContain('Nothing was read.');
    expect(error).not.toMatch(/check/i);
    // The sentence says all; what the log has for it would say it again, in English.
    expect(error).not.toMatch(/\(/);
  });

  test('takes the password from the environment', async () => {
    vi.stubEnv('ATHAR_PASSWORD', password);
    expect((await extract(backup(true), '--path', 'sms.db', '--out', folder())).code).toBe(0);
  });

  test('says which of several patterns stands for nothing', async () => {
    const paths = ['--path', 'sms.db', '--path', '**/nothing.db', '--path', 'sms.db'];
    const result = await extract(backup(), ...paths, '--out', folder());
    const sentence = messages('en').text('cli.extract.pattern-without-match', {
      path: '**/nothing.db',
    });
    expect(result.out).toContain(sha256('messages'));
    expect(result.error.split(sentence)).toHaveLength(2);
    // As with that pattern alone: what was asked for is not all there.
    expect(result.code).toBe(3);
    const both = await extract(
      backup(),
      ...paths.slice(0, 2),
      ...paths.slice(4),
      '--out',
      folder(),
    );
    expect([both.code, both.error.includes('No file')]).toEqual([0, false]);
  });

  test('takes patterns as shells know them, and says so in its help', async () => {
    for (const path of ['/var/mobile/Library/SMS/[a-s]ms.d?', '/**/{sms.db,call.db}']) {
      const result = await extract(backup(), '--path', path, '--out', folder());
      expect(result.code).toBe(0);
      expect(result.out).toContain(sha256('messages'));
    }
    const none = await extract(backup(), '--path', '/**/sms.d\\?', '--out', folder());
    expect(none.code).toBe(3);
    await expect(
      extract(backup(), '--path', '{a,b}'.repeat(40), '--out', folder()),
    ).rejects.toThrow(UsageError);
    const program = new Command();
    registerExtract(program, messages('en'));
    const help = program.commands[0]!.helpInformation().replace(/\s+/g, ' ');
    expect(help).toContain('sms.db{,-wal}');
    expect(help).toContain('[a-c] [!x]');
  });

  test('that finds no such file exits with 3 and says so', async () => {
    const result = await extract(backup(), '--path', '/nothing', '--out', folder());
    const sentence = 'No file in this evidence has such a path, so nothing was written.\n';
    expect([result.code, result.error]).toEqual([3, sentence]);
  });

  test('that could not open one of two places does not say that what is not found is not there', async () => {
    const out = folder();
    const result = await extract(backup(), '/none', '--path', '/nothing', '--out', out);
    expect(result.code).toBe(3);
    expect(result.error).toContain('none does not exist');
    expect(result.error).toContain('No file was written.\n');
    expect(result.error).not.toContain('Files written');
    expect(result.error).not.toContain('No file in this evidence');
  });

  test('never writes into a folder that holds something', async () => {
    const out = folder();
    symlinkSync('/', join(out, 'private'));
    await expect(extract(backup(), '--path', 'sms.db', '--out', out)).rejects.toMatchObject({
      name: 'UsageError',
      code: 'cli.out.must-be-empty',
    });
    await expect(
      extract(
        backup(),
        '--path',
        'sms.db',
        '--out',
        folder(),
        '--password-file',
        join(out, 'none'),
      ),
    ).rejects.toMatchObject({ code: 'cli.password.file' });
  });
});
