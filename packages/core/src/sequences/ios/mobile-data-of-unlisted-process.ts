import { dataUsage } from '../../artifacts/ios/data-usage.ts';
import { netusage } from '../../artifacts/ios/netusage.ts';
import {
  osAnalyticsAdDaily,
  type OsAnalyticsUsage,
} from '../../artifacts/ios/os-analytics-ad-daily.ts';
import type { NetworkUsage } from '../../artifacts/usage/network-usage.ts';
import {
  noteOf,
  tallyOf,
  type Note,
  type NoteValues,
  type SequenceExampleRecord,
  type SequenceExamples,
  type SequenceRule,
} from '../../model/index.ts';
import { appNamedIn } from '../../artifacts/apps/app-in-name.ts';

/** Names of programs are cut at 16 characters in one list or the other. */
const nameLength = 16;

/** Fewer names than any phone in use has: the statistics were reset, or the phone is new. */
const leastKnown = 20;

/** More missing names than a program that hides itself would have: the lists are of different times. */
const mostMissing = 3;

/** The program and the app in a name of the form `program/app`, each as far as all lists keep it. */
function partsOf(name: string | null): string[] {
  return (name ?? '')
    .toLowerCase()
    .split('/', 2)
    .filter((part) => part !== '')
    .map((part) => part.slice(0, nameLength));
}

function noteOfUsage(
  name: string | null,
  ...mobileBytes: readonly (number | null)[]
): NoteValues | undefined {
  const parts = partsOf(name);
  const used = mobileBytes.some((bytes) => (bytes ?? 0) > 0);
  return parts.length > 0 && used ? { name: name ?? '', parts: parts.join('/') } : undefined;
}

/**
 * A process that used the mobile network by one statistic of the system and is not in the table that should count it (A5, and the part of A3
 * about names in one table only). It concludes from what is absent, so it is silent unless that table was read to its end.
 */
export const mobileDataOfUnlistedProcess: SequenceRule = {
  id: 'ios.mobile-data-of-unlisted-process',
  version: 1,
  title: 'Mobile data of a process that the data usage does not list',
  message:
    'Processes with mobile data in another statistic of the system that the data usage does not list: {count}; the latest is {process}.',
  why:
    'The system counts the data of each process in several places. Spyware was seen to remove its name from one of them; the others keep it for some days. ' +
    'The risk of a false alarm is medium: ordinary phones can show this too, and it counts only together with other traces.',
  otherExplanations: [
    'Resetting the statistics, removing an app or an update of the system removes names from one place before the other.',
    'The places do not write all names in the same way.',
  ],
  references: [
    'https://www.amnesty.org/en/latest/research/2021/07/forensic-methodology-report-how-to-catch-nso-groups-pegasus/',
    'https://github.com/KasperskyLab/triangle_check',
  ],
  level: 'low',
  confidence: 'low',
  leadsTo: 'S3',
  met: 'ran',
  antiForensic: 'A5',
  notes: [
    noteOf<OsAnalyticsUsage>({
      artifact: osAnalyticsAdDaily,
      note: ({ data }) => noteOfUsage(data.package, data.wwanIn, data.wwanOut),
    }),
    noteOf<NetworkUsage>({
      artifact: netusage,
      note: ({ data, deleted }) =>
        deleted ? undefined : noteOfUsage(data.procName, data.wwanIn, data.wwanOut),
    }),
  ],
  tallies: [
    tallyOf<NetworkUsage>({
      artifact: dataUsage,
      tally: ({ data: { procName, bundleId }, deleted }) =>
        deleted
          ? []
          : [...partsOf(procName), ...partsOf(bundleId)].map((key) => ({ key, number: 1 })),
    }),
  ],
  needsWhole: [dataUsage],
  finish: ({ notes, tallies }) => {
    if (tallies.size < leastKnown) return [];
    const missing = notes.filter(
      ({ values }) =>
        !String(values.parts)
          .split('/')
          .some((part) => tallies.has(part)),
    );
    const names = new Set(missing.map(({ values }) => values.parts));
    if (names.size === 0 || names.size > mostMissing) return [];
    const newest = missing.toSorted((a, b) => lastOf(b) - lastOf(a));
    const apps = missing.map(({ values }) => appNamedIn(String(values.name)));
    return [
      {
        values: { count: names.size, process: String(newest[0]!.values.name) },
        shows: newest.slice(0, 2 * mostMissing),
        ...(apps.every((app) => app !== undefined) && { apps }),
      },
    ];
  },
};

/** The latest of its times, in milliseconds: a process that was first used years ago can be the one that was used last. */
const lastOf = ({ times }: Note): number => Math.max(0, ...times.map(({ at }) => Date.parse(at)));

const counted = (name: string): SequenceExampleRecord => ({
  artifact: dataUsage,
  data: { procName: name, bundleId: null },
});
const many = Array.from({ length: 25 }, (_, n) => counted(`exampled${String(n)}`));
const daily = (name: string, wwanIn = 100): SequenceExampleRecord => ({
  artifact: osAnalyticsAdDaily,
  data: { package: name, wwanIn, wwanOut: 0 },
  times: [{ at: '2021-07-04T10:00:00Z', marks: 'usage counted since', clock: 'utc' }],
});
const used = (name: string): SequenceExampleRecord => ({
  artifact: netusage,
  data: { procName: name, wwanIn: 10, wwanOut: 10 },
});

export const examples = (): SequenceExamples => ({
  hits: [
    { name: 'a name in the daily statistics alone', records: [...many, daily('rogued')] },
    { name: 'one in the other database alone', records: [...many, used('rogued')] },
  ],
  misses: [
    { name: 'a name that both have', records: [...many, daily('exampled3')] },
    {
      name: 'one that is cut in one of them',
      records: [...many, counted('mobileactivation'), daily('mobileactivationd')],
    },
    {
      name: 'a program that worked for a listed app',
      records: [...many, counted('AppStore/com.example.s'), used('nsurlsessiond/com.example.s')],
    },
    { name: 'a name without mobile data', records: [...many, daily('rogued', 0)] },
    {
      name: 'statistics that were reset',
      records: [counted('exampled'), daily('rogued')],
    },
    {
      name: 'lists of different times',
      records: [...many, ...['a1', 'b1', 'c1', 'd1'].map((name) => daily(name))],
    },
    {
      name: 'a table that was not read to its end',
      records: [...many, daily('rogued')],
      outcomes: new Map([[dataUsage, 'partly-read']]),
    },
  ],
});
