import type { Indicator, IndicatorMatch, IndicatorType, ObservableType } from '../model/index.ts';
import { firstSeed, firstStep, secondSeed, secondStep } from './hash.ts';
import { hostMatcher } from './host-matching.ts';
import { keyKinds } from './keys.ts';
import type { KeyKind } from './keys.ts';
import { IndicatorLookup, MatchList } from './lookup.ts';
import { normaliseEmail, normaliseHex, normaliseIdentifier } from './normalise.ts';
import { pathMatcher } from './path-matching.ts';
import type { IndicatorTables } from './tables.ts';
import { urlMatcher } from './url-matching.ts';

/** Types that are compared whole, after normalising. */
type ExactType = Extract<
  IndicatorType,
  'email' | 'md5' | 'sha1' | 'sha256' | 'certificate' | 'app-id' | 'profile-id' | 'android-property'
>;

/** Compares the UTF-8 text `bytes[start, end)`. It allocates nothing where nothing is met, and returns the same empty list then. */
type ByteComparison = (bytes: Uint8Array, start: number, end: number) => readonly IndicatorMatch[];

/**
 * Compares values with a compiled set of indicators. Cost does not depend on how many are loaded.
 * One for each thread: it keeps state between calls.
 */
export interface IndicatorMatcher {
  /** Indicators that can match, of all platforms. */
  readonly size: number;
  /** Compares fields of this type (see `ObservableType`); `undefined` where no indicator can meet one, so that it need not be looked at. */
  readonly comparison: (type: ObservableType) => ByteComparison | undefined;
  /** What a field of this type meets, in a fixed order. */
  match(type: ObservableType, value: string): readonly IndicatorMatch[];
}

/** Which of the indicators count for one source. */
export interface MatcherOptions {
  /** Leaves out indicators known to be of the other platform. */
  readonly platform?: Indicator['platform'] | 'unknown';
}

/** Opens a compiled set for one thread. */
export function openMatcher(
  tables: IndicatorTables,
  options: MatcherOptions = {},
): IndicatorMatcher {
  const platform = options.platform ?? 'any';
  const lookup = new IndicatorLookup(tables, platform === 'unknown' ? 'any' : platform);
  const list = new MatchList();
  const hosts = hostMatcher(lookup);
  const paths = pathMatcher(lookup);
  const urls = urlMatcher(lookup, hosts, paths);
  const encoder = new TextEncoder();
  const decoder = new TextDecoder();
  let scratch = new Uint8Array(4096);

  function collect(type: ObservableType, bytes: Uint8Array, start: number, end: number): void {
    switch (type) {
      case 'url':
        urls.url(bytes, start, end, list);
        return;
      case 'domain':
        urls.host(bytes, start, end, list);
        return;
      case 'ipv4':
      case 'ipv6':
        urls.address(bytes, start, end, list);
        return;
      case 'process':
        paths.process(bytes, start, end, list);
        paths.fileName(bytes, start, end, list);
        if (holdsSlash(bytes, start, end)) paths.path(bytes, start, end, list);
        return;
      case 'file-path':
        paths.path(bytes, start, end, list);
        paths.fileName(bytes, start, end, list);
        return;
      case 'file-name':
        paths.fileName(bytes, start, end, list);
        return;
      case 'program':
        program(bytes, start, end);
        return;
      default:
        exact(type, bytes, start, end);
    }
  }

  /** A bundle id, also before the `:` that separates an Android process name from it, or a path of a program. */
  function program(bytes: Uint8Array, start: number, end: number): void {
    if (holdsSlash(bytes, start, end)) {
      paths.path(bytes, start, end, list);
    } else {
      exact('app-id', bytes, start, end);
      const colon = indexOf(bytes, 0x3a, start, end);
      if (colon > start) exact('app-id', bytes, start, colon);
    }
    paths.process(bytes, start, end, list);
    paths.fileName(bytes, start, end, list);
  }

  function exact(type: ExactType, bytes: Uint8Array, start: number, end: number): void {
    const kind = kindOf(type);
    if (!lookup.has(kind)) return;
    const from = trimmedStart(bytes, start, end);
    const to = trimmedEnd(bytes, start, end);
    let first = firstSeed;
    let second = secondSeed;
    for (let at = to - 1; at >= from; at--) {
      let byte = bytes[at] ?? 0;
      if (byte >= 0x80 || byte === 0x3a || byte === 0x3e || byte === 0x2d || byte === 0x20) {
        if (needsWords(type, byte)) {
          bySpelling(type, kind, bytes, from, to);
          return;
        }
      }
      if (byte >= 0x41 && byte <= 0x5a) byte |= 0x20;
      first = firstStep(first, byte);
      second = secondStep(second, byte);
    }
    add(lookup.entry(kind, first, second, bytes, from, to, 'any-case'));
  }

  function bySpelling(
    type: ExactType,
    kind: KeyKind,
    bytes: Uint8Array,
    start: number,
    end: number,
  ): void {
    const value = spelled(type, decoder.decode(bytes.slice(start, end)));
    if (value !== undefined) add(lookup.find(kind, encoder.encode(value)));
  }

  function add(entry: number): void {
    if (entry >= 0) list.add(lookup.match(entry, 'high'));
  }

  function matchBytes(
    type: ObservableType,
    bytes: Uint8Array,
    start: number,
    end: number,
  ): readonly IndicatorMatch[] {
    collect(type, bytes, start, end);
    return list.take();
  }

  return {
    size: tables.size,
    comparison: (type) =>
      kindsOf(type).some((kind) => lookup.has(kind))
        ? (bytes, start, end) => matchBytes(type, bytes, start, end)
        : undefined,
    match: (type, value) => {
      if (value.length * 3 > scratch.length) scratch = new Uint8Array(value.length * 3);
      const { written } = encoder.encodeInto(value, scratch);
      const matches = matchBytes(type, scratch, 0, written);
      if (scratch.length > 2 ** 20) scratch = new Uint8Array(4096);
      return matches;
    },
  };
}

