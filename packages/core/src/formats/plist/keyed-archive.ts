import { hexOf } from '../../bytes/hex.ts';
import { defaultLimits, EvidenceError } from '../../model/index.ts';
import type { PlistLimits } from './limits.ts';
import {
  dictionaryAt,
  isArray,
  isDictionary,
  PlistDate,
  PlistUid,
  stringAt,
  type PlistDictionary,
  type PlistValue,
} from './value.ts';

/** Whether a property list is the archive of an object graph, as NSKeyedArchiver writes it. */
export function isKeyedArchive(value: PlistValue): value is PlistDictionary {
  return (
    isDictionary(value) &&
    isArray(value.get('$objects')) &&
    isDictionary(value.get('$top')) &&
    typeof value.get('$archiver') === 'string'
  );
}

/**
 * Plain values of a keyed archive: what stands under `$top/root`, or all of `$top` where there is no root.
 *
 * Collections, strings, data, dates, URLs, UUIDs, numbers and null become their plain values; an object of any other
 * class (attributed strings too, whose attributes matter) becomes a dictionary of its fields with `$class`, its name.
 * Keys that are no strings are written as text. Where the graph leads back into itself stands `null`. Each object is
 * built once and shared. Throws `EvidenceError` where this is no archive or a reference leads nowhere.
 */
export function unarchive(value: PlistValue, limits: PlistLimits = defaultLimits): PlistValue {
  if (!isKeyedArchive(value)) throw new EvidenceError('malformed', 'not a keyed archive');
  const archive = new Unarchiver(value.get('$objects') as readonly PlistValue[], limits);
  const top = dictionaryAt(value, '$top') ?? new Map<string, PlistValue>();
  return archive.resolve(top.has('root') ? (top.get('root') ?? null) : top, 0);
}

/** A value with the nesting below it, so that depth is counted through shared objects too. */
interface Built {
  readonly value: PlistValue;
  readonly height: number;
}

const cut: Built = { value: null, height: 0 };

class Unarchiver {
  readonly #objects: readonly PlistValue[];
  readonly #limits: PlistLimits;
  readonly #built = new Map<number, Built | 'building'>();
  #valuesLeft: number;
  /** Texts that are made anew, which many objects may ask for from the same bytes. */
  #textLeft = 2 ** 26;

  constructor(objects: readonly PlistValue[], limits: PlistLimits) {
    this.#objects = objects;
    this.#limits = limits;
    this.#valuesLeft = limits.maxObjects;
  }

  resolve(value: PlistValue, depth: number): PlistValue {
    return this.#build(value, depth).value;
  }

