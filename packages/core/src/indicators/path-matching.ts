import { firstSeed, firstStep, hashBackward, hashForward, secondSeed, secondStep } from './hash.ts';
import { keyKinds, storedProcessNameBytes } from './keys.ts';
import type { IndicatorLookup, MatchConfidence, MatchList } from './lookup.ts';
import { normalisePath } from './normalise.ts';

const encoder = new TextEncoder();
const decoder = new TextDecoder();
const slash = 0x2f;
const dot = 0x2e;

/** Folders between the root and a file that are looked at for relative folder indicators. */
const maxComponents = 64;

/** Compares paths and names of files and processes; what is met is added to `into`. */
export interface PathMatcher {
  /** Path indicators: the whole path, the folders above it, the components at its end. */
  path(bytes: Uint8Array, start: number, end: number, into: MatchList): void;
  /** File-name indicators, by the last component. */
  fileName(bytes: Uint8Array, start: number, end: number, into: MatchList): void;
  /**
   * Process indicators, by the last component; a stored name of exactly 16 bytes also by that prefix. Of one that was published with its
   * folders, only where the value has none, and with low confidence.
   */
  process(bytes: Uint8Array, start: number, end: number, into: MatchList): void;
}

const varFolder = encoder.encode('/var');
const etcFolder = encoder.encode('/etc');
const tmpFolder = encoder.encode('/tmp');
const privateTmp = encoder.encode('/private/tmp');

