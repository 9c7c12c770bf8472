import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { memoryFile } from '../../src/bytes/memory-file.ts';
import { FileListing, readFileListing, type ListedFile } from '../../src/formats/file-listing.ts';

const listed = fc.record<ListedFile>({
  devicePath: fc.oneof(
    fc.string({ unit: 'binary', maxLength: 40 }).map((name) => name.replaceAll('\0', '_')),
    fc.nat({ max: 400_000 }).map((length) => `/private/var/${'سر'.repeat(length)}`),
  ),
  kind: fc.constantFrom('file', 'folder', 'link', 'other'),
  size: fc.option(fc.nat(), { nil: undefined }),
  modified: fc.option(fc.integer(), { nil: undefined }),
});

function listingOf(files: readonly ListedFile[]): Uint8Array {
  const listing = new FileListing();
  for (const file of files) listing.add(file);
  return listing.bytes();
}

function read(bytes: Uint8Array): ListedFile[] {
  return [...readFileListing(memoryFile(bytes), bytes.length)];
}

describe('a list of files', () => {
  test('is read as it was written, however long its names are', () => {
    fc.assert(
      fc.property(fc.array(listed, { maxLength: 12 }), (files) => {
        expect(read(listingOf(files))).toEqual(files);
      }),
      { numRuns: 60, seed: 3 },
    );
  });

  test('gives whole entries alone where it is cut', () => {
    const files: ListedFile[] = ['/a', '/private/var/mobile', '/c'].map((devicePath) => ({
      devicePath,
      kind: 'file',
      size: 12,
      modified: undefined,
    }));
    const whole = listingOf(files);
    for (let length = 0; length < whole.length; length++) {
      const entries = read(whole.slice(0, length));
      expect(entries).toEqual(files.slice(0, entries.length));
      expect(entries.length).toBeLessThan(3);
    }
  });

  test('of one name cannot hold an end of a field', () => {
    const name = { devicePath: '/a\0b', kind: 'file', size: undefined, modified: 5 } as const;
    expect(read(listingOf([name]))).toEqual([{ ...name, devicePath: '/a\ufffdb' }]);
  });
});
