import { isWhiteSpace, passInside, stringEnd, type InsideMember } from './brackets-and-strings.ts';
import { BundleHead } from './bundle-head.ts';
import { HeldBytes } from './held-bytes.ts';
import { OpenValue } from './open-value.ts';

const quote = 0x22;
const escape = 0x5c;
const openBrace = 0x7b;
const closeBrace = 0x7d;
const openBracket = 0x5b;
const closeBracket = 0x5d;
const comma = 0x2c;
const colon = 0x3a;

/** A larger member is stepped over: a report that names a million indicators has 50 MB. */
const maxMemberBytes = 96 * 2 ** 20;

/** A document that is a single object is held up to this size while it is not known to be a bundle. */
const maxSingleBytes = 4 * 2 ** 20;
const maxMemberDepth = 64;
const maxKeyBytes = 64;
const firstBufferBytes = 2 ** 21;

const decoder = new TextDecoder();

/** Is given the bytes `[start, end)` of an object; they are valid during the call only. */
export type MemberReceiver = (bytes: Uint8Array, start: number, end: number) => void;

/** Cuts objects out of a JSON document that comes in chunks. It keeps where in brackets and strings it is, and holds no more of the document than is open. */
export class MemberCutter {
  readonly #receive: MemberReceiver;
  readonly #held: HeldBytes;
  /** The byte that is looked at next. */
  #at = 0;
  #depth = 0;
  /** Depth of the array whose members are wanted; 0 while there is none. */
  #membersDepth = 0;
  /** Depth of the keys of an object that may be a bundle: that of an outermost object, or of one in an outermost array. */
  #keyDepth = 1;
  /** Whether what is read lies within such an object. */
  #mayBeBundle = false;
  readonly #member = new OpenValue(maxMemberBytes);
  /** An outermost object. */
  readonly #single = new OpenValue(maxSingleBytes);
  /** A string outside of members, or the rest of one that a member holds; of a long one only its end matters. */
  readonly #string = new OpenValue(maxKeyBytes);
  readonly #head = new BundleHead();
  readonly #inside: InsideMember = { at: 0, depth: 0, deepest: 0 };
  readonly #count = { values: 0, tooLarge: 0, strays: 0 };
  #isInStray = false;

  /** `size` is that of the document as it is stored. */
  constructor(size: number, receive: MemberReceiver) {
    // Of UTF-16, a character may take half as much again.
    this.#held = new HeldBytes(Math.min(firstBufferBytes, 2 * size));
    this.#receive = receive;
  }

  /** Whether the document begins like a JSON object or array. */
  get hasBegun(): boolean {
    return this.#count.values > 0 || this.#depth !== 0;
  }

  /** Whether something was begun that has not ended. */
  get isWithinValue(): boolean {
    return this.#depth !== 0 || this.#string.isOpen;
  }

  /** What was not handed over. */
  get tally(): { readonly tooLarge: number; readonly strays: number } {
    const { tooLarge, strays } = this.#count;
    return { tooLarge, strays };
  }

