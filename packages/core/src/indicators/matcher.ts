import type { Indicator, IndicatorMatch, ObservableType } from '../model/index.ts';
import { exactKind, exactMatcher } from './exact-matching.ts';
import { hostMatcher } from './host-matching.ts';
import { keyKinds } from './keys.ts';
import type { KeyKind } from './keys.ts';
import { IndicatorLookup, MatchList } from './lookup.ts';
import { nameMatcher } from './name-matching.ts';
import { pathMatcher } from './path-matching.ts';
import type { IndicatorTables } from './tables.ts';
import { urlMatcher } from './url-matching.ts';

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
  const path = pathMatcher(lookup);
  const names = nameMatcher(lookup);
  const urls = urlMatcher(lookup, hosts, path, names);
  const exact = exactMatcher(lookup);
  const encoder = new TextEncoder();
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
        names.process(bytes, start, end, list);
        names.fileName(bytes, start, end, list);
        if (holdsSlash(bytes, start, end)) path(bytes, start, end, list);
        return;
      case 'file-path':
        path(bytes, start, end, list);
        names.fileName(bytes, start, end, list);
        return;
      case 'file-name':
        names.fileName(bytes, start, end, list);
        return;
      case 'program':
        program(bytes, start, end);
        return;
      default:
        exact(type, bytes, start, end, list);
    }
  }

  /** A bundle id, also before the `:` that separates an Android process name from it, or a path of a program. */
  function program(bytes: Uint8Array, start: number, end: number): void {
    if (holdsSlash(bytes, start, end)) {
      path(bytes, start, end, list);
    } else {
      exact('app-id', bytes, start, end, list);
      const colon = indexOf(bytes, 0x3a, start, end);
      if (colon > start) exact('app-id', bytes, start, colon, list);
    }
    names.process(bytes, start, end, list);
    names.fileName(bytes, start, end, list);
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
      return [exactKind(type)];
  }
}

function holdsSlash(bytes: Uint8Array, start: number, end: number): boolean {
  return indexOf(bytes, 0x2f, start, end) >= 0;
}

function indexOf(bytes: Uint8Array, wanted: number, start: number, end: number): number {
  for (let at = start; at < end; at++) if (bytes[at] === wanted) return at;
  return -1;
}
