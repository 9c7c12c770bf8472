import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { defaultLimits, type Limits, type SourceFacts } from '@athar/core';
import type { ExaminedFile } from '../dist/engine/examined-file.js';
import { EngineRun } from '../dist/engine/run.js';
import { workerOfProgram } from './built.ts';
import { testFolder } from './test-backups.ts';

/** `name/file` and content; the name is that of an artifact of `test-artifacts.mjs`. */
export type TestFiles = readonly (readonly [path: string, content: string | Uint8Array])[];

export interface EngineResult {
  readonly files: readonly ExaminedFile[];
  readonly failure: string | undefined;
  readonly hashes: readonly object[];
  /** Lines of an output file, each parsed: a half line fails here. */
  lines(name: string): readonly Record<string, unknown>[];
  /** All of it, to be compared. */
  readonly bytes: string;
}

export interface EngineSetup {
  readonly jobs?: number;
  readonly limits?: Partial<Limits>;
  readonly withHashes?: boolean;
  readonly definitions?: string;
  /** Stops the run at this share of progress. */
  readonly stopAt?: number;
}

const facts: SourceFacts = {
  kind: 'itunes-backup',
  encrypted: true,
  device: { platform: 'ios' },
  installedApps: new Set(),
  domains: new Set(),
};

export async function runEngine(files: TestFiles, setup: EngineSetup = {}): Promise<EngineResult> {
  const folder = testFolder();
  const run = new EngineRun({
    jobs: setup.jobs ?? 2,
    folder,
    limits: { ...defaultLimits, ...setup.limits },
    full: true,
    worker: workerOfProgram,
    definitions: setup.definitions ?? new URL('./test-artifacts.mjs', import.meta.url).href,
    onProgress: (share) => {
      if (setup.stopAt !== undefined && share >= setup.stopAt) run.stop();
    },
  });
  try {
    run.source('s1', facts);
    const hashes: Promise<object>[] = [];
    for (const [path, content] of files) {
      const bytes = typeof content === 'string' ? new TextEncoder().encode(content) : content;
      const artifact = `ios.${path.slice(0, path.indexOf('/'))}`;
      const ticket = { kind: 'memory' as const, bytes };
      run.add({
        work: {
          artifact,
          source: 's1',
          devicePath: `/${path}`,
          storedAt: [path],
          content: ticket,
          related: [],
        },
        byTables: artifact === 'ios.rows',
        recovers: false,
        bytes: bytes.length,
      });
      if (setup.withHashes) hashes.push(run.hash(ticket, bytes.length));
    }
    run.begin();
    const examined = await run.finish(undefined);
    const read = (name: string): string => readFileSync(join(folder, name), 'utf8');
    const artifacts = [...new Set(examined.map(({ work }) => work.artifact))];
    return {
      files: examined,
      failure: run.failure,
      hashes: await Promise.all(hashes),
      lines: (name) =>
        read(name)
          .split('\n')
          .slice(0, -1)
          .map((line) => JSON.parse(line) as Record<string, unknown>),
      bytes: [
        ...artifacts.map((artifact) => read(join('records', `${artifact}.jsonl`))),
        read('timeline.jsonl'),
        JSON.stringify(examined),
      ].join('\0'),
    };
  } finally {
    await run.close();
  }
}
