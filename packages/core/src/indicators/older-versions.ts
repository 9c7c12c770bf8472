import { endedIndicators, type IndicatorFile } from '../model/index.ts';
import { maxExampleLength, maxExamples, type NotLoadedReason } from './refusals.ts';
import { secondsOf } from './stix-times.ts';
import { otherThreatsOf, withdrawn, type IndicatorTables } from './tables.ts';

const decoder = new TextDecoder();
const reason: NotLoadedReason = 'older-version';

/** What of one file is left out. */
interface Older {
  readonly file: IndicatorFile;
  count: number;
  readonly patterns: string[];
  /** How many of them the file counted as ended, and the examples of such that are left. */
  ended: number;
  readonly endedExamples: Set<string>;
  /** What the rest of it was published for. */
  readonly threats: Set<string>;
}

/**
 * The files as they were read, with what another of them has a newer version of (`olderVersions`) counted under `notLoaded`, and no more under
 * `loaded`. A file of which nothing is left names no threat any more.
 */
export function withOlderVersions(
  files: readonly IndicatorFile[],
  tables: IndicatorTables,
): IndicatorFile[] {
  if (tables.olderVersions.length === 0) return [...files];
  const olderIn = new Map<number, Older>();
  const byName = new Map(files.map((file) => [file.name, file]));
  const inTables = tables.files.map((name) => byName.get(name));
  // As they stand in their files, whatever the order in which the newer ones were met.
  for (const indicator of tables.olderVersions.slice().sort())
    count(indicator, tables, inTables, olderIn);
  nameThreats(tables, olderIn);
  const byFile = new Map([...olderIn.values()].map((older) => [older.file, older]));
  return files.map((file) => {
    const older = byFile.get(file);
    return older === undefined ? file : without(older);
  });
}

function count(
  indicator: number,
  tables: IndicatorTables,
  files: readonly (IndicatorFile | undefined)[],
  olderIn: Map<number, Older>,
): void {
  const number = tables.indicatorFile[indicator]!;
  const file = files[number];
  if (file === undefined) return;
  const ended = file.notLoaded.find((one) => one.reason === endedIndicators)?.examples;
  const older = olderIn.get(number) ?? {
    file,
    count: 0,
    patterns: [],
    ended: 0,
    endedExamples: new Set(ended),
    threats: new Set(),
  };
  olderIn.set(number, older);
  const at = tables.indicatorPatternAt[indicator]!;
  const bytes = tables.pool.slice(at, at + tables.indicatorPatternLength[indicator]!);
  const pattern = decoder.decode(bytes).slice(0, maxExampleLength);
  older.count++;
  if (older.patterns.length < maxExamples) older.patterns.push(pattern);
  const end = tables.indicatorUntil[indicator]!;
  if (end === 0 || end >= secondsOf(file.newest)) return;
  older.ended++;
  older.endedExamples.delete(pattern);
}

/** The names of what is left of the files that something is left out of. */
function nameThreats(tables: IndicatorTables, olderIn: ReadonlyMap<number, Older>): void {
  const others = otherThreatsOf(tables);
  for (let indicator = 0; indicator < tables.indicatorType.length; indicator++) {
    const older = olderIn.get(tables.indicatorFile[indicator]!);
    if (older === undefined || tables.indicatorPlatform[indicator] === withdrawn) continue;
    const numbers = [tables.indicatorThreat[indicator]!, ...(others.get(indicator) ?? [])];
    for (const threat of numbers) older.threats.add(tables.threats[threat]!);
  }
}

function without({ file, count, patterns, ended, endedExamples, threats }: Older): IndicatorFile {
  const rest = file.notLoaded.flatMap((one) => {
    if (one.reason !== endedIndicators) return [one];
    return one.count === ended
      ? []
      : [{ ...one, count: one.count - ended, examples: [...endedExamples] }];
  });
  const notLoaded = [...rest, { reason, count, examples: patterns }];
  return {
    ...file,
    loaded: file.loaded - (count - ended),
    notLoaded: notLoaded.sort((a, b) => (a.reason < b.reason ? -1 : 1)),
    threats: file.threats.filter((name) => threats.has(name)),
    ...(file.stalkerware && {
      stalkerware: file.stalkerware.filter((name) => threats.has(name)),
    }),
  };
}
