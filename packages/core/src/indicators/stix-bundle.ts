import type { Indicator, IndicatorFile, RandomAccessFile } from '../model/index.ts';
import { GrowingNumbers } from '../bytes/growing-arrays.ts';
import { saysTwoThings } from './json/doubled-members.ts';
import { readJsonMembers } from './json/json-members.ts';
import { maxExampleLength, maxExamples, Refusals } from './refusals.ts';
import type { NotLoaded, NotLoadedReason } from './refusals.ts';
import type { IndicatorVersions } from './indicator-versions.ts';
import { secondsOf } from './stix-times.ts';
import { parseStixPattern } from './stix-pattern.ts';
import type { PlainComparison } from './stix-pattern.ts';
import type { IndicatorTableBuilder } from './table-builder.ts';
import { isDescribedAsStalkerware, isStalkerwareName } from './stalkerware.ts';
import { isThreatType, ThreatNames } from './threat-names.ts';

/** What is known of a bundle beside its bytes. */
export interface BundleOptions {
  /** How the file is called in findings and in `case.json`. */
  readonly name: string;
}

const maxThreatsListed = 10_000;

/** Objects that say what was seen, and not that it is malicious; those of them that phones have. */
const observableTypes: ReadonlySet<string> = new Set([
  'artifact',
  'directory',
  'domain-name',
  'email-addr',
  'email-message',
  'file',
  'ipv4-addr',
  'ipv6-addr',
  'network-traffic',
  'observed-data',
  'process',
  'software',
  'url',
  'user-account',
  'x509-certificate',
]);

const words = (length: number) => new Uint32Array(length);

/**
 * Reads a STIX 2 bundle of any size into a builder, object by object, and tells what became of it. Also a TAXII envelope,
 * an array of objects or of bundles, objects one after another, or bundles in a bundle. A file that ends in the middle gives what stood before.
 * `undefined` where it is no STIX; then nothing was added.
 */
export function readStixBundle(
  file: RandomAccessFile,
  builder: IndicatorTableBuilder,
  options: BundleOptions,
): Omit<IndicatorFile, 'sha256'> | undefined {
  const bundle = new BundleReader(builder, options);
  const decoder = new TextDecoder();
  const reading = readJsonMembers(file, (bytes, start, end) => {
    bundle.member(decoder.decode(bytes.subarray(start, end)));
  });
  if (reading === undefined) return undefined;
  if (!bundle.isStix && reading.topType !== 'bundle') return undefined;
  for (let count = 0; count < reading.tooLarge; count++) bundle.refusals.add('too-large', '');
  for (let count = 0; count < reading.strays; count++) bundle.refusals.add('malformed', '');
  const { topId, tooLarge } = reading;
  const fault = reading.fault ?? (tooLarge > 0 ? 'too-large' : undefined);
  const report: Omit<IndicatorFile, 'sha256'> = {
    ...bundle.finish(fault === undefined),
    ...(fault !== undefined && { fault }),
  };
  return topId?.startsWith('bundle--') ? { ...report, bundleId: topId } : report;
}

interface StixObject {
  readonly [property: string]: unknown;
}

/** Takes in the objects of one file; `finish` ends its life. */
class BundleReader {
  isStix = false;
  readonly refusals = new Refusals();
  private readonly builder: IndicatorTableBuilder;
  private readonly options: BundleOptions;
  private readonly threats = new ThreatNames();
  /** Names of what this file describes as stalkerware. */
  private readonly stalkerware = new Set<string>();
  private readonly versions: IndicatorVersions;
  /** Seconds since 1970 of `valid_until` at each place; 0 where there is none. */
  private readonly ends = new GrowingNumbers(words);
  /** Patterns of the indicators that end first, for the examples. */
  private firstToEnd: { readonly end: number; readonly pattern: string; readonly place: number }[] =
    [];
  private readonly appIds: number[] = [];
  private readonly observables: NotLoaded & { count: number; readonly examples: string[] } = {
    reason: 'observable',
    count: 0,
    examples: [],
  };
  private isAndroid = false;
  private loaded = 0;
  private newest = '';

  constructor(builder: IndicatorTableBuilder, options: BundleOptions) {
    this.builder = builder;
    this.versions = builder.versions;
    this.versions.beginFile();
    this.options = options;
  }

