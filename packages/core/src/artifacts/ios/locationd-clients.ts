import { base64Of } from '../../bytes/base64.ts';
import { isDictionary, numberAt, type PlistDictionary } from '../../formats/plist/index.ts';
import { defineArtifact, type ArtifactExample, type FieldDoc } from '../../model/index.ts';
import { onSomeIphones } from '../ios-expectation.ts';
import { keyPath, momentAt, readDictionaryFile, textAt, timesAt } from '../property-list-file.ts';
import { timeDocs } from '../rows/time-docs.ts';

/**
 * The times of an entry, by the key the system writes (seconds since 2001). When something began is taken away as that ends, as the code of the system
 * does for beacons and significant changes: one that stands there without a later end was going on when the list was written.
 */
const momentsKept = {
  consumptionPeriodBegin: {
    key: 'ConsumptionPeriodBegin',
    label: 'Use counted since',
    marks: 'location use counted since',
  },
  receivingLocationInformationTimeStarted: {
    key: 'ReceivingLocationInformationTimeStarted',
    label: 'Began receiving location',
    marks: 'began receiving location',
  },
  receivingLocationInformationTimeStopped: {
    key: 'ReceivingLocationInformationTimeStopped',
    label: 'Stopped receiving location',
    marks: 'stopped receiving location',
  },
  visitTimeStarted: {
    key: 'VisitTimeStarted',
    label: 'Began watching visits',
    marks: 'began watching visits',
  },
  visitTimeStopped: {
    key: 'VisitTimeStopped',
    label: 'Stopped watching visits',
    marks: 'stopped watching visits',
  },
  locationTimeStarted: {
    key: 'LocationTimeStarted',
    label: 'Began using location',
    marks: 'began using location',
  },
  locationTimeStopped: {
    key: 'LocationTimeStopped',
    label: 'Stopped using location',
    marks: 'stopped using location',
  },
  backgroundLocationTimeStarted: {
    key: 'BackgroundLocationTimeStarted',
    label: 'Began using it in the background',
    marks: 'began using location in the background',
  },
  backgroundLocationTimeStopped: {
    key: 'BackgroundLocationTimeStopped',
    label: 'Stopped using it in the background',
    marks: 'stopped using location in the background',
  },
  significantTimeStarted: {
    key: 'SignificantTimeStarted',
    label: 'Began watching significant changes',
    marks: 'began watching significant changes of place',
  },
  significantTimeStopped: {
    key: 'SignificantTimeStopped',
    label: 'Stopped watching significant changes',
    marks: 'stopped watching significant changes of place',
  },
  nonPersistentSignificantTimeStopped: {
    key: 'NonPersistentSignificantTimeStopped',
    label: 'Stopped watching them for a while',
    marks: 'stopped watching significant changes of place for a while',
  },
  fenceTimeStarted: {
    key: 'FenceTimeStarted',
    label: 'Began watching a region',
    marks: 'began watching a region',
  },
  fenceTimeStopped: {
    key: 'FenceTimeStopped',
    label: 'Stopped watching a region',
    marks: 'stopped watching a region',
  },
  beaconRegionTimeStarted: {
    key: 'BeaconRegionTimeStarted',
    label: 'Began watching a beacon',
    marks: 'began watching a beacon',
  },
  beaconRegionTimeStopped: {
    key: 'BeaconRegionTimeStopped',
    label: 'Stopped watching a beacon',
    marks: 'stopped watching a beacon',
  },
  rangeTimeStarted: {
    key: 'RangeTimeStarted',
    label: 'Began measuring how far beacons are',
    marks: 'began measuring beacons',
  },
  rangeTimeStopped: {
    key: 'RangeTimeStopped',
    label: 'Stopped measuring how far beacons are',
    marks: 'stopped measuring beacons',
  },
} as const;

type TimeField = keyof typeof momentsKept;

const timeFields = Object.keys(momentsKept) as TimeField[];

function ofEveryTime<T>(of: (kept: (typeof momentsKept)[TimeField]) => T) {
  return Object.fromEntries(timeFields.map((field) => [field, of(momentsKept[field])])) as {
    readonly [K in TimeField]: T;
  };
}

/** A program that asked for the place of the phone. */
export type LocationClient = {
  /** The key of the entry, without the colon at its end. */
  readonly package: string;
  /** The bundle id or path in that key, without what the system puts before it. */
  readonly client: string;
  /** The part of `client` that asked, or the bundle that asked in its name; null for itself. */
  readonly part: string | null;
  readonly bundleId: string | null;
  readonly bundlePath: string | null;
  readonly executable: string | null;
  readonly registered: string | null;
  /** As stored. */
  readonly authorization: number | null;
  /** `never`, `while in use`, `always`; null where nothing was decided, and for another number. */
  readonly decision: string | null;
  /** As stored, in base64. */
  readonly clientStorageToken: string | null;
} & { readonly [K in TimeField]: string | null };

