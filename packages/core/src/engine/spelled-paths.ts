import { matchesGlob, parseGlob, type Glob } from './globs.ts';

/**
 * Gives a path whose letters are all small the spelling of the globs that it would match but for that; `undefined` where there is
 * none. What stands in the place of a star stays as it is, unless another of them names it.
 */
export function spelledBy(globs: readonly string[]): (smallPath: string) => string | undefined {
  const byName = new Map<string, { readonly glob: Glob; readonly small: Glob }[]>();
  for (const text of new Set(globs)) {
    const entry = { glob: parseGlob(text), small: parseGlob(text.toLowerCase()) };
    const name = entry.small.at(-1)!;
    const key = name.includes('*') ? '*' : name;
    const list = byName.get(key);
    if (list) list.push(entry);
    else byName.set(key, [entry]);
  }
  return (smallPath) => {
    const name = smallPath.slice(smallPath.lastIndexOf('/') + 1);
    const fitting = [...(byName.get(name) ?? []), ...(byName.get('*') ?? [])].filter(({ small }) =>
      matchesGlob(small, smallPath),
    );
    if (fitting.length === 0) return undefined;
    const components = smallPath.slice(1).split('/');
    const small = [...components];
    for (const { glob } of fitting) lay(glob, components, small);
    return `/${components.join('/')}`;
  };
}

/** What stands before the first `**` is laid over the path from its beginning, what stands behind the last one from its end. */
function lay(glob: Glob, components: string[], small: readonly string[]): void {
  const many = glob.indexOf('**');
  const before = many < 0 ? glob.length : many;
  const behind = many < 0 ? 0 : glob.length - 1 - glob.lastIndexOf('**');
  const layOne = (pattern: string, at: number): void => {
    // The first to spell a name has the last word.
    if (components[at] === small[at]) components[at] = spelledName(pattern, small[at]!);
  };
  for (let at = 0; at < before; at++) layOne(glob[at]!, at);
  for (let back = 1; back <= behind; back++) {
    layOne(glob[glob.length - back]!, components.length - back);
  }
}

function spelledName(pattern: string, name: string): string {
  const first = pattern.indexOf('*');
  if (first < 0) return pattern;
  const end = pattern.slice(pattern.lastIndexOf('*') + 1);
  return pattern.slice(0, first) + name.slice(first, name.length - end.length) + end;
}
