import { existsSync, mkdtempSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { EvidenceFile, EvidenceSource } from '@athar/core';
import { expect, onTestFinished, test } from 'vitest';
import { extractor } from '../src/file-extract.ts';

/** A regular file of which the system says that it is longer than what can be read of it. */
const shorterThanTold = '/sys/kernel/mm/transparent_hugepage/enabled';

test.skipIf(!existsSync(shorterThanTold))(
  'a file of which less can be read than was there is written as far as it goes, and told (skipped without /sys)',
  () => {
    const out = mkdtempSync(join(tmpdir(), 'athar-extract-'));
    onTestFinished(() => rmSync(out, { recursive: true }));
    const content = { kind: 'path', path: shorterThanTold } as const;
    const devicePath = '/private/var/mobile/notes.txt';
    const { size } = statSync(shorterThanTold);
    const file: EvidenceFile = { devicePath, storedAt: ['notes.txt'], size, content };
    const source = { files: () => [file] } as unknown as EvidenceSource;
    const target = extractor(out, false);
    const [line] = target.extract('s1', source, () => true);
    target.close();
    const whole = readFileSync(shorterThanTold);
    expect(line).toMatchObject({ bytes: whole.length, problems: [{ code: 'truncated' }] });
    expect(readFileSync(join(out, line?.name ?? '')).equals(whole)).toBe(true);
  },
);

test('what already stands in the folder is never written over', () => {
  const out = mkdtempSync(join(tmpdir(), 'athar-extract-'));
  onTestFinished(() => rmSync(out, { recursive: true }));
  const bytes = new TextEncoder().encode('from the phone');
  const content = { kind: 'memory', bytes } as const;
  const files = ['/notes.txt', '/folder/notes.txt'].map((devicePath): EvidenceFile => ({
    devicePath,
    storedAt: ['x'],
    size: bytes.length,
    content,
  }));
  const source = { files: () => files } as unknown as EvidenceSource;
  const target = extractor(out, false);
  // As a disk that takes another name for one of these.
  writeFileSync(join(out, 'notes.txt'), 'there before');
  writeFileSync(join(out, 'folder'), 'there before');
  const lines = [...target.extract('s1', source, () => true)];
  target.close();
  for (const name of ['notes.txt', 'folder'])
    expect(readFileSync(join(out, name), 'utf8')).toBe('there before');
  for (const { name } of lines)
    expect(readFileSync(join(out, name ?? ''), 'utf8')).toBe('from the phone');
});
