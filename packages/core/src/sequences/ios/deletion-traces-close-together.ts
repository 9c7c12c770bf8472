import { sms } from '../../artifacts/ios/sms.ts';
import type {
  AntiForensicTrace,
  SeenFinding,
  SequenceExamples,
  SequenceMatch,
  SequenceRule,
} from '../../model/index.ts';
import { datesOfRemoval } from '../dated-traces.ts';
import { exampleGap } from '../example-gaps.ts';
import { secondsText, seenAt } from '../moments.ts';
import {
  areOfOneApp,
  mayBeOneProcess,
  ofConversations,
  ofRemovedApps,
  processOf,
} from '../one-deletion.ts';
import { gapsMadeWithin } from '../numbered-notes.ts';
import { rowIdGaps } from './row-id-gaps.ts';

const day = 86_400;

/** A finding that lists more moments than this dates nothing. */
const mostTimes = 8;

/** A rule of level `info`, or one on what removed apps leave, that speaks of more things than this takes no part: on that phone it is ordinary, since statistics were reset or things are removed often. */
const mostAlike = 5;

/** Pairs of traces that are told. */
const mostPairs = 100;

/** Of one rule, the latest traces of different apps or processes that may still find a partner; more of them would be its parts, or a flood. */
const mostApart = 8;

