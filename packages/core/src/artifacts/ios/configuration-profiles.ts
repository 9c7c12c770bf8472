import {
  arrayAt,
  booleanAt,
  isDictionary,
  type PlistDictionary,
} from '../../formats/plist/index.ts';
import { defineArtifact, isEvidenceError, type ArtifactExample } from '../../model/index.ts';
import { onSomeIphones } from '../ios-expectation.ts';
import { addressesInProfile } from '../apps/profile-addresses.ts';
import { profileFolders } from '../apps/profile-folders.ts';
import { momentAt, readDictionaryFile, textAt, timesAt, wholeText } from '../property-list-file.ts';
import { timeDocs } from '../rows/time-docs.ts';

/** A configuration profile that is installed. */
export type ConfigurationProfile = {
  readonly payloadUuid: string | null;
  readonly payloadIdentifier: string | null;
  readonly payloadDisplayName: string | null;
  readonly payloadOrganization: string | null;
  readonly payloadDescription: string | null;
  /** What it sets, in its own order: `com.apple.wifi.managed`, `com.apple.mdm`, `com.apple.security.root`, … */
  readonly payloadTypes: readonly string[];
  readonly payloadUuids: readonly string[];
  /** Addresses that it sets: of management, web clips, proxies, certificates, name servers, calendars. */
  readonly urls: readonly string[];
  /** Servers, proxies and gateways that it names without a scheme. */
  readonly hosts: readonly string[];
  readonly installDate: string | null;
  readonly isRemovalDisallowed: boolean | null;
  /** Set where a management service put it there, or where it sets one up. */
  readonly isManaged: boolean;
  readonly signerCount: number;
  /** The whole profile as JSON, certificates and tokens among it; `null` where it is too long. */
  readonly profile: string | null;
};

/** A profile has some dozens of payloads at most. */
const maxPayloads = 500;

export const configurationProfiles = defineArtifact<ConfigurationProfile>({
  id: 'ios.configuration-profiles',
  version: 1,
  title: 'Configuration profiles',
  group: 'device',
  describes:
    'Profiles that are installed: settings from outside, such as networks, certificates, proxies, VPN and remote management, ' +
    'with who made each, the servers and addresses it names, and when it was installed.',
  cannotShow:
    'Profiles that were removed, what a management service did with its rights, and what passed through a proxy or VPN of a profile.',
  references: [
    'https://developer.apple.com/documentation/devicemanagement/configuring-multiple-devices-using-profiles',
    'https://docs.mvt.re/en/latest/ios/records/#configuration_profilesjson',
  ],
  paths: profileFolders.map((folder) => `${folder}/profile-*`),
  expected: onSomeIphones,

  fields: {
    payloadUuid: { label: 'Profile', observable: 'profile-id', met: 'configured' },
    payloadIdentifier: { label: 'Identifier', observable: 'profile-id', met: 'configured' },
    payloadDisplayName: { label: 'Name' },
    payloadOrganization: { label: 'Organisation', personal: true },
    payloadDescription: { label: 'Description', personal: true },
    payloadTypes: { label: 'What it sets' },
    payloadUuids: { label: 'Parts', observable: 'profile-id', met: 'configured' },
    urls: { label: 'Addresses', observable: 'url', met: 'configured' },
    hosts: { label: 'Servers', observable: 'domain', met: 'configured' },
    installDate: { label: 'Installed' },
    isRemovalDisallowed: { label: 'Cannot be removed' },
    isManaged: { label: 'Belongs to remote management' },
    signerCount: { label: 'Certificates of its signature' },
    profile: { label: 'The whole profile', personal: true },
  },
  summary: ['payloadDisplayName', 'payloadTypes'],
  times: timeDocs('cocoa-seconds', { others: ['profile installed'] }),

  *parse(file, context) {
    const profile = readDictionaryFile(file, context);
    const payloads = (arrayAt(profile, 'PayloadContent') ?? [])
      .filter((payload) => isDictionary(payload))
      .slice(0, maxPayloads);
    const texts = (key: string): string[] =>
      payloads.map((payload) => textAt(payload, key)).filter((text) => text !== null);
    const payloadTypes = texts('PayloadType');
    const installDate = momentAt(profile, 'InstallDate');
    const position = { unit: 'key', path: '' } as const;
    const { urls, hosts, isCut } = addressesInProfile(profile);
    if (isCut) {
      const detail = `addresses beyond the first ${urls.length + hosts.length}, or longer than a MiB`;
      yield { kind: 'problem', code: 'limit-exceeded', detail, position };
    }
    let whole: string | null = null;
    try {
      whole = wholeText(profile);
    } catch (error) {
      // A long list of sites, or a large picture; what was chosen above is there all the same.
      if (!isEvidenceError(error)) throw error;
      yield { kind: 'problem', code: error.code, detail: error.message, position };
    }
    yield {
      kind: 'record',
      data: {
        payloadUuid: textAt(profile, 'PayloadUUID'),
        payloadIdentifier: textAt(profile, 'PayloadIdentifier'),
        payloadDisplayName: textAt(profile, 'PayloadDisplayName'),
        payloadOrganization: textAt(profile, 'PayloadOrganization'),
        payloadDescription: textAt(profile, 'PayloadDescription'),
        payloadTypes,
        payloadUuids: texts('PayloadUUID'),
        urls,
        hosts,
        installDate,
        isRemovalDisallowed: booleanAt(profile, 'PayloadRemovalDisallowed') ?? null,
        isManaged: isManaged(profile, payloadTypes),
        signerCount: arrayAt(profile, 'SignerCerts')?.length ?? 0,
        profile: whole,
      },
      position,
      times: timesAt(profile, ['profile installed', 'InstallDate']),
    };
  },
});

