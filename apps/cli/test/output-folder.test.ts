import { spawnSync } from 'node:child_process';
import {
  chmodSync,
  existsSync,
  lstatSync,
  mkdirSync,
  readdirSync,
  readFileSync,
  statSync,
  symlinkSync,
  writeFileSync,
} from 'node:fs';
import { dirname, join } from 'node:path';
import { messages } from '@athar/core';
import { describe, expect, test } from 'vitest';
import {
  athar,
  bin,
  contents,
  environment,
  fresh,
  phoneBackup,
  readResult,
  standingAthar,
  work,
  writtenIndicators,
  type Run,
} from './run-athar.ts';

const indicators = writtenIndicators();
const backup = phoneBackup();
const untouched = contents(backup);
const words = messages('en');

/** Ends a command that would never end. */
const run = (args: readonly string[], more: NodeJS.ProcessEnv = {}, user?: number): Run =>
  athar(args, more, { timeout: 30_000, ...(user !== undefined && { user }) });

/** Wrong usage, in a sentence and nothing else. */
function expectRefused(result: Run, sentence: string): void {
  expect(result.err).toContain(sentence);
  expect(result.err.trimEnd().split('\n')).toHaveLength(1);
  expect(result.code).toBe(2);
}

const commands = {
  check: (evidence: string, out: string) => [
    'check',
    evidence,
    '--out',
    out,
    '--force',
    '--artifact',
    'ios.sms',
  ],
  extract: (evidence: string, out: string) => [
    'extract',
    evidence,
    '--path',
    '**/sms.db',
    '--out',
    out,
  ],
};

describe.each(['check', 'extract'] as const)('%s never writes into evidence', (command) => {
  const refuse = (evidence: string, out: string): void => {
    const result = standingAthar(commands[command](evidence, out));
    expectRefused(result, words.text('cli.out.in-evidence', { path: out }));
    expect(contents(backup)).toEqual(untouched);
  };

  test('named as a folder in it, new or there, and as itself', () => {
    refuse(backup, join(backup, 'new', 'deeper'));
    refuse(
      backup,
      join(
        backup,
        readdirSync(backup).find((name) => name.length === 2)!,
      ),
    );
    refuse(backup, backup);
  });

  test('named through links, of the evidence and of the output', () => {
    const toBackup = fresh('link');
    symlinkSync(backup, toBackup);
    refuse(toBackup, join(backup, 'x'));
    refuse(backup, join(toBackup, 'x'));
    refuse(backup, toBackup);
  });

  test('named by a file that stands for its folder', () => {
    refuse(join(backup, 'Manifest.db'), join(backup, 'x'));
  });

  test('that is one file', () => {
    const archive = fresh('phone.zip');
    writeFileSync(archive, 'PK');
    refuse(archive, archive);
    expect(readFileSync(archive, 'utf8')).toBe('PK');
  });

  test('by a link to a place in it that is not there yet', () => {
    const link = fresh('dangling');
    symlinkSync(join(backup, 'later'), link);
    expect(standingAthar(commands[command](backup, link)).code).toBe(2);
    expect(standingAthar(commands[command](backup, join(link, 'x'))).code).toBe(2);
    expect(contents(backup)).toEqual(untouched);
  });

  test('that is not there, nor makes what is then taken for it', () => {
    const nothing = fresh('nothing');
    for (const out of [nothing, join(nothing, 'x')])
      expectRefused(
        standingAthar(commands[command](nothing, out)),
        words.text('cli.out.in-evidence', { path: out }),
      );
    expect(existsSync(nothing)).toBe(false);
  });

  test('but beside it', () => {
    const out = join(dirname(backup), `${backup.split('/').at(-1)}-beside-${command}`);
    expect(standingAthar(commands[command](backup, out)).code).not.toBe(2);
    expect(contents(backup)).toEqual(untouched);
  });
});

