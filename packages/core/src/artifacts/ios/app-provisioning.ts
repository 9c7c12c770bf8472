import {
  defineArtifact,
  isEvidenceError,
  type ArtifactExample,
  type ParseContext,
} from '../../model/index.ts';
import { appBundles } from '../apps/app-bundles.ts';
import { profilesInList, provisioningList } from '../apps/provisioning-list.ts';
import {
  maxProfileBytes,
  profileIn,
  profileRecord,
  type AppProvisioning,
} from '../apps/provisioning-profile.ts';
import { onSomeIphones } from '../ios-expectation.ts';
import { readDictionaryFile, textAt } from '../property-list-file.ts';
import { columnsOf } from '../rows/schema-names.ts';
import { timeDocs } from '../rows/time-docs.ts';

export type { AppProvisioning } from '../apps/provisioning-profile.ts';

const listFolder = '/private/var/MobileDevice/ProvisioningProfiles';

export const appProvisioning = defineArtifact<AppProvisioning>({
  id: 'ios.app-provisioning',
  version: 1,
  title: 'Provisioning profiles of apps',
  group: 'apps',
  describes:
    'Profiles that let an app run without the App Store, as they stand in the folder of the app, and in the list that the phone keeps: who may sign the app, ' +
    'for how long, and whether for any phone (companies), for some (tests), or for the programs of developers.',
  cannotShow:
    'Whether the signature of a profile holds: it is not checked. Apps that run without one, as on a phone whose protections were taken off, and profiles that were removed with their app, but for those that free space of the newer list still holds, marked as deleted. ' +
    'Of a profile that the phone keeps in its short form only: the phones it names, when it was made, and the app it is for. Backups hold the list of the phone at most, those of older versions of iOS not even that.',
  references: [
    'https://developer.apple.com/documentation/technotes/tn3125-inside-code-signing-provisioning-profiles',
    'https://blog.google/threat-analysis-group/italian-spyware-vendor-targets-users-in-italy-and-kazakhstan/',
  ],
  paths: [
    `${appBundles}/*/*.app/embedded.mobileprovision`,
    // One file for each profile, named by its id; newer versions of iOS have a database instead.
    `${listFolder}/*-*-*-*-*`,
    `${listFolder}/${provisioningList}`,
  ],
  alsoReads: [`${appBundles}/*/*.app/Info.plist`],
  expected: onSomeIphones,
  decisive: [
    ...columnsOf('profiles', 'uuid team_id name expires is_for_all_devices is_beta cms_blob'),
    ...columnsOf('xml_profiles_cache', 'uuid cms_blob'),
    ...columnsOf('team_id_info', 'team_id team_name'),
    ...columnsOf('certificates', 'leaf'),
    ...columnsOf('certificate_provisioning_cache', 'uuid leaf_pk'),
  ],

  fields: {
    kind: { label: 'Kind of profile' },
    appPath: { label: 'Folder of the app' },
    bundleId: { label: 'App', observable: 'program', met: 'installed' },
    applicationIdentifier: { label: 'For the app' },
    intendedBundleId: { label: 'App it is for', observable: 'app-id', met: 'configured' },
    profileName: { label: 'Name of the profile' },
    profileUuid: { label: 'Id of the profile' },
    teamName: { label: 'Signed by' },
    teamIds: { label: 'Ids of the signer' },
    created: { label: 'Made' },
    expires: { label: 'Valid until' },
    devices: { label: 'Phones it names' },
    mayBeDebugged: { label: 'For the programs of developers' },
    certificates: {
      label: 'Certificates of signers (SHA-256)',
      observable: 'certificate',
      met: 'installed',
    },
    olderCertificateDigests: {
      label: 'The same certificates (SHA-1 and MD5)',
      observable: 'certificate',
      met: 'installed',
    },
  },
  summary: ['bundleId', 'kind', 'teamName'],
  times: timeDocs('cocoa-seconds', { anytime: ['profile made', 'profile valid until'] }),

  *parse(file, context) {
    if (context.devicePath.endsWith(`/${provisioningList}`)) {
      yield* profilesInList(file, context);
      return;
    }
    const profile = profileIn(
      file.read(0, Math.min(file.size, maxProfileBytes + 1)),
      context.limits,
      { tellDamage: (detail) => context.problem({ code: 'malformed', detail }) },
    );
    const appPath = appPathOf(context.devicePath);
    const bundleId = appPath === null ? null : bundleIdOf(appPath, context);
    yield* profileRecord(profile, { appPath, bundleId }, { unit: 'key', path: '' });
  },
});

function appPathOf(devicePath: string): string | null {
  return devicePath.startsWith(`${appBundles}/`)
    ? devicePath.slice(0, devicePath.lastIndexOf('/'))
    : null;
}

/** An Info.plist that cannot be read is told where the list of apps is read. */
function bundleIdOf(appPath: string, context: ParseContext): string | null {
  const file = context.related(`${appPath}/Info.plist`);
  if (file === undefined) return null;
  try {
    return textAt(readDictionaryFile(file, context), 'CFBundleIdentifier');
  } catch (error) {
    if (!isEvidenceError(error)) throw error;
    return null;
  }
}

