import { crc32 } from '../../bytes/crc32.ts';

/** Fields of a message of an example: a text or message, a whole number, or a double. */
export type ExampleField = readonly [
  number: number,
  value: string | Uint8Array | boolean | number | { readonly double: number },
];

/** A protobuf message, for examples. Numbers are below 128. */
export function exampleMessage(...fields: readonly ExampleField[]): Uint8Array {
  return joined(
    fields.flatMap(([number, value]) => {
      const tag = (wire: number): Uint8Array => {
        const key = number * 8 + wire;
        return key < 128 ? Uint8Array.of(key) : Uint8Array.of((key & 127) | 128, key >> 7);
      };
      if (typeof value === 'boolean') return [tag(0), Uint8Array.of(value ? 1 : 0)];
      if (typeof value === 'number') return [tag(0), Uint8Array.of(value)];
      if (typeof value === 'string' || value instanceof Uint8Array) {
        const bytes = typeof value === 'string' ? new TextEncoder().encode(value) : value;
        return [tag(2), Uint8Array.of(bytes.length), bytes];
      }
      return [tag(1), doubleBytes(value.double)];
    }),
  );
}

/** State 1 is written, 3 is deleted. */
export interface ExampleEntry {
  readonly state: number;
  readonly time: number;
  readonly data: Uint8Array;
  readonly isDamaged?: true;
}

/** A segment of version 2: header, entries aligned to four bytes, and their list at the end. */
export function exampleSegment(...entries: readonly ExampleEntry[]): Uint8Array {
  const parts: Uint8Array[] = [];
  const trailer: Uint8Array[] = [];
  let length = 0;
  for (const { state, time, data, isDamaged } of entries) {
    const end = length + 8 + data.length;
    length = Math.ceil(end / 4) * 4;
    parts.push(numbers(isDamaged ? 0 : crc32(data), 0), data, new Uint8Array(length - end));
    trailer.push(numbers(end, state), doubleBytes(time));
  }
  const header = new Uint8Array(32);
  header.set(new TextEncoder().encode('SEGB'));
  header.set(numbers(entries.length), 4);
  return joined([header, ...parts, ...trailer]);
}

/** A segment of version 1: a header that tells where the data end, entries aligned to eight bytes. */
export function exampleOlderSegment(...entries: readonly ExampleEntry[]): Uint8Array {
  const parts = entries.flatMap(({ state, time, data, isDamaged }) => [
    numbers(data.length, state),
    doubleBytes(time),
    doubleBytes(time),
    numbers(isDamaged ? 0 : crc32(data), 0),
    data,
    new Uint8Array((8 - (data.length % 8)) % 8),
  ]);
  const body = joined(parts);
  const header = new Uint8Array(56);
  header.set(numbers(56 + body.length));
  header.set(new TextEncoder().encode('SEGB'), 52);
  return joined([header, body]);
}

function numbers(...values: readonly number[]): Uint8Array {
  const bytes = new Uint8Array(values.length * 4);
  values.forEach((value, index) => new DataView(bytes.buffer).setUint32(index * 4, value, true));
  return bytes;
}

function doubleBytes(value: number): Uint8Array {
  const bytes = new Uint8Array(8);
  new DataView(bytes.buffer).setFloat64(0, value, true);
  return bytes;
}

function joined(parts: readonly Uint8Array[]): Uint8Array {
  const bytes = new Uint8Array(parts.reduce((sum, { length }) => sum + length, 0));
  let at = 0;
  for (const part of parts) {
    bytes.set(part, at);
    at += part.length;
  }
  return bytes;
}
