import { expect, test } from 'vitest';
import { memoryFile } from '../../src/bytes/memory-file.ts';
import { binaryCookies } from '../../src/formats/binary-cookies.ts';

const concatBytes = (parts: readonly Uint8Array[]) => new Uint8Array(Buffer.concat(parts));

const pageHead = (cookies: number) => 8 + 4 * cookies + 4;

/** A page of cookies of these sizes, one behind the other. */
function pageOf(sizes: readonly number[]): Uint8Array {
  const page = new Uint8Array(sizes.reduce((sum, size) => sum + size, pageHead(sizes.length)));
  const view = new DataView(page.buffer);
  view.setUint32(0, 0x100);
  view.setUint32(4, sizes.length, true);
  let offset = pageHead(sizes.length);
  sizes.forEach((size, index) => {
    view.setUint32(8 + index * 4, offset, true);
    view.setUint32(offset, size, true);
    [16, 20, 24, 28].forEach((field, place) => view.setUint32(offset + field, 56 + place, true));
    // All texts are empty but the last.
    page.fill(0x76, offset + 59, offset + size - 1);
    offset += size;
  });
  return page;
}

function fileOf(...pages: readonly Uint8Array[]): Uint8Array {
  const head = new DataView(new ArrayBuffer(8 + 4 * pages.length));
  const end = new DataView(new ArrayBuffer(8));
  head.setUint32(0, 0x636f6f6b);
  head.setUint32(4, pages.length);
  pages.forEach(({ length }, index) => head.setUint32(8 + 4 * index, length));
  const every = pages.flatMap((page) => [...page].filter((_, at) => at % 4 === 0));
  end.setUint32(
    0,
    every.reduce((sum, byte) => sum + byte, 0),
  );
  end.setUint32(4, 0x07172005);
  return concatBytes([new Uint8Array(head.buffer), ...pages, new Uint8Array(end.buffer)]);
}

/** The same page with one number of 32 bits, little-endian, changed. */
function changed(page: Uint8Array, at: number, value: number): Uint8Array {
  const copy = page.slice();
  new DataView(copy.buffer).setUint32(at, value, true);
  return copy;
}

const told = (file: Uint8Array): string[] =>
  [...binaryCookies(memoryFile(file))].map((item) =>
    item.kind === 'cookie' ? item.kind : item.detail,
  );

const two = pageOf([60, 64]);
const more = 'page 1 holds more than the cookies that it lists';
const overlap = 'page 1 lists cookies that overlap';

test('cookies that follow one another are read', () => {
  expect(told(fileOf(two, pageOf([60])))).toEqual(['cookie', 'cookie', 'cookie']);
  expect(told(fileOf())).toEqual([]);
  expect(told(fileOf(pageOf([])))).toEqual([]);
});

test('a page that lists fewer cookies than it holds is told', () => {
  expect(told(fileOf(changed(two, 4, 1)))).toEqual(['cookie', more]);
  expect(told(fileOf(changed(two, 4, 0)))).toEqual([more]);
});

test('an offset listed twice is one cookie, and the other is told to be missed', () => {
  expect(told(fileOf(changed(two, 12, pageHead(2))))).toEqual(['cookie', more]);
});

test('a list of overlapping cookies ends where it would stand for more than the page holds', () => {
  const page = changed(pageOf([60, 60, 60]), pageHead(3), 180);
  expect(told(fileOf(page))).toEqual(['cookie', 'the texts of a cookie do not fill it', overlap]);
});

test('a cookie beyond its page costs only itself', () => {
  const page = changed(two, 8, 0xffff_ffff);
  expect(told(fileOf(page))).toEqual(['a cookie lies outside its page', 'cookie']);
});

test('a number of pages that is too low is told', () => {
  const file = fileOf(two, pageOf([60]));
  new DataView(file.buffer).setUint32(4, 1);
  // The size of the second page is taken for the beginning of the first one then.
  expect(told(file)).toEqual([
    'page 1 does not begin as a page',
    'other bytes stand where the pages end',
  ]);
  new DataView(file.buffer).setUint32(4, 0);
  expect(told(file)).toEqual(['other bytes stand where the pages end']);
});

test('so is a page left out of the list and the number, and one whose size is a lie', () => {
  const file = fileOf(two, pageOf([60]));
  const without = concatBytes([file.subarray(0, 12), file.subarray(16)]);
  new DataView(without.buffer).setUint32(4, 1);
  expect(told(without)).toEqual(['cookie', 'cookie', 'other bytes stand where the pages end']);
  new DataView(file.buffer).setUint32(12, 16);
  expect(told(file)).toContain('other bytes stand where the pages end');
});

test('a file without its end is cut off, however whole its pages are', () => {
  const file = fileOf(two);
  expect(told(file.subarray(0, -1))).toEqual([
    'cookie',
    'cookie',
    'the file ends before the end of its pages is marked',
  ]);
});

test('pages that do not add up to the checksum are told', () => {
  const file = fileOf(two);
  const sum = file.length - 5;
  file[sum]! ^= 1;
  expect(told(file)).toEqual(['cookie', 'cookie', 'the pages are not those of the checksum']);
});

test('texts of a cookie that are not those of its offsets, or no text, are told beside it', () => {
  const inCookie = pageHead(1);
  const page = pageOf([70]);
  const unlike = ['cookie', 'the texts of a cookie do not fill it'];
  expect(told(fileOf(page))).toEqual(['cookie']);
  for (const field of [16, 20, 24, 28])
    for (const start of [58, 61, 69])
      if (start !== 56 + (field - 16) / 4)
        expect(told(fileOf(changed(page, inCookie + field, start)))).toEqual(unlike);
  const withoutEnd = page.slice();
  withoutEnd[inCookie + 69] = 0x76;
  expect(told(fileOf(withoutEnd))).toEqual(unlike);
  // A host of one byte that begins a letter of two.
  const host = pageOf([70]);
  host.set([0xc3, 0, 0, 0, 0], inCookie + 56);
  [20, 24, 28].forEach((field, place) => {
    new DataView(host.buffer).setUint32(inCookie + field, 58 + place, true);
  });
  expect(told(fileOf(host))).toEqual(unlike);
});

test('a comment behind the texts is one of them, and of a cookie with a port nothing is told', () => {
  const page = pageOf([70]);
  const inCookie = pageHead(1);
  page[inCookie + 64] = 0;
  expect(told(fileOf(page))).toHaveLength(2);
  expect(told(fileOf(changed(page, inCookie + 32, 65)))).toEqual(['cookie']);
  expect(told(fileOf(changed(page, inCookie + 12, 1)))).toEqual(['cookie']);
});

test('a number of pages that no file can hold is a limit, not an allocation', () => {
  const file = fileOf();
  new DataView(file.buffer).setUint32(4, 0xffff_ffff);
  expect(() => told(file)).toThrow('4294967295 pages');
});
