/** A link that stands in the attributes of a text. */
export interface TypedstreamLink {
  readonly url: string;
  /** Where it applies, in UTF-16 units; default: the whole text. */
  readonly start?: number;
  readonly length?: number;
}

/** Without any: a text without links in little-endian order, as an iPhone writes it. */
export interface TypedstreamOptions {
  /** Links set as `__kIMLinkAttributeName`, in the order of the text and apart from each other. */
  readonly links?: readonly TypedstreamLink[];
  readonly byteOrder?: 'little-endian' | 'big-endian';
}

const newTag = 0x84;
const nilTag = 0x85;
const endTag = 0x86;
const firstReference = 0x92;

/**
 * The value of `message.attributedBody`: an NSMutableAttributedString in a typed stream, byte for byte as iOS 14
 * writes a plain text message, and links as attributes of runs.
 */
export function typedstream(text: string, options: TypedstreamOptions = {}): Uint8Array {
  return new StreamWriter(options.byteOrder !== 'big-endian').attributedString(
    text,
    options.links ?? [],
  );
}

interface Run {
  readonly length: number;
  readonly url: string | undefined;
}

function runsOf(text: string, links: readonly TypedstreamLink[]): Run[] {
  const runs: Run[] = [];
  let at = 0;
  for (const { url, start = 0, length = text.length - start } of links) {
    if (start < at || start + length > text.length) throw new RangeError(`link at ${start}`);
    if (start > at) runs.push({ length: start - at, url: undefined });
    runs.push({ length, url });
    at = start + length;
  }
  if (at < text.length || runs.length === 0)
    runs.push({ length: text.length - at, url: undefined });
  return runs;
}

class StreamWriter {
  readonly #bytes: number[] = [];
  readonly #strings = new Map<string, number>();
  /** Numbers of classes and C strings; objects are counted with them. */
  readonly #shared = new Map<string, number>();
  readonly #isLittle: boolean;
  #objects = 0;

  constructor(isLittle: boolean) {
    this.#isLittle = isLittle;
    this.#bytes.push(4);
    this.#plainString(isLittle ? 'streamtyped' : 'typedstream');
    this.#integer(1000);
  }

  attributedString(text: string, links: readonly TypedstreamLink[]): Uint8Array {
    this.#type('@');
    this.#begin(['NSMutableAttributedString', 0], ['NSAttributedString', 0]);
    this.#string(text, ['NSMutableString', 1], ['NSString', 1]);
    if (text !== '') this.#runs(runsOf(text, links));
    this.#bytes.push(endTag);
    return Uint8Array.from(this.#bytes);
  }

  #runs(runs: readonly Run[]): void {
    const numbers = new Map<string | undefined, number>();
    for (const { length, url } of runs) {
      const known = numbers.get(url);
      this.#type('iI');
      this.#integer(known ?? numbers.size + 1);
      this.#integer(length);
      // Attributes that were written for an earlier run are meant by their number alone.
      if (known !== undefined) continue;
      numbers.set(url, numbers.size + 1);
      this.#attributes(url);
    }
  }

  #attributes(url: string | undefined): void {
    this.#type('@');
    this.#begin(['NSDictionary', 0]);
    this.#type('i');
    this.#integer(url === undefined ? 1 : 2);
    if (url !== undefined) {
      this.#string('__kIMLinkAttributeName', ['NSString', 1]);
      this.#type('@');
      this.#begin(['NSURL', 0]);
      this.#type('c');
      this.#bytes.push(0);
      this.#string(url, ['NSString', 1]);
      this.#bytes.push(endTag);
    }
    this.#string('__kIMMessagePartAttributeName', ['NSString', 1]);
    this.#number(0);
    this.#bytes.push(endTag);
  }

  #string(text: string, ...classes: readonly (readonly [string, number])[]): void {
    this.#type('@');
    this.#begin(...classes);
    this.#type('+');
    this.#plainString(text);
    this.#bytes.push(endTag);
  }

  #number(value: number): void {
    this.#type('@');
    this.#begin(['NSNumber', 0], ['NSValue', 0]);
    this.#type('*');
    const known = this.#shared.get('* i');
    if (known === undefined) {
      this.#bytes.push(newTag);
      this.#type('i');
      this.#shared.set('* i', this.#objects++);
    } else {
      this.#integer(known - 110);
    }
    this.#type('i');
    this.#integer(value);
    this.#bytes.push(endTag);
  }

  /** A new object with its class and the classes above it, of which NSObject is the last. */
  #begin(...classes: readonly (readonly [string, number])[]): void {
    this.#bytes.push(newTag);
    this.#objects++;
    for (const [name, version] of [...classes, ['NSObject', 0] as const]) {
      const known = this.#shared.get(`class ${name}`);
      if (known !== undefined) {
        this.#integer(known - 110);
        return;
      }
      this.#shared.set(`class ${name}`, this.#objects++);
      this.#bytes.push(newTag);
      this.#type(name);
      this.#integer(version);
    }
    this.#bytes.push(nilTag);
  }

  /** A string of the shared table: type encodings and names of classes. */
  #type(text: string): void {
    const known = this.#strings.get(text);
    if (known !== undefined) {
      this.#integer(known - 110);
      return;
    }
    this.#strings.set(text, this.#strings.size);
    this.#bytes.push(newTag);
    this.#plainString(text);
  }

  #plainString(text: string): void {
    const encoded = new TextEncoder().encode(text);
    this.#integer(encoded.length);
    for (const byte of encoded) this.#bytes.push(byte);
  }

  /** One byte where it is no tag; references begin at -110, which is `firstReference`. */
  #integer(value: number): void {
    if (value >= firstReference - 256 && value < 128) {
      this.#bytes.push(value & 0xff);
      return;
    }
    const size = value >= -(2 ** 15) && value < 2 ** 15 ? 2 : 4;
    this.#bytes.push(size === 2 ? 0x81 : 0x82);
    for (let i = 0; i < size; i++) {
      this.#bytes.push((value >> (8 * (this.#isLittle ? i : size - 1 - i))) & 0xff);
    }
  }
}
