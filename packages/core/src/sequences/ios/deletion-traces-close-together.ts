import { dataUsage } from '../../artifacts/ios/data-usage.ts';
import { sms } from '../../artifacts/ios/sms.ts';
import type { NetworkUsage } from '../../artifacts/usage/network-usage.ts';
import {
  tallyOf,
  type AntiForensicTrace,
  type Remembered,
  type SeenFinding,
  type SequenceMatch,
  type SequenceRule,
} from '../../model/index.ts';
import { datesOfRemoval } from '../dated-traces.ts';
import {
  areOfOneEvent,
  areOfTryingOut,
  everydayCauseOf,
  type EverydayCause,
} from '../everyday-causes.ts';
import { deletionPairExamples } from '../deletion-pair-examples.ts';
import { secondsText, seenAt } from '../moments.ts';
import {
  areOfOneApp,
  isResetClock,
  mayBeOneProcess,
  ofConversations,
  ofRemovedApps,
  processOf,
} from '../one-deletion.ts';
import { gapsMadeWithin } from '../numbered-notes.ts';
import { restartMissingFromShutdownLog } from './restart-missing-from-shutdown-log.ts';
import { rowIdGaps } from './row-id-gaps.ts';

const day = 86_400;

/** A finding that lists more moments than this dates nothing. */
const mostTimes = 8;

/** A rule of level `info`, or one on what removed apps leave, that speaks of more things than this takes no part: on that phone it is ordinary, since statistics were reset or things are removed often. */
const mostAlike = 5;

/** A rule of little weight counts beside another one where it has traces on at most so many times the days on which the other has some too: else the two meet by chance. */
const mostDaysForEachShared = 3;

/** Where both have a cause in everyday life, neither may have traces on other days. */
const mostEverydayDaysForEachShared = 1;

/** What would meet by chance within a day counts within these seconds, in which an attack does what it does. */
const timeOfAttack = 600;

/** After a phone was set up everything on it lies close together: people try apps, write to each other anew, and remove what they do not want. */
const daysOfSettingUp = 7;

/** Fewer processes than on any phone in use: the table tells no beginning. */
const leastProcesses = 20;

/** Pairs of traces that are told. */
const mostPairs = 100;

/** Of one rule, the latest traces of different apps or processes that may still find a partner; more of them would be its parts, or a flood. */
const mostApart = 8;

interface Trace {
  readonly rule: string;
  readonly everydayCause: EverydayCause | undefined;
  readonly trace: AntiForensicTrace | undefined;
  readonly finding: SeenFinding;
  readonly apps: readonly string[] | undefined;
  readonly moments: readonly number[];
}

interface DatedEvent {
  readonly trace: Trace;
  readonly at: number;
  /** Which of the days on which its rule has traces, counted from the first. */
  readonly day: number;
}

interface Pair {
  readonly one: Trace;
  readonly other: Trace;
  /** Unix seconds, of the first and of the second. */
  readonly at: readonly [number, number];
}

/**
 * Two traces of deletion, of different kinds, in different artifacts and not of one app, within a day. Rowids that are missing beside one of them
 * are shown along and count for nothing: on a phone that is used they are everywhere.
 */
