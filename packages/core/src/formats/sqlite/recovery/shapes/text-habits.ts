import { plausibleText } from './plausible-text.ts';

/** Bytes of a text that are looked at. */
const mostBytes = 256;
/** How often a byte stands in texts of which nothing is known: a letter or sign, part of a longer character, what nobody types. */
const shares = { typed: 1 / 150, part: 1 / 400, control: 1e-6 };
/** Kinds of bytes that texts consist of. */
const kindsOfBytes = 9;
/** Hyphen, full stop, slash and space. */
const signs = [0x2d, 0x2e, 0x2f, 0x20];
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

const everyByte: readonly number[] = Array.from({ length: 256 }, (_, byte) => byte);
const kinds = Uint8Array.from(everyByte, (byte) => {
  if (byte >= 0x61 && byte <= 0x7a) return 0;
  if (byte >= 0x41 && byte <= 0x5a) return 1;
  if (byte >= 0x30 && byte <= 0x39) return 2;
  const sign = signs.indexOf(byte);
  if (sign >= 0) return 3 + sign;
  return byte < 0x80 ? 7 : 8;
});

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
export class TextHabits {
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
  /** How probable each byte is anywhere, and behind each kind of byte, once no more is learned: asked for each of some thousand readings of a cell. */
  #anywhere: Float64Array | undefined = undefined;
  #next: Float64Array | undefined = undefined;
  /** How probable each byte is at most where its kind is certain. */
  #ofKind: Float64Array | undefined = undefined;
  /** Of each byte of the least probable text. */
  #least = 0;

