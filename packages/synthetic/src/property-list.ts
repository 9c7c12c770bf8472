import type { PlistExampleValue } from '@athar/core';

const cocoaOffsetSeconds = 978_307_200;

/**
 * A binary property list as Core Foundation writes it: objects numbered in the order of their first mention, the
 * smallest sizes that fit, and equal scalars of one type written once (`bigint` apart from `number`, as numbers of
 * 64 bits are apart from those of 32). Whole numbers up to 2^53 become integers, others reals.
 */
export function binaryPlist(value: PlistExampleValue): Uint8Array {
  const objects = numbered(value);
  const referenceSize = fittingSize(objects.list.length);
  const writer = new ByteList();
  writer.ascii('bplist00');
  const offsets: number[] = [];
  for (const object of objects.list) {
    offsets.push(writer.length);
    writeObject(writer, object, referenceSize);
  }
  const table = writer.length;
  const offsetSize = fittingSize(table);
  for (const offset of offsets) writer.unsigned(offset, offsetSize);
  writer.unsigned(0, 6);
  writer.unsigned(offsetSize, 1);
  writer.unsigned(referenceSize, 1);
  writer.unsigned(objects.list.length, 8);
  writer.unsigned(0, 8);
  writer.unsigned(table, 8);
  return writer.bytes();
}

/** An XML property list as Apple writes it. `null` has no form there and is refused. */
export function xmlPlist(value: PlistExampleValue): Uint8Array {
  const lines = [
    '<?xml version="1.0" encoding="UTF-8"?>',
    '<!DOCTYPE plist PUBLIC "-//Apple//DTD PLIST 1.0//EN" "http://www.apple.com/DTDs/PropertyList-1.0.dtd">',
    '<plist version="1.0">',
  ];
  writeXml(lines, value, '');
  lines.push('</plist>', '');
  return new TextEncoder().encode(lines.join('\n'));
}

type Scalar = Exclude<PlistExampleValue, readonly unknown[] | { readonly [key: string]: unknown }>;

type Numbered =
  | { readonly kind: 'scalar'; readonly value: Scalar | { readonly uid: number } }
  | { readonly kind: 'array'; readonly items: number[] }
  | { readonly kind: 'dictionary'; readonly keys: number[]; readonly values: number[] };

function numbered(root: PlistExampleValue): { readonly list: readonly Numbered[] } {
  const list: Numbered[] = [];
  const known = new Map<string, number>();
  const add = (value: PlistExampleValue): number => {
    if (isList(value)) {
      const array = { kind: 'array', items: [] as number[] } as const;
      const index = list.push(array) - 1;
      for (const item of value) array.items.push(add(item));
      return index;
    }
    if (isRecord(value)) {
      const dictionary = {
        kind: 'dictionary',
        keys: [] as number[],
        values: [] as number[],
      } as const;
      const index = list.push(dictionary) - 1;
      for (const key of Object.keys(value)) dictionary.keys.push(add(key));
      for (const item of Object.values(value)) dictionary.values.push(add(item));
      return index;
    }
    const identity = identityOf(value);
    const index = known.get(identity) ?? list.push({ kind: 'scalar', value }) - 1;
    known.set(identity, index);
    return index;
  };
  add(root);
  return { list };
}

function isUid(value: PlistExampleValue): value is { readonly uid: number } {
  return (
    typeof value === 'object' &&
    value !== null &&
    Object.keys(value).length === 1 &&
    typeof (value as { uid?: unknown }).uid === 'number'
  );
}

function isList(value: PlistExampleValue): value is readonly PlistExampleValue[] {
  return Array.isArray(value);
}

function isRecord(
  value: PlistExampleValue,
): value is { readonly [key: string]: PlistExampleValue } {
  return (
    typeof value === 'object' &&
    value !== null &&
    !isList(value) &&
    !(value instanceof Date) &&
    !(value instanceof Uint8Array) &&
    !isUid(value)
  );
}

function identityOf(value: Scalar | { readonly uid: number }): string {
  if (value instanceof Date) return `date ${value.getTime()}`;
  if (value instanceof Uint8Array) return `data ${hexOf(value)}`;
  if (value !== null && typeof value === 'object') return `uid ${value.uid}`;
  if (Object.is(value, -0)) return 'number -0';
  return `${typeof value} ${String(value)}`;
}

/** Whether a number is written as an integer: whole, exact, and not the zero with a sign. */
function isInteger(value: number): boolean {
  return Number.isSafeInteger(value) && !Object.is(value, -0);
}

function hexOf(bytes: Uint8Array): string {
  return Array.from(bytes, (byte) => byte.toString(16).padStart(2, '0')).join('');
}

function writeObject(writer: ByteList, object: Numbered, referenceSize: number): void {
  if (object.kind === 'array') {
    writer.marker(0xa, object.items.length);
    for (const item of object.items) writer.unsigned(item, referenceSize);
  } else if (object.kind === 'dictionary') {
    writer.marker(0xd, object.keys.length);
    for (const key of object.keys) writer.unsigned(key, referenceSize);
    for (const value of object.values) writer.unsigned(value, referenceSize);
  } else {
    writeScalar(writer, object.value);
  }
}