export const locationdClients = defineArtifact<LocationClient>({
  id: 'ios.locationd-clients',
  version: 1,
  title: 'Apps and services that used location',
  group: 'system',
  describes:
    'Apps and system programs that asked iOS for the place of the phone, with the decision of the user, when each last stopped ' +
    'using it, and when it began where it had not stopped.',
  cannotShow:
    'Where the phone was, and programs that got the place another way. Entries of programs that are gone can stay for long.',
  references: [
    'https://docs.mvt.re/en/latest/ios/records/#locationd_clientsjson',
    'https://github.com/abrignoni/iLEAPP',
    'https://github.com/wix/AppleSimulatorUtils',
  ],
  paths: [
    '/private/var/root/Library/Caches/locationd/clients.plist',
    '/private/var/mobile/Library/Caches/locationd/clients.plist',
  ],
  expected: onSomeIphones,

  fields: {
    package: { label: 'Entry' },
    client: { label: 'Program', observable: 'program', met: 'ran' },
    part: { label: 'Part that asked, or who asked in its name', observable: 'program', met: 'ran' },
    bundleId: { label: 'App', observable: 'program', met: 'ran' },
    bundlePath: { label: 'Path of the app', observable: 'program', met: 'ran' },
    executable: { label: 'Path of the program', observable: 'program', met: 'ran' },
    registered: { label: 'Registered by', observable: 'program', met: 'ran' },
    authorization: { label: 'Decision of the user (as stored)' },
    decision: { label: 'Decision of the user' },
    clientStorageToken: { label: 'Token of its storage', personal: true },
    ...ofEveryTime(({ label }): FieldDoc => ({ label })),
  },
  summary: ['client'],
  times: timeDocs('cocoa-seconds', { others: timeFields.map((field) => momentsKept[field].marks) }),

  *parse(file, context) {
    for (const [key, value] of readDictionaryFile(file, context)) {
      // Beside the clients stand settings of the service itself.
      if (!isDictionary(value)) continue;
      const authorization = numberAt(value, 'Authorization') ?? null;
      yield {
        kind: 'record',
        data: {
          package: withoutColon(key),
          ...namedIn(key),
          bundleId: textAt(value, 'BundleId'),
          bundlePath: textAt(value, 'BundlePath'),
          executable: textAt(value, 'Executable'),
          registered: textAt(value, 'Registered'),
          authorization,
          decision: decisions.get(authorization) ?? null,
          clientStorageToken: tokenOf(value),
          ...ofEveryTime(({ key: of }) => momentAt(value, of)),
        },
        position: { unit: 'key', path: keyPath(key) },
        times: timesAt(
          value,
          ...Object.values(ofEveryTime(({ marks, key: of }) => [marks, of] as const)),
        ),
      };
    }
  },
});

/** Bits of the mask of what a program may have: as a simulator of iOS is told them (https://github.com/wix/AppleSimulatorUtils). */
const decisions: ReadonlyMap<number | null, string> = new Map([
  [1, 'never'],
  [2, 'while in use'],
  [4, 'always'],
]);

/** Data on the systems that were seen. */
function tokenOf(client: PlistDictionary): string | null {
  const token = client.get('ClientStorageToken');
  return token instanceof Uint8Array ? base64Of(token) : textAt(client, 'ClientStorageToken');
}

/** Until about iOS 16: an app by its bundle id alone, others with these words before their path (https://github.com/abrignoni/iLEAPP). */
const olderKey = /^com\.apple\.locationd\.(?:bundle|executable)-(\/.*)$/s;
/**
 * Since: who is known, and after a colon which part of it asked, mostly none. A letter before each tells its kind: `i` and `l` a bundle id,
 * `p` and `e` a path (`CLClientKeyPath` of the system; of other letters of a part nothing is known).
 */
const newerKey = /^(?:[il]([^/:][^:]*)|[pe](\/[^:]*)):(?:[ipe]([^:]+)|[^:]*)$/;
const pathAlone = /^[pe](\/.*)$/s;

function namedIn(key: string): Pick<LocationClient, 'client' | 'part'> {
  const newer = newerKey.exec(key);
  if (newer) return { client: newer[1] ?? newer[2]!, part: newer[3] ?? null };
  const path = (olderKey.exec(key) ?? pathAlone.exec(key))?.[1];
  return { client: path ?? withoutColon(key), part: null };
}

const withoutColon = (key: string): string => (key.endsWith(':') ? key.slice(0, -1) : key);

/** An entry of no time, for examples here and of rules. */
export const noTimes = ofEveryTime(() => null);