interface Trace {
  readonly rule: string;
  readonly trace: AntiForensicTrace | undefined;
  readonly finding: SeenFinding;
  readonly apps: readonly string[] | undefined;
  readonly moments: readonly number[];
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
    'What the rules {one} and {other} found is dated within a day: {first} and {second}; gaps between messages within a day of these: at least {gaps}.',
  why:
    'Each of the two findings has ordinary explanations. Who removes the traces of an attack removes them in several places at once, ' +
    'and seldom in all of them, so that two such traces close together weigh more than each alone.',
  otherExplanations: [
    'An update, a restored backup, or making room on a full phone can leave several such traces on one day.',
    'Two ordinary events can fall on one day by chance.',
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
  finish: ({ findings, rowGaps }) => {
    const ordinary = ordinaryHere(findings);
    const traces = findings.flatMap(traceOf).filter(({ rule }) => !ordinary.has(rule));
    return closestPairs(traces).map((pair): SequenceMatch => {
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
  return [{ rule: origin.id, trace, finding, apps, moments }];
}

/** For every two rules the pair of findings that lie closest in time, the closest first. So many traces on one day make one pair for each two rules. */
function closestPairs(traces: readonly Trace[]): Pair[] {
  const events = traces
    .flatMap((trace) => trace.moments.map((at) => ({ trace, at })))
    .sort((a, b) => a.at - b.at || (a.trace.finding.id < b.trace.finding.id ? -1 : 1));
  const closest = new Map<string, Pair>();
  // Of each rule only the latest event, or the latest of another app or process, can be closest to what comes next. The latest stand first.
  const latest = new Map<string, readonly (typeof events)[number][]>();
  for (const event of events) {
    for (const [rule, earlier] of latest) {
      const before = earlier.find(({ trace }) => areIndependent(trace, event.trace));
      if (!before || event.at - before.at > day) continue;
      const key = [rule, event.trace.rule].sort().join(' ');
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
  const named = new Set<string>();
  return [...closest.values()]
    .sort((a, b) => a.at[1] - a.at[0] - (b.at[1] - b.at[0]) || a.at[0] - b.at[0])
    .filter(({ one, other }) => {
      const isNew = !named.has(one.rule) || !named.has(other.rule);
      named.add(one.rule).add(other.rule);
      return isNew;
    })
    .sort((a, b) => a.at[0] - b.at[0] || a.at[1] - b.at[1])
    .slice(0, mostPairs);
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

function example(
  rule: string,
  trace: AntiForensicTrace,
  artifact: string,
  at: readonly string[],
  level: SeenFinding['level'] = 'low',
): SeenFinding {
  const record = `${trace}${artifact}`.padEnd(32, '0');
  return {
    id: `${record}${at.join(' ')}`,
    level,
    confidence: 'low',
    origin: { kind: 'rule', id: `ios.${rule}`, version: 1 },
    trace,
    met: 'stored',
    artifact: `ios.${artifact}`,
    records: [record],
    provenance: [
      {
        source: 's1',
        devicePath: `/private/var/${artifact}`,
        storedAt: ['file'],
        position: { unit: 'key', path: artifact },
      },
    ],
    times: at.map((moment) => ({ at: moment, marks: 'last usage', clock: 'utc' })),
    deleted: false,
    values: {},
  };
}

const usage = example('orphan-usage', 'A1', 'data-usage', ['2021-07-04T10:00:00Z']);
const folders = example('emptied-folders', 'A10', 'folders', ['2021-07-05T09:59:00Z']);
const of = (finding: SeenFinding, ...apps: readonly string[]): SeenFinding => ({
  ...finding,
  apps,
});
const named = (finding: SeenFinding, process: string): SeenFinding => ({
  ...finding,
  values: { process },
});
const permission = example('absent-permission', 'A20', 'tcc', ['2021-07-04T10:00:00Z']);
const location = example('absent-client', 'A14', 'clients', ['2021-07-04T11:00:00Z'], 'info');
const app = 'org.example.recorder';
const noon = ['2021-07-04T12:00:00Z'];

export const examples = (): SequenceExamples => ({
  hits: [
    { name: 'two traces in two artifacts, a day apart', records: [], findings: [usage, folders] },
    {
      name: 'a gap between messages in the same day',
      records: [],
      findings: [usage, folders],
      rowGaps: [
        {
          artifact: sms.id,
          devicePath: '/private/var/mobile/Library/SMS/sms.db',
          table: 'message',
          gaps: [exampleGap(sms, [10, '2021-07-04T10:00:00Z'], [14, '2021-07-04T11:00:00Z'])],
          gapCount: 1,
          missing: 3,
        },
      ],
    },
    {
      name: 'one that is a remark',
      records: [],
      findings: [usage, { ...folders, level: 'info' }],
    },
    {
      name: 'a process that left its usage, and something that is no statistic',
      records: [],
      findings: [
        example('orphan-data-usage-row', 'A1', 'data-usage', noon, 'high'),
        example('netusage-process-without-usage', 'A3', 'netusage', noon),
        example('permission-of-absent-app', 'A20', 'tcc', noon),
      ],
    },
    {
      name: 'two processes, each in a statistic of its own',
      records: [],
      findings: [
        named(example('data-usage-process-without-usage', 'A3', 'data-usage', noon), 'exampled'),
        named(example('netusage-process-deleted', 'A4', 'netusage', noon, 'info'), 'otherd'),
      ],
    },
    {
      name: 'very many emptied folders',
      records: [],
      findings: [
        usage,
        ...[0, 1, 2, 3, 4, 5].map((n) => ({ ...folders, id: `${n}`, records: [`${n}0`] })),
      ],
    },
    {
      name: 'two apps',
      records: [],
      findings: [of(permission, app), of(location, 'org.example.maps')],
    },
    {
      name: 'one of an app, and one that names none',
      records: [],
      findings: [of(permission, app), location],
    },
    {
      name: 'another app behind one that left both',
      records: [],
      findings: [
        of(permission, app),
        of({ ...location, id: 'b', records: ['b'] }, app),
        of(
          example('absent-client', 'A14', 'clients', ['2021-07-04T08:00:00Z'], 'info'),
          'org.example.maps',
        ),
      ],
    },
    {
      name: 'a sender that Messages does not know, and another trace beside it',
      records: [],
      findings: [
        usage,
        example('message-from-unknown-account', 'A11', 'interaction-c', ['2021-07-04T10:00:05Z']),
      ],
    },
    {
      name: 'many permissions of one app',
      records: [],
      findings: [
        usage,
        ...[0, 1, 2, 3, 4, 5].map((n) =>
          of({ ...permission, id: `${n}`, records: [`${n}0`] }, app),
        ),
      ],
    },
    {
      name: 'two lists that share an app',
      records: [],
      findings: [of(permission, app, 'org.example.maps'), of(location, app, 'org.example.notes')],
    },
  ],
  misses: [
    { name: 'one trace', records: [], findings: [usage] },
    {
      name: 'two remarks',
      records: [],
      findings: [
        { ...usage, level: 'info' },
        { ...folders, level: 'info' },
      ],
    },
    {
      name: 'a remark that is made all over the phone',
      records: [],
      findings: [
        usage,
        ...[0, 1, 2, 3, 4, 5].map((n) => ({
          ...folders,
          level: 'info' as const,
          id: `${n}`,
          records: [`${n}0`],
        })),
      ],
    },
    {
      name: 'what one app left in two places',
      records: [],
      findings: [of(permission, app), of(location, app.toUpperCase())],
    },
    {
      name: 'what an app and a part of it left',
      records: [],
      findings: [of(permission, app), of(location, `${app}.widget`)],
    },
    {
      name: 'one app, and a list in which it stands',
      records: [],
      findings: [of(permission, app), of(location, 'org.example.maps', app)],
    },
    {
      name: 'the look-up, the message and the picture of a conversation that was deleted',
      records: [],
      findings: [
        example('looked-up-account-unknown', 'A9', 'id-status-cache', ['2021-07-04T10:00:00Z']),
        example('message-from-unknown-account', 'A11', 'interaction-c', ['2021-07-04T10:00:05Z']),
        { ...example('empty-attachment-folder', 'A10', 'folders', noon), level: 'info' },
        { ...example('attachment-without-message', 'A10', 'attachments', noon), level: 'info' },
      ],
    },
    {
      name: 'one process whose usage stayed in one statistic and whose name in the other',
      records: [],
      findings: [
        example('orphan-data-usage-row', 'A1', 'data-usage', noon, 'high'),
        example('netusage-process-without-usage', 'A3', 'netusage', noon),
        example('orphan-netusage-row', 'A1', 'netusage', noon, 'high'),
        example('data-usage-process-without-usage', 'A3', 'data-usage', noon),
        example('netusage-process-deleted', 'A4', 'netusage', noon, 'info'),
        example('mobile-data-of-unlisted-process', 'A5', 'os-analytics-ad-daily', noon),
      ],
    },
    {
      name: 'two apps that were removed',
      records: [],
      findings: [
        of(example('permission-of-absent-app', 'A20', 'tcc', noon), app),
        of(example('location-client-of-absent-app', 'A14', 'clients', noon, 'info'), 'org.maps'),
      ],
    },
    {
      name: 'very many processes without usage, as where the statistics were reset',
      records: [],
      findings: [
        folders,
        ...[0, 1, 2, 3, 4, 5].map((n) => ({
          ...example('data-usage-process-without-usage', 'A3', 'data-usage', noon),
          id: `${n}`,
          records: [`${n}0`],
        })),
      ],
    },
    {
      name: 'more than a day apart',
      records: [],
      findings: [usage, example('emptied-folders', 'A10', 'folders', ['2021-07-05T10:01:00Z'])],
    },
    {
      name: 'the same trace in two databases',
      records: [],
      findings: [usage, example('orphan-netusage', 'A1', 'netusage', ['2021-07-04T10:00:00Z'])],
    },
    {
      name: 'two rules about one artifact',
      records: [],
      findings: [usage, example('nameless', 'A3', 'data-usage', ['2021-07-04T10:00:00Z'])],
    },
    {
      name: 'a trace without a date',
      records: [],
      findings: [usage, { ...folders, times: [] }],
    },
    {
      name: 'a trace with so many dates that it has none',
      records: [],
      findings: [
        usage,
        example(
          'emptied-folders',
          'A10',
          'folders',
          Array.from(
            { length: 20 },
            (_, hour) => `2021-07-04T${String(hour).padStart(2, '0')}:00:00Z`,
          ),
        ),
      ],
    },
  ],
});
