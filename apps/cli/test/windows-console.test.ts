/** What differs in a console of Windows, acted out on whatever system runs the tests. */
import { spawn } from 'node:child_process';
import { messages } from '@athar/core';
import { describe, expect, test } from 'vitest';
import {
  bin,
  encryption,
  environment,
  fresh,
  phoneBackup,
  readResult,
  work,
  type Run,
} from './run-athar.ts';

/**
 * A console of Windows: SIGINT from a process, itself included, ends it at once, SIGHUP is not supported, and Ctrl-Break is told to whoever
 * listens, which SIGUSR2 stands for here.
 */
const consoleOfWindows = `
  Object.defineProperty(process, 'platform', { value: 'win32' });
  process.kill = (pid, signal) => {
    if (signal === 'SIGHUP') throw Object.assign(new Error('kill ENOSYS'), { code: 'ENOSYS' });
    process.exit(1);
  };
  process.on('SIGUSR2', () => process.emit('SIGBREAK') || process.exit(1));
  Object.assign(process.stdin, { isTTY: true, setRawMode: () => undefined });
  Object.assign(process.stderr, { isTTY: true });
`;

/** As Windows tells of a pipe that nobody reads any more. */
const unreadPipe = `
  process.stdout._write = (chunk, encoding, done) =>
    done(Object.assign(new Error('EOF: end of file, write'), { code: 'EOF' }));
`;

/** Runs the program after a script, and does something once it has said a text. */
function run(
  script: string,
  args: readonly string[],
  said = '',
  act: (child: ReturnType<typeof spawn>) => void = () => undefined,
): Promise<Run> {
  const preload = `data:text/javascript,${encodeURIComponent(script)}`;
  const child = spawn(process.execPath, ['--import', preload, bin, ...args], {
    cwd: work,
    env: environment,
    stdio: 'pipe',
  });
  let out = '';
  let err = '';
  let hasActed = false;
  child.stdout.on('data', (data: Buffer) => (out += data.toString()));
  child.stderr.on('data', (data: Buffer) => {
    err += data.toString();
    if (hasActed || !err.includes(said)) return;
    hasActed = true;
    act(child);
  });
  return new Promise((resolve) => {
    child.on('close', (code) => resolve({ code, out, err }));
  });
}

describe.skipIf(process.platform === 'win32')(
  'in a console of Windows (acted out on others)',
  () => {
    test.each([
      ['Ctrl-C', (child: ReturnType<typeof spawn>) => child.stdin?.write('\u0003')],
      ['Ctrl-Break', (child: ReturnType<typeof spawn>) => child.kill('SIGUSR2')],
      ['closing the window', (child: ReturnType<typeof spawn>) => child.kill('SIGHUP')],
    ])('%s at the question for a password ends a check with its result', async (_, act) => {
      const folder = fresh('result');
      const args = ['check', phoneBackup({ encrypted: true }), '--out', folder];
      const question = messages('en').text('cli.password.prompt');
      const { code, err } = await run(consoleOfWindows, args, question, act);
      expect(err).toContain(messages('en').text('cli.aborted', { path: folder }));
      expect(code).toBe(3);
      expect(readResult(folder).case.run.aborted).toBe(true);
    });

    test('a password is taken as it is typed', async () => {
      const args = ['check', phoneBackup({ encrypted: true }), '--out', fresh('result')];
      const question = messages('en').text('cli.password.prompt');
      const typed = `${encryption.password}x\b\r`;
      const { err } = await run(consoleOfWindows, args, question, ({ stdin }) => stdin?.end(typed));
      expect(err).not.toContain(messages('en').text('cli.password.wrong'));
      expect(err).toContain(messages('en').text('progress.artifacts'));
      expect(err).not.toContain(encryption.password);
    });

    test('a quotation mark that a backslash hides is told, not taken for a name', async () => {
      // As cmd.exe and PowerShell 5 hand over: athar check "C:\My Backup\" --out result
      const value = 'C:\\My Backup" --out result';
      const { code, err } = await run(consoleOfWindows, ['check', value]);
      const example = '"C:\\My Backup"';
      const sentence = messages('en').text('cli.usage.quotation-mark', { value, example });
      expect({ code, err }).toEqual({ code: 2, err: `${sentence}\n` });
    });

    test('a reader that has seen enough of a list is no fault', async () => {
      const { code, err } = await run(unreadPipe, ['rules']);
      expect({ code, err }).toEqual({ code: 0, err: '' });
    });
  },
);
