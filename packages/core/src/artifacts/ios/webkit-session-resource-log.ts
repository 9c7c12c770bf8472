import {
  booleanAt,
  dictionaryAt,
  isArray,
  isDictionary,
  missedEntry,
  numberAt,
  type PlistDictionary,
  type PlistValue,
} from '../../formats/plist/index.ts';
import { isoTime } from '../../bytes/time.ts';
import { defineArtifact, type ArtifactExample } from '../../model/index.ts';
import { onSomeIphones } from '../ios-expectation.ts';
import { mainArrayAt, readDictionaryFile, textAt, utcTimes } from '../property-list-file.ts';
import { timeDocs } from '../rows/time-docs.ts';

/** A site that WebKit saw loaded, as versions before iOS 14 logged it. */
export type SessionResource = {
  readonly origin: string | null;
  readonly redirectSource: readonly string[];
  readonly redirectDestination: readonly string[];
  readonly subframeUnderOrigin: readonly string[];
  readonly subresourceUnderOrigin: readonly string[];
  readonly subresourceRedirectSource: readonly string[];
  readonly subresourceRedirectDestination: readonly string[];
  /** Sites whose links led here with more in them than the address of a page, by which a visitor can be told. */
  readonly linkDecorationSource: readonly string[];
  readonly userInteraction: boolean | null;
  readonly mostRecentInteraction: string | null;
  readonly lastSeen: string | null;
};

/** Sites that one list of an entry may name. */
const maxOrigins = 1000;

/** Until version 14 of the log an entry named origins, and since then registrable domains; the lists are told apart by the same words. */
const framedByKeys = ['subframeUnderTopFrameDomains', 'subframeUnderTopFrameOrigins'] as const;
const loadedByKeys = [
  'subresourceUnderTopFrameDomains',
  'subresourceUnderTopFrameOrigins',
] as const;

export const webkitSessionResourceLog = defineArtifact<SessionResource>({
  id: 'ios.webkit-session-resource-log',
  version: 1,
  title: 'Record of websites that pages loaded from',
  group: 'browsing',
  describes:
    'Sites that web pages and in-app browsers loaded, with those they redirected from and to and those whose links led there, as WebKit logged them until about iOS 13.',
  cannotShow:
    'Full addresses, and whether the user saw the site: advertisements and trackers load sites too. Newer systems keep `observations.db` instead.',
  references: [
    'https://docs.mvt.re/en/latest/ios/records/#webkit_session_resource_logjson',
    'https://www.amnesty.org/en/latest/research/2021/07/forensic-methodology-report-how-to-catch-nso-groups-pegasus/',
    'https://github.com/WebKit/WebKit/blob/main/Source/WebCore/loader/ResourceLoadStatistics.cpp',
  ],
  paths: ['/private/**/full_browsing_session_resourceLog.plist'],
  expected: onSomeIphones,

  fields: {
    origin: { label: 'Site', observable: 'domain', met: 'resolved' },
    redirectSource: { label: 'Redirected from', observable: 'domain', met: 'redirected' },
    // Where a page that was touched led on to was not itself touched.
    redirectDestination: {
      label: 'Redirected to',
      observable: 'domain',
      met: 'redirected',
      ownMet: true,
    },
    subframeUnderOrigin: { label: 'Framed by', observable: 'domain', met: 'resolved' },
    subresourceUnderOrigin: { label: 'Loaded by', observable: 'domain', met: 'resolved' },
    // What a part of a page was redirected to was not seen, whether or not the user touched a page of this site.
    subresourceRedirectSource: {
      label: 'Parts of pages redirected from',
      observable: 'domain',
      met: 'resolved',
      ownMet: true,
    },
    subresourceRedirectDestination: {
      label: 'Parts of pages redirected to',
      observable: 'domain',
      met: 'resolved',
      ownMet: true,
    },
    linkDecorationSource: { label: 'Linked from', observable: 'domain', met: 'resolved' },
    userInteraction: { label: 'User touched the page' },
    mostRecentInteraction: { label: 'Last touched' },
    lastSeen: { label: 'Last seen' },
  },
  summary: ['origin'],
  times: timeDocs('unix-seconds', { others: ['page last touched', 'site last seen'] }),

  *parse(file, context) {
    const entries = mainArrayAt(readDictionaryFile(file, context), 'browsingStatistics');
    for (const [index, entry] of entries.entries()) {
      const position = { unit: 'key', path: `browsingStatistics/${index}` } as const;
      if (!isDictionary(entry)) {
        yield { kind: 'problem', code: 'malformed', detail: 'entry is no dictionary', position };
        continue;
      }
      if (listsOf(entry).some((length) => length > maxOrigins)) {
        const detail = `more than ${maxOrigins} sites beside one`;
        yield { kind: 'problem', code: 'limit-exceeded', detail, position };
      }
      const userInteraction = booleanAt(entry, 'hadUserInteraction') ?? null;
      const mostRecentInteraction = unixMomentAt(entry, 'mostRecentUserInteraction');
      const lastSeen = unixMomentAt(entry, 'lastSeen');
      const origin =
        textAt(entry, 'PrevalentResourceDomain') ?? textAt(entry, 'PrevalentResourceOrigin');
      if (origin === null) {
        yield { kind: 'problem', code: 'malformed', detail: 'entry names no site', position };
      }
      yield {
        kind: 'record',
        data: {
          origin,
          redirectSource: originsAt(entry, 'topFrameUniqueRedirectsFrom'),
          redirectDestination: originsAt(entry, 'topFrameUniqueRedirectsTo'),
          subframeUnderOrigin: originsOf(entry, framedByKeys),
          subresourceUnderOrigin: originsOf(entry, loadedByKeys),
          subresourceRedirectSource: originsAt(entry, 'subresourceUniqueRedirectsFrom'),
          subresourceRedirectDestination: originsAt(entry, 'subresourceUniqueRedirectsTo'),
          linkDecorationSource: originsAt(entry, 'topFrameLinkDecorationsFrom'),
          userInteraction,
          mostRecentInteraction,
          lastSeen,
        },
        position,
        times: utcTimes(
          'unix-seconds',
          ['page last touched', mostRecentInteraction],
          ['site last seen', lastSeen],
        ),
        // A page that was touched was seen by the user, and so were those that led there.
        ...(userInteraction === true && { met: 'visited' as const }),
      };
    }
  },
});

