import { isArray, isDictionary, PlistDate, type PlistValue } from '../../formats/plist/index.ts';
import { isoTime } from '../../bytes/time.ts';
import { defineArtifact, type ArtifactExample } from '../../model/index.ts';
import { onSomeIphones } from '../ios-expectation.ts';
import { keyPath, readDictionaryFile, utcTimes } from '../property-list-file.ts';
import { timeDocs } from '../rows/time-docs.ts';

/** Bytes that one process moved, as a daily count of the analytics of iOS. */
export type OsAnalyticsUsage = {
  readonly package: string;
  /** Since when it is counted. */
  readonly ts: string | null;
  readonly wifiIn: number | null;
  readonly wifiOut: number | null;
  readonly wwanIn: number | null;
  readonly wwanOut: number | null;
};

export const osAnalyticsAdDaily = defineArtifact<OsAnalyticsUsage>({
  id: 'ios.os-analytics-ad-daily',
  version: 1,
  title: 'Daily usage statistics of the system',
  group: 'system',
  describes:
    'For each process that used the network lately, how many bytes it moved over Wi-Fi and the mobile network, as a ' +
    'baseline that the analytics of iOS keeps for its daily report.',
  cannotShow:
    'What was sent or where to. Entries of programs that stay quiet are dropped within days, so that an old program is not there.',
  references: [
    'https://docs.mvt.re/en/latest/ios/records/#os_analytics_ad_dailyjson',
    'https://securelist.com/operation-triangulation/109842/',
  ],
  paths: ['/private/var/mobile/Library/Preferences/com.apple.osanalytics.addaily.plist'],
  logLike: true,
  expected: onSomeIphones,

  fields: {
    package: { label: 'Process or app', observable: 'program', met: 'ran' },
    ts: { label: 'Counted since' },
    wifiIn: { label: 'Wi-Fi in (bytes)' },
    wifiOut: { label: 'Wi-Fi out (bytes)' },
    wwanIn: { label: 'Mobile network in (bytes)' },
    wwanOut: { label: 'Mobile network out (bytes)' },
  },
  summary: ['package', 'wifiIn', 'wifiOut', 'wwanIn', 'wwanOut'],
  times: timeDocs('cocoa-seconds', { others: ['usage counted since'], confidence: 'medium' }),

  *parse(file, context) {
    const baseline = readDictionaryFile(file, context).get('netUsageBaseline');
    // A phone that was just set up has none.
    if (baseline === undefined) {
      context.absent('netUsageBaseline');
      return;
    }
    if (!isDictionary(baseline)) {
      yield { kind: 'problem', code: 'unsupported', detail: 'netUsageBaseline is no dictionary' };
      return;
    }
    for (const [name, counts] of baseline) {
      const position = { unit: 'key', path: keyPath('netUsageBaseline', name) } as const;
      if (!isArray(counts)) {
        yield { kind: 'problem', code: 'malformed', detail: 'usage is no array', position };
        continue;
      }
      const [since, ...rest] = counts.slice(0, 5);
      if (!(since instanceof PlistDate || isNumber(since)) || !rest.every(isNumber))
        yield { kind: 'problem', code: 'malformed', detail: 'a count is no number', position };
      const ts = momentOf(counts[0]);
      yield {
        kind: 'record',
        data: {
          package: name,
          ts,
          wifiIn: numberOf(counts[1]),
          wifiOut: numberOf(counts[2]),
          wwanIn: numberOf(counts[3]),
          wwanOut: numberOf(counts[4]),
        },
        position,
        times: utcTimes('cocoa-seconds', ['usage counted since', ts]),
      };
    }
  },
});

function momentOf(value: PlistValue | undefined): string | null {
  const seconds = value instanceof PlistDate ? value.cocoaSeconds : numberOf(value);
  return isoTime('cocoa-seconds', seconds) ?? null;
}

/** Also one that is not there: older systems count less. */
function isNumber(value: PlistValue | undefined): boolean {
  return value === undefined || typeof value === 'number';
}

function numberOf(value: PlistValue | undefined): number | null {
  return typeof value === 'number' && Number.isFinite(value) ? value : null;
}

export const examples = (): ArtifactExample<OsAnalyticsUsage>[] => [
  {
    name: 'two processes and their counts',
    content: {
      plist: {
        netUsageBaseline: {
          mDNSResponder: [new Date('2022-05-06T07:08:09Z'), 1000, 200, 30, 4],
          'com.apple.Maps': [new Date('2022-05-06T07:08:10.500Z'), 0.0, 0, 5120, 640],
        },
        version: 2,
      },
    },
    records: [
      {
        package: 'mDNSResponder',
        ts: '2022-05-06T07:08:09Z',
        wifiIn: 1000,
        wifiOut: 200,
        wwanIn: 30,
        wwanOut: 4,
      },
      {
        package: 'com.apple.Maps',
        ts: '2022-05-06T07:08:10.500Z',
        wifiIn: 0,
        wifiOut: 0,
        wwanIn: 5120,
        wwanOut: 640,
      },
    ],
    times: [
      [{ at: '2022-05-06T07:08:09Z', marks: 'usage counted since', clock: 'utc' }],
      [{ at: '2022-05-06T07:08:10.500Z', marks: 'usage counted since', clock: 'utc' }],
    ],
  },
  {
    name: 'an entry with fewer counts, and one that is none',
    content: { plist: { netUsageBaseline: { a: [new Date('2022-05-06T07:08:09Z'), 1], b: 'x' } } },
    records: [
      {
        package: 'a',
        ts: '2022-05-06T07:08:09Z',
        wifiIn: 1,
        wifiOut: null,
        wwanIn: null,
        wwanOut: null,
      },
    ],
    problems: ['malformed'],
  },
  { name: 'a phone that was just set up', content: { plist: { version: 2 } }, records: [] },
];
