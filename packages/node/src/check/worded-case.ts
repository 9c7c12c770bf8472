import { availableParallelism } from 'node:os';
import {
  caseDocument,
  caseState,
  htmlReport,
  joinedMetAfterEnd,
  rules,
  sequences,
  wordFinding,
  type Coverage,
  type Finding,
  type Limits,
  type Problem,
  type ReadFile,
  type StateId,
} from '@athar/core';
import type { CheckIndicators, CheckOptions } from './check-options.ts';
import type { SourceResult } from './check-outcome.ts';
import { artifacts } from './ordered-artifacts.ts';
import type { HashedFile } from '../engine/run.ts';

/** A file that was read, where it is stored, and its hash or why it has none. */
export interface HashedOfSource {
  readonly source: string;
  readonly devicePath: string;
  readonly storedAt: readonly string[];
  readonly hashed: HashedFile | Problem;
}

/** What a check came to. */
export interface CheckOutcome {
  readonly sources: readonly SourceResult[];
  readonly hashed: readonly HashedOfSource[];
  readonly indicators: CheckIndicators;
  readonly aborted: boolean;
  readonly failure: string | undefined;
  readonly startedAt: string;
  readonly limits: Limits;
}

/** Both kinds, as far as their wording goes. */
const allRules = [...rules, ...sequences];

/** A check in words: what case.json, the findings and the report say of it. Where something of it is missing (`isCut`), none of them says that all is there. */
export class WordedCase {
  readonly coverage: readonly Coverage[];
  /** Of all sources, in their order. */
  readonly findings: readonly Finding[];
  readonly state: StateId;
  readonly records: number;
  readonly #options: CheckOptions;
  readonly #outcome: CheckOutcome;
  readonly #findingsOfSources: readonly (readonly Finding[])[];

  constructor(options: CheckOptions, outcome: CheckOutcome) {
    const { sources } = outcome;
    this.#options = options;
    this.#outcome = outcome;
    this.#findingsOfSources = sources.map(({ findings }) =>
      findings.map((finding) => wordFinding(finding, allRules)),
    );
    this.findings = this.#findingsOfSources.flat();
    this.coverage = sources.flatMap((source) => source.coverage);
    this.state = caseState(sources.map((source) => source.state));
    this.records = this.coverage.reduce((sum, row) => sum + row.records, 0);
  }

  /** The text of case.json. */
  wholeText(isCut: boolean): string {
    return this.#text(isCut, artifacts, (id) => this.#readOf(id));
  }

  /** The same without what it says of this program and of each file that was read, where there is no room for that. */
  shortText(isCut: boolean): string {
    return this.#text(isCut, [], () => []);
  }

  report(isCut: boolean): string {
    const { tool, language } = this.#options;
    const { sources, indicators } = this.#outcome;
    const input = {
      tool,
      state: toldState(this.state, isCut),
      aborted: isCut,
      sources: sources.map((source, place) => {
        const read = this.#readOf(source.id);
        return {
          ...reportSource({ ...source, state: toldState(source.state, isCut) }),
          findings: this.#findingsOfSources[place]!,
          files: read.length,
          read,
        };
      }),
      indicators: indicators.files,
      artifacts,
      rules: allRules,
      options: this.#asked(),
    };
    return htmlReport(input, language);
  }

  #text(
    isCut: boolean,
    told: typeof artifacts,
    readOf: (source: string) => readonly ReadFile[],
  ): string {
    const { tool, language } = this.#options;
    const { sources, indicators, limits } = this.#outcome;
    const afterEnd = joinedMetAfterEnd(this.coverage.map(({ metAfterEnd }) => metAfterEnd));
    const document = caseDocument({
      tool,
      state: toldState(this.state, isCut),
      sources: sources.map((source) => ({
        ...source,
        state: toldState(source.state, isCut),
        read: readOf(source.id),
      })),
      artifacts: told,
      indicators: indicators.files,
      ignoredIndicatorFiles: indicators.ignored,
      records: this.records,
      findings: this.findings,
      ...(afterEnd && { metAfterEnd: afterEnd.count }),
      limits,
      options: { ...this.#asked(), lang: language },
      run: this.#run(isCut),
    });
    return `${JSON.stringify(document, null, 1)}\n`;
  }

  /** What was asked for, as far as it changes the result. */
  #asked() {
    const { full, only, skip, timezone } = this.#options;
    return { full, artifact: only, skip, ...(timezone !== undefined && { timezone }) };
  }

  #run(isCut: boolean) {
    const { jobs, force, quiet } = this.#options;
    return {
      startedAt: this.#outcome.startedAt,
      endedAt: new Date().toISOString(),
      host: 'not recorded' as const,
      jobs: jobs ?? availableParallelism(),
      force,
      quiet,
      ...(isCut && { aborted: true as const }),
    };
  }

  #readOf(id: string): ReadFile[] {
    return this.#outcome.hashed.flatMap(({ source, devicePath, storedAt, hashed }) => {
      if (source !== id || !('sha256' in hashed)) return [];
      const { bytes, sha256 } = hashed;
      return [{ devicePath, storedAt, bytes, sha256 }];
    });
  }
}

/** A check that was cut off says at most that nothing was found in what it came to. */
function toldState(id: StateId, isCut: boolean): StateId {
  return isCut && id === 'S2' ? 'S1' : id;
}

function reportSource(source: SourceResult) {
  const { id, label, state, failure, kind, encrypted, device, covers, coverage, spans } = source;
  return {
    id,
    label,
    state,
    ...(failure && { failure: failure.reason }),
    ...(kind && { kind }),
    ...(encrypted !== undefined && { encrypted }),
    ...(device && { device }),
    ...(covers && { covers }),
    coverage,
    spans,
    problems: source.problems,
    ...(source.lacksMany && { lacksMany: true }),
    notJudged: source.notJudged,
  };
}
