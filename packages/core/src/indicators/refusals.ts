import { GrowingNumbers } from '../bytes/growing-arrays.ts';

/**
 * Why an indicator was not loaded. `unsupported-pattern`: AND, OR, other operators, objects or pattern languages;
 * `address-range`: a network instead of an address; `unusable-value`: a value that nothing could equal;
 * `expired`: `valid_until` had passed when the file was last changed, so it counts only for what happened before; `older-version`: another file has a newer one; `benign`: published as harmless; `malformed`: no JSON, or no pattern;
 * `too-large`: longer or deeper than any real object; `observable`: seen somewhere (a domain, a file, …), in a file in which nothing says
 * of anything that it is malicious.
 */
export type NotLoadedReason =
  | 'unsupported-pattern'
  | 'address-range'
  | 'unusable-value'
  | 'revoked'
  | 'expired'
  | 'older-version'
  | 'benign'
  | 'malformed'
  | 'too-large'
  | 'observable';

/** So many examples are kept of what was not loaded for one reason, each of at most so many characters. */
export const maxExamples = 5;
/** In UTF-16 units; what is longer is cut. */
export const maxExampleLength = 200;

/** What is not loaded for one reason. */
export interface NotLoaded {
  readonly reason: NotLoadedReason;
  readonly count: number;
  readonly examples: readonly string[];
}

interface Refusal {
  readonly reason: NotLoadedReason;
  count: number;
  /** With the place of its indicator, -1 where it has none. */
  examples: { readonly text: string; readonly place: number }[];
}

/** Counts what of one file is not loaded. What a later version of an indicator replaces is forgotten. */
export class Refusals {
  readonly #refusals: Refusal[] = [];
  /** Number in `#refusals` + 1 of why the indicator at each place is not loaded; 0 where it is. */
  readonly #reasons = new GrowingNumbers((length) => new Uint8Array(length));

  /** `place` is that of an indicator, -1 of anything else. */
  add(reason: NotLoadedReason, example: string, place = -1): void {
    let number = this.#refusals.findIndex((refusal) => refusal.reason === reason);
    if (number < 0) number = this.#refusals.push({ reason, count: 0, examples: [] }) - 1;
    if (place >= 0) {
      while (this.#reasons.length <= place) this.#reasons.push(0);
      this.#reasons.set(place, number + 1);
    }
    const refusal = this.#refusals[number]!;
    refusal.count++;
    if (example !== '' && refusal.examples.length < maxExamples) {
      refusal.examples.push({ text: example.slice(0, maxExampleLength), place });
    }
  }

  /** Takes back what was added of the indicator at a place, if anything was. */
  forget(place: number): void {
    const refusal = this.#refusals[this.#reasons.at(place) - 1];
    if (refusal === undefined) return;
    this.#reasons.set(place, 0);
    refusal.count--;
    refusal.examples = refusal.examples.filter((example) => example.place !== place);
  }

  told(): NotLoaded[] {
    return this.#refusals
      .filter(({ count }) => count > 0)
      .map((refusal) => ({ ...refusal, examples: refusal.examples.map(({ text }) => text) }));
  }
}
