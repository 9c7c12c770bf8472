import { indicatorTypes, UsageError } from '../model/index.ts';
import type { Indicator } from '../model/index.ts';
import { GrowingBytes, GrowingNumbers, onSharedMemory } from '../bytes/growing-arrays.ts';
import { hashBackward, hashForward, slotOf } from './hash.ts';
import { IndicatorVersions } from './indicator-versions.ts';
import { keyKinds, keysOf } from './keys.ts';
import type { IndicatorKey } from './keys.ts';
import { keyLengthSlots, lengthSlot, maxKinds } from './tables.ts';
import { platforms, slotWords, withdrawn } from './tables.ts';
import type { IndicatorDraft, IndicatorTables } from './tables.ts';

/** More than this cannot be addressed by the 32-bit offsets of the tables. */
const maxPoolBytes = 3 * 2 ** 30;

const bytes8 = (length: number) => new Uint8Array(length);
const words16 = (length: number) => new Uint16Array(length);
const words32 = (length: number) => new Uint32Array(length);

/** Collects indicators and compiles them; `finish` ends its life. Holds about 160 bytes for each. */
export class IndicatorTableBuilder {
  /** What the files read so far know their indicators by. */
  readonly versions = new IndicatorVersions();
  private readonly pool = new GrowingBytes();
  private readonly entryKind = new GrowingNumbers(bytes8);
  private readonly entryKeyAt = new GrowingNumbers(words32);
  private readonly entryKeyLength = new GrowingNumbers(words16);
  private readonly entryPosting = new GrowingNumbers(words32);
  private readonly entryLastPosting = new GrowingNumbers(words32);
  private readonly postingIndicator = new GrowingNumbers(words32);
  private readonly postingNext = new GrowingNumbers(words32);
  private readonly type = new GrowingNumbers(bytes8);
  private readonly platform = new GrowingNumbers(bytes8);
  private readonly patternAt = new GrowingNumbers(words32);
  private readonly patternLength = new GrowingNumbers(words32);
  private readonly valueAt = new GrowingNumbers(words32);
  private readonly valueLength = new GrowingNumbers(words32);
  private readonly threat = new GrowingNumbers(words32);
  private readonly otherThreat = new GrowingNumbers(words32);
  private readonly file = new GrowingNumbers(words32);
  private readonly until = new GrowingNumbers(words32);
  private readonly names = { threats: new Map<string, number>(), files: new Map<string, number>() };
  private readonly kindCounts = new Uint32Array(maxKinds);
  private readonly keyLengths = new Uint8Array(keyLengthSlots);
  private slots = new Uint32Array(4096 * slotWords);
  private withdrawn = 0;
  /** Indicators of which another file has a newer version. */
  private readonly older = new GrowingNumbers(words32);

  get size(): number {
    return this.type.length - this.withdrawn;
  }

  threatNumber(name: string): number {
    return numberOf(this.names.threats, name);
  }

  fileNumber(name: string): number {
    return numberOf(this.names.files, name);
  }

  /** Adds an indicator and returns its number; `undefined` where its value can match nothing. */
  add(draft: IndicatorDraft): number | undefined {
    const keys = keysOf(draft.type, draft.value);
    if (keys.length === 0) return undefined;
    const number = this.type.length;
    if (this.pool.length > maxPoolBytes) {
      throw new UsageError('too-many-indicators', `more than ${maxPoolBytes} bytes of indicators`);
    }

    const patternAt = this.pool.addText(draft.pattern);
    const patternLength = this.pool.length - patternAt;
    // Offsets of characters are offsets of bytes only where the pattern is ASCII
    const within = patternLength === draft.pattern.length ? draft.pattern.indexOf(draft.value) : -1;
    const valueAt = within >= 0 ? patternAt + within : this.pool.addText(draft.value);
    const valueLength = within >= 0 ? draft.value.length : this.pool.length - valueAt;

    this.type.push(indicatorTypes.indexOf(draft.type));
    this.platform.push(platforms.indexOf(draft.platform));
    this.patternAt.push(patternAt);
    this.patternLength.push(patternLength);
    this.valueAt.push(valueAt);
    this.valueLength.push(valueLength);
    this.threat.push(draft.threat);
    this.file.push(draft.file);
    this.until.push(draft.validUntil ?? 0);
    for (const key of keys) this.#post(key, number, valueAt, valueLength);
    return number;
  }

  setThreat(indicator: number, threat: number): void {
    this.threat.set(indicator, threat);
  }

  /** A further threat of an indicator that has one. */
  addThreat(indicator: number, threat: number): void {
    this.otherThreat.push(indicator);
    this.otherThreat.push(threat);
  }

  setPlatform(indicator: number, platform: Indicator['platform']): void {
    if (this.platform.at(indicator) === withdrawn) return;
    this.platform.set(indicator, platforms.indexOf(platform));
  }

  /** Takes an indicator back: a later version of it was revoked or changed. */
  withdraw(indicator: number): void {
    if (this.platform.at(indicator) === withdrawn) return;
    this.platform.set(indicator, withdrawn);
    this.withdrawn++;
  }