  /** The same, of which no more is to be learned. */
  settled(): this {
    if (this.#anywhere !== undefined) return this;
    const anywhere = Float64Array.from(everyByte, (byte) => this.#chanceOf(byte));
    const next = new Float64Array(kindsOfBytes * 256);
    for (const [kind, seen] of this.#behind.entries())
      for (const byte of everyByte) next[256 * kind + byte] = seen.chanceOf(byte, anywhere[byte]!);
    this.#anywhere = anywhere;
    this.#next = next;
    this.#ofKind = Float64Array.from(everyByte, (byte) => this.#chanceOfKind(byte));
    return this;
  }

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
  isOdd(logarithm: number, length: number): boolean {
    const judged = Math.min(this.#texts, textsJudged) - textsBefore;
    if (judged <= 0) return false;
    const least = this.#least * (slack + slackOfFew / judged);
    return logarithm < least * length - slackOfByte;
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

  /** Of a byte inside of a text at most, whatever its place. */
  mostOf(before: number, byte: number): number {
    const behind = this.#chanceBehind(before, byte);
    const anywhere = Math.max(this.#chanceOf(byte), this.#ofKind?.[byte] ?? 1);
    return Math.log(Math.max(behind, (behind + anywhere) / 2));
  }

  /** Of a byte that stands behind another. */
  ofNext(before: number, byte: number): number {
    return Math.log(this.#chanceBehind(before, byte));
  }

  #chanceOf(byte: number): number {
    return this.#anywhere?.[byte] ?? this.#any.chanceOf(byte, shareOf(byte));
  }

  #chanceBehind(before: number, byte: number): number {
    const kind = kindOf(before);
    return (
      this.#next?.[256 * kind + byte] ?? this.#behind[kind]!.chanceOf(byte, this.#chanceOf(byte))
    );
  }

  #chanceAt(place: number, byte: number): number {
    const kind = kindOf(byte);
    const anywhere = this.#chanceOf(byte);
    const index = (kindsOfBytes + 1) * place;
    const seen = this.#kindsAt[index + kindsOfBytes]!;
    if (this.#kinds[kind] === 0 || seen === 0) return anywhere;
    const share = (this.#kindsAt[index + kind]! + anywhere) / (seen + 1);
    return Math.min(1, share * (this.#ofKind?.[byte] ?? this.#chanceOfKind(byte)));
  }

  /** Of a byte that is known to be of its kind. */
  #chanceOfKind(byte: number): number {
    const ofKind = this.#kinds[kindOf(byte)]!;
    const anywhere = this.#chanceOf(byte);
    return ofKind === 0 ? anywhere : Math.min(1, anywhere / (ofKind / this.#any.all));
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
  /** For each place, the sum of what is told of the bytes before it. */
  #behind: Float64Array | undefined = undefined;
  /** For each place, the sum of what is told at most of the bytes before it. */
  #most: Float64Array | undefined = undefined;
  /** For each beginning, the same of the bytes at the first places of a text, as far as that was asked: mostly of few, for which memory of its own takes long. */
  readonly #placed: (number[] | undefined)[] = [];
  /** For each place, that a text begins or ends there of which only the outermost byte is known, or the edge as one. */
  readonly #beginnings: (number | undefined)[] = [];
  readonly #endings: (number | undefined)[] = [];
  /** Bytes that were asked for, for whoever counts the work. */
  steps = 0;

  constructor(habits: TextHabits, bytes: Uint8Array, from: number, to: number) {
    this.#habits = habits;
    this.#bytes = bytes;
    this.#from = from;
    this.#to = to;
  }

  /** Of a text `[from, to)` of which what is before `known` stands; anything less where it is less than `least`. */
  of(from: number, to: number, known: number, least = never): number {
    const beginning = beginningOf(from, to, known);
    const ending = endingOf(from, to, known);
    const inner = Math.min(to, known) - ending;
    const placed = Math.min(inner, from + placesOfText);
    let sum = this.#ofBeginning(from, beginning === edge);
    if (placed > from + beginning) {
      const sums = this.#placedOf(from, placed - from, least - sum);
      if (placed - from >= sums.length) return never;
      sum += sums[placed - from]! - sums[beginning]!;
    }
    if (inner > placed) {
      const sums = (this.#behind ??= this.#sumsOf((before, byte) =>
        this.#habits.ofNext(before, byte),
      ));
      sum += sums[inner - this.#from]! - sums[Math.max(placed, from + beginning) - this.#from]!;
    }
    return ending === 0 ? sum : sum + this.#ofEnding(to, ending === edge);
  }

  /** The same at most, which takes no longer for a long text than for a short one. */
  mostOf(from: number, to: number, known: number): number {
    const beginning = beginningOf(from, to, known);
    const ending = endingOf(from, to, known);
    const inner = Math.min(to, known) - ending;
    let sum = this.#ofBeginning(from, beginning === edge);
    if (inner > from + beginning) {
      const most = (this.#most ??= this.#sumsOf((before, byte) =>
        this.#habits.mostOf(before, byte),
      ));
      sum += most[inner - this.#from]! - most[from + beginning - this.#from]!;
    }
    return ending === 0 ? sum : sum + this.#ofEnding(to, ending === edge);
  }

  #ofBeginning(from: number, hasEdge: boolean): number {
    const key = 2 * (from - this.#from) + (hasEdge ? 1 : 0);
    return (this.#beginnings[key] ??= this.#habits.ofBeginning(this.#bytes, from, hasEdge));
  }

  #ofEnding(to: number, hasEdge: boolean): number {
    const key = 2 * (to - this.#from) + (hasEdge ? 1 : 0);
    return (this.#endings[key] ??= this.#habits.ofEnding(this.#bytes, to, hasEdge));
  }

  /** At least so many of the sums for a beginning, or all to one that is less than `least`. */
  #placedOf(from: number, count: number, least: number): readonly number[] {
    const sums = (this.#placed[from - this.#from] ??= [0, 0]);
    const known = sums.length;
    // The sums of the first bytes, of which more is told elsewhere, are part of each.
    for (
      let place = known - 1;
      place < count && sums[place]! - sums[Math.min(place, edge)]! >= least;
      place++
    )
      sums.push(sums[place]! + this.#habits.ofPlaced(this.#bytes, from + place, place));
    this.steps += sums.length - known;
    return sums;
  }

  /** For each place, the sum of what is told of the bytes before it, each behind the one before. */
  #sumsOf(chanceOf: (before: number, byte: number) => number): Float64Array {
    const length = this.#to - this.#from;
    const sums = new Float64Array(length + 1);
    for (let i = 1; i < length; i++) {
      const at = this.#from + i;
      sums[i + 1] = sums[i]! + chanceOf(this.#bytes[at - 1]!, this.#bytes[at]!);
    }
    this.steps += length;
    return sums;
  }
}

/** Bytes at the beginning of a text that are known together, of which what is before `known` stands. */
function beginningOf(from: number, to: number, known: number): number {
  return to - from >= 2 * edge && Math.min(to, known) - from >= edge ? edge : 1;
}

/** The same at its end; 0 where that does not stand. */
function endingOf(from: number, to: number, known: number): number {
  if (to > known || to - from < 2) return 0;
  return to - from >= 2 * edge ? edge : 1;
}

function count(edges: Map<number, number>, key: number): void {
  edges.set(key, (edges.get(key) ?? 0) + 1);
}

function edgeAt(bytes: Uint8Array, at: number): number {
  return (bytes[at]! << 16) | (bytes[at + 1]! << 8) | bytes[at + 2]!;
}

/** Whether text is in letters that take more than one byte each, which other bytes hardly look like. */
export function hasLong(bytes: Uint8Array, from: number, to: number): boolean {
  let long = 0;
  for (let at = from; at < to; at++) if (bytes[at]! >= 0xc2) long++;
  return long >= fewLong && plausibleText(bytes, from, to, to) > 0;
}

function shareOf(byte: number): number {
  return byte < 0x20 ? shares.control : byte < 0x7f ? shares.typed : shares.part;
}

/** Small and capital letters, digits, and the signs that part the words of names, addresses and paths. */
function kindOf(byte: number): number {
  return kinds[byte]!;
}
