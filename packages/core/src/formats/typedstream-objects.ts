import { viewOf } from '../bytes/byte-arrays.ts';
import { EvidenceError } from '../model/index.ts';

/** Text of the type `+` with the bytes it came from. */
export interface StreamText {
  readonly kind: 'text';
  readonly start: number;
  readonly end: number;
}

/** An object of a typed stream: its classes, nearest first, and what it wrote, value by value. */
export interface StreamObject {
  readonly kind: 'object';
  classes: readonly string[];
  readonly values: TypedValue[];
}

/** A value of any type; an array holds those of its elements. */
export type StreamValue =
  null | number | string | Uint8Array | StreamText | StreamObject | readonly StreamValue[];

/** A value with the type under which the stream holds it. */
export interface TypedValue {
  /** The one character of the type encoding, or `[` or `{`. */
  readonly type: string;
  readonly value: StreamValue;
}

const utf8 = new TextDecoder();

const maxDepth = 64;
const int16Tag = -127;
const int32Tag = -126;
const realTag = -125;
const newTag = -124;
const nilTag = -123;
const endTag = -122;
const firstReference = -110;

/** What the table of shared objects holds: objects, classes (as the chain of names from there) and C strings. */
type Shared =
  | StreamObject
  | { readonly kind: 'class'; readonly names: string[] }
  | { readonly kind: 'c-string'; readonly text: string };

/** Whether these bytes begin like a typed stream, of either byte order. */
export function isTypedstream(bytes: Uint8Array): boolean {
  if (bytes.length < 16 || bytes[1] !== 11) return false;
  return holds(bytes, 2, 'streamtyped') || holds(bytes, 2, 'typedstream');
}

function holds(bytes: Uint8Array, at: number, text: string): boolean {
  for (let i = 0; i < text.length; i++) if (bytes[at + i] !== text.charCodeAt(i)) return false;
  return true;
}

/**
 * Reads the objects of a typed stream (version 4, as NSArchiver writes it). Every step is paid for from a budget in
 * proportion to the length, so that no type encoding, however often it is referred to, costs more than linear time.
 * Format: as observed, and as described by the projects `python-typedstream` and GNUstep.
 */
export class TypedstreamReader {
  readonly #bytes: Uint8Array;
  readonly #view: DataView;
  readonly #isLittle: boolean;
  readonly #strings: string[] = [];
  readonly #shared: Shared[] = [];
  readonly #objects: StreamObject[] = [];
  #at = 13;
  #stepsLeft: number;

  constructor(bytes: Uint8Array) {
    if (!isTypedstream(bytes)) throw new EvidenceError('malformed', 'not a typed stream');
    if (bytes[0] !== 4) throw new EvidenceError('unsupported', `typed stream version ${bytes[0]}`);
    this.#bytes = bytes;
    this.#view = viewOf(bytes);
    // `streamtyped` is little-endian, `typedstream` big-endian.
    this.#isLittle = bytes[2] === 0x73;
    this.#stepsLeft = bytes.length * 8 + 1024;
    this.#integer(); // version of the system
  }

  /** Every object met so far, in the order of the stream; after an error those before it. */
  get objects(): readonly StreamObject[] {
    return this.#objects;
  }

  /** The first value of the stream. */
  readRoot(): StreamValue {
    const values: TypedValue[] = [];
    this.#group(0, values);
    return values[0]?.value ?? null;
  }

