import { isKeyedArchive } from './keyed-archive.ts';
import {
  dictionaryAt,
  isArray,
  isDictionary,
  PlistUid,
  type PlistDictionary,
  type PlistValue,
} from './value.ts';

/** What the dictionary around the objects of an archive holds; no other list has two of them. */
const marks = ['$archiver', '$objects', '$top', '$version'];

/** Fields of the system's own classes, and which of those have them. Classes that descend from them name them, too. */
const ownFields: readonly (readonly [field: string, classes: readonly string[]])[] = [
  ['NS.keys', ['NSDictionary']],
  ['NS.objects', ['NSArray', 'NSDictionary', 'NSOrderedSet', 'NSSet']],
  ['NS.relative', ['NSURL']],
  ['NS.string', ['NSString']],
  ['NS.time', ['NSDate']],
  ['NS.uuidbytes', ['NSUUID']],
];

/**
 * What is wrong with a list that is, or was, an archive of an object graph, and can be read all the same. The archiver writes an object only when
 * something refers to it, and each with a class that says what it is: where that does not hold, a reference or a name was changed, and what it stood
 * for is not read.
 */
export function faultOfArchive(list: PlistValue): string | undefined {
  if (!isDictionary(list)) return undefined;
  const held = marks.filter((mark) => list.has(mark)).length;
  if (held < 2) return undefined;
  if (!isKeyedArchive(list)) return 'an archive of objects without all that makes it one';
  const objects = list.get('$objects') as readonly PlistValue[];
  if (objects[0] !== '$null') return 'an archive whose first object is not the one for nothing';
  return new ArchiveWalk(objects).faultFrom(dictionaryAt(list, '$top') ?? null);
}

class ArchiveWalk {
  readonly #objects: readonly PlistValue[];
  /** Which objects something refers to; the one for nothing need not be. */
  readonly #isKnown: Uint8Array;
  #left: number;
  readonly #seen = new Set<PlistValue>();
  readonly #waiting: PlistValue[] = [];

  constructor(objects: readonly PlistValue[]) {
    this.#objects = objects;
    this.#isKnown = new Uint8Array(objects.length);
    this.#isKnown[0] = 1;
    this.#left = objects.length - 1;
  }

  faultFrom(top: PlistValue): string | undefined {
    this.#waiting.push(top);
    for (let value = this.#waiting.pop(); value !== undefined; value = this.#waiting.pop()) {
      const fault = this.#look(value);
      if (fault !== undefined) return fault;
    }
    return this.#left > 0 ? 'an archive with objects that nothing refers to' : undefined;
  }

  /** Containers are shared where they are equal: each is looked into once. */
  #look(value: PlistValue): string | undefined {
    if (value instanceof PlistUid) {
      this.#follow(value.value);
      return undefined;
    }
    if (!isArray(value) && !isDictionary(value)) return undefined;
    if (this.#seen.has(value)) return undefined;
    this.#seen.add(value);
    for (const item of value.values()) this.#waiting.push(item);
    return isDictionary(value) && value.has('$class') ? this.#faultOfInstance(value) : undefined;
  }

  /** One that is not there is told by who reads the values. */
  #follow(index: number): void {
    if (this.#isKnown[index] !== 0) return;
    this.#isKnown[index] = 1;
    this.#left -= 1;
    this.#waiting.push(this.#objects[index] ?? null);
  }

  #faultOfInstance(object: PlistDictionary): string | undefined {
    const names = this.#classNames(object.get('$class'));
    if (names === undefined) return 'an archive with an object of no known class';
    const [keys, values] = [object.get('NS.keys'), object.get('NS.objects')];
    if (keys !== undefined && !(isArray(keys) && isArray(values) && keys.length === values.length))
      return 'an archive with a dictionary whose keys and values do not fit';
    const other = ownFields.find(
      ([field, classes]) => object.has(field) && !classes.some((name) => names.has(name)),
    );
    return other && `an archive with a field ${other[0]} in an object of another class`;
  }

  /** A class by itself first, then those that it descends from; of one that was put in the place of another, the name alone. */
  #classNames(reference: PlistValue | undefined): ReadonlySet<string> | undefined {
    if (!(reference instanceof PlistUid)) return undefined;
    const description = this.#objects[reference.value];
    if (!isDictionary(description)) return undefined;
    const own = description.get('$classname');
    const all = description.get('$classes');
    if (typeof own !== 'string') return undefined;
    if (all === undefined) return namesOf([own]);
    if (!isArray(all) || all[0] !== own) return undefined;
    return namesOf(all.filter((name) => typeof name === 'string'));
  }
}

/** A class that can be changed is one that cannot, also where a writer leaves out what it descends from. */
function namesOf(names: readonly string[]): ReadonlySet<string> {
  return new Set(names.flatMap((name) => [name, name.replace(/^NSMutable/, 'NS')]));
}
