import type { RandomAccessFile } from '@athar/core';
import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import { ReadingProgress } from '../src/commands/reading-progress.ts';

const [ofErrors, ofOutput] = [process.stderr.isTTY, process.stdout.isTTY];
let written = '';

beforeEach(() => {
  written = '';
  vi.stubEnv('TERM', 'xterm');
  vi.spyOn(process.stderr, 'write').mockImplementation((text) => {
    written += String(text);
    return true;
  });
});

afterEach(() => {
  process.stderr.isTTY = ofErrors;
  process.stdout.isTTY = ofOutput;
  vi.unstubAllEnvs();
  vi.restoreAllMocks();
});

function fileOf(size: number): RandomAccessFile {
  return {
    size,
    read: (_, length) => new Uint8Array(length),
    readInto: (target) => target.length,
    close: () => undefined,
  };
}

const large = 2 ** 25;

test('tells how far a large database was read, in all passes over it', () => {
  process.stderr.isTTY = true;
  const progress = new ReadingProgress({ file: fileOf(large) }, { deleted: true }, 'en');
  expect(written).toBe('Reading the database');
  let milliseconds = performance.now();
  vi.spyOn(performance, 'now').mockImplementation(() => (milliseconds += 1000));
  for (let pass = 0; pass < 3; pass++) {
    for (let at = 0; at < large; at += large / 2)
      progress.source.file.readInto(new Uint8Array(large / 2), at);
  }
  const shares = [...written.matchAll(/\[(#*)\.*\]/g)].map(([, done]) => done!.length);
  expect(shares).toEqual([4, 8, 12, 16, 20, 24]);
  progress.hide();
  expect(written.endsWith('\r\u001b[K')).toBe(true);
});

test.each([
  ['a small one', { bytes: 2 ** 16, json: false, output: false, errors: true }],
  ['errors that go into a file', { bytes: large, json: false, output: false, errors: false }],
  ['rows that run over the same screen', { bytes: large, json: true, output: true, errors: true }],
])('is silent for %s', (_, { bytes, json, output, errors }) => {
  process.stderr.isTTY = errors;
  process.stdout.isTTY = output;
  const progress = new ReadingProgress({ file: fileOf(bytes) }, { json }, 'ar');
  progress.source.file.readInto(new Uint8Array(bytes), 0);
  progress.hide();
  expect(written).toBe('');
});
