import { describe, expect, it } from 'vitest';
import {
  readWebkitCacheRecord,
  webkitCacheAnswer,
  webkitSubresources,
} from '../../src/formats/webkit-cache-record.ts';
import { memoryFile } from '../../src/bytes/memory-file.ts';

const number = (value: number, size: number): number[] =>
  Array.from({ length: size }, (_, index) => Math.floor(value / 256 ** index) % 256);
const text = (value: string): number[] => [
  ...number(value.length, 4),
  1,
  ...new TextEncoder().encode(value),
];
const wide = (value: string): number[] => [
  ...number(value.length, 4),
  0,
  ...Array.from(value, (letter) => number(letter.charCodeAt(0), 2)).flat(),
];
const noText = number(0xffff_ffff, 4);
const digest = (byte: number): number[] => Array.from({ length: 20 }, () => byte);

/** A record with a key, an answer of `header` and, where it says so, a body. */
function recordOf({
  url = text('https://a.example/'),
  range = noText,
  headerBytes = 0,
  high = 0,
}): number[] {
  return [
    ...[number(15, 4), text('a.example'), text('Resource'), url, range].flat(),
    ...[digest(1), digest(2), [...new Uint8Array(new Float64Array([1.5e9]).buffer)]].flat(),
    ...[digest(3), number(headerBytes, 4), number(high, 4), digest(4), number(0, 8)].flat(),
    ...[0, ...digest(5)],
  ];
}

describe('a record of the cache of WebKit', () => {
  it('tells addresses whose letters take two bytes, and a range that was asked for', () => {
    const bytes = recordOf({ url: wide('https://a.example/é'), range: text('bytes=0-1') });
    expect(readWebkitCacheRecord(memoryFile(Uint8Array.from(bytes)))).toMatchObject({
      version: 15,
      url: 'https://a.example/é',
      time: 1.5e9,
      partitionHash: '02'.repeat(20),
      bytes: bytes.length,
    });
  });

  it('tells how long it says to be where the file is cut', () => {
    const bytes = recordOf({ headerBytes: 100 });
    const record = readWebkitCacheRecord(memoryFile(Uint8Array.from(bytes)));
    expect(record.bytes).toBe(bytes.length + 100);
    expect(record.header).toHaveLength(0);
  });

  it('refuses a size that no phone has', () => {
    const bytes = Uint8Array.from(recordOf({ high: 0x8000_0000 }));
    expect(() => readWebkitCacheRecord(memoryFile(bytes))).toThrow(
      `a size of a record of the cache is ${2 ** 63}`,
    );
  });
});

describe('an answer in it', () => {
  const answer = (headers: number, status: number): Uint8Array =>
    Uint8Array.from([
      ...[[0], text('https://a.example/'), noText, number(0, 8), noText, noText, noText].flat(),
      ...[number(headers, 8), text('LOCATION'), text('/next'), number(status, 2)].flat(),
    ]);

  it('tells where it led to, whatever the letters of the name', () => {
    expect(webkitCacheAnswer(answer(1, 301))).toEqual({
      url: 'https://a.example/',
      mimeType: null,
      status: 301,
      location: '/next',
    });
  });

  it('is none where WebKit noted that', () => {
    expect(webkitCacheAnswer(Uint8Array.of(1))).toBeUndefined();
  });

  it.each([
    ['more headers than any server sends', answer(20_000, 301), 'an answer with 20000 headers'],
    ['headers that are not there', answer(2, 301), 'a stored answer ends early'],
    ['a status that is none', answer(1, 1000), 'an answer with the status 1000'],
  ])('is refused with %s', (_, bytes, message) => {
    expect(() => webkitCacheAnswer(bytes)).toThrow(message);
  });
});

describe('what a page loads', () => {
  const key = (url: readonly number[]): number[] => [...text('Resource'), ...url];

  it('is told once each, and not beyond the bound', () => {
    const header = Uint8Array.from(
      ['a', 'b', 'a', 'c'].flatMap((url) => [8, 8, ...key(text(url)), 7]),
    );
    expect(webkitSubresources(header, 9)).toEqual({ urls: ['a', 'b', 'c'], isCut: false });
    expect(webkitSubresources(header, 2)).toEqual({ urls: ['a', 'b'], isCut: true });
  });

  it('goes on behind an address that is none', () => {
    const header = Uint8Array.from([...key(number(0x7fff_ffff, 4)), 1, ...key(text('b'))]);
    expect(webkitSubresources(header, 9).urls).toEqual(['b']);
    expect(webkitSubresources(Uint8Array.from(key(noText)), 9).urls).toEqual([]);
  });

  it('does not look for addresses within one', () => {
    const inner = String.fromCharCode(...key(text('b')));
    expect(webkitSubresources(Uint8Array.from(key(text(inner))), 9).urls).toEqual([inner]);
  });
});
