import { UsageError } from '@athar/core';

/** Whether a device path is meant. */
export type PathPattern = (devicePath: string) => boolean;

/** Paths that braces may stand for, and characters of a pattern: what people write is far below. */
const mostAlternatives = 1000;
const longestPattern = 4096;

type Token =
  | { readonly kind: 'run' }
  | { readonly kind: 'one' }
  | { readonly kind: 'is'; readonly character: string }
  | {
      readonly kind: 'set';
      readonly isNegated: boolean;
      readonly ranges: readonly (readonly [from: number, to: number])[];
    };

/** `**`, which stands for any number of components, or what one component is compared with. */
type Component = 'any' | readonly Token[];

/**
 * A pattern as shells know them: `*` stands for any run of characters within one component, `**` for any number of components, `?` for one
 * character, `[a-c]` and `[!x]` for one of a set or none of it, `{a,b}` for each of several texts, which may hold slashes; a backslash takes the
 * next character as it is. What is not closed, and braces without a comma, are plain text. A pattern without a slash in front is looked for at
 * every depth. Whatever the pattern, a path that is the pattern itself is meant too, and one that differs from what is meant only in how Unicode
 * writes its letters: a phone keeps `é` as an app wrote it, and takes both for one name. Compared without exponential search, and without a
 * regular expression; throws `UsageError` where it stands for too many texts.
 */
export function pathPattern(glob: string): PathPattern {
  const composed = glob.normalize('NFC');
  const isMeant = exactPattern(glob);
  const isMeantComposed = composed === glob ? isMeant : exactPattern(composed);
  return (devicePath) =>
    isMeant(devicePath) ||
    (/[^\0-\x7f]/.test(devicePath) && isMeantComposed(devicePath.normalize('NFC')));
}

/** The same, sign by sign. */
function exactPattern(glob: string): PathPattern {
  const tooMany = (): UsageError =>
    new UsageError('cli.extract.pattern', `--path ${glob}`, { path: glob });
  if (glob.length > longestPattern) throw tooMany();
  const whole = expanded(glob, tooMany).map(fromRoot);
  const parsed = whole.map((path) => path.slice(1).split('/').map(componentOf));
  const literal = fromRoot(glob);
  const plain = literal.startsWith('/**/') ? literal.slice('/**'.length) : undefined;
  return (devicePath) => {
    if (devicePath === literal) return true;
    if (plain !== undefined && devicePath.endsWith(plain)) return true;
    const components = devicePath.slice(1).split('/');
    return parsed.some((pattern) => matchesPath(pattern, components));
  };
}

/** On the device, `/var`, `/tmp` and `/etc` are links into `/private`. */
function fromRoot(path: string): string {
  const whole = path.startsWith('/') ? path : `/**/${path}`;
  return whole.replace(/^\/(?=(?:var|tmp|etc)(?:\/|$))/, '/private/');
}

/** The texts that braces stand for, in their order. */
function expanded(text: string, tooMany: () => UsageError): string[] {
  const braces = firstBraces(text);
  if (braces === undefined) return [text];
  const heads: string[] = [];
  for (const part of braces.parts) {
    for (const head of expanded(part, tooMany)) heads.push(head);
    if (heads.length > mostAlternatives) throw tooMany();
  }
  const tails = expanded(text.slice(braces.end + 1), tooMany);
  if (heads.length * tails.length > mostAlternatives) throw tooMany();
  const before = text.slice(0, braces.start);
  return heads.flatMap((head) => tails.map((tail) => before + head + tail));
}

interface Braces {
  readonly start: number;
  readonly end: number;
  readonly parts: readonly string[];
}

function firstBraces(text: string): Braces | undefined {
  for (let start = 0; start < text.length; start++) {
    if (text[start] === '\\') start++;
    else if (text[start] === '{') {
      const found = bracesAt(text, start);
      if (found !== undefined) return found;
    }
  }
  return undefined;
}