  /** A type encoding and the values it announces, added to `values`. */
  #group(depth: number, values: TypedValue[]): void {
    const encoding = this.#sharedString(this.#head());
    if (encoding === null) throw this.#malformed('type encoding is nil');
    if (depth > maxDepth)
      throw new EvidenceError('limit-exceeded', `nested deeper than ${maxDepth}`);
    if (encoding.length === 1) {
      values.push({ type: encoding, value: this.#simple(encoding, depth) });
      return;
    }
    for (let i = 0; i < encoding.length;) {
      const { value, next } = this.#typed(encoding, i, depth);
      values.push({ type: encoding[i] ?? '', value });
      i = next;
    }
  }

  #typed(
    encoding: string,
    index: number,
    depth: number,
  ): { readonly value: StreamValue; readonly next: number } {
    this.#step();
    if (depth > maxDepth)
      throw new EvidenceError('limit-exceeded', `nested deeper than ${maxDepth}`);
    const type = encoding[index] ?? '';
    if (type === '[') return this.#array(encoding, index, depth);
    if (type === '{') return this.#structure(encoding, index, depth);
    return { value: this.#simple(type, depth), next: index + 1 };
  }

  #simple(type: string, depth: number): StreamValue {
    switch (type) {
      case 'c':
        return (this.#byte() << 24) >> 24;
      case 'C':
      case 'B':
        return this.#byte();
      case 's':
      case 'i':
      case 'l':
      case 'q':
        return this.#integer();
      case 'S':
      case 'I':
      case 'L':
      case 'Q':
        return this.#unsigned();
      case 'f':
      case 'd':
        return this.#real(type === 'd' ? 8 : 4);
      case '*':
        return this.#cString();
      case ':':
      case '%':
        return this.#sharedString(this.#head());
      case '+':
        return this.#text();
      case '#':
        return this.#class(this.#head())[0] ?? null;
      case '@':
        return this.#object(depth);
    }
    throw new EvidenceError('unsupported', `type '${type}' at ${this.#at} of a typed stream`);
  }

  #object(depth: number): StreamObject | null {
    const head = this.#head();
    if (head === nilTag) return null;
    if (head !== newTag) {
      const shared = this.#shared[this.#reference(head)];
      if (shared?.kind !== 'object') throw this.#malformed('reference to an object');
      return shared;
    }
    const object: StreamObject = { kind: 'object', classes: [], values: [] };
    this.#shared.push(object);
    this.#objects.push(object);
    object.classes = this.#class(this.#head());
    while (this.#peek() !== endTag) {
      this.#step();
      this.#group(depth + 1, object.values);
    }
    this.#at++;
    return object;
  }

