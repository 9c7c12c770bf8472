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
    const moments = momentsOf(times);
    if (origin.kind !== 'rule' || !counting.has(level) || moments.length > mostTimes) return [];
    return moments.map((at) => ({ finding, rule: origin.id, at }));
  });
}

/** Times at which something began. It was removed after it had been used last, and many things begin together where a phone is set up. */
const beginnings: ReadonlySet<string> = new Set([
  'first usage',
  'folder created',
  'usage counted since',
]);

/** What a text says, such as when an invitation is for, and not when anything happened on the phone. */
const contents: ReadonlySet<string> = new Set(['event start', 'event end']);

/** The moments by which a trace of deletion is dated, in Unix seconds: those at which something began only where there are no others. */
export function datesOfRemoval(times: SeenFinding['times']): number[] {
  const happened = times.filter(({ marks }) => !contents.has(marks));
  const others = momentsOf(happened.filter(({ marks }) => !beginnings.has(marks)));
  return others.length > 0 ? others : momentsOf(happened);
}

function momentsOf(times: SeenFinding['times']): number[] {
  return [...new Set(times.map(secondsOf).filter((at) => at !== undefined))];
}