describe('links that stand in the output folder', () => {
  const check = (out: string): Run =>
    standingAthar([...commands.check(backup, out), '--indicators', indicators]);

  test('are removed where a file is to be, and what they led to is left as it was', () => {
    const out = fresh('out');
    mkdirSync(join(out, 'records'), { recursive: true });
    const other = fresh('other');
    writeFileSync(other, 'of somebody else');
    const names = [
      'case.json',
      'findings.jsonl',
      'coverage.json',
      'timeline.jsonl',
      'report.html',
      '.athar-reserved',
      'records/ios.sms.jsonl',
    ];
    for (const name of names) symlinkSync(other, join(out, name));
    expect(check(out).code).toBe(3);
    expect(readFileSync(other, 'utf8')).toBe('of somebody else');
    for (const name of names) {
      const status = lstatSync(join(out, name), { throwIfNoEntry: false });
      expect([name, status?.isFile()]).toEqual([
        name,
        name === '.athar-reserved' ? undefined : true,
      ]);
    }
    expect(readResult(out).records('ios.sms').length).toBeGreaterThan(0);
  });

  test('a link to nothing makes nothing where it leads', () => {
    const out = fresh('out');
    mkdirSync(out);
    const other = fresh('other');
    symlinkSync(other, join(out, 'timeline.jsonl'));
    expect(check(out).code).toBe(3);
    expect(existsSync(other)).toBe(false);
  });

  test.each(['link', 'link to nothing', 'file'])(
    'a %s in the place of the folder of records is refused',
    (kind) => {
      const out = fresh('out');
      mkdirSync(out);
      const records = join(out, 'records');
      const other = fresh('other');
      if (kind === 'link') {
        mkdirSync(other);
        // Named as a file of an earlier check, so it would be removed.
        writeFileSync(join(other, 'ios.sms.jsonl'), 'of somebody else');
      }
      if (kind === 'file') writeFileSync(records, '');
      else symlinkSync(other, records);
      expectRefused(check(out), words.text('cli.out.foreign-entry', { path: records }));
      expect(readdirSync(out)).toEqual(['records']);
      if (kind === 'link') expect(readdirSync(other)).toEqual(['ios.sms.jsonl']);
      else expect(existsSync(other)).toBe(false);
    },
  );

  test.each(['report.html', join('records', 'ios.sms.jsonl')])(
    'a folder in the place of %s is refused, and nothing is removed',
    (name) => {
      const out = fresh('out');
      const folder = join(out, name);
      mkdirSync(join(folder, 'mine'), { recursive: true });
      writeFileSync(join(out, 'case.json'), 'of an earlier check');
      expectRefused(check(out), words.text('cli.out.foreign-folder', { path: folder }));
      expect(readFileSync(join(out, 'case.json'), 'utf8')).toBe('of an earlier check');
      expect(readdirSync(folder)).toEqual(['mine']);
    },
  );

  test('the folder itself may be a link', () => {
    const folder = fresh('folder');
    mkdirSync(folder);
    const link = fresh('link');
    symlinkSync(folder, link);
    expect(check(link).code).toBe(3);
    expect(readResult(folder).case.state).toBe('S1');
  });

  test('demo replaces its own list instead of writing through a link', () => {
    const out = fresh('demo');
    mkdirSync(out);
    const other = fresh('other');
    const list = '{\n  "schema": "athar/demo/1" }';
    writeFileSync(other, list);
    symlinkSync(other, join(out, 'demo.json'));
    const away = fresh('away');
    mkdirSync(away);
    symlinkSync(away, join(out, 'demo-phone'));
    expect(athar(['demo', '--out', out]).code).toBe(0);
    expect(readFileSync(other, 'utf8')).toBe(list);
    expect(readdirSync(away)).toEqual([]);
  });
});

