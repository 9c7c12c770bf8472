import type { PathFilter } from '../model/index.ts';
import { pathFilter } from './path-filter.ts';

/**
 * Device paths as globs: `*` stands for any run of characters within one component, `**` for any number of components.
 * Compared without a regular expression, in time linear in the path for each glob.
 */
export type Glob = readonly string[];

export function parseGlob(glob: string): Glob {
  if (!glob.startsWith('/')) throw new Error(`a device path begins with '/': ${glob}`);
  return glob.slice(1).split('/');
}

export function matchesGlob(glob: Glob, path: string): boolean {
  if (!path.startsWith('/')) return false;
  return matchComponents(glob, path.slice(1).split('/'));
}

/** Whether a path that the glob matches can lie in or below this folder. */
export function reachesInto(glob: Glob, folder: string): boolean {
  const components = folder.split('/').filter((component) => component !== '');
  let places = new Set([0]);
  for (const component of components) {
    const next = new Set<number>();
    for (const place of places) {
      // `**` stands for all that follows, whatever it is.
      if (glob[place] === '**') return true;
      if (place < glob.length - 1 && matchesName(glob[place]!, component)) next.add(place + 1);
    }
    places = next;
  }
  return places.size > 0;
}

/** Greedy matching with one point of return for `**`, as for `*` in file names: no exponential search. */
function matchComponents(glob: Glob, components: readonly string[]): boolean {
  let at = 0;
  let part = 0;
  let returnPart = -1;
  let returnAt = 0;
  while (at < components.length) {
    if (part < glob.length && glob[part] === '**') {
      returnPart = part++;
      returnAt = at;
    } else if (part < glob.length && matchesName(glob[part]!, components[at]!)) {
      part++;
      at++;
    } else if (returnPart >= 0) {
      part = returnPart + 1;
      at = ++returnAt;
    } else {
      return false;
    }
  }
  while (part < glob.length && glob[part] === '**') part++;
  return part === glob.length;
}

/** One component against a pattern with `*`. */
export function matchesName(pattern: string, name: string): boolean {
  const star = pattern.indexOf('*');
  if (star < 0) return pattern === name;
  const end = pattern.length - 1 - pattern.lastIndexOf('*');
  // Most names differ in what stands before the first star or behind the last.
  if (
    !name.startsWith(pattern.slice(0, star)) ||
    !name.endsWith(pattern.slice(pattern.length - end))
  ) {
    return false;
  }
  let at = 0;
  let part = 0;
  let returnPart = -1;
  let returnAt = 0;
  while (at < name.length) {
    if (pattern[part] === '*') {
      returnPart = part++;
      returnAt = at;
    } else if (part < pattern.length && pattern[part] === name[at]) {
      part++;
      at++;
    } else if (returnPart >= 0) {
      part = returnPart + 1;
      at = ++returnAt;
    } else {
      return false;
    }
  }
  while (pattern[part] === '*') part++;
  return part === pattern.length;
}

/** Finds what is registered for a path: by its last component where the globs name one, so that 200,000 paths cost little. */
export interface PathIndex<T> {
  /** Every `T` with a glob that matches, each once, in the order of registration. */
  find(devicePath: string): readonly T[];
  /** Whether anything is registered for a path. */
  readonly filter: PathFilter;
}

const nothing: readonly never[] = [];

export function pathIndex<T>(
  entries: readonly { readonly glob: string; readonly value: T }[],
): PathIndex<T> {
  interface Entry {
    readonly glob: Glob;
    /** What stands before the first star: few paths begin so. */
    readonly prefix: string;
    readonly value: T;
    readonly order: number;
  }
  const byName = new Map<string, Entry[]>();
  const byFirst = new Map<number, Entry[]>();
  const byLast = new Map<number, Entry[]>();
  const others: Entry[] = [];
  entries.forEach(({ glob, value }, order) => {
    const parsed = parseGlob(glob);
    const entry = { glob: parsed, prefix: literalStart(glob), value, order };
    const name = parsed[parsed.length - 1]!;
    if (!name.includes('*')) append(byName, name, entry);
    else if (!name.startsWith('*')) append(byFirst, name.charCodeAt(0), entry);
    else if (!name.endsWith('*')) append(byLast, name.charCodeAt(name.length - 1), entry);
    else others.push(entry);
  });
  const find = (devicePath: string): readonly T[] => {
    const name = devicePath.slice(devicePath.lastIndexOf('/') + 1);
    let found: Entry[] | undefined;
    for (const list of [
      byName.get(name),
      byFirst.get(name.charCodeAt(0)),
      byLast.get(name.charCodeAt(name.length - 1)),
      others,
    ]) {
      if (list === undefined) continue;
      for (const entry of list) {
        const { glob, prefix } = entry;
        if (!devicePath.startsWith(prefix)) continue;
        if (!matchesName(glob[glob.length - 1]!, name) || !matchesGlob(glob, devicePath)) continue;
        if (found) found.push(entry);
        else found = [entry];
      }
    }
    if (!found) return nothing;
    return [...new Set(found.sort((a, b) => a.order - b.order).map(({ value }) => value))];
  };
  const outlines = entries.map(({ glob }) => ({
    prefix: literalStart(glob),
    name: glob.slice(glob.lastIndexOf('/') + 1),
  }));
  const exact = new Set(entries.flatMap(({ glob }) => (glob.includes('*') ? [] : [glob])));
  const filter = pathFilter(outlines, (path) => find(path).length > 0);
  return { find, filter: Object.assign(filter, { exact }) };
}

function append<K, T>(map: Map<K, T[]>, key: K, value: T): void {
  const list = map.get(key);
  if (list) list.push(value);
  else map.set(key, [value]);
}

/** What every path that the glob matches begins with. `**` may stand for nothing, and then not even the slash before it is there. */
function literalStart(glob: string): string {
  const star = glob.indexOf('*');
  if (star < 0) return glob;
  return glob.slice(0, glob.startsWith('**', star) ? star - 1 : star);
}