export const deletionTracesCloseTogether: SequenceRule = {
  id: 'ios.deletion-traces-close-together',
  version: 1,
  title: 'Two traces of deletion within a day',
  message:
    'What the rules {one} and {other} found is dated within a day: {first} and {second}; known gaps between messages within a day of these: {gaps}.',
  why:
    'Each of the two findings has ordinary explanations. Who removes the traces of an attack removes them in several places at once, ' +
    'and seldom in all of them, so that two such traces close together weigh more than each alone. ' +
    'Everyday life leaves some of these traces too: a conversation or an app that was removed, an emptied cache, statistics after an update, a battery that ran empty. ' +
    'Where it explains both, they are told only if neither of the two rules has traces on other days of this phone, or if they lie minutes apart; ' +
    'where one event like an update explains both, only if they lie minutes apart.',
  otherExplanations: [
    'An update, a restored backup, or making room on a full phone can leave several such traces on one day.',
    'Two ordinary events can fall on one day by chance.',
    'Whoever clears out a phone deletes messages, apps and history on one day, and a clock that was wrong dates different things alike.',
    'Who tries out an app gets messages from its makers on the same day, and may remove both.',
  ],
  references: [
    'https://www.amnesty.org/en/latest/research/2021/07/forensic-methodology-report-how-to-catch-nso-groups-pegasus/',
    'https://securelist.com/operation-triangulation/109842/',
  ],
  level: 'medium',
  confidence: 'low',
  leadsTo: 'S3',
  met: 'stored',
  findingsOf: ({ id, antiForensic }) => antiForensic !== undefined && id !== rowIdGaps.id,
  rowGapsOf: [sms],
  tallies: [
    tallyOf<NetworkUsage>({
      artifact: dataUsage,
      tally: ({ data: { procId, firstIsodate }, deleted }) =>
        deleted || firstIsodate === null
          ? []
          : [
              { key: beginning, number: -Date.parse(firstIsodate) / 1000 },
              // Enough keys to tell few processes from many, and never more than these.
              { key: `process ${Number(procId) % (2 * leastProcesses)}`, number: 1 },
            ],
    }),
  ],
  finish: ({ findings, rowGaps, tallies }) => {
    const ordinary = ordinaryHere(findings);
    const traces = findings.flatMap(traceOf).filter(({ rule }) => !ordinary.has(rule));
    return closestPairs(traces, settledFrom(tallies)).map((pair): SequenceMatch => {
      const [first, second] = pair.at;
      const gaps = rowGaps.flatMap((table) => gapsMadeWithin(table, first - day, second + day));
      return {
        values: {
          one: pair.one.rule,
          other: pair.other.rule,
          first: secondsText(first),
          second: secondsText(second),
          gaps: gaps.length,
        },
        shows: [
          // Its other times, first use years ago for one, are not what is dated here, nor are those of the messages.
          seenAt(pair.one.finding, first),
          seenAt(pair.other.finding, second),
          ...gaps
            .slice(0, 5)
            .flatMap(({ before, after }) =>
              [before, after].map((edge) => ({ ...edge, times: [] })),
            ),
        ],
      };
    });
  },
};

/** The tally that holds when the first process used the network, as a number that is largest for the first. */
const beginning = 'beginning';

/** From when on the phone was in use as on any day, in Unix seconds: its statistics of the network begin when it is set up. */
function settledFrom(tallies: Remembered['tallies']): number {
  const from = tallies.get(beginning);
  return from === undefined || tallies.size <= leastProcesses
    ? Number.NEGATIVE_INFINITY
    : -from + daysOfSettingUp * day;
}

/** The rules of little weight that speak of more than a few things on this phone. What one app left counts once, however many permissions it had. */
function ordinaryHere(findings: readonly SeenFinding[]): ReadonlySet<string> {
  const alike = new Map<string, Set<string>>();
  for (const { level, origin, apps, id } of findings) {
    if (origin.kind !== 'rule') continue;
    if (level !== 'info' && !(level === 'low' && ofRemovedApps.has(origin.id))) continue;
    const things = alike.get(origin.id) ?? new Set();
    alike.set(origin.id, things.add(String(apps ?? id)));
  }
  const many = [...alike].filter(([, things]) => things.size > mostAlike);
  return new Set(many.map(([rule]) => rule));
}

function traceOf(finding: SeenFinding): Trace[] {
  const { origin, trace, apps, times } = finding;
  const moments = datesOfRemoval(times);
  if (origin.kind !== 'rule' || moments.length === 0 || moments.length > mostTimes) return [];
  if (isResetClock(finding)) return [];
  // It lies somewhere between the two shutdowns that it is told by.
  const isBetween = origin.id === restartMissingFromShutdownLog.id;
  if (isBetween && Math.max(...moments) - Math.min(...moments) > day) return [];
  return [
    { rule: origin.id, everydayCause: everydayCauseOf(finding), trace, finding, apps, moments },
  ];
}

/** The moments of all traces in order. A day of a rule is the day from one of its traces on that begins after the one before has passed. */
function eventsOf(traces: readonly Trace[]): DatedEvent[] {
  const days = new Map<string, { readonly from: number; readonly day: number }>();
  return traces
    .flatMap((trace) => trace.moments.map((at) => ({ trace, at })))
    .sort((a, b) => a.at - b.at || (a.trace.finding.id < b.trace.finding.id ? -1 : 1))
    .map(({ trace, at }) => {
      const { rule } = trace;
      let known = days.get(rule);
      if (!known || at - known.from > day) {
        known = { from: at, day: (known?.day ?? 0) + 1 };
        days.set(rule, known);
      }
      return { trace, at, day: known.day };
    });
}

