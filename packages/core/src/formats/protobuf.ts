import { EvidenceError, isEvidenceError } from '../model/index.ts';

/** One field of a message as it stands on the wire: without the schema, what a value means is the reader's to know. */
export type ProtobufValue =
  | { readonly wire: 'varint'; readonly value: bigint }
  /** Eight bytes; mostly a double. */
  | { readonly wire: 'fixed64'; readonly bytes: Uint8Array }
  /** Text, bytes or another message. A view into the message. */
  | { readonly wire: 'bytes'; readonly bytes: Uint8Array }
  | { readonly wire: 'fixed32'; readonly bytes: Uint8Array };

/** Values by field number, in the order of the wire; a repeated field has several. */
export type ProtobufMessage = ReadonlyMap<number, readonly ProtobufValue[]>;

/** Fields of one message, at most, unless the reader knows of more: a byte or two is enough for one. */
const mostFields = 10_000;

const maxVarintBytes = 10;

/**
 * The fields of a message (protobuf.dev, "Encoding"), not looking into what they hold, so that nesting costs nothing until
 * it is asked for. Throws `malformed` where the bytes are no message; groups, long out of use, are not read.
 */
export function readProtobuf(bytes: Uint8Array, maxFields = mostFields): ProtobufMessage {
  const message = new Map<number, ProtobufValue[]>();
  let at = 0;
  let fields = 0;

  const varint = (): bigint => {
    let low = 0;
    let shift = 0;
    // Most numbers are small: only what is longer than four bytes goes through a bigint.
    for (let count = 0; count < 4; count++) {
      const byte = byteAt(bytes, at++);
      low |= (byte & 0x7f) << shift;
      if (byte < 0x80) return BigInt(low);
      shift += 7;
    }
    let value = BigInt(low);
    for (let count = 4; count < maxVarintBytes; count++) {
      const byte = byteAt(bytes, at++);
      value |= BigInt(byte & 0x7f) << BigInt(shift);
      if (byte < 0x80) return BigInt.asUintN(64, value);
      shift += 7;
    }
    throw new EvidenceError('malformed', `a number of more than ${maxVarintBytes} bytes`);
  };

  const take = (length: number): Uint8Array => {
    if (length > bytes.length - at) {
      throw new EvidenceError('malformed', `${length} bytes where ${bytes.length - at} are left`);
    }
    const part = bytes.subarray(at, at + length);
    at += length;
    return part;
  };

  while (at < bytes.length) {
    if (++fields > maxFields) throw new EvidenceError('limit-exceeded', `${fields} fields`);
    const tag = Number(varint());
    const number = Math.floor(tag / 8);
    if (number < 1 || number > 0x1fff_ffff) {
      throw new EvidenceError('malformed', `field number ${number}`);
    }
    const value = valueOf(tag % 8, varint, take);
    const earlier = message.get(number);
    if (earlier === undefined) message.set(number, [value]);
    else earlier.push(value);
  }
  return message;
}

function valueOf(
  wire: number,
  varint: () => bigint,
  take: (length: number) => Uint8Array,
): ProtobufValue {
  switch (wire) {
    case 0:
      return { wire: 'varint', value: varint() };
    case 1:
      return { wire: 'fixed64', bytes: take(8) };
    case 2:
      return { wire: 'bytes', bytes: take(Number(varint())) };
    case 5:
      return { wire: 'fixed32', bytes: take(4) };
    default:
      throw new EvidenceError('malformed', `wire type ${wire}`);
  }
}

function byteAt(bytes: Uint8Array, at: number): number {
  const byte = bytes[at];
  if (byte === undefined) throw new EvidenceError('malformed', 'a number is cut off');
  return byte;
}

/** The last value of a field that is text in UTF-8; `undefined` where there is none or it is something else. */
export function protobufText(message: ProtobufMessage, field: number): string | undefined {
  const value = message.get(field)?.at(-1);
  if (value?.wire !== 'bytes') return undefined;
  try {
    return new TextDecoder('utf-8', { fatal: true }).decode(value.bytes);
  } catch (error) {
    if (!(error instanceof TypeError)) throw error;
    return undefined;
  }
}

/** The last value of a field that is a double. */
export function protobufDouble(message: ProtobufMessage, field: number): number | undefined {
  const value = message.get(field)?.at(-1);
  if (value?.wire !== 'fixed64') return undefined;
  const { buffer, byteOffset } = value.bytes;
  const number = new DataView(buffer, byteOffset, 8).getFloat64(0, true);
  return Number.isFinite(number) ? number : undefined;
}

/** The last value of a field that is a whole number without sign; beyond 2^53 `undefined`. */
export function protobufNumber(message: ProtobufMessage, field: number): number | undefined {
  const value = message.get(field)?.at(-1);
  if (value?.wire !== 'varint') return undefined;
  const number = Number(value.value);
  return Number.isSafeInteger(number) ? number : undefined;
}

/** The last value of a field that is itself a message; `undefined` where there is none or it cannot be one. */
export function protobufMessage(
  message: ProtobufMessage,
  field: number,
  maxFields = mostFields,
): ProtobufMessage | undefined {
  const value = message.get(field)?.at(-1);
  if (value?.wire !== 'bytes') return undefined;
  try {
    return readProtobuf(value.bytes, maxFields);
  } catch (error) {
    if (!isEvidenceError(error)) throw error;
    return undefined;
  }
}
