import { booleanAt, isDictionary, type PlistDictionary } from '../../formats/plist/index.ts';
import { defineArtifact, type ArtifactExample } from '../../model/index.ts';
import { onSomeIphones } from '../ios-expectation.ts';
import { addressesInProfile } from '../apps/profile-addresses.ts';
import { profileFolders } from '../apps/profile-folders.ts';
import { exactAt, readDictionaryFile, textAt } from '../property-list-file.ts';

/** What one of two files says of who manages the phone; what the file does not tell is `null`. */
export type RemoteManagement = {
  /** Name of the file: `MDM.plist`, or `CloudConfigurationDetails.plist`. */
  readonly file: string;
  /** Where the phone asks for commands. */
  readonly serverUrl: string | null;
  /** Where it announces itself; the same as the former where `null`. */
  readonly checkInUrl: string | null;
  /** Where it gets the profile that sets up management, when it is set up itself. */
  readonly configurationUrl: string | null;
  /** Other addresses that the file holds, under whatever key. */
  readonly otherUrls: readonly string[];
  /** Servers that it names without a scheme. */
  readonly hosts: readonly string[];
  /** The name under which the service wakes the phone: the same for all phones of one service. */
  readonly topic: string | null;
  /** Identifier of the profile that set management up. */
  readonly managingProfileIdentifier: string | null;
  /** What the service may do, as the sum of the numbers in Apple's list of rights; 8191 is everything. */
  readonly accessRights: number | string | null;
  readonly enrollmentMode: string | null;
  readonly organizationName: string | null;
  readonly isSupervised: boolean | null;
  readonly isMandatory: boolean | null;
  readonly isMdmUnremovable: boolean | null;
  /** Who told the phone to be managed, as a number of the system. */
  readonly configurationSource: number | string | null;
};

export const remoteManagement = defineArtifact<RemoteManagement>({
  id: 'ios.remote-management',
  version: 1,
  title: 'Remote management',
  group: 'device',
  describes:
    'The service that manages the phone from afar: its addresses, what it may do, and which profile set it up (MDM.plist); and whether an organisation ' +
    'supervises the phone or had it managed from its first start (CloudConfigurationDetails.plist).',
  cannotShow:
    'Management that has ended, when it began, and what the service did. Phones from work or school are managed in the ordinary way.',
  references: [
    // ServerURL, CheckInURL, Topic and AccessRights as a profile sets them; the phone keeps them under the same names.
    'https://developer.apple.com/documentation/devicemanagement/mdm',
    // The names of what `CloudConfigurationDetails.plist` holds.
    'https://github.com/doronz88/pymobiledevice3/blob/master/pymobiledevice3/services/mobile_config.py',
  ],
  paths: profileFolders.flatMap((folder) => [
    `${folder}/MDM.plist`,
    `${folder}/CloudConfigurationDetails.plist`,
  ]),
  expected: onSomeIphones,

  fields: {
    file: { label: 'File' },
    serverUrl: { label: 'Server', observable: 'url', met: 'configured' },
    checkInUrl: { label: 'Server for announcing', observable: 'url', met: 'configured' },
    configurationUrl: { label: 'Server for setting up', observable: 'url', met: 'configured' },
    otherUrls: { label: 'Other addresses', observable: 'url', met: 'configured' },
    hosts: { label: 'Servers without scheme', observable: 'domain', met: 'configured' },
    topic: { label: 'Name for waking the phone' },
    managingProfileIdentifier: {
      label: 'Profile that set it up',
      observable: 'profile-id',
      met: 'configured',
    },
    accessRights: { label: 'Rights' },
    enrollmentMode: { label: 'Kind of management' },
    organizationName: { label: 'Organisation', personal: true },
    isSupervised: { label: 'Supervised' },
    isMandatory: { label: 'Cannot be refused' },
    isMdmUnremovable: { label: 'Cannot be removed' },
    configurationSource: { label: 'Told by' },
  },
  summary: ['serverUrl', 'configurationUrl', 'isSupervised'],

  *parse(file, context) {
    const list = readDictionaryFile(file, context);
    const position = { unit: 'key', path: '' } as const;
    const { urls, hosts, isCut } = addressesInProfile(list);
    if (isCut) {
      const detail = `addresses beyond the first ${urls.length + hosts.length}, or longer than a MiB`;
      yield { kind: 'problem', code: 'limit-exceeded', detail, position };
    }
    const named = {
      serverUrl: textAt(list, 'ServerURL'),
      checkInUrl: textAt(list, 'CheckInURL'),
      configurationUrl: textAt(list, 'ConfigurationURL'),
    };
    const told = new Set(Object.values(named).map((url) => url?.trim()));
    yield {
      kind: 'record',
      data: {
        file: context.devicePath.slice(context.devicePath.lastIndexOf('/') + 1),
        ...named,
        otherUrls: urls.filter((url) => !told.has(url)),
        hosts: hosts.filter((host) => !told.has(host)),
        topic: textAt(list, 'Topic'),
        managingProfileIdentifier: textAt(list, 'ManagingProfileIdentifier'),
        accessRights: exactAt(list, 'AccessRights'),
        enrollmentMode: textAt(list, 'EnrollmentMode'),
        organizationName: organizationIn(list),
        isSupervised: booleanAt(list, 'IsSupervised') ?? null,
        isMandatory: booleanAt(list, 'IsMandatory') ?? null,
        isMdmUnremovable: booleanAt(list, 'IsMDMUnremovable') ?? null,
        configurationSource: exactAt(list, 'ConfigurationSource'),
      },
      position,
    };
  },
});