export const examples = (): ArtifactExample<LocationClient>[] => [
  {
    name: 'an app and a system program, and a setting that is no client',
    content: {
      plist: {
        'org.example.maps:': {
          BundleId: 'org.example.maps',
          BundlePath: '/private/var/containers/Bundle/Application/0/Maps.app',
          ClientStorageToken: new Uint8Array([1, 2, 3]),
          Authorization: 2,
          LocationTimeStopped: 642000000.25,
          ConsumptionPeriodBegin: 641000000,
        },
        '/usr/libexec/exampled': {
          Executable: '/usr/libexec/exampled',
          Registered: '/usr/libexec/exampled',
        },
        LocationServicesEnabled: true,
      },
    },
    records: [
      {
        ...noTimes,
        package: 'org.example.maps',
        client: 'org.example.maps',
        part: null,
        bundleId: 'org.example.maps',
        bundlePath: '/private/var/containers/Bundle/Application/0/Maps.app',
        executable: null,
        registered: null,
        authorization: 2,
        decision: 'while in use',
        clientStorageToken: 'AQID',
        consumptionPeriodBegin: '2021-04-24T23:33:20Z',
        locationTimeStopped: '2021-05-06T13:20:00.250Z',
      },
      {
        ...noTimes,
        package: '/usr/libexec/exampled',
        client: '/usr/libexec/exampled',
        part: null,
        bundleId: null,
        bundlePath: null,
        executable: '/usr/libexec/exampled',
        registered: '/usr/libexec/exampled',
        authorization: null,
        decision: null,
        clientStorageToken: null,
      },
    ],
    times: [
      [
        { at: '2021-04-24T23:33:20Z', marks: 'location use counted since', clock: 'utc' },
        { at: '2021-05-06T13:20:00.250Z', marks: 'stopped using location', clock: 'utc' },
      ],
      [],
    ],
  },
  ...(
    [
      ['keys until about iOS 16', 'org.example.maps', 'org.example.maps', null],
      [
        'a bundle of the system until about iOS 16',
        'com.apple.locationd.bundle-/System/Library/LocationBundles/Example.bundle',
        '/System/Library/LocationBundles/Example.bundle',
        null,
      ],
      [
        'a program without a bundle until about iOS 16',
        'com.apple.locationd.executable-/usr/libexec/exampled',
        '/usr/libexec/exampled',
        null,
      ],
      ['an app, with a letter for its kind', 'icom.example.maps:', 'com.example.maps', null],
      ['a program, with a letter', 'e/usr/libexec/exampled:', '/usr/libexec/exampled', null],
      [
        'a bundle that asked in the name of an app',
        'lcom.example.maps:p/System/Library/LocationBundles/Example.bundle',
        'com.example.maps',
        '/System/Library/LocationBundles/Example.bundle',
      ],
      [
        'an extension of an app',
        'icom.example.maps:icom.example.maps.widget',
        'com.example.maps',
        'com.example.maps.widget',
      ],
      ['a word that begins with such a letter', 'image.example', 'image.example', null],
      ['a key of no known form', 'example:maps:1', 'example:maps:1', null],
    ] as const
  ).map(([name, key, client, part]) => ({
    name: `what a key says: ${name}`,
    content: { plist: { [key]: {} } },
    records: [
      {
        ...noTimes,
        package: withoutColon(key),
        client,
        part,
        bundleId: null,
        bundlePath: null,
        executable: null,
        registered: null,
        authorization: null,
        decision: null,
        clientStorageToken: null,
      },
    ],
  })),
  {
    name: 'an app that used location when the list was written',
    content: {
      plist: {
        'iorg.example.maps:': {
          Authorization: 4,
          LocationTimeStarted: 642000060,
          LocationTimeStopped: 642000000.25,
          BackgroundLocationTimeStarted: 642000120,
        },
      },
    },
    records: [
      {
        ...noTimes,
        package: 'iorg.example.maps',
        client: 'org.example.maps',
        part: null,
        bundleId: null,
        bundlePath: null,
        executable: null,
        registered: null,
        authorization: 4,
        decision: 'always',
        clientStorageToken: null,
        locationTimeStarted: '2021-05-06T13:21:00Z',
        locationTimeStopped: '2021-05-06T13:20:00.250Z',
        backgroundLocationTimeStarted: '2021-05-06T13:22:00Z',
      },
    ],
    times: [
      [
        { at: '2021-05-06T13:21:00Z', marks: 'began using location', clock: 'utc' },
        { at: '2021-05-06T13:20:00.250Z', marks: 'stopped using location', clock: 'utc' },
        {
          at: '2021-05-06T13:22:00Z',
          marks: 'began using location in the background',
          clock: 'utc',
        },
      ],
    ],
  },
  { name: 'no clients', content: { plist: {} }, records: [] },
];