/** WebKit counts in Unix seconds and writes -1 for "never". */
function unixMomentAt(entry: PlistDictionary, key: string): string | null {
  const value = numberAt(entry, key) ?? 0;
  return value > 0 ? (isoTime('unix-seconds', value) ?? null) : null;
}

/** How long the lists of an entry are. */
function listsOf(entry: PlistDictionary): number[] {
  return [...entry.values()].map((value) =>
    isArray(value) ? value.length : isDictionary(value) ? value.size : 0,
  );
}

/** Sites of a list, which is an array of names, of dictionaries with a name in `origin`, or a dictionary of counts. */
function originsAt(entry: PlistDictionary, key: string): string[] {
  const list = entry.get(key);
  if (isArray(list)) {
    const items = list.slice(0, maxOrigins);
    const origins = items.map(originOf).filter((origin) => origin !== null);
    if (origins.length < items.length) missedEntry(entry, key, 'string');
    return origins;
  }
  return [...(dictionaryAt(entry, key)?.keys() ?? [])].slice(0, maxOrigins);
}

function originOf(item: PlistValue): string | null {
  if (typeof item === 'string') return item;
  return isDictionary(item) ? (textAt(item, 'domain') ?? textAt(item, 'origin')) : null;
}

/** Sites of a list that has another name in each form of the log; an entry that was put together by hand may have both. */
function originsOf(entry: PlistDictionary, keys: readonly string[]): string[] {
  return [...new Set(keys.flatMap((key) => originsAt(entry, key)))];
}

const path =
  '/private/var/mobile/Containers/Data/Application/00000000-0000-4000-8000-000000000000/Library/WebKit/WebsiteData/ResourceLoadStatistics/full_browsing_session_resourceLog.plist';

const nothing = {
  redirectSource: [],
  redirectDestination: [],
  subframeUnderOrigin: [],
  subresourceUnderOrigin: [],
  subresourceRedirectSource: [],
  subresourceRedirectDestination: [],
  linkDecorationSource: [],
  userInteraction: null,
  mostRecentInteraction: null,
  lastSeen: null,
} satisfies Partial<SessionResource>;