function writeScalar(writer: ByteList, value: Scalar | { readonly uid: number }): void {
  if (value === null) writer.unsigned(0x00, 1);
  else if (typeof value === 'boolean') writer.unsigned(value ? 0x09 : 0x08, 1);
  else if (typeof value === 'string') writeText(writer, value);
  else if (typeof value === 'bigint') writeInteger(writer, value);
  else if (typeof value === 'number') {
    if (isInteger(value)) writeInteger(writer, BigInt(value));
    else writer.real(0x23, value);
  } else if (value instanceof Date) {
    writer.real(0x33, value.getTime() / 1000 - cocoaOffsetSeconds);
  } else if (value instanceof Uint8Array) {
    writer.marker(0x4, value.length);
    writer.data(value);
  } else {
    const size = fittingSize(value.uid);
    writer.unsigned(0x80 | (size - 1), 1);
    writer.unsigned(value.uid, size);
  }
}

function writeText(writer: ByteList, text: string): void {
  let isAscii = true;
  for (let i = 0; i < text.length && isAscii; i++) isAscii = text.charCodeAt(i) < 0x80;
  writer.marker(isAscii ? 0x5 : 0x6, text.length);
  for (let i = 0; i < text.length; i++) writer.unsigned(text.charCodeAt(i), isAscii ? 1 : 2);
}

/** Up to 4 bytes unsigned, 8 bytes signed; from 2^63 on 16 bytes. */
function writeInteger(writer: ByteList, value: bigint): void {
  if (value < -(2n ** 63n) || value >= 2n ** 64n) throw new RangeError(`integer ${value}`);
  const size =
    value < 0n || value >= 2n ** 32n ? (value >= 2n ** 63n ? 16 : 8) : fittingSize(Number(value));
  writer.unsigned(0x10 | Math.log2(size), 1);
  const bits = BigInt.asUintN(size * 8, value);
  for (let i = size - 1; i >= 0; i--) writer.unsigned(Number((bits >> BigInt(8 * i)) & 0xffn), 1);
}

function fittingSize(largest: number): 1 | 2 | 4 | 8 {
  return largest < 2 ** 8 ? 1 : largest < 2 ** 16 ? 2 : largest < 2 ** 32 ? 4 : 8;
}

/** Grows by doubling, so that large files cost linear time. */
class ByteList {
  #bytes = new Uint8Array(1024);
  length = 0;

  #room(more: number): void {
    if (this.length + more <= this.#bytes.length) return;
    const larger = new Uint8Array(Math.max(this.#bytes.length * 2, this.length + more));
    larger.set(this.#bytes.subarray(0, this.length));
    this.#bytes = larger;
  }

  unsigned(value: number, size: number): void {
    this.#room(size);
    let rest = value;
    for (let i = size - 1; i >= 0; i--) {
      this.#bytes[this.length + i] = rest % 256;
      rest = Math.floor(rest / 256);
    }
    this.length += size;
  }

  ascii(text: string): void {
    for (let i = 0; i < text.length; i++) this.unsigned(text.charCodeAt(i), 1);
  }

  data(bytes: Uint8Array): void {
    this.#room(bytes.length);
    this.#bytes.set(bytes, this.length);
    this.length += bytes.length;
  }

  real(marker: number, value: number): void {
    this.unsigned(marker, 1);
    this.#room(8);
    new DataView(this.#bytes.buffer).setFloat64(this.length, value);
    this.length += 8;
  }

  marker(type: number, count: number): void {
    this.unsigned((type << 4) | Math.min(count, 15), 1);
    if (count >= 15) writeInteger(this, BigInt(count));
  }

  bytes(): Uint8Array {
    return this.#bytes.slice(0, this.length);
  }
}

function writeXml(lines: string[], value: PlistExampleValue, indent: string): void {
  if (value === null) throw new TypeError('an XML property list cannot hold null');
  if (isUid(value)) {
    writeXmlContainer(lines, 'dict', indent, [
      `${indent}\t<key>CF$UID</key>`,
      `${indent}\t<integer>${value.uid}</integer>`,
    ]);
  } else if (isList(value)) {
    const items: string[] = [];
    for (const item of value) writeXml(items, item, `${indent}\t`);
    writeXmlContainer(lines, 'array', indent, items);
  } else if (isRecord(value)) {
    const entries: string[] = [];
    for (const [key, item] of Object.entries(value)) {
      entries.push(`${indent}\t<key>${escaped(key)}</key>`);
      writeXml(entries, item, `${indent}\t`);
    }
    writeXmlContainer(lines, 'dict', indent, entries);
  } else {
    lines.push(indent + xmlScalar(value));
  }
}

function writeXmlContainer(lines: string[], name: string, indent: string, content: string[]): void {
  if (content.length === 0) {
    lines.push(`${indent}<${name}/>`);
    return;
  }
  lines.push(`${indent}<${name}>`);
  for (const line of content) lines.push(line);
  lines.push(`${indent}</${name}>`);
}

function xmlScalar(value: Exclude<Scalar, null>): string {
  if (typeof value === 'string') return `<string>${escaped(value)}</string>`;
  if (typeof value === 'boolean') return value ? '<true/>' : '<false/>';
  if (typeof value === 'bigint') return `<integer>${value}</integer>`;
  if (typeof value === 'number') {
    return isInteger(value) ? `<integer>${value}</integer>` : `<real>${value}</real>`;
  }
  if (value instanceof Date) return `<date>${value.toISOString().replace(/\.\d{3}Z$/, 'Z')}</date>`;
  if (value instanceof Uint8Array) return `<data>${base64(value)}</data>`;
  throw new TypeError('not a value of property lists');
}

function escaped(text: string): string {
  return text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;');
}

function base64(bytes: Uint8Array): string {
  let text = '';
  for (const byte of bytes) text += String.fromCharCode(byte);
  return btoa(text);
}