/** `undefined` where they are not closed, or hold no comma of their own. */
function bracesAt(text: string, start: number): Braces | undefined {
  const parts: string[] = [];
  let from = start + 1;
  let depth = 0;
  for (let at = start + 1; at < text.length; at++) {
    const character = text[at];
    if (character === '\\') at++;
    else if (character === '{') depth++;
    else if (character === ',' && depth === 0) {
      parts.push(text.slice(from, at));
      from = at + 1;
    } else if (character === '}' && depth-- === 0) {
      if (parts.length === 0) return undefined;
      return { start, end: at, parts: [...parts, text.slice(from, at)] };
    }
  }
  return undefined;
}

function componentOf(text: string): Component {
  if (text === '**') return 'any';
  const characters = Array.from(text);
  const tokens: Token[] = [];
  for (let at = 0; at < characters.length; at++) {
    const character = characters[at]!;
    if (character === '*') {
      // Several stars in a row stand for what one does.
      if (tokens.at(-1)?.kind !== 'run') tokens.push({ kind: 'run' });
    } else if (character === '?') tokens.push({ kind: 'one' });
    else if (character === '\\' && at + 1 < characters.length) {
      tokens.push({ kind: 'is', character: characters[++at]! });
    } else {
      const set = character === '[' ? setAt(characters, at) : undefined;
      tokens.push(set?.token ?? { kind: 'is', character });
      at = set?.end ?? at;
    }
  }
  return tokens;
}

/** A `]` that stands first in a set is one of its characters; `undefined` where the set is not closed. */
function setAt(
  characters: readonly string[],
  start: number,
): { readonly token: Token; readonly end: number } | undefined {
  let at = start + 1;
  const isNegated = characters[at] === '!' || characters[at] === '^';
  if (isNegated) at++;
  const first = at;
  const ranges: [number, number][] = [];
  while (at < characters.length) {
    if (characters[at] === ']' && at > first) {
      return { token: { kind: 'set', isNegated, ranges }, end: at };
    }
    if (characters[at] === '\\' && at + 1 < characters.length) at++;
    const from = characters[at++]!.codePointAt(0)!;
    let to = from;
    if (characters[at] === '-' && at + 1 < characters.length && characters[at + 1] !== ']') {
      at += characters[at + 1] === '\\' && at + 2 < characters.length ? 2 : 1;
      to = characters[at++]!.codePointAt(0)!;
    }
    ranges.push([from, to]);
  }
  return undefined;
}

function matchesPath(pattern: readonly Component[], components: readonly string[]): boolean {
  return matchesGreedily(
    pattern,
    components,
    (part) => part === 'any',
    (part, component) => part !== 'any' && matchesName(part, component),
  );
}

function matchesName(tokens: readonly Token[], name: string): boolean {
  return matchesGreedily(tokens, Array.from(name), ({ kind }) => kind === 'run', matchesOne);
}

/** With one point of return, the last part that stands for any number of items: no exponential search. */
function matchesGreedily<Part, Item>(
  pattern: readonly Part[],
  items: readonly Item[],
  isAny: (part: Part) => boolean,
  matches: (part: Part, item: Item) => boolean,
): boolean {
  let at = 0;
  let next = 0;
  let returnNext = -1;
  let returnAt = 0;
  while (at < items.length) {
    const part = pattern[next];
    if (part !== undefined && isAny(part)) {
      returnNext = next++;
      returnAt = at;
    } else if (part !== undefined && matches(part, items[at]!)) {
      next++;
      at++;
    } else if (returnNext >= 0) {
      next = returnNext + 1;
      at = ++returnAt;
    } else return false;
  }
  return pattern.slice(next).every(isAny);
}

function matchesOne(token: Token, character: string): boolean {
  switch (token.kind) {
    case 'run':
      return false;
    case 'one':
      return true;
    case 'is':
      return token.character === character;
    case 'set': {
      const code = character.codePointAt(0)!;
      return token.ranges.some(([from, to]) => from <= code && code <= to) !== token.isNegated;
    }
  }
}
