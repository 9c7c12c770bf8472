import { GrowingBytes } from '../bytes/growing-arrays.ts';

/**
 * The names of all payloads that are stored in a backup as one file of its own, so that an artifact can compare them with the list of
 * files: 20 bytes each, the 40 hexadecimal digits of the name.
 */

/** Where a source lists it; no device has a file of this name. */
export const storedPayloadsPath = '/.stored-payloads';

const idBytes = 20;

/** Gathers the names; those of 300,000 files make 6 MB. */
export class PayloadListing {
  readonly #bytes = new GrowingBytes();
  readonly #id = new Uint8Array(idBytes);

  /** Takes the name of a stored file; one that is no payload's is passed over. */
  add(name: string): void {
    if (readPayloadName(name, this.#id)) this.#bytes.add(this.#id);
  }

  /** On shared memory, so that it is not copied for each thread. */
  bytes(): Uint8Array {
    return this.#bytes.shared();
  }
}

/** How many payloads a list of their names holds. */
export function payloadCount(names: Uint8Array): number {
  return Math.floor(names.length / idBytes);
}

/** The stored payloads, to be ticked off one by one. */
export class PayloadSet {
  readonly size: number;
  readonly #ids: Uint8Array;
  /** Places of the names in ascending order: sources list them so, and a search by halves takes no worse time whatever the names are. */
  readonly #order: Uint32Array;
  readonly #listed: Uint8Array;

  /** A part of a name at the end is left out; a name that stands there twice counts twice, and one of the two is found. */
  constructor(bytes: Uint8Array) {
    this.size = payloadCount(bytes);
    this.#ids = bytes;
    this.#listed = new Uint8Array(this.size);
    this.#order = Uint32Array.from({ length: this.size }, (_, index) => index);
    for (let index = 1; index < this.size; index++) {
      if (this.#compare(bytes, (index - 1) * idBytes, index) <= 0) continue;
      this.#order.sort((a, b) => this.#compare(bytes, a * idBytes, b));
      break;
    }
  }

  /** Ticks a payload off; false where none of this name is stored. `id` are its 20 bytes. */
  tick(id: Uint8Array): boolean {
    let low = 0;
    let high = this.size - 1;
    while (low <= high) {
      const middle = (low + high) >>> 1;
      const index = this.#order[middle]!;
      const difference = this.#compare(id, 0, index);
      if (difference === 0) {
        this.#listed[index] = 1;
        return true;
      }
      if (difference > 0) low = middle + 1;
      else high = middle - 1;
    }
    return false;
  }

  /** Names that were never ticked off. */
  *rest(): Iterable<string> {
    for (let index = 0; index < this.size; index++) {
      if (this.#listed[index] === 1) continue;
      let name = '';
      for (let at = 0; at < idBytes; at++) {
        name += this.#ids[index * idBytes + at]!.toString(16).padStart(2, '0');
      }
      yield name;
    }
  }

  #compare(bytes: Uint8Array, at: number, index: number): number {
    for (let i = 0; i < idBytes; i++) {
      const difference = bytes[at + i]! - this.#ids[index * idBytes + i]!;
      if (difference !== 0) return difference;
    }
    return 0;
  }
}

/** Puts the 20 bytes of a name in hexadecimal digits into `target`; false where it is none. */
export function readPayloadName(name: string, target: Uint8Array): boolean {
  if (name.length !== 2 * idBytes) return false;
  for (let i = 0; i < idBytes; i++) {
    const high = digit(name.charCodeAt(2 * i));
    const low = digit(name.charCodeAt(2 * i + 1));
    if (high < 0 || low < 0) return false;
    target[i] = 16 * high + low;
  }
  return true;
}

/** The same for a name in ASCII bytes `[start, end)`. */
export function readPayloadBytes(
  bytes: Uint8Array,
  start: number,
  end: number,
  target: Uint8Array,
): boolean {
  if (end - start !== 2 * idBytes) return false;
  for (let i = 0; i < idBytes; i++) {
    const high = digit(bytes[start + 2 * i]!);
    const low = digit(bytes[start + 2 * i + 1]!);
    if (high < 0 || low < 0) return false;
    target[i] = 16 * high + low;
  }
  return true;
}

/** The value of each hexadecimal digit by its ASCII code; -1 for every other byte. A list of files is read digit by digit. */
const digits = new Int8Array(128).fill(-1);
for (let value = 0; value < 16; value++) {
  const text = value.toString(16);
  digits[text.charCodeAt(0)] = value;
  digits[text.toUpperCase().charCodeAt(0)] = value;
}

function digit(code: number): number {
  return code < 128 ? digits[code]! : -1;
}
