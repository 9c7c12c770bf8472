import { EvidenceError, isEvidenceError } from '../model/index.ts';
import {
  isTypedstream,
  TypedstreamReader,
  type StreamObject,
  type StreamText,
  type StreamValue,
} from './typedstream-objects.ts';

/** UTF-8 bytes `[start, end)` of the blob. */
export interface TextRange {
  readonly start: number;
  readonly end: number;
}

/** Attributes by name. Objects that are no text, number, data, URL or dictionary are named by their class. */
export type AttributeValue =
  null | string | number | Uint8Array | ReadonlyMap<string, AttributeValue>;

/** A part of a text whose characters have the same attributes. */
export interface AttributeRun {
  /** In UTF-16 units of the text. */
  readonly start: number;
  readonly length: number;
  readonly attributes: ReadonlyMap<string, AttributeValue>;
}

/** A text and the runs of its attributes. */
export interface AttributedText {
  readonly text: string;
  readonly runs: readonly AttributeRun[];
}

/** Attributes that hold a link as text or as a URL. */
const linkAttributes = ['__kIMLinkAttributeName', 'NSLink', 'NSLinkAttributeName'];

/**
 * Where the text of an archived NSAttributedString (`message.attributedBody`) lies in the blob. The usual layout is
 * followed directly, in well under a microsecond. `undefined` where the blob is no typed stream of an attributed
 * string, or is damaged before its text ends: `readTypedstream` tells which. Damage behind the text is not noticed.
 */
export function typedstreamText(blob: Uint8Array): TextRange | undefined {
  return usualText(blob) ?? anyText(blob);
}

/** The text with its attributes. Throws `EvidenceError` where the blob is something else or damaged. */
export function readTypedstream(blob: Uint8Array): AttributedText {
  const reader = new TypedstreamReader(blob);
  const root = reader.readRoot();
  const text = isObject(root) ? textOf(root) : undefined;
  if (!isObject(root) || text === undefined) {
    throw new EvidenceError('unsupported', 'typed stream of something else than a text');
  }
  return { text: decoded(blob, text), runs: runsOf(blob, root) };
}

/**
 * Links that the attributes of the text hold, whether or not the text shows them, each once, in the order of the
 * stream. Cheap where there are none. Of a damaged stream those before the damage, which `tell` is given; none where it is no typed stream.
 */
export function typedstreamLinks(
  blob: Uint8Array,
  tell?: (damage: EvidenceError) => void,
): string[] {
  if (!isTypedstream(blob) || !namesLink(blob)) return [];
  const links = new Set<string>();
  const reader = new AttributeReader(blob);
  for (const object of objectsOf(blob, tell)) {
    const held = object.classes.includes('NSURL') ? [object] : linksHeldBy(blob, object, tell);
    for (const value of held) {
      const link = reader.plain(value);
      if (typeof link === 'string') links.add(link);
    }
  }
  return [...links];
}

/** The values of a dictionary under the names of link attributes; found without making it plain. */
function linksHeldBy(
  blob: Uint8Array,
  object: StreamObject,
  tell?: (damage: EvidenceError) => void,
): StreamValue[] {
  const held: StreamValue[] = [];
  if (!isDictionaryObject(object)) return held;
  // A count, then keys and values in turn.
  if (object.values[0]?.value !== (object.values.length - 1) / 2)
    tell?.(new EvidenceError('malformed', 'a dictionary whose count does not fit'));
  for (let i = 1; i + 1 < object.values.length; i += 2) {
    const key = object.values[i]?.value ?? null;
    const text = isObject(key) ? key.values[0]?.value : undefined;
    if (text === undefined || !isText(text)) continue;
    const isLink = linkAttributes.some(
      (name) => name.length === text.end - text.start && endsWith(blob, text.end, name),
    );
    const value = object.values[i + 1]?.value ?? null;
    if (!isLink) continue;
    if (isObject(value) && isTextOrUrl(value)) held.push(value);
    else tell?.(new EvidenceError('malformed', 'an attribute for a link holds none'));
  }
  return held;
}