  member(text: string): void {
    const object = parsed(text);
    if (object === undefined) {
      this.refusals.add('malformed', text);
      return;
    }
    if (saysTwoThings(text, object)) this.refusals.add('malformed', text);
    // A bundle among the objects of another is replaced by what it holds. By a list, because calls cannot go as deep as these may nest.
    const left = [object];
    for (let next = left.pop(); next !== undefined; next = left.pop()) {
      const inner = objectsOf(next);
      if (inner === undefined) this.#take(next);
      else for (const one of inner.reverse()) left.push(one);
    }
  }

  #take(object: StixObject): void {
    const { type } = object;
    if (typeof type !== 'string' || isOfLostKind(object, type)) {
      this.refusals.add('malformed', exampleOf(object));
      return;
    }
    const id = this.#idOf(object, type);
    if (id === undefined) return;
    this.isStix = true;
    this.#note(object['modified'] ?? object['created']);

    const version = versionOf(object);
    if (type === 'indicator') {
      this.#indicator(object, id, version);
    } else if (type === 'relationship') {
      this.#relationship(object, id, version);
    } else if (type === 'report' || type === 'grouping') {
      this.#named(object, id, version);
      const references = isRevoked(object) ? [] : object['object_refs'];
      if (Array.isArray(references))
        this.threats.lists(id, version, references.filter(isIndicatorId));
    } else if (isThreatType(type)) {
      this.#named(object, id, version);
    } else if (observableTypes.has(type)) {
      this.#observable(object, id);
    }
  }

  #relationship(object: StixObject, id: string, version: number): void {
    const { source_ref: source, target_ref: target, relationship_type: how } = object;
    if (typeof source !== 'string' || typeof target !== 'string') return;
    if (how === 'indicates') {
      // Only an indicator indicates: one that is the target was written the wrong way round.
      const [indicator, threat] = isIndicatorId(source) ? [source, target] : [target, source];
      if (!isIndicatorId(indicator)) return;
      this.threats.indicates(id, version, indicator, isRevoked(object) ? undefined : threat);
    } else if (typeof how === 'string') {
      this.threats.relates(id, version, { source, how, target }, isRevoked(object));
    }
  }

  #observable(object: StixObject, id: string): void {
    const { examples } = this.observables;
    this.observables.count++;
    if (examples.length >= maxExamples) return;
    const value = object['value'] ?? object['name'];
    examples.push(
      (typeof value === 'string' && value !== '' ? value : id).slice(0, maxExampleLength),
    );
  }

  /**
   * The id of an object; `undefined` where it is none of STIX. An indicator whose publisher left the id out, or gave it another form, can
   * be met like any other: nothing else can speak of it, so it is one by itself.
   */
  #idOf({ id, pattern }: StixObject, type: string): string | undefined {
    if (typeof id === 'string' && id.startsWith(`${type}--`)) return id;
    if (type !== 'indicator' || !(this.isStix || typeof pattern === 'string')) return undefined;
    return this.versions.newId();
  }

  /** Forgets what an earlier version of an indicator was counted as. */
  #forget(place: number): void {
    this.firstToEnd = this.firstToEnd.filter((one) => one.place !== place);
    const number = this.versions.numberAt(place);
    if (number !== undefined) {
      this.builder.withdraw(number);
      this.loaded--;
    }
    this.refusals.forget(place);
  }

  finish(complete: boolean): Omit<IndicatorFile, 'sha256'> {
    const notLoaded = this.refusals.told();
    const expired = this.#expired();
    this.loaded -= expired.count;
    if (expired.count > 0) notLoaded.push(expired);
    // Beside indicators they are what these were made from.
    if (this.versions.count === 0 && this.observables.count > 0) notLoaded.push(this.observables);
    const fileName = withoutExtension(this.options.name);
    const threats = new Set<string>();
    let lastName: string | undefined;
    let lastNumber = 0;
    const list = (name: string): number => {
      if (threats.size < maxThreatsListed) threats.add(name);
      return this.builder.threatNumber(name);
    };
    const { versions } = this;
    this.threats.resolve(versions, versions.count, fileName, (place, name, others) => {
      const number = versions.numberAt(place);
      if (number === undefined) return;
      if (name !== lastName) {
        lastName = name;
        lastNumber = list(name);
      }
      this.builder.setThreat(number, lastNumber);
      for (const other of others) this.builder.addThreat(number, list(other));
    });
    if (this.isAndroid) {
      for (const number of this.appIds) this.builder.setPlatform(number, 'android');
    }
    versions.endFile((number) => this.builder.leaveOut(number));
    const names = [...threats].sort();
    const stalkerware = names.filter(
      (name) =>
        isStalkerwareName(fileName) || this.stalkerware.has(name) || isStalkerwareName(name),
    );
    return {
      name: this.options.name,
      loaded: this.loaded,
      notLoaded: notLoaded.sort((a, b) => (a.reason < b.reason ? -1 : 1)),
      threats: names,
      ...(stalkerware.length > 0 && { stalkerware }),
      complete,
      ...(this.newest !== '' && { newest: this.newest }),
    };
  }

  #indicator(object: StixObject, id: string, version: number): void {
    const creator = object['created_by_ref'];
    const put = this.versions.put(id, {
      version,
      creator: typeof creator === 'string' ? creator : '',
      isRevoked: isRevoked(object),
    });
    if (put === undefined) return;
    const { place, isAgain } = put;
    if (isAgain) this.#forget(place);
    else this.ends.push(0);
    this.ends.set(place, 0);
    const number = this.#load(object, place);
    this.versions.setNumber(place, number);
    if (number !== undefined) this.loaded++;
  }

  /** Adds an indicator to the builder, or counts why not. */
  #load(object: StixObject, place: number): number | undefined {
    const { pattern } = object;
    if (typeof pattern !== 'string')
      return (this.refusals.add('malformed', exampleOf(object), place), undefined);
    const refusal = this.#refusalOf(object);
    if (refusal !== undefined) return (this.refusals.add(refusal, pattern, place), undefined);
    // What stands there instead of bytes that are no text equals nothing.
    if (pattern.includes('\ufffd'))
      return (this.refusals.add('malformed', pattern, place), undefined);
    const comparison = parseStixPattern(pattern);
    if (comparison === undefined)
      return (this.refusals.add('unsupported-pattern', pattern, place), undefined);

    const { type, value } = comparison;
    if ((type === 'ipv4' || type === 'ipv6') && /\/(?!32$|128$)\d{1,3}$/.test(value)) {
      return (this.refusals.add('address-range', pattern, place), undefined);
    }
    const platform = platformOf(comparison, object);
    const end = secondsOf(object['valid_until']);
    const number = this.builder.add({
      type,
      value,
      pattern,
      platform,
      threat: 0,
      file: this.builder.fileNumber(this.options.name),
      ...(end > 0 && { validUntil: end }),
    });
    if (number === undefined)
      return (this.refusals.add('unusable-value', pattern, place), undefined);
    if (end > 0) this.#noteEnd(place, end, pattern);
    if (type === 'android-property' || (type === 'file-path' && platform === 'android')) {
      this.isAndroid = true;
    }
    if (type === 'app-id' && platform === 'any') this.appIds.push(number);
    return number;
  }

  #refusalOf(object: StixObject): NotLoadedReason | undefined {
    if (isRevoked(object)) return 'revoked';
    const language = object['pattern_type'];
    if (language !== undefined && !isStixLanguage(language)) return 'unsupported-pattern';
    if (isBenign(object['indicator_types']) || isBenign(object['labels'])) return 'benign';
    return undefined;
  }

  #noteEnd(place: number, end: number, pattern: string): void {
    this.ends.set(place, end);
    const first = this.firstToEnd;
    if (first.length >= maxExamples && end >= first.at(-1)!.end) return;
    first.push({ end, pattern, place });
    first.sort((a, b) => a.end - b.end).splice(maxExamples);
  }

  /**
   * Those whose end had passed when the file was last changed. They stay in the tables, for what happened before their end; held against
   * the day of the check instead, the same evidence would give another result tomorrow.
   */
  #expired(): NotLoaded {
    const changed = secondsOf(this.newest);
    let count = 0;
    for (let place = 0; place < this.ends.length; place++) {
      const end = this.ends.at(place);
      if (end > 0 && end < changed && this.versions.numberAt(place) !== undefined) count++;
    }
    const examples = this.firstToEnd
      .filter(({ end }) => end < changed)
      .map(({ pattern }) => pattern.slice(0, maxExampleLength));
    return { reason: 'expired', count, examples };
  }

  #named(object: StixObject, id: string, version: number): void {
    const { name } = object;
    if (isRevoked(object)) this.threats.named(id, version, undefined);
    else if (typeof name === 'string' && name.trim() !== '') {
      this.threats.named(id, version, name.trim());
      if (isDescribedAsStalkerware(object)) this.stalkerware.add(name.trim());
    }
  }

  #note(date: unknown): void {
    if (typeof date !== 'string' || date.slice(0, 10) <= this.newest) return;
    if (/^\d{4}-\d{2}-\d{2}/.test(date)) this.newest = date.slice(0, 10);
  }
}

