import type { Note } from '../model/index.ts';
import { placeFrom } from './moments.ts';

/** What a clock of the phone, whose zone is not known, can differ from UTC. */
const mostZone = 14 * 3600;

/** What followed one moment. */
export interface Following {
  /** The first ones in the order of all, at most as many as were asked for. */
  readonly first: readonly Note[];
  readonly count: number;
  readonly kinds: ReadonlySet<unknown>;
}

/** A time of a step, by the first moment that it may follow, in Unix seconds. */
interface Start {
  readonly at: number;
  readonly step: number;
}

/**
 * Finds the steps that lie within their own `span` of seconds after a moment; a clock without a zone may be off by the zone. A moment costs a
 * search and what follows it, however many others there are.
 */
export function followingSteps(
  steps: readonly Note[],
  most: number,
): (moment: number) => Following | undefined {
  // Of equally long stretches those that hold a moment begin one behind the other.
  const byLength = new Map<number, Start[]>();
  for (const [step, { times, values }] of steps.entries()) {
    for (const { at, clock } of times) {
      const seconds = Date.parse(at) / 1000;
      if (!Number.isFinite(seconds)) continue;
      const slack = clock === 'utc' ? 0 : mostZone;
      const length = Number(values.span) + 2 * slack;
      const starts = byLength.get(length) ?? [];
      byLength.set(length, starts);
      starts.push({ at: seconds + slack - length, step });
    }
  }
  for (const starts of byLength.values()) starts.sort((a, b) => a.at - b.at);
  const seen = new Int32Array(steps.length);
  let asked = 0;

  return (moment) => {
    asked += 1;
    let count = 0;
    const kinds = new Set<unknown>();
    for (const [length, starts] of byLength) {
      for (let place = placeFrom(starts, moment - length); place < starts.length; place++) {
        const { at, step } = starts[place]!;
        if (at > moment) break;
        if (seen[step] === asked) continue;
        seen[step] = asked;
        count += 1;
        kinds.add(steps[step]!.values.kind);
      }
    }
    if (count === 0) return undefined;
    const first: Note[] = [];
    for (let step = 0; first.length < Math.min(count, most); step++)
      if (seen[step] === asked) first.push(steps[step]!);
    return { first, count, kinds };
  };
}

/** The time of a step that lies within its span after the moment. */
export function timeAfter(moment: number, { times, values }: Note): string | undefined {
  return times.find(({ at, clock }) => {
    const passed = Date.parse(at) / 1000 - moment;
    const slack = clock === 'utc' ? 0 : mostZone;
    return passed >= -slack && passed <= Number(values.span) + slack;
  })?.at;
}
