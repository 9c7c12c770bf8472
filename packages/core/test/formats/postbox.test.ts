import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import {
  postboxMessage,
  postboxMessageKey,
  postboxPeer,
  postboxPeerNumber,
} from '../../src/formats/postbox.ts';
import { isEvidenceError } from '../../src/model/index.ts';

const utf8 = (text: string): number[] => [...new TextEncoder().encode(text)];
const int32 = (value: number): number[] => [...new Uint8Array(Int32Array.of(value).buffer)];
const int64 = (value: bigint): number[] => [...new Uint8Array(BigInt64Array.of(value).buffer)];
const block = (bytes: readonly number[]): number[] => [...int32(bytes.length), ...bytes];
const key = (name: string): number[] => [name.length, ...utf8(name)];
const text = (name: string, value: string): number[] => [...key(name), 4, ...block(utf8(value))];
const object = (...fields: readonly number[]): number[] => [...int32(99), ...block(fields)];
const root = (...fields: readonly number[]): number[] => [...key('_'), 5, ...object(...fields)];

interface Shape {
  readonly parts?: readonly number[];
  readonly forward?: readonly number[];
  readonly attributes?: readonly (readonly number[])[];
  readonly media?: readonly (readonly number[])[];
  readonly rest?: readonly number[];
}

function message(words: string, shape: Shape = {}): Uint8Array {
  const list = (items: readonly (readonly number[])[] = []): number[] => [
    ...int32(items.length),
    ...items.flatMap((item) => block(item)),
  ];
  return Uint8Array.from([
    ...[0, ...int32(5), ...int32(6), ...(shape.parts ?? [0])],
    ...[...int32(4), ...int32(0), ...(shape.forward ?? [0])],
    ...[1, ...int64(42n), ...block(utf8(words))],
    ...[...list(shape.attributes), ...list(shape.media), ...int32(0), ...(shape.rest ?? [])],
  ]);
}

const textOf = (bytes: Uint8Array): string => {
  const found = postboxMessage(bytes)!;
  return new TextDecoder().decode(bytes.subarray(found.textStart, found.textEnd));
};

