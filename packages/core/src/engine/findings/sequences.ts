import {
  believedTimes,
  levels,
  type BelievedTime,
  type Confidence,
  type Coverage,
  type Level,
  type Problem,
  type Provenance,
  type RecordSight,
  type RuleText,
  type SeenFinding,
  type SequenceMatch,
  type SequenceRule,
  type SourceFacts,
  type TableGaps,
} from '../../model/index.ts';
import { findingId, type FindingDraft } from './findings.ts';
import type { SequenceMemory } from './sequence-memory.ts';

/** Records that one finding points at. */
const mostRecords = 1000;

/** Findings of one sequence rule in one source. */
const mostFindings = 1000;

/** A source that was read, as far as sequence rules are concerned. */
export interface FinishedSource {
  readonly facts: SourceFacts;
  readonly sequences: readonly SequenceRule[];
  /** The rules that made the findings. */
  readonly rules: readonly RuleText[];
  readonly memory: SequenceMemory;
  readonly findings: readonly FindingDraft[];
  readonly rowGaps: readonly TableGaps[];
  readonly coverage: readonly Coverage[];
  /** By artifact, the device paths of the files with a fault, where it is known that nothing else is wrong with what was read of it. */
  readonly faultyFiles?: ReadonlyMap<string, readonly string[]>;
}

/** What the rules over several artifacts made of one source, once all of it was read. */
export interface SequenceOutcome {
  /** Of the sequence rules alone. */
  readonly findings: readonly FindingDraft[];
  /** As it was, and with the mistakes of sequence rules. */
  readonly coverage: readonly Coverage[];
  /**
   * Ids of the rules that had something to judge, and could not: what would disprove them should be there, and was not read to its end, or
   * an artifact gave them more than they may remember.
   */
  readonly notJudged: readonly string[];
  /** What rules could not remember. No part of the data is less read for it, and a rule less was applied. */
  readonly forgotten: readonly Problem[];
}

/** Judges what sequence rules remember of one source. The result depends on nothing but the evidence. */
export function finishSequences(source: FinishedSource): SequenceOutcome {
  const { coverage } = source;
  const forgotten = source.memory.forgotten();
  const found: FindingDraft[] = [];
  // Rules that look at findings come last, and see those of the other sequence rules too.
  const last = source.sequences.filter(({ findingsOf }) => findingsOf);
  const first = source.sequences.filter((rule) => !last.includes(rule));
  const wrong: [string, Problem][] = [];
  const notJudged: string[] = [];
  for (const sequences of [first, last]) {
    const all = [...source.findings, ...found];
    for (const rule of sequences) {
      // What a rule could not remember is to that rule alone as if it had not been read.
      const own = forgotten
        .filter((one) => one.rule === rule.id)
        .flatMap(({ artifacts, problem }) => artifacts.map((id) => [id, problem] as const));
      const known = withProblems(coverage, own);
      const isJudged = mayJudge(rule, known, source, own);
      if (own.length > 0 || (!isJudged && couldHaveJudged(rule, known, source.memory)))
        notJudged.push(rule.id);
      if (!isJudged) continue;
      try {
        const matches = rule.finish(remembered(rule, source, known, all), source.facts);
        for (const match of matches.slice(0, mostFindings)) found.push(draft(rule, match));
        if (matches.length > mostFindings) {
          const detail = `rule ${rule.id}: more than ${String(mostFindings)} findings`;
          wrong.push([placeOf(rule, coverage), { code: 'limit-exceeded', detail, count: 1 }]);
        }
      } catch (error) {
        // A mistake in one rule stops nothing else.
        const detail = `rule ${rule.id}: ${String(error)}`;
        wrong.push([placeOf(rule, coverage), { code: 'internal', detail, count: 1 }]);
      }
    }
  }
  return {
    findings: found,
    coverage: withProblems(coverage, wrong),
    notJudged,
    forgotten: forgotten.map(({ problem }) => problem),
  };
}

/**
 * Whether there was something to judge, and all that it needs belongs to this kind of source: what is never there is no loss. What is only
 * missing here is one, also where it may be missing on an ordinary phone.
 */
function couldHaveJudged(
  { id, needsWhole = [] }: SequenceRule,
  coverage: readonly Coverage[],
  memory: SequenceMemory,
): boolean {
  const outcomes = new Map(coverage.map(({ artifact, outcome }) => [artifact, outcome]));
  return (
    memory.notesOf(id).length > 0 &&
    needsWhole.every(
      ({ id: artifact }) => (outcomes.get(artifact) ?? 'not-applicable') !== 'not-applicable',
    )
  );
}

/**
 * Whether all in which the rule takes something for absent was read to its end, or lacks only files that cannot hold it. `forgotten` is what
 * it could not remember, which is the fault of no file.
 */