function isTextOrUrl({ classes }: StreamObject): boolean {
  return classes.includes('NSString') || classes.includes('NSURL');
}

/** All objects up to the first damage, which `tell` is given. */
function objectsOf(
  blob: Uint8Array,
  tell?: (damage: EvidenceError) => void,
): readonly StreamObject[] {
  let reader: TypedstreamReader | undefined;
  try {
    reader = new TypedstreamReader(blob);
    reader.readRoot();
  } catch (error) {
    if (!isEvidenceError(error)) throw error;
    tell?.(error);
  }
  return reader?.objects ?? [];
}

/**
 * Walks over the head of the stream, name by name, without building anything:
 * type `@`, object and its classes up to NSObject, type `@`, text object and its classes, type `+`, the text.
 */
function usualText(blob: Uint8Array): TextRange | undefined {
  // 04 0b "streamtyped" 81 e8 03, then 84 01 "@" 84
  if (byteAt(blob, 0) !== 4 || byteAt(blob, 1) !== 11 || !endsWith(blob, 13, 'streamtyped'))
    return undefined;
  if (byteAt(blob, 13) !== 0x81 || byteAt(blob, 16) !== 0x84) return undefined;
  if (byteAt(blob, 17) !== 1 || byteAt(blob, 18) !== 0x40 || byteAt(blob, 19) !== 0x84) {
    return undefined;
  }
  let at = afterClasses(blob, 20, 'AttributedString');
  if (at < 0 || byteAt(blob, at) !== 0x92 || byteAt(blob, at + 1) !== 0x84) return undefined;
  at = afterClasses(blob, at + 2, 'String');
  if (at < 0 || byteAt(blob, at) !== 0x84 || byteAt(blob, at + 1) !== 1) return undefined;
  if (byteAt(blob, at + 2) !== 0x2b) return undefined;
  let length = byteAt(blob, at + 3);
  let start = at + 4;
  if (length === 0x81) {
    length = byteAt(blob, start) + byteAt(blob, start + 1) * 256;
    start += 2;
  } else if (length === 0x82) {
    for (let i = 3; i >= 0; i--) length = (i === 3 ? 0 : length * 256) + byteAt(blob, start + i);
    start += 4;
  } else if (length >= 0x80) {
    return undefined;
  }
  return start + length <= blob.length ? { start, end: start + length } : undefined;
}

/** Passes over new classes up to nil or to one that is known; -1 where the first is not named `…ending`. */
function afterClasses(blob: Uint8Array, from: number, ending: string): number {
  let at = from;
  for (let i = 0; i < 8 && byteAt(blob, at) === 0x84; i++) {
    const length = byteAt(blob, at + 2);
    if (byteAt(blob, at + 1) !== 0x84 || length >= 0x80) return -1;
    const end = at + 3 + length;
    if (i === 0 && !endsWith(blob, end, ending)) return -1;
    if (byteAt(blob, end) >= 0x80) return -1;
    at = end + 1;
  }
  const last = byteAt(blob, at);
  return at > from && (last === 0x85 || last >= 0x92) ? at + 1 : -1;
}

function endsWith(blob: Uint8Array, end: number, text: string): boolean {
  for (let i = 1; i <= text.length; i++) {
    if (byteAt(blob, end - i) !== text.charCodeAt(text.length - i)) return false;
  }
  return true;
}

function anyText(blob: Uint8Array): TextRange | undefined {
  if (!isTypedstream(blob)) return undefined;
  const [root] = objectsOf(blob);
  const text = root === undefined ? undefined : textOf(root);
  return text && { start: text.start, end: text.end };
}

/** The text of an attributed string, or of a string by itself. */
function textOf(object: StreamObject): StreamText | undefined {
  for (const { value } of object.values) {
    if (isText(value)) return value;
    if (isObject(value)) {
      for (const inner of value.values) if (isText(inner.value)) return inner.value;
      return undefined;
    }
  }
  return undefined;
}

