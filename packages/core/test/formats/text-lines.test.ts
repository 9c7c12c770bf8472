import fc from 'fast-check';
import { expect, test } from 'vitest';
import { memoryFile } from '../../src/bytes/memory-file.ts';
import { textLines, type TextLine } from '../../src/formats/text-lines.ts';

const lines = (content: string | Uint8Array, maxLineBytes = 1000): TextLine[] => [
  ...textLines(memoryFile(content), { maxLineBytes }),
];

test('lines end with a line feed, with or without a carriage return, and the last one may have none', () => {
  expect(lines('a\nb\r\n\nc')).toEqual([
    { number: 1, text: 'a', isUtf8: true, isCut: false, isEnded: true },
    { number: 2, text: 'b', isUtf8: true, isCut: false, isEnded: true },
    { number: 3, text: '', isUtf8: true, isCut: false, isEnded: true },
    { number: 4, text: 'c', isUtf8: true, isCut: false, isEnded: false },
  ]);
  expect(lines('')).toEqual([]);
});

test('of a line that is too long the beginning is given, and the next one is whole', () => {
  expect(lines('x'.repeat(200_000) + '\nnext\n', 10)).toEqual([
    { number: 1, text: 'x'.repeat(10), isUtf8: true, isCut: true, isEnded: true },
    { number: 2, text: 'next', isUtf8: true, isCut: false, isEnded: true },
  ]);
});

test('bytes that are not UTF-8 do not stop the reading', () => {
  expect(lines(Uint8Array.of(0xff, 0x0a, 0x61)).map(({ text }) => text)).toEqual(['\u{FFFD}', 'a']);
});

test('text is split as in memory, whatever its length', () => {
  fc.assert(
    fc.property(fc.array(fc.string({ maxLength: 40_000, unit: 'grapheme-ascii' })), (parts) => {
      const whole = parts.map((part) => part.replace(/[\r\n]/g, ' '));
      const text = whole.map((part) => part + '\n').join('');
      expect(lines(text, 2 ** 20).map((line) => line.text)).toEqual(whole);
    }),
    { numRuns: 30 },
  );
});