export const examples = (): ArtifactExample<SessionResource>[] => [
  {
    name: 'a site that the user touched and that redirected, and one that was only loaded',
    devicePath: path,
    content: {
      plist: {
        browsingStatistics: [
          {
            PrevalentResourceOrigin: 'example.org',
            hadUserInteraction: true,
            mostRecentUserInteraction: 1546300800.5,
            lastSeen: 1546300900,
            topFrameUniqueRedirectsFrom: [{ origin: 'short.example' }, 'other.example'],
            topFrameUniqueRedirectsTo: { 'target.example': 2 },
            topFrameLinkDecorationsFrom: ['portal.example'],
          },
          {
            PrevalentResourceOrigin: 'tracker.example',
            hadUserInteraction: false,
            mostRecentUserInteraction: -1,
            lastSeen: 1546300900,
            subresourceUnderTopFrameOrigins: [{ origin: 'example.org', count: 3 }],
            subresourceUniqueRedirectsFrom: { 'counter.example': 1 },
            subresourceUniqueRedirectsTo: [{ origin: 'pixel.example' }],
          },
        ],
        version: 12,
      },
    },
    records: [
      {
        ...nothing,
        origin: 'example.org',
        userInteraction: true,
        mostRecentInteraction: '2019-01-01T00:00:00.500Z',
        lastSeen: '2019-01-01T00:01:40Z',
        redirectSource: ['short.example', 'other.example'],
        redirectDestination: ['target.example'],
        linkDecorationSource: ['portal.example'],
      },
      {
        ...nothing,
        origin: 'tracker.example',
        userInteraction: false,
        lastSeen: '2019-01-01T00:01:40Z',
        subresourceUnderOrigin: ['example.org'],
        subresourceRedirectSource: ['counter.example'],
        subresourceRedirectDestination: ['pixel.example'],
      },
    ],
    times: [
      [
        { at: '2019-01-01T00:00:00.500Z', marks: 'page last touched', clock: 'utc' },
        { at: '2019-01-01T00:01:40Z', marks: 'site last seen', clock: 'utc' },
      ],
      [{ at: '2019-01-01T00:01:40Z', marks: 'site last seen', clock: 'utc' }],
    ],
  },
  {
    name: 'domains instead of origins, as since version 15 of the log',
    devicePath: path,
    content: {
      plist: {
        browsingStatistics: [
          {
            PrevalentResourceDomain: 'example.org',
            lastSeen: 1570000000,
            hadUserInteraction: false,
            mostRecentUserInteraction: -1,
            topFrameUniqueRedirectsTo: [{ domain: 'target.example' }],
            topFrameUniqueRedirectsFrom: [{ domain: 'short.example' }],
            topFrameLinkDecorationsFrom: [{ domain: 'portal.example' }],
            subframeUnderTopFrameDomains: [{ domain: 'paper.example' }],
            subresourceUnderTopFrameDomains: [{ domain: 'shop.example' }],
            subresourceUniqueRedirectsTo: [{ domain: 'pixel.example' }],
            subresourceUniqueRedirectsFrom: [{ domain: 'counter.example' }],
          },
          {
            hadUserInteraction: false,
            subframeUnderTopFrameDomains: [{ domain: 'paper.example' }],
          },
        ],
        version: 16,
      },
    },
    records: [
      {
        origin: 'example.org',
        redirectSource: ['short.example'],
        redirectDestination: ['target.example'],
        subframeUnderOrigin: ['paper.example'],
        subresourceUnderOrigin: ['shop.example'],
        subresourceRedirectSource: ['counter.example'],
        subresourceRedirectDestination: ['pixel.example'],
        linkDecorationSource: ['portal.example'],
        userInteraction: false,
        mostRecentInteraction: null,
        lastSeen: '2019-10-02T07:06:40Z',
      },
      {
        ...nothing,
        origin: null,
        userInteraction: false,
        subframeUnderOrigin: ['paper.example'],
      },
    ],
    problems: ['malformed'],
  },
  {
    name: 'an entry that is none',
    devicePath: path,
    content: { plist: { browsingStatistics: ['odd'] } },
    records: [],
    problems: ['malformed'],
  },
  { name: 'an empty log', devicePath: path, content: { plist: {} }, records: [] },
];
