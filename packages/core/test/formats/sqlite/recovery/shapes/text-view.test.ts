import { expect, test } from 'vitest';
import { TextView } from '../../../../../src/formats/sqlite/recovery/shapes/text-view.ts';

const text = 'to Zoë: مرحبا, 你好 👋';

function utf16(isLittle: boolean): Uint8Array {
  const bytes = new Uint8Array(2 * text.length);
  const view = new DataView(bytes.buffer);
  for (let i = 0; i < text.length; i++) view.setUint16(2 * i, text.charCodeAt(i), isLittle);
  return bytes;
}

test.each([
  ['utf-16le', true],
  ['utf-16be', false],
] as const)('a text in %s is known as it would be in UTF-8', (encoding, isLittle) => {
  const bytes = Uint8Array.from([7, ...utf16(isLittle), 7]);
  const view = new TextView(bytes, 1, bytes.length, encoding);
  for (const part of ['to Zoë', 'مرحبا', '你好']) {
    const at = text.indexOf(part);
    const from = view.placeOf(1 + 2 * at);
    const to = view.placeOf(1 + 2 * (at + part.length));
    expect(new TextDecoder().decode(view.bytes.subarray(from, to))).toBe(part);
  }
  // The last byte is half of a character; of what would be beyond, each two bytes are one.
  expect(view.placeOf(bytes.length)).toBe(view.to);
  expect(view.placeOf(bytes.length + 5)).toBe(view.to + 3);
});

test('in UTF-8 it is the stretch itself', () => {
  const bytes = new TextEncoder().encode(text);
  const view = new TextView(bytes, 3, 9, 'utf-8');
  expect([view.bytes, view.from, view.to, view.placeOf(5)]).toEqual([bytes, 3, 9, 5]);
});
