import { firstSeed, firstStep, hashForward, secondSeed, secondStep } from './hash.ts';
import { keyKinds } from './keys.ts';
import type { IndicatorLookup, MatchList } from './lookup.ts';
import { normalisePath } from './normalise.ts';

const encoder = new TextEncoder();
const decoder = new TextDecoder();
const slash = 0x2f;
const dot = 0x2e;

/** Folders between the root and a file that are looked at for relative folder indicators. */
const maxComponents = 64;

/** Compares a path, `bytes[start, end)`, with path indicators: the whole path, the folders above it, the components at its end. What is met is added to `into`. */
export type PathMatcher = (bytes: Uint8Array, start: number, end: number, into: MatchList) => void;

const varFolder = encoder.encode('/var');
const etcFolder = encoder.encode('/etc');
const tmpFolder = encoder.encode('/tmp');
const privateTmp = encoder.encode('/private/tmp');
const afterPrivate = hashForward(encoder.encode('/private'));

/** A path that is written plainly is hashed in place, once from each end, without allocation. */
export function pathMatcher(lookup: IndicatorLookup): PathMatcher {
  const absolute = absolutePathsOf(lookup);
  const relative = relativePathsOf(lookup);
  const relativeFolders = relativeFoldersOf(lookup);
  const isUsed = absolute !== undefined || relative !== undefined;
  const hasRelative = relative !== undefined || relativeFolders !== undefined;

  function plainPath(bytes: Uint8Array, start: number, end: number, into: MatchList): void {
    if (start >= end) return;
    if (bytes[start] === slash) absolute?.(bytes, start, end, into);
    relative?.(bytes, start, end, into);
    relativeFolders?.(bytes, start, end, into);
  }

  return (bytes, start, end, into) => {
    if (!isUsed || start >= end) return;
    // A relative indicator may begin in the part that folding adds
    const mustFold = hasRelative && isFoldedFolder(bytes, start, end);
    if (isPlain(bytes, start, end) && !mustFold && !isTemporary(bytes, start, end)) {
      plainPath(bytes, start, end, into);
      return;
    }
    const normal = encoder.encode(normalisePath(decoder.decode(bytes.slice(start, end))));
    plainPath(normal, 0, normal.length, into);
  };
}

/** Paths from the root, and the folders that hold everything below them; `undefined` where no indicator is one. */
function absolutePathsOf(lookup: IndicatorLookup): PathMatcher | undefined {
  if (!lookup.has(keyKinds.path)) return undefined;
  const hasFolders = lookup.has(keyKinds.pathBelow);
  const longest = lookup.longest(keyKinds.path);

  return (bytes, start, end, into) => {
    const isPrivate = isFoldedFolder(bytes, start, end);
    const spelling = isPrivate ? 'without-private' : 'as-is';
    let first = isPrivate ? afterPrivate.first : firstSeed;
    let second = isPrivate ? afterPrivate.second : secondSeed;
    if (isPrivate && hasFolders) {
      const entry = lookup.entry(keyKinds.pathBelow, first, second, bytes, start, start, spelling);
      lookup.meet(entry, 'high', into);
    }
    // A folder that holds everything below it is also a path, so none is longer
    const last = Math.min(end, start + longest + 1);
    for (let at = start; at < last; at++) {
      const byte = bytes[at] ?? 0;
      if (byte === slash && at > start && hasFolders) {
        const entry = lookup.entry(keyKinds.pathBelow, first, second, bytes, start, at, spelling);
        lookup.meet(entry, 'high', into);
      }
      first = firstStep(first, byte);
      second = secondStep(second, byte);
    }
    if (last < end) return;
    const entry = lookup.entry(keyKinds.path, first, second, bytes, start, end, spelling);
    lookup.meet(entry, 'high', into);
  };
}

/** Components at the end of a path; `undefined` where no indicator is such. */
function relativePathsOf(lookup: IndicatorLookup): PathMatcher | undefined {
  const kind = keyKinds.relativePath;
  if (!lookup.has(kind)) return undefined;
  const longest = lookup.longest(kind);

  return (bytes, start, end, into) => {
    let first = firstSeed;
    let second = secondSeed;
    for (let at = end - 1; at >= start; at--) {
      if (end - at > longest + 1) return;
      const byte = bytes[at] ?? 0;
      if (byte === slash) {
        lookup.meet(lookup.entry(kind, first, second, bytes, at + 1, end), 'high', into);
      }
      first = firstStep(first, byte);
      second = secondStep(second, byte);
    }
    if (bytes[start] === slash) return;
    lookup.meet(lookup.entry(kind, first, second, bytes, start, end), 'high', into);
  };
}

/** A relative folder may begin at any component and end at any later one; rare, so each run is hashed on its own. `undefined` where no indicator is such. */
function relativeFoldersOf(lookup: IndicatorLookup): PathMatcher | undefined {
  const kind = keyKinds.relativeBelow;
  if (!lookup.has(kind)) return undefined;

  return (bytes, start, end, into) => {
    const borders: number[] = bytes[start] === slash ? [] : [start];
    for (let at = start; at < end && borders.length < maxComponents; at++) {
      if (bytes[at] === slash) borders.push(at + 1);
    }
    for (const [index, from] of borders.entries()) {
      for (const to of borders.slice(index + 1)) {
        lookup.meet(lookup.find(kind, bytes, from, to - 1), 'high', into);
      }
    }
  };
}

/** Whether the bytes are already what `normalisePath` would make of them, but for the folded first folder. */
function isPlain(bytes: Uint8Array, start: number, end: number): boolean {
  if (bytes[start] === 0x7e || bytes[end - 1] === slash) return false;
  let previous = 0;
  for (let at = start; at < end; at++) {
    const byte = bytes[at] ?? 0;
    if (byte >= 0x80) return false;
    // `//`, `/./`, `/../` and `file://`; a hidden file (`/.x`) takes the long way, which costs nothing but time
    if (previous === slash && (byte === slash || byte === dot)) return false;
    previous = byte;
  }
  return bytes[start] !== dot;
}

/** `/var` and `/etc` are links to `/private/…` on iOS. */
function isFoldedFolder(bytes: Uint8Array, start: number, end: number): boolean {
  return beginsWith(bytes, start, end, varFolder) || beginsWith(bytes, start, end, etcFolder);
}

/** `/tmp` and `/private/tmp`, which `normalisePath` folds further than by a folder in front. */
function isTemporary(bytes: Uint8Array, start: number, end: number): boolean {
  return beginsWith(bytes, start, end, tmpFolder) || beginsWith(bytes, start, end, privateTmp);
}

function beginsWith(bytes: Uint8Array, start: number, end: number, folder: Uint8Array): boolean {
  const after = start + folder.length;
  if (after > end || (after < end && bytes[after] !== slash)) return false;
  for (let i = 0; i < folder.length; i++) if (bytes[start + i] !== folder[i]) return false;
  return true;
}
