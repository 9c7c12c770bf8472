import fc from 'fast-check';
import { expect, test } from 'vitest';
import { exampleMessage } from '../../src/artifacts/biome/biome-example-files.ts';
import {
  protobufDouble,
  protobufMessage,
  protobufNumber,
  protobufText,
  readProtobuf,
} from '../../src/formats/protobuf.ts';

test('the examples of the specification are read as it says', () => {
  expect(protobufNumber(readProtobuf(Uint8Array.of(0x08, 0x96, 0x01)), 1)).toBe(150);
  const testing = Uint8Array.of(0x12, 7, 0x74, 0x65, 0x73, 0x74, 0x69, 0x6e, 0x67);
  expect(protobufText(readProtobuf(testing), 2)).toBe('testing');
  const within = protobufMessage(readProtobuf(Uint8Array.of(0x1a, 3, 0x08, 0x96, 0x01)), 3);
  expect(within && protobufNumber(within, 1)).toBe(150);
});

test('a number of ten bytes is exact, one of eleven is none', () => {
  const most = Uint8Array.of(0x08, ...Array<number>(9).fill(0xff), 0x01);
  expect(readProtobuf(most).get(1)).toEqual([{ wire: 'varint', value: 2n ** 64n - 1n }]);
  expect(protobufNumber(readProtobuf(most), 1)).toBeUndefined();
  expect(() => readProtobuf(Uint8Array.of(0x08, ...Array<number>(11).fill(0xff)))).toThrow(
    'more than 10 bytes',
  );
});

test('of a repeated field the last value counts, and all are kept', () => {
  const message = readProtobuf(exampleMessage([4, 'a'], [4, 'b'], [5, { double: 2.5 }]));
  expect(protobufText(message, 4)).toBe('b');
  expect(message.get(4)).toHaveLength(2);
  expect(protobufDouble(message, 5)).toBe(2.5);
  expect(protobufText(message, 5)).toBeUndefined();
  expect(protobufText(message, 9)).toBeUndefined();
});

test('bytes that are no text are none', () => {
  expect(protobufText(readProtobuf(exampleMessage([1, Uint8Array.of(0xff)])), 1)).toBeUndefined();
});

test('any bytes are a message or bad evidence, and never anything else', () => {
  fc.assert(
    fc.property(fc.uint8Array({ maxLength: 64 }), (bytes) => {
      try {
        const message = readProtobuf(bytes);
        const held = [...message.values()].flat();
        const length = held.reduce(
          (sum, value) => sum + (value.wire === 'varint' ? 1 : value.bytes.length),
          0,
        );
        expect(length).toBeLessThanOrEqual(bytes.length);
      } catch (error) {
        expect((error as Error).name).toBe('EvidenceError');
      }
    }),
    { numRuns: 500 },
  );
});
