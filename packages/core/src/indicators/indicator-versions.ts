import { GrowingNumbers } from '../bytes/growing-arrays.ts';
import { firstSeed, firstStep } from './hash.ts';
import { idWords, IdTable } from './object-ids.ts';
import type { IdWords } from './object-ids.ts';

const words = (length: number) => new Uint32Array(length);
const bytes = (length: number) => new Uint8Array(length);

/** Publishers of one id that are told apart: each has one, so more are made to cost time. */
const maxCreators = 64;

/** What is known of an indicator besides what it says. */
export interface IndicatorVersion {
  /** Seconds since 1970 when this version was made; 0 where it does not say. */
  readonly version: number;
  /** STIX `created_by_ref`; '' where it is left out. */
  readonly creator: string;
  readonly isRevoked: boolean;
}

/**
 * The versions of the indicators of all files that one builder takes in. By STIX an object is known by its id, the newest of its versions
 * counts, and only who created it makes another: an older version of another file is left out, whichever is read first. What has no UUID
 * for an id, or no time, is nobody's version: publishers number their indicators from 1. Holds 40 bytes and 17 for each.
 *
 * A *place* counts the indicators of the file that is read, from 0.
 */
export class IndicatorVersions {
  private readonly ids = new IdTable();
  private readonly id: IdWords = new Uint32Array(4);
  private readonly versions = new GrowingNumbers(words);
  private readonly creators = new GrowingNumbers(words);
  /** 1 where it is revoked. */
  private readonly revoked = new GrowingNumbers(bytes);
  /** Number in the builder + 1; 0 where it is not loaded. */
  private readonly numbers = new GrowingNumbers(words);
  /** Where the same id stands in an earlier file, by another creator or in the same version, + 1; 0 where nowhere. */
  private readonly previous = new GrowingNumbers(words);
  /** Where the file that is read begins. */
  private from = 0;
  private unnamed = 0;
  private lastCreator = { text: '', number: 0 };

  /** Indicators of the file that is read. */
  get count(): number {
    return this.versions.length - this.from;
  }

  beginFile(): void {
    this.from = this.versions.length;
  }

  /** An id that no other indicator has. */
  newId(): string {
    return `indicator--without id ${++this.unnamed}`;
  }

  /** The place of an indicator of the file that is read. */
  get(id: IdWords): number | undefined {
    const at = this.ids.get(id);
    return at === undefined || at < this.from ? undefined : at - this.from;
  }

  /** The place for this version of an indicator, and whether an earlier one of the same file stood there; `undefined` where that one is newer. */
  put(
    id: string,
    { version, creator, isRevoked }: IndicatorVersion,
  ): { readonly place: number; readonly isAgain: boolean } | undefined {
    const isUuid = idWords(id, this.id);
    const known = this.ids.get(this.id);
    const isAgain = known !== undefined && known >= this.from;
    // Of equal ones the last counts.
    if (isAgain && version < this.versions.at(known)) return undefined;
    const at = isAgain ? known : this.versions.length;
    if (!isAgain) {
      this.ids.set(this.id, at);
      this.previous.push(isUuid && known !== undefined ? known + 1 : 0);
      for (const list of [this.versions, this.creators, this.revoked, this.numbers]) list.push(0);
    }
    this.versions.set(at, version);
    this.creators.set(at, this.#creatorNumber(creator));
    this.revoked.set(at, Number(isRevoked));
    return { place: at - this.from, isAgain };
  }

  setNumber(place: number, number: number | undefined): void {
    this.numbers.set(this.from + place, number === undefined ? 0 : number + 1);
  }

  numberAt(place: number): number | undefined {
    const number = this.numbers.at(this.from + place);
    return number === 0 ? undefined : number - 1;
  }

  /** Ends the file that was read: gives the number of each loaded indicator of which another file has a newer version. */
  endFile(leaveOut: (number: number) => void): void {
    for (let at = this.from; at < this.versions.length; at++) {
      if (this.previous.at(at) > 0) this.#compare(at, leaveOut);
    }
  }

  /** A hash: there can be as many as indicators. */
  #creatorNumber(text: string): number {
    if (text === this.lastCreator.text) return this.lastCreator.number;
    let number = firstSeed;
    for (let at = 0; at < text.length; at++) number = firstStep(number, text.charCodeAt(at));
    this.lastCreator = { text, number };
    return number;
  }

  /** Holds an indicator against the newest that each creator has of its id in earlier files. */
  #compare(at: number, leaveOut: (number: number) => void): void {
    const left = (one: number): void => {
      const number = this.numbers.at(one);
      if (number > 0) leaveOut(number - 1);
    };
    if (this.versions.at(at) === 0) return;
    let before = at;
    let next = this.previous.at(at) - 1;
    for (let seen = 0; next >= 0 && seen < maxCreators; next = this.previous.at(before) - 1) {
      if (this.creators.at(next) !== this.creators.at(at) || this.versions.at(next) === 0) {
        before = next;
        seen++;
      } else if (this.#isOlder(next, at)) {
        left(next);
        this.previous.set(before, this.previous.at(next));
      } else if (this.#isOlder(at, next)) {
        left(at);
        this.#standFor(at, next, before);
        return;
        // What is as new as one is as new as all that are kept of this creator.
      } else return;
    }
  }

  #isOlder(one: number, other: number): boolean {
    const [own, others] = [this.versions.at(one), this.versions.at(other)];
    // To revoke an object is to change it: who gave that version no time of its own meant it all the same.
    return own < others || (own === others && this.revoked.at(one) < this.revoked.at(other));
  }

  /** The id leads to the last place: where that is the older one, it stands for the newer from now on. */
  #standFor(at: number, newer: number, before: number): void {
    this.previous.set(before, this.previous.at(newer));
    for (const list of [this.versions, this.revoked, this.numbers]) list.set(at, list.at(newer));
  }
}