/** Compares paths and names. A path that is written plainly is hashed in place, once from each end, without allocation. */
export function pathMatcher(lookup: IndicatorLookup): PathMatcher {
  const hasPaths = lookup.has(keyKinds.path);
  const hasFolders = lookup.has(keyKinds.pathBelow);
  const hasRelative = lookup.has(keyKinds.relativePath);
  const hasRelativeFolders = lookup.has(keyKinds.relativeBelow);
  const isUsed = hasPaths || hasRelative;
  const hasFileNames = lookup.has(keyKinds.fileName);
  const hasNamesOfPaths = lookup.has(keyKinds.processOfPath);
  const hasProcesses = lookup.has(keyKinds.process) || hasNamesOfPaths;
  const longestPath = lookup.longest(keyKinds.path);
  const longestRelative = lookup.longest(keyKinds.relativePath);
  const afterPrivate = hashForward(encoder.encode('/private'));

  function path(bytes: Uint8Array, start: number, end: number, into: MatchList): void {
    if (!isUsed || start >= end) return;
    // A relative indicator may begin in the part that folding adds
    const mustFold = (hasRelative || hasRelativeFolders) && isFoldedFolder(bytes, start, end);
    if (isPlain(bytes, start, end) && !mustFold && !isTemporary(bytes, start, end)) {
      plainPath(bytes, start, end, into);
      return;
    }
    const normal = encoder.encode(normalisePath(decoder.decode(bytes.slice(start, end))));
    plainPath(normal, 0, normal.length, into);
  }

  function plainPath(bytes: Uint8Array, start: number, end: number, into: MatchList): void {
    if (start >= end) return;
    if (bytes[start] === slash && hasPaths) absolute(bytes, start, end, into);
    if (hasRelative) relative(bytes, start, end, into);
    if (hasRelativeFolders) relativeFolders(bytes, start, end, into);
  }

  function absolute(bytes: Uint8Array, start: number, end: number, into: MatchList): void {
    const isPrivate = isFoldedFolder(bytes, start, end);
    const spelling = isPrivate ? 'without-private' : 'as-is';
    let first = isPrivate ? afterPrivate.first : firstSeed;
    let second = isPrivate ? afterPrivate.second : secondSeed;
    if (isPrivate && hasFolders) {
      add(
        lookup.entry(keyKinds.pathBelow, first, second, bytes, start, start, spelling),
        'high',
        into,
      );
    }
    // A folder that holds everything below it is also a path, so none is longer
    const last = Math.min(end, start + longestPath + 1);
    for (let at = start; at < last; at++) {
      const byte = bytes[at] ?? 0;
      if (byte === slash && at > start && hasFolders) {
        add(
          lookup.entry(keyKinds.pathBelow, first, second, bytes, start, at, spelling),
          'high',
          into,
        );
      }
      first = firstStep(first, byte);
      second = secondStep(second, byte);
    }
    if (last < end) return;
    add(lookup.entry(keyKinds.path, first, second, bytes, start, end, spelling), 'high', into);
  }

  function relative(bytes: Uint8Array, start: number, end: number, into: MatchList): void {
    let first = firstSeed;
    let second = secondSeed;
    for (let at = end - 1; at >= start; at--) {
      if (end - at > longestRelative + 1) return;
      const byte = bytes[at] ?? 0;
      if (byte === slash) {
        add(lookup.entry(keyKinds.relativePath, first, second, bytes, at + 1, end), 'high', into);
      }
      first = firstStep(first, byte);
      second = secondStep(second, byte);
    }
    if (bytes[start] === slash) return;
    add(lookup.entry(keyKinds.relativePath, first, second, bytes, start, end), 'high', into);
  }

  /** A relative folder may begin at any component and end at any later one; rare, so each run is hashed on its own. */
  function relativeFolders(bytes: Uint8Array, start: number, end: number, into: MatchList): void {
    const borders: number[] = bytes[start] === slash ? [] : [start];
    for (let at = start; at < end && borders.length < maxComponents; at++) {
      if (bytes[at] === slash) borders.push(at + 1);
    }
    for (const [index, from] of borders.entries()) {
      for (const to of borders.slice(index + 1)) {
        add(lookup.find(keyKinds.relativeBelow, bytes, from, to - 1), 'high', into);
      }
    }
  }

  function add(entry: number, confidence: MatchConfidence, into: MatchList): void {
    if (entry >= 0) into.add(lookup.match(entry, confidence));
  }

  /** The last component of a path, or a name that stands alone. */
  function name(
    bytes: Uint8Array,
    start: number,
    end: number,
    isProcess: boolean,
    into: MatchList,
  ): void {
    if (!(isProcess ? hasProcesses : hasFileNames)) return;
    const last = nameEnd(bytes, start, end);
    let from = last;
    let isAscii = true;
    let first = firstSeed;
    let second = secondSeed;
    while (from > start && bytes[from - 1] !== slash) {
      const byte = bytes[--from] ?? 0;
      if (byte >= 0x80) isAscii = false;
      first = firstStep(first, byte);
      second = secondStep(second, byte);
    }
    if (from === last) return;
    const text = isAscii ? bytes : composed(bytes, from, last);
    const [at, to] = isAscii ? [from, last] : [0, text.length];
    if (!isAscii) ({ first, second } = hashBackward(text));

    const kind = isProcess ? keyKinds.process : keyKinds.fileName;
    // A name alone may be borne by something ordinary
    add(lookup.entry(kind, first, second, text, at, to), 'medium', into);
    if (!isProcess) return;
    if (from === start && hasNamesOfPaths) {
      add(lookup.entry(keyKinds.processOfPath, first, second, text, at, to), 'low', into);
    }
    if (to - at === storedProcessNameBytes) {
      add(lookup.entry(keyKinds.processPrefix, first, second, text, at, to), 'low', into);
    }
  }

  return {
    path,
    fileName: (bytes, start, end, into) => name(bytes, start, end, false, into),
    process: (bytes, start, end, into) => name(bytes, start, end, true, into),
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

/** A name with letters and their marks composed, as those of indicators are. */
function composed(bytes: Uint8Array, start: number, end: number): Uint8Array {
  return encoder.encode(decoder.decode(bytes.slice(start, end)).normalize('NFC'));
}

/** Where a name ends: before the zero bytes of a fixed-width field. */
function nameEnd(bytes: Uint8Array, start: number, end: number): number {
  for (let at = start; at < end; at++) if (bytes[at] === 0) return at;
  return end;
}
