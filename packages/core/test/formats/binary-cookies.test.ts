import { expect, test } from 'vitest';
import { memoryFile } from '../../src/bytes/memory-file.ts';
import { binaryCookies } from '../../src/formats/binary-cookies.ts';

/** A page whose list names one cookie of `size` bytes at each offset. */
function fileOf(offsets: readonly number[], size: number): Uint8Array {
  const pageSize = 4096;
  const file = new Uint8Array(12 + pageSize);
  const view = new DataView(file.buffer);
  file.set(new TextEncoder().encode('cook'));
  view.setUint32(4, 1);
  view.setUint32(8, pageSize);
  view.setUint32(12, 0x100);
  view.setUint32(16, offsets.length, true);
  offsets.forEach((offset, index) => {
    view.setUint32(20 + index * 4, offset, true);
    view.setUint32(12 + offset, size, true);
    for (const field of [16, 20, 24, 28]) view.setUint32(12 + offset + field, 56, true);
  });
  return file;
}

const kindsOf = (file: Uint8Array): string[] =>
  [...binaryCookies(memoryFile(file))].map((item) =>
    item.kind === 'cookie' ? item.kind : item.code,
  );

test('cookies that follow one another are read', () => {
  expect(kindsOf(fileOf([100, 200], 60))).toEqual(['cookie', 'cookie']);
});

test('an offset listed twice is one cookie', () => {
  expect(kindsOf(fileOf([100, 100], 60))).toEqual(['cookie']);
});

test('a list of overlapping cookies ends where it would stand for more than the page holds', () => {
  expect(kindsOf(fileOf([100, 160, 220], 2000))).toEqual(['cookie', 'cookie', 'malformed']);
});

test('a cookie beyond its page costs only itself', () => {
  expect(kindsOf(fileOf([100, 200], 60).fill(255, 112, 116))).toEqual(['malformed', 'cookie']);
});

test('a number of pages that no file can hold is a limit, not an allocation', () => {
  const file = fileOf([], 0);
  new DataView(file.buffer).setUint32(4, 0xffff_ffff);
  expect(() => kindsOf(file)).toThrow('4294967295 pages');
});
