import { expect, test } from 'vitest';
import { TextEdges } from '../../../../src/formats/sqlite/recovery/shapes/text-edges.ts';

const position = 1;

function edgesOf(texts: readonly string[]): TextEdges {
  const edges = new TextEdges();
  for (const text of texts)
    edges.learn(position, text.charCodeAt(0), text.charCodeAt(text.length - 1));
  return edges;
}

test('where the texts of many live rows begin with few letters, one that begins with another is rare', () => {
  const edges = edgesOf(Array.from({ length: 99 }, (_, i) => (i % 2 === 0 ? 'sent' : 'read')));
  expect(edges.rarityOfFirst(position, 's'.charCodeAt(0))).toBe(1);
  expect(edges.rarityOfFirst(position, 'e'.charCodeAt(0))).toBe(1 / 100);
  expect(edges.rarityOfLast(position, 'n'.charCodeAt(0))).toBe(1 / 100);
  expect(edges.rarityOfLast(position, 'd'.charCodeAt(0))).toBe(1);
});

test('where many letters were seen but once, another is not', () => {
  const edges = edgesOf('a b c d e f g h i j k l m n o p q r s t'.split(' '));
  expect(edges.rarityOfFirst(position, 'z'.charCodeAt(0))).toBe(1);
});

test('nothing is known of the texts of another column', () => {
  expect(edgesOf(['one', 'two']).rarityOfFirst(0, 'z'.charCodeAt(0))).toBe(1);
});