  /** Takes an indicator back of which another file has a newer version. */
  leaveOut(indicator: number): void {
    if (this.platform.at(indicator) === withdrawn) return;
    this.older.push(indicator);
    this.withdraw(indicator);
  }

  finish(): IndicatorTables {
    return {
      slots: onSharedMemory(this.slots),
      entryKind: this.entryKind.shared(),
      entryKeyAt: this.entryKeyAt.shared(),
      entryKeyLength: this.entryKeyLength.shared(),
      entryPosting: this.entryPosting.shared(),
      postingIndicator: this.postingIndicator.shared(),
      postingNext: this.postingNext.shared(),
      indicatorType: this.type.shared(),
      indicatorPlatform: this.platform.shared(),
      indicatorPatternAt: this.patternAt.shared(),
      indicatorPatternLength: this.patternLength.shared(),
      indicatorValueAt: this.valueAt.shared(),
      indicatorValueLength: this.valueLength.shared(),
      indicatorThreat: this.threat.shared(),
      otherThreat: this.otherThreat.shared(),
      indicatorFile: this.file.shared(),
      indicatorUntil: this.until.shared(),
      olderVersions: this.older.shared(),
      pool: this.pool.shared(),
      kindCounts: onSharedMemory(this.kindCounts),
      keyLengths: onSharedMemory(this.keyLengths),
      threats: [...this.names.threats.keys()],
      files: [...this.names.files.keys()],
      size: this.size,
    };
  }

  /** Puts an indicator under a key: a new entry, or behind the others of an entry that is there. */
  #post(key: IndicatorKey, indicator: number, valueAt: number, valueLength: number): void {
    const posting = this.postingIndicator.length;
    this.postingIndicator.push(indicator);
    this.postingNext.push(0);

    const isForward = key.kind === keyKinds.path || key.kind === keyKinds.pathBelow;
    const { first, second } = isForward ? hashForward(key.bytes) : hashBackward(key.bytes);
    const mask = this.slots.length / slotWords - 1;
    let slot = slotOf(first, second, mask);
    for (; ; slot = (slot + 1) & mask) {
      const entry = (this.slots[slot * slotWords + 2] ?? 0) - 1;
      if (entry < 0) break;
      if (!this.#isEntry(slot, entry, first, second, key)) continue;
      this.postingNext.set(this.entryLastPosting.at(entry), posting + 1);
      this.entryLastPosting.set(entry, posting);
      return;
    }

    const isValue = key.bytes.length === valueLength && this.pool.holds(valueAt, key.bytes);
    const entry = this.entryKind.length;
    this.entryKind.push(key.kind);
    this.entryKeyAt.push(isValue ? valueAt : this.pool.add(key.bytes));
    this.entryKeyLength.push(key.bytes.length);
    this.entryPosting.push(posting);
    this.entryLastPosting.push(posting);
    this.kindCounts[key.kind] = (this.kindCounts[key.kind] ?? 0) + 1;
    this.keyLengths[lengthSlot(key.kind, key.bytes.length)] = 1;
    this.slots[slot * slotWords] = first;
    this.slots[slot * slotWords + 1] = second;
    this.slots[slot * slotWords + 2] = entry + 1;
    if (entry * 2 > mask) this.slots = doubled(this.slots);
  }

  #isEntry(slot: number, entry: number, first: number, second: number, key: IndicatorKey): boolean {
    return (
      this.slots[slot * slotWords] === first >>> 0 &&
      this.slots[slot * slotWords + 1] === second >>> 0 &&
      this.entryKind.at(entry) === key.kind &&
      this.entryKeyLength.at(entry) === key.bytes.length &&
      this.pool.holds(this.entryKeyAt.at(entry), key.bytes)
    );
  }
}

/** Compiles a list, for tests and for callers that have one; `readStixBundle` fills a builder without a list. Values that can match nothing are left out. */
export function compileIndicators(indicators: Iterable<Indicator>): IndicatorTables {
  const builder = new IndicatorTableBuilder();
  for (const { type, value, pattern, threat, file, platform, validUntil } of indicators) {
    builder.add({
      type,
      value,
      pattern,
      platform,
      threat: builder.threatNumber(threat),
      file: builder.fileNumber(file),
      ...(validUntil !== undefined && { validUntil }),
    });
  }
  return builder.finish();
}

function numberOf(names: Map<string, number>, name: string): number {
  const known = names.get(name);
  if (known !== undefined) return known;
  const number = names.size;
  names.set(name, number);
  return number;
}

function doubled(slots: Uint32Array<ArrayBuffer>): Uint32Array<ArrayBuffer> {
  const larger = new Uint32Array(slots.length * 2);
  const mask = larger.length / slotWords - 1;
  for (let at = 0; at < slots.length; at += slotWords) {
    const first = slots[at] ?? 0;
    const second = slots[at + 1] ?? 0;
    const entry = slots[at + 2] ?? 0;
    if (entry === 0) continue;
    let slot = slotOf(first, second, mask);
    while (larger[slot * slotWords + 2] !== 0) slot = (slot + 1) & mask;
    larger[slot * slotWords] = first;
    larger[slot * slotWords + 1] = second;
    larger[slot * slotWords + 2] = entry;
  }
  return larger;
}
