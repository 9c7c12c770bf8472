import type { PathFilter } from '../model/index.ts';
import { componentsOf, matchesComponents, matchesName, parseGlob, type Glob } from './globs.ts';
import { pathFilter } from './path-filter.ts';
import { spelledBy } from './spelled-paths.ts';

/** Finds what is registered for a path: by its last component where the globs name one, so that 200,000 paths cost little. */
export interface PathIndex<T> {
  /** Every `T` with a glob that matches, each once, in the order of registration. */
  find(devicePath: string): readonly T[];
  /** Whether anything is registered for a path. */
  readonly filter: PathFilter;
}

const nothing: readonly never[] = [];

/** Sorts globs by what the last component of a path must be, so that few are tried on each of the paths of a source. */
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
    let components: readonly string[] | undefined;
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
        if (!matchesName(glob[glob.length - 1]!, name)) continue;
        components ??= componentsOf(devicePath);
        if (!matchesComponents(glob, components)) continue;
        if (found) found.push(entry);
        else found = [entry];
      }
    }
    if (!found) return nothing;
    return [...new Set(found.sort((a, b) => a.order - b.order).map(({ value }) => value))];
  };
  const outlines = entries.map(({ glob }) => {
    const components = parseGlob(glob);
    const name = components[components.length - 1]!;
    return { prefix: literalStart(glob), name, folder: components[components.length - 2] ?? '' };
  });
  const exact = new Set(entries.flatMap(({ glob }) => (glob.includes('*') ? [] : [glob])));
  const filter = pathFilter(outlines, (path) => find(path).length > 0);
  const spelled = spelledBy(entries.map(({ glob }) => glob));
  return { find, filter: Object.assign(filter, { exact, spelled }) };
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