describe('messages of Postbox', () => {
  test('the text is found behind every part that may stand before it', () => {
    const parts = [0x3f, ...int64(1n), ...int32(2), ...int64(3n), ...int32(4), ...int32(5)];
    const forward = [
      ...[0x3e, ...int64(1n), ...int32(2), ...int64(3n)],
      ...[...int64(4n), ...int32(5), ...int32(6)],
      ...[...block(utf8('sign')), ...block(utf8('psa')), ...int32(7)],
    ];
    const bytes = message('Grüße', { parts: [...parts, ...int64(6n)], forward });
    expect(textOf(bytes)).toBe('Grüße');
    expect(postboxMessage(bytes)).toMatchObject({ isIncoming: true, authorId: 42n });
  });

  test('addresses that are too many or too long to be read are told', () => {
    const isCut = (...fields: readonly number[]) =>
      postboxMessage(message('x', { media: [root(...fields)] }))!.isCut;
    const many = (count: number) =>
      Array.from({ length: count }, () => text('u', 'https://one.example/')).flat();
    expect(isCut(...many(256))).toBe(false);
    expect(isCut(...many(257))).toBe(true);
    const long = (length: number) => text('u', 'a'.repeat(length));
    expect(isCut(...long(32_768))).toBe(false);
    expect(isCut(...long(32_769))).toBe(true);
  });

  test('addresses are found in lists, in pairs and deep inside, and nothing else is taken for one', () => {
    const entities = [
      ...[...key('entities'), 8, ...int32(2)],
      ...object(...key('s'), 0, ...int32(1), ...text('url', 'https://one.example/')),
      ...object(...key('n'), 11, ...key('x'), 7, ...int32(1), ...int64(9n)),
    ];
    const pairs = [
      ...[...key('d'), 9, ...int32(1)],
      ...object(...text('t', 'https://title.example/')),
      ...object(...key('c'), 5, ...object(...text('u', 'https://two.example/'))),
    ];
    const others = [...key('l'), 12, ...int32(1), ...block(utf8('https://list.example/'))];
    const bytes = message('x', {
      attributes: [root(...entities)],
      media: [root(...pairs, ...others)],
    });
    expect(postboxMessage(bytes)!.addresses).toEqual([
      'https://one.example/',
      'https://two.example/',
    ]);
  });

  test('what newer versions add at the end does no harm', () => {
    expect(textOf(message('x', { rest: [...int32(0), 1, 2, 3] }))).toBe('x');
  });

  test('an entry of another kind is no message', () => {
    expect(postboxMessage(Uint8Array.of(1, 0, 0))).toBeUndefined();
    // Only messages and gaps are known: what else stands there is not taken for nothing.
    expect(() => postboxMessage(Uint8Array.of(2, 0, 0))).toThrow('kind 2');
    // One bit makes a message a gap, but a gap is shorter than any.
    const shortest = message('');
    expect(postboxMessage(shortest)).toBeDefined();
    shortest[0] = 1;
    expect(() => postboxMessage(shortest)).toThrow('as long as a message');
  });

  test('objects within objects without end cost no stack', () => {
    let inner: number[] = text('u', 'https://deep.example/');
    for (let i = 0; i < 2000; i++) inner = [...key('o'), 5, ...object(...inner)];
    expect(postboxMessage(message('x', { media: [root(...inner)] }))!.addresses).toEqual([]);
  });

  test('damaged bytes are the fault of the evidence and of nothing else', () => {
    const seed = message('Look', {
      attributes: [root(...text('url', 'https://one.example/'))],
      media: [root(...key('r'), 8, ...int32(1), ...object(...key('dx'), 0, ...int32(4)))],
    });
    const changes = fc.array(fc.tuple(fc.nat(seed.length - 1), fc.nat(255)), { maxLength: 6 });
    fc.assert(
      fc.property(changes, fc.nat(seed.length), (edits, length) => {
        const bytes = seed.slice();
        for (const [at, value] of edits) bytes[at] = value;
        try {
          postboxMessage(bytes.slice(0, length));
        } catch (error) {
          expect(isEvidenceError(error)).toBe(true);
        }
      }),
      { numRuns: 2000 },
    );
  });
});

describe('keys and peers of Postbox', () => {
  test('a key gives chat, time and id; other lengths are no key', () => {
    const bytes = new Uint8Array(20);
    const view = new DataView(bytes.buffer);
    view.setBigInt64(0, -5n);
    view.setInt32(8, 1);
    view.setInt32(12, 1_678_307_200);
    view.setInt32(16, 77);
    expect(postboxMessageKey(bytes)).toEqual({
      peerId: -5n,
      namespace: 1,
      timestamp: 1_678_307_200,
      id: 77,
    });
    expect(postboxMessageKey(bytes.subarray(1))).toBeUndefined();
  });

  test('a title, or the names of a person, and how they are reached', () => {
    const person = root(
      ...text('fn', 'A.'),
      ...key('i'),
      1,
      ...int64(4n),
      ...text('p', '15550100'),
    );
    expect(postboxPeer(Uint8Array.from(person))).toEqual({
      name: 'A.',
      userName: null,
      phone: '15550100',
    });
    const channel = root(...text('t', 'News'), ...text('un', 'news'));
    expect(postboxPeer(Uint8Array.from(channel))).toEqual({
      name: 'News',
      userName: 'news',
      phone: null,
    });
  });

  test('the number of a peer stands around the three bits of its kind', () => {
    expect(postboxPeerNumber(777_000_123n)).toBe('777000123');
    expect(postboxPeerNumber((2n << 32n) | 1_234_567n)).toBe('1234567');
    expect(postboxPeerNumber((3n << 35n) | (0n << 32n) | 5n)).toBe(String((3n << 32n) | 5n));
  });
});
