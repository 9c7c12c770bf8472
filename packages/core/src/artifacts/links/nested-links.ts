import { linksInBytes, linksInText } from '../../formats/links.ts';
import {
  isArray,
  isDictionary,
  readPropertyList,
  type PlistValue,
} from '../../formats/plist/index.ts';
import {
  EvidenceError,
  isEvidenceError,
  type Limits,
  type ProblemCode,
} from '../../model/index.ts';

/** Values of one list that are looked through, and links that are kept of it. */
const maxValues = 100_000;
const maxLinks = 1000;

/** Bytes of property lists in data of property lists that are read, in all: each stands in the one around it. */
const maxNestedBytes = 2 ** 25;

/** What was found in a list. */
export interface NestedLinks {
  readonly urls: readonly string[];
  /** Why not all of it was looked through, or some of it may be lost. */
  readonly shortened?: { readonly code: ProblemCode; readonly detail: string };
}

/** What is looked for links, and how much of it is left to do. */
interface Search {
  readonly limits: Limits;
  readonly urls: Set<string>;
  /** The same text or data can stand at many places of a small file; it is looked through once. */
  readonly seen: Set<string | Uint8Array>;
  /** From texts, only those with `http` or `https`. */
  readonly isStrict: boolean;
  left: number;
  leftBytes: number;
  isTooDeep: boolean;
  /** What is wrong with a list within, of which some may be lost. */
  damage?: { readonly code: ProblemCode; readonly detail: string };
}

/**
 * The addresses in a list, each once, at any depth: in texts, in keys, and in data, which may be a list again. With `strict`, bare host names
 * are left alone: among texts of programs they cannot be told from other names.
 */
export function nestedLinks(list: PlistValue, limits: Limits, strict?: 'strict'): NestedLinks {
  const search: Search = {
    limits,
    urls: new Set(),
    seen: new Set(),
    isStrict: strict === 'strict',
    left: maxValues,
    leftBytes: maxNestedBytes,
    isTooDeep: false,
  };
  try {
    lookInto(list, search, 0);
  } catch (error) {
    // What was found before the bound was reached is kept.
    if (!isEvidenceError(error)) throw error;
    const shortened = { code: error.code, detail: error.message };
    return { urls: [...search.urls].slice(0, maxLinks), shortened };
  }
  const urls = [...search.urls];
  const { damage } = search;
  if (!search.isTooDeep) return damage === undefined ? { urls } : { urls, shortened: damage };
  const detail = 'property lists within property lists that were not taken apart';
  return { urls, shortened: { code: 'limit-exceeded', detail } };
}

/** Looks into texts, keys of dictionaries, and data. */
function lookInto(value: PlistValue, search: Search, nesting: number): void {
  if (--search.left < 0) {
    throw new EvidenceError(
      'limit-exceeded',
      `more than ${maxValues} values to look through for addresses`,
    );
  }
  if (isArray(value)) {
    for (const item of value) lookInto(item, search, nesting);
  } else if (isDictionary(value)) {
    for (const [key, item] of value) {
      lookInto(key, search, nesting);
      lookInto(item, search, nesting);
    }
  } else if (typeof value === 'string' || value instanceof Uint8Array) {
    if (search.seen.has(value)) return;
    search.seen.add(value);
    if (typeof value === 'string') addTexts(value, search);
    else lookIntoData(value, search, nesting);
  }
}

/** Data is a property list of its own, or text; of what may be anything only addresses with `http` or `https` are taken. */
function lookIntoData(data: Uint8Array, search: Search, nesting: number): void {
  const list = nestedList(data, search, nesting);
  if (list !== undefined) {
    lookInto(list, search, nesting + 1);
    return;
  }
  addWithScheme(data, search.urls);
}

function addTexts(text: string, { urls, isStrict }: Search): void {
  if (!isStrict) addAll(linksInText(text), urls);
  else if (text.includes(':')) addWithScheme(new TextEncoder().encode(text), urls);
}

/** Links without a scheme are passed over one by one: a bound on all links together would leave out those behind many of them. */
function addWithScheme(text: Uint8Array, urls: Set<string>): void {
  const decoder = new TextDecoder();
  linksInBytes(text, 0, text.length, (start, end) => {
    const link = decoder.decode(text.subarray(start, end));
    if (/^https?:\/\//i.test(link)) urls.add(link);
    return urls.size <= maxLinks;
  });
  addAll([], urls);
}

/** `undefined` for other data, and for a list that is damaged: its bytes are looked through then. */
function nestedList(data: Uint8Array, search: Search, nesting: number): PlistValue | undefined {
  const { limits } = search;
  const head = new TextDecoder().decode(data.subarray(0, 6));
  if (head !== 'bplist' && !/^<(?:\?xml|plist|!DOC)/.test(head)) return undefined;
  search.leftBytes -= data.length;
  if (nesting > limits.maxDepth || search.leftBytes < 0) {
    // Its bytes are looked through all the same, in which not each kind of text can be seen.
    search.isTooDeep = true;
    return undefined;
  }
  // What begins as XML may be something else than a list.
  const isBinary = head === 'bplist';
  const tell = (detail: string): void => {
    const within = `a property list within: ${detail}`;
    if (isBinary) search.damage ??= { code: 'malformed', detail: within };
  };
  try {
    return readPropertyList(data, limits, { tellDamage: tell });
  } catch (error) {
    if (!isEvidenceError(error)) throw error;
    tell(error.message);
    return undefined;
  }
}

function addAll(links: readonly string[], urls: Set<string>): void {
  for (const link of links) urls.add(link);
  if (urls.size > maxLinks) {
    const detail = `more than ${maxLinks} addresses in one list`;
    throw new EvidenceError('limit-exceeded', detail);
  }
}
