import { execFileSync, spawn, spawnSync } from 'node:child_process';
import { once } from 'node:events';
import { existsSync, readdirSync, readFileSync, statSync, watch, type FSWatcher } from 'node:fs';
import { open } from 'node:fs/promises';
import { join } from 'node:path';
import { messages } from '@athar/core';
import { messageDefaults, messageRow, namedRows, smsSchema, sqliteFile } from '@athar/synthetic';
import { describe, expect, test } from 'vitest';
import {
  bin,
  environment,
  fresh,
  phoneBackup,
  readResult,
  work,
  writtenIndicators,
  type Run,
} from './run-athar.ts';

const indicators = writtenIndicators();
const messageCount = 300_000;

/** A phone with enough messages that the check can be interrupted while it reads them. */
const big = phoneBackup({
  change: (file) =>
    file.relativePath === 'Library/SMS/sms.db' ? { ...file, content: manyMessages() } : file,
});

function manyMessages(): Uint8Array {
  return sqliteFile({
    tables: Object.entries(smsSchema).map(([name, columns]) => ({
      name,
      columns,
      rows: name === 'message' ? namedRows(columns, messagesOf(), messageDefaults) : [],
    })),
  });
}

function* messagesOf() {
  for (let id = 1; id <= messageCount; id++) {
    yield messageRow({
      id,
      guid: `guid-${id}`,
      time: 700_000_000 + id * 60,
      text: `Meet me at https://quay-${id}.example/ at noon, will you?`,
      fromMe: id % 2 === 0,
      handle: 0,
      service: 'iMessage',
      textIn: 'text',
    });
  }
}

type Signal = 'SIGINT' | 'SIGTERM' | 'SIGHUP';
type Moment = 'at once' | 'in the middle of the messages';

/** Sends a signal (Ctrl-C) once the evidence is being read, or once the first messages are on the disk. */
function interrupted(
  folder: string,
  moment: Moment,
  signals: readonly Signal[] = ['SIGINT'],
): Promise<Run> {
  const child = spawn(
    process.execPath,
    [bin, 'check', big, '--out', folder, '--indicators', indicators, '--jobs', '1'],
    { cwd: work, env: environment, stdio: ['ignore', 'pipe', 'pipe'] },
  );
  let isInterrupted = false;
  const interrupt = (): void => {
    if (isInterrupted) return;
    isInterrupted = true;
    for (const signal of signals) child.kill(signal);
  };
  let out = '';
  let err = '';
  let watcher: FSWatcher | undefined;
  child.stdout.on('data', (data: Buffer) => (out += data.toString()));
  child.stderr.on('data', (data: Buffer) => {
    err += data.toString();
    if (watcher || !err.includes(messages('en').text('progress.artifacts'))) return;
    const messageFile = join(folder, 'records', 'ios.sms.jsonl');
    watcher = watch(messageFile, () => {
      if (statSync(messageFile).size > 0) interrupt();
    });
    if (moment === 'at once') interrupt();
  });
  return new Promise((resolve) => {
    child.on('close', (code) => {
      watcher?.close();
      resolve({ code, err, out });
    });
  });
}

describe('a check that is interrupted with Ctrl-C', () => {
  test.each(['at once', 'in the middle of the messages'] as const)(
    '%s ends with code 3, keeps whole lines, and says that it is not complete',
    async (moment) => {
      const folder = fresh('interrupted');
      const { code, err, out } = await interrupted(folder, moment);
      expect(code).toBe(3);
      const result = readResult(folder);
      expect(result.case.run.aborted).toBe(true);
      expect(['S0', 'S1']).toContain(result.case.state);
      expect(err).toContain(messages('en').text('cli.aborted', { path: folder }));
      expect(out).toContain(join(folder, 'report.html'));
      expect(readFileSync(join(folder, 'report.html'), 'utf8')).toContain('</html>');
      for (const name of readdirSync(join(folder, 'records'))) {
        const artifact = name.slice(0, -'.jsonl'.length);
        expect(result.records(artifact), artifact).toHaveLength(result.row(artifact).records);
      }
      const { records, outcome } = result.row('ios.sms');
      expect(records).toBeLessThan(messageCount);
      if (moment === 'at once') expect(['partly-read', 'not-reached']).toContain(outcome);
      else {
        expect(outcome).toBe('partly-read');
        expect(records).toBeGreaterThan(0);
        expect(result.row('ios.manifest').outcome).toBe('read');
        expect(result.row('ios.tcc').outcome).toBe('not-reached');
      }
    },
  );

  // Windows ends the process some seconds after its window, and knows no such signal between processes.
  test.skipIf(process.platform === 'win32').each([
    ['the end', ['SIGTERM']],
    ['the closing of the window, told twice', ['SIGHUP', 'SIGHUP']],
  ] as const)('and with the signal for %s (skipped on Windows)', async (_, signals) => {
    const folder = fresh('ended');
    const { code } = await interrupted(folder, 'in the middle of the messages', signals);
    expect(code).toBe(3);
    const result = readResult(folder);
    expect(result.case.run.aborted).toBe(true);
    expect(result.row('ios.sms').outcome).toBe('partly-read');
    expect(readdirSync(folder).filter((name) => name.startsWith('.'))).toEqual([]);
  });

  test('twice ends at once', async () => {
    const folder = fresh('twice');
    const { code } = await interrupted(folder, 'at once', ['SIGINT', 'SIGINT']);
    expect(code).toBe(3);
    expect(readdirSync(folder).filter((name) => name.startsWith('.'))).toEqual([]);
  });
});

test.skipIf(process.platform === 'win32')(
  'a pipe of passwords that nobody writes to is not waited for when the check is ended (skipped on Windows)',
  async () => {
    const [folder, pipe] = [fresh('unwritten'), fresh('passwords')];
    execFileSync('mkfifo', [pipe]);
    const child = spawn(
      process.execPath,
      [bin, 'check', big, '--out', folder, '--indicators', indicators, '--password-file', pipe],
      { cwd: work, env: environment, stdio: 'ignore' },
    );
    const ended = once(child, 'exit');
    // Opens once the check has opened it for reading.
    const writer = await open(pipe, 'w');
    try {
      child.kill('SIGTERM');
      expect(await ended).toEqual([null, 'SIGTERM']);
      expect(existsSync(folder)).toBe(false);
    } finally {
      child.kill('SIGKILL');
      await writer.close();
    }
  },
);

test.skipIf(process.platform === 'win32')(
  'a disk without room ends the check with code 4, and what was written is whole and counted (skipped on Windows)',
  () => {
    const folder = fresh('no-room');
    // A limit on the size of a file, in KiB, stands for the full disk.
    const limited = 'ulimit -f 9000 && exec "$0" "$@"';
    const { status, stderr } = spawnSync(
      'bash',
      [
        '-c',
        limited,
        process.execPath,
        bin,
        'check',
        big,
        '--out',
        folder,
        '--indicators',
        indicators,
      ],
      { cwd: work, env: environment, encoding: 'utf8' },
    );
    expect(status).toBe(4);
    expect(stderr).not.toBe('');
    const result = readResult(folder);
    expect(result.case.run.aborted).toBe(true);
    expect(['S0', 'S1']).toContain(result.case.state);
    expect(result.row('ios.sms').records).toBeGreaterThan(0);
    for (const name of readdirSync(join(folder, 'records'))) {
      const artifact = name.slice(0, -'.jsonl'.length);
      expect(result.records(artifact), artifact).toHaveLength(result.row(artifact).records);
    }
  },
);
