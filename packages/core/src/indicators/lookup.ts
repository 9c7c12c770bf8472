import { indicatorTypes } from '../model/index.ts';
import type { Indicator, IndicatorMatch } from '../model/index.ts';
import { hashBackward, slotOf } from './hash.ts';
import type { KeyKind } from './keys.ts';
import { lengthSlot, otherThreatsOf, platforms, slotWords, withdrawn } from './tables.ts';
import type { IndicatorTables } from './tables.ts';

/** How sure a comparison is; the record, and where the value stood in it, can lower it further. */
export type MatchConfidence = IndicatorMatch['confidence'];

/** How bytes stand to the key they are compared with: the same, with ASCII letters in any case, or with `/private` missing before them. */
export type Spelling = 'as-is' | 'any-case' | 'without-private';

/** Entries whose indicators are kept decoded, so that a value met often is decoded once. */
const maxDecoded = 4096;

/** What stands before the path in the key, where `/var` and `/etc` are folded while hashing. */
const privateFolder = new TextEncoder().encode('/private');

/** Finds entries by hash and bytes, and makes matches of them. One for each thread: it remembers what it decoded. */
export class IndicatorLookup {
  readonly tables: IndicatorTables;
  readonly #platform: Indicator['platform'];
  readonly #mask: number;
  readonly #otherThreats: ReadonlyMap<number, readonly number[]>;
  readonly #decoded = new Map<number, Omit<IndicatorMatch, 'confidence'> | null>();
  readonly #decoder = new TextDecoder();

  constructor(tables: IndicatorTables, platform: Indicator['platform']) {
    this.tables = tables;
    this.#platform = platform;
    this.#mask = tables.slots.length / slotWords - 1;
    this.#otherThreats = otherThreatsOf(tables);
  }

  /** Whether any key of this kind is loaded; a look that saves the rest. */
  has(kind: KeyKind): boolean {
    return (this.tables.kindCounts[kind] ?? 0) > 0;
  }

  /** Bytes of the longest key of this kind: behind that no look can succeed. */
  longest(kind: KeyKind): number {
    const unbounded = lengthSlot(kind, Infinity);
    if (this.tables.keyLengths[unbounded] === 1) return Infinity;
    for (let slot = unbounded; slot >= lengthSlot(kind, 0); slot--) {
      if (this.tables.keyLengths[slot] === 1) return slot - lengthSlot(kind, 0);
    }
    return 0;
  }

  /** The entry of this kind whose key is `bytes[start, end)`, hashed backward, or -1. */
  find(kind: KeyKind, bytes: Uint8Array, start = 0, end = bytes.length): number {
    const { first, second } = hashBackward(bytes, start, end);
    return this.entry(kind, first, second, bytes, start, end);
  }

  /** The same for bytes that were hashed on the way: `first` and `second` are the hashes of the key. */
  entry(
    kind: KeyKind,
    first: number,
    second: number,
    bytes: Uint8Array,
    start: number,
    end: number,
    spelling: Spelling = 'as-is',
  ): number {
    const { slots, entryKind, keyLengths } = this.tables;
    const length = end - start + (spelling === 'without-private' ? privateFolder.length : 0);
    if (keyLengths[lengthSlot(kind, length)] === 0) return -1;
    const unsignedFirst = first >>> 0;
    const unsignedSecond = second >>> 0;
    const mask = this.#mask;
    for (let slot = slotOf(first, second, mask); ; slot = (slot + 1) & mask) {
      const at = slot * slotWords;
      const entry = (slots[at + 2] ?? 0) - 1;
      if (entry < 0) return -1;
      if (slots[at] !== unsignedFirst || slots[at + 1] !== unsignedSecond) continue;
      if (entryKind[entry] !== kind) continue;
      if (this.#isKey(entry, bytes, start, end, spelling)) return entry;
    }
  }

  /** The match that an entry stands for; `undefined` where all its indicators are of another platform or withdrawn. */
  match(entry: number, confidence: MatchConfidence): IndicatorMatch | undefined {
    let decoded = this.#decoded.get(entry);
    if (decoded === undefined) {
      if (this.#decoded.size >= maxDecoded) this.#decoded.clear();
      decoded = this.#decode(entry) ?? null;
      this.#decoded.set(entry, decoded);
    }
    return decoded === null ? undefined : { ...decoded, confidence };
  }

  /** Adds to `into` what an entry stands for; nothing for -1. */
  meet(entry: number, confidence: MatchConfidence, into: MatchList): void {
    if (entry >= 0) into.add(this.match(entry, confidence));
  }

  #decode(entry: number): Omit<IndicatorMatch, 'confidence'> | undefined {
    let indicator: Indicator | undefined;
    const alsoIn: { file: string; threat: string }[] = [];
    let end = 0;
    for (const number of this.#indicatorsOf(entry)) {
      const found = this.#indicator(number);
      end = Math.max(end, found.validUntil ?? Infinity);
      indicator ??= found;
      const { file } = found;
      const others = this.#otherThreats.get(number) ?? [];
      for (const threat of [found.threat, ...others.map((other) => this.tables.threats[other]!)]) {
        const isKnown = [indicator, ...alsoIn].some(
          (other) => other.file === file && other.threat === threat,
        );
        if (!isKnown) alsoIn.push({ file, threat });
      }
    }
    if (indicator === undefined) return undefined;
    return { indicator, alsoIn, ...(end < Infinity && { validUntil: end }) };
  }

  *#indicatorsOf(entry: number): Generator<number> {
    const { entryPosting, postingIndicator, postingNext, indicatorPlatform } = this.tables;
    for (let next = (entryPosting[entry] ?? 0) + 1; next !== 0; next = postingNext[next - 1] ?? 0) {
      const number = postingIndicator[next - 1] ?? 0;
      const code = indicatorPlatform[number] ?? withdrawn;
      if (code === withdrawn) continue;
      const platform = platforms[code] ?? 'any';
      if (platform === 'any' || this.#platform === 'any' || platform === this.#platform) {
        yield number;
      }
    }
  }