/** The kinds of keys that a field of this type is compared with. */
function kindsOf(type: ObservableType): readonly KeyKind[] {
  const { host, address, url, process, processOfPath, fileName, path, relativePath, appId } =
    keyKinds;
  switch (type) {
    case 'url':
      return [url, host, address, fileName, path, relativePath];
    case 'domain':
      return [host, address];
    case 'ipv4':
    case 'ipv6':
      return [address];
    case 'process':
      return [process, processOfPath, fileName, path, relativePath];
    case 'file-path':
      return [path, relativePath, fileName];
    case 'file-name':
      return [fileName];
    case 'program':
      return [appId, process, processOfPath, fileName, path, relativePath];
    default:
      return [kindOf(type)];
  }
}

function kindOf(type: ExactType): KeyKind {
  switch (type) {
    case 'email':
      return keyKinds.email;
    case 'md5':
      return keyKinds.md5;
    case 'sha1':
      return keyKinds.sha1;
    case 'sha256':
      return keyKinds.sha256;
    case 'certificate':
      return keyKinds.certificate;
    case 'app-id':
      return keyKinds.appId;
    case 'profile-id':
      return keyKinds.profileId;
    case 'android-property':
      return keyKinds.androidProperty;
  }
}

/** Whether this byte means that lower-casing ASCII is not all that normalising has to do. */
function needsWords(type: ExactType, byte: number): boolean {
  if (byte >= 0x80) return true;
  if (type === 'email') return byte === 0x3a || byte === 0x3e;
  const isHash = type === 'md5' || type === 'sha1' || type === 'sha256' || type === 'certificate';
  return isHash && byte !== 0x3e;
}

function spelled(type: ExactType, value: string): string | undefined {
  switch (type) {
    case 'email':
      return normaliseEmail(value);
    case 'md5':
    case 'sha1':
    case 'sha256':
    case 'certificate':
      return normaliseHex(value);
    case 'app-id':
    case 'profile-id':
    case 'android-property':
      return normaliseIdentifier(value);
  }
}

function trimmedStart(bytes: Uint8Array, start: number, end: number): number {
  let at = start;
  while (at < end && (bytes[at] ?? 0) <= 0x20) at++;
  return at;
}

function trimmedEnd(bytes: Uint8Array, start: number, end: number): number {
  let at = end;
  while (at > start && (bytes[at - 1] ?? 0) <= 0x20) at--;
  return at;
}

function holdsSlash(bytes: Uint8Array, start: number, end: number): boolean {
  return indexOf(bytes, 0x2f, start, end) >= 0;
}

function indexOf(bytes: Uint8Array, wanted: number, start: number, end: number): number {
  for (let at = start; at < end; at++) if (bytes[at] === wanted) return at;
  return -1;
}
