import type { PathFilter } from '../model/index.ts';

/** A glob as far as a first look needs it. */
interface Outline {
  /** What every path that the glob matches begins with. */
  readonly prefix: string;
  /** The last component, with its stars. */
  readonly name: string;
  /** The component before it, with its stars; empty where there is none. */
  readonly folder: string;
}

/** How a wildcard name looks from outside. */
interface Edges {
  /** Its first and last byte, or -1 where it begins or ends with a star. */
  readonly first: number;
  readonly last: number;
  /** What the folder is called that it lies in, where the name itself tells nothing and the folder does. */
  readonly folder?: string;
}

/** Wildcard names that begin alike, whatever the folder. */
interface Wildcard extends Edges {
  readonly prefix: string;
}

/** Wildcard names below one folder. */
interface Pattern extends Edges {
  /** What stands between the folder and the first star. */
  readonly rest: Uint8Array;
  /** What a path ends with before its name, where any name will do. */
  readonly before: Uint8Array;
  /** Whether that is said of the folder itself, so that names right below it will do. */
  readonly isOfFolder: boolean;
}

const slash = 0x2f;
const nameSlots = 1 << 13;

/**
 * Puts a look at bytes before an exact check: of 200,000 paths of a manifest some dozen are wanted, and to make text of the
 * others takes longer than to pass them over.
 */
export function pathFilter(
  outlines: readonly Outline[],
  check: (devicePath: string) => boolean,
): PathFilter {
  const names = new Uint8Array(nameSlots);
  // A backup has hundreds of folders to begin from, and most wildcards look the same from each.
  const wildcards = new Map<string, Wildcard>();
  for (const { prefix, name, folder } of outlines) {
    if (name.includes('*')) {
      const edges = edgesOf(name, folder);
      wildcards.set(JSON.stringify([prefix, edges]), { prefix, ...edges });
    } else names[slotOf(bytesOf(name))] = 1;
  }
  const below = (folder: string): ((path: Uint8Array, start: number, end: number) => boolean) => {
    const patterns = patternsBelow(`${folder}/`, wildcards.values());
    return (path, start, end) => {
      let nameStart = end;
      while (nameStart > start && path[nameStart - 1] !== slash) nameStart--;
      let hash = 0;
      for (let at = nameStart; at < end; at++) hash = (Math.imul(hash, 31) + path[at]!) | 0;
      if (names[hash & (nameSlots - 1)] === 1) return true;
      for (const { rest, first, last, before, isOfFolder } of patterns) {
        if (first >= 0 && path[nameStart] !== first) continue;
        if (last >= 0 && path[end - 1] !== last) continue;
        if (nameStart === start ? !isOfFolder : !endsWith(path, start, nameStart, before)) continue;
        if (beginsWith(path, start, end, rest)) return true;
      }
      return false;
    };
  };
  return Object.assign((path: string) => check(path), { below });
}

function patternsBelow(folder: string, wildcards: Iterable<Wildcard>): readonly Pattern[] {
  const patterns = new Map<string, Pattern>();
  for (const { prefix, first, last, folder: parent } of wildcards) {
    const isBelow = prefix.startsWith(folder);
    if (!isBelow && !folder.startsWith(prefix)) continue;
    const rest = isBelow ? prefix.slice(folder.length) : '';
    const before = parent === undefined ? '' : `${parent}/`;
    const key = JSON.stringify([first, last, rest, before]);
    if (patterns.has(key)) continue;
    const isOfFolder = folder.endsWith(`/${before}`) || before === '';
    patterns.set(key, { rest: bytesOf(rest), first, last, before: bytesOf(before), isOfFolder });
  }
  return [...patterns.values()];
}

function edgesOf(name: string, folder: string): Edges {
  const bytes = bytesOf(name);
  const first = name.startsWith('*') ? -1 : bytes[0]!;
  const last = name.endsWith('*') ? -1 : bytes[bytes.length - 1]!;
  const isAny = first < 0 && last < 0 && name !== '**';
  const isTold = folder !== '' && !folder.includes('*');
  return isAny && isTold ? { first, last, folder } : { first, last };
}

function beginsWith(path: Uint8Array, start: number, end: number, prefix: Uint8Array): boolean {
  if (end - start < prefix.length) return false;
  for (let i = 0; i < prefix.length; i++) if (path[start + i] !== prefix[i]) return false;
  return true;
}

function endsWith(path: Uint8Array, start: number, end: number, ending: Uint8Array): boolean {
  return beginsWith(path, Math.max(start, end - ending.length), end, ending);
}

function slotOf(name: Uint8Array): number {
  let hash = 0;
  for (const byte of name) hash = (Math.imul(hash, 31) + byte) | 0;
  return hash & (nameSlots - 1);
}

const encoder = new TextEncoder();

function bytesOf(text: string): Uint8Array {
  return encoder.encode(text);
}
