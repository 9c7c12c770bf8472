import fc from 'fast-check';
import { expect, test } from 'vitest';
import {
  PayloadListing,
  PayloadSet,
  readPayloadBytes,
  readPayloadName,
} from '../../src/formats/stored-payloads.ts';

const name = fc
  .uint8Array({ minLength: 20, maxLength: 20 })
  .map((bytes) => Buffer.from(bytes).toString('hex'));

function setOf(names: readonly string[]): PayloadSet {
  const listing = new PayloadListing();
  for (const one of names) listing.add(one);
  return new PayloadSet(listing.bytes());
}

function tick(set: PayloadSet, one: string): boolean {
  const id = new Uint8Array(20);
  expect(readPayloadName(one, id)).toBe(true);
  return set.tick(id);
}

test('what is stored is ticked off, and the rest is left', () => {
  fc.assert(
    fc.property(fc.uniqueArray(name), fc.uniqueArray(name), (stored, others) => {
      const set = setOf(stored);
      const ticked = stored.filter((_, index) => index % 2 === 0);
      for (const one of ticked) expect(tick(set, one.toUpperCase())).toBe(true);
      for (const one of others) if (!stored.includes(one)) expect(tick(set, one)).toBe(false);
      expect([...set.rest()]).toEqual(stored.filter((one) => !ticked.includes(one)));
    }),
    { numRuns: 60 },
  );
});

test('a name that is none of a payload is passed over', () => {
  expect(setOf(['Manifest.db', 'zz'.repeat(20), 'ab'.repeat(21)]).size).toBe(0);
  for (const one of ['', 'ab'.repeat(19), `${'ab'.repeat(19)}zz`, 'ab'.repeat(21)])
    expect(readPayloadName(one, new Uint8Array(20))).toBe(false);
});

test('a list that was cut off keeps its whole names', () => {
  expect(new PayloadSet(new Uint8Array(59)).size).toBe(2);
  expect(new PayloadSet(new Uint8Array(0)).size).toBe(0);
});

test('a name is read from the bytes of a row as from text', () => {
  const name = '00112233445566778899AABBccddeeff00112233';
  const bytes = new TextEncoder().encode(`x${name}y`);
  const [fromText, fromBytes] = [new Uint8Array(20), new Uint8Array(20)];
  expect(readPayloadName(name, fromText)).toBe(true);
  expect(readPayloadBytes(bytes, 1, 41, fromBytes)).toBe(true);
  expect(fromBytes).toEqual(fromText);
  for (const [start, end] of [
    [0, 40],
    [1, 40],
    [2, 42],
  ] as const) {
    expect(readPayloadBytes(bytes, start, end, new Uint8Array(20))).toBe(false);
  }
});
