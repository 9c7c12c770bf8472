import { linksInBytes, linksInText } from '../formats/links.ts';
import {
  isArray,
  isDictionary,
  readPropertyList,
  type PlistValue,
} from '../formats/plist/index.ts';
import { EvidenceError, isEvidenceError, type Limits, type ProblemCode } from '../model/index.ts';

/** Values of one shortcut that are looked through, and links that are kept of it. */
const maxValues = 100_000;
const maxLinks = 1000;

/** Property lists in data of property lists are followed so far. */
const maxNesting = 4;

export interface ActionLinks {
  readonly urls: readonly string[];
  /** Why not all of it was looked through. */
  readonly shortened?: { readonly code: ProblemCode; readonly detail: string };
}

/** What is looked for links, and how much of it is left to do. */
interface Search {
  readonly limits: Limits;
  readonly urls: Set<string>;
  /** The same text or data can stand at many places of a small file; it is looked through once. */
  readonly seen: Set<string | Uint8Array>;
  left: number;
}

/** The addresses in the actions of one shortcut, each once: in texts, in keys, and in data. */
export function actionLinks(list: readonly PlistValue[], limits: Limits): ActionLinks {
  const search: Search = { limits, urls: new Set(), seen: new Set(), left: maxValues };
  try {
    lookInto(list, search, 0);
  } catch (error) {
    // What was found before the bound was reached is kept.
    if (!isEvidenceError(error)) throw error;
    const shortened = { code: error.code, detail: error.message };
    return { urls: [...search.urls].slice(0, maxLinks), shortened };
  }
  return { urls: [...search.urls] };
}

/** Looks into texts, keys of dictionaries, and data. */
function lookInto(value: PlistValue, search: Search, nesting: number): void {
  if (--search.left < 0) {
    throw new EvidenceError('limit-exceeded', `more than ${maxValues} values in the actions`);
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
    if (typeof value === 'string') addAll(linksInText(value), search.urls);
    else lookIntoData(value, search, nesting);
  }
}

/** Data is a property list of its own, or text; of what may be anything only addresses with `http` or `https` are taken. */
function lookIntoData(data: Uint8Array, search: Search, nesting: number): void {
  const list = nesting < maxNesting ? nestedList(data, search.limits) : undefined;
  if (list !== undefined) {
    lookInto(list, search, nesting + 1);
    return;
  }
  const links: string[] = [];
  linksInBytes(data, 0, data.length, (start, end) =>
    links.push(new TextDecoder().decode(data.subarray(start, end))),
  );
  addAll(
    links.filter((link) => /^https?:\/\//i.test(link)),
    search.urls,
  );
}

/** `undefined` for other data, and for a list that is damaged: its bytes are looked through then. */
function nestedList(data: Uint8Array, limits: Limits): PlistValue | undefined {
  const head = new TextDecoder().decode(data.subarray(0, 6));
  if (head !== 'bplist' && !/^<(?:\?xml|plist|!DOC)/.test(head)) return undefined;
  try {
    return readPropertyList(data, limits);
  } catch (error) {
    if (!isEvidenceError(error)) throw error;
    return undefined;
  }
}

function addAll(links: readonly string[], urls: Set<string>): void {
  for (const link of links) urls.add(link);
  if (urls.size > maxLinks) {
    const detail = `more than ${maxLinks} addresses in the actions of a shortcut`;
    throw new EvidenceError('limit-exceeded', detail);
  }
}