function parsed(text: string): StixObject | undefined {
  try {
    const value: unknown = JSON.parse(text);
    return isObject(value) ? value : undefined;
  } catch (error) {
    if (error instanceof SyntaxError) return undefined;
    throw error;
  }
}

/**
 * What a bundle holds, or a TAXII envelope, which has no type; `undefined` of any other object. Some write a single object in the place of the list, or
 * all of them by their ids.
 */
function objectsOf({ type, objects }: StixObject): StixObject[] | undefined {
  if ((type !== 'bundle' && type !== undefined) || !isObject(objects)) return undefined;
  if (typeof objects['type'] === 'string') return [objects];
  return Object.values(objects).filter(isObject);
}

/** Whether the type of an object is damaged, as its id or its pattern shows, or a bundle has no list, or one under another name. */
function isOfLostKind(object: StixObject, type: string): boolean {
  const { id, pattern, objects } = object;
  if (type === 'bundle')
    return objects !== undefined ? !isObject(objects) : Object.values(object).some(isListOfObjects);
  const isOfType = typeof id === 'string' && id.startsWith(`${type}--`);
  if (type === 'indicator' || isOfType) return false;
  return isStixId(id) || (typeof pattern === 'string' && parseStixPattern(pattern) !== undefined);
}

function isListOfObjects(value: unknown): boolean {
  return Array.isArray(value) && value.some((one) => isObject(one) && !Array.isArray(one));
}

