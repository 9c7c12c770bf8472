/**
 * Device paths as globs: `*` stands for any run of characters within one component, `**` for any number of components.
 * Compared without a regular expression, in time linear in the path for each glob.
 */
export type Glob = readonly string[];

/** A glob of device paths in its components. Throws where it does not begin with `/`: that is a mistake of ours. */
export function parseGlob(glob: string): Glob {
  if (!glob.startsWith('/')) throw new Error(`a device path begins with '/': ${glob}`);
  return glob.slice(1).split('/');
}

/** Whether the glob stands for the whole path, letter for letter. See `ArtifactText.paths`. */
export function matchesGlob(glob: Glob, path: string): boolean {
  return path.startsWith('/') && matchesComponents(glob, componentsOf(path));
}

/** Of a path that begins with `/`, for {@link matchesComponents}. */
export function componentsOf(path: string): readonly string[] {
  return path.slice(1).split('/');
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

/** Whether the glob stands for the whole path of these components. Greedy, with one point of return for `**`, as for `*` in file names: no exponential search. */
export function matchesComponents(glob: Glob, components: readonly string[]): boolean {
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
  if (star + end === pattern.length - 1) return name.length >= star + end;
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
