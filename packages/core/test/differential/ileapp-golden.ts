import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { AnyArtifact, EvidenceRecord, Problem } from '../../src/model/index.ts';
import { matchesGlob, parseGlob } from '../../src/engine/globs.ts';
import { examine } from '../builders/examine.ts';

const corpus = process.env['ATHAR_CORPUS'] ?? '';

/** The folder of iOS cases of the corpus, and whether it is absent: then the tests that use it are skipped. */
export const iosCorpus = join(corpus, 'ios');
export const isCorpusAbsent = corpus === '' || !existsSync(iosCorpus);

export type GoldenValue = string | number | null;

/** What iLEAPP printed for one of its artifacts, one object a row, by its column names. */
export function goldenRows(
  image: string,
  name: string,
): readonly Readonly<Record<string, GoldenValue>>[] {
  const path = join(iosCorpus, 'golden-ileapp', image, `${name}.json`);
  const { headers, data } = JSON.parse(readFileSync(path, 'utf8')) as {
    readonly headers: readonly (string | readonly string[])[];
    readonly data: readonly (readonly GoldenValue[])[];
  };
  const names = headers.map((header) => (typeof header === 'string' ? header : header[0]!));
  return data.map((row) =>
    Object.fromEntries(names.map((column, index) => [column, row[index] ?? null])),
  );
}

/** Every file of a case below `ffs`, by the path it has on the phone. */
export function caseFiles(...parts: readonly string[]): Map<string, Uint8Array> {
  const folder = join(iosCorpus, 'ffs', ...parts);
  const files = new Map<string, Uint8Array>();
  for (const entry of readdirSync(folder, { recursive: true, withFileTypes: true })) {
    if (!entry.isFile()) continue;
    const path = join(entry.parentPath, entry.name);
    files.set(path.slice(folder.length), readFileSync(path));
  }
  return files;
}

export interface CaseRun {
  readonly records: readonly EvidenceRecord[];
  readonly problems: readonly Pick<Problem, 'code' | 'detail'>[];
  /** Device paths of the files that were read. */
  readonly read: readonly string[];
}

/** What an artifact reads in these files, all of its fields kept. */
export function runCase(artifact: AnyArtifact, files: ReadonlyMap<string, Uint8Array>): CaseRun {
  const globs = artifact.paths.map((path) => parseGlob(path));
  const mine = [...files].filter(([path]) => globs.some((glob) => matchesGlob(glob, path)));
  const runs = mine.map(([devicePath, bytes]) =>
    examine(artifact, bytes, { devicePath, related: files }),
  );
  return {
    records: runs.flatMap(({ lines }) => lines),
    problems: runs.flatMap(({ problems, fileProblems }) => [...problems, ...fileProblems]),
    read: mine.map(([path]) => path),
  };
}

/** What the corpus' own list says of a table: counted and measured independently of us, the write-ahead log applied. */
export interface CountedTable {
  readonly rows: number;
  /** ISO 8601 to the second, of the columns that hold times. */
  readonly times?: Readonly<
    Record<string, { readonly n: number; readonly min_iso: string; readonly max_iso: string }>
  >;
}

/** A table of a database of the corpus, by its path below `ios`; a table that is listed as empty has no rows. */
export function countedTable(path: string, table: string): CountedTable {
  const truth = groundTruths().get(`ios/${path}`);
  const found = truth?.tables?.[table];
  if (found !== undefined) return found;
  const empty = truth?.empty_tables;
  // Of a database with very many empty tables the list has only their number.
  if (empty !== undefined && (!Array.isArray(empty) || empty.includes(table))) return { rows: 0 };
  throw new Error(`the list has no table ${table} of ${path}`);
}

interface GroundTruth {
  readonly tables?: Readonly<Record<string, CountedTable>>;
  readonly empty_tables?: readonly string[] | { readonly count: number };
}

let known: ReadonlyMap<string, GroundTruth> | undefined;

function groundTruths(): ReadonlyMap<string, GroundTruth> {
  if (known !== undefined) return known;
  const { cases } = JSON.parse(readFileSync(join(corpus, 'SOURCES.json'), 'utf8')) as {
    readonly cases: readonly {
      readonly files: readonly { readonly path: string; readonly ground_truth?: GroundTruth }[];
    }[];
  };
  known = new Map(
    cases.flatMap(({ files }) => files.map(({ path, ground_truth = {} }) => [path, ground_truth])),
  );
  return known;
}

/** A time to the whole second, as both sides can say it. */
export function wholeSecond(seconds: GoldenValue | undefined): string | null {
  if (typeof seconds !== 'number') return null;
  return new Date(Math.floor(seconds) * 1000).toISOString().replace('.000Z', 'Z');
}