/** The smallest CMS around a text: lengths in two bytes, no signer. */
function signed(text: string): Uint8Array {
  const element = (tag: number, content: Uint8Array): Uint8Array =>
    Uint8Array.of(tag, 0x82, content.length >> 8, content.length & 0xff, ...content);
  const join = (...parts: readonly Uint8Array[]): Uint8Array =>
    Uint8Array.from(parts.flatMap((part) => [...part]));
  const id = (last: number): Uint8Array =>
    Uint8Array.of(0x06, 9, 0x2a, 0x86, 0x48, 0x86, 0xf7, 0x0d, 0x01, 0x07, last);
  const content = element(0xa0, element(0x04, new TextEncoder().encode(text)));
  const data = join(
    Uint8Array.of(0x02, 1, 1, 0x31, 0),
    element(0x30, join(id(1), content)),
    Uint8Array.of(0x31, 0),
  );
  return element(0x30, join(id(2), element(0xa0, element(0x30, data))));
}

function profile(body: string): Uint8Array {
  return signed(
    '<?xml version="1.0"?><plist version="1.0"><dict><key>Name</key><string>Example</string><key>UUID</key><string>P-1</string>' +
      '<key>TeamName</key><string>Example Works</string><key>TeamIdentifier</key><array><string>TEAM123456</string></array>' +
      '<key>CreationDate</key><date>2023-01-02T03:04:05Z</date><key>ExpirationDate</key><date>2024-01-02T03:04:05Z</date>' +
      `<key>DeveloperCertificates</key><array><data>AQID</data></array>${body}</dict></plist>`,
  );
}

const app = `${appBundles}/00000000-0000-4000-8000-000000000000/Example.app`;
const entitlements = (more: string): string =>
  `<key>Entitlements</key><dict><key>application-identifier</key><string>TEAM123456.org.example.tool</string>${more}</dict>`;

const enterprise = {
  kind: 'enterprise',
  appPath: app,
  bundleId: 'org.example.tool',
  applicationIdentifier: 'TEAM123456.org.example.tool',
  intendedBundleId: 'org.example.tool',
  profileName: 'Example',
  profileUuid: 'P-1',
  teamName: 'Example Works',
  teamIds: ['TEAM123456'],
  created: '2023-01-02T03:04:05Z',
  expires: '2024-01-02T03:04:05Z',
  devices: 0,
  mayBeDebugged: false,
  certificates: ['039058c6f2c0cb492c533b0a4d14ef77cc0f78abccced5287d84a1a2011cfb81'],
  olderCertificateDigests: [
    '7037807198c22a7d2b0807371d763779a84fdfcf',
    '5289df737df57326fcdd22597afb1fac',
  ],
} satisfies AppProvisioning;

const info = { plist: { CFBundleIdentifier: 'org.example.tool' } } as const;

/** As MISQL makes the table; `is_der` came last. */
const profileColumns =
  'uuid TEXT NOT NULL, team_id TEXT NOT NULL, install_time TEXT DEFAULT CURRENT_TIMESTAMP, name TEXT NOT NULL, expires INTEGER, is_for_all_devices INTEGER, ' +
  'is_apple_internal INTEGER, is_local INTEGER, is_beta INTEGER, cms_blob BLOB NOT NULL, is_der INTEGER DEFAULT (0)';
const wholeProfile = profile(
  `<key>ProvisionsAllDevices</key><true/>${entitlements('<key>get-task-allow</key><false/>')}`,
);
const shortForm = Uint8Array.of(0x31, 0);
const inList = { ...enterprise, appPath: null, bundleId: null };
const fromColumns = {
  ...inList,
  kind: null,
  applicationIdentifier: null,
  intendedBundleId: null,
  profileName: 'Other',
  profileUuid: 'P-2',
  created: null,
  devices: null,
  mayBeDebugged: null,
} satisfies AppProvisioning;
const madeAndExpires = [
  { at: '2023-01-02T03:04:05Z', marks: 'profile made', clock: 'utc' },
  { at: '2024-01-02T03:04:05Z', marks: 'profile valid until', clock: 'utc' },
] as const;

