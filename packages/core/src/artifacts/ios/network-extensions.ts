import {
  booleanAt,
  dictionaryAt,
  isArray,
  isDictionary,
  type PlistDictionary,
  type PlistValue,
} from '../../formats/plist/index.ts';
import {
  defineArtifact,
  EvidenceError,
  type ArtifactExample,
  type Emission,
  type RecordDraft,
} from '../../model/index.ts';
import { onSomeIphones } from '../ios-expectation.ts';
import { addressesInProfile } from '../apps/profile-addresses.ts';
import { keyPath, momentAt, readArchiveFile, textAt, timesAt } from '../property-list-file.ts';
import { timeDocs } from '../rows/time-docs.ts';

/** One configuration of the part of the system that lets apps and profiles change how the phone reaches the network. */
export type NetworkExtension = {
  readonly identifier: string;
  readonly name: string | null;
  /** What it sets up, under the names of the archive: `VPN`, `AlwaysOnVPN`, `AppVPN`, `ContentFilter`, `DNSProxy`, `DNSSettings`, `Relay`, `URLFilter`, … */
  readonly parts: readonly string[];
  /** Whether one of them is switched on; `null` where none says it. */
  readonly isEnabled: boolean | null;
  /** Whether a VPN connects by itself. */
  readonly isOnDemand: boolean | null;
  /** Bundle id of the app that made it; `null` where a profile, a person or the system did. */
  readonly application: string | null;
  readonly applicationName: string | null;
  /** Bundle ids of the programs that the traffic or the questions for names pass through. */
  readonly providers: readonly string[];
  readonly urls: readonly string[];
  /** Servers that it names without a scheme. */
  readonly hosts: readonly string[];
  /** Apps and programs for which it has rules of their own: which may reach the local network, which use this VPN. */
  readonly programs: readonly string[];
  /** The profile that set it up, where one did. */
  readonly profileUuid: string | null;
  readonly payloadUuid: string | null;
  readonly profileIdentifier: string | null;
  readonly profileOrganization: string | null;
  /** When it was taken from the profile. */
  readonly profileDate: string | null;
};

/** What `$top` holds besides the configurations, each of which stands under its UUID. */
const uuid = /^[\dA-F]{8}(?:-[\dA-F]{4}){3}-[\dA-F]{12}$/i;

/** Keys under which a configuration names the programs that do the work; `PluginType` is the app that they belong to. */
const providerKeys: ReadonlySet<string> = new Set([
  'NEProviderBundleIdentifier',
  'ProviderBundleIdentifier',
  'DataProviderBundleIdentifier',
  'PacketProviderBundleIdentifier',
  'PluginType',
]);

/** Keys under which rules name the program that each is for. */
const programKeys: ReadonlySet<string> = new Set(['SigningIdentifier', 'MatchSigningIdentifier']);

/** Names of one configuration, at most: the local network has a rule for each app that asked for it. */
const maxNames = 10_000;

export const networkExtensions = defineArtifact<NetworkExtension>({
  id: 'ios.network-extensions',
  version: 1,
  title: 'VPNs, content filters and name servers that were set up',
  group: 'device',
  describes:
    'Configurations that change how the phone reaches the network: VPNs, content filters, proxies and servers for names, relays. For each, whether it is switched on, ' +
    'which app or profile made it, the servers it names and the programs the traffic passes through; also which apps have rules for the local network.',
  cannotShow:
    'What passed through a VPN or filter, who set it up, and configurations that were removed. Passwords and keys lie in the keychain, which is not read. ' +
    'Many ordinary apps set one up: VPN services, blockers of advertising, parental controls, work and school.',
  references: [
    'https://developer.apple.com/documentation/networkextension',
    'https://github.com/EC-DIGIT-CSIRC/sysdiagnose/blob/main/src/sysdiagnose/parsers/networkextension.py',
  ],
  paths: ['/private/var/preferences/com.apple.networkextension.plist'],
  expected: onSomeIphones,

  fields: {
    identifier: { label: 'Identifier' },
    name: { label: 'Name' },
    parts: { label: 'What it sets up' },
    isEnabled: { label: 'Switched on' },
    isOnDemand: { label: 'Connects by itself' },
    application: { label: 'App', observable: 'app-id', met: 'configured' },
    applicationName: { label: 'Name of the app' },
    providers: { label: 'Programs it uses', observable: 'program', met: 'configured' },
    urls: { label: 'Addresses', observable: 'url', met: 'configured' },
    hosts: { label: 'Servers', observable: 'domain', met: 'configured' },
    programs: { label: 'Programs with rules', observable: 'program', met: 'configured' },
    profileUuid: { label: 'Profile', observable: 'profile-id', met: 'configured' },
    payloadUuid: { label: 'Part of the profile', observable: 'profile-id', met: 'configured' },
    profileIdentifier: {
      label: 'Identifier of the profile',
      observable: 'profile-id',
      met: 'configured',
    },
    profileOrganization: { label: 'Organisation of the profile', personal: true },
    profileDate: { label: 'Taken from the profile' },
  },
  summary: ['name', 'parts', 'isEnabled'],
  times: timeDocs('cocoa-seconds', { others: ['profile installed'] }),

  *parse(file, context) {
    const top = readArchiveFile(file, context);
    if (!isDictionary(top)) throw new EvidenceError('unsupported', 'the archive has a root');
    const entries = [...top].filter(([key]) => uuid.test(key));
    // An archive without any configuration still has the list of them.
    if (entries.length === 0 && !top.has('Index')) {
      throw new EvidenceError('unsupported', 'the archive holds no list of configurations');
    }
    for (const [identifier, value] of entries) {
      // Null stands where nothing is left of a configuration.
      if (value !== null) yield* configurationIn(identifier, value);
    }
  },
});

