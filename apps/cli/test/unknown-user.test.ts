import { spawnSync } from 'node:child_process';
import { chmodSync, chownSync, mkdirSync } from 'node:fs';
import { messages } from '@athar/core';
import { expect, test } from 'vitest';
import { bin, environment, fresh, phoneBackup, readResult, work } from './run-athar.ts';

/** A number that no list of users has. */
const user = 54_321;
const run = (...args: readonly string[]): [number | null, string, string] => {
  const { status, stdout, stderr } = spawnSync(process.execPath, [bin, ...args], {
    cwd: '/',
    env: { PATH: environment.PATH },
    encoding: 'utf8',
    uid: user,
    gid: user,
  });
  return [status, stdout, stderr];
};

const canRun =
  process.platform !== 'win32' &&
  process.getuid?.() === 0 &&
  spawnSync(process.execPath, [bin, '--version'], { uid: user, gid: user }).status === 0;

test.skipIf(!canRun)(
  'a user without a home, as in a container, can do all but keep indicators (skipped where no other user can run the program)',
  () => {
    const words = messages('en');
    expect(run('indicators', 'list')).toEqual([0, `${words.text('cli.indicators.empty')}\n`, '']);
    const [code, , told] = run('indicators', 'add', bin);
    expect([code, told]).toEqual([2, expect.not.stringContaining('uv_os_homedir')]);
    chmodSync(work, 0o755);
    const [evidence, out] = [phoneBackup(), fresh('out')];
    mkdirSync(out);
    chownSync(out, user, user);
    expect(run('check', evidence, '--out', out, '--artifact', 'ios.sms', '--jobs', '1')[0]).toBe(3);
    expect(readResult(out).row('ios.sms').outcome).toBe('read');
  },
);