  /** Names from a class to the root of its ancestors. A reference to a known class ends the list with what it has. */
  #class(firstHead: number): readonly string[] {
    const chain: string[][] = [];
    let head = firstHead;
    for (;;) {
      this.#step();
      let names: readonly string[] = [];
      if (head === newTag) {
        const name = this.#sharedString(this.#head());
        if (name === null) throw this.#malformed('class without a name');
        if (chain.length >= maxDepth) throw new EvidenceError('limit-exceeded', 'chain of classes');
        this.#integer(); // version of the class
        const own: string[] = [];
        this.#shared.push({ kind: 'class', names: own });
        chain.push(own);
        names = [name];
      } else if (head !== nilTag) {
        const shared = this.#shared[this.#reference(head)];
        if (shared?.kind !== 'class') throw this.#malformed('reference to a class');
        names = shared.names;
      }
      for (const list of chain) {
        this.#step();
        for (const name of names.slice(0, maxDepth)) list.push(name);
      }
      if (head !== newTag) return chain[0] ?? names;
      head = this.#head();
    }
  }

  #array(
    encoding: string,
    index: number,
    depth: number,
  ): { readonly value: StreamValue; readonly next: number } {
    const digits = /^\[(\d{1,9})/.exec(encoding.slice(index, index + 11))?.[1];
    if (digits === undefined) throw this.#malformed('type of an array');
    const count = Number(digits);
    const element = index + 1 + digits.length;
    const type = encoding[element];
    if (type === 'c' || type === 'C') {
      if (encoding[element + 1] !== ']') throw this.#malformed('type of an array');
      return { value: this.#take(count), next: element + 2 };
    }
    const items: StreamValue[] = [];
    let next = element;
    for (let i = 0; i < count; i++) {
      const item = this.#typed(encoding, element, depth + 1);
      items.push(item.value);
      next = item.next;
    }
    if (count === 0) next = this.#endOfType(encoding, element);
    if (encoding[next] !== ']') throw this.#malformed('type of an array');
    return { value: items, next: next + 1 };
  }

  #structure(
    encoding: string,
    index: number,
    depth: number,
  ): { readonly value: StreamValue; readonly next: number } {
    let at = index + 1;
    for (let i = at; i < encoding.length && encoding[i] !== '}' && encoding[i] !== '{'; i++) {
      this.#step();
      if (encoding[i] === '=') {
        at = i + 1;
        break;
      }
    }
    const items: StreamValue[] = [];
    while (encoding[at] !== '}') {
      if (at >= encoding.length) throw this.#malformed('type of a structure');
      const item = this.#typed(encoding, at, depth + 1);
      items.push(item.value);
      at = item.next;
    }
    return { value: items, next: at + 1 };
  }

  /** Where the type that begins at `index` ends, for arrays that hold nothing. */
  #endOfType(encoding: string, index: number): number {
    let open = 0;
    for (let at = index; at < encoding.length; at++) {
      this.#step();
      const character = encoding[at];
      if (character === '[' || character === '{') open++;
      else if (character === ']' || character === '}') open--;
      if (open <= 0) return at + 1;
    }
    return encoding.length;
  }

  #text(): StreamText {
    const length = this.#unsigned();
    const start = this.#at;
    this.#take(length);
    return { kind: 'text', start, end: start + length };
  }

  #cString(): string | null {
    const head = this.#head();
    if (head === nilTag) return null;
    if (head !== newTag) {
      const shared = this.#shared[this.#reference(head)];
      if (shared?.kind !== 'c-string') throw this.#malformed('reference to a C string');
      return shared.text;
    }
    const text = this.#sharedString(this.#head()) ?? '';
    this.#shared.push({ kind: 'c-string', text });
    return text;
  }

  #sharedString(head: number): string | null {
    if (head === nilTag) return null;
    if (head !== newTag) {
      const known = this.#strings[this.#reference(head)];
      if (known === undefined) throw this.#malformed('reference to a string');
      return known;
    }
    const { start, end } = this.#text();
    const text = this.#decoded(start, end);
    this.#strings.push(text);
    return text;
  }

  /** Encodings and names of classes are short and ASCII. */
  #decoded(start: number, end: number): string {
    if (end - start > 32) return utf8.decode(this.#bytes.subarray(start, end));
    let text = '';
    for (let i = start; i < end; i++) {
      const byte = this.#bytes[i] ?? 0;
      if (byte >= 0x80) return utf8.decode(this.#bytes.subarray(start, end));
      text += String.fromCharCode(byte);
    }
    return text;
  }

  #reference(head: number): number {
    return this.#integerOf(head) - firstReference;
  }

  #integer(): number {
    return this.#integerOf(this.#head());
  }

  /** Lengths and unsigned numbers use the highest bit of their 16 or 32 as well. */
  #unsigned(): number {
    const head = this.#head();
    const value = this.#integerOf(head);
    return head === int16Tag ? value & 0xffff : head === int32Tag ? value >>> 0 : value & 0xff;
  }

  #integerOf(head: number): number {
    if (head === int16Tag) {
      this.#need(2);
      const value = this.#view.getInt16(this.#at, this.#isLittle);
      this.#at += 2;
      return value;
    }
    if (head === int32Tag) {
      this.#need(4);
      const value = this.#view.getInt32(this.#at, this.#isLittle);
      this.#at += 4;
      return value;
    }
    if (head < firstReference && head >= -128) throw this.#malformed(`tag ${head} for a number`);
    return head;
  }

  #real(size: 4 | 8): number {
    const head = this.#head();
    if (head !== realTag) return this.#integerOf(head);
    this.#need(size);
    const value =
      size === 8
        ? this.#view.getFloat64(this.#at, this.#isLittle)
        : this.#view.getFloat32(this.#at, this.#isLittle);
    this.#at += size;
    return value;
  }

  #head(): number {
    return (this.#byte() << 24) >> 24;
  }

  #peek(): number {
    this.#need(1);
    return this.#view.getInt8(this.#at);
  }

  #byte(): number {
    this.#need(1);
    return this.#view.getUint8(this.#at++);
  }

  #take(length: number): Uint8Array {
    this.#need(length);
    this.#at += length;
    return this.#bytes.subarray(this.#at - length, this.#at);
  }

  #need(length: number): void {
    if (this.#at + length > this.#bytes.length) {
      throw new EvidenceError('truncated', `typed stream ends at ${this.#bytes.length}`);
    }
  }

  #step(): void {
    if (this.#stepsLeft-- <= 0) throw new EvidenceError('limit-exceeded', 'typed stream');
  }

  #malformed(what: string): EvidenceError {
    return new EvidenceError('malformed', `typed stream, byte ${this.#at}: ${what}`);
  }
}