function* configurationIn(
  identifier: string,
  value: PlistValue,
): Generator<Emission<NetworkExtension>> {
  const position = { unit: 'key', path: keyPath(identifier) } as const;
  if (!isDictionary(value)) {
    yield { kind: 'problem', code: 'malformed', detail: 'no configuration', position };
    return;
  }
  const { urls, hosts, isCut } = addressesInProfile(value);
  const providers = new Set<string>();
  const programs = new Set<string>();
  const isWhole = collectNames(value, providers, programs);
  if (isCut || !isWhole) {
    const detail = `only the first ${urls.length + hosts.length} addresses and ${providers.size + programs.size} names`;
    yield { kind: 'problem', code: 'limit-exceeded', detail, position };
  }
  const parts = partsOf(value);
  const profile = dictionaryAt(value, 'ProfileInfo') ?? new Map<string, PlistValue>();
  yield {
    kind: 'record',
    data: {
      identifier,
      name: textAt(value, 'Name'),
      parts: parts.map(([name]) => name),
      isEnabled: someFlag(parts, 'Enabled'),
      isOnDemand: someFlag(parts, 'OnDemandEnabled'),
      application: textAt(value, 'Application'),
      applicationName: textAt(value, 'ApplicationName'),
      providers: [...providers],
      urls,
      hosts,
      programs: [...programs],
      profileUuid: textAt(profile, 'ProfileUUID'),
      payloadUuid: textAt(profile, 'PayloadUUID'),
      profileIdentifier: textAt(profile, 'ProfileIdentifier'),
      profileOrganization: textAt(profile, 'ProfileOrganization'),
      profileDate: momentAt(profile, 'profileIngestionDate'),
    },
    position,
    times: timesAt(profile, ['profile installed', 'profileIngestionDate']),
  } satisfies RecordDraft<NetworkExtension>;
}

/** The objects of a configuration by their keys, also of kinds that newer systems add; those that it lacks are null. */
function partsOf(
  configuration: PlistDictionary,
): readonly (readonly [name: string, part: PlistDictionary])[] {
  return [...configuration].flatMap(([name, part]) =>
    isDictionary(part) && name !== 'ProfileInfo' ? [[name, part] as const] : [],
  );
}

function someFlag(parts: ReturnType<typeof partsOf>, key: string): boolean | null {
  const flags = parts.map(([, part]) => booleanAt(part, key)).filter((flag) => flag !== undefined);
  return flags.length === 0 ? null : flags.includes(true);
}

/** Puts the names of programs, wherever they stand, into two sets; false where there are more than are kept. */
function collectNames(value: PlistValue, providers: Set<string>, programs: Set<string>): boolean {
  if (isArray(value)) return value.every((item) => collectNames(item, providers, programs));
  if (!isDictionary(value)) return true;
  for (const [key, item] of value) {
    if (typeof item === 'string') {
      if (item === '') continue;
      if (providerKeys.has(key)) providers.add(item);
      if (programKeys.has(key)) programs.add(item);
      if (providers.size + programs.size >= maxNames) return false;
    } else if (!collectNames(item, providers, programs)) return false;
  }
  return true;
}

const vpnUuid = '00000000-0000-4000-8000-000000000001';
const filterUuid = '00000000-0000-4000-8000-000000000002';
const rulesUuid = '00000000-0000-4000-8000-000000000003';

const nothingSet = {
  name: null,
  isEnabled: null,
  isOnDemand: null,
  application: null,
  applicationName: null,
  providers: [],
  urls: [],
  hosts: [],
  programs: [],
  profileUuid: null,
  payloadUuid: null,
  profileIdentifier: null,
  profileOrganization: null,
  profileDate: null,
} satisfies Partial<NetworkExtension>;

const uid = (n: number) => ({ uid: n });
const classOf = (name: string) => ({ $classname: name, $classes: [name, 'NSObject'] });

