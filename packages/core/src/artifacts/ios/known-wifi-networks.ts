import { hexOf } from '../../bytes/hex.ts';
import {
  arrayAt,
  booleanAt,
  dataAt,
  dictionaryAt,
  isDictionary,
  stringAt,
  type PlistDictionary,
  type PlistValue,
} from '../../formats/plist/index.ts';
import {
  defineArtifact,
  EvidenceError,
  type ArtifactExample,
  type ProblemDraft,
  type RecordDraft,
} from '../../model/index.ts';
import { onSomeIphones } from '../ios-expectation.ts';
import { keyPath, momentAt, readDictionaryFile, textAt, utcTimes } from '../property-list-file.ts';
import { timeDocs } from '../rows/time-docs.ts';

/** A Wi-Fi network that the phone knows, has made an address of its own for, or was made to forget. */
export type KnownWifiNetwork = {
  /** `known`, `private-address` for the list of addresses made up for each network, or `removed`. */
  readonly list: string;
  readonly ssid: string | null;
  /** Addresses of the access points. */
  readonly bssids: readonly string[];
  readonly accessPoints: number;
  readonly security: string | null;
  readonly hidden: boolean | null;
  /** Whether the network asks for a login on a page of its own. */
  readonly captive: boolean | null;
  readonly portalUrl: string | null;
  readonly addReason: string | null;
  /** The app that added it, where one did. */
  readonly bundleId: string | null;
  readonly privateMacAddress: string | null;
  readonly addedAt: string | null;
  readonly joinedByUserAt: string | null;
  readonly joinedBySystemAt: string | null;
  readonly lastJoined: string | null;
  readonly lastAssociatedAt: string | null;
  readonly lastDiscoveredAt: string | null;
  readonly updatedAt: string | null;
  readonly removedAt: string | null;
};

const knownList = 'List of known networks';
const privateAddressList = 'List of scanned networks with private mac';

/** The list since iOS 14, and how its keys begin; the name of the network follows. */
const knownNetworks = '/private/var/preferences/com.apple.wifi.known-networks.plist';
const entryPrefix = 'wifi.network.';

/** The list of those that were removed, which newer systems keep for a while (seen on iOS 26). */
const removedNetworks =
  '/private/var/mobile/Library/Preferences/com.apple.wifi.removed-networks.plist';

/** Access points of one network, at most. */
const maxAccessPoints = 500;

const configuration = '/private/var/preferences/SystemConfiguration';

export const knownWifiNetworks = defineArtifact<KnownWifiNetwork>({
  id: 'ios.known-wifi-networks',
  version: 1,
  title: 'Known Wi-Fi networks',
  group: 'device',
  describes:
    'Wi-Fi networks that the phone knows: when each was added, when the user and when the system joined it, whether it shows a login page, ' +
    'and which app added it. Names of networks and addresses of access points are left out of the records unless asked for, since they tell places.',
  cannotShow:
    'Networks that were forgotten, but for those in the list that newer systems keep of them for a while, and what was sent over one. Networks come from other devices of the same account too, so that the phone may never have been there. ' +
    'Only the last time of each kind is kept.',
  references: [
    'https://github.com/abrignoni/iLEAPP/blob/main/scripts/artifacts/appleWifiPlist.py',
    'https://support.apple.com/guide/security/wi-fi-privacy-secb9cb3140c/web',
  ],
  paths: [
    knownNetworks,
    `${configuration}/com.apple.wifi.plist`,
    `${configuration}/com.apple.wifi-networks.plist`,
    `${configuration}/com.apple.wifi-networks.plist.backup`,
    `${configuration}/com.apple.wifi-private-mac-networks.plist`,
    removedNetworks,
  ],
  expected: onSomeIphones,

  fields: {
    list: { label: 'List' },
    ssid: { label: 'Name of the network', personal: true },
    bssids: { label: 'Addresses of access points', personal: true },
    accessPoints: { label: 'How many access points' },
    security: { label: 'Protection' },
    hidden: { label: 'Hidden' },
    captive: { label: 'Login page' },
    portalUrl: { label: 'Address of the login page', observable: 'url', met: 'resolved' },
    addReason: { label: 'How it was added' },
    bundleId: { label: 'Added by app', observable: 'app-id', met: 'configured' },
    privateMacAddress: { label: 'Address used there', personal: true },
    addedAt: { label: 'Added' },
    joinedByUserAt: { label: 'Last joined by the user' },
    joinedBySystemAt: { label: 'Last joined by the system' },
    lastJoined: { label: 'Last joined' },
    lastAssociatedAt: { label: 'Last connected to an access point' },
    lastDiscoveredAt: { label: 'Last seen' },
    updatedAt: { label: 'Entry updated' },
    removedAt: { label: 'Removed' },
  },
  summary: ['list', 'security', 'captive', 'bundleId'],
  times: timeDocs('cocoa-seconds', {
    others: [
      'network added',
      'network joined by the user',
      'network joined by the system',
      'network joined',
      'network connected',
      'network removed',
    ],
    confidence: 'medium',
  }),

  *parse(file, context) {
    const root = readDictionaryFile(file, context);
    const isList = (key: string): boolean =>
      key === knownList || key === privateAddressList || key.startsWith(entryPrefix);
    // Since iOS 14 the older lists stay behind as settings without networks.
    if (root.size > 0 && ![...root.keys()].some(isList)) {
      if (context.devicePath !== knownNetworks) context.absent('networks');
      else throw new EvidenceError('unsupported', `no key ${entryPrefix}… in the property list`);
    }
    yield* inOlderList(root, knownList, 'known');
    yield* inOlderList(root, privateAddressList, 'private-address');

    let number = -1;
    for (const [key, network] of root) {
      // Places stand in every report, and the key is the name of the network: its number stands there instead.
      number += 1;
      if (!key.startsWith(entryPrefix)) continue;
      const path = keyPath('wifi.network', number);
      const list = context.devicePath === removedNetworks ? 'removed' : 'known';
      if (isDictionary(network)) yield recordOf(entryOf(list, key, network), path);
      else yield oddNetwork(path);
    }
  },
});