export const examples = (): ArtifactExample<AppProvisioning>[] => [
  {
    name: 'an app of a company, for any phone',
    devicePath: `${app}/embedded.mobileprovision`,
    content: profile(
      `<key>ProvisionsAllDevices</key><true/>${entitlements('<key>get-task-allow</key><false/>')}`,
    ),
    related: { [`${app}/Info.plist`]: info },
    records: [enterprise],
    times: [
      [
        { at: '2023-01-02T03:04:05Z', marks: 'profile made', clock: 'utc' },
        { at: '2024-01-02T03:04:05Z', marks: 'profile valid until', clock: 'utc' },
      ],
    ],
  },
  {
    name: 'an app for some phones, whose description cannot be read',
    devicePath: `${app}/embedded.mobileprovision`,
    content: profile(
      `<key>ProvisionedDevices</key><array><string>a</string><string>b</string></array>${entitlements('')}`,
    ),
    related: { [`${app}/Info.plist`]: 'no list' },
    records: [{ ...enterprise, kind: 'ad-hoc', bundleId: null, devices: 2, mayBeDebugged: null }],
  },
  {
    name: 'a program that is being made, in the list of the phone',
    devicePath: `${listFolder}/00000000-0000-4000-8000-000000000001`,
    content: profile(
      `<key>ProvisionedDevices</key><array><string>a</string></array>${entitlements('<key>get-task-allow</key><true/>')}`,
    ),
    records: [
      {
        ...enterprise,
        kind: 'development',
        appPath: null,
        bundleId: null,
        devices: 1,
        mayBeDebugged: true,
      },
    ],
  },
  {
    name: 'a profile for all apps of a team, in the list of the phone',
    devicePath: `${listFolder}/00000000-0000-4000-8000-000000000002`,
    content: profile(
      `<key>ProvisionsAllDevices</key><true/>${entitlements('<key>get-task-allow</key><false/>').replace('tool<', '*<')}`,
    ),
    records: [
      {
        ...inList,
        applicationIdentifier: 'TEAM123456.org.example.*',
        intendedBundleId: null,
      },
    ],
  },
  {
    name: 'a test through TestFlight',
    devicePath: `${app}/embedded.mobileprovision`,
    content: profile(entitlements('<key>beta-reports-active</key><true/>')),
    related: { [`${app}/Info.plist`]: info },
    records: [{ ...enterprise, kind: 'testflight', mayBeDebugged: null }],
  },
  {
    name: 'the list of a newer phone: a whole profile, one whose whole form lies beside, one in its short form only',
    devicePath: `${listFolder}/${provisioningList}`,
    content: {
      sqlite: {
        tables: {
          profiles: {
            columns: profileColumns,
            rows: [
              ['P-1', 'TEAM123456', null, 'Example', 1704164645, 1, 0, 0, 0, wholeProfile, 0],
              ['P-1', 'TEAM123456', null, 'Example', 1704164645, 1, 0, 0, 0, shortForm, 1],
              ['P-2', 'TEAM123456', null, 'Other', 1704164645, 0, 0, 0, 1, shortForm, 1],
              ['P-3', 'TEAM654321', null, 'Third', null, 0, 0, 0, 0, shortForm, 1],
            ],
          },
          xml_profiles_cache: {
            columns: 'uuid TEXT NOT NULL PRIMARY KEY, cms_blob BLOB NOT NULL',
            rows: [['P-1', wholeProfile]],
          },
          team_id_info: {
            columns: 'team_id TEXT NOT NULL, team_name TEXT NOT NULL, PRIMARY KEY (team_id)',
            rows: [['TEAM123456', 'Example Works']],
          },
          certificates: {
            columns: 'pk INTEGER PRIMARY KEY AUTOINCREMENT, leaf BLOB UNIQUE NOT NULL',
            rows: [[7, Uint8Array.of(1, 2, 3)]],
          },
          certificate_provisioning_cache: {
            columns:
              'pk INTEGER PRIMARY KEY AUTOINCREMENT, uuid TEXT NOT NULL, leaf_pk INTEGER NOT NULL, UNIQUE(uuid, leaf_pk)',
            rows: [[1, 'P-2', 7]],
          },
        },
      },
    },
    records: [
      inList,
      inList,
      { ...fromColumns, kind: 'testflight' },
      {
        ...fromColumns,
        profileName: 'Third',
        profileUuid: 'P-3',
        teamName: null,
        teamIds: ['TEAM654321'],
        expires: null,
        certificates: [],
        olderCertificateDigests: [],
      },
    ],
    times: [
      madeAndExpires,
      madeAndExpires,
      [{ at: '2024-01-02T03:04:05Z', marks: 'profile valid until', clock: 'utc' }],
      [],
    ],
  },
  {
    name: 'a list of before the short form, with a profile that cannot be read',
    devicePath: `${listFolder}/${provisioningList}`,
    content: {
      sqlite: {
        tables: {
          profiles: {
            columns: profileColumns.slice(0, profileColumns.lastIndexOf(',')),
            rows: [['P-2', 'TEAM123456', null, 'Other', 1704164645, 1, 0, 0, 0, shortForm]],
          },
        },
      },
    },
    records: [
      {
        ...fromColumns,
        kind: 'enterprise',
        teamName: null,
        certificates: [],
        olderCertificateDigests: [],
      },
    ],
    problems: ['unsupported'],
  },
  {
    name: 'a list of a schema that is not known',
    devicePath: `${listFolder}/${provisioningList}`,
    content: { sqlite: { tables: { settings: { columns: 'key TEXT', rows: [['a']] } } } },
    records: [],
    problems: ['unsupported'],
  },
  {
    name: 'a profile that is no signed data',
    devicePath: `${app}/embedded.mobileprovision`,
    content: '<plist version="1.0"><dict/></plist>',
    records: [],
    problems: ['unsupported'],
  },
];
