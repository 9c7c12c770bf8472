import type { Row } from '../../../../model/index.ts';
import { TableRow } from '../../table-row.ts';
import { varintLength, varintSize } from '../../varint.ts';
import { plausibleText } from './plausible-text.ts';
import { serialLength } from './serial-class.ts';

/** Bytes of a text that are looked at. */
const mostBytes = 256;
/** Serial types remembered of one column. */
const mostSerials = 512;
/** Texts and blobs can have about so many lengths that take one byte, and numbers so many kinds. */
const lengthsOfText = 64;
const kindsOfNumbers = 8;
/** Serial types from this one on state a length. */
const firstOfLength = 12;
/** How often a byte stands in texts of which nothing is known: a letter or sign, part of a longer character, what nobody types. */
const shares = { typed: 1 / 150, part: 1 / 400, control: 1e-6 };
/** Kinds of bytes that texts consist of. */
const kindsOfBytes = 9;
/** Bytes at either end of a text that are known together. */
const edge = 3;
/** Texts that are known before others are judged by them, and how many are judged. */
const textsBefore = 6;
const textsJudged = 200;
/** A text may be somewhat less probable than the least probable was, and more so where few were judged. */
const slack = 1.15;
const slackOfFew = 2;
const slackOfByte = 1;
/** So many characters of more than one byte are no chance: a text in another language is as improbable as what is none. */
const fewLong = 3;
/** First bytes of a text of which each place is known by itself: so ids and addresses are recognised. */
const placesOfText = 64;

const never = -Infinity;

/** How often each of so many things was seen, and how probable the next one is (Witten and Bell). */
class Seen {
  readonly #counts = new Uint32Array(256);
  #different = 0;
  #all = 0;

  get all(): number {
    return this.#all;
  }