/** iOS 14 and later: one entry a network, keyed by its name. */
function entryOf(list: string, key: string, network: PlistDictionary): KnownWifiNetwork {
  const system = dictionaryAt(network, '__OSSpecific__') ?? new Map<string, PlistValue>();
  const captive = dictionaryAt(network, 'CaptiveProfile') ?? new Map<string, PlistValue>();
  const points = accessPointsIn(network, 'BSSList', 'LastAssociatedAt');
  const bssids = points.bssids.length > 0 ? points.bssids : [textAt(system, 'BSSID')];
  return {
    list,
    ssid: nameIn(network, 'SSID') ?? /^wifi\.network\.[a-z]+\.(.*)$/s.exec(key)?.[1] ?? null,
    bssids: bssids.filter((bssid) => bssid !== null),
    accessPoints: points.count,
    security: textAt(network, 'SupportedSecurityTypes'),
    hidden: booleanAt(network, 'Hidden') ?? null,
    captive: booleanAt(captive, 'CaptiveNetwork') ?? null,
    portalUrl: textAt(captive, 'UserPortalURL'),
    addReason: textAt(network, 'AddReason'),
    bundleId: textAt(network, 'BundleID'),
    privateMacAddress: macAddressIn(network),
    addedAt: momentAt(network, 'AddedAt'),
    joinedByUserAt: momentAt(network, 'JoinedByUserAt'),
    joinedBySystemAt: momentAt(network, 'JoinedBySystemAt'),
    lastJoined: momentAt(system, 'prevJoined'),
    lastAssociatedAt: points.last,
    lastDiscoveredAt: momentAt(network, 'LastDiscoveredAt'),
    updatedAt: momentAt(network, 'UpdatedAt'),
    removedAt: momentAt(network, 'RemovedAt'),
  };
}

/** Before, and still for addresses made up for a network: an array under one key. */
function* inOlderList(root: PlistDictionary, key: string, list: string) {
  for (const [index, network] of (arrayAt(root, key) ?? []).entries()) {
    if (!isDictionary(network)) {
      yield oddNetwork(keyPath(key, index));
      continue;
    }
    const captive = dictionaryAt(network, 'CaptiveProfile') ?? network;
    const points = accessPointsIn(network, 'networkKnownBSSListKey', 'lastRoamed');
    const bssids = points.bssids.length > 0 ? points.bssids : [textAt(network, 'BSSID')];
    const data: KnownWifiNetwork = {
      list,
      ssid: textAt(network, 'SSID_STR') ?? nameIn(network, 'SSID'),
      bssids: bssids.filter((bssid) => bssid !== null),
      accessPoints: points.count,
      security: securityOf(network),
      hidden: booleanAt(network, 'HIDDEN_NETWORK') ?? booleanAt(network, 'Hidden') ?? null,
      captive: booleanAt(captive, 'CaptiveNetwork') ?? null,
      portalUrl: textAt(captive, 'UserPortalURL'),
      addReason: textAt(network, 'AddReason'),
      bundleId: textAt(network, 'BundleID'),
      privateMacAddress: macAddressIn(network),
      addedAt: momentAt(network, 'addedAt'),
      joinedByUserAt: null,
      joinedBySystemAt: momentAt(network, 'lastAutoJoined'),
      lastJoined: momentAt(network, 'lastJoined'),
      lastAssociatedAt: points.last,
      lastDiscoveredAt: null,
      updatedAt: momentAt(network, 'lastUpdated'),
      removedAt: null,
    };
    yield recordOf(data, keyPath(key, index));
  }
}