/** In `MDM.plist` the service may have told it later, in a list of its own (the command `Settings`). */
function organizationIn(list: PlistDictionary): string | null {
  const info = list.get('OrganizationInfo');
  return (
    textAt(list, 'OrganizationName') ??
    (isDictionary(info) ? textAt(info, 'OrganizationName') : null)
  );
}

const folder =
  '/private/var/containers/Shared/SystemGroup/systemgroup.com.apple.configurationprofiles/Library/ConfigurationProfiles';

const nothing = {
  serverUrl: null,
  checkInUrl: null,
  configurationUrl: null,
  otherUrls: [],
  hosts: [],
  topic: null,
  managingProfileIdentifier: null,
  accessRights: null,
  enrollmentMode: null,
  organizationName: null,
  isSupervised: null,
  isMandatory: null,
  isMdmUnremovable: null,
  configurationSource: null,
} satisfies Omit<RemoteManagement, 'file'>;

export const examples = (): ArtifactExample<RemoteManagement>[] => [
  {
    name: 'a service that may do everything',
    devicePath: `${folder}/MDM.plist`,
    content: {
      plist: {
        AccessRights: 8191,
        CheckInURL: 'https://mdm.example.org/checkin',
        IdentityPersistentRef: new Uint8Array(4),
        ManagingProfileIdentifier: 'org.example.management',
        OrganizationInfo: { OrganizationName: 'Example Foundation' },
        PushMagic: '00000000-0000-4000-8000-000000000009',
        ServerCapabilities: ['com.apple.mdm.per-user-connections'],
        ServerURL: 'https://mdm.example.org/server',
        SignMessage: false,
        Topic: 'com.apple.mgmt.External.00000000-0000-4000-8000-000000000001',
      },
    },
    records: [
      {
        ...nothing,
        file: 'MDM.plist',
        serverUrl: 'https://mdm.example.org/server',
        checkInUrl: 'https://mdm.example.org/checkin',
        topic: 'com.apple.mgmt.External.00000000-0000-4000-8000-000000000001',
        managingProfileIdentifier: 'org.example.management',
        accessRights: 8191,
        organizationName: 'Example Foundation',
      },
    ],
  },
  {
    name: 'a phone that an organisation supervises from its first start',
    devicePath: `${folder}/CloudConfigurationDetails.plist`,
    content: {
      plist: {
        AllowPairing: true,
        CloudConfigurationUIComplete: true,
        ConfigurationSource: 1,
        ConfigurationURL: 'https://enrol.example.org/profile',
        ConfigurationWebURL: 'https://portal.example.org/',
        IsMDMUnremovable: true,
        IsMandatory: true,
        IsSupervised: true,
        OrganizationEmail: 'it@example.org',
        OrganizationName: 'Example Foundation',
        PostSetupProfileWasInstalled: true,
        SkipSetup: ['Location', 'Siri'],
      },
    },
    records: [
      {
        ...nothing,
        file: 'CloudConfigurationDetails.plist',
        configurationUrl: 'https://enrol.example.org/profile',
        otherUrls: ['https://portal.example.org/'],
        organizationName: 'Example Foundation',
        isSupervised: true,
        isMandatory: true,
        isMdmUnremovable: true,
        configurationSource: 1,
      },
    ],
  },
  {
    name: 'a phone that nobody manages',
    devicePath: `${folder}/CloudConfigurationDetails.plist`,
    content: {
      plist: { AllowPairing: true, CloudConfigurationUIComplete: true, IsSupervised: false },
    },
    records: [{ ...nothing, file: 'CloudConfigurationDetails.plist', isSupervised: false }],
  },
];
