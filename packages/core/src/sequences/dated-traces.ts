import type { Level, Met, SeenFinding } from '../model/index.ts';
import { secondsOf } from './moments.ts';

/** A finding that lists more moments than this dates nothing. */
const mostTimes = 8;

/** What leaves a trace when an attack works: that something ran, or led the browser elsewhere. What was only received shows no attack that worked. */
const tracesOf: ReadonlySet<Met> = new Set(['ran', 'redirected']);
const counting: ReadonlySet<Level> = new Set(['medium', 'high', 'critical']);

/** One moment of what a rule found and what counts by itself. */
export interface DatedTrace {
  readonly finding: SeenFinding;
  readonly rule: string;
  /** Unix seconds. */
  readonly at: number;
}

/** Whether findings of a rule can be traces that files are dated by; for `findingsOf`. */
export function leavesTrace({ level, met }: { readonly level: Level; readonly met: Met }): boolean {
  return counting.has(level) && tracesOf.has(met);
}

/** The moments of those findings that count by themselves. */
export function datedTraces(findings: readonly SeenFinding[]): DatedTrace[] {
  return findings.flatMap((finding) => {
    const { level, origin, times } = finding;
    const moments = [...new Set(times.map(secondsOf).filter((at) => at !== undefined))];
    if (origin.kind !== 'rule' || !counting.has(level) || moments.length > mostTimes) return [];
    return moments.map((at) => ({ finding, rule: origin.id, at }));
  });
}