  #build(value: PlistValue, depth: number): Built {
    if (this.#valuesLeft-- <= 0) {
      throw new EvidenceError('limit-exceeded', `more than ${this.#limits.maxObjects} values`);
    }
    this.#checkDepth(depth);
    if (value instanceof PlistUid) return this.#object(value.value, depth);
    if (isArray(value)) return this.#items(value, depth);
    if (isDictionary(value)) {
      return value.has('$class') ? this.#instance(value, depth) : this.#fields(value, depth);
    }
    return { value, height: 0 };
  }

  #object(index: number, depth: number): Built {
    const known = this.#built.get(index);
    if (known === 'building') return cut;
    if (known !== undefined) {
      this.#checkDepth(depth + known.height);
      return known;
    }
    const object = this.#objects[index];
    if (object === undefined) {
      throw new EvidenceError('malformed', `archive refers to object ${index}, which is not there`);
    }
    this.#built.set(index, 'building');
    const isNull = object === '$null' && index === 0;
    const built = isNull || object instanceof PlistUid ? cut : this.#build(object, depth);
    this.#built.set(index, built);
    return built;
  }

  #items(values: readonly PlistValue[], depth: number): Built {
    const items: PlistValue[] = [];
    let height = 0;
    for (const value of values) {
      const built = this.#build(value, depth + 1);
      items.push(built.value);
      height = Math.max(height, built.height + 1);
    }
    return { value: items, height };
  }

  #fields(object: PlistDictionary, depth: number, className?: string): Built {
    const fields = new Map<string, PlistValue>();
    let height = 0;
    if (className !== undefined) fields.set('$class', className);
    for (const [key, value] of object) {
      if (key === '$class') continue;
      const built = this.#build(value, depth + 1);
      fields.set(key, built.value);
      height = Math.max(height, built.height + 1);
    }
    return { value: fields, height };
  }

  #instance(object: PlistDictionary, depth: number): Built {
    const names = this.#classNames(object.get('$class'));
    for (const name of names) {
      switch (name) {
        case 'NSDictionary':
          return this.#dictionary(object, depth);
        case 'NSArray':
        case 'NSSet':
        case 'NSOrderedSet':
          return this.#items(listedObjects(object), depth);
        case 'NSNull':
          return cut;
      }
      const plain = this.#plainInstance(name, object, depth);
      if (plain !== undefined) return { value: plain, height: 0 };
    }
    return this.#fields(object, depth, names[0] ?? '');
  }

  /** Of the classes that stand for one plain value; `undefined` where it is none or lacks its fields. */
  #plainInstance(name: string, object: PlistDictionary, depth: number): PlistValue | undefined {
    const field = (key: string): PlistValue =>
      object.has(key) ? this.resolve(object.get(key) ?? null, depth + 1) : null;
    switch (name) {
      case 'NSString':
        return this.#textOf(field('NS.string')) ?? this.#textOf(field('NS.bytes'));
      case 'NSData': {
        const data = object.has('NS.data') ? field('NS.data') : field('NS.bytes');
        return data instanceof Uint8Array ? data : undefined;
      }
      case 'NSDate': {
        const seconds = field('NS.time');
        return typeof seconds === 'number' ? new PlistDate(seconds) : undefined;
      }
      case 'NSURL': {
        const relative = field('NS.relative');
        const base = field('NS.base');
        if (typeof relative !== 'string') return undefined;
        if (typeof base !== 'string') return relative;
        this.#spendText(base.length + relative.length);
        return joinUrl(base, relative);
      }
      case 'NSUUID': {
        const bytes = field('NS.uuidbytes');
        return bytes instanceof Uint8Array && bytes.length === 16 ? uuidText(bytes) : undefined;
      }
      case 'NSNumber': {
        const number = ['NS.intval', 'NS.dblval', 'NS.boolval'].find((key) => object.has(key));
        return number === undefined ? undefined : field(number);
      }
    }
    return undefined;
  }

  #dictionary(object: PlistDictionary, depth: number): Built {
    const keys = object.get('NS.keys');
    const values = object.get('NS.objects');
    if (!isArray(keys) || !isArray(values)) return this.#fields(object, depth, 'NSDictionary');
    const entries = new Map<string, PlistValue>();
    let height = 0;
    for (const [index, key] of keys.entries()) {
      const built = this.#build(values[index] ?? null, depth + 1);
      entries.set(keyText(this.resolve(key, depth + 1), index), built.value);
      height = Math.max(height, built.height + 1);
    }
    return { value: entries, height };
  }

  #textOf(value: PlistValue): string | undefined {
    if (typeof value === 'string') return value;
    if (!(value instanceof Uint8Array)) return undefined;
    this.#spendText(value.length);
    return new TextDecoder().decode(value);
  }

  #spendText(length: number): void {
    this.#textLeft -= length;
    if (this.#textLeft < 0) throw new EvidenceError('limit-exceeded', 'texts of the archive');
  }

  /** The name of the class and of those it descends from, nearest first. */
  #classNames(reference: PlistValue | undefined): readonly string[] {
    if (!(reference instanceof PlistUid)) return [];
    const description = this.#objects[reference.value];
    if (!isDictionary(description)) return [];
    const names: string[] = [];
    const own = stringAt(description, '$classname');
    if (own !== undefined) names.push(own);
    const inherited = description.get('$classes');
    if (isArray(inherited)) {
      for (const name of inherited.slice(0, mostAncestors)) {
        if (typeof name === 'string' && name !== own) names.push(name);
      }
    }
    return names;
  }

  #checkDepth(depth: number): void {
    if (depth > this.#limits.maxDepth) {
      throw new EvidenceError('limit-exceeded', `nested deeper than ${this.#limits.maxDepth}`);
    }
  }
}

/** No class of Apple's descends from so many. */
const mostAncestors = 16;

/** Older archives write `NS.object.0`, `NS.object.1`, … instead of one list. */
function listedObjects(object: PlistDictionary): readonly PlistValue[] {
  const list = object.get('NS.objects');
  if (isArray(list)) return list;
  const items: PlistValue[] = [];
  for (let i = 0; object.has(`NS.object.${i}`); i++)
    items.push(object.get(`NS.object.${i}`) ?? null);
  return items;
}

function keyText(key: PlistValue, index: number): string {
  switch (typeof key) {
    case 'string':
      return key;
    case 'number':
    case 'bigint':
    case 'boolean':
      return String(key);
    default:
      return key instanceof PlistDate ? String(key.cocoaSeconds) : `key ${index}`;
  }
}

function uuidText(bytes: Uint8Array): string {
  const hex = hexOf(bytes).toUpperCase();
  return [
    [0, 8],
    [8, 12],
    [12, 16],
    [16, 20],
    [20, 32],
  ]
    .map((ends) => hex.slice(...ends))
    .join('-');
}

/** A relative reference after its base, as RFC 3986 5.2 but without removing dot segments. */
function joinUrl(base: string, relative: string): string {
  if (/^[A-Za-z][A-Za-z0-9+.-]{0,40}:/.test(relative) || base === '') return relative;
  const withoutFragment = base.split('#', 1)[0] ?? '';
  if (relative === '') return withoutFragment;
  const withoutQuery = withoutFragment.split('?', 1)[0] ?? '';
  if (relative.startsWith('#')) return withoutFragment + relative;
  if (relative.startsWith('?')) return withoutQuery + relative;
  const origin = /^([A-Za-z][A-Za-z0-9+.-]{0,40}:)?(\/\/[^/]*)?/.exec(withoutQuery);
  if (relative.startsWith('//')) return (origin?.[1] ?? '') + relative;
  if (relative.startsWith('/')) return (origin?.[0] ?? '') + relative;
  const slash = withoutQuery.lastIndexOf('/');
  const authority = origin?.[0].length ?? 0;
  return slash < authority
    ? `${withoutQuery}/${relative}`
    : withoutQuery.slice(0, slash + 1) + relative;
}
