import { base64Of } from '../../bytes/base64.ts';
import { dataAt, isDictionary, numberAt, type PlistDictionary } from '../../formats/plist/index.ts';
import { defineArtifact, type ArtifactExample } from '../../model/index.ts';
import { onSomeIphones } from '../ios-expectation.ts';
import { keyPath, momentAt, readDictionaryFile, textAt, timesAt } from '../property-list-file.ts';
import { timeDocs } from '../rows/time-docs.ts';

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
  /** As the user decided: 0 not asked, 1 denied, 2 always, 4 while in use (as far as known). */
  readonly authorization: number | null;
  /** As stored, in base64. */
  readonly clientStorageToken: string | null;
  readonly consumptionPeriodBegin: string | null;
  readonly receivingLocationInformationTimeStopped: string | null;
  readonly visitTimeStopped: string | null;
  readonly locationTimeStopped: string | null;
  readonly backgroundLocationTimeStopped: string | null;
  readonly significantTimeStopped: string | null;
  readonly nonPersistentSignificantTimeStopped: string | null;
  readonly fenceTimeStopped: string | null;
  readonly beaconRegionTimeStopped: string | null;
};

const timeKeys = {
  consumptionPeriodBegin: 'ConsumptionPeriodBegin',
  receivingLocationInformationTimeStopped: 'ReceivingLocationInformationTimeStopped',
  visitTimeStopped: 'VisitTimeStopped',
  locationTimeStopped: 'LocationTimeStopped',
  backgroundLocationTimeStopped: 'BackgroundLocationTimeStopped',
  significantTimeStopped: 'SignificantTimeStopped',
  nonPersistentSignificantTimeStopped: 'NonPersistentSignificantTimeStopped',
  fenceTimeStopped: 'FenceTimeStopped',
  beaconRegionTimeStopped: 'BeaconRegionTimeStopped',
} as const;

type TimeField = keyof typeof timeKeys;

const marks: { readonly [K in TimeField]: string } = {
  consumptionPeriodBegin: 'location use counted since',
  receivingLocationInformationTimeStopped: 'stopped receiving location',
  visitTimeStopped: 'stopped watching visits',
  locationTimeStopped: 'stopped using location',
  backgroundLocationTimeStopped: 'stopped using location in the background',
  significantTimeStopped: 'stopped watching significant changes of place',
  nonPersistentSignificantTimeStopped: 'stopped watching significant changes of place for a while',
  fenceTimeStopped: 'stopped watching a region',
  beaconRegionTimeStopped: 'stopped watching a beacon',
};

export const locationdClients = defineArtifact<LocationClient>({
  id: 'ios.locationd-clients',
  version: 1,
  title: 'Apps and services that used location',
  group: 'system',
  describes:
    'Apps and system programs that asked iOS for the place of the phone, with the decision of the user and when each last stopped ' +
    'using it.',
  cannotShow:
    'Where the phone was, and programs that got the place another way. Entries of programs that are gone can stay for long.',
  references: [
    'https://docs.mvt.re/en/latest/ios/records/#locationd_clientsjson',
    'https://github.com/abrignoni/iLEAPP',
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
    authorization: { label: 'Decision of the user' },
    clientStorageToken: { label: 'Token of its storage', personal: true },
    consumptionPeriodBegin: { label: 'Use counted since' },
    receivingLocationInformationTimeStopped: { label: 'Stopped receiving location' },
    visitTimeStopped: { label: 'Stopped watching visits' },
    locationTimeStopped: { label: 'Stopped using location' },
    backgroundLocationTimeStopped: { label: 'Stopped using it in the background' },
    significantTimeStopped: { label: 'Stopped watching significant changes' },
    nonPersistentSignificantTimeStopped: { label: 'Stopped watching them for a while' },
    fenceTimeStopped: { label: 'Stopped watching a region' },
    beaconRegionTimeStopped: { label: 'Stopped watching a beacon' },
  },
  summary: ['client'],
  times: timeDocs('cocoa-seconds', { others: Object.values(marks) }),

  *parse(file, context) {
    for (const [key, value] of readDictionaryFile(file, context)) {
      // Beside the clients stand settings of the service itself.
      if (!isDictionary(value)) continue;
      const moments = momentsOf(value);
      yield {
        kind: 'record',
        data: {
          package: withoutColon(key),
          ...namedIn(key),
          bundleId: textAt(value, 'BundleId'),
          bundlePath: textAt(value, 'BundlePath'),
          executable: textAt(value, 'Executable'),
          registered: textAt(value, 'Registered'),
          authorization: numberAt(value, 'Authorization') ?? null,
          clientStorageToken: tokenOf(value),
          ...moments,
        },
        position: { unit: 'key', path: keyPath(key) },
        times: timesAt(
          value,
          ...timeFields.map((field): [string, string] => [marks[field], timeKeys[field]]),
        ),
      };
    }
  },
});

/** Data on the systems that were seen. */
function tokenOf(client: PlistDictionary): string | null {
  const data = dataAt(client, 'ClientStorageToken');
  return data === undefined ? textAt(client, 'ClientStorageToken') : base64Of(data);
}

const timeFields = Object.keys(timeKeys) as TimeField[];

function momentsOf(client: PlistDictionary): { readonly [K in TimeField]: string | null } {
  return {
    consumptionPeriodBegin: momentAt(client, timeKeys.consumptionPeriodBegin),
    receivingLocationInformationTimeStopped: momentAt(
      client,
      timeKeys.receivingLocationInformationTimeStopped,
    ),
    visitTimeStopped: momentAt(client, timeKeys.visitTimeStopped),
    locationTimeStopped: momentAt(client, timeKeys.locationTimeStopped),
    backgroundLocationTimeStopped: momentAt(client, timeKeys.backgroundLocationTimeStopped),
    significantTimeStopped: momentAt(client, timeKeys.significantTimeStopped),
    nonPersistentSignificantTimeStopped: momentAt(
      client,
      timeKeys.nonPersistentSignificantTimeStopped,
    ),
    fenceTimeStopped: momentAt(client, timeKeys.fenceTimeStopped),
    beaconRegionTimeStopped: momentAt(client, timeKeys.beaconRegionTimeStopped),
  };
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
export const noTimes = {
  consumptionPeriodBegin: null,
  receivingLocationInformationTimeStopped: null,
  visitTimeStopped: null,
  locationTimeStopped: null,
  backgroundLocationTimeStopped: null,
  significantTimeStopped: null,
  nonPersistentSignificantTimeStopped: null,
  fenceTimeStopped: null,
  beaconRegionTimeStopped: null,
};

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
        clientStorageToken: null,
      },
    ],
  })),
  { name: 'no clients', content: { plist: {} }, records: [] },
];