function oddNetwork(path: string): ProblemDraft {
  const position = { unit: 'key', path } as const;
  return { kind: 'problem', code: 'malformed', detail: 'network is no dictionary', position };
}

function recordOf(data: KnownWifiNetwork, path: string): RecordDraft<KnownWifiNetwork> {
  return {
    kind: 'record',
    data,
    position: { unit: 'key', path },
    times: utcTimes(
      'cocoa-seconds',
      ['network added', data.addedAt],
      ['network joined by the user', data.joinedByUserAt],
      ['network joined by the system', data.joinedBySystemAt],
      ['network joined', data.lastJoined],
      ['network connected', data.lastAssociatedAt],
      ['network removed', data.removedAt],
    ),
  };
}

function accessPointsIn(
  network: PlistDictionary,
  key: string,
  lastKey: string,
): { readonly bssids: readonly string[]; readonly count: number; readonly last: string | null } {
  const bssids: string[] = [];
  let last: string | null = null;
  const points = arrayAt(network, key) ?? [];
  for (const point of points.slice(0, maxAccessPoints)) {
    if (!isDictionary(point)) continue;
    const bssid = textAt(point, 'BSSID');
    if (bssid !== null) bssids.push(bssid);
    const at = momentAt(point, lastKey);
    if (at !== null && (last === null || at > last)) last = at;
  }
  return { bssids, count: points.length, last };
}

/** Names are bytes of any encoding, mostly UTF-8. */
function nameIn(network: PlistDictionary, key: string): string | null {
  const name = network.get(key);
  return name instanceof Uint8Array
    ? new TextDecoder().decode(name)
    : (stringAt(network, key) ?? null);
}

function securityOf(network: PlistDictionary): string | null {
  const open = booleanAt(network, 'IsOpenNetwork');
  if (open === true) return 'Open';
  return textAt(network, 'SecurityMode') ?? textAt(network, 'EncryptionType');
}

function macAddressIn(network: PlistDictionary): string | null {
  const address = dictionaryAt(network, 'PRIVATE_MAC_ADDRESS');
  const bytes = address && dataAt(address, 'PRIVATE_MAC_ADDRESS_IN_USE');
  return bytes?.length === 6 ? hexOf(bytes, ':') : null;
}

const nothing: KnownWifiNetwork = {
  list: 'known',
  ssid: null,
  bssids: [],
  accessPoints: 0,
  security: null,
  hidden: null,
  captive: null,
  portalUrl: null,
  addReason: null,
  bundleId: null,
  privateMacAddress: null,
  addedAt: null,
  joinedByUserAt: null,
  joinedBySystemAt: null,
  lastJoined: null,
  lastAssociatedAt: null,
  lastDiscoveredAt: null,
  updatedAt: null,
  removedAt: null,
};