  /** What the document says of itself. */
  get head(): { readonly topType: string | undefined; readonly topId: string | undefined } {
    const { type, id } = this.#head;
    return { topType: type, topId: this.#count.values > 1 ? undefined : id };
  }

  /** Goes on with the next chunk, and hands over what ends in it; false where what stands there cannot be JSON. */
  take(chunk: Uint8Array): boolean {
    const at = this.#at;
    const open = [this.#member, this.#single, this.#string];
    const keep = Math.min(...open.map((value) => value.neededFrom(at)));
    this.#held.takeIn(chunk, keep);
    this.#at -= keep;
    for (const value of open) value.move(keep);
    return this.#pass();
  }

  /** Goes on to the end of what is held, or to where a string or its escape needs the next chunk; false where what stands there cannot be JSON. */
  #pass(): boolean {
    const { bytes, length } = this.#held;
    while (this.#at < length) {
      if (this.#string.isOpen) {
        if (!this.#passString(bytes, length)) return true;
        continue;
      }
      if (this.#member.isOpen && this.#depth > this.#keyDepth) {
        if (this.#passMember(bytes, length)) continue;
        if (this.#at >= length) return true;
      }
      if (!this.#passSign(bytes[this.#at]!)) return false;
      this.#at++;
    }
    return true;
  }

  /** Goes on within a string, to its end or behind an escape; false where that lies in the next chunk. */
  #passString(bytes: Uint8Array, length: number): boolean {
    const at = stringEnd(bytes, this.#at, length);
    this.#at = at;
    if (at >= length) return false;
    if (bytes[at] === escape) {
      if (at + 1 >= length) return false;
      this.#at += 2;
      return true;
    }
    if (this.#isAmongKeys()) this.#takeString(bytes, at);
    this.#string.end();
    this.#at++;
    return true;
  }

  /** Goes on within a member to its closing bracket; true where it stops before, within a string that has an escape or that the next chunk goes on with. */
  #passMember(bytes: Uint8Array, length: number): boolean {
    const inside = this.#inside;
    inside.at = this.#at;
    inside.depth = this.#depth;
    inside.deepest = this.#depth;
    const outermost = Math.max(this.#membersDepth, this.#keyDepth) + 1;
    const isString = passInside(bytes, length, inside, outermost);
    this.#at = inside.at;
    this.#depth = inside.depth;
    this.#noteDepth(inside.deepest);
    if (isString) this.#string.begin(this.#at++);
    return isString;
  }

  /** One byte outside of strings; false where it cannot stand there. */
  #passSign(byte: number): boolean {
    switch (byte) {
      case quote:
        this.#noteStray();
        this.#string.begin(this.#at);
        return true;
      case openBrace:
        if (this.#depth === 0) this.#beginOutermost();
        else if (this.#depth === this.#membersDepth && !this.#member.isOpen) this.#beginMember();
        this.#noteDepth(++this.#depth);
        return true;
      case openBracket:
        this.#beginArray();
        this.#noteDepth(++this.#depth);
        return true;
      case closeBrace:
      case closeBracket:
        return this.#close();
      case comma:
        if (this.#depth === this.#membersDepth) this.#isInStray = false;
        if (this.#depth === this.#keyDepth) this.#head.isAtKey = true;
        return true;
      case colon:
        if (this.#depth === this.#keyDepth) this.#head.isAtKey = false;
        return true;
      default:
        if (isWhiteSpace(byte)) return true;
        this.#noteStray();
        // Outside the outermost value only white space may stand
        return this.#depth !== 0;
    }
  }

  #beginOutermost(): void {
    this.#single.begin(this.#at);
    this.#keyDepth = 1;
    this.#beginKeys();
  }

  #beginMember(): void {
    this.#member.begin(this.#at);
    if (this.#depth + 1 === this.#keyDepth) this.#beginKeys();
  }

  #beginKeys(): void {
    this.#mayBeBundle = true;
    this.#head.begin();
  }

  #beginArray(): void {
    if (this.#depth === 0) {
      this.#membersDepth = 1;
      this.#keyDepth = 2;
    } else if (this.#isAmongKeys() && this.#head.key === 'objects') {
      this.#beginMembers();
    } else {
      this.#noteStray();
    }
  }

  /** The array whose members are wanted begins: the object around it is a bundle, and no member itself. */
  #beginMembers(): void {
    this.#membersDepth = this.#keyDepth + 1;
    this.#single.end();
    this.#member.end();
    this.#isInStray = false;
  }

  /** An object or array ends; false where none was begun. */
  #close(): boolean {
    const depth = --this.#depth;
    if (depth < 0) return false;
    if (depth === this.#membersDepth && this.#member.isOpen) this.#handOver(this.#member);
    else if (depth < this.#membersDepth) this.#membersDepth = this.#keyDepth - 1;
    if (depth < this.#keyDepth) this.#mayBeBundle = false;
    if (depth === 0) this.#endOutermost();
    return true;
  }

  #endOutermost(): void {
    this.#count.values++;
    if (this.#single.isOpen) this.#handOver(this.#single);
    this.#membersDepth = 0;
    this.#keyDepth = 1;
  }

  /** An object ends with the byte that is looked at. */
  #handOver(value: OpenValue): void {
    if (value.isTooLarge) this.#count.tooLarge++;
    else this.#receive(this.#held.bytes, value.start, this.#at + 1);
    value.end();
  }

  /** Among the keys of an object that may be a bundle. */
  #isAmongKeys(): boolean {
    return (
      this.#mayBeBundle && this.#depth === this.#keyDepth && this.#membersDepth < this.#keyDepth
    );
  }

  /** A string of an object that may be a bundle: a key, or the value of `type` or `id`. */
  #takeString(bytes: Uint8Array, end: number): void {
    const { start, isTooLarge } = this.#string;
    const isShort = !isTooLarge && end - start <= maxKeyBytes;
    const text = isShort ? decoder.decode(bytes.subarray(start + 1, end)) : '';
    if (this.#keyDepth === 1) this.#head.takeOutermost(text);
    else this.#head.takeOfSeveral(text);
  }

  /** Something else stands where an object is expected; once for all of it up to a comma. */
  #noteStray(): void {
    if (this.#membersDepth === 0 || this.#depth !== this.#membersDepth) return;
    if (this.#member.isOpen || this.#isInStray) return;
    this.#isInStray = true;
    this.#count.strays++;
  }

  #noteDepth(depth: number): void {
    if (this.#member.isOpen && depth > this.#membersDepth + maxMemberDepth)
      this.#member.isTooLarge = true;
  }
}