function mayJudge(
  { needsWhole = [], isBeside }: SequenceRule,
  coverage: readonly Coverage[],
  { faultyFiles }: FinishedSource,
  forgotten: readonly (readonly [artifact: string, problem: Problem])[],
): boolean {
  const outcomes = new Map(coverage.map(({ artifact, outcome }) => [artifact, outcome]));
  return needsWhole.every(({ id }) => {
    const outcome = outcomes.get(id);
    if (outcome === 'read') return true;
    const files = faultyFiles?.get(id);
    if (outcome !== 'partly-read' || !isBeside || !files?.length) return false;
    return files.every(isBeside) && !forgotten.some(([artifact]) => artifact === id);
  });
}

function remembered(
  rule: SequenceRule,
  { memory, rules, sequences, rowGaps }: FinishedSource,
  coverage: readonly Coverage[],
  findings: readonly FindingDraft[],
) {
  const { findingsOf } = rule;
  const wanted = new Map(
    findingsOf
      ? [...rules, ...sequences]
          .filter((other) => other !== rule && findingsOf(other))
          .map((other) => [other.id, other])
      : [],
  );
  const seen = findings.flatMap((finding): SeenFinding[] => {
    const other = finding.origin.kind === 'rule' ? wanted.get(finding.origin.id) : undefined;
    if (!other) return [];
    return [{ ...finding, ...(other.antiForensic && { trace: other.antiForensic }) }];
  });
  const tables = new Set((rule.rowGapsOf ?? []).map(({ id }) => id));
  const rows = new Map(coverage.map((row) => [row.artifact, row]));
  return {
    notes: memory.notesOf(rule.id),
    tallies: memory.talliesOf(rule.id),
    findings: seen,
    rowGaps: rowGaps.filter(({ artifact }) => tables.has(artifact)),
    outcomeOf: ({ id }: { readonly id: string }) => rows.get(id)?.outcome,
    problemsOf: ({ id }: { readonly id: string }) => rows.get(id)?.problems ?? [],
  };
}

function draft(rule: SequenceRule, { values, shows, level, confidence, apps }: SequenceMatch) {
  const sights = new Map<string, { artifact: string; provenance: Provenance; deleted: boolean }>();
  const times = new Map<string, BelievedTime>();
  for (const shown of shows) {
    for (const time of believedTimes(shown.times))
      if (times.size < mostRecords) times.set(`${time.at} ${time.marks}`, time);
    for (const sight of sightsOf(shown))
      if (sights.size < mostRecords) sights.set(sight.record, sight);
  }
  const records = [...sights.keys()];
  const main = sights.get(records[0] ?? '');
  if (!main) throw new Error('a match that shows nothing');
  return {
    id: findingId(records, ['rule', rule.id]),
    level: lower(levels, rule.level, level),
    confidence: lower(confidences, rule.confidence, confidence),
    leadsTo: rule.leadsTo,
    origin: { kind: 'rule' as const, id: rule.id, version: rule.version },
    met: rule.met,
    artifact: main.artifact,
    records,
    provenance: [...sights.values()].map(({ provenance }) => provenance),
    times: [...times.values()].sort((a, b) => (a.at < b.at ? -1 : a.at > b.at ? 1 : 0)),
    deleted: [...sights.values()].every(({ deleted }) => deleted),
    values,
    ...(apps && { apps }),
  };
}

const confidences: readonly Confidence[] = ['low', 'medium', 'high'];

/** The rule says the most that a finding of it can be. */
function lower<T extends Level | Confidence>(order: readonly T[], most: T, own: T | undefined): T {
  return own !== undefined && order.indexOf(own) < order.indexOf(most) ? own : most;
}

function sightsOf(shown: RecordSight | SeenFinding) {
  if ('record' in shown) {
    const { artifact, record, provenance, deleted } = shown;
    return [{ artifact, record, provenance, deleted: deleted === true }];
  }
  const { artifact, records, provenance, deleted } = shown;
  return records.flatMap((record, place) =>
    provenance[place] ? [{ artifact, record, provenance: provenance[place], deleted }] : [],
  );
}

/** The artifact whose coverage tells what went wrong with a rule: the first that was read of those it looks at, else any. */
function placeOf({ notes, tallies, rowGapsOf }: SequenceRule, coverage: readonly Coverage[]) {
  const own = new Set([
    ...(notes ?? []).map(({ artifact }) => artifact.id),
    ...(tallies ?? []).map(({ artifact }) => artifact.id),
    ...(rowGapsOf ?? []).map(({ id }) => id),
  ]);
  const read = coverage.filter(({ outcome }) => outcome === 'read' || outcome === 'partly-read');
  return (read.find(({ artifact }) => own.has(artifact)) ?? read[0])?.artifact ?? '';
}

function withProblems(
  coverage: readonly Coverage[],
  problems: readonly (readonly [artifact: string, problem: Problem])[],
): readonly Coverage[] {
  if (problems.length === 0) return coverage;
  return coverage.map((row) => {
    const own = problems.filter(([artifact]) => artifact === row.artifact).map(([, one]) => one);
    if (own.length === 0) return row;
    return {
      ...row,
      outcome: row.outcome === 'read' ? 'partly-read' : row.outcome,
      problems: [...row.problems, ...own],
    };
  });
}