  add(byte: number): void {
    if (this.#counts[byte]!++ === 0) this.#different++;
    this.#all++;
  }

  /** `share`: how probable it is where nothing was seen. */
  chanceOf(byte: number, share: number): number {
    const weight = this.#different + 1;
    return (this.#counts[byte]! + weight * share) / (this.#all + weight);
  }
}

/** The texts of one column: how they begin and end, and which bytes follow which kind, and stand at which place, inside. */
class TextHabits {
  readonly #first = new Seen();
  readonly #last = new Seen();
  readonly #any = new Seen();
  readonly #behind: readonly Seen[] = Array.from({ length: kindsOfBytes }, () => new Seen());
  readonly #kinds = new Uint32Array(kindsOfBytes);
  /** Of which kind the bytes at each of the first places are, and how many were seen there. */
  readonly #kindsAt = new Uint32Array((kindsOfBytes + 1) * placesOfText);
  readonly #beginnings = new Map<number, number>();
  readonly #endings = new Map<number, number>();
  #edges = 0;
  #texts = 0;
  /** Of each byte of the least probable text. */
  #least = 0;

  add(bytes: Uint8Array, from: number, to: number): void {
    if (to === from) return;
    this.#judge(bytes, from, to);
    this.#first.add(bytes[from]!);
    this.#last.add(bytes[to - 1]!);
    if (to - from >= 2 * edge) {
      this.#edges++;
      count(this.#beginnings, edgeAt(bytes, from));
      count(this.#endings, edgeAt(bytes, to - edge));
    }
    const end = Math.min(to, from + mostBytes);
    for (let at = from; at < end; at++) {
      const byte = bytes[at]!;
      const kind = kindOf(byte);
      this.#any.add(byte);
      this.#kinds[kind]!++;
      const place = at - from;
      if (place > 0) this.#behind[kindOf(bytes[at - 1]!)]!.add(byte);
      if (place >= placesOfText) continue;
      this.#kindsAt[(kindsOfBytes + 1) * place + kind]!++;
      this.#kindsAt[(kindsOfBytes + 1) * place + kindsOfBytes]!++;
    }
  }

  /** How probable each text was when it came, as those before it told. */
  #judge(bytes: Uint8Array, from: number, to: number): void {
    if (++this.#texts <= textsBefore || this.#texts > textsJudged) return;
    const end = Math.min(to, from + mostBytes);
    const chance = new TextWeights(this, bytes, from, end).of(from, end, end);
    this.#least = Math.min(this.#least, chance / (end - from));
  }

  /** Whether a text is far less probable for its length than any was when it came. */
  isOdd(logarithm: number, bytes: Uint8Array, from: number, to: number): boolean {
    const judged = Math.min(this.#texts, textsJudged) - textsBefore;
    if (judged <= 0 || hasLong(bytes, from, to)) return false;
    const least = this.#least * (slack + slackOfFew / judged);
    return logarithm < least * (to - from) - slackOfByte;
  }

  /** Of the bytes that a text begins with, be they so many as are known together. */
  ofBeginning(bytes: Uint8Array, from: number, hasEdge: boolean): number {
    const first = this.#first.chanceOf(bytes[from]!, shareOf(bytes[from]!));
    return hasEdge ? this.#ofEdge(this.#beginnings, bytes, from, first, from + 1) : Math.log(first);
  }

  /** Of the same at the end of a text. */
  ofEnding(bytes: Uint8Array, to: number, hasEdge: boolean): number {
    const last = this.#last.chanceOf(bytes[to - 1]!, this.#chanceOf(bytes[to - 1]!));
    return hasEdge
      ? this.#ofEdge(this.#endings, bytes, to - edge, last, to - edge)
      : Math.log(last);
  }

  /** Of a byte at one of the first places of a text, but for the very first. */
  ofPlaced(bytes: Uint8Array, at: number, place: number): number {
    const byte = bytes[at]!;
    return Math.log((this.#chanceBehind(bytes[at - 1]!, byte) + this.#chanceAt(place, byte)) / 2);
  }

  /** Of a byte that stands behind another. */
  ofNext(before: number, byte: number): number {
    return Math.log(this.#chanceBehind(before, byte));
  }

  #chanceOf(byte: number): number {
    return this.#any.chanceOf(byte, shareOf(byte));
  }

  #chanceBehind(before: number, byte: number): number {
    return this.#behind[kindOf(before)]!.chanceOf(byte, this.#chanceOf(byte));
  }

  #chanceAt(place: number, byte: number): number {
    const kind = kindOf(byte);
    const anywhere = this.#chanceOf(byte);
    const ofKind = this.#kinds[kind]!;
    const index = (kindsOfBytes + 1) * place;
    const seen = this.#kindsAt[index + kindsOfBytes]!;
    if (ofKind === 0 || seen === 0) return anywhere;
    const share = (this.#kindsAt[index + kind]! + anywhere) / (seen + 1);
    return Math.min(1, share * Math.min(1, anywhere / (ofKind / this.#any.all)));
  }

  /** Of the bytes at one end of a text; `outermost` is how probable the first or last one is, the others stand from `others` on. */
  #ofEdge(
    edges: ReadonlyMap<number, number>,
    bytes: Uint8Array,
    at: number,
    outermost: number,
    others: number,
  ): number {
    const chance = outermost * this.#chanceOf(bytes[others]!) * this.#chanceOf(bytes[others + 1]!);
    const weight = edges.size + 1;
    const seen = edges.get(edgeAt(bytes, at)) ?? 0;
    return Math.log((seen + weight * chance) / (this.#edges + weight));
  }
}

/** How probable texts are that may stand in a stretch, as logarithms; what they have in common is asked once. */
export class TextWeights {
  readonly #habits: TextHabits;
  readonly #bytes: Uint8Array;
  readonly #from: number;
  readonly #to: number;
  /** For each place, the sum of what is told of the bytes before it, each behind the one before. */
  #behind: Float64Array | undefined = undefined;
  /** For each beginning, the same of the bytes at the first places of a text. */
  readonly #placed = new Map<number, { readonly sums: Float64Array; known: number }>();
  readonly #beginnings = new Map<number, number>();
  readonly #endings = new Map<number, number>();
  /** Bytes that were asked for, for whoever counts the work. */
  steps = 0;

  constructor(habits: TextHabits, bytes: Uint8Array, from: number, to: number) {
    this.#habits = habits;
    this.#bytes = bytes;
    this.#from = from;
    this.#to = to;
  }

  /** Of a text `[from, to)` of which what is before `known` stands. */
  of(from: number, to: number, known: number): number {
    const isWhole = to <= known;
    const last = Math.min(to, known);
    const hasEdges = to - from >= 2 * edge;
    const beginning = hasEdges && last - from >= edge ? edge : 1;
    const ending = !isWhole || to - from < 2 ? 0 : hasEdges ? edge : 1;
    const inner = last - ending;
    const placed = Math.min(inner, from + placesOfText);
    let sum = this.#ofBeginning(from, beginning === edge);
    if (placed > from + beginning) {
      const sums = this.#placedOf(from, placed - from);
      sum += sums[placed - from]! - sums[beginning]!;
    }
    if (inner > placed) {
      const sums = (this.#behind ??= this.#sumsBehind());
      sum += sums[inner - this.#from]! - sums[Math.max(placed, from + beginning) - this.#from]!;
    }
    return ending === 0 ? sum : sum + this.#ofEnding(to, ending === edge);
  }

  #ofBeginning(from: number, hasEdge: boolean): number {
    const key = 2 * from + (hasEdge ? 1 : 0);
    let chance = this.#beginnings.get(key);
    if (chance === undefined) {
      chance = this.#habits.ofBeginning(this.#bytes, from, hasEdge);
      this.#beginnings.set(key, chance);
    }
    return chance;
  }

  #ofEnding(to: number, hasEdge: boolean): number {
    const key = 2 * to + (hasEdge ? 1 : 0);
    let chance = this.#endings.get(key);
    if (chance === undefined) {
      chance = this.#habits.ofEnding(this.#bytes, to, hasEdge);
      this.#endings.set(key, chance);
    }
    return chance;
  }

  /** At least so many of the sums for a beginning. */
  #placedOf(from: number, count: number): Float64Array {
    let placed = this.#placed.get(from);
    if (placed === undefined) {
      const most = Math.min(placesOfText, this.#to - from);
      placed = { sums: new Float64Array(most + 1), known: 1 };
      this.#placed.set(from, placed);
    }
    const { sums } = placed;
    for (let place = placed.known; place < count; place++)
      sums[place + 1] = sums[place]! + this.#habits.ofPlaced(this.#bytes, from + place, place);
    if (count > placed.known) {
      this.steps += count - placed.known;
      placed.known = count;
    }
    return sums;
  }

  #sumsBehind(): Float64Array {
    const length = this.#to - this.#from;
    const sums = new Float64Array(length + 1);
    for (let i = 1; i < length; i++) {
      const at = this.#from + i;
      sums[i + 1] = sums[i]! + this.#habits.ofNext(this.#bytes[at - 1]!, this.#bytes[at]!);
    }
    this.steps += length;
    return sums;
  }
}

/**
 * What values of each column of a table live rows have: how often each serial type, and of what bytes their texts are. By it, readings of the same
 * bytes are weighed against one another. All that it gives are natural logarithms of probabilities.
 */
export class ValueHabits {
  readonly #serials: (Map<number, number> | undefined)[] = [];
  readonly #rows: number[] = [];
  /** Serial types that were seen just once. */
  readonly #once: number[] = [];
  /** Serial types of the longest and the shortest text or blob of each column, be they in overflow pages. */
  readonly #longest: number[] = [];
  readonly #shortest: number[] = [];
  readonly #texts: (TextHabits | undefined)[] = [];
  readonly #noTexts = new TextHabits();

  /** Of a live row, as far as it stands in its cell. */
  learn({ bytes, base, available }: TableRow): void {
    const headerSize = varintSize(bytes, base);
    const end = base + Math.min(headerSize, available);
    let to = base + headerSize;
    let position = 0;
    for (let at = base + varintLength(bytes, base); at < end; at += varintLength(bytes, at)) {
      const serial = varintSize(bytes, at);
      const from = to;
      to += Math.max(0, serialLength(serial));
      if (serial >= firstOfLength) {
        this.#longest[position] = Math.max(this.#longest[position] ?? 0, serial);
        this.#shortest[position] = Math.min(this.#shortest[position] ?? Infinity, serial);
      }
      if (to > base + available) break;
      this.#learn(position++, serial, bytes, from, to);
    }
  }

  #learn(position: number, serial: number, bytes: Uint8Array, from: number, to: number): void {
    const counts = (this.#serials[position] ??= new Map<number, number>());
    this.#rows[position] = (this.#rows[position] ?? 0) + 1;
    const count = (counts.get(serial) ?? 0) + 1;
    if (count > 1 || counts.size < mostSerials) counts.set(serial, count);
    const once = this.#once[position] ?? 0;
    this.#once[position] = count === 1 ? once + 1 : count === 2 ? once - 1 : once;
    if (serial > 13 && serial % 2 === 1)
      (this.#texts[position] ??= new TextHabits()).add(bytes, from, to);
  }

  /** Whether a live row has a value of this serial type there. */
  hasSerial(position: number, serial: number): boolean {
    return this.#serials[position]?.has(serial) === true;
  }

  ofSerial(position: number, serial: number): number {
    if (serialLength(serial) < 0) return never;
    const rows = this.#rows[position] ?? 0;
    // As often as those came that were seen but once, the next one is new (Good and Turing).
    const isNew = ((this.#once[position] ?? 0) + 1) / (rows + 2);
    const count = this.#serials[position]?.get(serial) ?? 0;
    if (count > 0) return Math.log((count / rows) * (1 - isNew));
    if (serial < firstOfLength) return Math.log(isNew / kindsOfNumbers);
    return Math.log(Math.min(isNew / lengthsOfText, this.#chanceOfLonger(position, serial, rows)));
  }

  /** How probable a text or blob is that is longer than all: the next is the longest as often as each of them, and the less probable the longer it is. */
  #chanceOfLonger(position: number, serial: number, rows: number): number {
    const longest = this.#longest[position] ?? Infinity;
    if (serial <= longest) return 1;
    const spread = Math.max(1, (longest - this.#shortest[position]!) / 2);
    return 1 / ((rows + 2) * spread * (1 + (serial - longest) / 2 / spread) ** 2);
  }

  textsAt(position: number): TextHabits {
    return this.#texts[position] ?? this.#noTexts;
  }
}

/** What every so many of the first `most` live rows have. */
export function habitsOf(rows: Iterable<Row>, most: number, every: number): ValueHabits {
  const habits = new ValueHabits();
  let left = most;
  for (const row of rows) {
    if (!(row instanceof TableRow)) continue;
    if (left % every === 0) habits.learn(row);
    if (--left === 0) break;
  }
  return habits;
}

export type { TextHabits };

function count(edges: Map<number, number>, key: number): void {
  edges.set(key, (edges.get(key) ?? 0) + 1);
}

function edgeAt(bytes: Uint8Array, at: number): number {
  return (bytes[at]! << 16) | (bytes[at + 1]! << 8) | bytes[at + 2]!;
}

/** Whether text is in letters that take more than one byte each, which other bytes hardly look like. */
function hasLong(bytes: Uint8Array, from: number, to: number): boolean {
  let long = 0;
  for (let at = from; at < to; at++) if (bytes[at]! >= 0xc2) long++;
  return long >= fewLong && plausibleText(bytes, from, to, to) > 0;
}

function shareOf(byte: number): number {
  return byte < 0x20 ? shares.control : byte < 0x7f ? shares.typed : shares.part;
}

/** Small and capital letters, digits, and the signs that part the words of names, addresses and paths. */
function kindOf(byte: number): number {
  if (byte >= 0x61 && byte <= 0x7a) return 0;
  if (byte >= 0x41 && byte <= 0x5a) return 1;
  if (byte >= 0x30 && byte <= 0x39) return 2;
  switch (byte) {
    case 0x2d:
      return 3;
    case 0x2e:
      return 4;
    case 0x2f:
      return 5;
    case 0x20:
      return 6;
    default:
      return byte < 0x80 ? 7 : 8;
  }
}
