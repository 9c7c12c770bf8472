import fc from 'fast-check';
import { Worker } from 'node:worker_threads';
import { beforeAll, describe, expect, test } from 'vitest';
import { BlockReader, BlockWriter, blockMemory, type FullBlock } from '../src/engine/blocks.ts';
import { requireBuild } from './built.ts';

beforeAll(requireBuild);

/** Takes blocks as the main thread does: reads, and gives back at once. */
function reader(memory: ReturnType<typeof blockMemory>) {
  const blocks = new BlockReader(memory);
  const parts: Record<FullBlock['stream'], Buffer[]> = { records: [], timeline: [] };
  return {
    parts,
    take: (full: readonly FullBlock[]): void => {
      for (const block of full) {
        parts[block.stream].push(Buffer.from(blocks.bytes(block)));
        blocks.giveBack(block);
      }
    },
  };
}

const line = fc.record({
  stream: fc.constantFrom<FullBlock['stream']>('records', 'timeline'),
  length: fc.oneof(fc.nat({ max: 300 }), fc.nat({ max: 1_500_000 })),
});

test('lines of any length come out in their order, each stream by itself', () => {
  fc.assert(
    fc.property(fc.array(line, { maxLength: 25 }), (lines) => {
      const memory = blockMemory();
      const { parts, take } = reader(memory);
      const writer = new BlockWriter(memory, take);
      const expected: Record<FullBlock['stream'], Buffer[]> = { records: [], timeline: [] };
      lines.forEach(({ stream, length }, i) => {
        const bytes = Buffer.alloc(length, i + 1);
        expected[stream].push(bytes);
        writer.put(stream, bytes);
      });
      take(writer.finish());
      for (const stream of ['records', 'timeline'] as const) {
        const equal = Buffer.concat(parts[stream]).equals(Buffer.concat(expected[stream]));
        expect(equal).toBe(true);
      }
    }),
    { numRuns: 30, seed: 5 },
  );
});

test('what was not filled is handed over at the end of the work, and only once', () => {
  const memory = blockMemory();
  const writer = new BlockWriter(memory, () => expect.unreachable('nothing is full'));
  writer.put('records', Buffer.from('abc'));
  writer.put('timeline', Buffer.from('de'));
  expect(writer.finish().map(({ stream, length }) => [stream, length])).toEqual([
    ['records', 3],
    ['timeline', 2],
  ]);
  expect(writer.finish()).toEqual([]);
});

describe('a reader that is slower than the writer', () => {
  test('makes it wait, and loses nothing', async () => {
    const memory = blockMemory();
    const blocks = new BlockReader(memory);
    const held = memory.blocks.byteLength / memory.blockBytes;
    const megabytes = 24;
    const worker = new Worker(
      `const { parentPort, workerData } = require('node:worker_threads');
       import(workerData.module).then(({ BlockWriter }) => {
         const writer = new BlockWriter(workerData.memory, (full) => parentPort.postMessage(full));
         for (let i = 0; i < workerData.megabytes; i++) {
           writer.put('records', Buffer.alloc(2 ** 20, i + 1));
         }
         parentPort.postMessage(writer.finish());
         parentPort.postMessage('end');
       });`,
      {
        eval: true,
        execArgv: [],
        workerData: {
          memory,
          megabytes,
          module: new URL('../dist/engine/blocks.js', import.meta.url).href,
        },
      },
    );
    let most = 0;
    const waiting: FullBlock[] = [];
    const read: Buffer[] = [];
    const giveOne = (): void => {
      const block = waiting.shift();
      if (!block) return;
      read.push(Buffer.from(blocks.bytes(block)));
      blocks.giveBack(block);
    };
    await new Promise<void>((resolve, reject) => {
      worker.on('error', reject);
      worker.on('message', (message: readonly FullBlock[] | 'end') => {
        if (message === 'end') {
          while (waiting.length > 0) giveOne();
          resolve();
          return;
        }
        waiting.push(...message);
        most = Math.max(most, waiting.length);
        // Never faster than the writer needs to go on: as many as came, one turn of the loop for each.
        for (let i = 0; i < message.length; i++) setImmediate(giveOne);
      });
    });
    await worker.terminate();
    const bytes = Buffer.concat(read);
    expect(bytes).toHaveLength(megabytes * 2 ** 20);
    for (let i = 0; i < megabytes; i++) expect(bytes[i * 2 ** 20 + 12_345]).toBe(i + 1);
    expect(most).toBeLessThanOrEqual(held);
  });
});
