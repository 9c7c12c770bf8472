import type { ProblemDraft } from '../../model/index.ts';
import { appBundleOf, isSystemPath, realPath } from '../system-paths.ts';

/** What a report tells of a process that crashed, whatever form it has. */
export type CrashFacts = {
  readonly process: string | null;
  readonly path: string | null;
  readonly bundleId: string | null;
  readonly pid: number | null;
  readonly coalition: string | null;
  readonly parent: string | null;
  readonly parentPid: number | null;
  readonly responsible: string | null;
  readonly userId: number | null;
  readonly exceptionType: string | null;
  readonly exceptionSubtype: string | null;
  readonly exceptionCodes: string | null;
  readonly signal: string | null;
  readonly termination: string | null;
  /** What the program or the kernel said at its end. */
  readonly reason: string | null;
  /** Parts of the program that the thread at fault was in, innermost first, each once. */
  readonly crashedIn: readonly string[];
  /** Paths of loaded code outside the system and outside the app itself. */
  readonly foreignImages: readonly string[];
  /** How many pieces of code had neither path nor name. */
  readonly unnamedImages: number;
  /** Paths of other programs that were sampled beside it, in a report of a program that used too much; the name of one that ended it. */
  readonly otherPrograms: readonly string[];
  readonly osVersion: string | null;
};

/** A diagnostic report of a process that crashed, or of another mishap. */
export type CrashReport = CrashFacts & {
  /** Apple's number for the kind of report: 309 and 109 are crashes, 210 is a panic of the kernel. */
  readonly bugType: string | null;
  readonly kind: string | null;
  readonly incidentId: string | null;
  readonly isodate: string | null;
};

/** The same with its times, as written. */
export interface Crash extends CrashFacts {
  /** The report says itself that it is no crash: the program noted a fault of its own and went on. */
  readonly isFault: boolean;
  readonly crashedAt: string | null;
  readonly startedAt: string | null;
  /** What is damaged in the report although it can be read. */
  readonly faults: readonly ProblemDraft[];
}

/** What stands where a report does not say. */
export const noCrashFacts: CrashFacts = {
  process: null,
  path: null,
  bundleId: null,
  pid: null,
  coalition: null,
  parent: null,
  parentPid: null,
  responsible: null,
  userId: null,
  exceptionType: null,
  exceptionSubtype: null,
  exceptionCodes: null,
  signal: null,
  termination: null,
  reason: null,
  crashedIn: [],
  foreignImages: [],
  unnamedImages: 0,
  otherPrograms: [],
  osVersion: null,
};

/** The same, of a report that says nothing of its times either. */
export const noCrash: Crash = {
  ...noCrashFacts,
  isFault: false,
  crashedAt: null,
  startedAt: null,
  faults: [],
};

/** Paths of one report; further ones are left out. */
const maxImages = 200;
const maxReasonLength = 2000;

/** Loaded code that belongs neither to the system nor to the app of the process. */
export function foreignAmong(paths: Iterable<string>, process: string | null): string[] {
  const bundle = process === null ? undefined : appBundleOf(process);
  // A report names its program below `/private`, and the same file among the images without it.
  const program = process === null ? null : realPath(process);
  const foreign = new Set<string>();
  for (const path of paths) {
    if (foreign.size === maxImages) break;
    const real = realPath(path);
    if (isSystemPath(real) || real === program) continue;
    if (bundle !== undefined && real.startsWith(bundle)) continue;
    foreign.add(path);
  }
  return [...foreign];
}

/** Each name once, in order, and not too many of them. */
export function distinctNames(names: Iterable<string>): string[] {
  const distinct = new Set<string>();
  for (const name of names) {
    if (distinct.size === maxImages) break;
    distinct.add(name);
  }
  return [...distinct];
}

/** The beginning of a long text; `null` where there is none. */
export function reasonOf(text: string | null): string | null {
  return text === null || text.trim() === '' ? null : text.trim().slice(0, maxReasonLength);
}

/** Who ended a program, where it was another one: the kernel's own part that hands out exceptions is none. */
export function endedBy(name: string | null, process: string | null): string[] {
  return name === null || name === process || name === 'exc handler' ? [] : [name];
}
