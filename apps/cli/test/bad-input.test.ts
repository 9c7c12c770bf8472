import { spawnSync } from 'node:child_process';
import {
  cpSync,
  mkdirSync,
  readFileSync,
  renameSync,
  rmSync,
  symlinkSync,
  writeFileSync,
} from 'node:fs';
import { dirname, join } from 'node:path';
import { messages, type MessageKey } from '@athar/core';
import {
  backupFileId,
  randomOf,
  smsSchema,
  sqliteFile,
  tablesOf,
  walFile,
  type BackupFile,
} from '@athar/synthetic';
import initSqlJs from 'sql.js';
import { describe, expect, test } from 'vitest';
import {
  check,
  contents,
  fresh,
  passwordFile,
  phoneBackup,
  work,
  writtenIndicators,
  type Checked,
} from './run-athar.ts';

const indicators = ['--indicators', writtenIndicators()];
const key = ['--password-file', passwordFile('correct horse')];

const smsPath = 'Library/SMS/sms.db';
const smsDevicePath = '/private/var/mobile/Library/SMS/sms.db';
const isSms = ({ relativePath }: BackupFile): boolean => relativePath === smsPath;
const smsStored = `3d/${backupFileId('HomeDomain', smsPath)}`;

const encrypted = phoneBackup({ encrypted: true });
const plain = phoneBackup();

/** A copy that a test may harm. */
function copyOf(folder: string): string {
  const copy = fresh('copy');
  cpSync(folder, copy, { recursive: true });
  return copy;
}

/** The phone with other bytes in place of its messages. */
const withSms = (content: Uint8Array, more: readonly BackupFile[] = []): string =>
  phoneBackup({ change: (file) => (isSms(file) ? { ...file, content } : file), more });

const smsOf = (folder: string): Buffer => readFileSync(join(folder, smsStored));

/** No output tells where on this machine the evidence lay, whatever was wrong with it. */
function checked(evidence: string, ...flags: readonly string[]): Checked {
  const result = check(evidence, ...indicators, ...flags);
  for (const [name, content] of contents(result.folder))
    expect(content.includes(work), name).toBe(false);
  return result;
}

/** Nothing could be read, and the person is told why. */
function expectUnread(result: Checked, reason: string, sentence: MessageKey): void {
  expect([result.code, result.case.state]).toEqual([3, 'S0']);
  expect(result.case.sources.map(({ failure }) => failure?.reason)).toEqual([reason]);
  const said = messages('en').text(sentence, { path: result.case.sources[0]!.label });
  expect(result.err).toContain(said);
  expect(result.out).toContain(messages('en').text('state.s0.sentence'));
  for (const { outcome } of result.coverage) expect(outcome).toBe('not-reached');
}

/** The rest of the phone was read, and the part that was not shows. */
function expectPart(result: Checked, artifact: string, outcome: string): void {
  expect([result.code, result.case.state]).toEqual([3, 'S1']);
  expect(result.row(artifact)).toMatchObject({ outcome });
  expect(result.row('ios.tcc').outcome).toBe('read');
  expect(result.row('ios.whatsapp').outcome).toBe('read');
  expect(result.out).toContain(messages('en').text('state.s1.sentence'));
}

describe('what is no backup', () => {
  test('an empty folder', () => {
    const folder = fresh('empty');
    mkdirSync(folder);
    expectUnread(checked(folder), 'empty', 'cli.source.empty');
  });

  test('a folder of photographs', () => {
    const folder = fresh('photos');
    mkdirSync(join(folder, 'holiday'), { recursive: true });
    for (let i = 0; i < 20; i++)
      writeFileSync(
        join(folder, 'holiday', `IMG_${i}.JPG`),
        Buffer.from([0xff, 0xd8, 0xff, 0xe0, i]),
      );
    expectUnread(checked(folder), 'not-recognised', 'cli.source.not-recognised');
  });

  test('a file of random bytes', () => {
    const path = fresh('noise.zip');
    writeFileSync(path, noise(5000));
    const { code, case: result } = checked(path);
    expect([code, result.state]).toEqual([3, 'S0']);
  });
});

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