describe('a folder that cannot be written to', () => {
  const all: Readonly<Record<string, (out: string) => readonly string[]>> = {
    ...commands,
    check: (out) => commands.check(backup, out),
    extract: (out) => commands.extract(backup, out),
    demo: (out) => ['demo', '--out', out],
  };
  type Reason =
    'no-permission' | 'read-only' | 'missing' | 'full' | 'not-a-folder' | 'name-too-long';
  const sentence = (path: string, reason: Reason): string =>
    words.text(`cli.out.not-writable.${reason}`, { path });

  test.each(Object.keys(all))('%s: a file stands in its place, or in the way', (command) => {
    const file = fresh('file');
    writeFileSync(file, 'x');
    for (const out of [file, join(file, 'x')])
      expectRefused(run(all[command]!(out)), sentence(out, 'not-a-folder'));
    expect(readFileSync(file, 'utf8')).toBe('x');
  });

  test.skipIf(!existsSync('/proc/self')).each(Object.keys(all))(
    '%s: where the system makes no folders it ends (skipped without /proc)',
    (command) => {
      const out = '/proc/x/y';
      expectRefused(run(all[command]!(out)), sentence(out, 'missing'));
    },
  );

  test.skipIf(!existsSync('/proc/self'))(
    'indicators: where the system makes no folders it ends (skipped without /proc)',
    () => {
      const result = run(['indicators', 'add', indicators], { ATHAR_DATA: '/proc/x' });
      expectRefused(result, sentence('/proc/x/indicators', 'missing'));
    },
  );

  test.each(Object.keys(all))('%s: a name that is too long', (command) => {
    const out = fresh('x'.repeat(300));
    expectRefused(run(all[command]!(out)), sentence(out, 'name-too-long'));
  });

  /** Runs a command while the system answers with a code what is asked of the paths that begin so. */
  const refusing = (call: string, path: string, code: string, args: readonly string[]) => {
    const module = `
      import fs from 'node:fs';
      import { syncBuiltinESMExports } from 'node:module';
      const given = fs.${call};
      fs.${call} = (path, ...more) => {
        if (String(path).startsWith(${JSON.stringify(path)}))
          throw Object.assign(new Error('refused'), { code: ${JSON.stringify(code)} });
        return given(path, ...more);
      };
      syncBuiltinESMExports();`;
    const flags = ['--import', `data:text/javascript,${encodeURIComponent(module)}`, bin];
    const options = { cwd: work, env: environment, encoding: 'utf8' } as const;
    return spawnSync(process.execPath, [...flags, ...args], options);
  };

  /** Code that the system gives, the reason that is told of it, and what the command ends with: a full disk is no wrong usage. */
  const codes = [
    ['EROFS', 'read-only', 2],
    ['ENOSPC', 'full', 4],
    ['EDQUOT', 'full', 4],
  ] as const;

  test.each(codes.flatMap((one) => Object.keys(all).map((command) => [command, ...one] as const)))(
    '%s: where the system answers %s, it says which: %s',
    (command, code, reason, exit) => {
      const out = fresh('refused');
      const { status, stderr } = refusing('mkdirSync', out, code, all[command]!(out));
      expect(stderr.trim()).toBe(sentence(out, reason));
      expect(status).toBe(exit);
    },
  );

  test.each([
    ['EROFS', 'cli.out.stopped.read-only'],
    ['EACCES', 'cli.out.stopped.no-permission'],
    ['EIO', 'cli.out.stopped.disk-error'],
    ['ENOSPC', 'cli.out.disk-full'],
  ] as const)('a check that the system stops with %s while it writes says so', (code, key) => {
    const out = fresh('stopped');
    const { status, stderr } = refusing('openSync', join(out, 'case.json'), code, [
      ...commands.check(backup, out),
      '--quiet',
      '--lang',
      'fr',
    ]);
    expect([status, stderr.trim().split('\n').at(-1)]).toEqual([4, messages('fr').text(key)]);
  });

  const isRoot = process.getuid?.() === 0;
  const nobody = isRoot ? 65_534 : undefined;
  const canRun =
    process.platform !== 'win32' &&
    (!isRoot || spawnSync(process.execPath, [bin, '--version'], { uid: 65_534 }).status === 0);

  describe.skipIf(!canRun)('(skipped where no other user can run the program)', () => {
    chmodSync(work, 0o755);
    const closed = fresh('closed');
    mkdirSync(join(closed, 'empty'), { recursive: true });
    chmodSync(join(closed, 'empty'), 0o555);
    chmodSync(closed, 0o555);

    test.each(Object.keys(all))('%s: by right of access', (command) => {
      for (const out of [join(closed, 'new'), join(closed, 'empty')])
        expectRefused(run(all[command]!(out), {}, nobody), sentence(out, 'no-permission'));
      expect(readdirSync(closed)).toEqual(['empty']);
    });

    test('indicators: by right of access', () => {
      const result = run(['indicators', 'add', indicators], { ATHAR_DATA: closed }, nobody);
      expectRefused(result, sentence(join(closed, 'indicators'), 'no-permission'));
    });
  });
});

test('a folder that is not empty is named without an option that the command does not have', () => {
  const out = fresh('full');
  mkdirSync(out);
  writeFileSync(join(out, 'mine'), '');
  for (const args of [['demo', '--out', out], commands.extract(backup, out)]) {
    const result = run(args);
    expectRefused(result, words.text('cli.out.must-be-empty', { path: out }));
    expect(result.err).not.toContain('--force');
  }
  expect(statSync(join(out, 'mine')).size).toBe(0);
});
