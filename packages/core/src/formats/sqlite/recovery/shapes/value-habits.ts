import type { Row } from '../../../../model/index.ts';
import { TableRow } from '../../table-row.ts';
import { varintLength, varintSize } from '../../varint.ts';
import { serialLength } from './serial-class.ts';
import { TextHabits } from './text-habits.ts';
import { TextView } from './text-view.ts';

/** Serial types remembered of one column. */
const mostSerials = 512;
/** Texts and blobs can have about so many lengths that take one byte, and numbers so many kinds. */
const lengthsOfText = 64;
const kindsOfNumbers = 8;
/** Serial types from this one on state a length. */
const firstOfLength = 12;

const never = -Infinity;

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
  learn(row: TableRow): void {
    const { bytes, base, available } = row;
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
      this.#learn(position++, serial, row, from, to);
    }
  }

  #learn(position: number, serial: number, row: TableRow, from: number, to: number): void {
    const counts = (this.#serials[position] ??= new Map<number, number>());
    this.#rows[position] = (this.#rows[position] ?? 0) + 1;
    const count = (counts.get(serial) ?? 0) + 1;
    if (count > 1 || counts.size < mostSerials) counts.set(serial, count);
    const once = this.#once[position] ?? 0;
    this.#once[position] = count === 1 ? once + 1 : count === 2 ? once - 1 : once;
    if (serial <= 13 || serial % 2 === 0) return;
    const text = new TextView(row.bytes, from, to, row.encoding);
    (this.#texts[position] ??= new TextHabits()).add(text.bytes, text.from, text.to);
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
    return (this.#texts[position] ?? this.#noTexts).settled();
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