  #indicator(number: number): Indicator {
    const tables = this.tables;
    const until = tables.indicatorUntil[number] ?? 0;
    return {
      type: indicatorTypes[tables.indicatorType[number] ?? 0] ?? 'domain',
      value: this.#text(tables.indicatorValueAt[number], tables.indicatorValueLength[number]),
      pattern: this.#text(tables.indicatorPatternAt[number], tables.indicatorPatternLength[number]),
      threat: tables.threats[tables.indicatorThreat[number] ?? 0] ?? '',
      file: tables.files[tables.indicatorFile[number] ?? 0] ?? '',
      platform: platforms[tables.indicatorPlatform[number] ?? 0] ?? 'any',
      ...(until > 0 && { validUntil: until }),
    };
  }

  #text(at = 0, length = 0): string {
    // A copy: decoders refuse shared memory in some places
    return this.#decoder.decode(this.tables.pool.slice(at, at + length));
  }

  #isKey(
    entry: number,
    bytes: Uint8Array,
    start: number,
    end: number,
    spelling: Spelling,
  ): boolean {
    const { pool, entryKeyAt, entryKeyLength } = this.tables;
    let at = entryKeyAt[entry] ?? 0;
    const before = spelling === 'without-private' ? privateFolder.length : 0;
    if (entryKeyLength[entry] !== end - start + before) return false;
    for (let i = 0; i < before; i++, at++) if (pool[at] !== privateFolder[i]) return false;
    const isAnyCase = spelling === 'any-case';
    for (let i = start; i < end; i++, at++) {
      let byte = bytes[i] ?? 0;
      if (isAnyCase && byte >= 0x41 && byte <= 0x5a) byte |= 0x20;
      if (pool[at] !== byte) return false;
    }
    return true;
  }
}

/** Gathers the matches of one value: each indicator once, with the best confidence it was met with. */
export class MatchList {
  #matches: IndicatorMatch[] | undefined;

  add(match: IndicatorMatch | undefined): void {
    if (match === undefined) return;
    const matches = (this.#matches ??= []);
    const known = matches.findIndex(
      ({ indicator }) =>
        indicator.type === match.indicator.type && indicator.value === match.indicator.value,
    );
    if (known < 0) matches.push(match);
    else if (rank(match.confidence) > rank(matches[known]?.confidence)) matches[known] = match;
  }

  /** What was gathered, and begins anew. The same empty list wherever nothing was met. */
  take(): readonly IndicatorMatch[] {
    const matches = this.#matches ?? none;
    this.#matches = undefined;
    return matches;
  }
}

const none: readonly IndicatorMatch[] = [];

function rank(confidence: MatchConfidence | undefined): number {
  return confidence === 'high' ? 3 : confidence === 'medium' ? 2 : confidence === 'low' ? 1 : 0;
}