export const examples = (): ArtifactExample<NetworkExtension>[] => [
  {
    name: 'a VPN of an app, a content filter of a profile, and the rules of the system for the local network',
    content: {
      plist: {
        $archiver: 'NSKeyedArchiver',
        $version: 100000,
        $objects: [
          '$null',
          classOf('NEConfiguration'),
          {
            $class: uid(1),
            Name: uid(3),
            Application: uid(4),
            ApplicationName: uid(3),
            Grade: 2,
            VPN: uid(5),
            ContentFilter: uid(0),
            ProfileInfo: uid(0),
          },
          'Example VPN',
          'org.example.vpn',
          { $class: uid(6), Enabled: true, OnDemandEnabled: true, Protocol: uid(7) },
          classOf('NEVPN'),
          {
            $class: uid(8),
            Type: 4,
            ServerAddress: uid(9),
            PluginType: uid(4),
            NEProviderBundleIdentifier: uid(10),
          },
          classOf('NETunnelProviderProtocol'),
          'vpn.example.org',
          'org.example.vpn.tunnel',
          {
            $class: uid(1),
            Name: uid(12),
            ContentFilter: uid(13),
            ProfileInfo: uid(16),
            VPN: uid(0),
          },
          'Example filter',
          { $class: uid(14), Enabled: false, FilterGrade: 1, Provider: uid(15) },
          classOf('NEContentFilter'),
          {
            $class: uid(21),
            FilterBrowsers: true,
            PluginType: uid(17),
            ServerAddress: uid(18),
            DataProviderBundleIdentifier: uid(0),
          },
          {
            $class: uid(22),
            ProfileUUID: uid(19),
            PayloadUUID: uid(20),
            ProfileIdentifier: uid(17),
            ProfileOrganization: uid(12),
            profileIngestionDate: uid(23),
          },
          'org.example.filter',
          'https://filter.example.org/check',
          '00000000-0000-4000-8000-0000000000AA',
          '00000000-0000-4000-8000-0000000000BB',
          classOf('NEFilterProviderConfiguration'),
          classOf('NEProfileIngestionPayloadInfo'),
          { $class: uid(24), 'NS.time': 668_063_167 },
          classOf('NSDate'),
          { $class: uid(1), Name: uid(26), PathController: uid(27) },
          'com.apple.preferences.networkprivacy',
          { $class: uid(28), Rules: uid(29) },
          classOf('NEPathController'),
          { $class: uid(30), 'NS.objects': [uid(31)] },
          classOf('NSArray'),
          { $class: uid(32), SigningIdentifier: uid(33), DenyMulticast: false },
          classOf('NEPathRule'),
          'org.example.camera',
          { $class: uid(35), 'NS.keys': [], 'NS.objects': [] },
          classOf('NSDictionary'),
        ],
        $top: {
          Index: uid(34),
          Version: 1,
          Generation: 7,
          [vpnUuid]: uid(2),
          [filterUuid]: uid(11),
          [rulesUuid]: uid(25),
        },
      },
    },
    records: [
      {
        ...nothingSet,
        identifier: vpnUuid,
        name: 'Example VPN',
        parts: ['VPN'],
        isEnabled: true,
        isOnDemand: true,
        application: 'org.example.vpn',
        applicationName: 'Example VPN',
        providers: ['org.example.vpn', 'org.example.vpn.tunnel'],
        hosts: ['vpn.example.org'],
      },
      {
        ...nothingSet,
        identifier: filterUuid,
        name: 'Example filter',
        parts: ['ContentFilter'],
        isEnabled: false,
        providers: ['org.example.filter'],
        urls: ['https://filter.example.org/check'],
        profileUuid: '00000000-0000-4000-8000-0000000000AA',
        payloadUuid: '00000000-0000-4000-8000-0000000000BB',
        profileIdentifier: 'org.example.filter',
        profileOrganization: 'Example filter',
        profileDate: '2022-03-04T05:06:07Z',
      },
      {
        ...nothingSet,
        identifier: rulesUuid,
        name: 'com.apple.preferences.networkprivacy',
        parts: ['PathController'],
        programs: ['org.example.camera'],
      },
    ],
    times: [[], [{ at: '2022-03-04T05:06:07Z', marks: 'profile installed', clock: 'utc' }], []],
  },
  {
    name: 'a configuration of a kind that a newer system adds, one that is something else, and one of which nothing is left',
    content: {
      plist: {
        $archiver: 'NSKeyedArchiver',
        $version: 100000,
        $objects: [
          '$null',
          classOf('NEConfiguration'),
          { $class: uid(1), Name: uid(0), Tomorrow: uid(3) },
          { $class: uid(4), Enabled: true, ServerURL: uid(5) },
          classOf('NETomorrow'),
          'https://tomorrow.example.org/',
        ],
        $top: { Version: 9, [vpnUuid]: uid(2), [filterUuid]: uid(5), [rulesUuid]: uid(0) },
      },
    },
    records: [
      {
        ...nothingSet,
        identifier: vpnUuid,
        parts: ['Tomorrow'],
        isEnabled: true,
        urls: ['https://tomorrow.example.org/'],
      },
    ],
    problems: ['malformed'],
  },
  {
    name: 'nothing set up',
    content: {
      plist: {
        $archiver: 'NSKeyedArchiver',
        $version: 100000,
        $objects: [
          '$null',
          { $class: uid(2), 'NS.keys': [], 'NS.objects': [] },
          classOf('NSDictionary'),
        ],
        $top: { Index: uid(1), Version: 1 },
      },
    },
    records: [],
  },
  {
    name: 'a list that is no archive of configurations',
    content: { plist: { Version: 1 } },
    records: [],
    problems: ['unsupported'],
  },
];