export const examples = (): ArtifactExample<KnownWifiNetwork>[] => [
  {
    name: 'a network of a café with a login page, and one that an app added',
    content: {
      plist: {
        'wifi.network.ssid.Cafe': {
          SSID: new TextEncoder().encode('Cafe'),
          AddReason: 'WiFi Settings',
          AddedAt: new Date('2023-04-15T13:53:47Z'),
          JoinedByUserAt: new Date('2023-04-16T08:00:00Z'),
          UpdatedAt: new Date('2023-04-17T08:00:00Z'),
          Hidden: false,
          SupportedSecurityTypes: 'Open',
          CaptiveProfile: { CaptiveNetwork: true, UserPortalURL: 'http://login.example.org/' },
          BSSList: [
            { BSSID: '00:00:5e:00:53:02', LastAssociatedAt: new Date('2023-04-16T09:00:00Z') },
            { BSSID: '00:00:5e:00:53:01', LastAssociatedAt: new Date('2023-04-16T08:30:00Z') },
          ],
        },
        'wifi.network.ssid.Camera': {
          BundleID: 'org.example.camera',
          JoinedBySystemAt: new Date('2023-05-20T19:55:03Z'),
          __OSSpecific__: { BSSID: '00:00:5e:00:53:10' },
        },
        version: 3,
      },
    },
    records: [
      {
        ...nothing,
        ssid: 'Cafe',
        bssids: ['00:00:5e:00:53:02', '00:00:5e:00:53:01'],
        accessPoints: 2,
        security: 'Open',
        hidden: false,
        captive: true,
        portalUrl: 'http://login.example.org/',
        addReason: 'WiFi Settings',
        addedAt: '2023-04-15T13:53:47Z',
        joinedByUserAt: '2023-04-16T08:00:00Z',
        lastAssociatedAt: '2023-04-16T09:00:00Z',
        updatedAt: '2023-04-17T08:00:00Z',
      },
      {
        ...nothing,
        ssid: 'Camera',
        bssids: ['00:00:5e:00:53:10'],
        bundleId: 'org.example.camera',
        joinedBySystemAt: '2023-05-20T19:55:03Z',
      },
    ],
    times: [
      [
        { at: '2023-04-15T13:53:47Z', marks: 'network added', clock: 'utc' },
        { at: '2023-04-16T08:00:00Z', marks: 'network joined by the user', clock: 'utc' },
        { at: '2023-04-16T09:00:00Z', marks: 'network connected', clock: 'utc' },
      ],
      [{ at: '2023-05-20T19:55:03Z', marks: 'network joined by the system', clock: 'utc' }],
    ],
  },
  {
    name: 'the list of older systems',
    devicePath: `${configuration}/com.apple.wifi.plist`,
    content: {
      plist: {
        'List of known networks': [
          {
            SSID_STR: 'Home',
            BSSID: '00:00:5e:00:53:20',
            HIDDEN_NETWORK: true,
            lastJoined: new Date('2020-01-02T03:04:05Z'),
            lastAutoJoined: new Date('2020-01-03T03:04:05Z'),
          },
          'odd',
        ],
      },
    },
    records: [
      {
        ...nothing,
        ssid: 'Home',
        bssids: ['00:00:5e:00:53:20'],
        hidden: true,
        joinedBySystemAt: '2020-01-03T03:04:05Z',
        lastJoined: '2020-01-02T03:04:05Z',
      },
    ],
    problems: ['malformed'],
  },
  {
    name: 'the address that was made up for a network',
    devicePath: `${configuration}/com.apple.wifi-private-mac-networks.plist`,
    content: {
      plist: {
        'List of scanned networks with private mac': [
          {
            SSID_STR: 'Home',
            IsOpenNetwork: true,
            CaptiveNetwork: false,
            addedAt: new Date('2023-04-15T13:53:47Z'),
            PRIVATE_MAC_ADDRESS: {
              PRIVATE_MAC_ADDRESS_IN_USE: Uint8Array.of(0, 0, 0x5e, 0, 0x53, 0xff),
            },
          },
        ],
      },
    },
    records: [
      {
        ...nothing,
        list: 'private-address',
        ssid: 'Home',
        security: 'Open',
        captive: false,
        privateMacAddress: '00:00:5e:00:53:ff',
        addedAt: '2023-04-15T13:53:47Z',
      },
    ],
  },
  {
    name: 'a network that was removed',
    devicePath: removedNetworks,
    content: {
      plist: {
        'wifi.network.ssid.Hotel': {
          SSID: new TextEncoder().encode('Hotel'),
          SupportedSecurityTypes: 'Open',
          RemovedAt: new Date('2025-11-20T08:00:00Z'),
        },
      },
    },
    records: [
      {
        ...nothing,
        list: 'removed',
        ssid: 'Hotel',
        security: 'Open',
        removedAt: '2025-11-20T08:00:00Z',
      },
    ],
    times: [[{ at: '2025-11-20T08:00:00Z', marks: 'network removed', clock: 'utc' }]],
  },
  {
    name: 'settings without any list',
    devicePath: `${configuration}/com.apple.wifi.plist`,
    content: { plist: { Version: 20 } },
    records: [],
  },
];