/** For every two rules the pair of findings that lie closest in time, the closest first. So many traces on one day make one pair for each two rules. */
function closestPairs(traces: readonly Trace[], settled: number): Pair[] {
  const events = eventsOf(traces);
  const days = new Map(events.map(({ trace, day: last }) => [trace.rule, last]));
  const closest = new Map<string, Pair>();
  /** The days of two rules on which each has a trace beside one of the other. */
  const shared = new Map<string, Map<string, Set<number>>>();
  // Of each rule only the latest event, or the latest of another app or process, can be closest to what comes next. The latest stand first.
  const latest = new Map<string, readonly DatedEvent[]>();
  for (const event of events) {
    for (const [rule, earlier] of latest) {
      const before = earlier.find(({ trace }) => areIndependent(trace, event.trace));
      if (!before || event.at - before.at > day) continue;
      const key = [rule, event.trace.rule].sort().join(' ');
      const both = shared.get(key) ?? new Map<string, Set<number>>();
      shared.set(key, both);
      for (const { trace, day: on } of [before, event])
        both.set(trace.rule, (both.get(trace.rule) ?? new Set()).add(on));
      if (event.at < settled && everydayCausesOf(before.trace, event.trace)) continue;
      const known = closest.get(key);
      if (known && known.at[1] - known.at[0] <= event.at - before.at) continue;
      closest.set(key, { one: before.trace, other: event.trace, at: [before.at, event.at] });
    }
    const { rule } = event.trace;
    const others = (latest.get(rule) ?? []).filter(
      ({ at, trace }) => event.at - at <= day && !isAlike(trace, event.trace),
    );
    latest.set(rule, [event, ...others].slice(0, mostApart));
  }
  const meetsByChance = (key: string, { one, other, at }: Pair): boolean => {
    const causes = everydayCausesOf(one, other);
    const areClose = at[1] - at[0] <= timeOfAttack;
    if (causes && areOfOneEvent(...causes)) return !areClose;
    if (areClose && !(causes && areOfTryingOut(...causes))) return false;
    const most = causes ? mostEverydayDaysForEachShared : mostDaysForEachShared;
    return [one, other].some(
      ({ rule, finding: { level } }) =>
        (level === 'info' || level === 'low') &&
        (days.get(rule) ?? 0) > most * (shared.get(key)?.get(rule)?.size ?? 0),
    );
  };
  const named = new Set<string>();
  return [...closest]
    .filter(([key, pair]) => !meetsByChance(key, pair))
    .map(([, pair]) => pair)
    .sort((a, b) => a.at[1] - a.at[0] - (b.at[1] - b.at[0]) || a.at[0] - b.at[0])
    .filter(({ one, other }) => {
      const isNew = !named.has(one.rule) || !named.has(other.rule);
      named.add(one.rule).add(other.rule);
      return isNew;
    })
    .sort((a, b) => a.at[0] - b.at[0] || a.at[1] - b.at[1])
    .slice(0, mostPairs);
}

/** The causes of both in everyday life; `undefined` where one has none. */
function everydayCausesOf(one: Trace, other: Trace): [EverydayCause, EverydayCause] | undefined {
  const causes = [one.everydayCause, other.everydayCause] as const;
  return causes[0] && causes[1] && [causes[0], causes[1]];
}

/** Whether one stands for the other in what is asked of both below: they are of the same apps and name the same process. */
function isAlike(one: Trace, other: Trace): boolean {
  const isOfSameApps = String(one.apps) === String(other.apps);
  return isOfSameApps && processOf(one.finding) === processOf(other.finding);
}

/**
 * False where both are one trace: the same in two databases, two rules about one record, or what one app, one process in the two statistics of the
 * network, removed apps or one conversation left. Two findings of level `info` are no pair either.
 */
function areIndependent(one: Trace, other: Trace): boolean {
  return (
    one.rule !== other.rule &&
    one.trace !== other.trace &&
    one.finding.artifact !== other.finding.artifact &&
    (one.finding.level !== 'info' || other.finding.level !== 'info') &&
    !(ofConversations.has(one.rule) && ofConversations.has(other.rule)) &&
    !mayBeOneProcess(one.finding, other.finding) &&
    !areOfRemovedApps(one, other) &&
    !areOfOneApp(one.apps, other.apps)
  );
}

function areOfRemovedApps(one: Trace, other: Trace): boolean {
  return [one, other].every(({ rule, apps }) => apps !== undefined && ofRemovedApps.has(rule));
}

export const examples = deletionPairExamples;
