import { expect, test } from 'vitest';
import { TextEdges } from '../../../../../src/formats/sqlite/recovery/shapes/text-edges.ts';

const position = 1;
const bytesOf = (text: string): Uint8Array => new TextEncoder().encode(text);

/** The edges of texts, each of which stands between other bytes. */
function edgesOf(texts: readonly string[]): TextEdges {
  const edges = new TextEdges();
  for (const text of texts)
    edges.learn(position, bytesOf(`<${text}>`), 1, 1 + bytesOf(text).length);
  return edges;
}

const firstOf = (edges: TextEdges, text: string): number =>
  edges.rarityOfFirst(position, bytesOf(text), 0, bytesOf(text).length);
const lastOf = (edges: TextEdges, text: string): number =>
  edges.rarityOfLast(position, bytesOf(text), 0, bytesOf(text).length);

const states = edgesOf(Array.from({ length: 99 }, (_, i) => (i % 2 === 0 ? 'sent' : 'read')));

test('where the texts of many live rows begin with few letters, one that begins with another is rare', () => {
  expect(firstOf(states, 'sent')).toBe(1);
  expect(firstOf(states, 'ent')).toBe(1 / 100);
  expect(lastOf(states, 'sen')).toBe(1 / 100);
  expect(lastOf(states, 'read')).toBe(1);
});

test('so is one whose first letter is usual and not what follows it', () => {
  expect(firstOf(states, 'send')).toBe(1 / 100);
  expect(lastOf(states, 'lead')).toBe(1 / 100);
  expect(firstOf(states, 's')).toBe(1);
});

test('where many letters were seen but once, another is not', () => {
  const edges = edgesOf('a b c d e f g h i j k l m n o p q r s t'.split(' '));
  expect(firstOf(edges, 'z')).toBe(1);
});

test('of longer beginnings, more are seen but once, and another is less rare', () => {
  const edges = edgesOf(Array.from({ length: 90 }, (_, i) => `https://${i + 10}`));
  expect(firstOf(edges, 'ftp://1')).toBe(1 / 91);
  expect(lastOf(edges, 'https://1x')).toBe(1 / 91);
  expect(lastOf(edges, 'http://109')).toBe(1);
});

test('a letter that no live text holds is rare within a text as well', () => {
  const bytes = bytesOf('seNt');
  expect(states.rarityInside(position, bytes, 0, 2)).toBe(1);
  expect(states.rarityInside(position, bytes, 0, 4)).toBe(1 / 100);
});

test('nothing is known of the texts of another column', () => {
  expect(states.rarityOfFirst(0, bytesOf('z'), 0, 1)).toBe(1);
  expect(states.rarityInside(0, bytesOf('z'), 0, 1)).toBe(1);
});