/** The type of an object, and a UUID. */
function isStixId(id: unknown): boolean {
  return typeof id === 'string' && /^[a-z\d-]{1,250}--[\da-f]{8}-[\da-f]{4}-/i.test(id);
}

/** As text or number too, as some write it: what its publisher took back is no indicator for want of a quotation mark. */
function isRevoked({ revoked }: StixObject): boolean {
  if (typeof revoked === 'string') return /^(?:true|yes|1)$/i.test(revoked);
  return revoked === true || revoked === 1;
}

function isObject(value: unknown): value is StixObject {
  return typeof value === 'object' && value !== null;
}

/** Where it can be known: a profile or a path below `/private` is of iOS, a property or a path below `/data` of Android, else as a label says. */
function platformOf({ type, value }: PlainComparison, object: StixObject): Indicator['platform'] {
  if (type === 'profile-id') return 'ios';
  if (type === 'android-property') return 'android';
  if (type === 'file-path' && value.startsWith('/private/')) return 'ios';
  if (type === 'file-path' && value.startsWith('/data/')) return 'android';
  const labels = object['labels'];
  if (!Array.isArray(labels)) return 'any';
  const has = (name: string) =>
    labels.some((label) => typeof label === 'string' && label.toLowerCase() === name);
  if (has('ios') === has('android')) return 'any';
  return has('ios') ? 'ios' : 'android';
}

/** In capitals too, as some write it. */
function isStixLanguage(language: unknown): boolean {
  return typeof language === 'string' && language.toLowerCase() === 'stix';
}

/** In capitals too. */
function isBenign(labels: unknown): boolean {
  if (!Array.isArray(labels) || labels.length !== 1) return false;
  const label: unknown = labels[0];
  return typeof label === 'string' && label.toLowerCase() === 'benign';
}

function isIndicatorId(id: unknown): id is string {
  return typeof id === 'string' && id.startsWith('indicator--');
}

/** Seconds since 1970 when this version of an object was made; 0 where it does not say. */
function versionOf(object: StixObject): number {
  return secondsOf(object['modified'] ?? object['created']);
}

function exampleOf(object: StixObject): string {
  return typeof object['id'] === 'string' ? object['id'] : '';
}

function withoutExtension(name: string): string {
  return name.replace(/\.(?:stix2?|json)$/i, '');
}
