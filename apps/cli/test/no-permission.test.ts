import {
  chmodSync,
  chownSync,
  cpSync,
  existsSync,
  mkdirSync,
  readdirSync,
  readFileSync,
  rmSync,
} from 'node:fs';
import { spawnSync } from 'node:child_process';
import { join } from 'node:path';
import { messages, type MessageKey } from '@athar/core';
import { backupFileId } from '@athar/synthetic';
import { afterEach, describe, expect, test } from 'vitest';
import {
  athar,
  bin,
  environment,
  fresh,
  passwordFile,
  phoneBackup,
  readResult,
  work,
  writtenIndicators,
  type Checked,
} from './run-athar.ts';

/** Nobody in particular: not the owner of any file here. */
const otherUser = 65_534;

const isRoot = process.getuid?.() === 0;
/** An administrator may read everything, so the program runs as another user then; that one must be able to read the program. */
const canRun =
  process.platform !== 'win32' &&
  (!isRoot ||
    spawnSync(process.execPath, [bin, '--version'], { uid: otherUser, gid: otherUser }).status ===
      0);

const indicators = writtenIndicators();
const keys = passwordFile('correct horse');
const plain = phoneBackup();
const encrypted = phoneBackup({ encrypted: true });
const sms = backupFileId('HomeDomain', 'Library/SMS/sms.db');

chmodSync(work, 0o755);

const closed: string[] = [];
/** Takes all rights from a file or folder until the test has ended. */
function close(...path: readonly string[]): void {
  const place = join(...path);
  chmodSync(place, 0);
  closed.push(place);
}
afterEach(() => {
  for (const path of closed.splice(0)) chmodSync(path, 0o755);
});

function copyOf(folder: string, into = fresh('copy')): string {
  cpSync(folder, into, { recursive: true });
  return into;
}

/** As `check` of the other tests, by a user who is not an administrator. */
function checkAsUser(evidence: string, ...flags: readonly string[]): Checked {
  const out = fresh('out');
  mkdirSync(out);
  if (isRoot) chownSync(out, otherUser, otherUser);
  const args = ['check', evidence, '--out', out, '--indicators', indicators, ...flags];
  const { status, stdout, stderr } = spawnSync(process.execPath, [bin, ...args], {
    cwd: work,
    env: environment,
    encoding: 'utf8',
    input: '',
    ...(isRoot && { uid: otherUser, gid: otherUser }),
  });
  return { code: status, out: stdout, err: stderr, ...readResult(out) };
}

const words = messages('en');

/** The one part could not be read, which is not the same as not being there; the rest was. */
function expectOnePart(result: Checked, artifact: string, outcome = 'unreadable'): void {
  expect([result.code, result.case.state]).toEqual([3, 'S1']);
  expect(result.out).toContain(words.text('state.S1.sentence'));
  const row = result.row(artifact);
  expect([row.outcome, row.records]).toEqual([outcome, 0]);
  expect([...new Set(row.problems.map(({ code }) => code))]).toEqual(['no-permission']);
  for (const other of ['ios.tcc', 'ios.whatsapp', 'ios.calls'])
    expect([other, result.row(other).outcome]).toEqual([other, 'read']);
}

/** Nothing could be read, and the reason is the right of access, not an empty or wrong folder. */
function expectClosed(result: Checked): void {
  expect([result.code, result.case.state]).toEqual([3, 'S0']);
  expect(result.case.sources.map(({ failure }) => failure?.reason)).toEqual(['no-permission']);
  const path = result.case.sources[0]!.label;
  expect(result.err).toContain(words.text('cli.source.no-permission', { path }));
  expect(result.out).toContain(words.text('state.S0.sentence'));
  for (const { outcome } of result.coverage) expect(outcome).toBe('not-reached');
}

const reportOf = ({ folder }: Checked): string => readFileSync(join(folder, 'report.html'), 'utf8');

const told = (result: Checked, key: MessageKey): boolean => result.err.includes(words.text(key));