describe('a damaged backup', () => {
  test('that was half copied keeps what is there', () => {
    const folder = copyOf(plain);
    rmSync(join(folder, smsStored));
    const result = checked(folder);
    expectPart(result, 'ios.sms', 'unreadable');
    expect(result.row('ios.sms').problems.map(({ code }) => code)).toEqual(['missing']);
    expect(result.err).toContain(messages('en').text('cli.source.half-copied'));
  });

  test('without Manifest.db', () => {
    const folder = copyOf(plain);
    rmSync(join(folder, 'Manifest.db'));
    expectUnread(checked(folder), 'missing-manifest', 'cli.source.manifest-missing');
  });

  test('with the Manifest.db of another backup', () => {
    const folder = copyOf(encrypted);
    const other = phoneBackup({ encrypted: true, seed: 'another phone' });
    cpSync(join(other, 'Manifest.db'), join(folder, 'Manifest.db'));
    expectUnread(checked(folder, ...key), 'foreign-manifest', 'reason.other-backup');
  });

  test('that is plain, with the Manifest.db of an encrypted one', () => {
    const folder = copyOf(plain);
    cpSync(join(encrypted, 'Manifest.db'), join(folder, 'Manifest.db'));
    expectUnread(checked(folder), 'foreign-manifest', 'reason.other-backup');
  });

  test.each([
    ['with Manifest.plist', () => undefined],
    ['without Manifest.plist', (folder: string) => rmSync(join(folder, 'Manifest.plist'))],
  ])('that is plain, with a first page of noise in Manifest.db, %s', (_, change) => {
    const folder = copyOf(plain);
    change(folder);
    const path = join(folder, 'Manifest.db');
    const list = readFileSync(path);
    list.set(noise(4096));
    writeFileSync(path, list);
    const result = checked(folder);
    expectUnread(result, 'malformed-manifest', 'cli.source.manifest-damaged');
    expect(result.case.sources).toMatchObject([{ encrypted: false }]);
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

describe('the password', () => {
  test('is wrong', () => {
    const result = checked(encrypted, '--password-file', passwordFile('wrong', 'also wrong'));
    expectUnread(result, 'wrong-password', 'cli.password.wrong');
  });
  test('is empty', () => {
    const result = checked(encrypted, '--password-file', passwordFile(''));
    expect([result.code, result.case.state]).toEqual([3, 'S0']);
    expect(['encrypted', 'wrong-password']).toContain(result.case.sources[0]!.failure!.reason);
  });
  test('is not given', () => {
    expectUnread(checked(encrypted), 'encrypted', 'cli.password.needed');
  });
  test('is given and not needed', () => {
    const result = checked(plain, ...key);
    expect(result.case.state).toBe('S1');
    expect(result.err).toContain(messages('en').text('cli.backup.not-encrypted'));
  });
  test('stands in no output', () => {
    const result = checked(encrypted, '--password-file', passwordFile('wrong-Zaq12wsx'));
    for (const text of [result.err, result.out, JSON.stringify(result.case)])
      expect(text).not.toContain('Zaq12wsx');
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
    'a file id such as %s is never followed',
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
      expect(result.row('ios.sms').records).toBe(0);
      expect(JSON.stringify(result.case.sources[0]!.read)).not.toMatch(/secret|hostname|\.\./);
    },
  );

  test('a link that leaves the folder is not followed', () => {
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
  });
});

/** The first 1,500 messages, with the pages that lead to them in front of them. */
async function withItsTreeInFront(database: Uint8Array): Promise<Uint8Array> {
  const { Database } = await initSqlJs();
  const opened = new Database(database);
  opened.run('DELETE FROM message WHERE ROWID > 1500');
  opened.run('VACUUM');
  return opened.export();
}

function noise(length: number): Buffer {
  const random = randomOf('noise');
  return Buffer.from(Array.from({ length }, () => Math.floor(random.next() * 256)));
}

describe('a database', () => {
  test('of random bytes', () => {
    expectPart(checked(withSms(noise(20_000))), 'ios.sms', 'unreadable');
  });

  test('of no bytes', () => {
    const result = checked(withSms(new Uint8Array(0)));
    expectPart(result, 'ios.sms', 'unreadable');
    expect(result.row('ios.sms').problems.map(({ code }) => code)).toEqual(['truncated']);
  });

  test('of a schema that is not known', () => {
    const content = sqliteFile({ tables: [{ name: 'message', columns: 'a, b', rows: [[1, 2]] }] });
    const result = checked(withSms(content));
    expectPart(result, 'ios.sms', 'not-supported');
  });

  test.each([0.4, 0.7, 0.9])('cut off at %d keeps the rows that are left', async (share) => {
    const whole = await withItsTreeInFront(smsOf(plain));
    const result = checked(withSms(whole.subarray(0, Math.floor(whole.length * share))));
    expectPart(result, 'ios.sms', 'partly-read');
    expect(result.row('ios.sms').records).toBeGreaterThan(0);
    expect(result.records('ios.sms')).toHaveLength(result.row('ios.sms').records);
  });

  test('with a write-ahead log beside it has the rows of the log, and says which frame', () => {
    const message = (id: number, text: string) => ({
      ROWID: id,
      guid: `g${id}`,
      text,
      handle_id: 0,
      service: 'SMS',
      date: 600_000_000,
      is_from_me: 0,
    });
    const made = (texts: readonly string[]) =>
      sqliteFile({
        writeAheadLog: true,
        tables: tablesOf(smsSchema, {
          message: texts.map((text, i) => message(i + 1, text)),
        }),
      });
    const before = made(['old https://old.example/']);
    const after = made(['old https://old.example/', 'new https://new.example/']);
    const wal: BackupFile = {
      domain: 'HomeDomain',
      relativePath: `${smsPath}-wal`,
      content: walFile(before, after),
    };
    const result = checked(withSms(before, [wal]));
    expect(result.row('ios.sms')).toMatchObject({ outcome: 'read', records: 2 });
    const [, last] = result.records('ios.sms');
    expect(last).toMatchObject({
      position: { space: 'wal', rowId: 2 },
      data: { links: ['https://new.example/'] },
    });
    expect((last!.position as { frame: number }).frame).toBeGreaterThan(0);
    const read = result.case.sources[0]!.read.map(({ devicePath }) => devicePath);
    expect(read).toContain(`${smsDevicePath}-wal`);
  });
});

test('names that turn the direction of writing are shown as signs, and kept in JSON', () => {
  const rlo = '\u202e';
  const bundle = `com.example.${rlo}gpj.exe`;
  const folder = join(work, `phone ${rlo}gpj`);
  renameSync(
    phoneBackup({
      more: [
        {
          domain: `AppDomain-${bundle}`,
          relativePath: `Documents/${rlo}x`,
          content: new Uint8Array(1),
        },
      ],
      change: (file) =>
        isSms(file)
          ? {
              ...file,
              content: sqliteFile({
                tables: tablesOf(smsSchema, {
                  message: [
                    {
                      ROWID: 1,
                      guid: 'g',
                      text: `look ${rlo} https://vexel-gate.example/${rlo}abc`,
                      handle_id: 0,
                      service: 'SMS',
                      date: 600_000_000,
                      is_from_me: 0,
                    },
                  ],
                }),
              }),
            }
          : file,
    }),
    folder,
  );
  const stix = fresh('rlo.stix2');
  writeFileSync(
    stix,
    JSON.stringify({
      type: 'bundle',
      objects: [
        {
          type: 'indicator',
          id: 'indicator--00000000-0000-4000-8000-000000000001',
          pattern: "[domain-name:value='vexel-gate.example']",
          pattern_type: 'stix',
        },
      ],
    }),
  );
  const result = check([folder, plain], '--indicators', stix, '--full');
  expect([result.code, result.case.state]).toEqual([1, 'S4']);
  expect(result.case.sources[0]!.label).toContain(rlo);
  expect(JSON.stringify(result.records('ios.sms'))).toContain(rlo);
  for (const shown of [
    readFileSync(join(result.folder, 'report.html'), 'utf8'),
    result.out,
    result.err,
  ]) {
    expect(shown).not.toContain(rlo);
  }
  expect(readFileSync(join(result.folder, 'report.html'), 'utf8')).toContain('⟨RLO⟩');
});

test('two devices in one folder are two sources, each with its own state', () => {
  const parent = fresh('both');
  mkdirSync(parent);
  cpSync(plain, join(parent, 'b'), { recursive: true });
  cpSync(encrypted, join(parent, 'a'), { recursive: true });
  const result = checked(parent, ...key);
  expect([result.code, result.case.state]).toEqual([3, 'S1']);
  expect(result.case.sources.map(({ id, label, state }) => [id, label.slice(-1), state])).toEqual([
    ['s1', 'a', 'S2'],
    ['s2', 'b', 'S1'],
  ]);
  expect(result.err).toContain(messages('en').text('cli.source.several'));
  expect(new Set(result.records('ios.sms').map(({ source }) => source))).toEqual(
    new Set(['s1', 's2']),
  );
});
