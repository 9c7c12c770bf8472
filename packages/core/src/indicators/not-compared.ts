import {
  indicatorTypes,
  type Indicator,
  type IndicatorFile,
  type IndicatorType,
  type ObservableType,
} from '../model/index.ts';
import { otherThreatsOf, platforms, withdrawn, type IndicatorTables } from './tables.ts';

/** What the fields of a check are, and of which systems its phones; `unknown` stands for any. */
export interface Comparison {
  readonly observables: Iterable<ObservableType>;
  readonly platforms: readonly (Indicator['platform'] | 'unknown')[];
}

/** The indicators that a field of this type can meet, as `ObservableType` says; the others meet their own. */
const typesOf = {
  url: ['url', 'domain', 'ipv4', 'ipv6', 'file-name', 'file-path'],
  domain: ['domain', 'ipv4', 'ipv6'],
  ipv4: ['ipv4', 'ipv6'],
  ipv6: ['ipv4', 'ipv6'],
  process: ['process', 'file-name', 'file-path'],
  'file-path': ['file-path', 'file-name'],
  program: ['app-id', 'process', 'file-name', 'file-path'],
} as const satisfies { readonly [type in ObservableType]?: readonly IndicatorType[] };

function typesThatMeet(observables: Iterable<ObservableType>): ReadonlySet<IndicatorType> {
  const met = new Set<IndicatorType>();
  for (const type of observables) {
    const table: { readonly [type in ObservableType]?: readonly IndicatorType[] } = typesOf;
    for (const own of table[type] ?? [type as IndicatorType]) met.add(own);
  }
  return met;
}

interface Tally {
  readonly counts: Uint32Array;
  compared: number;
  readonly threats: Set<number>;
  readonly comparedThreats: Set<number>;
}

/**
 * Adds to each file what of it nothing in this check can meet: digests where no file's digest is compared, apps of another
 * system. They are loaded, and finding none of them says nothing.
 */
export function withNotCompared(
  files: readonly IndicatorFile[],
  tables: IndicatorTables | undefined,
  comparison: Comparison,
): IndicatorFile[] {
  if (tables === undefined) return [...files];
  const met = typesThatMeet(comparison.observables);
  const anyPlatform =
    comparison.platforms.length === 0 ||
    comparison.platforms.some((name) => name === 'any' || name === 'unknown');
  const isOwn = platforms.map(
    (name) => anyPlatform || name === 'any' || comparison.platforms.includes(name),
  );
  const tallies = tables.files.map((): Tally => ({
    counts: new Uint32Array(indicatorTypes.length),
    compared: 0,
    threats: new Set(),
    comparedThreats: new Set(),
  }));
  const others = otherThreatsOf(tables);
  for (let number = 0; number < tables.indicatorType.length; number++) {
    const platform = tables.indicatorPlatform[number]!;
    if (platform === withdrawn) continue;
    const tally = tallies[tables.indicatorFile[number]!]!;
    const type = tables.indicatorType[number]!;
    const ofThis = [tables.indicatorThreat[number]!, ...(others.get(number) ?? [])];
    for (const threat of ofThis) tally.threats.add(threat);
    if (isOwn[platform] === true && met.has(indicatorTypes[type]!)) {
      tally.compared++;
      for (const threat of ofThis) tally.comparedThreats.add(threat);
    } else tally.counts[type]!++;
  }
  const byName = new Map(tables.files.map((name, number) => [name, tallies[number]!]));
  return files.map((file) => {
    const tally = byName.get(file.name);
    if (tally === undefined || tally.counts.every((count) => count === 0)) return file;
    const threats = [...tally.threats]
      .filter((threat) => !tally.comparedThreats.has(threat))
      .map((threat) => tables.threats[threat]!)
      .sort();
    return {
      ...file,
      notCompared: {
        kinds: indicatorTypes.flatMap((type, n) =>
          tally.counts[n] === 0 ? [] : [{ type, count: tally.counts[n]! }],
        ),
        threats,
        isAll: tally.compared === 0,
      },
    };
  });
}
