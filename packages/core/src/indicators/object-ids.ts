import { firstSeed, firstStep, secondSeed, secondStep, slotOfWords } from './hash.ts';

/** Words of one slot: four of the id, and the number + 1. */
const slotWords = 5;

/** An id as four words, the last one filled; reused for each id. */
export type IdWords = Uint32Array;

/** The 128 bits of the UUID in a STIX id (`indicator--…`); other ids are hashed to as many. Returns whether it is a UUID, which no two publishers give out. */
export function idWords(id: string, into: IdWords): boolean {
  const dashes = id.indexOf('--');
  if (dashes > 0 && uuidWords(id, dashes + 2, into)) return true;
  let first = firstSeed;
  let second = secondSeed;
  for (let at = 0; at < id.length; at++) {
    first = firstStep(first, id.charCodeAt(at));
    second = secondStep(second, id.charCodeAt(at));
  }
  into[0] = first;
  into[1] = second;
  for (let at = id.length - 1; at >= 0; at--) {
    first = secondStep(first, id.charCodeAt(at));
    second = firstStep(second, id.charCodeAt(at));
  }
  into[2] = first;
  into[3] = second;
  return false;
}

/** The 32 hexadecimal digits from a place on, whatever dashes stand between them; false where it is not that. */
function uuidWords(id: string, from: number, into: IdWords): boolean {
  let digits = 0;
  let word = 0;
  for (let at = from; at < id.length; at++) {
    const code = id.charCodeAt(at);
    if (code === 0x2d) continue;
    const letter = code | 0x20;
    const digit =
      code >= 0x30 && code <= 0x39
        ? code - 0x30
        : letter >= 0x61 && letter <= 0x66
          ? letter - 0x57
          : -1;
    if (digit < 0 || digits === 32) return false;
    word = (word << 4) | digit;
    digits++;
    if (digits % 8 === 0) into[digits / 8 - 1] = word;
  }
  return digits === 32;
}

/** Numbers by id, in 40 bytes each: a million ids as strings in a `Map` would take 200 MB. */
export class IdTable {
  #slots = new Uint32Array(1024 * slotWords);
  #size = 0;

  get(id: IdWords): number | undefined {
    const number = this.#slots[this.#find(this.#slots, id) + 4] ?? 0;
    return number === 0 ? undefined : number - 1;
  }

  /** Sets the number of an id, in the place of an earlier one. */
  set(id: IdWords, number: number): void {
    const at = this.#find(this.#slots, id);
    const isNew = this.#slots[at + 4] === 0;
    this.#slots.set(id, at);
    this.#slots[at + 4] = number + 1;
    if (isNew) this.#size++;
    if (this.#size * 2 > this.#slots.length / slotWords) this.#grow();
  }

  #find(slots: Uint32Array, id: IdWords): number {
    const mask = slots.length / slotWords - 1;
    const [a = 0, b = 0, c = 0, d = 0] = id;
    for (let slot = slotOfWords(id, mask); ; slot = (slot + 1) & mask) {
      const at = slot * slotWords;
      if (slots[at + 4] === 0) return at;
      const isSame =
        slots[at] === a && slots[at + 1] === b && slots[at + 2] === c && slots[at + 3] === d;
      if (isSame) return at;
    }
  }

  #grow(): void {
    const larger = new Uint32Array(this.#slots.length * 2);
    for (let at = 0; at < this.#slots.length; at += slotWords) {
      if (this.#slots[at + 4] === 0) continue;
      const slot = this.#slots.subarray(at, at + slotWords);
      larger.set(slot, this.#find(larger, slot));
    }
    this.#slots = larger;
  }
}