/** Behind the text stand pairs of a number and a length, and behind the first mention of a number its attributes. */
function runsOf(blob: Uint8Array, root: StreamObject): AttributeRun[] {
  const reader = new AttributeReader(blob);
  const runs: AttributeRun[] = [];
  const known = new Map<number, ReadonlyMap<string, AttributeValue>>();
  const { values } = root;
  let start = 0;
  let i = values.findIndex(({ type }) => type === '@') + 1;
  while (i + 1 < values.length) {
    const number = values[i]?.value;
    const length = values[i + 1]?.value;
    if (typeof number !== 'number' || typeof length !== 'number') break;
    i += 2;
    if (values[i]?.type === '@') {
      const attributes = reader.plain(values[i]?.value ?? null);
      if (attributes instanceof Map) known.set(number, attributes);
      i++;
    }
    runs.push({ start, length, attributes: known.get(number) ?? new Map() });
    start += length;
  }
  return runs;
}

/** Each object is made plain once, however often it is referred to; where it contains itself stands null. */
class AttributeReader {
  readonly #blob: Uint8Array;
  readonly #known = new Map<StreamObject, AttributeValue>();

  constructor(blob: Uint8Array) {
    this.#blob = blob;
  }

  plain(value: StreamValue): AttributeValue {
    if (value === null || typeof value === 'string' || typeof value === 'number') return value;
    if (value instanceof Uint8Array) return value;
    if (isText(value)) return decoded(this.#blob, value);
    if (!isObject(value)) return null;
    const known = this.#known.get(value);
    if (known !== undefined) return known;
    this.#known.set(value, null);
    const made = this.#object(value);
    this.#known.set(value, made);
    return made;
  }

  #object(object: StreamObject): AttributeValue {
    const { classes, values } = object;
    if (classes.includes('NSURL')) return this.#url(object);
    if (isDictionaryObject(object)) return this.#entries(object);
    const holder = classes.includes('NSData') ? '[' : '+';
    const held = values.find(({ type }) => type === holder);
    if (held !== undefined) return this.plain(held.value);
    if (classes.includes('NSNumber') || classes.includes('NSDate')) {
      const number = values.at(-1)?.value;
      if (typeof number === 'number') return number;
    }
    return classes[0] ?? null;
  }

  /** A flag whether there is a base, the base where there is one, and the text. */
  #url(object: StreamObject): AttributeValue {
    const last = object.values.findLast(({ type }) => type === '@');
    const text = last === undefined ? null : this.plain(last.value);
    return typeof text === 'string' ? text : null;
  }

  /** A count, then keys and values in turn. */
  #entries(object: StreamObject): AttributeValue {
    const entries = new Map<string, AttributeValue>();
    const items = object.values.filter(({ type }) => type === '@');
    for (let i = 0; i + 1 < items.length; i += 2) {
      const key = this.plain(items[i]?.value ?? null);
      if (typeof key === 'string') entries.set(key, this.plain(items[i + 1]?.value ?? null));
    }
    return entries;
  }
}

function isDictionaryObject(object: StreamObject): boolean {
  return object.classes.includes('NSDictionary');
}

const utf8 = new TextDecoder('utf-8', { ignoreBOM: true });

function decoded(blob: Uint8Array, { start, end }: TextRange): string {
  return utf8.decode(blob.subarray(start, end));
}

function isText(value: StreamValue): value is StreamText {
  return isTagged(value) && value.kind === 'text';
}

function isObject(value: StreamValue): value is StreamObject {
  return isTagged(value) && value.kind === 'object';
}

function isTagged(value: StreamValue): value is StreamText | StreamObject {
  return typeof value === 'object' && value !== null && 'kind' in value;
}

/** Whether the stream names a class or an attribute that can hold a link: `NSURL`, `NSLink…`, `__kIMLink…`. */
function namesLink(blob: Uint8Array): boolean {
  const capitalL = 0x4c;
  for (let at = blob.indexOf(capitalL); at >= 0; at = blob.indexOf(capitalL, at + 1)) {
    if (endsWith(blob, at + 1, 'NSURL') || endsWith(blob, at + 4, 'Link')) return true;
  }
  return false;
}

function byteAt(blob: Uint8Array, at: number): number {
  return blob[at] ?? 0;
}
