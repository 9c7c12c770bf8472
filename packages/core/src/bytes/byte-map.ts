interface Entry<T> {
  readonly key: Uint8Array;
  readonly value: T;
  readonly next: Entry<T> | undefined;
}

const slots = 1 << 10;

/** Values by short keys that stand within other bytes (domains, kinds): found without making text of the key. */
export class ByteMap<T> {
  readonly #slots: (Entry<T> | undefined)[] = new Array<undefined>(slots).fill(undefined);

  get(bytes: Uint8Array, start: number, end: number): T | undefined {
    for (let entry = this.#slots[slotOf(bytes, start, end)]; entry; entry = entry.next) {
      if (isKey(entry.key, bytes, start, end)) return entry.value;
    }
    return undefined;
  }

  /** Adds a value whose key has none; the key is copied. The caller bounds how many there are: a slot is a list. */
  add(bytes: Uint8Array, start: number, end: number, value: T): void {
    const slot = slotOf(bytes, start, end);
    this.#slots[slot] = { key: bytes.slice(start, end), value, next: this.#slots[slot] };
  }
}

function slotOf(bytes: Uint8Array, start: number, end: number): number {
  let hash = end - start;
  for (let at = start; at < end; at++) hash = (Math.imul(hash, 31) + bytes[at]!) | 0;
  return (hash ^ (hash >>> 15)) & (slots - 1);
}

function isKey(key: Uint8Array, bytes: Uint8Array, start: number, end: number): boolean {
  if (key.length !== end - start) return false;
  for (let i = 0; i < key.length; i++) if (key[i] !== bytes[start + i]) return false;
  return true;
}