describe.skipIf(!canRun)(
  'without the right to read (skipped where no other user can run the program)',
  () => {
    test.each([
      ['plain', plain, []],
      ['encrypted', encrypted, ['--password-file', keys]],
    ])('a file of a %s backup costs its own part', (_, backup, flags) => {
      const folder = copyOf(backup);
      close(folder, sms.slice(0, 2), sms);
      const result = checkAsUser(folder, ...flags);
      expectOnePart(result, 'ios.sms');
      expect(told(result, 'cli.source.partly-closed')).toBe(true);
    });

    test('a folder of payloads costs the parts in it', () => {
      const folder = copyOf(plain);
      close(folder, sms.slice(0, 2));
      const result = checkAsUser(folder);
      expectOnePart(result, 'ios.sms');
      expect(told(result, 'cli.source.partly-closed')).toBe(true);
      // What cannot be looked at may well be there.
      expect(told(result, 'cli.source.half-copied')).toBe(false);
      const contents = result.row('ios.backup-contents').problems;
      expect(contents.map(({ code }) => code)).toEqual(['no-permission']);
    });

    test.each([
      ['plain', plain, []],
      ['encrypted', encrypted, ['--password-file', keys]],
    ])('the list of files of a %s backup costs all', (_, backup, flags) => {
      const folder = copyOf(backup);
      close(folder, 'Manifest.db');
      expectClosed(checkAsUser(folder, ...flags));
    });

    test('the description of the phone costs its part, and is not called a damaged list', () => {
      const folder = copyOf(plain);
      close(folder, 'Info.plist');
      const result = checkAsUser(folder);
      expectOnePart(result, 'ios.backup-info');
      expect(told(result, 'cli.source.partly-closed')).toBe(true);
      expect(told(result, 'cli.source.manifest-damaged')).toBe(false);
    });

    test('the folder costs all', () => {
      const folder = copyOf(plain);
      close(folder);
      expectClosed(checkAsUser(folder));
    });

    test('the folder inside the one that is named costs all, and is not called empty', () => {
      const parent = fresh('parent');
      copyOf(plain, join(parent, 'phone'));
      close(parent, 'phone');
      expectClosed(checkAsUser(parent));
    });

    test('the keys of an encrypted backup cost all, and are not called damaged', () => {
      const folder = copyOf(encrypted);
      close(folder, 'Manifest.plist');
      expectClosed(checkAsUser(folder, '--password-file', keys));
    });

    test('the settings of a plain backup cost only the apps that they name, and are told', () => {
      const folder = copyOf(plain);
      close(folder, 'Manifest.plist');
      const result = checkAsUser(folder);
      expect([result.code, result.case.state]).toEqual([3, 'S1']);
      expect(result.row('ios.sms').outcome).toBe('read');
      const lost = result.coverage.filter(
        ({ outcome }) => outcome === 'partly-read' || outcome === 'unreadable',
      );
      expect(lost.map(({ artifact }) => artifact)).toEqual(['ios.applications']);
      expect(told(result, 'cli.source.partly-closed')).toBe(true);
    });

    test('one of two backups is told beside the other, which keeps its own result', () => {
      const parent = fresh('two');
      copyOf(plain, join(parent, 'a'));
      copyOf(encrypted, join(parent, 'b'));
      close(parent, 'a');
      const result = checkAsUser(parent, '--password-file', keys);
      expect([result.code, result.case.state]).toEqual([3, 'S1']);
      const [one, other] = result.case.sources;
      expect([one!.state, one!.failure?.reason]).toEqual(['S0', 'no-permission']);
      expect([other!.state, other!.failure]).toEqual(['S2', undefined]);
    });

    test('an archive beside a backup is told', () => {
      const parent = fresh('beside');
      copyOf(encrypted, join(parent, 'phone'));
      cpSync(indicators, join(parent, 'other.zip'));
      close(parent, 'other.zip');
      const result = checkAsUser(parent, '--password-file', keys);
      expect([result.code, result.case.state]).toEqual([3, 'S1']);
      expect(result.case.sources.map(({ failure }) => failure?.reason)).toEqual([
        'no-permission',
        undefined,
      ]);
    });

    test('a password file is a wrong argument, and nothing is written', () => {
      const keysOfOthers = passwordFile('correct horse');
      close(keysOfOthers);
      const out = fresh('out');
      mkdirSync(out);
      if (isRoot) chownSync(out, otherUser, otherUser);
      const args = [bin, 'check', encrypted, '--out', out, '--password-file', keysOfOthers];
      const { status } = spawnSync(process.execPath, args, {
        cwd: work,
        env: environment,
        ...(isRoot && { uid: otherUser, gid: otherUser }),
      });
      expect([status, readdirSync(out)]).toEqual([2, []]);
    });

    describe('a folder of indicators', () => {
      const folder = fresh('indicators');
      mkdirSync(join(folder, 'inner'), { recursive: true });
      cpSync(indicators, join(folder, 'good.stix2'));

      /** By a user who is not an administrator. */
      const asUser = (...args: readonly string[]) => {
        const data = fresh('data');
        mkdirSync(data);
        if (isRoot) chownSync(data, otherUser, otherUser);
        const { status, stderr, stdout } = spawnSync(process.execPath, [bin, ...args], {
          cwd: work,
          env: { ...environment, ATHAR_DATA: data },
          encoding: 'utf8',
          ...(isRoot && { uid: otherUser, gid: otherUser }),
        });
        return { code: status, err: stderr, out: stdout };
      };

      test('is told by its name, and not as a mistake of the program', () => {
        close(folder);
        const sentence = words.text('cli.indicators.closed', { path: folder });
        expect(asUser('indicators', 'add', folder)).toEqual({
          code: 3,
          err: `${sentence}\n`,
          out: '',
        });
        const out = fresh('out');
        mkdirSync(out);
        if (isRoot) chownSync(out, otherUser, otherUser);
        const result = asUser('check', plain, '--out', out, '--indicators', folder);
        expect([result.code, readdirSync(out)]).toEqual([2, []]);
        expect(result.err).toContain(sentence);
      });

      test('that is managed, and lies where one may not look, is told and is not one that is not there', () => {
        const data = fresh('data');
        const managed = join(data, 'indicators');
        mkdirSync(managed, { recursive: true });
        cpSync(indicators, join(managed, 'good.stix2'));
        close(data);
        const out = fresh('out');
        mkdirSync(out);
        if (isRoot) chownSync(out, otherUser, otherUser);
        const sentence = words.text('cli.indicators.closed', { path: managed });
        for (const args of [
          ['check', plain, '--out', out],
          ['indicators', 'list'],
          ['indicators', 'remove', 'good.stix2'],
          ['check', plain, '--out', out, '--indicators', managed],
        ]) {
          const { status, stderr } = spawnSync(process.execPath, [bin, ...args], {
            cwd: work,
            env: { ...environment, ATHAR_DATA: data },
            encoding: 'utf8',
            ...(isRoot && { uid: otherUser, gid: otherUser }),
          });
          expect([args, stderr, status]).toEqual([
            args,
            `${sentence}\n`,
            args[0] === 'check' ? 2 : 3,
          ]);
        }
        expect(readdirSync(out)).toEqual([]);
      });

      test('with one inside that is closed gives the others, and is a gap', () => {
        close(folder, 'inner');
        expect(asUser('indicators', 'add', folder)).toEqual({
          code: 3,
          err: `${words.text('cli.indicators.not-added.closed', { file: 'inner/' })}\n`,
          out: 'Added good.stix2.\n',
        });
        const result = checkAsUser(encrypted, '--password-file', keys, '--indicators', folder);
        expect([result.code, result.case.state]).toEqual([3, 'S1']);
        expect(result.err).toContain(`inner/: ${words.text('indicators.fault.no-permission')}`);
      });
    });

    describe('in a copy of a file system', () => {
      const dump = fresh('dump');
      athar(['extract', plain, '--path', '/private/**', '--out', dump]);
      rmSync(join(dump, 'extracted.jsonl'));
      spawnSync('chmod', ['-R', 'a+rX', dump]);
      const home = 'private/var/mobile/Library';

      test('a folder costs the parts that could be in it: whether they are there is not known', () => {
        const folder = copyOf(dump);
        expect(existsSync(join(folder, home, 'SMS', 'sms.db'))).toBe(true);
        close(folder, home, 'SMS');
        const result = checkAsUser(folder);
        expectOnePart(result, 'ios.sms');
        expect(result.row('ios.safari-history').outcome).toBe('read');
        expect(result.row('ios.filesystem').outcome).toBe('partly-read');
        expect(told(result, 'cli.source.partly-closed')).toBe(true);
        expect(reportOf(result)).toContain(words.text('coverage.hidden.together'));
      });

      test('a folder that may be listed and not entered costs the parts in it, and ends nothing', () => {
        const folder = copyOf(dump);
        chmodSync(join(folder, home, 'SMS'), 0o744);
        closed.push(join(folder, home, 'SMS'));
        if (!isRoot) chmodSync(join(folder, home, 'SMS'), 0o444);
        const result = checkAsUser(folder);
        expectOnePart(result, 'ios.sms');
        expect(result.row('ios.filesystem').outcome).toBe('partly-read');
        expect(told(result, 'cli.source.partly-closed')).toBe(true);
      });

      test('a file costs its own part', () => {
        const folder = copyOf(dump);
        close(folder, home, 'SMS', 'sms.db');
        expectOnePart(checkAsUser(folder), 'ios.sms');
      });
    });
  },
);
