import { spawn } from 'node:child_process';
import { readdirSync } from 'node:fs';
import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { join } from 'node:path';
import { messages } from '@athar/core';
import { afterEach, expect, test } from 'vitest';
import { bin, environment, fresh, work } from './run-athar.ts';

let server: Server | undefined;
afterEach(() => {
  server?.closeAllConnections();
  server?.close();
});

/** Runs an update, and sends it a signal when it asks for a feed that never comes. */
async function stoppedBy(signal: 'SIGINT' | 'SIGTERM', data: string) {
  const stop = { now: (): void => undefined };
  server = createServer((request, response) => {
    const base = `http://${request.headers.host}`;
    if (request.url === '/index.yaml')
      response.end(`indicators:\n- {name: A, download_url: "${base}/never.stix2"}\n`);
    else {
      response.write('{"type":', () => {
        stop.now();
      });
    }
  });
  await new Promise<void>((resolve) => server?.listen(0, '127.0.0.1', resolve));
  const { port } = server.address() as AddressInfo;
  const index = `http://127.0.0.1:${port}/index.yaml`;
  const child = spawn(process.execPath, [bin, 'indicators', 'update', '--index', index], {
    cwd: work,
    env: { ...environment, ATHAR_DATA: data },
    stdio: ['ignore', 'ignore', 'pipe'],
  });
  stop.now = () => child.kill(signal);
  let err = '';
  child.stderr.on('data', (text: Buffer) => (err += text.toString()));
  const code = await new Promise<number | null>((resolve) => child.once('close', resolve));
  return { code, err };
}

test.each(['SIGINT', 'SIGTERM'] as const)(
  'an update that is stopped by %s says so, and leaves no file behind',
  async (signal) => {
    const data = fresh('data');
    const { code, err } = await stoppedBy(signal, data);
    expect([code, err]).toEqual([3, `${messages('en').text('cli.indicators.interrupted')}\n`]);
    expect(readdirSync(join(data, 'indicators'))).toEqual([]);
  },
);
