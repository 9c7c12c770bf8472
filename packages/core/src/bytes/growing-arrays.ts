/** A list of whole numbers that grows, eight times smaller than an array of objects. */
export class GrowingNumbers<T extends Uint8Array | Uint16Array | Uint32Array> {
  #values: T;
  #length = 0;
  readonly #make: (length: number) => T;

  constructor(make: (length: number) => T) {
    this.#make = make;
    this.#values = make(1024);
  }

  get length(): number {
    return this.#length;
  }

  push(value: number): void {
    if (this.#length === this.#values.length) {
      const larger = this.#make(this.#length * 2);
      larger.set(this.#values);
      this.#values = larger;
    }
    this.#values[this.#length++] = value;
  }

  at(index: number): number {
    return this.#values[index] ?? 0;
  }

  set(index: number, value: number): void {
    this.#values[index] = value;
  }

  /** The values on memory that threads share. */
  shared(): T {
    return onSharedMemory(this.#values.subarray(0, this.#length) as T);
  }
}

/** Bytes that grow; texts are added as UTF-8. */
export class GrowingBytes {
  #bytes = new Uint8Array(65_536);
  #length = 0;
  readonly #encoder = new TextEncoder();

  get length(): number {
    return this.#length;
  }

  add(bytes: Uint8Array): number {
    this.#reserve(bytes.length);
    const at = this.#length;
    this.#bytes.set(bytes, at);
    this.#length += bytes.length;
    return at;
  }

  addText(text: string): number {
    this.#reserve(text.length * 3);
    const at = this.#length;
    this.#length += this.#encoder.encodeInto(text, this.#bytes.subarray(at)).written;
    return at;
  }

  /** Whether these bytes stand at this place. */
  holds(at: number, bytes: Uint8Array): boolean {
    for (let i = 0; i < bytes.length; i++) if (this.#bytes[at + i] !== bytes[i]) return false;
    return true;
  }

  shared(): Uint8Array {
    return onSharedMemory(this.#bytes.subarray(0, this.#length));
  }

  #reserve(length: number): void {
    if (this.#length + length <= this.#bytes.length) return;
    const larger = new Uint8Array(Math.max(this.#bytes.length * 2, this.#length + length));
    larger.set(this.#bytes.subarray(0, this.#length));
    this.#bytes = larger;
  }
}

/** A copy on shared memory; on ordinary memory in a page that may not have it. */
export function onSharedMemory<T extends Uint8Array | Uint16Array | Uint32Array>(values: T): T {
  const buffer =
    typeof SharedArrayBuffer === 'undefined'
      ? new ArrayBuffer(values.byteLength)
      : new SharedArrayBuffer(values.byteLength);
  const copy =
    values instanceof Uint8Array
      ? new Uint8Array(buffer)
      : values instanceof Uint16Array
        ? new Uint16Array(buffer)
        : new Uint32Array(buffer);
  copy.set(values);
  return copy as T;
}