function isManaged(profile: PlistDictionary, payloadTypes: readonly string[]): boolean {
  const flags = ['IsMDMProfile', 'ManagedProfile', 'InstalledByMDM', 'MDMManaged'];
  return (
    payloadTypes.includes('com.apple.mdm') ||
    flags.some((flag) => booleanAt(profile, flag) === true)
  );
}

const stubPath =
  '/private/var/containers/Shared/SystemGroup/systemgroup.com.apple.configurationprofiles/Library/ConfigurationProfiles/profile-0123456789abcdef.stub';

const userStubPath =
  '/private/var/mobile/Library/UserConfigurationProfiles/profile-0123456789abcdef.stub';

const emptyProfile = {
  payloadUuid: null,
  payloadIdentifier: null,
  payloadDisplayName: null,
  payloadOrganization: null,
  payloadDescription: null,
  payloadUuids: [],
  urls: [],
  hosts: [],
  installDate: null,
  isRemovalDisallowed: null,
  signerCount: 0,
} satisfies Partial<ConfigurationProfile>;

export const examples = (): ArtifactExample<ConfigurationProfile>[] => [
  {
    name: 'a profile that sets a network and a certificate',
    devicePath: stubPath,
    content: {
      plist: {
        InstallDate: new Date('2022-03-04T05:06:07Z'),
        PayloadUUID: '00000000-0000-4000-8000-000000000001',
        PayloadIdentifier: 'org.example.wifi',
        PayloadDisplayName: 'Example Wi-Fi',
        PayloadOrganization: 'Example Foundation',
        PayloadRemovalDisallowed: false,
        PayloadContent: [
          {
            PayloadType: 'com.apple.wifi.managed',
            PayloadUUID: '00000000-0000-4000-8000-000000000002',
          },
          {
            PayloadType: 'com.apple.security.root',
            PayloadUUID: '00000000-0000-4000-8000-000000000003',
          },
        ],
        SignerCerts: [new Uint8Array(4)],
      },
    },
    records: [
      {
        payloadUuid: '00000000-0000-4000-8000-000000000001',
        payloadIdentifier: 'org.example.wifi',
        payloadDisplayName: 'Example Wi-Fi',
        payloadOrganization: 'Example Foundation',
        payloadDescription: null,
        payloadTypes: ['com.apple.wifi.managed', 'com.apple.security.root'],
        payloadUuids: [
          '00000000-0000-4000-8000-000000000002',
          '00000000-0000-4000-8000-000000000003',
        ],
        urls: [],
        hosts: [],
        installDate: '2022-03-04T05:06:07Z',
        isRemovalDisallowed: false,
        isManaged: false,
        signerCount: 1,
        profile:
          '{"InstallDate":"2022-03-04T05:06:07Z","PayloadUUID":"00000000-0000-4000-8000-000000000001",' +
          '"PayloadIdentifier":"org.example.wifi","PayloadDisplayName":"Example Wi-Fi","PayloadOrganization":"Example Foundation",' +
          '"PayloadRemovalDisallowed":false,"PayloadContent":[{"PayloadType":"com.apple.wifi.managed",' +
          '"PayloadUUID":"00000000-0000-4000-8000-000000000002"},{"PayloadType":"com.apple.security.root",' +
          '"PayloadUUID":"00000000-0000-4000-8000-000000000003"}],"SignerCerts":[{"hex":"00000000"}]}',
      },
    ],
    times: [[{ at: '2022-03-04T05:06:07Z', marks: 'profile installed', clock: 'utc' }]],
  },
  {
    name: 'servers that a profile names for management and for a VPN',
    devicePath: stubPath,
    content: {
      plist: {
        PayloadContent: [
          { PayloadType: 'com.apple.mdm', ServerURL: 'https://mdm.example.org/server' },
          { PayloadType: 'com.apple.vpn.managed', IKEv2: { RemoteAddress: 'vpn.example.org' } },
        ],
      },
    },
    records: [
      {
        ...emptyProfile,
        payloadTypes: ['com.apple.mdm', 'com.apple.vpn.managed'],
        urls: ['https://mdm.example.org/server'],
        hosts: ['vpn.example.org'],
        isManaged: true,
        profile:
          '{"PayloadContent":[{"PayloadType":"com.apple.mdm","ServerURL":"https://mdm.example.org/server"},' +
          '{"PayloadType":"com.apple.vpn.managed","IKEv2":{"RemoteAddress":"vpn.example.org"}}]}',
      },
    ],
  },
  {
    name: 'a profile of a management service for one person, with nothing but its content',
    devicePath: userStubPath,
    content: { plist: { PayloadContent: [{ PayloadType: 'com.apple.mdm' }, 'odd'] } },
    records: [
      {
        ...emptyProfile,
        payloadTypes: ['com.apple.mdm'],
        isManaged: true,
        profile: '{"PayloadContent":[{"PayloadType":"com.apple.mdm"},"odd"]}',
      },
    ],
  },
];
